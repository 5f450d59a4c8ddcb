"""The font of the figures, how wide a text is, and how it is made to fit."""

from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from wijkmakers_analysis import style

ELLIPSIS = "…"


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


@cache
def _families() -> tuple[str, ...]:
    """Register the fonts of the package and return those of the family that can be had."""
    folder = Path(str(files("wijkmakers_analysis"))) / "templates" / "fonts"
    for path in sorted(folder.glob("Inter*.ttf")):
        fontManager.addfont(path)
    known = {font.name for font in fontManager.ttflist}
    return tuple(name for name in style.FONT_FAMILY if name in known)
