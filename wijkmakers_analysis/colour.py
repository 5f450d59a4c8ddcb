"""Reckon with colours: how well one can be read on another, and the nearest one that can.

Contrast and luminance are those of WCAG 2.2 (1.4.3). Lightness is that of OKLab (Ottosson 2020,
"A perceptual color space for image processing"), in which a colour made lighter or darker keeps
its hue to the eye.
"""

import math
import re

READABLE, VISIBLE = 4.5, 3.0  # contrast of text, and of marks
STEPS = 500
_SHORT = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])")
_LONG = re.compile(r"#?([0-9a-f]{6})")
# Linear sRGB to the cones, and the cones' cube roots to OKLab, with their inverses.
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
# Three numbers: red, green and blue, or what stands for them.
Triple = tuple[float, ...]


def read_colour(written: str) -> str:
    """Return a colour as #0B6B5D; empty where it is none."""
    text = written.strip().lower()
    if found := _SHORT.fullmatch(text):
        text = "".join(2 * digit for digit in found.groups())
    found = _LONG.fullmatch(text)
    return f"#{found[1].upper()}" if found else ""


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return the lightness of OKLab, 0 to 1."""
    return _lab(colour)[0]


def with_lightness(colour: str, light: float) -> str:
    """Return a colour of the same hue at a lightness, as vivid as it can be, at most as it was.

    Parameters
    ----------
    light
        Lightness of OKLab, 0 to 1.
    """
    _, a, b = _lab(colour)
    vivid, dull = 1.0, 0.0
    if not _fits(_from_lab((light, a, b))):
        for _ in range(20):
            middle = (vivid + dull) / 2
            fits = _fits(_from_lab((light, a * middle, b * middle)))
            vivid, dull = (vivid, middle) if fits else (middle, dull)
        vivid = dull
    return _written(_from_lab((light, a * vivid, b * vivid)))


def nearest_readable(colour: str, ground: str, least: float = READABLE) -> str:
    """Return the colour itself where it can be read on a ground, else the nearest in lightness.

    Parameters
    ----------
    least
        The contrast it must have.
    """
    if contrast(colour, ground) >= least:
        return colour
    start = lightness(colour)
    darker = [start * (1 - step / STEPS) for step in range(STEPS + 1)]
    lighter = [start + (1 - start) * step / STEPS for step in range(STEPS + 1)]
    found = []
    for steps in (darker, lighter):
        fitting = (with_lightness(colour, light) for light in steps)
        fit = next((one for one in fitting if contrast(one, ground) >= least), None)
        found += [fit] if fit else []
    return min(found, key=lambda one: abs(lightness(one) - start))


def mixed(colour: str, ground: str, share: float) -> str:
    """Return so much of a colour, 0 to 1, over a ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _hex(tuple(share * one + (1 - share) * other for one, other in pairs))


def _channels(colour: str) -> Triple:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _linear(colour: str) -> Triple:
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in
                 _channels(colour))  # fmt: skip


def _lab(colour: str) -> Triple:
    return _times(_TO_LAB, tuple(math.cbrt(part) for part in _times(_TO_CONES, _linear(colour))))


def _from_lab(lab: Triple) -> Triple:
    return _times(_FROM_CONES, tuple(part**3 for part in _times(_FROM_LAB, lab)))


def _fits(linear: Triple) -> bool:
    return all(-1e-4 <= part <= 1 + 1e-4 for part in linear)


def _written(linear: Triple) -> str:
    inside = (min(max(part, 0.0), 1.0) for part in linear)
    return _hex(tuple(
        12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in inside
    ))  # fmt: skip


def _hex(channels: Triple) -> str:
    return "#" + "".join(f"{round(255 * part):02X}" for part in channels)


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
