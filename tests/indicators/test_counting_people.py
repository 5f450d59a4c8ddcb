"""Participants, attendances and new faces: honest about what is not known."""

import pytest

from wijkmakers_analysis.indicators.attendances import count_attendances
from wijkmakers_analysis.indicators.new_faces import share_of_new_faces
from wijkmakers_analysis.indicators.participants import count_participants
from wijkmakers_analysis.indicators.reasons import with_remedy

from programmes import Y22, Y23, found, programme, visits

A = {"activity_id": "A", "date": "2022-03-03"}
B = {"activity_id": "B", "date": "2022-04-03"}
PARTNERS = [{"organisation": name, "sector": name[0]} for name in ("X1", "X2", "Y1")]


def participants(activities, attendance=(), **more):
    people = programme(activities=activities, attendance=list(attendance), **more)
    return count_participants(people, Y22)


@pytest.mark.parametrize(
    ("activities", "attendance", "status", "value", "low", "high"),
    [
        ([A], visits("A", "p1", "p2"), "ok", 2, None, None),
        ([A, B], visits("A", "p1") + visits("B", "p1"), "ok", 1, None, None),
        ([A], [], "niet_gemeten", None, None, None),
        ([], [], "niet_gemeten", None, None, None),
        ([{**A, "visitors": "5"}], visits("A", "p1", "p2"), "ok", 5, None, None),
        ([{**A, "visitors": "5"}, B], visits("B", "p1"), "ok", None, 5, 6),
        ([A, B], visits("A", "p1", "p2"), "ondergrens", None, 2, None),
        ([{**A, "visitors": ">30"}], [], "ondergrens", None, 31, None),
        ([{**A, "visitors": "0"}], [], "ok", 0, None, None),
        ([A], visits("A", "p1", role="gids"), "niet_gemeten", None, None, None),
        ([A], visits("A", "p1", presence="afwezig"), "ok", 0, None, None),
        ([A], visits("A", "p1", presence="onbekend"), "niet_gemeten", None, None, None),
    ],
    ids=[
        "named", "twice", "no list", "no activity", "one count beyond the list", "bounds",
        "one without a list", "more than", "a counted zero", "guides only", "all absent",
        "all unknown",
    ],
)  # fmt: skip
def test_the_number_of_people_stands_between_honest_bounds(
    activities, attendance, status, value, low, high
):
    one = found(participants(activities, attendance), "participants")
    assert (one.status, one.value, one.low, one.high) == (status, value, low, high)
    assert one.method == ("grenzen" if high is not None else None)
    assert (one.reason == "") == (status == "ok" and value is not None)


def test_undecided_doubles_lower_the_low_bound_once_a_person():
    one = found(
        participants(
            [A],
            visits("A", "p1", "p2", "p3", "p4", "p5"),
            doubles=[("p1", "p2"), ("p2", "p3"), ("p4", "elsewhere")],
        ),
        "participants",
    )
    assert (one.low, one.high, one.value, one.method) == (3, 5, None, "grenzen")
    assert one.people == 5


def test_a_head_count_settles_what_names_leave_open():
    one = found(
        participants([{**A, "visitors": "2"}], visits("A", "p1", "p2"), doubles=[("p1", "p2")]),
        "participants",
    )
    assert (one.value, one.status) == (2, "ok")


def test_an_incomplete_series_leaves_only_a_lower_bound():
    walks = [
        {
            "activity_id": "R", "kind": "wijkwandeling", "date": "2022-04", "is_series": True,
            "is_list_complete": False,
        },
        {"activity_id": "R1", "kind": "wijkwandeling", "date": "2022-05-01", "parent_id": "R"},
    ]  # fmt: skip
    findings = participants([*walks, A], visits("R1", "p1") + visits("A", "p2"))
    assert found(findings, "participants").status == "ondergrens"
    assert found(findings, "participants", soort="wijkwandeling").low == 1
    assert found(findings, "participants", soort="bijeenkomst").value == 1


def test_people_by_organisation_and_sector():
    came = visits("A", "p1@X1", "p2@X1", "p3@Y1", "p4@bewoner", "p5") + visits("B", "p1@Y1")
    findings = participants([A, B], came, organisations=PARTNERS)

    def value(**group):
        return found(findings, "participants", **group).value

    assert value() == 5
    assert (value(organisatie="X1"), value(organisatie="X2"), value(organisatie="Y1")) == (2, 0, 2)
    assert (value(sector="X"), value(sector="Y")) == (2, 2)
    assert value(sector="bewoners en zelfstandigen") == 1
    one = found(findings, "participants", sector="Y")
    assert one.coverage == pytest.approx(5 / 6)
    assert found(findings, "participants").organisations == 4


def test_the_dated_affiliation_counts():
    findings = participants(
        [A],
        visits("A", "p1@X1"),
        organisations=PARTNERS,
        affiliations=[{"person_id": "p1", "organisation": "Y1", "start_date": "2022-01-01"}],
    )
    assert found(findings, "participants", organisatie="Y1").value == 1
    assert found(findings, "participants", organisatie="X1").value == 0


def test_parts_of_a_course_count_for_its_kind_and_pillar():
    course = [
        {"activity_id": "L", "kind": "leergang", "date": "2022-03-01"},
        {"activity_id": "L1", "kind": "bijeenkomst", "date": "2022-03-01", "parent_id": "L"},
        {"activity_id": "L2", "kind": "bijeenkomst", "date": "2022-04-01", "parent_id": "L"},
    ]
    came = visits("L1", "p1", "p2") + visits("L2", "p1")
    lessons = programme(activities=course, attendance=came)
    findings = count_participants(lessons, Y22) + count_attendances(lessons, Y22)
    assert found(findings, "participants", soort="leergang").value == 2
    assert found(findings, "participants", pijler="leren").value == 2
    assert found(findings, "attendances", soort="leergang").value == 3
    assert found(findings, "attendances", activiteit="L2").value == 1
    assert not [one for one in findings if one.group.get("activiteit") == "L"]


