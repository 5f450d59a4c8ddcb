"""The technical annex defines every indicator and prints every figure that anyone may read."""

import re
from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Document, Heading, Paragraph, Table, plain, texts_in
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.proof import prove_facts
from wijkmakers_analysis.text.annex.certainty import tell_coverage, tell_sensitivity
from wijkmakers_analysis.text.annex.indicators import list_indicators
from wijkmakers_analysis.text.annex.limits import tell_limits
from wijkmakers_analysis.text.annex.opening import make_annex_cover
from wijkmakers_analysis.text.annex.theory import STEPS, explain_theory
from wijkmakers_analysis.text.published import facts_for_all
from wijkmakers_analysis.yearpack.aspects import aspects_of
from wijkmakers_analysis.yearpack.making import define_indicators
from wijkmakers_analysis.yearpack.sensitivity import what_if

from packs import full_pack, public_pack
from reading_aloud import blocks_of, read_aloud

LONGEST_PART = 240
PACKS = {"full": full_pack(), "public": public_pack()}


def defined(pack):
    return replace(pack, definitions=define_indicators())


def with_facts(*facts):
    others = tuple(one for one in full_pack().facts if one.key not in {f.key for f in facts})
    return defined(replace(full_pack(), facts=(*others, *facts)))


def share(id, numerator, denominator, **more):
    indicator = id.split(".")[0]
    value = numerator / denominator
    parts = {"id": id, "indicator": indicator, "value": value, "unit": "aandeel",
             "numerator": numerator, "denominator": denominator, "n": denominator,
             "shown": f"{value:.0%}"}  # fmt: skip
    return Fact(**{**parts, **more})


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.id)
def test_every_indicator_has_its_short_definition(one):
    parts = (one.counted, one.left_out, one.limits, one.source)
    assert all(parts)
    for part in (*parts, one.out_of):
        assert len(part) <= LONGEST_PART
        assert not part or part[0].isupper()
        assert not part or part.endswith(".")


def test_every_indicator_shows_a_step_or_how_complete_the_data_are():
    in_steps = {id for step in STEPS for id in step.indicators}
    assert {one.id for one in CATALOGUE} - in_steps == {"completeness"}


@pytest.mark.parametrize("name", PACKS)
def test_every_fact_for_all_is_printed_or_told_to_have_no_number(name):
    pack = defined(PACKS[name])
    blocks = blocks_of(list_indicators(pack))
    found = {run.ref for block in blocks for text in texts_in(block) for run in text}
    wordless = {"–", "niet bijgehouden"}
    expected = {fact.key for fact in facts_for_all(pack) if fact.shown not in wordless}
    told = {key for key in expected if key in found}
    untold = [key for key in expected - told if pack_fact(pack, key).value is not None]
    assert untold == []
    assert not any("organisatie=" in ref for ref in found)


def pack_fact(pack, key):
    return next(fact for fact in pack.facts if fact.key == key)


@pytest.mark.parametrize("name", PACKS)
def test_every_number_is_that_of_the_pack(name):
    pack = defined(PACKS[name])
    parts = (list_indicators, explain_theory, tell_coverage, tell_sensitivity, tell_limits)
    blocks = tuple(block for part in parts for block in blocks_of(part(pack)))
    prove_facts(Document(make_annex_cover(pack), blocks), pack)


def test_a_margin_that_was_changed_is_refused():
    fact = share("recommendation.share_9_10", 10, 32, low=0.18, high=0.49, method="wilson")
    pack = with_facts(fact)
    document = Document(make_annex_cover(pack), blocks_of(list_indicators(pack)))
    other = with_facts(replace(fact, high=0.5))
    with pytest.raises(ProofError, match="marge"):
        prove_facts(document, other)


def test_a_figure_stands_with_its_margin_its_denominator_and_its_coverage():
    fact = share("recommendation.share_9_10", 10, 32, low=0.18, high=0.49, method="wilson",
                 coverage=0.9)  # fmt: skip
    said = read_aloud(list_indicators(with_facts(fact)))
    for part in ("negens en tienen\n31%\n18% tot 49%\n10 van 32\n90%", "Noemer: Alle antwoorden"):
        assert part in said


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"low": 0.18, "high": 0.49, "method": "wilson", "unit": "aandeel"}, {"marge": "18% tot 49%"}),
        ({"low": -0.3, "high": 1.3, "method": "t", "unit": "punten"}, {"marge": "-0,3 tot 1,3"}),
        ({"low": 61, "high": 152, "method": "loglog", "unit": "dagen"}, {"marge": "2 maanden tot 5 maanden"}),
        ({"low": 1, "high": 4, "method": "klasse"}, {}),
        ({"low": 30, "method": "grenzen"}, {}),
        ({"n": 1204}, {"waarvan": "1.204"}),
        ({"n": 20, "numerator": 10, "denominator": 20}, {"waarvan": "10 van 20"}),
        ({"coverage": 0.7}, {"dekking": "70%"}),
    ],
)  # fmt: skip
def test_what_stands_around_a_number(parts, expected):
    assert aspects_of(Fact(id="x", indicator="x", **parts)) == expected


