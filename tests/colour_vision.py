"""See colours as people do who lack one kind of cone, and tell how far two are apart to the eye.

The matrices, on linear sRGB, are those of Viénot, Brettel and Mollon (1999), "Digital video
colourmaps for checking the legibility of displays by dichromats", Color Research and Application
24, worked out for sRGB primaries with the cones of Smith and Pokorny (1975); blindness to blue is
the one-plane approximation of Brettel, Viénot and Mollon (1997), J. Opt. Soc. Am. A 14, anchored
at white and at 485 and 660 nm. How far apart is the distance in OKLab (Ottosson 2020) times 100.
"""

import math

MATRICES = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritanopia": (
        (1.01354, 0.14268, -0.15622),
        (-0.01181, 0.87561, 0.13619),
        (0.07707, 0.81208, 0.11085),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen_by(colour: str, vision: str) -> tuple[float, float, float]:
    """Return the linear sRGB that somebody sees in place of a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    rows = MATRICES.get(vision, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    return tuple(
        min(max(sum(m * v for m, v in zip(row, linear, strict=True)), 0), 1) for row in rows
    )


def apart(one: str, other: str, vision: str) -> float:
    """Return how far two colours are apart for somebody, in hundredths of OKLab."""
    return 100 * math.dist(_lab(seen_by(one, vision)), _lab(seen_by(other, vision)))


def _lab(linear) -> tuple[float, float, float]:
    red, green, blue = linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
