"""The cells that `wijkmakers source` names are enough: from them alone comes the same number."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from wijkmakers_analysis.cli.source import cells_behind
from wijkmakers_analysis.indicators.catalogue import all_findings, indicator_of
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings

ROOT = Path(__file__).parents[2]
SEED, FACTS = 2021, 50
# Tables of which each row is something that figures count. Of these only the named rows stay; the
# others only tell what a row means (who is a partner, when an edition ran, how a question scores).
COUNTED = (
    "activities", "attendance", "contributions", "practice_questions", "enrolments",
    "survey_answers", "stories", "partner_counts",
)  # fmt: skip
# Of these the named rows stay where some are named; else they tell what other rows mean.
TELLING = ("participants", "organisations", "cohorts")
# Given by edition only where there are several, and from the cells of one there is one.
BY_EDITION = ("veld", "editie")
RANGE = re.compile(r"([A-Z]+)(\d+)(?::\1(\d+))?")


@pytest.fixture(scope="module")
def example():
    return load_programme(load_settings(ROOT))


def only(programme, rows):
    """Return the programme of the named rows and what defines them.

    An activity is defined by its own row, by what it is part of, and by its parts; and every
    series stays, for it says whether its list is complete.
    """
    tables = {}
    for table in (*COUNTED, *TELLING):
        frame = getattr(programme, table)
        if table in rows or table in COUNTED:
            labels = rows.get(table, frame.index[:0])
            tables[table] = frame.loc[frame.index.isin(labels)]
    tables["activities"] = _defining(programme.activities, tables)
    return replace(programme, **tables)


def _defining(activities, tables):
    tied = [tables[table]["activity_id"] for table in
            ("activities", "attendance", "contributions", "practice_questions", "survey_answers",
             "stories")]  # fmt: skip
    named = activities["activity_id"].isin(pd.concat(tied).dropna())
    units = activities.loc[named, "unit_id"]
    parents = activities.loc[named, "parent_id"].dropna()
    is_part = activities["unit_id"].isin(tables["activities"]["activity_id"])
    is_series = activities["is_series"].eq(True).fillna(False).astype(bool)
    ids = activities["activity_id"]
    return activities[named | ids.isin(units) | ids.isin(parents) | is_part | is_series]


def candidates(programme):
    """Return (year, finding, rows) of every number behind which stand cells."""
    found = []
    for number in sorted(programme.settings.years):
        for finding in all_findings(programme, programme.settings.year(number)):
            rows = {table: list(labels) for table, labels in finding.rows().items()}
            if tuple(finding.group) == BY_EDITION:
                continue
            if finding.value is not None and any(rows.values()):
                found.append((number, finding, rows))
    return found


def test_fifty_numbers_follow_from_the_cells_behind_them(example):
    every = candidates(example)
    chosen = random.Random(SEED).sample(every, FACTS)
    assert len({finding.indicator for _, finding, _ in chosen}) >= 8
    wrong = [said for said in map(lambda one: recompute(example, *one), chosen) if said]
    assert not wrong, "\n".join(wrong)


def test_one_number_of_each_indicator_follows_from_its_cells(example):
    by_measure = {}
    for one in candidates(example):
        by_measure[one[1].id, tuple(one[1].group)] = one
    wrong = [said for said in (recompute(example, *one) for one in by_measure.values()) if said]
    assert not wrong, "\n".join(wrong)


def test_fewer_cells_give_another_number(example):
    """The check can fail: without one of the people behind it a number of people is not the same."""
    year, finding, rows = next(
        one for one in candidates(example) if one[1].key.startswith("participants{organisatie")
        and one[1].value > 1
    )  # fmt: skip
    people = example.attendance.loc[rows["attendance"], "person_id"]
    fewer = {
        "attendance": [label for label in rows["attendance"] if people[label] != people.iloc[0]]
    }
    assert recompute(example, year, finding, fewer)


def test_a_number_without_cells_is_zero(example):
    for number in example.settings.years:
        for finding in all_findings(example, example.settings.year(number)):
            has_rows = any(len(labels) for labels in finding.rows().values())
            assert has_rows or not finding.value, finding.key


def test_source_prints_each_row_once(example):
    for _, finding, rows in random.Random(SEED).sample(candidates(example), FACTS):
        count = 0
        for ranges in cells_behind(example, finding).values():
            for part in ranges:
                _, first, last = RANGE.fullmatch(part).groups()
                count += int(last or first) - int(first) + 1
        places = pd.concat(
            [getattr(example, table).loc[labels, ["file", "sheet", "row"]].assign(
                column=getattr(example, table).loc[labels].get("cell_column"), table=table)
             for table, labels in rows.items()]
        )  # fmt: skip
        assert count == len(places.drop_duplicates()), finding.key


def recompute(programme, number, finding, rows):
    """Return '' where the rows alone give the same number, else what they give."""
    left = only(programme, rows)
    again = indicator_of(finding.id).compute(left, programme.settings.year(number))
    same = [one for one in again if one.key == finding.key]
    value = same[0].value if same else None
    if value == pytest.approx(finding.value, abs=1e-12):
        return ""
    status = same[0].status if same else "not there"
    return f"{number} {finding.key}: {finding.value} is then {value} ({status})"
