"""Partners, mix, meetings and ties."""

from itertools import combinations

import pytest

from wijkmakers_analysis.indicators.active_partners import count_active_partners
from wijkmakers_analysis.indicators.cross_sector_meetings import (
    TOO_SMALL_SECTORS,
    measure_cross_sector_meetings,
)
from wijkmakers_analysis.indicators.event_mix import measure_event_mix
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.indicators.partners import count_partners
from wijkmakers_analysis.indicators.ties import measure_ties

from programmes import Y22, Y23, found, programme, visits

A = {"activity_id": "A", "date": "2022-03-03"}
B = {"activity_id": "B", "date": "2022-04-03"}
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3", "Z1")
SECTORS = [{"organisation": name, "sector": name[0]} for name in NAMES]


def network(*attendance, activities=(A, B), organisations=SECTORS, **more):
    rows = [row for rows in attendance for row in rows]
    return programme(
        activities=list(activities), attendance=rows, organisations=list(organisations), **more
    )


def test_active_partners_by_sector():
    joined_later = {"organisation": "Y9", "sector": "Y", "start_date": "2023-01-01"}
    other = {"organisation": "W", "sector": "W", "relation": "overig"}
    people = network(
        visits("A", "p1@X1", "p2@X1", "p3@Y1", "p4@W", "p5@bewoner"),
        organisations=[*SECTORS, joined_later, other],
    )
    findings = count_active_partners(people, Y22)
    one = found(findings, "active_partners")
    assert (one.value, one.numerator, one.denominator, one.unit) == (2, 2, 7, "aantal")
    assert found(findings, "active_partners", sector="Z").value == 0
    assert found(findings, "active_partners", sector="Y").denominator == 3


@pytest.mark.parametrize(
    ("people", "counts"),
    [([], []), (visits("A", "p1@X1"), [{"date": "2022-11", "partner_count": 21}])],
    ids=["no list of attendance", "fewer partners listed than known"],
)
def test_active_partners_need_both_lists(people, counts):
    findings = count_active_partners(network(people, partner_counts=counts), Y22)
    assert {one.status for one in findings} == {"niet_gemeten"}


def test_partners_on_the_list():
    organisations = [
        {"organisation": "oud", "start_date": "2020-01-01"},
        {"organisation": "nieuw", "start_date": "2022-05-01", "sector": "zorg"},
        {"organisation": "weg", "end_date": "2022-06-30"},
        {"organisation": "later", "start_date": "2022-12-01"},
        {"organisation": "VONK", "relation": "samenwerking jong talent"},
    ]
    findings = count_partners(network(organisations=organisations), Y22)

    def value(id="partners", **group):
        return found(findings, id, **group).value

    assert (value(), value("partners.joined"), value("partners.left")) == (2, 1, 1)
    assert (value(sector="welzijn"), value(sector="zorg")) == (1, 1)
    assert value(relatie="samenwerking jong talent") == 1
    assert value(relatie="overig") == 0


COUNTS = [{"date": "2022-02", "partner_count": 16}, {"date": "2022-11", "partner_count": 21}]


def test_a_known_number_wins_from_a_shorter_list():
    findings = count_partners(network(partner_counts=COUNTS), Y22)
    assert found(findings, "partners").value == 21
    assert found(findings, "partners", relatie="partner").value == 21
    assert found(findings, "partners", dag="2022-02").value == 16
    sector = found(findings, "partners", sector="X")
    assert (sector.status, sector.value) == ("niet_gemeten", None)
    assert found(findings, "partners.joined").status == "niet_gemeten"
    assert list(found(findings, "partners").rows()["partner_counts"]) == [1]


def test_a_number_of_an_earlier_period_is_not_repeated():
    findings = count_partners(network(partner_counts=COUNTS), Y23)
    assert found(findings, "partners").status == "niet_gemeten"


def test_a_list_as_long_as_the_number_wins():
    findings = count_partners(
        network(partner_counts=[{"date": "2022-11", "partner_count": 7}]), Y22
    )
    assert found(findings, "partners", sector="X").value == 3


def test_event_mix_leaves_small_events_and_residents_out():
    people = network(
        visits("A", "p1@X1", "p2@X1", "p3@X2", "p4@Y1", "p5@Y2", "p6@bewoner", "p7"),
        visits("B", "p1@X1", "p4@Y1"),
    )
    findings = measure_event_mix(people, Y22)
    mix = found(findings, "event_mix.event", activiteit="A")
    assert mix.value == pytest.approx(1 - (3 * 2 + 2 * 1) / (5 * 4))
    assert (mix.n, mix.people) == (5, 5)
    assert mix.coverage == pytest.approx(5 / 7)
    small = found(findings, "event_mix.event", activiteit="B")
    assert (small.status, small.value) == ("te_klein", None)
    assert found(findings, "event_mix").value == pytest.approx((0.6 + 1) / 2)
    assert found(findings, "event_mix.all").value == pytest.approx(0.6)


