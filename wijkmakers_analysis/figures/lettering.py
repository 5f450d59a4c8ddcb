"""The font of the figures, how wide a text is, and whether texts stand in each other's way."""

from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from wijkmakers_analysis import style

ELLIPSIS = "…"
SVG = "http://www.w3.org/2000/svg"
TOUCH = 0.3  # points that boxes may share before they count as touching


@cache
def font(size: float, bold: bool = False) -> FontProperties:
    """Return the font of the house; the last resort has no bold."""
    families = [name for name in _families() if not (bold and "Last Resort" in name)]
    return FontProperties(family=families, size=size, weight=700 if bold else 400)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = style.FONT_SIZE, bold: bool = False) -> float:
    """Return the width of a line in points."""
    return text_to_path.get_text_width_height_descent(text, font(size, bold), ismath=False)[0]


def shortened(text: str, width: float, size: float = style.FONT_SIZE, bold: bool = False) -> str:
    """Return a text that fits a width in points: itself, or its beginning with an ellipsis."""
    if text_width(text, size, bold) <= width:
        return text
    attempts = [text[:length].rstrip(" ,;:-") + ELLIPSIS for length in range(1, len(text))]
    fitting = bisect_right(attempts, width, key=lambda attempt: text_width(attempt, size, bold))
    return attempts[fitting - 1] if fitting else ELLIPSIS


def wrapped(text: str, width: float, lines: int, size: float = style.FONT_SIZE) -> list[str]:
    """Return a text as at most so many lines that fit a width; the last may be shortened."""
    written: list[str] = []
    left = text.split()
    while left and len(written) < lines - 1:
        taken = 1
        while taken < len(left) and text_width(" ".join(left[: taken + 1]), size) <= width:
            taken += 1
        written.append(shortened(" ".join(left[:taken]), width, size))
        left = left[taken:]
    if left:
        written.append(shortened(" ".join(left), width, size))
    return written


def overlapping_texts(svg: str) -> list[tuple[str, str]]:
    """Return the texts of a drawing that touch another text, or (text, '') that leave the sheet."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    boxes = [_box(one) for one in root.iter(f"{{{SVG}}}text") if (one.text or "").strip()]
    outside = [
        (text, "")
        for text, x0, y0, x1, y1 in boxes
        if min(x0, y0) < -TOUCH or x1 > width + TOUCH or y1 > height + TOUCH
    ]
    return outside + [
        (a[0], b[0])
        for a, b in combinations(boxes, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > TOUCH and min(a[4], b[4]) - max(a[2], b[2]) > TOUCH
    ]


def _box(text: ElementTree.Element) -> tuple[str, float, float, float, float]:
    rules = dict(rule.split(": ", 1) for rule in text.attrib["style"].split("; "))
    size = float(rules["font-size"].removesuffix("px"))
    told = text.text or ""
    width = text_width(told, size, rules.get("font-weight", "400") == "700")
    shift = {"start": 0.0, "middle": width / 2, "end": width}[rules["text-anchor"]]
    left, baseline = float(text.attrib["x"]) - shift, float(text.attrib["y"])
    return told, left, baseline - 0.74 * size, left + width, baseline + 0.2 * size


@cache
def _families() -> tuple[str, ...]:
    """Register the fonts of the package and return those of the family that can be had."""
    folder = Path(str(files("wijkmakers_analysis"))) / "templates" / "fonts"
    for path in sorted(folder.glob("Inter*.ttf")):
        fontManager.addfont(path)
    known = {font.name for font in fontManager.ttflist}
    return tuple(name for name in style.FONT_FAMILY if name in known)
