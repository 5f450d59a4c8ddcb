"""Every status is reached through indicators and the gate, and nothing odd is ever shown."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.errors import DisclosureError
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.indicators.fact import STATUSES
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings

from programmes import Y22, Y23, found, programme, visits

ROOT = Path(__file__).parents[2]
PARTNERS = [{"organisation": name, "sector": name[0]} for name in ("X1", "X2", "X3", "Y1", "Y2")]
A = {"activity_id": "A", "kind": "workshop", "date": "2022-03-03"}
B = {"activity_id": "B", "kind": "workshop", "date": "2022-05-03"}
PEOPLE = [f"p{place}" for place in range(12)]
RUNNING = {"cohort": "1", "start_date": "2022-09-01", "end_date": "2023-06-01"}
CLOSED = {"cohort": "1", "end_date": "2022-06-01"}
# status -> the tables, the fact that then has it and what its reader sees.
CASES = {
    "ok": ({"activities": [A]}, "activities", {}, "1"),
    "te_klein": (
        {"activities": [A], "attendance": visits("A", "p1", "p2", organisation="X1")},
        "participants", {"organisatie": "X1"}, "1 tot en met 4",
    ),
    "niet_gemeten": ({"activities": [A]}, "participants", {}, "niet bijgehouden"),
    "noemer_nul": (
        {"activities": [A, B], "attendance": visits("A", *PEOPLE, organisation="X1"),
         "organisations": PARTNERS[:2]},
        "ties", {"m": "1"}, "–",
    ),
    "loopt_nog": ({"cohorts": [RUNNING]}, "diplomas", {"editie": "1"}, "–"),
    "eerste_meetjaar": ({"activities": [A], "attendance": visits("A", *PEOPLE)},
                        "new_faces", {}, "–"),
    "niet_bereikt": ({"activities": [A], "attendance": visits("A", *PEOPLE)},
                     "time_to_return.median", {}, "–"),
    "ondergrens": ({"activities": [A | {"visitors": ">30"}]},
                   "attendances", {"activiteit": "A"}, "meer dan 30"),
    "afgerond": ({"activities": [A], "attendance": visits("A", *PEOPLE, organisation="X1")},
                 "participants", {"organisatie": "X1"}, "ongeveer 10"),
    "afgeschermd": (
        {"cohorts": [CLOSED], "enrolments": [
            {"cohort": "1", "person_id": person, "organisation": PARTNERS[place % 5]["organisation"],
             "status": "afgerond" if place < 1 else "gestopt"}
            for place, person in enumerate(PEOPLE)]},
        "diplomas.stopped", {"editie": "1"}, "–",
    ),
}  # fmt: skip
# A percentage, not the word in '95 %-interval'.
PERCENTAGE = re.compile(r"\d\s*%")
ODD = re.compile(r"\bnan\b|\binf\b|\bnone\b|oneindig", re.IGNORECASE)
# A percentage needs ten: of a share those it is a share of, of an index the people behind it. How
# complete the data are is said in percents of any size (disclosure/policy.py).
FEWEST = 10


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_reached(status):
    tables, id, group, shown = CASES[status]
    kept = programme(**{"organisations": PARTNERS, **tables})
    facts = protect(all_findings(kept, Y22), kept.settings).facts
    fact = found(facts, id, **group)
    assert fact.status == status, fact
    assert fact.shown == shown
    if status in ("ok", "afgerond"):
        assert fact.value is not None
    else:
        assert fact.reason.endswith(".")


def test_every_status_means_something_to_a_reader():
    assert set(CASES) == set(STATUSES)
    assert all(STATUSES.values())


@pytest.mark.parametrize("number", [2022, 2023])
def test_nothing_odd_is_shown_of_the_example(invented, number):
    check(all_findings(invented, invented.settings.year(number)), invented.settings)


@pytest.fixture(scope="module")
def invented():
    return load_programme(load_settings(ROOT))


names = st.sampled_from([row["organisation"] for row in PARTNERS] + ["bewoner", None])
come = st.tuples(st.sampled_from("ABCD"), st.integers(0, 24), names)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    came=st.lists(come, max_size=60),
    visitors=st.sampled_from([None, 0, 3, 12, ">30"]),
    statuses=st.lists(st.sampled_from(["afgerond", "gestopt", "bezig", "aangemeld"]), max_size=14),
    band=st.sampled_from([None, "18-24", "25-44", "65+"]),
)
# Five people of whom all are there in their first year: once printed as 100% when made coarser.
@example(
    came=[("A", 18, "X1"), ("A", 0, "bewoner"), ("A", 20, "X1"), ("A", 24, "X1"), ("A", 12, "X2")],
    visitors=None,
    statuses=[],
    band=None,
)
def test_nothing_odd_is_shown_of_any_programme(came, visitors, statuses, band):
    kept = programme(
        activities=[
            {"activity_id": "A", "kind": "workshop", "date": "2022-03-03", "visitors": visitors},
            {"activity_id": "B", "kind": "festival", "date": "2022-05-03"},
            {"activity_id": "C", "kind": "workshop", "date": "2022"},
            {"activity_id": "D", "kind": "workshop", "date": "2023-05-03", "visitors": visitors},
        ],
        attendance=[
            {"activity_id": activity, "person_id": f"p{person}", "organisation": organisation}
            for activity, person, organisation in came
        ],
        participants=[{"person_id": f"p{person}", "age_band": band} for person in range(25)],
        organisations=PARTNERS,
        cohorts=[CLOSED],
        enrolments=[
            {"cohort": "1", "person_id": f"p{person}", "status": status}
            for person, status in enumerate(statuses)
        ],
        contributions=[{"organisation": "X1", "kind": "plek", "activity_id": "A"}],
    )
    for year in (Y22, Y23):
        check(all_findings(kept, year), kept.settings)


def check(findings, settings):
    """Assert that no number is odd and no percentage rests on fewer than ten people."""
    for one in findings:
        numbers = (one.value, one.low, one.high, one.coverage, one.n)
        assert all(number is None or math.isfinite(number) for number in numbers), one.key
    raw = {one.key: one for one in findings}
    try:
        facts = protect(findings, settings).facts
    except DisclosureError:
        return  # Refused as a whole: nothing is shown.
    for fact in facts:
        assert not ODD.search(fact.shown), (fact.key, fact.shown)
        assert fact.shown, fact.key
        assert fact.status in STATUSES
        numbers = (fact.value, fact.low, fact.high, fact.coverage, fact.n)
        assert all(number is None or math.isfinite(number) for number in numbers), fact.key
        if PERCENTAGE.search(fact.shown):
            one = raw[fact.key]
            size = one.people if one.denominator is None else one.denominator
            assert size is None or size >= FEWEST, (fact.key, fact.shown, size)
