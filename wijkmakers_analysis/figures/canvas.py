"""A sheet to draw on, in points from its upper left corner, with one look and one scale.

The look and the scale stand around building and saving alike, because some settings of matplotlib
act only when it saves.
"""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from wijkmakers_analysis import style
from wijkmakers_analysis.figures.lettering import font

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

POINTS_PER_INCH = 72
WIDTH = round(style.FIGURE_WIDTH * POINTS_PER_INCH)
LOOK: "dict[RcKeyType, object]" = {
    "svg.fonttype": "none",
    "svg.hashsalt": "wijkmakers",
    "text.color": style.INK,
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "no_hinting",
    "figure.facecolor": style.PAPER,
    "savefig.facecolor": style.PAPER,
    "path.simplify": False,
    "path.sketch": None,
}
SCALE: "dict[RcKeyType, float]" = {
    "font.size": style.FONT_SIZE,
    "figure.dpi": POINTS_PER_INCH,
    "savefig.dpi": POINTS_PER_INCH,
    "lines.linewidth": style.LINE_WIDTH,
}
_TAKEN_OUT = {name: None for name in ("Date", "Creator", "Format", "Type")}


class Canvas:
    """A sheet of a width and height in points; y grows downwards.

    Parameters
    ----------
    height, width
        In points, above 0.
    look
        The colours of the house, in place of our own.
    """

    def __init__(self, height: float, width: float = WIDTH, look: style.Look = style.HOUSE):
        self._look = look
        self.size = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        self.figure = Figure(figsize=self.size)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = style.FONT_SIZE,
        colour: str = style.INK,
        align: str = "left",
        bold: bool = False,
    ) -> None:
        """Write one line whose middle is at y; ``align`` is left, center or right of x."""
        self._axes.text(
            x, y, text, color=self._look.of(colour), ha=align, va="center_baseline",
            parse_math=False, clip_on=False, fontproperties=font(size, bold),
        )  # fmt: skip

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle from its upper left corner."""
        colour = self._look.of(colour)
        self._add(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none"))

    def pill(
        self, x: float, y: float, width: float, height: float, colour: str, *, hollow: bool = False
    ) -> None:
        """Fill, or outline, a rectangle with round ends."""
        inset, colour = min(height, width) / 2, self._look.of(colour)
        self._add(
            FancyBboxPatch(
                (x + inset, y + inset), width - 2 * inset, height - 2 * inset,
                boxstyle=f"round,pad={inset},rounding_size={inset}", linewidth=1,
                facecolor=style.PAPER if hollow else colour, edgecolor=colour if hollow else "none",
            )
        )  # fmt: skip

    def dots(
        self,
        points: Sequence[tuple[float, float]],
        diameter: float,
        colour: str,
        *,
        hollow: bool = False,
        marker: str = "o",
        edge: str = "none",
    ) -> None:
        """Draw marks of one size and colour."""
        if points:
            colour = self._look.of(colour)
            line = 1.0 if hollow or edge != "none" else 0
            self._axes.scatter(
                [x for x, _ in points], [y for _, y in points], s=(diameter - line) ** 2,
                marker=marker, linewidths=line, clip_on=False, zorder=3,
                facecolors=style.PAPER if hollow else colour, edgecolors=colour if hollow else edge,
            )  # fmt: skip

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = style.HAIRLINE,
        width: float = 0.6,
    ) -> None:
        """Draw a thin line through points."""
        self._add(_path_patch(points, self._look.of(colour), width))

    def curve(
        self,
        start: tuple[float, float],
        control: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        alpha: float = 1,
    ) -> None:
        """Draw a curve from start to end, bent towards control."""
        path = Path([start, control, end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        colour = self._look.of(colour)
        self._add(PathPatch(path, facecolor="none", edgecolor=colour, linewidth=width, alpha=alpha))

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill a polygon, with an edge of its own colour so that neighbours close up."""
        colour = self._look.of(colour)
        self._add(Polygon(points, facecolor=colour, edgecolor=colour, linewidth=0.4))

    def svg(self) -> str:
        """Return the drawing, to be called inside `drawing`."""
        return save_svg(self.figure)

    def _add(self, patch: Patch) -> None:
        patch.set_clip_on(False)
        self._axes.add_artist(patch)
        patch.set_zorder(1)


@contextmanager
def drawing(
    height: float, width: float = WIDTH, look: style.Look = style.HOUSE
) -> Iterator[Canvas]:
    """Give a canvas inside the look and the scale; build and save within."""
    with matplotlib.rc_context({**LOOK, **SCALE}):
        yield Canvas(height, width, look)


def save_svg(figure: Figure) -> str:
    """Return a figure as SVG to set inline: the same figure always gives the same bytes.

    Without XML declaration, doctype, metadata, width and height; the viewBox lets it scale.
    """
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata=_TAKEN_OUT)
    svg = file.getvalue().decode("utf-8")
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'="[^"]*\.\d{3}[^"]*"', _with_two_decimals, svg)
    head, rest = svg.split(">", 1)
    return re.sub(r'\s(width|height)="[^"]*"', "", head) + ' stroke-linejoin="round">' + rest


def _with_two_decimals(attribute: re.Match[str]) -> str:
    """Round what is drawn to a hundredth of a point: small, and the same on every machine."""
    return re.sub(r"-?\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}", attribute[0])


def _path_patch(points: Sequence[tuple[float, float]], colour: str, width: float) -> PathPatch:
    return PathPatch(Path(points), facecolor="none", edgecolor=colour, linewidth=width)
