"""Print counts of partners so that none is marked as active, or as inactive (point 3).

"23 van de 23" beside the list of partners would mark each of them; so would "22 van de 23" for the
one partner that knows that it was the exception.
"""

from collections.abc import Iterable, Mapping, Sequence

from wijkmakers_analysis.disclosure.coarse import printed, whole_percents, withheld
from wijkmakers_analysis.disclosure.policy import is_about_sector, is_mark_of_activity
from wijkmakers_analysis.disclosure.things import REASON_FEW_PARTNERS, print_thing
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number, percentage
from wijkmakers_analysis.settings import Settings

NUMBER_OF_TIES, TIE_CHANGE = "ties.count", "tie_change"
REASON_MARK = (
    "Een bijdrage in de vorm van deelnemers noemen we alleen bij partners van wie genoeg mensen "
    "meededen."
)
REASON_ALL = "Een precies getal zou van elke partner apart iets zeggen."


def print_mark(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a count of partners, or of ties between them."""
    least = settings.limits.sector_organisations
    all_of_them, some = finding.denominator or 0, finding.numerator
    is_counted = some is not None and finding.value is not None and finding.status == "ok"
    if some is None or not is_counted or (is_about_sector(finding) and all_of_them < least):
        return print_thing(finding, settings)
    few, many = some < least, all_of_them - some < least
    if not (few or many) and not (is_about_sector(finding) and all_of_them < 2 * least - 1):
        return print_thing(finding, settings)
    if all_of_them < 2 * least - 1:
        return withheld(finding, REASON_FEW_PARTNERS)
    low, high = (0, least - 1) if few else (all_of_them - least + 1, all_of_them)
    return _as_class(finding, low, high, all_of_them, few=few)


def hide_marks(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts without a contribution of people by name where few of them are printed."""
    threshold = settings.privacy.threshold
    named = {
        (fact.group["organisatie"], fact.period)
        for fact in facts
        if fact.id == "participants"
        and set(fact.group) == {"organisatie"}
        and (fact.value or 0) >= threshold
    }
    somebody_brought = any(is_mark_of_activity(finding) and finding.value for finding in findings)
    return [
        withheld(finding, REASON_MARK)
        if somebody_brought
        and is_mark_of_activity(finding)
        and finding.value is not None
        and (finding.group["organisatie"], finding.period) not in named
        else fact
        for finding, fact in zip(findings, facts, strict=True)
    ]


def hide_tie_changes(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    earlier: Iterable[Fact],
    settings: Settings,
) -> list[Fact]:
    """Return the facts without new, kept and lost ties where a number of ties is hidden.

    New, kept and returned ties are together those of this year, kept and lost those of the year
    before: where either is a class, because nearly all pairs have a tie or none has, it would
    follow after all. So it would where this number of ties is not told at all.
    """
    group = {"m": str(settings.limits.tie_events)}
    periods = {finding.period for finding in findings}
    then = [one for one in earlier if _is_number_of_ties(one, group) and one.period not in periods]
    last = [one for one in then if one.period == max(each.period for each in then)]
    now = [fact for fact in facts if _is_number_of_ties(fact, group)]
    if now and all(fact.value is not None for fact in (*now, *last)):
        return list(facts)
    return [
        withheld(finding, REASON_ALL) if fact.indicator == TIE_CHANGE and fact.is_number else fact
        for finding, fact in zip(findings, facts, strict=True)
    ]


def _is_number_of_ties(fact: Fact, group: Mapping[str, str]) -> bool:
    return fact.id == NUMBER_OF_TIES and dict(fact.group) == group


def _as_class(finding: Finding, low: int, high: int, whole: int, *, few: bool) -> Fact:
    is_share = finding.unit == "aandeel"
    shares = whole_percents(low / whole), whole_percents(high / whole)
    bound = number(high if few else low)
    shown = f"{'hoogstens' if few else 'minstens'} {bound} van de {number(whole)}"
    if is_share:
        shown = f"hoogstens {percentage(shares[1])}" if few else f"minstens {percentage(shares[0])}"
    return printed(
        finding,
        shown,
        status="afgerond",
        reason=REASON_ALL,
        n=whole,
        denominator=whole,
        low=shares[0] if is_share else low,
        high=shares[1] if is_share else high,
        method="klasse",
        coverage=whole_percents(finding.coverage),
    )
