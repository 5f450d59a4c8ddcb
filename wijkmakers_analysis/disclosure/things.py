"""Print findings that are not about persons: activities, partners, questions print as counted."""

from wijkmakers_analysis.disclosure.coarse import (
    DASH,
    bounds_in_words,
    given,
    printed,
    share_in_words,
    undefined,
    whole,
    whole_percents,
    withheld,
)
from wijkmakers_analysis.disclosure.policy import (
    ALWAYS_COUNTS,
    INDEXES,
    MARKS_OF_PARTNERS,
    UNDEFINED,
    WHOLE_INDEXES,
    is_about_sector,
)
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number, percentage
from wijkmakers_analysis.settings import Settings

REASON_FEW_PARTNERS = "In deze sector zitten te weinig partners om er een cijfer over te geven."


def print_thing(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a finding that is not about persons."""
    if finding.status in UNDEFINED:
        return undefined(finding)
    if _names_partners(finding, settings.limits.sector_organisations):
        return withheld(finding, REASON_FEW_PARTNERS)
    if finding.status == "ondergrens" or (finding.method == "grenzen" and finding.value is None):
        return _bounded(finding)
    if finding.value is None:
        return printed(finding, DASH, status=finding.status, reason=finding.reason)
    return _plain_number(finding, settings.limits.percentage_from)


def at_least_in_words(finding: Finding) -> str:
    """Write a lower bound: 'meer dan 30' where 30 itself was exceeded, else 'minstens 9'."""
    low = finding.low if finding.low is not None else finding.value
    if not low:
        return DASH
    if finding.value is not None and low == finding.value + 1:
        return f"meer dan {number(finding.value)}"
    return bounds_in_words(low, None)


def _names_partners(finding: Finding, least: int) -> bool:
    """Return whether a mark of activity by sector would name a partner without any."""
    if finding.id not in MARKS_OF_PARTNERS or not is_about_sector(finding):
        return False
    return (finding.denominator or 0) < least or not finding.numerator


def _bounded(finding: Finding) -> Fact:
    if finding.status == "ondergrens" and finding.numerator is not None and finding.denominator:
        shown = f"minstens {share_in_words(finding.numerator, finding.denominator, as_counts=True)}"
    elif finding.status == "ondergrens":
        shown = at_least_in_words(finding)
    else:
        shown = bounds_in_words(finding.low, finding.high)
    return printed(
        finding,
        shown,
        status=finding.status,
        reason=finding.reason,
        value=finding.value,
        n=finding.n,
        numerator=finding.numerator,
        denominator=finding.denominator,
        low=finding.low,
        high=finding.high,
        method=finding.method,
        coverage=whole_percents(finding.coverage),
    )


def _plain_number(finding: Finding, percentage_from: int) -> Fact:
    value: float = given(finding.value)
    shown = number(value)
    low, high = finding.low, finding.high
    if finding.id in WHOLE_INDEXES:
        value = whole(value)
        shown = number(value)
    elif finding.unit == "aandeel" and finding.denominator:
        as_counts = finding.id in ALWAYS_COUNTS or finding.denominator < percentage_from
        shown = share_in_words(given(finding.numerator), finding.denominator, as_counts=as_counts)
        value = value if as_counts else whole_percents(value)
        low, high = whole_percents(low), whole_percents(high)
    elif finding.unit in ("aandeel", "index") or finding.id in INDEXES:
        value, low, high = whole_percents(value), whole_percents(low), whole_percents(high)
        shown = percentage(value)
    elif finding.denominator is not None and finding.numerator is not None:
        shown = share_in_words(finding.numerator, finding.denominator, as_counts=True)
    elif finding.unit == "punten" or value != whole(value):
        value = round(value, 1)
        shown = number(value, 1)
    return printed(
        finding,
        shown,
        status=finding.status,
        reason=finding.reason,
        value=value,
        n=finding.n,
        numerator=finding.numerator,
        denominator=finding.denominator,
        low=low,
        high=high,
        method=finding.method,
        coverage=whole_percents(finding.coverage),
    )
