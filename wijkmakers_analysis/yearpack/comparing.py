"""Set the printed figures of a year beside those of the year before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.coarse import share_in_words
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Fact, is_plain
from wijkmakers_analysis.language import number
from wijkmakers_analysis.settings import Limits
from wijkmakers_analysis.yearpack.comparable import (
    COMPARABLES,
    INDEX,
    MEAN,
    REACH,
    SHARE,
    SUM,
    UNITS,
    Comparable,
)
from wijkmakers_analysis.yearpack.over_time import (
    ALIKE,
    CHANCE,
    DIFFERENT,
    LARGER,
    NEARLY,
    UNCOMPARABLE,
    PackComparison,
    shown_now,
)
from wijkmakers_analysis.yearpack.weighing import Holds, weigh

TWELVE_MONTHS_DAYS = 365
# A leap day makes no longer year; a count of a much shorter period is not blown up to a year.
SAME_LENGTH_DAYS, SHORTEST_DAYS = 3, 300
# Differences up to these are "about equal": counts as a share of the larger one, shares, points.
# Of indexes twice the jump between random halves of one year (0.014).
NEAR_COUNT, NEAR_SHARE, NEAR_POINTS, NEAR_INDEX = 0.05, 0.02, 0.1, 0.028
OTHER_LENGTH = "Perioden verschillen."
TOO_SHORT = "Een periode is te kort."
NO_PLAIN_NUMBER = "Geen precies getal."
_WHY_NOT_LAST_YEAR = {
    "niet_gemeten": "Vorig jaar is dit niet bijgehouden.",
    "te_klein": "Vorig jaar ging het over te weinig mensen.",
    "noemer_nul": "Vorig jaar was er niets om te tellen.",
    "loopt_nog": "Vorig jaar liep dit nog.",
    "eerste_meetjaar": "Vorig jaar was dit nog niet te meten.",
    "niet_bereikt": "Vorig jaar was het nog niet zover.",
    "afgeschermd": "Van vorig jaar is dit afgeschermd.",
}
_WHY_NOT_THIS_YEAR = {
    "niet_gemeten": "Dit jaar is het niet te geven.",
    "te_klein": "Dit jaar gaat het over te weinig mensen.",
    "noemer_nul": "Dit jaar is er niets om te tellen.",
    "loopt_nog": "Dit jaar loopt het nog.",
    "eerste_meetjaar": "Dit jaar is het nog niet te meten.",
    "niet_bereikt": "Dit jaar is het nog niet zover.",
    "afgeschermd": "Van dit jaar is het afgeschermd.",
}


def compare_facts(
    was: Iterable[Fact],
    now: Iterable[Fact],
    days: tuple[int, int],
    limits: Limits,
    holds: Holds = lambda comparable, sign: False,
) -> tuple[PackComparison, ...]:
    """Return each figure of two years side by side, in the order of the list of figures.

    Parameters
    ----------
    was, now
        The printed facts of the earlier and of this year.
    days
        The lengths of the earlier and of this period.
    holds
        Asked only where printed shares of people differ by more than chance; without it no such
        difference is called larger.
    """
    was, now = tuple(was), tuple(now)
    found = (
        compare(one, _fact(one, was, limits), _fact(one, now, limits), days, holds)
        for one in COMPARABLES
    )
    return tuple(one for one in found if one is not None)


def compare(
    one: Comparable, was: Fact | None, now: Fact | None, days: tuple[int, int], holds: Holds
) -> PackComparison | None:
    """Return two facts side by side with what may be said of them; None where neither is known."""
    if not any(fact is not None and fact.is_number for fact in (was, now)):
        return None
    beside = PackComparison(
        key=Fact(id=one.id, indicator=one.id, group=one.group).key,
        label=one.label,
        was=shown_now(was),
        now=shown_now(now),
        verdict=UNCOMPARABLE,
        where=indicator_of(one.id).where,
    )
    if not (is_plain(was) and is_plain(now)):
        return replace(beside, reason=_why(was, now))
    is_same_length = abs(days[0] - days[1]) <= SAME_LENGTH_DAYS
    if one.kind == REACH and not is_same_length:
        return replace(beside, reason=OTHER_LENGTH)
    if one.kind in (UNITS, SUM) and not is_same_length:
        if min(days) < SHORTEST_DAYS:
            return replace(beside, reason=TOO_SHORT)
        beside = _in_twelve_months(beside, was, now, days)
    weighed = weigh(one, was, now, days, holds)
    verdict, change = weighed.verdict, _change(one, beside, was, now)
    if verdict == LARGER:
        # What prints alike is not called different, however many people it rests on.
        verdict, change = (CHANCE, ALIKE) if change == ALIKE else (LARGER, DIFFERENT)
    return replace(
        beside,
        verdict=verdict,
        change=change,
        method=weighed.method,
        low=weighed.low,
        high=weighed.high,
    )


def _fact(one: Comparable, facts: Sequence[Fact], limits: Limits) -> Fact | None:
    if one.over:
        return _summed([f for f in facts if f.id == one.id and set(f.group) == {one.over}], limits)
    return next((f for f in facts if f.id == one.id and dict(f.group) == one.group), None)


def _summed(parts: list[Fact], limits: Limits) -> Fact | None:
    """Return the share over all groups of which something is known: first sum, then divide."""
    known = [fact for fact in parts if fact.is_number]
    if len(known) < 2 or any(fact.denominator is None or fact.numerator is None for fact in known):
        return known[0] if len(known) == 1 else (parts[0] if parts and not known else None)
    numerator = sum(fact.numerator or 0 for fact in known)
    denominator = sum(fact.denominator or 0 for fact in known)
    as_counts = denominator < limits.percentage_from
    return replace(
        known[0],
        group={},
        value=numerator / denominator,
        numerator=numerator,
        denominator=denominator,
        n=denominator,
        shown=share_in_words(numerator, denominator, as_counts=as_counts),
    )


def _why(was: Fact | None, now: Fact | None) -> str:
    for fact, reasons in ((was, _WHY_NOT_LAST_YEAR), (now, _WHY_NOT_THIS_YEAR)):
        if fact is None or not fact.is_number:
            status = "niet_gemeten" if fact is None else fact.status
            return reasons.get(status, NO_PLAIN_NUMBER)
    return NO_PLAIN_NUMBER


def _in_twelve_months(
    beside: PackComparison, was: Fact, now: Fact, days: tuple[int, int]
) -> PackComparison:
    per_year = (
        number(int((fact.value or 0) * TWELVE_MONTHS_DAYS / length + 0.5))
        for fact, length in zip((was, now), days, strict=True)
    )
    was_in_twelve, now_in_twelve = per_year
    return replace(beside, was_in_twelve_months=was_in_twelve, now_in_twelve_months=now_in_twelve)


def _change(one: Comparable, beside: PackComparison, was: Fact, now: Fact) -> str:
    if beside.was_in_twelve_months:
        return ALIKE if beside.was_in_twelve_months == beside.now_in_twelve_months else DIFFERENT
    if beside.was == beside.now:
        return ALIKE
    was_value, now_value = was.value or 0, now.value or 0
    gap, largest = abs(now_value - was_value), max(was_value, now_value)
    near = {SHARE: NEAR_SHARE, MEAN: NEAR_POINTS, INDEX: NEAR_INDEX}.get(
        one.kind, NEAR_COUNT * largest
    )
    if one.kind == INDEX and largest > 1:
        near = NEAR_COUNT * largest
    return NEARLY if gap <= near + 1e-9 else DIFFERENT
