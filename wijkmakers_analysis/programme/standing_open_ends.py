"""Say which editions, questions, stories and photos still need something."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.language import day as day_in_words
from wijkmakers_analysis.language import month as month_in_words
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.programme.standing_activities import as_day, in_order
from wijkmakers_analysis.programme.standing_rows import COHORT, PHOTO, QUESTION, STORY, Standing
from wijkmakers_analysis.schemas.course import APPLIED, FINISHED, RUNNING, WAITING
from wijkmakers_analysis.schemas.labs import NONE
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.schemas.surveys import AFTER, BEFORE, THEN
from wijkmakers_analysis.settings import Settings

NO_ENROLMENTS, NO_DIPLOMAS = "inschrijvingen", "diploma's"
NO_SURVEY_BEFORE, NO_SURVEY_AFTER = "vragenlijst vooraf", "vragenlijst na afloop"
NO_START, NO_END = "precieze startdatum", "einddatum"


def standing_cohorts(
    tables: Mapping[str, pd.DataFrame], day: date, letters: Letters
) -> tuple[Standing, ...]:
    """Return a row for each edition that began before a day, by its last day.

    Enrolments and the survey before are asked from the start; diplomas and the survey after only
    where the edition ended before the day.
    """
    moments = tables["survey_answers"].groupby("cohort")["moment"].agg(set).to_dict()
    people_by_cohort = dict(tuple(tables["enrolments"].groupby("cohort")))
    found = []
    for row in tables["cohorts"].to_dict("records"):
        name = row["cohort"]
        start, end = as_day(row["start_date_first"]), as_day(row["end_date_last"])
        if start is not None and start >= day:
            continue
        people = people_by_cohort.get(name, tables["enrolments"].iloc[:0])
        asked = moments.get(name, set())
        missing = _dates_missing(row)
        if not len(people) and pd.isna(row["started_count"]):
            missing.append(NO_ENROLMENTS)
        if not asked & {BEFORE, THEN}:
            missing.append(NO_SURVEY_BEFORE)
        if end is not None and end < day:
            missing += _missing_at_end(row, people)
            if AFTER not in asked:
                missing.append(NO_SURVEY_AFTER)
        place = cell_of(row, "cohort", letters)
        found.append(Standing(COHORT, name or "", "", start, end, tuple(missing), *place))
    return tuple(sorted(found, key=in_order))


def open_questions(
    tables: Mapping[str, pd.DataFrame], settings: Settings, day: date, letters: Letters
) -> tuple[Standing, ...]:
    """Return the practice questions of more than follow_up_months ago without follow-up.

    A question without a date has that of its activity. 'geen' with a date is an answer.
    """
    months = settings.limits.follow_up_months
    activities = tables["activities"].drop_duplicates("activity_id").set_index("activity_id")
    questions = tables["practice_questions"]
    of_activity = looked_up(activities["last_day"], questions["activity_id"])
    brought = questions["date_last"].fillna(pd.to_datetime(of_activity))
    found = []
    for row, moment in zip(questions.to_dict("records"), brought, strict=True):
        is_recent = pd.notna(moment) and moment + pd.DateOffset(months=months) >= pd.Timestamp(day)
        is_answered = row["follow_up"] not in (None, NONE)
        is_closed = row["follow_up"] == NONE and pd.notna(row["follow_up_date_last"])
        if is_recent or is_answered or is_closed:
            continue
        missing = _since(row["date_first"], moment)
        if row["follow_up"] == NONE:
            missing += "; bij 'geen' staat geen datum"
        place = cell_of(row, "follow_up", letters)
        found.append(Standing(QUESTION, "", "", as_day(moment), as_day(moment), (missing,), *place))
    return tuple(sorted(found, key=in_order))


def ending_consents(
    table: str, tables: Mapping[str, pd.DataFrame], settings: Settings, day: date, letters: Letters
) -> tuple[Standing, ...]:
    """Return the stories or photos whose consent is missing, over, or over before the review.

    Parameters
    ----------
    table
        'stories' or 'photos'.
    """
    subject = {"stories": STORY, "photos": PHOTO}[table]
    needed = review_day(settings, day)
    found = []
    for row in tables[table].to_dict("records"):
        until = as_day(row["valid_until"])
        if row["consent"] is None:
            missing, column = "toestemming ontbreekt", "consent"
        elif row["consent"] == NO_CONSENT or until is None or until >= needed:
            continue
        elif until < day:
            missing, column = f"toestemming liep af op {day_in_words(until)}", "valid_until"
        else:
            missing, column = f"toestemming loopt af op {day_in_words(until)}", "valid_until"
        place = cell_of(row, column, letters)
        found.append(Standing(subject, "", "", until, until, (missing,), *place))
    return tuple(sorted(found, key=in_order))


def review_day(settings: Settings, day: date) -> date:
    """Return until when consent is needed: the end of the year that a day lies in, else the day."""
    ends = [year.end for year in settings.years.values() if year.start <= day <= year.end]
    return max(ends, default=day)


def _dates_missing(row: Mapping[str, Any]) -> list[str]:
    missing = []
    if pd.isna(row["start_date_first"]) or row["start_date_first"] != row["start_date_last"]:
        missing.append(NO_START)
    if pd.isna(row["end_date_last"]):
        missing.append(NO_END)
    return missing


def _missing_at_end(row: Mapping[str, Any], people: pd.DataFrame) -> list[str]:
    missing = []
    unsettled = int(people["status"].isin([APPLIED, WAITING, RUNNING]).sum())
    if unsettled:
        missing.append(f"afloop van {_persons(unsettled)}")
    finished = people[people["status"] == FINISHED]
    undated = int(finished["diploma_date"].isna().sum())
    if undated:
        missing.append(f"datum diploma van {_persons(undated)}")
    if not len(finished) and pd.isna(row["diploma_count"]):
        missing.append(NO_DIPLOMAS)
    return missing


def _persons(number: int) -> str:
    return f"{number} {'deelnemer' if number == 1 else 'deelnemers'}"


def _since(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return since when a question is there: its day, or the month or year that was filled in."""
    if pd.isna(last):
        return "zonder datum"
    if pd.isna(first) or first == last:
        return f"van {day_in_words(last.date())}"
    is_month = (first.year, first.month) == (last.year, last.month)
    return f"van {month_in_words(last.date()) if is_month else last.year}"
