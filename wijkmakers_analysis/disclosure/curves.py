"""Print the points of a curve over time only where enough people came back between two of them.

A curve in whole percents of thirty people falls by one person at a time, so that each month would
tell of one. A month in which fewer people than the threshold came back since the last one that is
told, or before twelve months, is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.coarse import withheld
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings

CURVE, WITHIN_A_YEAR = "time_to_return.survival", "time_to_return.within_12_months"
A_YEAR_DAYS = 365
REASON = "Sinds het vorige getal kwamen te weinig mensen terug om dit apart te vertellen."


@dataclass(frozen=True)
class _Point:
    """The share that has not come back by a day, and how many are still followed after it."""

    day: int
    share: float
    followed: int
    at: int


def thin_curves(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts without points of the curve between which a few people came back.

    How many came back between two points is reckoned from the shares and from who is still
    followed. The share of twelve months is a point of the same curve, and is always told.
    """
    points = [
        _Point(int(one.group["dag"]), one.value, _followed_after(one, one.value), at)
        for at, one in enumerate(findings)
        if one.id == CURVE and facts[at].value is not None and one.value is not None
    ]
    points.sort(key=lambda point: point.day)
    everybody = max((findings[point.at].people or 0 for point in points), default=0)
    year = _after_a_year(findings, facts)
    hidden = _hidden_among(points, everybody, year, settings.privacy.threshold)
    return [
        withheld(findings[at], REASON) if at in hidden else fact for at, fact in enumerate(facts)
    ]


def _after_a_year(findings: Sequence[Finding], facts: Sequence[Fact]) -> float | None:
    """Return the share that had not come back after a year, where that is told."""
    told = (
        1 - one.value
        for one, fact in zip(findings, facts, strict=True)
        if one.id == WITHIN_A_YEAR and fact.value is not None and one.value is not None
    )
    return next(told, None)


def _followed_after(one: Finding, share: float) -> int:
    """Return how many are followed after a day: n counts who came back on that day as well."""
    left = round((one.people or 0) * share)
    return left if one.n is None else min(one.n, left)


def _hidden_among(
    points: Sequence[_Point], everybody: int, year: float | None, threshold: int
) -> set[int]:
    hidden: set[int] = set()
    last = _Point(0, 1.0, everybody, -1)
    for point in points:
        is_of_year = year is not None and point.day == A_YEAR_DAYS
        if year is not None and last.day < A_YEAR_DAYS < point.day:
            last = _Point(A_YEAR_DAYS, year, point.followed, -1)
        is_few = _came_back(last, point.share) < threshold
        if year is not None and point.day < A_YEAR_DAYS:
            is_few = is_few or _came_back(point, year) < threshold
        if is_few and not is_of_year:
            hidden.add(point.at)
        else:
            last = point
    return hidden


def _came_back(start: _Point, share: float) -> int:
    """Return how many came back since a point until this share is left; 0 where there is none."""
    return round(start.followed * (1 - share / start.share)) if start.share else 0
