"""Tell in plain Dutch what the gate made coarse or left out, from the printed facts alone."""

from collections import Counter
from collections.abc import Sequence

from wijkmakers_analysis.disclosure.changes import Change
from wijkmakers_analysis.disclosure.coarse import small_class
from wijkmakers_analysis.disclosure.naming import table_in_quotes
from wijkmakers_analysis.disclosure.policy import INDEXES
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import listed, number
from wijkmakers_analysis.settings import Settings


def account_of(facts: Sequence[Fact], settings: Settings) -> tuple[str, ...]:
    """Return one sentence for each thing the gate did, with how often it did it."""
    small = small_class(settings.privacy.threshold)
    few = [fact for fact in facts if fact.status == "te_klein"]
    as_class = [fact for fact in few if fact.method == "klasse" or small in fact.shown]
    sentences = (
        _small_groups(len(as_class), small),
        _without_number(len(few) - len(as_class)),
        _rounded(sum(fact.status == "afgerond" and fact.method is None for fact in facts)),
        _withheld(sum(fact.status == "afgeschermd" for fact in facts)),
        _coarse_indexes(facts),
    )
    return tuple(sentence for sentence in sentences if sentence)


def account_of_changes(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return one sentence on what was made coarser so that no number follows from others."""
    last = {change.after.key: change for change in changes}
    if not last:
        return ()
    steps = dict.fromkeys(map(_step, last.values()))
    by_table = Counter(table_in_quotes(one.cell) for one in last.values())
    tables = [
        f"{number(count)} {'cijfer' if count == 1 else 'cijfers'} in {table}"
        for table, count in by_table.items()
    ]
    return (
        f"Zodat uit geen enkel cijfer een klein getal volgt, is extra {listed(steps, joint='of')}: "
        f"{listed(tables)}.",
    )


def _step(change: Change) -> str:
    if change.after.status == "afgeschermd":
        return "weggelaten"
    if change.after.method == "klasse":
        return "ruim aangeduid"
    if change.after.status == "afgerond":
        return "afgerond op vijf"
    return "zonder aantallen erachter gegeven"


def _small_groups(count: int, small: str) -> str:
    if count == 0:
        return ""
    about = "cijfer over een kleine groep" if count == 1 else "cijfers over kleine groepen"
    return (
        f"Van {number(count)} {about} geven we geen precies getal, "
        f'maar een ruime aanduiding zoals "{small}".'
    )


def _without_number(count: int) -> str:
    if count == 0:
        return ""
    figures = "cijfer gaat" if count == 1 else "cijfers gaan"
    return (
        f"{number(count)} {figures} over te weinig mensen voor een percentage of een gemiddelde; "
        "daar staat een streepje."
    )


def _rounded(count: int) -> str:
    if count == 0:
        return ""
    figures = (
        "cijfer gaat over mensen van één of twee organisaties en is"
        if count == 1
        else "cijfers gaan over mensen van één of twee organisaties en zijn"
    )
    return f"{number(count)} {figures} afgerond op vijf."


def _withheld(count: int) -> str:
    if count == 0:
        return ""
    figures = "cijfer" if count == 1 else "cijfers"
    return (
        f"{number(count)} {figures} laten we weg. Anders is er iets te zien over enkele "
        "mensen, of over mensen van één of twee organisaties."
    )


def _coarse_indexes(facts: Sequence[Fact]) -> str:
    if not any(fact.id in INDEXES and fact.value is not None for fact in facts):
        return ""
    return (
        "Cijfers over menging en ontmoetingen zijn geen optelsom van mensen. "
        "We geven ze in hele procenten; de controle van alle aantallen samen gaat daar niet over."
    )
