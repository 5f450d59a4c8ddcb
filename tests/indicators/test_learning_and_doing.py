"""Diplomas, practice questions, contributions, stories, focal points, neighbourhoods."""

import pytest

from wijkmakers_analysis.indicators.contributions import count_contributions
from wijkmakers_analysis.indicators.diplomas import count_diplomas
from wijkmakers_analysis.indicators.focal_points import count_focal_points
from wijkmakers_analysis.indicators.neighbourhoods import share_of_neighbourhoods
from wijkmakers_analysis.indicators.practice_questions import count_practice_questions
from wijkmakers_analysis.indicators.stories import count_stories

from programmes import Y22, Y23, found, programme

PUBLIC_COHORTS = [
    {"cohort": "1", "end_date": "2022-11-17", "diploma_count": 10},
    {
        "cohort": "2", "start_date": "2022-09-29", "end_date": "2023-06-08", "started_count": 15,
        "diploma_count": 13,
    },
]  # fmt: skip


def test_diplomas_of_the_first_year_as_they_are_public():
    findings = count_diplomas(programme(cohorts=PUBLIC_COHORTS), Y22)
    assert found(findings, "diplomas.count").value == 10
    assert found(findings, "diplomas.count", editie="1").value == 10
    first = found(findings, "diplomas", editie="1")
    assert (first.status, first.value, first.low) == ("niet_gemeten", None, None)
    assert found(findings, "diplomas.started", editie="1").status == "niet_gemeten"
    second = found(findings, "diplomas", editie="2")
    assert (second.status, second.value) == ("loopt_nog", None)
    assert found(findings, "diplomas.started", editie="2").value == 15
    assert found(findings, "diplomas.count", editie="2").status == "loopt_nog"
    assert not any(13 in (one.value, one.numerator, one.low, one.high) for one in findings)


def test_diplomas_of_the_second_year():
    findings = count_diplomas(programme(cohorts=PUBLIC_COHORTS), Y23)
    second = found(findings, "diplomas", editie="2")
    assert (second.numerator, second.denominator) == (13, 15)
    assert (second.value, second.method) == (pytest.approx(13 / 15), "wilson")
    assert second.low < second.value < second.high
    assert not [one for one in findings if one.group.get("editie") == "1"]
    assert found(findings, "diplomas.stopped", editie="2").status == "niet_gemeten"


def test_the_list_of_enrolments_wins_from_counts():
    statuses = [
        "afgerond", "afgerond", "gestopt", "overgestapt", "bezig", "aangemeld", "wachtlijst",
    ]  # fmt: skip
    enrolments = [
        {"cohort": "1", "person_id": f"p{place}", "organisation": "X", "status": status}
        for place, status in enumerate(statuses)
    ]
    enrolments[1] |= {"diploma_date": "2022-12-24"}
    cohorts = [{**PUBLIC_COHORTS[0], "started_count": 40}]
    findings = count_diplomas(programme(cohorts=cohorts, enrolments=enrolments), Y22)
    share = found(findings, "diplomas", editie="1")
    assert (share.numerator, share.denominator, share.people, share.organisations) == (1, 5, 5, 1)
    assert found(findings, "diplomas.stopped", editie="1").value == 2
    assert list(share.rows()["enrolments"]) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("cohorts", "status"),
    [([], "niet_gemeten"), ([PUBLIC_COHORTS[1]], "loopt_nog")],
    ids=["no edition", "only a running one"],
)
def test_no_closed_edition_is_no_zero(cohorts, status):
    total = found(count_diplomas(programme(cohorts=cohorts), Y22), "diplomas.count")
    assert (total.status, total.value) == (status, None)


@pytest.mark.parametrize("stopped", [0, 1, 15])
def test_an_edition_that_ended_without_outcomes_is_no_zero(stopped):
    enrolments = [
        {
            "cohort": "1",
            "person_id": f"p{place}",
            "organisation": "X",
            "status": "gestopt" if place < stopped else "bezig",
        }
        for place in range(16)
    ]
    cohorts = [{"cohort": "1", "end_date": "2022-11-17"}]
    findings = count_diplomas(programme(cohorts=cohorts, enrolments=enrolments), Y22)
    told = "Van deze editie is de afloop nog niet ingevuld."
    for id in ("diplomas", "diplomas.count", "diplomas.stopped"):
        one = found(findings, id, editie="1")
        assert (one.status, one.value, one.reason) == ("niet_gemeten", None, told), id
        assert one.reason.remedy.startswith("Zet in blad Inschrijvingen de status op afgerond")
    total = found(findings, "diplomas.count")
    assert (total.status, total.reason) == (
        "niet_gemeten", "Van een editie is de afloop nog niet ingevuld.",
    )  # fmt: skip
    assert found(findings, "diplomas.started", editie="1").value == 16
    filled = [{**one, "status": "gestopt"} for one in enrolments]
    findings = count_diplomas(programme(cohorts=cohorts, enrolments=filled), Y22)
    assert found(findings, "diplomas.count", editie="1").value == 0


