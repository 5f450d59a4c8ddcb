"""A filter is an exact rule: the programme as if nothing else had been there."""

import pytest

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.widgets import groupings_of, indicator_frame, select_view
from wijkmakers_analysis.widgets.restricting import FILTERS, values_of

from programmes import Y22, programme

# Two walks and a lab of two parts, one of which was held in Selwerd; Ans is of welfare, Bo of
# education, Cas of both in turn; at W1 thirty were counted and two are on the list.
ACTIVITIES = [
    {"activity_id": "W0", "kind": "wijkwandeling", "date": "2021-03-01"},
    {"activity_id": "W1", "kind": "wijkwandeling", "date": "2022-02-01", "visitors": 30,
     "neighbourhoods": ("Oosterpoort",)},
    {"activity_id": "W2", "kind": "wijkwandeling", "date": "2022-05-01",
     "neighbourhoods": ("Selwerd",)},
    {"activity_id": "L1", "kind": "werkplaats", "date": "2022-03-01"},
    {"activity_id": "L1a", "kind": "werkplaats", "date": "2022-03-01", "parent_id": "L1"},
    {"activity_id": "L1b", "kind": "werkplaats", "date": "2022-04-01", "parent_id": "L1",
     "neighbourhoods": ("Selwerd",)},
]  # fmt: skip
WELFARE, SCHOOL = "Stichting Zorgzaam", "De School"
VISITS = [
    ("W0", "ans", WELFARE),
    ("W1", "ans", WELFARE),
    ("W1", "bo", SCHOOL),
    ("W2", "bo", SCHOOL),
    ("L1a", "cas", WELFARE),
    ("L1b", "cas", SCHOOL),
    ("L1b", "ans", WELFARE),
]


@pytest.fixture(scope="module")
def small():
    return programme(
        activities=ACTIVITIES,
        attendance=[
            {"activity_id": at, "person_id": who, "organisation": where}
            for at, who, where in VISITS
        ],
        organisations=[
            {"organisation": WELFARE, "sector": "welzijn"},
            {"organisation": SCHOOL, "sector": "onderwijs"},
        ],
        contributions=[
            {"organisation": WELFARE, "kind": "plek", "activity_id": "W1"},
            {"organisation": SCHOOL, "kind": "plek", "activity_id": "L1b"},
            {"organisation": SCHOOL, "kind": "plek", "date": "2022-06-01"},
        ],
    )


def number(view, id, measure="value"):
    row = indicator_frame(view, id).query("id == @id").iloc[0]
    return row["low"] if row[measure] is None or row.isna()[measure] else row[measure]


@pytest.mark.parametrize(
    ("chosen", "activities", "participants", "attendances", "contributions"),
    [
        # Of the thirty at W1 nobody but two is known, so there are at least thirty people.
        ({}, 3, 30, 34, "3"),
        ({"kind": "wijkwandeling"}, 2, 30, 31, "1"),
        ({"kind": "werkplaats"}, 1, 2, 3, "1"),
        # The lab was also in Selwerd, so all of its parts count; Oosterpoort had W1 alone.
        ({"neighbourhood": "Selwerd"}, 2, 3, 4, "1"),
        ({"neighbourhood": "Oosterpoort"}, 1, 30, 30, "1"),
        # Cas counts for each sector on the day that they worked there; the thirty have none.
        ({"sector": "welzijn"}, None, 2, 3, "1"),
        ({"sector": "onderwijs"}, None, 2, 3, "2"),
        ({"sector": "onderwijs", "kind": "wijkwandeling"}, None, 1, 2, "geen"),
    ],
)
def test_a_filter_counts_exactly_what_it_says(
    small, chosen, activities, participants, attendances, contributions
):
    view = select_view(small, 2022, **chosen)
    if activities is not None:
        assert number(view, "activities") == activities
    assert number(view, "participants") == participants
    assert number(view, "attendances") == attendances
    frame = indicator_frame(view, "contributions", "totaal").set_index("id")
    assert frame.loc["contributions", "shown"] == contributions


def test_who_is_new_is_judged_within_the_filter(small):
    # Ans came in 2021 to a walk: new among the labs, not among the walks.
    new = {
        kind: number(select_view(small, 2022, kind=kind), "new_faces", "numerator")
        for kind in ("wijkwandeling", "werkplaats")
    }
    assert new["wijkwandeling"] == 1


def test_a_list_on_which_nobody_of_the_sector_stands_is_still_a_list(small):
    view = select_view(small, 2022, sector="welzijn")
    frame = indicator_frame(view, "attendances", "activiteit")
    assert (frame["status"] == "ok").all()
    assert sorted(frame["value"]) == [0, 1, 1, 1]


def test_a_programme_stays_as_it_was(small):
    before = {name: len(getattr(small, name)) for name in ("activities", "attendance")}
    for chosen in ({"kind": "werkplaats"}, {"sector": "welzijn"}, {"neighbourhood": "Selwerd"}):
        select_view(small, 2022, **chosen)
    assert {name: len(getattr(small, name)) for name in before} == before
    assert small.attendance["is_participant"].all()


def test_a_division_by_restricting_gives_what_the_indicator_gives(small):
    view = select_view(small, 2022)
    own = indicator_frame(view, "participants", "soort").set_index("soort")
    for kind in own.index:
        alone = indicator_frame(select_view(small, 2022, kind=kind), "participants", "totaal")
        assert alone["people"].item() == own.loc[kind, "people"]
    assert {"sector", "wijk"} <= set(groupings_of(view, "attendances"))


@pytest.mark.parametrize("key", FILTERS)
def test_only_known_indicators_are_filtered(key):
    assert set(FILTERS[key].indicators) <= {one.id for one in CATALOGUE}


def test_a_filter_without_meaning_is_refused(small):
    view = select_view(small, 2022, sector="welzijn")
    with pytest.raises(WrongCall) as caught:
        indicator_frame(view, "partners")
    assert str(caught.value) == (
        "Filteren op sector kan alleen bij cijfers over mensen en wat hun organisatie inbracht; "
        "dit cijfer is dat niet. Zet het filter op sector uit, of kies een ander cijfer."
    )


def test_an_unknown_value_names_those_there_are(small):
    with pytest.raises(WrongCall) as caught:
        select_view(small, 2022, kind="borrel")
    assert str(caught.value) == (
        "De soort 'borrel' is er niet in deze periode; wel: werkplaats en wijkwandeling."
    )


def test_places_are_offered_with_the_wijk_they_lie_in(small):
    places = values_of(small, "wijk", Y22)
    assert {"Selwerd", "Oosterpoort"} < set(places)
    wijk = next(iter(set(places) - {"Selwerd", "Oosterpoort"}))
    assert number(select_view(small, 2022, neighbourhood=wijk), "activities") >= 1
