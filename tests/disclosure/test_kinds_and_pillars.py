"""A small kind does not follow from the pillar that it lies in and the other kinds there."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.cells import cells_of
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.indicators.participants import count_participants

from findings import gate_settings, people
from programmes import Y22, programme, visits

SETTINGS = gate_settings()
DOING = {"pijler": "doen"}


def kind(name, value, within=DOING):
    return people(value, group={"soort": name}, within=within)


def left_of(given, name, facts):
    """Return what is left of a kind: it is at most its pillar, and all kinds cover that."""
    spans = {
        cell.fact[0]: (cell.low, cell.high)
        for cell in cells_of(given, facts, SETTINGS)
        if cell.part == "value"
    }
    low, high = spans[f"participants{{soort={name}}}"]
    pillar = spans["participants{pijler=doen}"]
    others = [
        spans[one.key][1] for one in given if "soort" in one.group and one.group["soort"] != name
    ]
    return max(low, pillar[0] - sum(others)), min(high, pillar[1])


@pytest.mark.parametrize("elsewhere", [DOING, {}], ids=["of the pillar", "of several"])
def test_the_few_of_a_lab_do_not_follow_from_the_pillar(elsewhere):
    given = [
        people(90),
        people(33, group=DOING),
        kind("werkplaats", 30, elsewhere),
        kind("lab", 4),
    ]
    assert left_of(given, "lab", protect_cells(given, SETTINGS)) == (3, 4)
    facts = protect(given, SETTINGS).facts
    assert left_of(given, "lab", facts) == (1, 4)
    assert facts[0].value == 90
    assert facts[3].shown == "1 tot en met 4"


def test_a_pillar_of_one_small_kind_is_small_as_well():
    given = [people(90), people(3, group=DOING), kind("lab", 3)]
    assert [fact.shown for fact in protect(given, SETTINGS).facts] == [
        "90", "1 tot en met 4", "1 tot en met 4",
    ]  # fmt: skip


def test_kinds_know_the_pillar_that_all_their_activities_are_of():
    network = programme(
        activities=[
            {"activity_id": "A", "date": "2022-01-10", "kind": "werkplaats"},
            {"activity_id": "B", "date": "2022-02-10", "kind": "bijeenkomst"},
        ],
        attendance=[*visits("A", "p1", "p2"), *visits("B", "p1")],
    )
    within = {
        one.group["soort"]: dict(one.within)
        for one in count_participants(network, Y22)
        if set(one.group) == {"soort"}
    }
    assert within == {"werkplaats": {"pijler": "doen"}, "bijeenkomst": {"pijler": "ontmoeten"}}
