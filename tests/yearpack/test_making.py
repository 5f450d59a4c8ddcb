"""A pack made from a small workspace: what is in it, and what is not."""

import json
from dataclasses import asdict, replace

import pytest
from small_year import OTHERS, PEOPLE, sheets

from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import Limits
from wijkmakers_analysis.yearpack import make_pack, pack_from_json

from builders import workspace


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    return load_programme(workspace(tmp_path_factory.mktemp("werkruimte"), sheets()))


@pytest.fixture(scope="module")
def pack(programme):
    return make_pack(programme, 2022)


def by_id(items, name):
    return {getattr(item, name): item for item in items}


def test_no_person_no_file_and_no_pseudonym_is_in_a_pack(programme, pack):
    text = pack.to_json()
    pseudonyms = set(programme.attendance["person_id"])
    assert len(pseudonyms) == len(PEOPLE) + len(OTHERS)
    for secret in (*PEOPLE, *OTHERS, *pseudonyms, "Klaske", "Hinderik", "Geheim", ".xlsx"):
        assert secret not in text
    assert "Zwibbel" not in text
    assert "Bartje Openbaar" in text, "a name with consent is kept, so the search can find one"


def test_a_pack_survives_being_written_and_read(pack):
    assert pack_from_json(pack.to_json()).to_json() == pack.to_json()
    assert json.loads(pack.to_json())["year"] == 2022


def test_people_figures_are_those_of_the_gate(pack):
    assert pack.fact("participants", organisatie="Huis en Haard").shown == "ongeveer 10"
    few = pack.fact("participants", organisatie="De Ontmoeting")
    assert (few.shown, few.value) == ("1 tot en met 4", None)
    assert pack.account


def test_activities_of_the_period_with_parts_and_cancelled_ones(pack):
    found = by_id(pack.activities, "id")
    assert set(found) == {"W", "W1", "W2", "P", "P1", "B1"}
    assert found["W"].when == "april 2022"
    assert not found["W"].is_counted
    assert found["P"].when == "1 februari 2022 tot en met 12 april 2022"
    assert (found["P"].first_day, found["P"].last_day) == ("2022-02-01", "2022-04-12")
    assert found["P"].neighbourhoods == ("Vinkhuizen",)
    assert (found["P1"].parent_id, found["P1"].is_counted) == ("P", False)
    assert found["B1"].status == "geannuleerd"
    assert (found["W2"].initiative, found["W2"].commissioner) == ("opdracht", "Huis en Haard")


def test_editions_that_ended_or_ran(pack):
    assert [(one.cohort, one.state, one.start, one.end, one.modules) for one in pack.cohorts] == [
        ("1", "afgerond", "", "17 november 2022", None),
        ("2", "loopt", "29 september 2022", "8 juni 2023", 10),
    ]


def test_questions_as_they_stood_at_the_end(pack):
    found = by_id(pack.questions, "question")
    assert set(found) == {"Hoe eerder?", "Wie helpt?"}
    assert found["Hoe eerder?"].follow_up == "proef"
    assert (found["Wie helpt?"].follow_up, found["Wie helpt?"].when) == ("", "1 februari 2022")
    assert found["Wie helpt?"].neighbourhoods == ("Vinkhuizen",)


def test_organisations_with_what_changed(pack):
    found = by_id(pack.organisations, "organisation")
    assert set(found) == {"Huis en Haard", "De Ontmoeting", "Weggegaan", "LEF"}
    flags = {name: (one.is_partner, one.has_joined, one.has_left) for name, one in found.items()}
    assert flags == {
        "Huis en Haard": (True, False, False),
        "De Ontmoeting": (True, True, False),
        "Weggegaan": (True, False, True),
        "LEF": (False, False, False),
    }
    assert found["Huis en Haard"].working_area == ("Paddepoel",)


def test_contributions_are_the_printed_counts(pack):
    assert {(one.organisation, one.kind): one.number for one in pack.contributions} == {
        ("Huis en Haard", "plek"): 2,
        ("De Ontmoeting", "gids of spreker"): 1,
    }


def test_places_have_the_offices_names(pack):
    wijken = {one.name: one for one in pack.places if one.is_wijk}
    assert len(wijken) == 20
    assert wijken["Oosterparkwijk"].activities == 1
    assert "Oud-Oost" not in wijken
    assert wijken["Nieuw-Noord"].activities == 1
    named = {one.name: one.activities for one in pack.places if not one.is_wijk}
    assert named == {"Paddepoel": 1, "Vinkhuizen": 1}


@pytest.mark.parametrize(
    ("people", "cap", "ties"),
    [
        (4, 100, ()),
        (5, 100, (("De Ontmoeting", "Huis en Haard"),)),
        (5, 19, ()),
    ],
)
def test_ties_are_named_only_where_both_print_enough_people(tmp_path, people, cap, ties):
    given = sheets()
    given["Aanwezigheid"] += [
        [activity, f"Extra {number}", "De Ontmoeting", "x", "verzonnen"]
        for activity in ("W1", "W2")
        for number in range(people - len(OTHERS))
    ]
    given["Aanwezigheid"] += [
        ["W2", person, "De Ontmoeting", "x", "verzonnen"] for person in OTHERS
    ]
    # Of whom nobody knows the organisation: without them both partners would follow from the total.
    given["Aanwezigheid"] += [
        ["W1", f"Onbekend Iemand{number}", "", "x", "verzonnen"] for number in range(12)
    ]
    settings = workspace(tmp_path, given)
    settings = replace(settings, limits=Limits(event_cap=cap))
    assert make_pack(load_programme(settings), 2022).ties == ties


def test_stories_texts_and_style(pack):
    assert [asdict(one)["story"] for one in pack.stories] == ["S1", "S2"]
    assert [one.name for one in pack.stories] == ["Bartje Openbaar", ""]
    assert pack.stories[1].valid_until == "2024-06-01"
    assert [(one.place, one.wording) for one in pack.texts] == [("voorwoord", "Het was een jaar.")]
    assert pack.house_style == {"contact": "bureau@voorbeeld.nl"}
    assert pack.notice == "Voorbeeld: de aanwezigheid in dit verslag is verzonnen."
    assert pack.version


def test_focal_points_are_those_of_the_next_year(pack):
    (point,) = pack.focal_points
    assert (point.focal_point, point.indicator, point.target) == (
        "De praktijk in",
        "Wijken bereikt",
        12.0,
    )
