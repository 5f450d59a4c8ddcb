"""Tie the columns of a form to the questions of sheet Vragen, and understand their answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas.surveys import AFTER, APPLICATION, BEFORE, LATER, OPEN, THEN

_CODE = re.compile(r"([^\s.:)]+)[.:)]?\s+\S.*", re.DOTALL)
_NUMBERED = re.compile(r"\d+\s*[.)]\s*(\S.*)", re.DOTALL)
_STATEMENT = re.compile(r".*\[(.+)\]", re.DOTALL)
_MOMENT = re.compile(rf"(.+?)\s*[(\[](?i:({BEFORE}|{AFTER}|{THEN}|{LATER}))[)\]]", re.DOTALL)
_SCORE = re.compile(r"(-?\d+(?:[.,]\d+)?)(?:\s*[-–—=:.)/]?\s+.*|\s*[-–—=:)].*)?", re.DOTALL)
_YES_NO = {"ja": "ja", "yes": "ja", "nee": "nee", "no": "nee"}


@dataclass(frozen=True)
class Question:
    """A column of a form that is a question of sheet Vragen.

    Parameters
    ----------
    item
        Id of the question.
    kind
        Its soort.
    moment
        The moment that the header itself gives, in brackets behind the question; or None.
    """

    item: str
    kind: str | None
    moment: str | None = None


class Questions:
    """The questions of sheet Vragen, found by how a form's header writes them."""

    def __init__(self, questions: pd.DataFrame):
        rows = questions[questions["item"].notna()].to_dict("records")
        self._by_id = {fold_id(row["item"]): row for row in rows}
        self._by_text: dict[str, Mapping[str, Any]] = {}
        for row in rows:
            if row["wording"]:
                self._by_text.setdefault(fold(row["wording"]), row)

    def asked_in(self, header: str) -> Question | None:
        """Return the question that a header asks, or None where it is no known one."""
        timed = _MOMENT.fullmatch(header)
        text, moment = (timed[1], timed[2].casefold()) if timed else (header, None)
        numbered, statement, code = (
            pattern.fullmatch(text) for pattern in (_NUMBERED, _STATEMENT, _CODE)
        )
        spellings = [text, *(found[1] for found in (statement, numbered) if found)]
        for spelling in spellings:
            row = self._by_id.get(fold_id(spelling)) or self._by_text.get(fold(spelling))
            if row is not None:
                return Question(row["item"], row["kind"], moment)
        row = self._by_id.get(fold_id(code[1])) if code else None
        # '3. Een andere vraag' is a number of the form, unless questions are numbered that way.
        if row is not None and any(sign.isalpha() for sign in row["item"]):
            return Question(row["item"], row["kind"], moment)
        return None


def parse_answer(text: str, kind: str | None) -> str:
    """Return an answer as sheet Antwoorden would hold it; raises WrongCell.

    Parameters
    ----------
    text
        What somebody chose or wrote.
    kind
        The soort of the question: an open one keeps its text, any other needs a number, or a
        choice that begins with one; whether something was used can also be yes or no.
    """
    if kind == OPEN or kind is None:
        return text
    word = re.split(r"\W", text.casefold(), maxsplit=1)[0]
    if kind == APPLICATION and word in _YES_NO:
        return _YES_NO[word]
    found = _SCORE.fullmatch(text)
    if found:
        return found[1]
    raise WrongCell(
        "dit antwoord begint niet met een getal",
        "Zet het getal van de schaal voor elk antwoord, zoals '4 - mee eens', of vul het getal in.",
    )