def test_nobody_to_meet_is_no_zero():
    findings = measure_event_mix(network(visits("A", "p1@X1")), Y22)
    assert {one.status for one in findings} == {"noemer_nul"}
    findings = measure_cross_sector_meetings(network(visits("A", "p1@X1", "p2@X1")), Y22)
    assert found(findings, "cross_sector_meetings").status == "noemer_nul"
    assert found(findings, "cross_sector_meetings.chance").status == "noemer_nul"


def test_meetings_between_sectors_by_hand():
    """Every pair is written out, with the weight of its activity."""
    lists = {
        "A": ["p1@X1", "p2@X2", "p3@X3", "p4@Y1", "p5@Y2", "p6@Y3", "p7@X1"],
        "B": ["p1@X1", "p4@Y1", "p8@Z1"],
    }
    inside = between = colleagues = 0.0
    for people in lists.values():
        weight = 1 / (len(people) - 1)
        for one, other in combinations(people, 2):
            first, second = one.split("@")[1], other.split("@")[1]
            if first == second:
                colleagues += weight
            elif first[0] == second[0]:
                inside += weight
            else:
                between += weight
    people = network(*(visits(event, *names) for event, names in lists.items()))
    findings = measure_cross_sector_meetings(people, Y22)
    assert colleagues > 0
    assert found(findings, "cross_sector_meetings").value == pytest.approx(
        between / (inside + between)
    )
    pairs = [one for one in findings if one.id == "cross_sector_meetings.pairs"]
    assert sum(one.value for one in pairs) == pytest.approx(1)
    assert {one.group["sector_met"] for one in pairs} == {"X", "Y", "overig"}
    folded = found(findings, "cross_sector_meetings.pairs", sector="X", sector_met="overig")
    assert folded.value == pytest.approx(0.5 / (inside + between))
    assert (folded.people, folded.organisations) == (5, 4)
    chance = 1 - (3 * 2 + 3 * 2 + 0) / (7 * 6)
    assert found(findings, "cross_sector_meetings.chance").value == pytest.approx(chance)


def test_sectors_that_are_all_folded_are_not_compared():
    lists = visits("A", "p1@X1", "p2@X2", "p3@Y1", "p4@Y2", "p5@Z1")
    findings = measure_cross_sector_meetings(network(lists), Y22)
    assert {(one.id, one.status, one.value) for one in findings} == {
        (f"cross_sector_meetings{measure}", "te_klein", None) for measure in ("", ".chance", ".ei")
    }
    assert {one.reason for one in findings} == {TOO_SMALL_SECTORS}


def test_residents_have_rows_of_their_own():
    known = visits("A", "p1@X1", "p2@X2", "p3@X3", "p4@Y1", "p5@Y2", "p6@Y3")
    own = visits("A", "r1@bewoner", "r2@zelfstandig", "r3@student")
    without = measure_cross_sector_meetings(network(known), Y22)
    findings = measure_cross_sector_meetings(network(known, own), Y22)
    for id in ("cross_sector_meetings", "cross_sector_meetings.chance"):
        assert found(findings, id).value == found(without, id).value
    row = {"sector": "bewoners en zelfstandigen"}
    met = {
        one.group["sector_met"]: one for one in findings if one.group.get("sector") == row["sector"]
    }
    assert set(met) == {"X", "Y", "bewoners en zelfstandigen"}
    assert met["X"].value == pytest.approx(9 / (9 + 9 + 3))
    assert {one.n for one in met.values()} == {3}


def test_ties_by_threshold():
    people = network(
        visits("A", "p1@X1", "p2@X2", "p3@Y1"),
        visits("B", "p1@X1", "p4@X2", "p5@bewoner"),
        visits("C", *[f"q{number}@X3" for number in range(101)], "p9@Y3"),
        activities=[A, B, {"activity_id": "C", "date": "2022-05-05"}],
    )
    findings = measure_ties(people, Y22)
    counts = [found(findings, "ties.count", m=m).value for m in "123"]
    assert counts == [3, 1, 0]
    assert found(findings, "ties", m="2").value == pytest.approx(1 / 21)
    assert [found(findings, "ties.none", m=m).value for m in "123"] == [4, 5, 7]
    pairs = list_ties(people, Y22, 1)
    assert pairs.values.tolist() == [["X1", "X2", 2], ["X1", "Y1", 1], ["X2", "Y1", 1]]


def test_two_partners_are_no_network():
    findings = measure_ties(network(visits("A", "p1@X1"), organisations=SECTORS[:2]), Y22)
    assert {one.status for one in findings} == {"noemer_nul"}