@pytest.mark.parametrize(
    ("activity", "attendance", "status", "value", "low"),
    [
        (A, visits("A", "p1", "p2"), "ok", 2, None),
        ({**A, "visitors": "7"}, [], "ok", 7, None),
        ({**A, "visitors": "7"}, visits("A", "p1"), "ok", 7, None),
        ({**A, "visitors": "1"}, visits("A", "p1", "p2"), "ok", 2, None),
        ({**A, "visitors": ">30"}, [], "ondergrens", 30, 31),
        ({**A, "visitors": ">1"}, visits("A", "p1", "p2"), "ok", 2, None),
        (A, [], "niet_gemeten", None, None),
        ({**A, "visitors": "0"}, [], "ok", 0, None),
        (A, visits("A", "p1") * 2, "ok", 1, None),
    ],
    ids=[
        "a list", "a count", "more counted than listed", "more listed than counted", "meer dan",
        "a list above meer dan", "nothing", "a counted zero", "the same person twice",
    ],
)  # fmt: skip
def test_attendances_of_one_activity(activity, attendance, status, value, low):
    held = programme(activities=[activity], attendance=attendance)
    findings = count_attendances(held, Y22)
    for group in ({"activiteit": "A"}, {"soort": "bijeenkomst"}, {}):
        one = found(findings, "attendances", **group)
        if status != "ondergrens" or group.get("activiteit"):
            assert (one.status, one.value, one.low) == (status, value, low), group
        else:
            assert (one.status, one.value, one.low) == ("ondergrens", None, 31), group


def test_a_sum_with_a_gap_is_a_lower_bound_and_says_how_many_are_missing():
    held = programme(
        activities=[A, B, {"activity_id": "C", "date": "2022-05-03"}], attendance=visits("A", "p1")
    )
    one = found(count_attendances(held, Y22), "attendances")
    assert (one.status, one.value, one.low) == ("ondergrens", None, 1)
    assert one.reason == ("Van twee\N{NO-BREAK SPACE}activiteiten is er geen lijst of telling.")
    assert with_remedy(one.reason) == (
        "Van twee\N{NO-BREAK SPACE}activiteiten is er geen lijst of telling. Zet in blad "
        "Aanwezigheid wie er was, of vul in blad Activiteiten 'bezoekers geteld' in."
    )
    assert one.coverage == pytest.approx(1 / 3)


def test_what_has_no_list_may_be_a_part_and_the_sentence_says_so():
    course = [
        {"activity_id": "L", "kind": "leergang", "date": "2022-05-01"},
        {"activity_id": "L1", "kind": "leergang", "date": "2022-05-02", "parent_id": "L"},
        {"activity_id": "L2", "kind": "leergang", "date": "2022-05-03", "parent_id": "L"},
    ]
    held = programme(activities=[A, *course], attendance=visits("A", "p1"))
    one = found(count_attendances(held, Y22), "attendances")
    assert one.reason == (
        "Van twee\N{NO-BREAK SPACE}activiteiten of onderdelen ervan is er geen lijst of telling."
    )


def test_group_size_rests_on_lists_only():
    held = programme(
        activities=[A, B, {"activity_id": "C", "date": "2022-05-03", "visitors": "400"}],
        attendance=visits("A", "p1", "p2") + visits("B", "p1", "p2", "p3", "p4"),
    )
    findings = count_attendances(held, Y22)
    sizes = [
        found(findings, f"attendances.group_size_{name}").value for name in ("q1", "median", "q3")
    ]
    assert sizes == [2.5, 3.0, 3.5]


def test_a_counted_course_is_not_counted_again_beside_its_parts():
    course = [
        {"activity_id": "L", "kind": "leergang", "date": "2022-09-29", "visitors": "15"},
        {"activity_id": "L1", "date": "2022-09-29", "parent_id": "L", "visitors": "15"},
    ]
    findings = count_attendances(programme(activities=course), Y22)
    assert found(findings, "attendances").value == 15
    alone = count_attendances(programme(activities=course[:1]), Y22)
    assert found(alone, "attendances").value == 15


def test_attendance_of_a_cancelled_activity_does_not_count():
    held = programme(
        activities=[A, {**B, "status": "geannuleerd"}],
        attendance=visits("A", "p1") + visits("B", "p2"),
    )
    assert found(count_participants(held, Y22), "participants").value == 1
    findings = count_attendances(held, Y22)
    assert found(findings, "attendances").value == 1
    assert [one.group["activiteit"] for one in findings if "activiteit" in one.group] == ["A"]


def test_new_faces():
    later = {"activity_id": "C", "date": "2023-03-03"}
    came = visits("A", "p1", "p2") + visits("C", "p2", "p3", "p4", "p5@X1")
    years = programme(activities=[A, later], attendance=came, organisations=PARTNERS)
    first, second = share_of_new_faces(years, Y22)[0], share_of_new_faces(years, Y23)[0]
    assert (first.status, first.value) == ("eerste_meetjaar", None)
    assert (second.numerator, second.denominator, second.value) == (3, 4, 0.75)
    assert second.people == 4
    # Those who came before are cells behind it too: they tell who is not new.
    assert list(second.rows()["attendance"]) == [0, 1, 2, 3, 4, 5]
    assert share_of_new_faces(programme(activities=[A]), Y22)[0].status == "niet_gemeten"
