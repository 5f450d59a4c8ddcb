"""A share of people without counts says nothing of everybody in a small group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.traits import REASON_ALL_OR_NONE
from wijkmakers_analysis.indicators.time_to_return import measure_time_to_return

from findings import finding, gate_settings
from programmes import Y22, Y23, programme, visits

TRAITS = {
    "time_to_return.within_12_months": {},
    "time_to_return.survival": {"dag": "183"},
    "young_talent_path": {"stap": "leergang", "jaren": "2"},
}


def printed(id, share, people=40, **parts):
    both = {"people": people, "n": people, "organisations": 12, "unit": "aandeel", **parts}
    one = finding(id, TRAITS[id], value=share, **both)
    return protect([one], gate_settings()).facts[0]


@pytest.mark.parametrize("id", TRAITS)
@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (1.0, "meer dan 80%"),
        (0.92, "meer dan 80%"),
        (0.0, "minder dan 20%"),
        (0.08, "minder dan 20%"),
        (0.89, "meer dan 80%"),
        (0.87, "87%"),
        (0.8, "80%"),
        (0.2, "20%"),
        (0.5, "50%"),
    ],
)
def test_of_forty_people_nearly_all_is_a_class(id, share, shown):
    fact = printed(id, share)
    assert fact.shown == shown
    if "dan" in shown:
        assert (fact.value, fact.n, fact.status) == (None, None, "te_klein")
        assert fact.reason == REASON_ALL_OR_NONE


@pytest.mark.parametrize("id", TRAITS)
def test_of_many_people_it_is_a_percentage_and_all_of_them_is_not(id):
    assert printed(id, 0.97, people=200).shown == "97%"
    assert printed(id, 1.0, people=2000).shown == "meer dan 80%"
    assert printed(id, 0.0, people=2000).shown == "minder dan 20%"


def test_of_a_curve_everybody_counts_and_not_who_is_still_followed():
    """Of 600 people 24 did not come back in a year; that 26 are still followed is another matter."""
    assert printed("time_to_return.survival", 0.04, people=600, n=26).shown == "4%"
    assert printed("time_to_return.within_12_months", 0.96, people=600).shown == "96%"


@given(st.floats(0, 1), st.integers(10, 400), st.sampled_from(sorted(TRAITS)))
def test_no_percentage_stands_for_all_but_a_few(share, people, id):
    fact = printed(id, share, people)
    if fact.value is None:
        # A point of a curve before which a few came back is left out.
        is_point = id.endswith("survival")
        assert fact.shown in ("meer dan 80%", "minder dan 20%") or (is_point and fact.shown == "–")
    elif not 0.2 <= fact.value <= 0.8:
        assert min(share, 1 - share) * people >= 5


def test_all_who_came_back_in_a_year_are_not_told_of_each():
    """Twelve people of twelve partners, each of whom came again after a month."""
    names = [f"p{at}@X{at}" for at in range(12)]
    network = programme(
        activities=[
            {"activity_id": "A", "date": "2022-01-10"},
            {"activity_id": "B", "date": "2022-02-10"},
        ],
        attendance=[*visits("A", *names), *visits("B", *names)],
        organisations=[{"organisation": f"X{at}", "sector": "onderwijs"} for at in range(12)],
    )
    found = [one for year in (Y22, Y23) for one in measure_time_to_return(network, year)]
    shares = [one for one in found if one.unit == "aandeel" and one.value in (0, 1)]
    assert shares
    facts = protect([one for one in found if one.period == shares[0].period], gate_settings()).facts
    assert all(fact.value not in (0, 1) for fact in facts if fact.unit == "aandeel")
