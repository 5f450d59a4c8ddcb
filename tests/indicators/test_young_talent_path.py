"""The path of young talent, counted by hand."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.young_talent_path import (
    NOBODY_YOUNG,
    STEPS,
    count_young_talent_path,
)

from programmes import Y22, Y23, programme, visits

DAYS = ("2021-11-01", "2021-12-01", "2022-01-10", "2022-02-10")


def programme_of(people, **more):
    """Return a programme of people: name -> (activities visited, enrolment row or None)."""
    attendance = [
        row
        for person, (count, _) in people.items()
        for number in range(count)
        for row in visits(f"A{number}", f"{person}@org{ord(person[-1]) % 4}")
    ]
    enrolments = [
        {"cohort": "1", "person_id": person, **enrolment}
        for person, (_, enrolment) in people.items()
        if enrolment is not None
    ]
    return programme(
        activities=[{"activity_id": f"A{number}", "date": day} for number, day in enumerate(DAYS)],
        attendance=attendance,
        enrolments=enrolments,
        cohorts=[{"cohort": "1", "start_date": "2022-03-01", "end_date": "2022-10-01"}],
        organisations=[{"organisation": f"org{number}", "sector": "s"} for number in range(4)],
        participants=more.pop(
            "participants", [{"person_id": person, "age_band": "25-34"} for person in people]
        ),
        **more,
    )


def counts_of(kept, year=Y22):
    found = count_young_talent_path(kept, year)
    return [one.value for one in found if set(one.group) == {"stap"}]


def test_each_step_needs_those_before_it():
    kept = programme_of(
        {
            "p1": (4, {"status": "afgerond", "diploma_date": "2022-10-01"}),
            "p2": (3, {"status": "gestopt"}),
            "p3": (2, {"status": "afgerond"}),
            "p4": (1, None),
        }
    )
    assert counts_of(kept) == [4, 2, 2, 1, 0]


def test_a_role_is_a_guide_on_a_list_or_in_the_register():
    people = {"p1": (3, {"status": "afgerond"}), "p2": (3, {"status": "afgerond"})}
    kept = programme_of(
        people,
        participants=[
            {"person_id": "p1", "age_band": "25-34"},
            {"person_id": "p2", "is_student": True, "role_since": "2022-11-15"},
        ],
    )
    assert counts_of(kept)[-1] == 1
    late = programme_of(
        people,
        participants=[
            {"person_id": "p1", "is_young_talent": True},
            {"person_id": "p2", "age_band": "25-34", "role_since": "2022-12-15"},
        ],
    )
    assert (counts_of(late)[-1], counts_of(late, Y23)[-1]) == (0, 1)


@pytest.mark.parametrize("band", ["35-44", "30-39", None, "65+"])
def test_whoever_is_not_known_to_be_young_has_no_path(band):
    kept = programme_of({"p1": (3, None)}, participants=[{"person_id": "p1", "age_band": band}])
    (only,) = count_young_talent_path(kept, Y22)
    assert (only.status, only.reason) == ("niet_gemeten", NOBODY_YOUNG)


def test_whoever_is_not_so_far_yet_is_not_a_no():
    people = {f"p{number}": (3 if number < 6 else 1, None) for number in range(12)}
    kept = programme_of(people)
    shares = {
        one.group["stap"]: one for one in count_young_talent_path(kept, Y22) if "jaren" in one.group
    }
    assert shares["drie activiteiten"].status == "loopt_nog"
    assert shares["eerste bezoek"].value == 1
    after = {
        one.group["stap"]: one for one in count_young_talent_path(kept, Y23) if "jaren" in one.group
    }
    assert after["drie activiteiten"].value == pytest.approx(0.5)


def test_two_years_from_the_first_visit_are_the_limit():
    kept = programme_of(
        {"p1": (3, {"status": "afgerond", "diploma_date": "2023-11-15"})},
    )
    assert counts_of(kept, Y23) == [1, 1, 1, 0, 0]


def test_a_reader_gets_classes():
    people = {f"p{number}": (3 if number < 3 else 1, None) for number in range(12)}
    kept = programme_of(people)
    shown = {
        fact.group["stap"]: fact.shown
        for fact in protect(count_young_talent_path(kept, Y22), kept.settings).facts
        if set(fact.group) == {"stap"}
    }
    assert list(shown) == list(STEPS)
    assert (shown["eerste bezoek"], shown["drie activiteiten"]) == ("12", "1 tot en met 4")
