"""Set in rows how complete the lists are, and what each is needed for."""

from collections.abc import Callable, Sequence

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import (
    cell,
    following,
    is_known,
    joined,
    pack_words,
    sentence,
)
from wijkmakers_analysis.document.text import as_they_stand
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack import YearPack

# Field of the fact -> what is complete, and for which part of the review it is needed.
FIELDS = {
    "lijst": ("activiteiten en onderdelen met een lijst van wie er was", "wie er meededen"),
    "telling": (
        "activiteiten en onderdelen met een lijst of een telling",
        "hoe vaak er iemand kwam",
    ),
    "datum": ("activiteiten met een datum die zeker genoeg is", "het aantal activiteiten"),
    "wijk": ("activiteiten met een wijk", "de kaart"),
    "initiatief": ("activiteiten waarvan we weten wie het initiatief nam", "eigen of opdracht"),
    "aanwezig": ("rijen waarin staat of iemand er was", "wie er meededen"),
    "organisatie": ("deelnames met een organisatie", "actieve partners"),
    "sector": ("deelnames met een sector", "ontmoetingen tussen sectoren"),
    "leeftijdsgroep": ("deelnemers met een leeftijdsgroep", "jong talent"),
    "respons voor": ("deelnemers die vooraf de vragenlijst invulden", "groei volgens deelnemers"),
    "respons na": ("deelnemers die na afloop de vragenlijst invulden", "groei volgens deelnemers"),
    "respons later": ("deelnemers die maanden later nog antwoordden", "gebruik in het werk"),
    "dubbelen": ("deelnemers die zeker geen dubbele zijn", "het aantal mensen"),
}
NONE_YET = "nog geen"
NOT_KEPT = "Niet bijgehouden: {rest}."
LEFT_OUT = "Weggelaten om mensen te beschermen: {rest}."


def tabulate_completeness(pack: YearPack) -> Blocks:
    """Return a row for each field of which it is known how complete it is; a note says the rest."""
    facts = tuple(one for one in pack.facts_by("completeness", "veld") if one.unit == "aandeel")
    known = tuple(fact for fact in facts if is_known(fact))
    left_out = [fact for fact in facts if fact.status == "afgeschermd"]
    not_kept = [fact for fact in facts if fact not in known and fact not in left_out]
    return build_table(
        words("Hoe volledig zijn de gegevens?"),
        TableColumn("Wat er bekend is", tuple(_label(fact, first_upper) for fact in known)),
        TableColumn("Hoe volledig", tuple(_share(fact) for fact in known), is_numeric=True),
        TableColumn("Nodig voor", tuple(_needed_for(fact) for fact in known)),
        note=following((_note(NOT_KEPT, not_kept), _note(LEFT_OUT, left_out))),
    )


def _note(template: str, facts: Sequence[Fact]) -> Text:
    """Name the fields of these facts in a sentence, where there are any."""
    return sentence(template, rest=joined(map(_label, facts))) if facts else ()


def _label(fact: Fact, write: Callable[[str], str] = str) -> Text:
    field = fact.group["veld"]
    if field in FIELDS:
        return as_they_stand(write(translated(FIELDS[field][0])))
    return pack_words(write(field), "completeness")


def _needed_for(fact: Fact) -> Text:
    field = fact.group["veld"]
    return words(FIELDS[field][1]) if field in FIELDS else ()


def _share(fact: Fact) -> Text:
    return words(NONE_YET) if fact.value == 0 else cell(fact)
