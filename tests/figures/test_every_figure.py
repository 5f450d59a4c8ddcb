"""What holds for each of the eight figures, for a full year and for one without lists."""

import re
from dataclasses import replace

import pytest
from drawn import runs_of, texts_of

from wijkmakers_analysis import figures
from wijkmakers_analysis.document import Chart, Paragraph, block_from_json, plain
from wijkmakers_analysis.yearpack.over_time import PackRevision, revised

from packs import empty_pack, full_pack, public_pack
from touching_texts import overlapping_texts

DRAWS = [getattr(figures, name) for name in figures.__all__]
PACKS = {"full": full_pack, "public": public_pack}
CHARTS = [
    pytest.param(draw, make, id=f"{draw.__name__}-{name}")
    for draw in DRAWS
    for name, make in PACKS.items()
    if isinstance(draw(make()), Chart)
]
NEEDS_LISTS = {"draw_reach", "draw_sector_meetings", "draw_network", "draw_contributions"}


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_a_full_year_has_every_figure(draw):
    assert isinstance(draw(full_pack()), Chart)


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_an_empty_year_says_what_is_missing_and_nothing_else(draw):
    block = draw(empty_pack())
    assert isinstance(block, Paragraph)
    assert block.role == "missing"
    assert plain(block.text).count(".") == 1


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_without_lists_only_what_people_did_is_missing(draw):
    is_missing = isinstance(draw(public_pack()), Paragraph)
    assert is_missing == (draw.__name__ in NEEDS_LISTS)


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_the_same_pack_gives_the_same_bytes(draw, make):
    assert draw(make()).to_json() == draw(make()).to_json()


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_every_fact_is_printed_as_it_is_shown(draw, make):
    pack = make()
    shown = {fact.key: fact.shown for fact in pack.facts}
    facts = [run for run in runs_of(draw(pack)) if run.origin == "fact"]
    assert facts
    assert all(run.text == shown[run.ref] for run in facts)


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_every_number_in_the_drawing_stands_beside_it_as_well(draw, make):
    chart = draw(make())
    beside = " ".join(run.text for run in runs_of(chart) if run.origin != "words")
    known = set(re.findall(r"\d+", beside))
    cohorts = {part for one in make().cohorts for part in (one.start, one.end)}
    known |= set(re.findall(r"\d+", " ".join(cohorts)))
    drawn = {number for text in texts_of(chart.svg) for number in re.findall(r"\d+", text)}
    assert drawn <= known


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_a_figure_says_what_it_shows_and_where_it_comes_from(draw, make):
    chart = draw(make())
    assert len(plain(chart.alt)) > 40
    assert len(plain(chart.title)) < 90
    assert plain(chart.note).startswith("Bron: ")
    assert "stand 30 november 2022" in plain(chart.note)
    assert chart.numbers is not None


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_no_label_touches_another(draw, make):
    assert overlapping_texts(draw(make()).svg) == []


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_a_drawing_can_stand_inline(draw, make):
    chart = draw(make())
    head = chart.svg.split(">", 1)[0]
    assert head.startswith("<svg")
    assert "viewBox" in head
    assert "width=" not in head
    assert not re.search(r"<\?xml|<!DOCTYPE|<metadata|<style|<script|http://purl", chart.svg)
    assert len(chart.svg) < 400_000


@pytest.mark.parametrize(("draw", "make"), CHARTS)
def test_a_chart_survives_the_notebook(draw, make):
    chart = draw(make())
    assert block_from_json(chart.to_json()) == chart


REVISED = " * Dit getal is herzien."


def with_revised(pack, id):
    """Return the pack as if every fact of one indicator were revised."""
    facts = tuple(
        replace(one, shown=revised(one.shown, "3")) if one.indicator == id else one
        for one in pack.facts
    )
    return replace(pack, facts=facts, revisions=(PackRevision(key=id, was="3", now="4"),))


@pytest.mark.parametrize("id", ["contributions", "cross_sector_meetings", "attendances"])
@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_a_star_is_explained_where_one_was_drawn_and_nowhere_else(draw, id):
    chart = draw(with_revised(full_pack(), id))
    has_star = any(text.endswith("*") for text in texts_of(chart.svg))
    assert plain(chart.note).endswith(REVISED) == has_star


def test_in_the_meetings_a_star_says_revised_and_nothing_else():
    pack = full_pack()
    assert not any("*" in text for text in texts_of(figures.draw_sector_meetings(pack).svg))
    chart = figures.draw_sector_meetings(with_revised(pack, "cross_sector_meetings"))
    assert any(text.endswith("*") for text in texts_of(chart.svg))
    assert plain(chart.note).endswith(
        " Onder de lijn: deel van de ontmoetingen van bewoners en zelfstandigen zelf. Zij tellen "
        "niet mee in gemeten en toeval. * Dit getal is herzien."
    )
