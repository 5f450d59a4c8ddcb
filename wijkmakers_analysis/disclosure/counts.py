"""Print counts of people and of attendances: exact, as a class, or rounded to five."""

from math import ceil, floor

from wijkmakers_analysis.disclosure.coarse import (
    DASH,
    STEP,
    about,
    bounds_in_words,
    given,
    is_small,
    printed,
    rounded,
    small_class,
    too_small,
    whole,
    whole_percents,
    withheld,
)
from wijkmakers_analysis.disclosure.policy import hides_n, is_partner_level
from wijkmakers_analysis.disclosure.things import at_least_in_words
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import in_words, number
from wijkmakers_analysis.settings import Settings


def print_count(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a finding that counts people, or their attendances.

    The threshold is for the persons behind the cell: twelve attendances of three people have no
    number either.
    """
    threshold = settings.privacy.threshold
    if finding.status == "ondergrens" or finding.value is None:
        return _bounded(finding, settings)
    if finding.value == 0:
        return printed(finding, number(0), value=0)
    if is_small(finding.value, threshold):
        return as_class(finding, threshold)
    if is_small(finding.people, threshold):
        return _few_people_behind(finding, threshold)
    if is_partner_level(finding, settings.limits.sector_organisations):
        return as_rounded(finding, threshold)
    return printed(
        finding,
        number(finding.value),
        status=finding.status,
        reason=finding.reason,
        value=finding.value,
        n=None if hides_n(finding) or is_small(finding.n, threshold) else finding.n,
        coverage=coverage_of(finding, settings),
    )


def print_group_size(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a middle or mean over people: from ten people, in whole numbers."""
    threshold, least = settings.privacy.threshold, settings.limits.percentage_from
    if (finding.people or 0) < least or finding.value is None:
        return too_small(finding, few_for_mean(least))
    if is_partner_level(finding, settings.limits.sector_organisations):
        return withheld(finding, few_organisations(settings))
    if finding.unit == "aantal" and is_small(finding.value, threshold):
        return as_class(finding, threshold)
    as_printed = _one_decimal if finding.unit == "punten" else whole
    value = as_printed(finding.value)
    return printed(
        finding,
        number(value, 1 if finding.unit == "punten" else 0),
        status=finding.status,
        reason=finding.reason,
        value=value,
        n=None if hides_n(finding) or is_small(finding.n, threshold) else finding.n,
        low=None if finding.low is None else as_printed(finding.low),
        high=None if finding.high is None else as_printed(finding.high),
        method=finding.method,
        coverage=coverage_of(finding, settings),
    )


def as_class(finding: Finding, threshold: int) -> Fact:
    """Return the fact of a small count: '1 tot en met 4'."""
    return printed(
        finding,
        small_class(threshold),
        status="te_klein",
        reason=few_people(threshold),
        low=1,
        high=threshold - 1,
        method="klasse",
    )


def as_rounded(finding: Finding, threshold: int) -> Fact:
    """Return the fact of a count that is rounded to five: 'ongeveer 15'."""
    value = rounded(given(finding.value), threshold)
    return printed(
        finding,
        about(value),
        status="afgerond",
        reason="Dit getal gaat over één of twee organisaties en is afgerond op vijf.",
        value=value,
    )


def coverage_of(finding: Finding, settings: Settings) -> float | None:
    """Return the coverage in whole percents, where it does not give away a few people."""
    people = finding.people or 0
    if finding.coverage is None or people < settings.limits.percentage_from:
        return None
    known = whole(finding.coverage * people)
    threshold = settings.privacy.threshold
    if is_small(known, threshold) or is_small(people - known, threshold):
        return None
    return whole_percents(finding.coverage)


def is_coarse_bound(finding: Finding, settings: Settings) -> bool:
    """Return whether a lower bound prints coarser than it is: as one, or down to five."""
    threshold = settings.privacy.threshold
    low = finding.value if finding.low is None else finding.low
    is_partner = is_partner_level(finding, settings.limits.sector_organisations)
    return is_partner or is_small(finding.people, threshold) or is_small(low, threshold)


def as_people_class(finding: Finding, first: int, last: int, threshold: int) -> Fact:
    """Return a count of people as the class from first to last, because it hides a few of them."""
    return printed(
        finding,
        f"{number(first)} tot en met {number(last)}",
        status="te_klein",
        reason=few_people(threshold),
        low=first,
        high=last,
        method="klasse",
    )


def few_people(threshold: int) -> str:
    """Say that there are too few people for an exact number."""
    return f"Over minder dan {in_words(threshold)} mensen geven we geen precies getal."


def few_for_mean(least: int) -> str:
    """Say that there are too few people for a percentage or a mean."""
    return f"Bij minder dan {in_words(least)} mensen geven we geen percentage of gemiddelde."


def few_organisations(settings: Settings) -> str:
    """Say that the figure would be about the people of one organisation, or of two."""
    least = settings.limits.sector_organisations
    return f"Dit gaat over mensen van minder dan {in_words(least)} organisaties."


def _few_people_behind(finding: Finding, threshold: int) -> Fact:
    return printed(
        finding,
        f"van {small_class(threshold)} mensen",
        status="te_klein",
        reason=few_people(threshold),
    )


def _bounded(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a count that is only known to lie between bounds."""
    threshold = settings.privacy.threshold
    low, high = finding.low, finding.high
    low = finding.value if low is None else low
    if low is None and high is None:
        return printed(finding, DASH, status=finding.status, reason=finding.reason)
    if is_small(high, threshold) and not (low == 0 and finding.people == 0):
        return as_class(finding, threshold)
    if not is_coarse_bound(finding, settings):
        shown = (
            at_least_in_words(finding)
            if finding.status == "ondergrens"
            else bounds_in_words(low, high)
        )
        value = finding.value if finding.status == "ondergrens" or low == high else None
        return _between(finding, shown, low, high, value)
    low = _coarse_bound(low, threshold)
    high = None if high is None else STEP * ceil(high / STEP)
    return _between(finding, bounds_in_words(low, high), low, high, None)


def _between(
    finding: Finding, shown: str, low: float | None, high: float | None, value: float | None
) -> Fact:
    return printed(
        finding,
        shown,
        status=finding.status,
        reason=finding.reason,
        value=value,
        low=low,
        high=high,
        method="grenzen",
    )


def _coarse_bound(low: float | None, threshold: int) -> float | None:
    if low is None or low == 0:
        return low
    return 1 if low < threshold else STEP * floor(low / STEP)


def _one_decimal(value: float) -> float:
    return whole(value * 10) / 10
