"""Figures of people draw printed numbers only: classes and withheld cells betray nothing."""

from dataclasses import replace

import pytest
from drawn import texts_of

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.figures import (
    draw_cohorts,
    draw_network,
    draw_reach,
    draw_sector_meetings,
)
from wijkmakers_analysis.figures.bars import CLASS_LENGTH, draw_bar, longest
from wijkmakers_analysis.figures.canvas import drawing
from wijkmakers_analysis.indicators.ties import SHOWN_EVENTS
from wijkmakers_analysis.settings.sections import HIGHEST

from packs import activity, fact, full_pack, people


def with_fact(pack, changed):
    kept = tuple(one for one in pack.facts if one.key != changed.key)
    return replace(pack, facts=(*kept, changed))


@pytest.mark.parametrize(
    ("one", "end"),
    [
        (fact("participants", 12), 10 + 24),
        (fact("participants", 0), 10),
        (people("participants", 3, organisatie="A"), 10 + CLASS_LENGTH),
        (fact("participants", None, "–", status="afgeschermd"), 10),
        (fact("participants", None, "tussen 8 en 10", low=8, high=10, method="grenzen"), 10 + 20),
        (fact("participants", None, "meer dan 30", low=30, status="ondergrens"), 10 + 60),
        (fact("participants", None, "11 tot en met 14", low=11, high=14, method="klasse"), 10 + 28),
        (None, 10),
    ],
    ids=["number", "zero", "class", "withheld", "bounds", "lower bound", "high class", "absent"],
)
def test_a_bar_is_as_long_as_its_printed_number(one, end):
    with drawing(20) as canvas:
        assert draw_bar(canvas, one, (10, 2), 8, 2.0, "#333333") == pytest.approx(end)


def test_a_class_does_not_set_the_scale():
    assert longest([people("participants", 4, organisatie="A"), None]) == 1
    assert longest([fact("participants", None, "8 tot 10", low=8, high=10, method="grenzen")]) == 10


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_few_people_look_the_same_whatever_their_number(number):
    one = people("participants", number, soort="werkplaats")
    other = people("participants", 2, soort="werkplaats")
    assert draw_reach(with_fact(full_pack(), one)).to_json() == (
        draw_reach(with_fact(full_pack(), other)).to_json()
    )


def test_a_withheld_cell_is_a_dash():
    held = fact("participants", None, "–", status="afgeschermd", soort="werkplaats")
    chart = draw_reach(with_fact(full_pack(), held))
    assert "–" in texts_of(chart.svg)
    assert "28" not in texts_of(chart.svg)


def test_new_faces_are_drawn_once_they_are_known():
    new = fact("new_faces", 0.42, "42%", unit="aandeel")
    chart = draw_reach(with_fact(full_pack(), new))
    assert "42%" in texts_of(chart.svg)
    assert "Nieuwe gezichten: 42%." in plain(chart.alt)
    assert "tweede jaar" not in plain(chart.note)


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (fact("diplomas.started", None, "–", status="niet_gemeten", editie="1"),
         "aantal starters niet bekend"),
        (people("diplomas.count", 3, editie="1"), "1 tot en met 4"),
        (fact("diplomas.count", None, "–", status="niet_gemeten", editie="1"),
         "aantal diploma's niet bekend"),
    ],
)  # fmt: skip
def test_an_edition_says_what_is_not_known(changed, text):
    assert text in texts_of(draw_cohorts(with_fact(full_pack(), changed)).svg)


def test_a_running_edition_has_no_bar_of_diplomas():
    texts = texts_of(draw_cohorts(full_pack()).svg)
    assert texts[-3:] == ["15", "gestart", "loopt nog"]


def test_residents_stand_apart_from_the_sectors():
    chart = draw_sector_meetings(full_pack())
    assert plain(chart.numbers.rows[-1][0]).startswith("Bewoners en zelfstandigen")
    assert len(chart.numbers.header) == 6
    assert "Zij tellen niet mee" in plain(chart.note)


def test_a_title_of_meetings_leaves_chance_out_where_it_is_unknown():
    pack = full_pack()
    kept = tuple(one for one in pack.facts if one.id != "cross_sector_meetings.chance")
    assert plain(draw_sector_meetings(replace(pack, facts=kept)).title) == (
        "Van de ontmoetingen was 84% tussen verschillende sectoren"
    )


def test_a_partner_without_a_tie_that_may_be_named_is_not_in_the_network():
    pack = full_pack()
    tied = {name for pair in pack.ties for name in pair}
    alone = {one.organisation for one in pack.organisations} - tied
    assert alone
    assert not alone & set(texts_of(draw_network(pack).svg))
    assert tied <= set(texts_of(draw_network(pack).svg))


def test_the_audience_of_a_presentation_is_named_under_the_figure_where_it_was_counted():
    pack = full_pack()
    show = activity("L9", "Eindpresentatie leergang", "leergang", is_counted=False, parent_id="L1")
    counted = fact("attendances", None, "minstens 31", low=31, status="ondergrens", activiteit="L9")
    told = " Publiek van een eindpresentatie telt mee bij: leergang."
    with_show = replace(pack, activities=(*pack.activities, show))
    assert told not in plain(draw_reach(with_show).note)
    assert told in plain(draw_reach(with_fact(with_show, counted)).note)


@pytest.mark.parametrize(
    ("times", "told"),
    [(1, "minstens één keer"), (2, "minstens twee keer"), (3, "minstens drie keer")],
)
def test_the_network_tells_the_number_of_the_ties_that_it_draws(times, told):
    counts = {1: 90, 2: 40, 3: 12}
    kept = tuple(one for one in full_pack().facts if one.id != "ties.count")
    ties = tuple(fact("ties.count", number, m=str(m)) for m, number in counts.items())
    chart = draw_network(replace(full_pack(), facts=(*kept, *ties), tie_events=times))
    pairs = f"{counts[times]} tweetallen"
    assert plain(chart.title) == f"Partners kwamen elkaar {told} tegen: {pairs}"
    assert plain(chart.subtitle) == f"Tweetallen partners die elkaar {told} ontmoetten"
    assert f"elkaar {told} ontmoette: {counts[times]}." in plain(chart.alt)


def test_ties_are_counted_at_each_number_that_the_office_can_choose():
    assert max(SHOWN_EVENTS) == HIGHEST["tie_events"]
