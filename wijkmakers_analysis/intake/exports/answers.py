"""Turn the export of a form into survey answers: one row a question that somebody answered."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.exports.export import (
    NO_ANSWER,
    NO_READABLE_ANSWER,
    NOT_TIED,
    Export,
    broken_cells,
    frame_of,
    ledger_of,
)
from wijkmakers_analysis.intake.exports.questions import Question, Questions, parse_answer
from wijkmakers_analysis.intake.exports.ties import Tie
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet, as_text, cell_at, is_error_value
from wijkmakers_analysis.intake.sheets import SheetRows
from wijkmakers_analysis.intake.wrong_cell import WrongCell

# What a form writes where it did not ask who answered.
_NOBODY = frozenset({"anonymous", "anoniem", "anonym", "anonyme", "anónimo"})


def read_answers(
    raw: RawSheet,
    export: Export,
    tie: Tie | None,
    questions: pd.DataFrame,
    complaints: Iterable[Problem],
) -> SheetRows:
    """Read an export of MS Forms or Google Forms.

    Parameters
    ----------
    raw, export
        The sheet, and what it was recognised as.
    tie
        What the answers belong to; None where it is not known, so that none can be used.
    questions
        The table ``survey_questions``.
    complaints
        What is already wrong with the export.
    """
    asked, problems = _asked(raw, export, Questions(questions))
    rows = export.filled_rows(raw)
    own = [place for name, place in export.columns.items() if name in ("email", "name")]
    problems = [*complaints, *problems, *broken_cells(raw, [*asked, *own], rows)]
    answers: list[dict[str, Any]] = []
    for place, question in asked.items():
        scores, found = _scores(raw, place, question, rows)
        problems += found
        moment = question.moment or (tie.moment if tie else None)
        answers += [
            {
                "row": row,
                "item": question.item,
                "moment": moment,
                "score": score,
                "cell_column": get_column_letter(place),
            }
            for row, score in scores.items()
        ]
    answered = {answer["row"] for answer in answers}
    is_given = {row for row in rows if any(raw.cell(row, place) is not None for place in asked)}
    skipped = Counter(
        {
            NO_ANSWER: len(rows) - len(is_given),
            NO_READABLE_ANSWER: len(is_given - answered),
        }
    )
    if tie is None:
        skipped[NOT_TIED] += len(answered)
        answers, answered = [], set()
    frame = _frame(raw, export, tie, sorted(answers, key=lambda answer: answer["row"]))
    return SheetRows(
        frame=frame,
        ledger=ledger_of(raw, export, "survey_answers", sorted(answered), skipped),
        problems=tuple(problems),
        letters=_letters(export),
    )


def _asked(
    raw: RawSheet, export: Export, known: Questions
) -> tuple[dict[int, Question], list[Problem]]:
    """Return column number -> question, and what the headers leave open."""
    asked: dict[int, Question] = {}
    unread, problems = [], []
    for name, place in export.columns.items():
        if not name.startswith("question"):
            continue
        question = known.asked_in(as_text(raw.cell(export.header_row, place)))
        earlier = next(
            (
                at
                for at, other in asked.items()
                if question and (other.item, other.moment) == (question.item, question.moment)
            ),
            None,
        )
        if question is None:
            unread.append(place)
        elif earlier is not None:
            problems.append(
                error(
                    f"deze vraag staat ook in kolom {get_column_letter(earlier)}",
                    "Haal één van de twee weg, of zet (voor), (na), (toen) of (later) achter de "
                    "vraag in de kop.",
                    "kop",
                    raw.file,
                    raw.sheet,
                    cell_at(place, export.header_row),
                )
            )
        else:
            asked[place] = question
    if unread:
        problems.append(_unread(raw, export, unread, is_all=not asked))
    return asked, problems


def _unread(raw: RawSheet, export: Export, places: list[int], *, is_all: bool) -> Problem:
    if is_all:
        return error(
            "in dit formulier staat geen enkele vraag uit blad Vragen",
            "Zet de vragen in blad Vragen, met de tekst zoals in het formulier, of haal het "
            "bestand uit de datamap.",
            "kop",
            raw.file,
            raw.sheet,
            cell_at(places[0], export.header_row),
        )
    counted = language.count(len(places), "kolom", "kolommen").replace(language.NO_BREAK, " ")
    where = language.listed(cell_at(place, export.header_row) for place in places)
    return warning(
        f"{counted} zonder vraag uit blad Vragen niet gelezen ({where})",
        "Zet de vraag in blad Vragen, met de tekst zoals in het formulier, als de kolom mee moet "
        "doen; anders is dit goed.",
        "kop",
        raw.file,
        raw.sheet,
        cell_at(places[0], export.header_row),
    )


def _scores(
    raw: RawSheet, place: int, question: Question, rows: list[int]
) -> tuple[dict[int, str], list[Problem]]:
    """Return row -> answer of one question, and which answers cannot be read."""
    scores, problems = {}, []
    for row in rows:
        value = raw.cell(row, place)
        if value is None or is_error_value(value):
            continue
        try:
            scores[row] = parse_answer(as_text(value), question.kind)
        except WrongCell as complaint:
            problems.append(
                error(
                    complaint.what,
                    complaint.remedy,
                    "waarde",
                    raw.file,
                    raw.sheet,
                    cell_at(place, row),
                )
            )
    return scores, problems


def _frame(
    raw: RawSheet, export: Export, tie: Tie | None, answers: list[dict[str, Any]]
) -> pd.DataFrame:
    people = {row: _respondent(raw, export, row) for row in {each["row"] for each in answers}}
    place = {"activity_id": tie.activity, "cohort": tie.edition} if tie else {}
    complete: list[dict[str, Any]] = [
        {
            **answer,
            **place,
            "respondent": people[answer["row"]],
            "file": raw.file,
            "sheet": raw.sheet,
        }
        for answer in answers
    ]
    return frame_of("survey_answers", complete)


def _respondent(raw: RawSheet, export: Export, row: int) -> str:
    """Return who answered: an e-mail, else a name, else a code that is never somebody's.

    The code keeps the answers of one row together, also in a second run; it holds a figure, so
    that nobody can have it as a name.
    """
    for own in ("email", "name"):
        text = export.text(raw, row, own)
        if text and text.casefold() not in _NOBODY:
            return text
    digest = hashlib.sha256(f"{raw.file}|{raw.sheet}|{row}".encode()).hexdigest()
    return f"anoniem-{row}-{digest[:16]}"


def _letters(export: Export) -> dict[str, str]:
    place = export.columns.get("email") or export.columns.get("name")
    return {"respondent": get_column_letter(place)} if place else {}
