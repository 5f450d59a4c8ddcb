"""List what an old year leaves open: by address, never by a cell that may name a person."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.language import day
from wijkmakers_analysis.schemas.course import APPLIED, RUNNING, WAITING
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.schemas.surveys import LATER
from wijkmakers_analysis.settings import Year

# Whether people use what they learned is asked so many months after the last day.
FIRST_MONTH, LAST_MONTH = 3, 6
UNDECIDED = (APPLIED, WAITING, RUNNING)
QUESTION, COHORT, SURVEY, CONSENT = "vraagstuk", "editie", "vragenlijst later", "toestemming"


@dataclass(frozen=True)
class OpenEnd:
    """One thing that goes on after the year.

    Parameters
    ----------
    subject
        QUESTION, COHORT, SURVEY, CONSENT, or a setting.
    what, remedy
        What is open, and what to do, as sentences.
    file, sheet, cell
        Where it stands in the old workspace; a setting has no sheet and no cell.
    """

    subject: str
    what: str
    remedy: str
    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        sheet = self.sheet or ("csv" if self.cell else "")
        place = " › ".join(part for part in (self.file, sheet, self.cell) if part)
        return f"{place}: {self.what} {self.remedy}"


def open_ends_of(
    tables: Mapping[str, pd.DataFrame], letters: Letters, year: Year
) -> tuple[OpenEnd, ...]:
    """Return every open end, questions first.

    Parameters
    ----------
    tables
        Of the old workspace.
    letters
        Excel letters of its columns, by file and sheet.
    year
        The new year.
    """
    return (
        *_questions(tables, letters),
        *_cohorts(tables, letters, year),
        *_later_surveys(tables, letters, year),
        *_consents(tables, letters, year),
    )


def open_questions(questions: pd.DataFrame) -> pd.DataFrame:
    """Return the practice questions without any follow-up."""
    return questions[questions["follow_up"].isna()]


def running_cohorts(tables: Mapping[str, pd.DataFrame], year: Year) -> pd.DataFrame:
    """Return the editions that go on in the new year.

    An edition does where its last day lies in or after the new year; without a last day, where
    somebody's status is still open or nobody is enrolled yet.
    """
    cohorts = tables["cohorts"]
    enrolments = tables["enrolments"]
    is_open = enrolments["status"].isin(UNDECIDED)
    undecided = set(enrolments.loc[is_open, "cohort"])
    enrolled = set(enrolments["cohort"])
    names = cohorts["cohort"]
    may_run = names.isin(undecided) | ~names.isin(enrolled)
    ends = cohorts["end_date_last"]
    return cohorts[(ends >= pd.Timestamp(year.start)) | (ends.isna() & may_run)]


def surveyed_cohorts(tables: Mapping[str, pd.DataFrame], year: Year) -> pd.DataFrame:
    """Return the ended editions of which the survey of 3 to 6 months later is still to be held."""
    cohorts, answers = tables["cohorts"], tables["survey_answers"]
    asked = set(answers.loc[answers["moment"] == LATER, "cohort"])
    ends = cohorts["end_date_last"]
    start = pd.Timestamp(year.start)
    due = ends + pd.DateOffset(months=LAST_MONTH)
    return cohorts[(ends < start) & (due >= start) & ~cohorts["cohort"].isin(asked)]


def _questions(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[OpenEnd]:
    return [
        OpenEnd(
            QUESTION,
            "Dit vraagstuk heeft nog geen opvolging.",
            "Het staat klaar in het nieuwe blad Vraagstukken; vul daar de opvolging in.",
            *cell_of(row, "follow_up", letters),
        )
        for row in open_questions(tables["practice_questions"]).to_dict("records")
    ]


def _cohorts(tables: Mapping[str, pd.DataFrame], letters: Letters, year: Year) -> list[OpenEnd]:
    return [
        OpenEnd(
            COHORT,
            f"Editie {row['cohort']} loopt door.",
            "De editie, haar deelnemers en hun antwoorden staan klaar in het nieuwe werkboek "
            "Leergang; werk daar de status bij.",
            *cell_of(row, "cohort", letters),
        )
        for row in running_cohorts(tables, year).to_dict("records")
    ]


def _later_surveys(
    tables: Mapping[str, pd.DataFrame], letters: Letters, year: Year
) -> list[OpenEnd]:
    found = []
    for row in surveyed_cohorts(tables, year).to_dict("records"):
        first, last = (
            (row["end_date_last"] + pd.DateOffset(months=months)).date()
            for months in (FIRST_MONTH, LAST_MONTH)
        )
        what = f"Editie {row['cohort']} eindigde op {day(row['end_date_last'].date())}."
        remedy = (
            f"Vraag de deelnemers tussen {day(first)} en {day(last)} of zij het geleerde "
            f"gebruiken, en vul de antwoorden in met moment '{LATER}'."
        )
        place = cell_of(row, "end_date", letters)
        found.append(OpenEnd(SURVEY, what, remedy, *place))
    return found


def _consents(tables: Mapping[str, pd.DataFrame], letters: Letters, year: Year) -> list[OpenEnd]:
    found = []
    for table, noun in (("stories", "dit verhaal"), ("photos", "deze foto")):
        rows = tables[table]
        ends = rows["valid_until"] <= pd.Timestamp(year.end)
        is_given = rows["consent"].notna() & (rows["consent"] != NO_CONSENT)
        for row in rows[ends & is_given].to_dict("records"):
            until = row["valid_until"].date()
            verb = "eindigde" if until < year.start else "eindigt"
            what = f"De toestemming voor {noun} {verb} op {day(until)}."
            remedy = "Vraag opnieuw toestemming als u het nog wilt gebruiken."
            found.append(OpenEnd(CONSENT, what, remedy, *cell_of(row, "valid_until", letters)))
    return found