QUESTIONS = [
    {"question": "a", "organisation": "X", "date": "2022-02-01", "follow_up": "proef"},
    {
        "question": "b", "organisation": "X", "date": "2022-02", "follow_up": "antwoord",
        "follow_up_date": "2022-12-24",
    },
    {"question": "c", "organisation": "Y", "date": "2022-05-30", "follow_up": "geen"},
    {"question": "d", "organisation": "Y", "date": "2022-05-29"},
    {"question": "e", "organisation": "Y", "date": "2022-11-01", "follow_up": "overgenomen"},
    {"question": "f", "organisation": "Y", "activity_id": "W"},
    {"question": "g", "organisation": "Y"},
    {"question": "h", "organisation": "Y", "date": "2023-02-02"},
]  # fmt: skip
LAB = {"activity_id": "W", "kind": "werkplaats", "date": "2022-02-01"}


def test_practice_questions():
    asked = programme(practice_questions=QUESTIONS, activities=[LAB])
    findings = count_practice_questions(asked, Y22)
    total = found(findings, "practice_questions")
    assert total.value == 6
    assert total.coverage == pytest.approx(6 / 7)
    counts = {
        value: found(findings, "practice_questions", opvolging=value).value
        for value in ("antwoord", "proef", "overgenomen", "geen", "onbekend")
    }
    assert counts == {"antwoord": 0, "proef": 1, "overgenomen": 1, "geen": 1, "onbekend": 3}
    followed = found(findings, "practice_questions.followed_up")
    assert (followed.numerator, followed.denominator, followed.unit) == (1, 4, "aantal")


@pytest.mark.parametrize(
    ("questions", "status"),
    [([], "niet_gemeten"), (QUESTIONS[4:5], "loopt_nog"), (QUESTIONS[7:], "noemer_nul")],
    ids=["nothing kept", "too recent", "none in the period"],
)
def test_followed_up_where_there_is_nothing_to_say(questions, status):
    findings = count_practice_questions(programme(practice_questions=questions), Y22)
    assert found(findings, "practice_questions.followed_up").status == status
    expected = (
        None
        if status == "niet_gemeten"
        else len(questions)
        if questions[0]["question"] == ("e")
        else 0
    )
    assert found(findings, "practice_questions").value == expected


def test_contributions_of_a_kind_that_nobody_keeps_are_no_zero():
    brought = [
        {"organisation": "X", "kind": "plek", "date": "2022-02-01"},
        {"organisation": "X", "kind": "vraagstuk", "activity_id": "W"},
        {"organisation": "Z", "kind": "plek", "date": "2022-02-01"},
        {"organisation": "Y", "kind": "opdracht", "date": "2021-01-01"},
        {"organisation": "Y", "kind": "uren of geld", "date": "2023-01-01"},
    ]
    partners = [{"organisation": name} for name in "XY"]
    kept = programme(
        contributions=brought,
        organisations=[*partners, {"organisation": "Z", "relation": "overig"}],
        activities=[{**LAB, "focal_points": ("De praktijk in",)}],
    )
    findings = count_contributions(kept, Y22)

    def one(**group):
        return found(findings, "contributions", **group)

    assert one().value == 3
    assert one(bijdrage="plek").value == 2
    assert one(bijdrage="opdracht").value == 0
    assert one(bijdrage="uren of geld").status == "niet_gemeten"
    assert one(organisatie="X", bijdrage="vraagstuk").value == 1
    assert one(organisatie="Y", bijdrage="plek").value == 0
    assert one(organisatie="Z", bijdrage="plek").value == 1
    assert one(organisatie="Y", bijdrage="gids of spreker").status == "niet_gemeten"
    assert one(speerpunt="De praktijk in").value == 1
    two = found(findings, "contributions.two_kinds")
    assert (two.numerator, two.denominator) == (1, 2)


def test_what_was_brought_to_a_part_counts_for_the_focal_point_of_the_whole():
    lab = {**LAB, "activity_id": "W", "focal_points": ("P",)}
    part = {**LAB, "activity_id": "W1", "parent_id": "W", "focal_points": ("P", "Q")}
    bare = {**LAB, "activity_id": "W2", "parent_id": "W"}
    brought = [
        {"organisation": "X", "kind": "plek", "date": "2022-02-01", "activity_id": where}
        for where in ("W", "W1", "W2", None)
    ]
    kept = programme(contributions=brought, activities=[lab, part, bare])
    findings = count_contributions(kept, Y22)
    assert found(findings, "contributions", speerpunt="P").value == 3
    assert found(findings, "contributions", speerpunt="Q").value == 1


