"""Bars of office numbers: a value, its interval as a line, and bounds as a bar with a light end."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkmakers_analysis import style
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width

ROW, BAR, GAP, LABELS, ROOM = 18.0, 10.0, 6.0, 200.0, 120.0
# Where JupyterLab does not have the font of the house, its own is wider.
WIDER = 1.18


@dataclass(frozen=True)
class Bar:
    """One row of a figure.

    Parameters
    ----------
    label, said
        Words before and behind the bar.
    value
        Its length, below zero to the left; None where there is none.
    low, high
        An interval around the value; without a value, bounds. None where there is none.
    """

    label: str
    said: str
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def ends(self) -> tuple[float, ...]:
        """Everything that has a place on the axis."""
        return tuple(one for one in (self.value, self.low, self.high) if one is not None)


def draw_rows(bars: Sequence[Bar]) -> tuple[str, tuple[float, float]]:
    """Draw bars under each other; return the SVG and its size in inches."""
    ends = [0.0, *(end for bar in bars for end in bar.ends)]
    left = min(LABELS, max(text_width(bar.label) for bar in bars) * WIDER) + GAP
    # The words behind a bar may be long: at least ROOM, at most half of the sheet.
    room = min(max(ROOM, *(text_width(bar.said) * WIDER + GAP for bar in bars)), WIDTH / 2)
    scale = (WIDTH - left - room) / ((max(ends) - min(ends)) or 1.0)
    zero = left - min(ends) * scale
    with drawing(ROW * len(bars) + 4) as canvas:
        for place, bar in enumerate(bars):
            y = ROW * (place + 0.5)
            canvas.text(left - GAP, y, shortened(bar.label, LABELS / WIDER), align="right")
            end = max(zero, _draw(canvas, bar, zero, y, scale))
            canvas.text(end + GAP, y, shortened(bar.said, (WIDTH - end - GAP) / WIDER))
        canvas.line([(zero, 0), (zero, ROW * len(bars))])
        return canvas.svg(), canvas.size


def _draw(canvas: Canvas, bar: Bar, zero: float, y: float, scale: float) -> float:
    """Draw one bar and return where it ends."""

    def fill(start: float, end: float, colour: str) -> None:
        first, last = sorted((zero + start * scale, zero + end * scale))
        canvas.bar(first, y - BAR / 2, last - first, BAR, colour)

    if bar.value is None:
        fill(0, bar.low or 0, style.ACCENT)
        if bar.high is not None:
            fill(bar.low or 0, bar.high, style.HAIRLINE)
    else:
        fill(0, bar.value, style.ACCENT)
        if bar.low is not None and bar.high is not None:
            points = [(zero + end * scale, y) for end in (bar.low, bar.high)]
            canvas.line(points, style.INK, 1.0)
    return zero + max(bar.ends, default=0) * scale
