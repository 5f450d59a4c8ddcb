"""Build the programme from what intake read, or refuse with every problem at once."""

from collections.abc import Iterable

import pandas as pd

from wijkmakers_analysis.closed_years import ClosedYear, closed_years
from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake import Reading, read_neighbourhoods, read_workspace_once
from wijkmakers_analysis.intake.problems import Problem, in_order, stops
from wijkmakers_analysis.programme.bundle import Programme
from wijkmakers_analysis.programme.calendar import looked_up, with_calendar
from wijkmakers_analysis.programme.deleted import find_deleted
from wijkmakers_analysis.programme.links import conflict_problems, link_problems
from wijkmakers_analysis.programme.membership import with_activity, with_organisation
from wijkmakers_analysis.programme.office_problems import office_problems
from wijkmakers_analysis.settings import Settings


def load_programme(settings: Settings) -> Programme:
    """Read a workspace and build its programme.

    Raises
    ------
    IntakeError
        With every problem, where any of them is an error.
    """
    return build_programme(settings, read_workspace_once(settings), closed_years(settings))


def build_programme(
    settings: Settings, reading: Reading, closed: Iterable[ClosedYear] = ()
) -> Programme:
    """Build the programme from a reading; nothing is read and the reading stays as it is.

    Parameters
    ----------
    closed
        The closed years; of those whose rows are gone the programme says so.

    Raises
    ------
    IntakeError
        With every problem, where any of them is an error.
    """
    tables, problems = build_tables(reading)
    if stops(problems):
        raise IntakeError(problems)
    return Programme(
        settings=settings,
        **tables,
        neighbourhoods=read_neighbourhoods(),
        possible_doubles=reading.possible_doubles,
        ledger=reading.ledger,
        warnings=problems,
        cell_columns=reading.cell_columns,
        deleted=find_deleted(tables, closed),
    )


def check_workspace(settings: Settings) -> tuple[Reading, tuple[Problem, ...]]:
    """Read a workspace and return the reading with every problem, those of links included."""
    reading = read_workspace_once(settings)
    return reading, build_tables(reading)[1]


def build_tables(reading: Reading) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    """Return the derived tables, and all problems of the reading and its links in order."""
    tables = dict(reading.tables)
    problems = [
        *reading.problems,
        *link_problems(tables, reading.cell_columns),
        *office_problems(tables, reading.cell_columns),
    ]
    sectors = tables["organisations"].dropna(subset=["organisation"])
    sector_by_organisation = dict(zip(sectors["organisation"], sectors["sector"], strict=True))
    tables["activities"] = with_calendar(tables["activities"], tables["kinds"])
    attendance = with_activity(tables["attendance"], tables["activities"])
    tables["attendance"], conflicts = with_organisation(
        attendance.drop(columns=["first_day", "last_day"]),
        attendance["first_day"],
        attendance["last_day"],
        tables["affiliations"],
        sector_by_organisation,
    )
    problems += conflict_problems(attendance[conflicts], reading.cell_columns)
    enrolments = tables["enrolments"]
    by_cohort = tables["cohorts"].drop_duplicates("cohort").set_index("cohort")
    first_days, last_days = (
        pd.to_datetime(looked_up(by_cohort[f"start_date_{end}"], enrolments["cohort"])).astype(
            "datetime64[ns]"
        )
        for end in ("first", "last")
    )
    tables["enrolments"], conflicts = with_organisation(
        enrolments, first_days, last_days, tables["affiliations"], sector_by_organisation
    )
    problems += conflict_problems(enrolments[conflicts], reading.cell_columns)
    return tables, in_order(problems)
