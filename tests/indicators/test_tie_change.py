"""Ties of three years, counted by hand and against sets of pairs."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.indicators.tie_change import FIRST_YEAR, measure_tie_change
from wijkmakers_analysis.settings import Year

from programmes import Y22, Y23, YEARS, programme, visits

Y24 = Year(2024, "Drie jaar", date(2023, 12, 1), date(2024, 11, 30))
NAMES = "ABCDE"
PAIRS = list(combinations(NAMES, 2))


def programme_of(ties_by_year):
    """Return a programme in which each pair met at two activities of its own in a year."""
    activities, attendance = [], []
    for year, pairs in ties_by_year.items():
        for one, other in sorted(pairs):
            for number in (1, 2):
                name = f"{year}{one}{other}{number}"
                activities.append({"activity_id": name, "date": f"{year}-03-0{number}"})
                attendance += visits(name, f"p{one}@{one}", f"p{other}@{other}")
    kept = programme(
        activities=activities,
        attendance=attendance,
        organisations=[{"organisation": name, "sector": "s"} for name in NAMES],
    )
    return replace(kept, settings=replace(kept.settings, years={**YEARS, 2024: Y24}))


def numbers_of(kept, year):
    return {one.id.partition(".")[2]: one.value for one in measure_tie_change(kept, year)}


def test_three_years_by_hand():
    kept = programme_of(
        {
            2022: {("A", "B"), ("A", "C")},
            2023: {("A", "B"), ("B", "C"), ("D", "E")},
            2024: {("A", "C"), ("B", "C"), ("C", "D")},
        }
    )
    assert numbers_of(kept, Y24) == {
        "new": 1,
        "kept": 1,
        "returned": 1,
        "lost": 2,
        "jaccard": 1 / 5,
    }
    assert numbers_of(kept, Y23) == {
        "new": 2,
        "kept": 1,
        "returned": 0,
        "lost": 1,
        "jaccard": 1 / 4,
    }


def test_the_first_year_has_nothing_to_compare_with():
    kept = programme_of({2022: {("A", "B")}})
    found = measure_tie_change(kept, Y22)
    assert {(one.status, one.reason, one.value) for one in found} == {
        ("eerste_meetjaar", FIRST_YEAR, None)
    }
    assert len(found) == 5


def test_no_tie_in_either_year_leaves_nothing_to_divide():
    kept = programme_of({2022: {("A", "B")}, 2023: {("A", "B")}})
    limits = replace(kept.settings.limits, tie_events=3)
    kept = replace(kept, settings=replace(kept.settings, limits=limits))
    jaccard = [one for one in measure_tie_change(kept, Y23) if one.id.endswith("jaccard")]
    assert [(one.status, one.value) for one in jaccard] == [("noemer_nul", None)]


@settings(max_examples=30, deadline=None)
@given(
    *(st.sets(st.sampled_from(PAIRS), min_size=1) for _ in range(3)),
)
def test_any_years_are_those_of_sets(first, second, third):
    kept = programme_of({2022: first, 2023: second, 2024: third})
    assert numbers_of(kept, Y24) == {
        "new": len(third - first - second),
        "kept": len(third & second),
        "returned": len((third & first) - second),
        "lost": len(second - third),
        "jaccard": len(third & second) / len(third | second),
    }
