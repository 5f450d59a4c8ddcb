"""The list of published facts: all that anyone may read, in words, with what it counts."""

from dataclasses import replace

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.proof import prove_facts
from wijkmakers_analysis.text.published import MEASURES, list_facts
from wijkmakers_analysis.yearpack import pack_from_json
from wijkmakers_analysis.yearpack.making import define_indicators
from wijkmakers_analysis.yearpack.parts import PackDefinition

from documents import Document, demo_cover
from packs import activity, full_pack

DEFINITIONS = (
    PackDefinition(indicator="activities", label="Activiteiten", explanation="Zo vaak."),
    PackDefinition(indicator="ties", label="Wie kwam?", explanation="Zoveel van de 10."),
)


def one(id: str, **more) -> Fact:
    return Fact(**{"id": id, "indicator": id.split(".")[0], "shown": "7", "value": 7, **more})


def listed(*facts: Fact, **more):
    pack = replace(full_pack(), facts=facts, definitions=DEFINITIONS, **more)
    return list_facts(pack)


def test_every_measure_has_a_name():
    measures = {f"{one.id}.{name}" for one in CATALOGUE for name in one.measures}
    assert measures <= set(MEASURES)


def test_a_pack_holds_the_definition_of_every_indicator():
    definitions = define_indicators()
    assert [one.indicator for one in definitions] == [one.id for one in CATALOGUE]
    assert all(one.label and one.explanation for one in definitions)
    pack = replace(full_pack(), definitions=definitions)
    assert pack_from_json(pack.to_json()).definitions == definitions


def test_a_pack_without_definitions_still_opens():
    pack = full_pack()
    assert pack_from_json(pack.to_json()).definitions == ()
    assert len(list_facts(pack).facts) > 10


def test_every_fact_is_as_the_pack_has_it():
    pack = replace(full_pack(), definitions=define_indicators())
    published = list_facts(pack)
    prove_facts(Document(demo_cover(), (), published), pack)
    wanted = [fact.key for fact in pack.facts if "organisatie" not in fact.group]
    assert [fact.key for fact in published.facts] == wanted


def test_a_fact_about_one_organisation_is_for_that_organisation():
    facts = (one("activities"), one("activities", group={"organisatie": "De Haven"}))
    assert [fact.key for fact in listed(*facts).facts] == ["activities"]


def test_group_and_measure_are_in_words():
    facts = (
        one("activities", group={"maand": "2022-03", "soort": "lab"}),
        one("activities", group={"activiteit": "A9"}),
        one("ties.count", group={"m": "2"}),
        one("unknown"),
    )
    found = listed(*facts, activities=(activity("A9", title="Wandeling"),)).facts
    assert [plain(fact.group) for fact in found] == [
        "maand: maart 2022; soort: lab", "activiteit: Wandeling", "ontmoetingen, minstens: 2", "",
    ]  # fmt: skip
    assert [plain(fact.label) for fact in found] == [
        "Activiteiten", "Activiteiten", "Wie kwam? aantal tweetallen", "unknown",
    ]  # fmt: skip


def test_only_definitions_that_are_used_are_listed():
    assert [one.indicator for one in listed(one("activities")).definitions] == ["activities"]
