"""Activities are counted once, in their month, and never guessed."""

import pytest

from wijkmakers_analysis.indicators.activities import count_activities
from wijkmakers_analysis.schemas.activities import CANCELLED

from programmes import Y22, Y23, found, programme

COURSE = [
    {"activity_id": "L", "kind": "leergang", "date": "2022-09-29", "end_date": "2023-06-08"},
    {"activity_id": "L1", "kind": "leergang", "date": "2022-09-29", "parent_id": "L"},
    {"activity_id": "L2", "kind": "leergang", "date": "2023-01-12", "parent_id": "L"},
]
OPEN_WALKS = [
    {
        "activity_id": "R", "kind": "wijkwandeling", "date": "2022-04", "is_series": True,
        "is_list_complete": False,
    },
    {"activity_id": "R1", "kind": "wijkwandeling", "date": "2022-05-01", "parent_id": "R"},
    {"activity_id": "W", "kind": "wijkwandeling", "date": "2022-06-07", "neighbourhoods": ("Beijum",)},
]  # fmt: skip


def total(*rows, year=Y22):
    return found(count_activities(programme(activities=list(rows)), year), "activities")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"activity_id": "A", "date": "2022-03-03"}], 1),
        ([{"activity_id": "A", "date": "2022-12-01"}], 0),
        ([{"activity_id": "A", "date": "2022-11-30"}], 1),
        ([{"activity_id": "A", "date": "2022-03"}], 1),
        ([{"activity_id": "A", "date": "2022"}], 0),
        ([{"activity_id": "A"}], 0),
        ([{"activity_id": "A", "date": "2022-03-03", "status": CANCELLED}], 0),
        (COURSE, 1),
        ([{**OPEN_WALKS[0], "is_list_complete": None}, OPEN_WALKS[1]], 1),
    ],
    ids=[
        "a day", "after", "the last day", "a month", "a year that sticks out", "no date",
        "cancelled", "a course with parts", "a part of a series",
    ],
)  # fmt: skip
def test_what_counts(rows, expected):
    assert total(*rows).value == expected
    assert total(*rows).status == "ok"


def test_a_course_belongs_to_the_period_it_starts_in():
    assert total(*COURSE, year=Y23).value == 0


def test_without_a_calendar_nothing_is_counted():
    assert total().status == "niet_gemeten"
    assert total().value is None


def test_every_month_of_the_period_is_there_and_a_course_stands_in_its_first():
    findings = count_activities(programme(activities=COURSE), Y22)
    months = [one.group["maand"] for one in findings if set(one.group) == {"pijler", "maand"}]
    assert len(set(months)) == 13
    assert len(months) == 3 * 13
    september = found(findings, "activities", pijler="leren", maand="2022-09")
    october = found(findings, "activities", pijler="leren", maand="2022-10")
    assert (september.value, october.value) == (1, 0)


def test_a_course_without_a_date_stands_in_the_month_of_its_first_part():
    rows = [{"activity_id": "L", "kind": "leergang"}, *COURSE[1:]]
    rows[2] = {**rows[2], "date": "2022-11-01"}
    findings = count_activities(programme(activities=rows), Y22)
    assert found(findings, "activities", pijler="leren", maand="2022-09").value == 1
    assert found(findings, "activities", pijler="leren", maand="2022-10").value == 0


def test_a_month_that_may_hold_an_uncertain_unit_is_a_lower_bound():
    rows = [{"activity_id": "A", "earliest_date": "2022-06-01", "latest_date": "2022-08-31"}]
    findings = count_activities(programme(activities=rows), Y22)
    july = found(findings, "activities", pijler="ontmoeten", maand="2022-07")
    assert (july.status, july.value, july.low) == ("ondergrens", None, 0)
    assert found(findings, "activities", pijler="ontmoeten", maand="2022-09").value == 0
    assert found(findings, "activities").value == 1


def test_an_incomplete_series_says_how_many_of_its_kind_nowhere():
    meeting = {"activity_id": "A", "date": "2022-05-03", "initiative": "opdracht"}
    findings = count_activities(programme(activities=[*OPEN_WALKS, meeting]), Y22)
    walks = found(findings, "activities", soort="wijkwandeling")
    assert (walks.status, walks.value, walks.low) == ("niet_gemeten", None, None)
    for group in ({}, {"pijler": "ontmoeten"}, {"pijler": "ontmoeten", "maand": "2022-05"}):
        one = found(findings, "activities", **group)
        assert (one.status, one.value, one.low) == ("ondergrens", None, 1), group
    may = found(findings, "activities", soort="wijkwandeling", maand="2022-05")
    march = found(findings, "activities", soort="wijkwandeling", maand="2022-03")
    assert may.status == "niet_gemeten"
    assert march.status == "ok"
    assert march.value == 0
    assert found(findings, "activities", pijler="leren").value == 0
    assert found(findings, "activities", soort="bijeenkomst").value == 1
    assert found(findings, "activities", wijk="Beijum").low == 1
    assert walks.reason.endswith(".")
    assert "wijkwandeling" in walks.reason


def test_an_incomplete_series_that_starts_later_does_not_matter():
    findings = count_activities(
        programme(activities=[{**OPEN_WALKS[0], "date": "2022-12"}, COURSE[0]]), Y22
    )
    assert found(findings, "activities").value == 1


def test_groups_count_a_unit_once_each():
    rows = [
        {
            "activity_id": "L", "kind": "leergang", "date": "2022-03-01", "initiative": "opdracht",
            "commissioner": "Nijestee", "neighbourhoods": ("Selwerd", "Beijum"),
            "focal_points": ("De praktijk in",),
        },
        {
            "activity_id": "L1", "kind": "leergang", "date": "2022-03-01", "parent_id": "L",
            "neighbourhoods": ("Selwerd",), "focal_points": ("Verhalen vertellen",),
        },
        {
            "activity_id": "L2", "kind": "leergang", "date": "2022-12-24", "parent_id": "L",
            "neighbourhoods": ("Haren",),
        },
    ]  # fmt: skip
    points = [{"focal_point": "Blik buiten de stad", "year": 2023}]
    findings = count_activities(programme(activities=rows, focal_points=points), Y22)

    def value(**group):
        return found(findings, "activities", **group).value

    assert value(wijk="Selwerd") == value(wijk="Beijum") == 1
    assert not any(one.group.get("wijk") == "Haren" for one in findings)
    assert value(opdrachtgever="Nijestee") == value(initiatief="opdracht") == 1
    assert value(initiatief="eigen") == value(initiatief="onbekend") == 0
    assert value(speerpunt="De praktijk in") == value(speerpunt="Verhalen vertellen") == 1
    assert value(speerpunt="Blik buiten de stad") == 0
    assert value(soort="leergang") == 1


def test_focal_points_that_nobody_filled_in_are_no_zero():
    points = [{"focal_point": "De praktijk in", "year": 2023}]
    findings = count_activities(programme(activities=COURSE, focal_points=points), Y22)
    assert found(findings, "activities", speerpunt="De praktijk in").status == "niet_gemeten"


def test_rows_point_at_what_was_counted():
    rows = [{"activity_id": "A", "date": "2022-03-03"}, {"activity_id": "B", "date": "2021-01-01"}]
    one = found(count_activities(programme(activities=rows), Y22), "activities")
    assert {table: list(labels) for table, labels in one.rows().items()} == {"activities": [0]}
