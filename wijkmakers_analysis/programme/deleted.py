"""Count the rows of a year, and tell which closed years have lost theirs."""

from collections.abc import Iterable, Mapping

import pandas as pd

from wijkmakers_analysis.closed_years import ClosedYear
from wijkmakers_analysis.programme.bundle import Programme, within
from wijkmakers_analysis.settings import Year


def count_rows(tables: Mapping[str, pd.DataFrame] | Programme, year: Year) -> dict[str, int]:
    """Return how many rows each table has in a year: of persons, and of activities.

    Attendance belongs to the year of its activity, a participant to every year with attendance.
    Enrolments and answers belong to the years in which their edition begins and ends, answers
    about an activity to the year of that activity.
    """
    get = tables.__getitem__ if isinstance(tables, Mapping) else lambda name: getattr(tables, name)
    activities = get("activities")
    inside = activities.loc[within(activities, year), "activity_id"]
    attendance = get("attendance")
    attendance = attendance[attendance["activity_id"].isin(inside)]
    editions = _editions_of(get("cohorts"), year)
    answers = get("survey_answers")
    participants = get("participants")
    return {
        "activities": len(inside),
        "attendance": len(attendance),
        "participants": int(participants["person_id"].isin(attendance["person_id"].dropna()).sum()),
        "enrolments": int(get("enrolments")["cohort"].isin(editions).sum()),
        "survey_answers": int(
            (answers["cohort"].isin(editions) | answers["activity_id"].isin(inside)).sum()
        ),
    }


def find_deleted(
    tables: Mapping[str, pd.DataFrame], closed: Iterable[ClosedYear]
) -> dict[str, tuple[Year, ...]]:
    """Return table -> the closed years of which its rows are gone."""
    deleted: dict[str, tuple[Year, ...]] = {}
    for one in closed:
        for table in one.deleted_tables(count_rows(tables, one.year)):
            deleted[table] = (*deleted.get(table, ()), one.year)
    return deleted


def _editions_of(cohorts: pd.DataFrame, year: Year) -> pd.Series:
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    begins = cohorts["start_date_first"].between(start, end)
    ends = cohorts["end_date_last"].between(start, end)
    return cohorts.loc[begins | ends, "cohort"].dropna()
