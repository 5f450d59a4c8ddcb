"""Counting by codes: made once, never changed, the same as by texts, and no slower than the rows."""

import importlib.util
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import visit_days, visit_spans, visits_in
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.programme.coding import coded_texts, relabelled

from programmes import Y22, found, programme, visits

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "indicators.py"
# A hundredth of the full size: 200 activities, 1,000 people, 50 organisations.
ROWS = 10_000
TEXTS = pd.Series(["b", None, "a", "b"], index=[4, 5, 7, 9], dtype=object)


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("benchmark_of_indicators", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def large(benchmark):
    return benchmark.build_large_programme(ROWS)


def test_codes_stand_for_the_same_texts():
    coded = coded_texts(TEXTS)
    assert coded.astype(object).where(coded.notna(), None).tolist() == TEXTS.tolist()
    assert coded.index.tolist() == TEXTS.index.tolist()
    assert coded.cat.categories.tolist() == ["a", "b"]


def test_categories_under_other_labels():
    labels = pd.Series(["samen", "samen"])
    assert relabelled(coded_texts(TEXTS), labels).dropna().tolist() == ["samen"] * 3
    some = relabelled(coded_texts(TEXTS), pd.Series([None, "bee"], dtype=object))
    assert some.isna().tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    "values",
    [
        pd.Series([1, 2], index=["a", "b"]),
        pd.Series(pd.to_datetime(["2022-01-01", None]), index=["b", "a"]),
        pd.Series(["x"], index=["a"], dtype=object),
        pd.Series([], index=pd.Index([], dtype=object), dtype=float),
    ],
    ids=["numbers", "days", "texts", "none"],
)
def test_looking_up_by_codes_is_looking_up_by_texts(values):
    by_text, by_code = looked_up(values, TEXTS), looked_up(values, coded_texts(TEXTS))
    pd.testing.assert_series_equal(by_text, by_code)


def test_what_a_year_needs_is_made_once_and_goes_with_the_programme():
    kept = programme(
        activities=[{"activity_id": "A", "date": "2022-03-03"}], attendance=visits("A", "p1", "p2")
    )
    for make in (visits_in, visit_spans, visit_days, turnout_by_activity):
        assert make(kept, Y22) is make(kept, Y22)
    fewer = replace(kept, attendance=kept.attendance[:1])
    assert len(visits_in(fewer, Y22)) == 1
    assert len(visits_in(kept, Y22)) == 2


def test_what_is_shared_stays_as_it_was(large, benchmark):
    year = large.settings.year(benchmark.REPORTED)
    shared = [large.coded_attendance, visits_in(large, year), visit_spans(large, year),
              visit_days(large, year), turnout_by_activity(large, year)]  # fmt: skip
    before = [frame.copy(deep=True) for frame in shared]
    all_findings(large, year)
    for was, frame in zip(before, shared, strict=True):
        pd.testing.assert_frame_equal(was, frame)


def test_numbers_are_those_of_plain_counting(large, benchmark):
    """Counted once more with sets over the rows themselves."""
    year = large.settings.year(benchmark.REPORTED)
    activities = large.activities
    held = activities["first_day"].between(str(year.start), str(year.end))
    ids = set(activities.loc[held, "activity_id"])
    rows = large.attendance
    came = {
        (row.activity_id, row.person_id): row.organisation
        for row in rows[rows["activity_id"].isin(ids)].itertuples()
    }
    findings = all_findings(large, year)
    people = {person for _, person in came}
    assert found(findings, "attendances").value == len(came)
    doubles = large.possible_doubles
    assert found(findings, "participants").high == len(people)
    assert found(findings, "participants").low >= len(people) - len(doubles)
    sent = defaultdict(set)
    for (_, person), organisation in came.items():
        sent[organisation].add(person)
    for organisation, those in sent.items():
        if organisation != "bewoner":
            one = found(findings, "participants", organisatie=organisation)
            assert one.value == len(those)
    met = defaultdict(set)
    for (activity, _), organisation in came.items():
        if organisation != "bewoner":
            met[activity].add(organisation)
    crowd = Counter(activity for activity, _ in came)
    shared = Counter(
        pair
        for activity, those in met.items()
        if crowd[activity] <= large.settings.limits.event_cap
        for pair in combinations(sorted(those), 2)
    )
    listed = list_ties(large, year)
    said = zip(listed["organisation"], listed["organisation_met"], strict=True)
    assert dict(zip(said, listed["shared"], strict=True)) == shared
    for events in (1, 2, 3):
        expected = sum(count >= events for count in shared.values())
        assert found(findings, "ties.count", m=str(events)).value == expected
    before = set(rows.loc[~rows["activity_id"].isin(ids), "person_id"])
    assert found(findings, "new_faces").numerator == len(people - before)


def test_the_rows_behind_findings_share_what_they_keep(large, benchmark):
    """Of thousands of findings about one activity the closures hold one frame."""
    findings = all_findings(large, large.settings.year(benchmark.REPORTED))
    frames = {
        id(cell.cell_contents)
        for one in findings
        if "activiteit" in one.group
        for part in _parts(one.rows)
        for cell in part.__closure__ or ()
        if isinstance(cell.cell_contents, pd.DataFrame)
    }
    about_one = [one for one in findings if "activiteit" in one.group]
    assert len(about_one) > 100
    assert len(frames) <= 3


def _parts(rows):
    """Return a closure and those that it was put together from."""
    inner = [
        part
        for cell in getattr(rows, "__closure__", None) or ()
        if isinstance(cell.cell_contents, tuple)
        for part in cell.cell_contents
    ]
    return [rows, *inner]