def test_stories_with_consent():
    stories = [
        {"story": "1", "date": "2022-02-01", "value_cycle": "1", "focal_points": ("P", "Q")},
        {"story": "2", "activity_id": "W", "value_cycle": "3", "consent": "partner"},
        {"story": "3", "date": "2022-02-01", "consent": "nee"},
        {"story": "4", "date": "2022-02-01", "valid_until": "2022-06-01"},
        {"story": "5", "date": "2022-02-01", "valid_until": "2022-11-30"},
        {"story": "6", "date": "2023-02-01"},
    ]
    findings = count_stories(programme(stories=stories, activities=[LAB]), Y22)
    assert found(findings, "stories").value == 3
    cycles = [found(findings, "stories", waardecyclus=cycle).value for cycle in "12345"]
    assert cycles == [1, 0, 1, 0, 0]
    assert found(findings, "stories", waardecyclus="1").coverage == pytest.approx(2 / 3)
    assert found(findings, "stories", speerpunt="Q").value == 1
    nothing = count_stories(programme(), Y22)
    assert {one.status for one in nothing} == {"niet_gemeten"}


POINTS = [
    {"focal_point": "P", "year": 2023},
    {"focal_point": "Q", "year": 2023},
    {"focal_point": "oud", "year": 2022},
]


def test_focal_points_of_the_next_year():
    kept = programme(
        focal_points=POINTS,
        activities=[{**LAB, "focal_points": ("P",)}],
        contributions=[{"organisation": "X", "kind": "plek", "activity_id": "W"}],
        stories=[{"story": "1", "date": "2022-02-01", "focal_points": ("P",)}],
    )
    findings = count_focal_points(kept, Y22)
    assert [dict(one.group) for one in findings] == [{"speerpunt": "P"}, {"speerpunt": "Q"}]
    assert [one.value for one in findings] == [3, 0]
    labels = {table: list(rows) for table, rows in findings[0].rows().items()}
    assert labels == {"activities": [0], "contributions": [0], "stories": [0]}


def test_focal_points_that_nothing_mentions_are_not_kept():
    findings = count_focal_points(programme(focal_points=POINTS, activities=[LAB]), Y22)
    assert {one.status for one in findings} == {"niet_gemeten"}


def test_neighbourhoods_through_their_parents():
    held = [
        {"activity_id": "A", "date": "2021-06-01", "neighbourhoods": ("Haren",)},
        {"activity_id": "B", "date": "2022-03-01", "neighbourhoods": ("Oosterparkwijk",)},
        {"activity_id": "C", "date": "2022-04-01", "neighbourhoods": ("Oosterpoort", "Oud-Oost")},
        {"activity_id": "D", "date": "2022-04-01", "neighbourhoods": ("Oosterhoogebrug",)},
        {"activity_id": "E", "date": "2022-04-01"},
        {"activity_id": "F", "date": "2022-04-01", "status": "geannuleerd",
         "neighbourhoods": ("Hoogkerk",)},
    ]  # fmt: skip
    year, ever = share_of_neighbourhoods(programme(activities=held), Y22)
    assert (year.numerator, year.denominator, year.value) == (3, 20, 0.15)
    assert (ever.numerator, ever.group) == (4, {"jaren": "cumulatief"})
    assert year.coverage == pytest.approx(3 / 4)
    assert list(year.rows()["activities"]) == [1, 2, 3]


def test_the_whole_city_reaches_no_neighbourhood_and_is_a_place():
    held = [
        {"activity_id": "A", "date": "2022-03-01", "neighbourhoods": ("Vinkhuizen",)},
        {"activity_id": "B", "date": "2022-04-01", "neighbourhoods": ("hele stad",)},
    ]
    year = share_of_neighbourhoods(programme(activities=held), Y22)[0]
    assert (year.numerator, year.denominator, year.coverage) == (1, 20, 1.0)


def test_neighbourhoods_without_any_place_or_with_an_open_series():
    assert share_of_neighbourhoods(programme(activities=[LAB]), Y22)[0].status == "niet_gemeten"
    series = {
        "activity_id": "R", "kind": "wijkwandeling", "date": "2022-04", "is_series": True,
        "is_list_complete": False,
    }  # fmt: skip
    held = [series, {**LAB, "neighbourhoods": ("Vinkhuizen",)}]
    one = share_of_neighbourhoods(programme(activities=held), Y22)[0]
    assert (one.status, one.value, one.low) == ("ondergrens", None, 0.05)
    assert (one.numerator, one.denominator) == (1, 20)
