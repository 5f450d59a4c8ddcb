"""A curve in whole percents does not tell, month by month, of the one who came back."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.curves import REASON
from wijkmakers_analysis.indicators.survival import kaplan_meier

from findings import finding, gate_settings

SETTINGS = gate_settings()
DAYS = [30 * month for month in range(1, 19)]


def curve(left, people, year=None):
    """Return the points of a curve of people who are all followed, by how many are left."""
    common = {"unit": "aandeel", "people": people, "organisations": 12}
    points, before = [], people
    for day, count in zip(DAYS, left, strict=False):
        points.append(
            finding("time_to_return.survival", {"dag": str(day)}, value=count / people, n=before,
                    **common)
        )  # fmt: skip
        before = count
    if year is not None:
        points.append(
            finding("time_to_return.within_12_months", value=1 - year / people, n=people, **common)
        )
    return points


def shown(*given_findings):
    return [fact.shown for fact in protect(given_findings, SETTINGS).facts]


def test_months_in_which_one_person_came_back_are_left_out():
    assert shown(*curve([24, 23, 22, 19, 18, 12], 30)) == ["80%", "–", "–", "63%", "–", "40%"]


def test_of_many_people_every_month_is_told():
    assert shown(*curve([250, 200, 190], 300)) == ["83%", "67%", "63%"]
    assert protect(curve([250, 248], 300), SETTINGS).facts[1].reason == REASON


def test_the_last_months_before_twelve_tell_no_few_either():
    left = [40, 35, 30, 28, 26, 25, 24, 23, 22, 21, 20, 19, 18]
    told = shown(*curve(left, 60, year=19))
    assert told[-1] == "68%"
    assert told[:6] == ["67%", "58%", "50%", "–", "–", "42%"]
    assert told[6:12] == ["–"] * 6


@given(st.lists(st.integers(0, 400), min_size=12, max_size=80))
def test_between_two_months_that_are_told_at_least_five_came_back(durations):
    times = np.array(durations)
    made = kaplan_meier(times, np.ones(len(times), dtype=bool))
    people = len(durations)
    points = [
        finding(
            "time_to_return.survival",
            {"dag": str(day)},
            value=made.at(day).share,
            n=made.followed(day),
            unit="aandeel",
            people=people,
            organisations=12,
        )
        for day in DAYS
        if made.followed(day) >= 10
    ]
    facts = protect(points, SETTINGS).facts
    left = [people] + [
        round(one.value * people)
        for one, fact in zip(points, facts, strict=True)
        if fact.value is not None
    ]
    assert all(before - after >= 5 for before, after in pairwise(left))
