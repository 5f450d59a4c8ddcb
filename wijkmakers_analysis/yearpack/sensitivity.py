"""Say what a figure would become if a choice or an unknown were different.

Only printed facts are used: what is not in the pack is not computed anew, and nothing here tells
more than the facts do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wijkmakers_analysis.indicators.fact import Fact, is_plain
from wijkmakers_analysis.language import number, percentage
from wijkmakers_analysis.translation import DUTCH, speaking
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.selection import find

TWELVE_MONTHS_DAYS = 365
# A period this many days off is still a year.
NEARLY_DAYS = 3
# How often two partners must meet to count -> the same in words.
THRESHOLDS = {
    "1": "één keer samen bij een activiteit genoeg was",
    "3": "drie keer samen bij een activiteit genoeg was",
}


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """One figure beside what it would be under another choice.

    Parameters
    ----------
    key
        Its address; unique.
    indicator
        The id of the figure's definition.
    asked
        The other choice, as a clause after 'als'.
    now
        The fact as it is printed.
    becomes
        What it would be, in words.
    """

    key: str
    indicator: str
    asked: str
    now: Fact
    becomes: str


@speaking(DUTCH)
def what_if(pack: YearPack) -> tuple[WhatIf, ...]:
    """Return every other choice that the printed facts have an answer to."""
    questions = (
        _length_of_the_period, _unnamed_visitors, _who_did_not_answer, _unknown_ages,
        _every_score_known, _thresholds, _cumulative,
    )  # fmt: skip
    return tuple(answer for question in questions for answer in question(pack))


def _length_of_the_period(pack: YearPack) -> Iterator[WhatIf]:
    days = (pack.end - pack.start).days + 1
    if abs(days - TWELVE_MONTHS_DAYS) <= NEARLY_DAYS:
        return
    for id in ("activities", "contributions"):
        fact = find(pack, id)
        if is_plain(fact) and fact.value:
            per_year = fact.value * TWELVE_MONTHS_DAYS / days
            yield _what_if(fact, "periode", "de periode twaalf maanden was",
                           f"ongeveer {number(round(per_year))}")  # fmt: skip


def _unnamed_visitors(pack: YearPack) -> Iterator[WhatIf]:
    fact = find(pack, "participants")
    if fact is None or fact.method != "grenzen" or fact.low is None or fact.high is None:
        return
    yield _what_if(fact, "laag", "iedereen die niet bij naam bekend is, al op een lijst stond",
                   number(fact.low))  # fmt: skip
    yield _what_if(fact, "hoog", "iedereen die niet bij naam bekend is, iemand anders was",
                   number(fact.high))  # fmt: skip


def _who_did_not_answer(pack: YearPack) -> Iterator[WhatIf]:
    fact, response = find(pack, "used_at_work"), find(pack, "used_at_work.response")
    if fact is not None and (ends := _with_the_silent(fact, response)):
        yield _what_if(fact, "nee", "iedereen die niet antwoordde ‘nee’ had gezegd", ends[0])
        yield _what_if(fact, "ja", "iedereen die niet antwoordde ‘ja’ had gezegd", ends[1])


def _unknown_ages(pack: YearPack) -> Iterator[WhatIf]:
    fact = find(pack, "young_talent")
    counts = _counts_of(fact)
    if fact is None or counts is None or not fact.coverage or fact.coverage >= 1:
        return
    known = fact.coverage
    share = counts[0] / counts[1]
    yield _what_if(fact, "ouder", "iedereen zonder leeftijdsgroep ouder was",
                   percentage(share * known))  # fmt: skip
    yield _what_if(fact, "jonger", "iedereen zonder leeftijdsgroep jonger was",
                   percentage(share * known + 1 - known))  # fmt: skip


def _every_score_known(pack: YearPack) -> Iterator[WhatIf]:
    fact = find(pack, "recommendation.share_9_10")
    response = find(pack, "completeness", veld="respons na")
    if fact is not None and (ends := _with_the_silent(fact, response)):
        yield _what_if(fact, "lager", "niemand die zweeg een negen of tien had gegeven", ends[0])
        yield _what_if(fact, "hoger", "iedereen die zweeg een negen of tien had gegeven", ends[1])


def _with_the_silent(fact: Fact | None, response: Fact | None) -> tuple[str, str] | None:
    """Return a share as it would be if all who did not answer said no, and if all said yes."""
    said, asked = _counts_of(fact), _counts_of(response)
    if said is None or asked is None:
        return None
    (yes, of_answers), (answers, total) = said, asked
    silent = total - answers
    if silent <= 0 or answers != of_answers:
        return None
    return percentage(yes / total), percentage((yes + silent) / total)


def _thresholds(pack: YearPack) -> Iterator[WhatIf]:
    now = find(pack, "ties", m="2")
    if not is_plain(now):
        return
    for m, asked in THRESHOLDS.items():
        other = find(pack, "ties", m=m)
        if is_plain(other):
            yield _what_if(now, f"m{m}", asked, other.shown)


def _cumulative(pack: YearPack) -> Iterator[WhatIf]:
    now = find(pack, "neighbourhoods")
    other = find(pack, "neighbourhoods", jaren="cumulatief")
    if is_plain(now) and is_plain(other) and now.shown != other.shown:
        yield _what_if(now, "eerder", "ook eerdere jaren meetelden", other.shown)


def _what_if(fact: Fact, name: str, asked: str, becomes: str) -> WhatIf:
    return WhatIf(
        key=f"{fact.key}#als-{name}",
        indicator=fact.indicator,
        asked=asked,
        now=fact,
        becomes=becomes,
    )


def _counts_of(fact: Fact | None) -> tuple[int, int] | None:
    """Return numerator and denominator of a plain share; None where there is no such one."""
    if not is_plain(fact) or fact.numerator is None or not fact.denominator:
        return None
    return fact.numerator, fact.denominator
