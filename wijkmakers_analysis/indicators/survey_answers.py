"""Choose the survey answers of a period, and count who was asked; shared by all of the surveys."""

import re
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.making import rows_where
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.visits import count_people, has_organisation
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas.course import FINISHED, STARTED
from wijkmakers_analysis.schemas.surveys import APPLICATION, BEFORE, LATER
from wijkmakers_analysis.settings import Year

# 'later' is three to six months after the end; an answer has no day of its own.
LATER_MONTHS = 3
WHOLE_SURVEY = "alles"
UNDATED = Reason(
    "Er zijn antwoorden waarvan niet bekend is wanneer de editie of activiteit was.",
    "Vul in het blad Edities 'eind' in, of in het blad Activiteiten de datum.",
)
_NUMBER = re.compile(r"\s*([-−]?\d+(?:[.,]\d+)?)\s*")
_YES = frozenset({"ja", "j", "yes", "1", "x", "waar", "true"})
_NO = frozenset({"nee", "n", "no", "0", "onwaar", "false"})
ONCE = ["place", "respondent_id", "item", "moment"]


def answers_in(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the answers that belong to a period, with the labels of the table of answers.

    Beside its columns it has kind, scale_low and scale_high of the question; place, the edition or
    activity that was asked about; number, the score where it is one; person_code and
    affiliation_code as `visits.with_codes` gives them.

    Answers belong to the period in which the edition ended, or in which the activity lies. Those
    of the moment 'later' belong to the period that holds the day three months after that; where
    no period of the settings holds it, to that of the end. Where nobody knows when an edition was,
    its answers belong to the only year of the settings, if there is only one.
    """
    answers = _with_questions(programme)
    return _with_codes(programme, answers[_belongs(programme, answers, year)])


def why_nothing(
    programme: Programme, year: Year, kind: str, *, waiting: str, absent: str
) -> tuple[str, str]:
    """Return the status and reason of a period that no answer to a kind of question belongs to.

    Parameters
    ----------
    kind
        The soort of the questions.
    waiting, absent
        The reason where an edition is still running (or, of what is asked later, ended shortly
        before the period's end) and where nothing is known.
    """
    if not (programme.survey_questions["kind"] == kind).any():
        return "niet_gemeten", absent
    answers = _with_questions(programme)
    answers = answers[answers["kind"] == kind]
    if len(programme.settings.years) > 1 and _bounds(programme, answers)[1].isna().any():
        return "niet_gemeten", UNDATED
    cohorts = programme.cohorts
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    last = cohorts["end_date_last"]
    waits = (cohorts["start_date_last"] <= end) & ~(last <= end)
    if kind == APPLICATION:
        waits |= (last >= start) & (last <= end) & (_later(last) > end)
    return ("loopt_nog", waiting) if waits.any() else ("niet_gemeten", absent)


def yes_or_no(scores: pd.Series) -> pd.Series:
    """Return True for yes, False for no and None for any other answer: 'Ja, elke week' is yes."""

    def meaning(score: object) -> bool | None:
        word = re.split(r"\W", str(score).strip().casefold(), maxsplit=1)[0]
        return True if word in _YES else False if word in _NO else None

    found = [None if pd.isna(score) else meaning(score) for score in scores]
    return pd.Series(found, index=scores.index, dtype=object)


def editions_of(answers: pd.DataFrame) -> list[str]:
    """Return the editions among the answers, in the order of their names."""
    return sorted(answers["cohort"].dropna().unique(), key=lambda name: (len(name), name))


def behind(answers: pd.DataFrame) -> dict[str, Any]:
    """Return the people and organisations behind a number, and the rows it rests on."""
    return {**count_people(answers), "rows": rows_where("survey_answers", answers)}


def behind_response(programme: Programme, answers: pd.DataFrame) -> dict[str, Any]:
    """Return what is behind a response: the answers, and the rows that tell who was asked."""

    def labels() -> dict[str, pd.Index]:
        enrolments, attendance = programme.enrolments, programme.coded_attendance
        ids = answers["activity_id"].dropna().unique()
        was_there = attendance["activity_id"].isin(ids) | attendance["unit_id"].isin(ids)
        asked = enrolments["cohort"].isin(answers["cohort"].dropna())
        return {
            "survey_answers": answers.index,
            "enrolments": enrolments.index[asked],
            "attendance": attendance.index[was_there & attendance["is_participant"]],
        }

    return {**behind(answers), "rows": labels}


def asked_count(programme: Programme, year: Year, answers: pd.DataFrame, moment: str) -> int | None:
    """Return how many people were asked at a moment, or None where that is not known.

    Before the start everybody who began an edition is asked, after it everybody who finished it
    (as diplomas are counted); about an activity, the participants who were present. Only of the
    editions and activities that somebody answered about.
    """
    found = answers.drop_duplicates("place")
    counts = [
        _asked_of_edition(programme, year, row.cohort, moment)
        if pd.notna(row.cohort)
        else _asked_at_activity(programme, row.activity_id)
        for row in found[["cohort", "activity_id"]].astype(object).itertuples()
    ]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _with_questions(programme: Programme) -> pd.DataFrame:
    keys = {name: object for name in ("activity_id", "cohort", "respondent_id", "item", "moment")}
    answers = programme.survey_answers.astype(keys)
    questions = programme.survey_questions.drop_duplicates("item").set_index("item")
    parts = {
        name: looked_up(questions[name], answers["item"])
        for name in ("kind", "scale_low", "scale_high")
    }
    is_edition = answers["cohort"].notna()
    place = ("editie " + answers["cohort"]).where(
        is_edition, "activiteit " + answers["activity_id"]
    )
    numbers = [_number(score) for score in answers["score"]]
    answers = answers.assign(
        **parts,
        place=place.astype(object).where(place.notna(), WHOLE_SURVEY),
        number=pd.Series(numbers, index=answers.index, dtype=float),
    )
    is_given = answers["respondent_id"].notna() & answers["score"].notna()
    return answers[is_given].drop_duplicates(ONCE)


def _number(score: object) -> float:
    found = _NUMBER.fullmatch(score) if isinstance(score, str) else None
    return float(found[1].replace(",", ".").replace("−", "-")) if found else np.nan


def _belongs(programme: Programme, answers: pd.DataFrame, year: Year) -> pd.Series:
    starts, ends = _bounds(programme, answers)
    is_own = _lies_in(starts, ends, year)
    later = _later(ends)
    has_period = pd.Series(False, index=answers.index)
    for other in programme.settings.years.values():
        has_period |= _lies_in(later, later, other)
    is_later = answers["moment"] == LATER
    dated = is_own.where(~(is_later & has_period), _lies_in(later, later, year))
    if len(programme.settings.years) > 1:
        return dated
    return dated | (ends.isna() & ~(starts > pd.Timestamp(year.end)))


def _bounds(programme: Programme, answers: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return from when to when the end of the edition, or the activity, may have been."""
    cohorts = programme.cohorts.drop_duplicates("cohort").set_index("cohort")
    activities = programme.activities.drop_duplicates("activity_id").set_index("activity_id")
    is_edition = answers["cohort"].notna()
    found = []
    for of_cohort, of_activity in (("end_date_first", "first_day"), ("end_date_last", "last_day")):
        days = looked_up(cohorts[of_cohort], answers["cohort"])
        others = looked_up(activities[of_activity], answers["activity_id"])
        found.append(pd.to_datetime(days.where(is_edition, others)))
    begun = pd.to_datetime(looked_up(cohorts["start_date_first"], answers["cohort"]))
    return found[0].fillna(begun.where(is_edition)), found[1]


def _lies_in(first: pd.Series, last: pd.Series, year: Year) -> pd.Series:
    return (first >= pd.Timestamp(year.start)) & (last <= pd.Timestamp(year.end))


def _later(days: pd.Series) -> pd.Series:
    return days.map(
        lambda day: day + pd.DateOffset(months=LATER_MONTHS), na_action="ignore"
    ).astype("datetime64[ns]")


def _with_codes(programme: Programme, answers: pd.DataFrame) -> pd.DataFrame:
    person_code, _ = pd.factorize(answers["respondent_id"])
    known: dict[tuple[str, str], str] = {}
    for table, place in (("attendance", "activity_id"), ("enrolments", "cohort")):
        rows = getattr(programme, table) if len(answers) else getattr(programme, table)[:0]
        rows = rows[rows["person_id"].isin(answers["respondent_id"])]
        rows = rows.dropna(subset=["organisation"])
        known |= dict(
            zip(zip(rows["person_id"], rows[place], strict=True), rows["organisation"], strict=True)
        )
    where = answers["cohort"].where(answers["cohort"].notna(), answers["activity_id"])
    organisation = [known.get(key) for key in zip(answers["respondent_id"], where, strict=True)]
    answers = answers.assign(
        organisation=pd.Series(organisation, index=answers.index, dtype=object),
        person_code=person_code,
    )
    codes, names = pd.factorize(answers["organisation"].where(has_organisation(answers)))
    return answers.assign(affiliation_code=np.where(codes >= 0, codes, len(names) + person_code))


def _asked_of_edition(programme: Programme, year: Year, cohort: str, moment: str) -> int | None:
    people = programme.enrolments[programme.enrolments["cohort"] == cohort]
    people = people[people["status"].isin(STARTED)].drop_duplicates("person_id")
    counted = programme.cohorts.loc[programme.cohorts["cohort"] == cohort]
    if len(people):
        if moment == BEFORE:
            return len(people)
        has_diploma = (people["status"] == FINISHED) | people["diploma_date"].notna()
        is_late = people["diploma_date"] > pd.Timestamp(year.end)
        return int((has_diploma & ~is_late).sum())
    numbers = counted["started_count" if moment == BEFORE else "diploma_count"].dropna()
    return int(numbers.iloc[0]) if len(numbers) else None


def _asked_at_activity(programme: Programme, activity_id: str | None) -> int | None:
    rows = programme.coded_attendance
    is_here = (rows["activity_id"] == activity_id) | (rows["unit_id"] == activity_id)
    present = rows[is_here & rows["is_participant"]]
    return int(present["person_id"].nunique()) or None
