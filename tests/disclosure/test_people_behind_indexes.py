"""Figures that are no sums tell of no number of people that the audit does not hold."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.cross_sector_meetings import measure_cross_sector_meetings
from wijkmakers_analysis.schemas.people import RESIDENTS

from findings import finding, gate_settings
from programmes import Y22, programme, visits

ROW = "cross_sector_meetings.pairs"


def printed(given):
    return {fact.key: fact for fact in protect(given, gate_settings()).facts}


def index(id, group=None, **parts):
    common = {"unit": "index", "people": 196, "n": 196, "organisations": 20, "coverage": 0.92}
    return finding(id, group or {}, **{"value": 0.82, **common, **parts})


@pytest.mark.parametrize(
    "one",
    [
        index("event_mix.all"),
        index("event_mix"),
        index("cross_sector_meetings"),
        index("spread", value=12.2),
        index("time_to_return.within_12_months", unit="aandeel"),
        index("time_to_return.survival", {"dag": "61"}, unit="aandeel"),
        index("time_to_return.median", unit="dagen", value=150, low=120, high=190),
        index("time_to_return.median", unit="dagen", value=9),
    ],
    ids=lambda one: f"{one.key} {one.value}",
)
def test_no_number_of_people_beside_the_system(one):
    fact = printed([one])[one.key]
    assert fact.is_number
    assert (fact.n, fact.numerator, fact.denominator) == (None, None, None)


@pytest.mark.parametrize(("n", "is_told"), [(10, False), (24, False), (25, True), (40, True)])
def test_the_mix_of_one_activity_is_told_from_twenty_five_people(n, is_told):
    one = index("event_mix.event", {"activiteit": "A"}, value=2 / 3, people=n, n=n, coverage=1.0)
    fact = printed([one])[one.key]
    assert (fact.value, fact.n) == ((0.67, n) if is_told else (None, None))
    if not is_told:
        assert fact.status == "te_klein"
        assert fact.reason == "Bij minder dan 25 mensen geven we geen mix van een activiteit."


def met(name, persons=30, organisations=9, value=0.4):
    return finding(
        ROW, {"sector": RESIDENTS, "sector_met": name}, value=value, unit="aandeel",
        people=persons, organisations=organisations, n=38,
    )  # fmt: skip


def test_a_row_of_residents_has_no_single_hidden_cell():
    two = printed([met("onderwijs", organisations=2), met(RESIDENTS)])
    assert [fact.value for fact in two.values()] == [None, None]
    three = printed([met("onderwijs"), met("zorg", organisations=2), met(RESIDENTS)])
    assert [fact.value for fact in three.values()] == [None, None, 0.4]
    assert all(fact.n is None for fact in three.values())


def test_meetings_of_a_few_residents_are_not_told():
    """Four residents met sixty people: the sixty do not make the row any safer."""
    came = [f"p{at}@X{at % 6}" for at in range(60)] + [f"r{at}@bewoner" for at in range(4)]
    network = programme(
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
        attendance=visits("A", *came),
        organisations=[{"organisation": f"X{at}", "sector": "YZ"[at % 2]} for at in range(6)],
    )
    found = measure_cross_sector_meetings(network, Y22)
    rows = [one for one in found if one.group.get("sector") == RESIDENTS]
    assert {one.people for one in rows} == {4}
    assert all(printed([one])[one.key].value is None for one in rows)