def test_a_table_in_which_nothing_is_known_is_one_sentence():
    facts = tuple(
        Fact(id="stories", indicator="stories", group={"waardecyclus": str(cycle)},
             status="niet_gemeten", shown="niet bijgehouden", reason="Er zijn geen verhalen.")
        for cycle in range(1, 6)
    )  # fmt: skip
    blocks = blocks_of(list_indicators(with_facts(*facts)))
    said = [plain(block.text) for block in blocks if isinstance(block, Paragraph)]
    assert said.count(
        "Per stap in de waardecyclus: niet bijgehouden. Er zijn geen verhalen."
    ) == 1  # fmt: skip


def test_facts_by_two_keys_stand_side_by_side():
    facts = tuple(
        Fact(id="activities", indicator="activities", value=1, shown="1",
             group={"maand": month, "pijler": pillar})
        for month in ("2021-11", "2021-12", "2022-01") for pillar in ("leren", "doen")
    )  # fmt: skip
    tables = [b for b in blocks_of(list_indicators(with_facts(*facts))) if isinstance(b, Table)]
    grid = next(table for table in tables if plain(table.title) == "Per maand en pijler")
    assert [plain(cell) for cell in grid.header] == ["Maand", "leren", "doen", "ontmoeten"]
    assert len(grid.rows) == 13
    assert "november 2021" in [plain(row[0]) for row in grid.rows]


def by_activity(*shown):
    return [
        Fact(id="event_mix.event", indicator="event_mix", group={"activiteit": f"activiteit-{place}"},
             value=0.5 if "%" in words else None, shown=words)
        for place, words in enumerate(shown)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "rows"),
    [
        (("50%", *["te weinig mensen"] * 9), ["50%", "te weinig mensen"]),
        (("50%", *["te weinig mensen"] * 8), ["50%", *["te weinig mensen"] * 8]),
        (("afgeschermd", "50%", *["te weinig mensen"] * 9), ["afgeschermd", "50%", "te weinig mensen"]),
    ],
)  # fmt: skip
def test_many_rows_that_say_alike_that_there_is_no_number_are_one(shown, rows):
    tables = [
        b for b in blocks_of(list_indicators(only(*by_activity(*shown)))) if isinstance(b, Table)
    ]
    (table,) = (one for one in tables if plain(one.title) == "Per activiteit")
    assert [plain(row[-1]) for row in table.rows] == rows
    is_folded = plain(table.rows[-1][0]) == "alle andere"
    assert is_folded == (len(rows) < len(shown))


def only(*facts):
    return defined(replace(full_pack(), facts=facts))


def test_a_group_and_its_measures_are_told_in_one_column():
    facts = [
        Fact(id=id, indicator="attendances", group={"soort": kind}, value=3, shown="3")
        for kind in ("festival", "workshop")
        for id in ("attendances", "attendances.group_size_median")
    ]
    tables = [b for b in blocks_of(list_indicators(only(*facts))) if isinstance(b, Table)]
    (table,) = (one for one in tables if plain(one.title) == "Per soort")
    assert plain(table.header[0]) == "Soort en maat"
    assert [plain(row[0]) for row in table.rows] == [
        "festival: het cijfer zelf", "festival: middelste groep",
        "workshop: het cijfer zelf", "workshop: middelste groep",
    ]  # fmt: skip


def test_a_pack_that_was_frozen_without_definitions_still_lists_its_figures():
    pack = replace(full_pack(), definitions=())
    blocks = blocks_of(list_indicators(pack))
    headings = [plain(block.text) for block in blocks if isinstance(block, Heading)]
    assert headings[0].endswith(pack.facts[0].indicator)


def answers(*facts):
    return {one.key.partition("#als-")[2]: one.becomes for one in what_if(with_facts(*facts))}


def test_who_did_not_answer_could_have_said_no_or_yes():
    told = answers(
        share("used_at_work", 12, 20),
        share("used_at_work.response", 20, 30),
    )
    assert told["nee"] == "40%"
    assert told["ja"] == "73%"


def test_an_unknown_age_could_be_either():
    told = answers(share("young_talent", 50, 100, coverage=0.8))
    assert told["ouder"] == "40%"
    assert told["jonger"] == "60%"


def test_a_long_period_is_set_beside_twelve_months():
    fact = Fact(id="activities", indicator="activities", value=27, shown="27")
    (told,) = (one for one in what_if(with_facts(fact)) if one.key == "activities#als-periode")
    assert told.becomes == "ongeveer 25"


def test_nothing_follows_from_a_figure_without_a_plain_number():
    hidden = share("young_talent", 50, 100, coverage=0.8, status="te_klein")
    assert "ouder" not in answers(hidden)


def test_the_steps_name_what_has_no_number_yet():
    assert "Nog zonder cijfer dit jaar: " in read_aloud(explain_theory(defined(public_pack())))


@pytest.mark.parametrize("name", PACKS)
def test_nothing_in_it_speaks_to_the_office(name):
    pack = defined(PACKS[name])
    said = "\n".join(
        read_aloud(part(pack)) for part in (list_indicators, tell_coverage, tell_limits)
    )
    assert not re.search(r"\b(in|van) het blad\b|\b[Vv]ul .* in\b", said)
