"""The time to a second visit: the 6-MP trial as published, lifelines as oracle, and the edges."""

import json
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.survival import kaplan_meier
from wijkmakers_analysis.indicators.time_to_return import measure_time_to_return

from programmes import Y22, programme, visits

REFERENCE = Path(__file__).parents[1] / "reference" / "R10_kaplan_meier_6mp.json"


def programme_of(times):
    """Return a programme in which each (days, came back) is a person followed until the year's end.

    Who did not come back came first so many days before the end; who did, at the year's start.
    """
    days, present = set(), []
    for number, (time, has_returned) in enumerate(times):
        first = Y22.start if has_returned else Y22.end - timedelta(days=time)
        for day in (first, first + timedelta(days=time)) if has_returned else (first,):
            days.add(day)
            present.append((day, f"p{number}@org{number % 4}"))
    return programme(
        activities=[
            {"activity_id": f"D{day}", "kind": "workshop", "date": day.isoformat()}
            for day in sorted(days)
        ],
        attendance=[row for day, person in present for row in visits(f"D{day}", person)],
        organisations=[{"organisation": f"org{number}", "sector": "s"} for number in range(4)],
    )


def findings_of(times):
    return {
        (one.id.partition(".")[2], one.group.get("dag")): one
        for one in measure_time_to_return(programme_of(times), Y22)
    }


def trial(arm):
    case = json.loads(REFERENCE.read_text(encoding="utf-8"))
    header, *rows = case["input"]["rows"]
    published = {one["name"]: one["value"] for one in case["published"]}
    rows = [dict(zip(header, row, strict=True)) for row in rows]
    times = [(int(row["time"]), row["cens"] == "1") for row in rows if row["treat"] == arm]
    return times, published


@pytest.mark.parametrize(
    ("arm", "curve", "tolerance", "place"),
    [("6-MP", "S_6mp", 0.00051, 0), ("control", "S_control", 5.1e-5, 1)],
)
def test_the_trial_as_published(arm, curve, tolerance, place):
    times, published = trial(arm)
    found = findings_of(times)
    events = sorted({time for time, has_returned in times if has_returned})
    shares = [found["survival", str(day)].value for day in events]
    assert shares == pytest.approx(published[curve], abs=tolerance)
    assert found["median", None].value == published["medians"][place]


def exact_median(times):
    """Return the first time at which half or fewer are left, in whole fractions."""
    left = Fraction(1)
    for moment in sorted({time for time, has_ended in times if has_ended}):
        at_risk = sum(time >= moment for time, _ in times)
        left *= 1 - Fraction(sum(pair == (moment, True) for pair in times), at_risk)
        if left <= Fraction(1, 2):
            return moment
    return None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 380), st.booleans()), min_size=1, max_size=60))
def test_the_curve_is_that_of_lifelines(times):
    durations = np.array([time for time, _ in times])
    ended = np.array([has_ended for _, has_ended in times])
    curve = kaplan_meier(durations, ended)
    oracle = KaplanMeierFitter().fit(durations, ended)
    assert curve.median == exact_median(times)
    limits = oracle.confidence_interval_
    for day in curve.steps:
        at = curve.at(day)
        assert at.share == pytest.approx(float(oracle.predict(day)), abs=1e-9)
        if at.low is not None:
            assert at.low == pytest.approx(float(limits.loc[day].iloc[0]), abs=1e-6)
            assert at.high == pytest.approx(float(limits.loc[day].iloc[1]), abs=1e-6)
            assert 0 <= at.low <= at.share <= at.high <= 1


def test_half_did_not_come_back():
    found = findings_of([(40, True), (50, False), (60, False)])
    median = found["median", None]
    assert (median.status, median.value) == ("niet_bereikt", None)
    assert median.reason == "Minder dan de helft van de mensen kwam tot nu toe terug."


def test_nobody_was_followed_for_a_year():
    found = findings_of([(40, True), (50, False)])
    assert found["within_12_months", None].status == "loopt_nog"


def test_nobody_came_back():
    found = findings_of([(50, False)] * 12)
    assert found["median", None].status == "niet_bereikt"
    assert {key[1] for key in found if key[0] == "survival"} == {"30"}
    assert found["survival", "30"].value == 1


def test_two_activities_on_one_day_are_one_day_and_guides_do_not_return():
    kept = programme(
        activities=[
            {"activity_id": name, "kind": "workshop", "date": "2022-03-03"} for name in "AB"
        ],
        attendance=visits("A", "p1@X") + visits("B", "p1@X"),
        organisations=[{"organisation": "X", "sector": "s"}],
    )
    (median, *_) = measure_time_to_return(kept, Y22)
    assert median.status == "niet_bereikt"


def test_without_lists_nothing_is_known():
    kept = programme(activities=[{"activity_id": "A", "kind": "workshop", "date": "2022-03-03"}])
    assert [one.status for one in measure_time_to_return(kept, Y22)] == ["niet_gemeten"] * 2


def test_a_reader_gets_whole_months_and_no_day_on_which_somebody_came():
    times = [(50 + number, True) for number in range(20)] + [(300, False)] * 20
    kept = programme_of(times)
    facts = protect(measure_time_to_return(kept, Y22), kept.settings).facts
    days = {fact.group["dag"] for fact in facts if fact.id == "time_to_return.survival"}
    assert days == {str(round(number * 365.25 / 12)) for number in range(1, 10)}
    assert all(fact.n is None for fact in facts if fact.id == "time_to_return.survival")
    (median,) = (fact for fact in facts if fact.id == "time_to_return.median")
    assert (median.shown, median.value, median.status) == (
        "ongeveer 2\u00a0maanden",
        61,
        "afgerond",
    )


def test_few_people_have_no_time():
    kept = programme_of([(50, True)] * 9)
    facts = protect(measure_time_to_return(kept, Y22), kept.settings).facts
    assert {(fact.shown, fact.status) for fact in facts if fact.id.endswith("median")} == {
        ("–", "te_klein")
    }
