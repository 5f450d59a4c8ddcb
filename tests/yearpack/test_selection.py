"""What of a pack belongs in which place of a report."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.yearpack import selection
from wijkmakers_analysis.yearpack.parts import PackCohort

from packs import activity, empty_pack, full_pack


def pack_of(*activities):
    return replace(empty_pack(), activities=activities)


def ids(found):
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("kind", "first", "last", "belongs"),
    [
        ("bijeenkomst", "2022-05-12", "2022-05-12", True),
        ("bijeenkomst", "2021-11-01", "2022-11-25", True),
        ("bijeenkomst", "2021-10-01", "2022-01-31", False),
        ("wijkwandeling", "2022-04-01", "2024-04-19", False),
        ("wijkwandeling", None, None, False),
        ("leergang", "2022-09-29", "2023-06-08", True),
        ("leergang", "2022-06-01", None, False),
        ("werkplaats", "2022-12-01", "2024-09-01", False),
    ],
)
def test_a_unit_belongs_by_its_bounds_and_a_course_by_its_start(kind, first, last, belongs):
    one = replace(activity("A", kind=kind), first_day=first, last_day=last)
    pack = pack_of(one)
    assert ids(selection.units(pack)) == (["A"] if belongs else [])
    assert ids(selection.undated(pack)) == ([] if belongs else ["A"])


def test_what_was_cancelled_or_is_a_part_is_no_unit():
    pack = pack_of(
        activity("A", status="geannuleerd"), activity("B", is_counted=False, parent_id="C")
    )
    assert selection.units(pack) == ()
    assert ids(selection.not_held(pack)) == ["A"]


def test_units_stand_in_the_order_of_their_days():
    pack = pack_of(activity("B", first="2022-06-01"), activity("A", first="2022-03-01"))
    assert ids(selection.units(pack)) == ["A", "B"]
    assert ids(pack.activities) == ["B", "A"]


def test_every_unit_has_one_chapter():
    pack = full_pack()
    chapters = [
        *selection.units(pack, selection.COURSE),
        *selection.units(pack, selection.LAB),
        *selection.changed_form(pack, selection.LAB),
        *selection.units(pack, selection.WALK),
        *selection.meetings(pack),
        *selection.units(pack, selection.FESTIVAL, selection.PARTNER_MEETING),
    ]
    assert sorted(ids(chapters)) == sorted(ids(selection.units(pack)))


def test_a_series_is_not_counted_and_has_no_parent():
    series = activity("R", kind="wijkwandeling", is_counted=False)
    walk = activity("W", kind="wijkwandeling", parent_id="R")
    pack = pack_of(series, walk)
    assert ids(selection.series(pack, "wijkwandeling")) == ["R"]
    assert ids(selection.units(pack, "wijkwandeling")) == ["W"]


def test_editions_are_told_by_number():
    states = {"10": "loopt", "2": "afgerond"}
    cohorts = tuple(
        PackCohort(cohort=name, title="", state=state) for name, state in states.items()
    )
    told = selection.editions(replace(empty_pack(), cohorts=cohorts))
    assert [one.cohort for one in told] == ["2", "10"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Maandelijkse wijkwandeling (reeks)", "Maandelijkse wijkwandeling"),
        ("Workshop design thinking (bedoeld als werkplaats 2)", "Workshop design thinking"),
        ("Bijeenkomst (met soep)", "Bijeenkomst (met soep)"),
        ("(reeks)", "(reeks)"),
    ],
)
def test_a_title_without_remarks(written, title):
    assert selection.title_of(activity(title=written)) == title


def test_themes_and_venues_are_lists():
    one = activity(
        theme="ongedeelde stad; terugblik", venue="TuinindeStad (start); 't Vinkhuys (slot)"
    )
    assert selection.themes_of(one) == ("ongedeelde stad", "terugblik")
    assert selection.venues_of(one) == ("TuinindeStad", "'t Vinkhuys")


def test_a_question_belongs_to_the_lab_or_to_a_part_of_it():
    pack = full_pack()
    (question,) = selection.questions_of(pack, "P1")
    assert question.organisation == "Noorderthuis"
    assert selection.questions_of(pack, "W04") == ()
