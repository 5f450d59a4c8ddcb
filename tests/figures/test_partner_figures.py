"""The figures of a partner's report: drawn from what it may see, and the same for two to four."""

import re
from dataclasses import replace

import pytest
from drawn import runs_of, texts_of

from wijkmakers_analysis.document import Blocks, Chart, Paragraph, block_from_json, plain
from wijkmakers_analysis.figures.partner_calendar import draw_own_year
from wijkmakers_analysis.figures.partner_network import MOST_DRAWN, draw_partners_met
from wijkmakers_analysis.yearpack.over_time import PackComparedYear
from wijkmakers_analysis.yearpack.partner import partner_view
from wijkmakers_analysis.yearpack.parts import PackOrganisation

import packs
from touching_texts import overlapping_texts

FULL = packs.full_pack()
OWN = "Noorderthuis"
BEFORE = PackComparedYear(year=2021, label="Het begin", start="2020-11-01", end="2021-10-31")
OWN_TIES = tuple(pair for pair in FULL.ties if OWN in pair)
EVERY_WIJK = tuple({place for one in FULL.activities for place in one.neighbourhoods})


def in_every_wijk(pack):
    organisations = tuple(
        replace(one, working_area=EVERY_WIJK) if one.organisation == OWN else one
        for one in pack.organisations
    )
    return replace(pack, organisations=organisations)


def meeting(number, name="Een organisatie met een heel lange naam van meer dan één regel"):
    others = tuple(
        PackOrganisation(organisation=f"{name} {n}", sector=f"sector {n % 9}", relation="partner",
                         is_partner=True)
        for n in range(number)
    )  # fmt: skip
    ties = tuple((OWN, one.organisation) for one in others)
    return replace(FULL, organisations=(*FULL.organisations, *others), ties=ties)


PACKS = {
    "full": FULL,
    "everywhere": in_every_wijk(FULL),
    "one": meeting(1),
    "many": meeting(45),
    "second": replace(FULL, compared_with=BEFORE, ties_before=OWN_TIES[:2]),
}
CASES = [
    pytest.param(draw, pack, id=f"{draw.__name__}-{name}")
    for draw in (draw_own_year, draw_partners_met)
    for name, pack in PACKS.items()
]


@pytest.mark.parametrize(("draw", "pack"), CASES)
def test_a_figure_is_whole_and_the_same_each_time(draw, pack):
    chart = draw(partner_view(pack, OWN))
    assert isinstance(chart, Chart)
    assert chart.to_json() == draw(partner_view(pack, OWN)).to_json()
    assert block_from_json(chart.to_json()) == chart
    assert plain(chart.note).startswith("Bron: ")


@pytest.mark.parametrize(("draw", "pack"), CASES)
def test_no_text_stands_over_another_or_off_the_sheet(draw, pack):
    assert overlapping_texts(draw(partner_view(pack, OWN)).svg) == []


@pytest.mark.parametrize(("draw", "pack"), CASES)
def test_facts_are_printed_as_they_are_shown(draw, pack):
    shown = {fact.key: fact.shown for fact in pack.facts}
    chart = draw(partner_view(pack, OWN))
    assert all(run.text == shown[run.ref] for run in runs_of(chart) if run.origin == "fact")


def test_the_numbers_in_the_year_are_the_facts_of_its_months():
    view = partner_view(FULL, OWN)
    drawn = [text for text in texts_of(draw_own_year(view).svg) if text.isdigit()]
    months = [fact.shown for fact in FULL.facts if set(fact.group) == {"maand", "pijler"}]
    assert sorted(drawn) == sorted([*months, "2021", "2022"])


def test_the_year_names_what_is_around_the_partner():
    alt = plain(draw_own_year(partner_view(FULL, OWN)).alt)
    assert "Dicht bij Noorderthuis: Werkplaats Vinkhuizen: vroeg signaleren en " in alt
    texts = texts_of(draw_own_year(partner_view(FULL, OWN)).svg)
    assert {"Op eigen verzoek", "Over de eigen vraag"} <= set(texts)
    quiet = draw_own_year(partner_view(FULL, "Wijkzorg Groningen"))
    assert plain(quiet.title) == "Het jaar van maand tot maand: 30 activiteiten"


def test_without_any_date_it_is_said_what_is_missing():
    block = draw_own_year(partner_view(replace(FULL, facts=()), OWN))
    assert isinstance(block, Paragraph)
    assert block.role == "missing"


def test_only_who_may_be_named_is_around_the_partner():
    view = partner_view(FULL, OWN)
    chart = draw_partners_met(view)
    met = {name for pair in FULL.ties if OWN in pair for name in pair}
    everyone = {one.organisation for one in FULL.organisations}
    assert everyone & set(texts_of(chart.svg)) == met
    assert {name for name in everyone if name in plain(chart.alt)} == met
    assert (
        plain(chart.title) == f"Noorderthuis kwam {len(met) - 1} partners minstens twee keer tegen"
    )
    assert not re.search(r"\d", "".join(texts_of(chart.svg)))


def test_nobody_to_name_draws_nothing():
    assert draw_partners_met(partner_view(replace(FULL, ties=()), OWN)) == Blocks(())


def test_who_was_not_named_last_year_stands_out():
    chart = draw_partners_met(partner_view(PACKS["second"], OWN))
    before = {name for pair in OWN_TIES[:2] for name in pair}
    new = {name for pair in FULL.ties if OWN in pair for name in pair} - before
    assert new
    last = plain(chart.alt).partition("Vorig jaar nog niet genoemd: ")[2]
    assert all(name in last for name in new)
    assert "vorig jaar nog niet genoemd" in texts_of(chart.svg)


def test_of_very_many_a_part_is_drawn_and_all_are_in_the_alt_text():
    chart = draw_partners_met(partner_view(meeting(45, "Club"), OWN))
    drawn = [text for text in texts_of(chart.svg) if text.startswith("Club")]
    assert len(drawn) == MOST_DRAWN
    assert plain(chart.alt).count("Club") == 45
    assert "Getekend is een deel van hen." in plain(chart.note)


def test_what_it_takes_to_be_named_stands_under_the_figure():
    assert plain(draw_partners_met(partner_view(FULL, OWN)).note).endswith(
        " Een partner staat er alleen bij als van beide kanten genoeg mensen meededen."
    )
