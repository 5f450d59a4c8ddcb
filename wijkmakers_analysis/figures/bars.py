"""Bars of printed numbers: a class has one light bar of fixed length, what is withheld none."""

from collections.abc import Iterable

from wijkmakers_analysis import style
from wijkmakers_analysis.figures.canvas import Canvas
from wijkmakers_analysis.figures.wording import has_number
from wijkmakers_analysis.indicators.fact import Fact

CLASS_LENGTH = 9.0


def longest(facts: Iterable[Fact | None]) -> float:
    """Return the largest printed number or bound, at least 1."""
    ends = [max(_printed(fact), default=0) for fact in facts if fact]
    return max(ends, default=1) or 1


def draw_bar(
    canvas: Canvas,
    fact: Fact | None,
    corner: tuple[float, float],
    thickness: float,
    points_a_unit: float,
    colour: str,
) -> float:
    """Draw the bar of one fact from its upper left corner and return where it ends.

    A class from one ('1 tot en met 4') has a light bar of CLASS_LENGTH, whatever is behind it.
    Other bounds have a bar up to the lower and a light one on to the upper. Zero has none, nor
    has what has no number.
    """
    x, y = corner
    ends = _printed(fact) if has_number(fact) else ()
    if has_number(fact) and not ends:
        canvas.bar(x, y, CLASS_LENGTH, thickness, style.HAIRLINE)
        return x + CLASS_LENGTH
    start = x
    for end, shade in zip(ends, (colour, style.HAIRLINE), strict=False):
        if end * points_a_unit > start - x:
            canvas.bar(start, y, x + end * points_a_unit - start, thickness, shade)
            start = x + end * points_a_unit
    return start


def _printed(fact: Fact) -> tuple[float, ...]:
    """Return the number of a fact, or its bounds; nothing for a class from one."""
    if fact.value is not None:
        return (fact.value,)
    if fact.method == "klasse" and (fact.low or 0) <= 1:
        return ()
    return tuple(bound for bound in (fact.low, fact.high) if bound is not None)
