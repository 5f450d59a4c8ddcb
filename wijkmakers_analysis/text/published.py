"""List every fact that anyone may read, each in words with what it counts.

A fact about one organisation is for that organisation alone: it is not in the list.
"""

from collections.abc import Mapping
from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Definition, PublishedFact, PublishedFacts, Text
from wijkmakers_analysis.document.sentences import fact_in_words, from_pack, pack_words
from wijkmakers_analysis.indicators.fact import STATUSES, Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack import YearPack

FOR_ONE_ORGANISATION = "organisatie"
# A measure beside the plain one -> how its row goes on after the label of the indicator.
MEASURES = {
    "attendances.group_size_median": "middelste groep",
    "attendances.group_size_q1": "een kwart van de groepen is kleiner",
    "attendances.group_size_q3": "een kwart van de groepen is groter",
    "returners.visits": "hoe vaak mensen kwamen",
    "time_to_return.median": "de helft is terug binnen",
    "time_to_return.within_12_months": "terug binnen twaalf maanden",
    "time_to_return.survival": "nog niet terug",
    "spread.gini": "ongelijkheid",
    "spread.share": "deel van de deelnames",
    "event_mix.event": "per activiteit",
    "event_mix.all": "in het hele netwerk",
    "cross_sector_meetings.chance": "bij toeval",
    "cross_sector_meetings.ei": "binnen of tussen sectoren",
    "cross_sector_meetings.pairs": "per tweetal sectoren",
    "ties.count": "aantal tweetallen",
    "ties.none": "partners zonder verbinding",
    "tie_change.new": "nieuw",
    "tie_change.kept": "gebleven",
    "tie_change.returned": "terug",
    "tie_change.lost": "verdwenen",
    "tie_change.jaccard": "hoe gelijk het netwerk bleef",
    "diplomas.count": "aantal",
    "diplomas.started": "begonnen",
    "diplomas.stopped": "gestopt",
    "self_assessed_growth.up": "hoger",
    "self_assessed_growth.same": "gelijk",
    "self_assessed_growth.down": "lager",
    "self_assessed_growth.g": "grootte van het verschil",
    "self_assessed_growth.wilcoxon_p": "p-waarde van de toets",
    "used_at_work.response": "wie antwoordde",
    "used_at_work.mcnemar_p": "p-waarde van de toets",
    "recommendation.mean": "gemiddelde",
    "recommendation.share_9_10": "negens en tienen",
    "recommendation.score": "per cijfer",
    "practice_questions.followed_up": "met een vervolg",
    "contributions.two_kinds": "partners met meer dan één soort",
    "outside_city.places": "plaatsen",
    "partners.joined": "erbij gekomen",
    "partners.left": "weggegaan",
}
KEYS = {
    "activiteit": "activiteit", "bijdrage": "bijdrage", "cohort": "cohort", "dag": "dag",
    "editie": "editie", "initiatief": "initiatief", "jaren": "jaren", "maand": "maand",
    "opdrachtgever": "opdrachtgever", "opvolging": "opvolging", "organisatie": "organisatie",
    "pijler": "pijler", "relatie": "relatie", "sector": "sector", "soort": "soort",
    "speerpunt": "speerpunt", "stap": "stap", "vraag": "vraag", "wijk": "wijk",
    "sector_met": "met sector",
    "m": "ontmoetingen, minstens",
    "veld": "gegeven",
    "score": "klasse",
    "waardecyclus": "stap in de waardecyclus",
}  # fmt: skip

# Keys whose values are names that people gave.
OWN_WORDS = ("organisatie", "opdrachtgever", "wijk", "speerpunt", "editie", "cohort", "vraag")


def list_facts(pack: YearPack) -> PublishedFacts:
    """Return the published facts of the pack in its order, and the definitions they have."""
    labels = {one.indicator: one.label for one in pack.definitions}
    titles = {one.id: one.title for one in pack.activities}
    facts = tuple(_published(fact, labels, titles) for fact in facts_for_all(pack))
    used = {fact.indicator for fact in facts}
    return PublishedFacts(
        facts,
        tuple(
            Definition(
                one.indicator,
                pack_words(one.label, "definitions"),
                pack_words(one.explanation, "definitions"),
            )
            for one in pack.definitions
            if one.indicator in used
        ),
    )


def facts_for_all(pack: YearPack) -> tuple[Fact, ...]:
    """Return the facts that anyone may read, in the order of the pack."""
    return tuple(fact for fact in pack.facts if FOR_ONE_ORGANISATION not in fact.group)


def name_of(fact: Fact, labels: Mapping[str, str]) -> str:
    """Return what a fact counts: the label of its indicator, with its measure behind it."""
    label = labels.get(fact.indicator, fact.indicator)
    if fact.id not in MEASURES:
        return retold(label)
    joint = " " if label.endswith("?") else ": "
    return f"{retold(label)}{joint}{measure_in_words(fact.id)}"


def _published(fact: Fact, labels: Mapping[str, str], titles: Mapping[str, str]) -> PublishedFact:
    return PublishedFact(
        key=fact.key,
        indicator=fact.indicator,
        label=from_pack(name_of(fact, labels), "definitions"),
        group=group_in_words(fact, titles),
        shown=fact_in_words(fact),
        value=fact.value,
        low=fact.low,
        high=fact.high,
        n=fact.n,
        unit=fact.unit,
        status=pack_words(STATUSES.get(fact.status, fact.status), "status"),
        reason=pack_words(fact.reason, fact.key),
    )


def measure_in_words(id: str) -> str:
    """Return how the row of a measure goes on after the label of its indicator."""
    return translated(MEASURES[id])


def group_in_words(fact: Fact, titles: Mapping[str, str]) -> Text:
    """Return what a fact is about: 'soort: werkplaats'; nothing where it is the whole.

    Parameters
    ----------
    titles
        The title of each activity by its id.
    """
    parts = [
        f"{translated(KEYS.get(key, key))}: {value_in_words(key, value, titles)}"
        for key, value in fact.group.items()
    ]
    return from_pack("; ".join(parts), fact.key)


def value_in_words(key: str, value: str, titles: Mapping[str, str]) -> str:
    """Return one value of a group as a reader knows it: the title of an activity, a month."""
    if key == "activiteit":
        return titles.get(value, value)
    if key == "maand" and len(value) == 7:
        return language.month(date.fromisoformat(f"{value}-01"))
    return value if key in OWN_WORDS else retold(value)
