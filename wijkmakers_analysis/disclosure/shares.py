"""Print shares of people and figures that are no sums: from printed numbers, in whole percents."""

from collections.abc import Sequence

from wijkmakers_analysis.disclosure.coarse import (
    given,
    is_small,
    printed,
    share_in_words,
    too_small,
    whole,
    whole_percents,
    withheld,
)
from wijkmakers_analysis.disclosure.counts import (
    coverage_of,
    few_for_mean,
    few_organisations,
    few_people,
)
from wijkmakers_analysis.disclosure.policy import (
    ALWAYS_PERCENTS,
    EVENT_MIX_FROM,
    MIX_OF_ONE_EVENT,
    WHOLE_INDEXES,
    is_partner_level,
    is_response,
    shows_edges,
)
from wijkmakers_analysis.disclosure.traits import print_nearly_all, says_of_everybody
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import in_words, number, percentage
from wijkmakers_analysis.schemas.people import RESIDENTS
from wijkmakers_analysis.settings import Settings

PAIRS = "cross_sector_meetings.pairs"
REASON_ROW = "Uit dit getal zou een getal volgen dat we niet geven."


def print_share(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a share of people.

    Exact counts stand behind a percentage only where both the people who have the trait and
    those who have it not are enough to be printed; otherwise the smaller side is a class.
    """
    threshold = settings.privacy.threshold
    whole_group = finding.denominator or 0
    if whole_group < threshold or is_small(finding.people, threshold):
        return too_small(finding, few_people(threshold))
    if is_partner_level(finding, settings.limits.sector_organisations):
        return withheld(finding, few_organisations(settings))
    some = given(finding.numerator)
    first, last = numerator_class(some, whole_group, threshold, edges_shown=shows_edges(finding))
    if is_response(finding) and not is_small(some, threshold):
        first = last = some
    as_counts = whole_group < settings.limits.percentage_from
    if first != last and as_counts and finding.id in ALWAYS_PERCENTS:
        return too_small(finding, few_for_mean(settings.limits.percentage_from))
    if first != last:
        return _share_as_class(finding, first, last, threshold)
    return printed(
        finding,
        share_in_words(first, whole_group, as_counts=as_counts),
        status=finding.status,
        reason=finding.reason,
        value=whole_percents(first / whole_group),
        n=whole_group,
        numerator=first,
        denominator=whole_group,
        low=whole_percents(finding.low),
        high=whole_percents(finding.high),
        method=finding.method,
        coverage=coverage_of(finding, settings),
    )


def numerator_class(
    numerator: int, denominator: int, threshold: int, *, edges_shown: bool
) -> tuple[int, int]:
    """Return the lowest and highest numerator that print like this one; equal where exact.

    The classes partition 0 to the denominator, so nothing can be learnt within one.

    Parameters
    ----------
    edges_shown
        Whether 0 and all stand alone; otherwise they belong to the class beside them, so that
        nobody learns for certain that everyone, or no one, has the trait.
    """
    rest = denominator - numerator
    has_few, lacks_few = numerator < threshold, rest < threshold
    is_edge = edges_shown and 0 in (numerator, rest)
    if is_edge or not (has_few or lacks_few):
        return numerator, numerator
    first = 1 if edges_shown else 0
    if denominator <= 2 * (threshold - 1):
        return first, denominator - first
    return (first, threshold - 1) if has_few else (denominator - threshold + 1, denominator - first)


def print_index(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a figure that is no sum: whole percents, or a whole effective number."""
    threshold, least = settings.privacy.threshold, settings.limits.percentage_from
    people = finding.people or 0
    if people < least or finding.value is None:
        return too_small(finding, few_for_mean(least))
    if is_partner_level(finding, settings.limits.sector_organisations):
        return withheld(finding, few_organisations(settings))
    if says_of_everybody(finding, settings):
        return print_nearly_all(finding)
    if finding.id in MIX_OF_ONE_EVENT:
        if min(people, finding.n or people) < EVENT_MIX_FROM:
            return too_small(finding, few_for_mix(EVENT_MIX_FROM))
        bound = mix_with_few_others(finding.n or people, threshold)
        if finding.value <= bound:
            return _mix_as_class(finding, bound, threshold)
    is_whole = finding.id in WHOLE_INDEXES
    as_printed = whole if is_whole else whole_percents
    value = as_printed(finding.value)
    coverage = coverage_of(finding, settings)
    # Beside the number of visitors, n would tell of how few of them the sector is unknown; only
    # that of one activity is held to its visitors by the audit.
    tells_of_few = finding.id not in MIX_OF_ONE_EVENT or (
        coverage is None and finding.coverage is not None
    )
    return printed(
        finding,
        number(value) if is_whole else percentage(value),
        status=finding.status,
        reason=finding.reason,
        value=value,
        n=None if tells_of_few or is_small(finding.n, threshold) else finding.n,
        low=None if finding.low is None else as_printed(finding.low),
        high=None if finding.high is None else as_printed(finding.high),
        method=finding.method,
        coverage=coverage,
    )


def link_rows(findings: Sequence[Finding], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with no row of meetings of residents of which one cell alone is hidden.

    The cells of such a row add up to all its meetings, so that the hidden one would follow: the
    first other cell is left out too, whatever its size. Of a row of two cells both are.
    """
    row = [
        at
        for at, one in enumerate(findings)
        if one.id == PAIRS and one.group.get("sector") == RESIDENTS
    ]
    hidden = [at for at in row if facts[at].value is None]
    if len(hidden) != 1 or len(row) < 2:
        return list(facts)
    first = next(at for at in row if at not in hidden)
    return [
        withheld(findings[at], REASON_ROW) if at == first else fact for at, fact in enumerate(facts)
    ]


def few_for_mix(least: int) -> str:
    """Say that there are too few people for the mix of one activity."""
    return f"Bij minder dan {in_words(least)} mensen geven we geen mix van een activiteit."


def mix_with_few_others(people: int, threshold: int) -> float:
    """Return the chance that two of a group differ when all but a few are of one sector.

    A mix up to this value can be a single visitor of another sector (Gini-Simpson, unbiased).

    Parameters
    ----------
    people
        Size of the group, at least 2.
    threshold
        Fewer people than this are a few.
    """
    few = min(threshold - 1, people // 2)
    return 2 * few * (people - few) / (people * (people - 1))


def _share_as_class(finding: Finding, first: int, last: int, threshold: int) -> Fact:
    whole_group = given(finding.denominator)
    if first == 0 and last == whole_group:
        return too_small(finding, few_people(threshold))
    low, high = whole_percents(first / whole_group), whole_percents(last / whole_group)
    if finding.id in ALWAYS_PERCENTS:
        shown = (
            f"minstens {percentage(low)}" if first >= threshold else f"hoogstens {percentage(high)}"
        )
    elif first == 0:
        shown = f"minder dan {number(last + 1)} van de {number(whole_group)}"
    elif last == whole_group:
        shown = f"meer dan {number(first - 1)} van de {number(whole_group)}"
    elif (first, last) == (1, whole_group - 1):
        shown = f"een deel van de {number(whole_group)}"
    else:
        shown = f"{number(first)} tot en met {number(last)} van de {number(whole_group)}"
    return printed(
        finding,
        shown,
        status="te_klein",
        reason=few_people(threshold),
        n=whole_group,
        denominator=whole_group,
        low=low,
        high=high,
        method="klasse",
    )


def _mix_as_class(finding: Finding, bound: float, threshold: int) -> Fact:
    high = whole_percents(bound)
    return printed(
        finding,
        f"hoogstens {percentage(high)}",
        status="te_klein",
        reason=few_people(threshold),
        low=0.0,
        high=high,
        method="klasse",
    )
