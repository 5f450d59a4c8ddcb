"""Set what is printed of each organisation beside what was printed of it the year before."""

from collections.abc import Iterable

from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.yearpack.over_time import (
    ALIKE,
    BESIDE,
    DIFFERENT,
    IN_PARTNER_REPORT,
    PackComparison,
    shown_now,
)

PEOPLE, BROUGHT = "participants", "contributions"
PEOPLE_LABEL = "Mensen die meededen"


def compare_organisations(was: Iterable[Fact], now: Iterable[Fact]) -> tuple[PackComparison, ...]:
    """Return each figure of one organisation that both years print, as they print it.

    What it brought is listed where either year prints a number above zero. Nothing is weighed:
    figures of one organisation are rounded, and too small to tell a change from chance.

    Parameters
    ----------
    was, now
        The printed facts of the earlier and of this year.
    """
    before = {fact.key: fact for fact in was}
    pairs = ((before.get(fact.key), fact) for fact in now if _is_own(fact))
    return tuple(_beside(one, fact) for one, fact in pairs if one is not None and _tells(one, fact))


def _is_own(fact: Fact) -> bool:
    keys = set(fact.group)
    return (fact.id == PEOPLE and keys == {"organisatie"}) or (
        fact.id == BROUGHT and keys == {"organisatie", "bijdrage"}
    )


def _tells(was: Fact, now: Fact) -> bool:
    if now.id == PEOPLE:
        return was.is_number and now.is_number
    return bool(was.value or now.value)


def _beside(was: Fact, now: Fact) -> PackComparison:
    before, after = shown_now(was), shown_now(now)
    label = PEOPLE_LABEL if now.id == PEOPLE else f"Bijdragen: {now.group['bijdrage']}"
    return PackComparison(
        key=now.key,
        label=label,
        was=before,
        now=after,
        verdict=BESIDE,
        change=ALIKE if before == after else DIFFERENT,
        where=IN_PARTNER_REPORT,
    )
