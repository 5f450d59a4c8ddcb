"""Choose the rows of an old workspace that the next year starts with."""

from collections.abc import Mapping

import pandas as pd

from wijkmakers_analysis.intake.decisions import CARRIED
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.starting.open_ends import (
    open_questions,
    running_cohorts,
    surveyed_cohorts,
)
from wijkmakers_analysis.starting.writing import Rows
from wijkmakers_analysis.starting.written import Written

# Kept whole: what the office looked up once and goes on using.
WHOLE = ("organisations", "kinds", "house_style", "survey_questions")


def carried_rows(
    tables: Mapping[str, pd.DataFrame], written: Written, old: Year, new: Year
) -> Rows:
    """Return table -> rows to start with, each with where it came from in 'bron'.

    People go along only where something of them goes on: contacts of organisations that did not
    leave, who is in an edition that runs or is still to be surveyed, and decisions on doubles,
    without which the same person would count twice.

    Parameters
    ----------
    tables
        Of the old workspace, derived columns included.
    written
        Its cells as they were written.
    old, new
        The old workspace's last year and the year to come.
    """
    running = running_cohorts(tables, new)
    cohorts = pd.concat([surveyed_cohorts(tables, new), running])
    enrolments = tables["enrolments"]
    enrolments = enrolments[enrolments["cohort"].isin(cohorts["cohort"])]
    answers = tables["survey_answers"]
    people = set(enrolments["person_id"].dropna())
    chosen = {
        **{table: tables[table] for table in WHOLE},
        "contacts": _of_stayers(tables["contacts"], tables["organisations"], new),
        "doubles": tables["doubles"].dropna(subset=["person_1_id", "person_2_id"]),
        "practice_questions": open_questions(tables["practice_questions"]),
        "cohorts": cohorts,
        "enrolments": enrolments,
        "survey_answers": answers[answers["cohort"].isin(running["cohort"])],
        "participants": _of_people(tables["participants"], people),
        "affiliations": _of_people(tables["affiliations"], people),
        "focal_points": tables["focal_points"].query("year >= @new.number"),
    }
    rows = {
        table: [_marked(written.row(table, record), old) for record in frame.to_dict("records")]
        for table, frame in chosen.items()
    }
    return rows | {
        "practice_questions": _without_activities(rows["practice_questions"], tables["activities"]),
        "survey_answers": [_without(row, "activity_id") for row in rows["survey_answers"]],
    }


def _marked(row: dict[str, object], old: Year) -> dict[str, object]:
    """Say in 'bron' where a row comes from, behind what it said: 'verzonnen' has to stay first."""
    given = row.get("source")
    if isinstance(given, str) and CARRIED in given:
        return row
    mark = f"{CARRIED} {old.number}"
    return {**row, "source": f"{given} ({mark})" if given else mark}


def _of_stayers(contacts: pd.DataFrame, organisations: pd.DataFrame, new: Year) -> pd.DataFrame:
    has_left = organisations["end_date"] < pd.Timestamp(new.start)
    left = set(organisations.loc[has_left, "organisation"])
    return contacts[~contacts["organisation"].isin(left)]


def _of_people(frame: pd.DataFrame, people: set[str]) -> pd.DataFrame:
    return frame[frame["person_id"].isin(people)]


def _without_activities(
    questions: list[dict[str, object]], activities: pd.DataFrame
) -> list[dict[str, object]]:
    """Return questions that name no activity of the old year, but keep its day and its code."""
    days = activities.drop_duplicates("activity_id").set_index("activity_id")["first_day"]
    result = []
    for row in questions:
        lab = row.get("activity_id")
        if lab is None:
            result.append(row)
            continue
        day = days.get(lab)
        dated = {} if "date" in row or pd.isna(day) else {"date": day.date()}
        source = f"{row['source']}, activiteit {lab}"
        result.append({**_without(row, "activity_id"), **dated, "source": source})
    return result


def _without(row: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in row.items() if key != name}
