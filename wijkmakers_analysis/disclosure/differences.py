"""Print a figure of a correction that moved by a few people as what it was, give or take a few.

A correction that is shown is about at least five people, but what else changed in it can be about
one: of six who were added and one who was removed, a workshop of 46 that becomes 45 is the one.
What is printed instead is the same whether it went up or down.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.coarse import bounds_in_words, is_small, printed, withheld
from wijkmakers_analysis.disclosure.keeping import sort_of
from wijkmakers_analysis.disclosure.policy import GROUP_SIZES, MIX_OF_ONE_EVENT, is_about_people
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import in_words, number, percentage
from wijkmakers_analysis.settings import Settings


def hide_small_differences(
    findings: Sequence[Finding], facts: Sequence[Fact], earlier: Iterable[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts without a number that is a few people away from an earlier version.

    Parameters
    ----------
    earlier
        What was printed before; only versions of the same period count.
    """
    threshold = settings.privacy.threshold
    versions: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in earlier:
        versions[fact.key, fact.period].append(fact)
    by_key = {(one.key, one.period): one for one in findings}
    changed = []
    for finding, fact in zip(findings, facts, strict=True):
        before = versions.get((finding.key, finding.period), ())
        if before and fact.is_number and sort_of(finding) and is_about_people(finding):
            behind = by_key.get((_behind(finding), finding.period))
            came = versions.get((behind.key, finding.period), ()) if behind else ()
            of_many = _is_of_many(behind, came, threshold)
            if finding.id in MIX_OF_ONE_EVENT:
                fact = _mix(finding, fact, before, threshold, of_many=of_many)
            elif finding.unit == "aandeel":
                fact = _share(finding, fact, before, threshold)
            elif finding.unit == "aantal" and finding.id not in GROUP_SIZES:
                fact = _count(finding, fact, before, threshold)
                # A correction that is shown is about many people: so are all visits together.
                if _is_sum_of_visits(finding) and finding.group and not of_many:
                    fact = _visits(finding, fact, before, threshold)
        changed.append(fact)
    return changed


def reason_of(threshold: int) -> str:
    """Say why a figure of a correction is no exact number."""
    return f"Dit getal verschilt met minder dan {in_words(threshold)} mensen van een vorige versie."


def _behind(finding: Finding) -> str:
    """Return the key of the number of people behind a sum of visits or the mix of an activity."""
    id = "attendances" if finding.id in MIX_OF_ONE_EVENT else "participants"
    return replace(finding, id=id).key


def _mix(
    finding: Finding, fact: Fact, before: Sequence[Fact], threshold: int, *, of_many: bool
) -> Fact:
    """Return the mix of an activity as left out where it moved by the few who came or did not."""
    is_same = all(one.shown == fact.shown for one in before)
    return fact if is_same or of_many else withheld(finding, reason_of(threshold))


def _count(finding: Finding, fact: Fact, before: Sequence[Fact], threshold: int) -> Fact:
    """Return a count as the class around what was printed, or a bound that is a few lower."""
    few, now = threshold - 1, _number_of(finding)
    was = [one for one in before if is_small(_away(now, one), threshold)]
    numbers = [int(then) for one in was if (then := _number_of(one)) is not None]
    if not numbers:
        return fact
    low = max(min(numbers) - few, 0)
    if fact.method == "grenzen" and fact.low is not None:
        high = fact.high
        if high is not None:
            high = max(high, *(one.high or high for one in was)) + few
        shown = bounds_in_words(low, high)
        common = {"status": "ondergrens" if high is None else "ok", "method": "grenzen"}
    else:
        high = max(numbers) + few
        shown = f"{number(low)} tot en met {number(high)}"
        common = {"status": "te_klein", "method": "klasse"}
    return printed(finding, shown, reason=reason_of(threshold), low=low, high=high, **common)


def _visits(finding: Finding, fact: Fact, before: Sequence[Fact], threshold: int) -> Fact:
    """Return a sum of visits as left out where one person alone may have changed it."""
    now = _number_of(finding)
    moved = any((_away(now, one) or 0) >= threshold for one in before)
    return withheld(finding, reason_of(threshold)) if moved else fact


def _share(finding: Finding, fact: Fact, before: Sequence[Fact], threshold: int) -> Fact:
    """Return a share without its counts where it prints as it did, and left out where it moved."""
    if finding.numerator is None or not finding.denominator:
        return fact
    was = [one for one in before if _moved_a_little(finding, one, threshold)]
    if not was:
        return fact
    if "%" in fact.shown and fact.value is not None and {one.value for one in was} == {fact.value}:
        return replace(
            fact, shown=percentage(fact.value), n=None, numerator=None, denominator=None,
            coverage=None, low=None, high=None, method=None,
        )  # fmt: skip
    return withheld(finding, reason_of(threshold))


def _moved_a_little(finding: Finding, was: Fact, threshold: int) -> bool:
    sides = [(finding.denominator, was.denominator), (finding.numerator, was.numerator)]
    sides.append((_rest_of(finding), _rest_of(was)))
    return any(
        is_small(abs(now - then), threshold)
        for now, then in sides
        if now is not None and then is not None
    )


def _rest_of(one: Fact) -> int | None:
    """Return how many of the denominator are not in the numerator."""
    if one.numerator is None or one.denominator is None:
        return None
    return one.denominator - one.numerator


def _is_sum_of_visits(finding: Finding) -> bool:
    return finding.id == "attendances" and set(finding.group) != {"activiteit"}


def _is_of_many(people: Finding | None, before: Sequence[Fact], threshold: int) -> bool:
    """Return whether many people more, or fewer, came: then visits may differ by any number."""
    if people is None:
        return False
    away = [_away(_number_of(people), one) for one in before]
    return bool(away) and all(one is not None and one >= threshold for one in away)


def _number_of(one: Fact) -> float | None:
    """Return the count, or the lower bound of it; of a class there is none."""
    if one.method == "klasse" or one.status == "afgerond":
        return None
    return one.value if one.low is None else one.low


def _away(now: float | None, was: Fact) -> float | None:
    then = _number_of(was)
    return None if now is None or then is None else abs(now - then)
