"""Make one number coarse, and build the fact that carries only what is printed."""

from math import ceil, floor
from numbers import Integral, Real
from typing import Any, TypeVar, overload

from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.indicators.lookback import DELETED
from wijkmakers_analysis.language import number, percentage

STEP = 5
DASH = "–"
NOT_KEPT = "niet bijgehouden"
NO_LONGER_KEPT = "gegevens verwijderd"


Number = TypeVar("Number", bound=float)


def printed(
    finding: Finding,
    shown: str,
    *,
    status: str = "ok",
    reason: str = "",
    **numbers: float | int | str | None,
) -> Fact:
    """Return the fact of a finding with these numbers and no others.

    Parameters
    ----------
    numbers
        Any of value, n, numerator, denominator, low, high, coverage and method; what is not
        given is None, so that a number survives only where it is named.
    """
    plain: dict[str, Any] = {name: _plain(one) for name, one in numbers.items()}
    return Fact(
        id=finding.id,
        indicator=finding.indicator,
        group=dict(finding.group),
        unit=finding.unit,
        period=finding.period,
        definition_version=finding.definition_version,
        sources=finding.sources,
        status=status,
        reason=str(reason),
        shown=shown,
        **plain,
    )


def undefined(finding: Finding) -> Fact:
    """Return the fact of a finding that has no number to give, with its reason."""
    shown = NOT_KEPT if finding.status == "niet_gemeten" else DASH
    if finding.reason.startswith(DELETED):
        shown = NO_LONGER_KEPT
    return printed(finding, shown, status=finding.status, reason=finding.reason)


def withheld(finding: Finding, reason: str) -> Fact:
    """Return a fact of which only the reason is printed."""
    return printed(finding, DASH, status="afgeschermd", reason=reason)


def too_small(finding: Finding, reason: str) -> Fact:
    """Return a fact that rests on too few people for a number."""
    return printed(finding, DASH, status="te_klein", reason=reason)


def given(number: Number | None) -> Number:
    """Return a number that is there by the sort of its figure; raises TypeError where it is not."""
    if number is None:
        raise TypeError("a figure has no number where its sort has one")
    return number


def is_small(count: float | None, threshold: int) -> bool:
    """Return whether a count of people is one that is never printed: 1 up to the threshold."""
    return count is not None and 0 < count < threshold


def rounded(count: float, threshold: int) -> int:
    """Round a count of people to five, and never to below the threshold.

    A count under the threshold that is not 0 has a class instead; so 'ongeveer 5' stands for 5, 6
    or 7, and at a threshold of 7 'ongeveer 10' for 7 up to 12.
    """
    if count == 0:
        return 0
    nearest = STEP * floor(count / STEP + 0.5)
    return nearest if nearest >= threshold else STEP * ceil(threshold / STEP)


def rounded_class(printed_count: int, threshold: int) -> tuple[int, int]:
    """Return the lowest and highest count of people that print as this rounded one."""
    lowest = STEP * ceil(threshold / STEP)
    low = threshold if printed_count == lowest else printed_count - STEP // 2
    return low, printed_count + STEP // 2


def whole(value: float) -> int:
    """Round half up to a whole number."""
    return floor(value + 0.5)


@overload
def whole_percents(share: float) -> float: ...


@overload
def whole_percents(share: float | None) -> float | None: ...


def whole_percents(share: float | None) -> float | None:
    """Round a share to whole percents, half up: 0.825 becomes 0.83."""
    return None if share is None else floor(round(share * 100, 9) + 0.5) / 100


def about(count: int) -> str:
    """Write a rounded count: 'ongeveer 15'."""
    return f"ongeveer {number(count)}"


def small_class(threshold: int) -> str:
    """Write the class of small counts: '1 tot en met 4'."""
    return f"1 tot en met {threshold - 1}"


def share_in_words(numerator: int, denominator: int, *, as_counts: bool) -> str:
    """Write a share as '6 van de 20' or as '83%'."""
    if as_counts:
        return f"{number(numerator)} van de {number(denominator)}"
    rounded_share = whole_percents(numerator / denominator)
    if rounded_share == 0 and numerator > 0:
        return "minder dan 1%"
    if rounded_share == 1 and numerator < denominator:
        return "meer dan 99%"
    return percentage(rounded_share)


def bounds_in_words(low: float | None, high: float | None) -> str:
    """Write bounds: 'tussen 212 en 231', 'minstens 212', 'hoogstens 20', or the number itself."""
    if high is None:
        return DASH if low is None else f"minstens {number(low)}"
    if low is None:
        return f"hoogstens {number(high)}"
    if low == high:
        return number(low)
    return f"tussen {number(low)} en {number(high)}"


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if value == value else None
    raise TypeError(f"a fact holds plain numbers, not {type(value).__name__}")
