"""Weigh the difference of two printed figures against chance, at 95 %.

Every verdict follows from printed numbers, and from one bit beside them: whether a difference of
shares of people stays as large when any one organisation is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.coarse import whole_percents
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.statistics import (
    CONFIDENCE,
    error_of_interval,
    newcombe_interval,
    rate_ratio_chance,
    rate_ratio_interval,
    welch_interval,
)
from wijkmakers_analysis.yearpack.comparable import MEAN, SHARE, UNITS, Comparable
from wijkmakers_analysis.yearpack.over_time import BESIDE, CHANCE, LARGER

# A mean and the limits of its interval are printed in one decimal: each may be this far off.
ROUNDING = 0.05

# Says whether a difference keeps its sign (earlier minus this year) without any one organisation.
Holds = Callable[[Comparable, int], bool]


@dataclass(frozen=True)
class Weighed:
    """A verdict, the method that led to it, and the limits of the difference where there are."""

    verdict: str = BESIDE
    method: str = ""
    low: float | None = None
    high: float | None = None


def weigh(one: Comparable, was: Fact, now: Fact, days: tuple[int, int], holds: Holds) -> Weighed:
    """Return what may be said of the difference of two plain facts."""
    if not indicator_of(one.id).may_exceed_chance or "afgerond" in (was.status, now.status):
        return Weighed()
    if one.kind == UNITS:
        return _weigh_counts(was, now, days)
    if one.kind == SHARE:
        return _weigh_shares(one, was, now, holds)
    if one.kind == MEAN:
        return _weigh_means(was, now)
    return Weighed()


def _weigh_counts(was: Fact, now: Fact, days: tuple[int, int]) -> Weighed:
    if was.value is None or now.value is None:
        return Weighed()
    counts = (int(now.value), days[1], int(was.value), days[0])
    chance = rate_ratio_chance(*counts)
    interval = None if chance is None else rate_ratio_interval(*counts)
    if chance is None or interval is None:
        return Weighed()
    low, high = interval
    verdict = LARGER if chance < 1 - CONFIDENCE else CHANCE
    return Weighed(verdict, "exact", round(low, 2), None if high is None else round(high, 2))


def _weigh_shares(one: Comparable, was: Fact, now: Fact, holds: Holds) -> Weighed:
    if now.numerator is None or was.numerator is None:
        return Weighed()
    if not (now.denominator and was.denominator):
        return Weighed()
    low, high = newcombe_interval(now.numerator, now.denominator, was.numerator, was.denominator)
    sign = _sign(low, high)
    verdict = LARGER if sign and holds(one, -sign) else CHANCE
    return Weighed(verdict, "newcombe", whole_percents(low), whole_percents(high))


def _mean_of(fact: Fact) -> tuple[float, float, int] | None:
    """Return a mean, its error and its n; None where its limits were not printed."""
    if fact.value is None or fact.n is None or fact.n < 2 or fact.low is None or fact.high is None:
        return None
    error = error_of_interval(fact.low - ROUNDING, fact.high + ROUNDING, fact.n)
    return fact.value, error, fact.n


def _weigh_means(was: Fact, now: Fact) -> Weighed:
    then, here = _mean_of(was), _mean_of(now)
    # As wide as the printed limits allow, and as near as the printed means allow.
    interval = None if then is None or here is None else welch_interval(*here, *then)
    if interval is None:
        return Weighed()
    low, high = interval[0] - 2 * ROUNDING, interval[1] + 2 * ROUNDING
    verdict = LARGER if _sign(low, high) else CHANCE
    return Weighed(verdict, "welch", round(low, 1), round(high, 1))


def _sign(low: float, high: float) -> int:
    """Return 1 or -1 where an interval lies on one side of 0, and 0 where it holds it."""
    return int(low > 0) - int(high < 0)
