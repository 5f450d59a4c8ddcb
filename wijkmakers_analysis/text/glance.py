"""Tell the year on one page: key figures, three sentences, a quote and next year."""

from typing import TypeGuard

from wijkmakers_analysis.document import Blocks, Text, Tile, Tiles, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    cell,
    from_pack,
    is_known,
    is_none,
    joined,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.text.stories import choose_quote
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import find, series, units

MOST_TILES, FEWEST_TILES, MOST_SENTENCES = 6, 2, 3
# Where fewer activities than this share have a list or a count, a lower bound of people is left
# to the part about reach.
LEAST_COUNTED = 0.5
# Fact, its group, and label in singular and plural: the first six that have a number are shown.
CANDIDATES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("activities", {}, "{fact:activiteit|activiteiten}"),
    ("participants", {}, "{fact:mens deed mee|mensen deden mee}"),
    ("partners", {}, "{fact:partnerorganisatie|partnerorganisaties}"),
    ("diplomas.count", {}, "{fact:diploma|diploma's}"),
    ("neighbourhoods", {}, "{fact:wijk met een activiteit|wijken met een activiteit}"),
    ("practice_questions", {}, "{fact:vraag uit de praktijk|vragen uit de praktijk}"),
    ("activities", {"soort": "werkplaats"}, "{fact:werkplaats|werkplaatsen}"),
    ("activities", {"soort": "bijeenkomst"}, "{fact:bijeenkomst|bijeenkomsten}"),
    ("activities", {"soort": "workshop"}, "{fact:workshop|workshops}"),
    ("contributions", {}, "{fact:bijdrage van partners|bijdragen van partners}"),
    ("stories", {}, "{fact:verhaal|verhalen}"),
)
_KINDS = {
    "leergang": ("een leergang", "leergangen"),
    "werkplaats": ("een werkplaats", "werkplaatsen"),
    "wijkwandeling": ("een wijkwandeling", "wijkwandelingen"),
    "workshop": ("een workshop", "workshops"),
    "bijeenkomst": ("een bijeenkomst", "bijeenkomsten"),
    "partnerbijeenkomst": ("een partnerbijeenkomst", "partnerbijeenkomsten"),
    "festival": ("een festival", "festivals"),
}


def tell_at_a_glance(pack: YearPack, date: str = "") -> Blocks:
    """Return the page that stands by itself.

    Parameters
    ----------
    date
        The day on which consent is judged, as 2022-12-31; empty is today.
    """
    return together(
        tell_in_own_words(pack, "In één oogopslag"),
        tell_key_figures(pack),
        tell_three_sentences(pack),
        choose_quote(pack, date),
        _next_year(pack),
    )


def tell_key_figures(pack: YearPack) -> Blocks:
    """Return the first six figures that have a number worth telling, as tiles."""
    tiles = []
    for id, group, label in CANDIDATES:
        fact = find(pack, id, **group)
        if _is_telling(fact, pack):
            tiles.append(Tile(value=cell(fact), label=sentence(label, fact=fact)))
    if len(tiles) < FEWEST_TILES:
        return missing(
            words("Er zijn nog te weinig cijfers voor een overzicht."), remedy=filling.OVERVIEW
        )
    return Blocks((Tiles(tuple(tiles[:MOST_TILES])),))


def tell_three_sentences(pack: YearPack) -> Blocks:
    """Return the first three sentences of which the figures are known, as one paragraph."""
    told = [text for text in (tell(pack) for tell in SENTENCES) if text]
    return paragraph(*told[:MOST_SENTENCES], role="lead")


def _is_telling(fact: Fact | None, pack: YearPack) -> TypeGuard[Fact]:
    """Whether a number says enough for this page: a bound that rests on few counts does not."""
    if not is_known(fact) or is_none(fact):
        return False
    counted = find(pack, "completeness", veld="telling")
    if fact.id != "participants" or fact.status != "ondergrens" or not is_known(counted):
        return True
    return counted.value is not None and counted.value >= LEAST_COUNTED


def _about_activities(pack: YearPack) -> Text:
    activities, people = find(pack, "activities"), find(pack, "participants")
    if is_known(activities) and _is_telling(people, pack):
        return sentence(
            "We organiseerden {activities} {activities:activiteit|activiteiten}, en er "
            "{people:deed|deden} {people} {people:mens|mensen} mee.",
            activities=activities, people=people,
        )  # fmt: skip
    if is_known(activities):
        return sentence(
            "We organiseerden {activities} {activities:activiteit|activiteiten} om te leren, "
            "te doen en te ontmoeten.",
            activities=activities,
        )
    kinds = []
    for kind, (one, many) in _KINDS.items():
        is_series = bool(series(pack, kind))
        found = len(units(pack, kind))
        if found or is_series:
            kinds.append(words(many if is_series or found > 1 else one))
    return sentence("We organiseerden dit jaar {kinds}.", kinds=joined(kinds)) if kinds else ()


def _about_the_course(pack: YearPack) -> Text:
    diplomas = find(pack, "diplomas.count")
    if not is_known(diplomas) or is_none(diplomas):
        return ()
    return sentence(
        "In de leergang {diplomas:is|zijn} {diplomas} {diplomas:diploma|diploma's} gehaald.",
        diplomas=diplomas,
    )


def _about_the_network(pack: YearPack) -> Text:
    partners = find(pack, "partners")
    if not is_known(partners) or is_none(partners):
        return ()
    return sentence(
        "Het netwerk telt nu {partners} {partners:partnerorganisatie|partnerorganisaties}.",
        partners=partners,
    )


def _about_neighbourhoods(pack: YearPack) -> Text:
    reached = find(pack, "neighbourhoods")
    if not is_known(reached) or is_none(reached):
        return ()
    return sentence("We waren in {reached} wijken van de gemeente.", reached=reached)


def _about_questions(pack: YearPack) -> Text:
    questions = find(pack, "practice_questions")
    if not is_known(questions) or is_none(questions):
        return ()
    return sentence(
        "Partners brachten {questions} {questions:vraag|vragen} uit de praktijk in.",
        questions=questions,
    )


SENTENCES = (
    _about_activities, _about_the_course, _about_the_network, _about_neighbourhoods,
    _about_questions,
)  # fmt: skip


def _next_year(pack: YearPack) -> Blocks:
    points = [
        sentence("‘{name}’", name=from_pack(one.focal_point, "focal_points"))
        for one in pack.focal_points
    ]
    if not points:
        return Blocks(())
    return paragraph(sentence("Komend jaar werken we aan {points}.", points=joined(points)))
