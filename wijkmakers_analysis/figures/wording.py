"""The words around a figure: runs with their origin, the source under it, and what is missing."""

from collections.abc import Iterable
from typing import TypeGuard

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Run, Text, words
from wijkmakers_analysis.document.sentences import fact_in_words, sentence
from wijkmakers_analysis.document.text import merged
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.over_time import current

DASH, STAR = "–", "*"
# A number was withheld, which is something else than that nobody kept it.
WITHHELD = ("te_klein", "afgeschermd")
# What `said` puts together: fixed words, a fact, a run.
Spoken = str | Fact | Run


def has_number(fact: Fact | None) -> TypeGuard[Fact]:
    """Whether there is a number to print: exact, rounded or a class."""
    return fact is not None and fact.is_number


def shown(fact: Fact | None) -> str:
    """Return the words of a fact as a label: a dash where nobody kept a number.

    What was revised has a star; the numbers of the figure give both values.
    """
    if fact is None or not (fact.is_number or fact.status in WITHHELD):
        return DASH
    label = current(fact.shown)
    return retold(label) + ("" if label == fact.shown else STAR) or DASH


def label_of(word: str) -> str:
    """Return a kind, a pillar or a sector as a label, in the language in use."""
    return language.first_upper(retold(word))


def named(text: str, ref: str = "") -> Run:
    """Return a text out of the pack, or made from what it says, as a run."""
    return Run(text, "pack", ref)


def said(*parts: Spoken) -> Text:
    """Return a text from fixed words, facts and runs, in their order."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, Fact):
            runs.extend(fact_in_words(part) if part.shown else [Run(DASH, "fact", part.key)])
        elif isinstance(part, Run):
            runs.append(part)
        elif part:
            runs.extend(words(part))
    return tuple(runs)


def cell(fact: Fact | None) -> Text:
    """Return a fact as the cell of a table; a dash where the pack has none."""
    return said(fact if fact is not None else DASH)


def source(pack: YearPack, svg: str, *parts: Spoken, of: str = "activiteitenlijst") -> Text:
    """Return the line under a figure: where the numbers come from, and of which day.

    Parameters
    ----------
    svg
        The drawing; what a star means is said only where it has one.
    """
    day = named(language.day(pack.end), "end")
    has_star = bool(pack.revisions) and f"{STAR}</text>" in svg
    stars = (f" {STAR} Dit getal is herzien.",) if has_star else ()
    told = sentence(
        "Bron: {of} {name}, stand {day}.",
        of=words(of), name=(named(pack.name, "name"),), day=(day,),
    )  # fmt: skip
    return (*merged(told), *merged(said(*parts, *stars)))


def period(pack: YearPack) -> Text:
    """Return the months that the period runs between."""
    first, last = named(language.month(pack.start), "start"), named(language.month(pack.end), "end")
    return sentence("{first} tot en met {ends}", first=(first,), ends=(last,))


def in_series(texts: Iterable[Text]) -> Text:
    """Set texts one after the other as one sentence: 'a: 1; b: 2.'"""
    runs = [run for text in texts for run in (Run("; "), *text)]
    return (*runs[1:], Run(".")) if runs else ()


def counted(name: Run, *parts: Spoken) -> Text:
    """Return a name and what is said of it: 'leergang: 3'."""
    return (name, Run(": "), *said(*parts))
