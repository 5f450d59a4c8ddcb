"""Write the answers of the practice year, to read and to look up."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter

from wijkmakers_analysis.archive import PLAIN_TEXTS, repack
from wijkmakers_analysis.example.mistakes import Mistake
from wijkmakers_analysis.example.writing import CREATED, written_day
from wijkmakers_analysis.intake.addresses import written_address

NAME = "Antwoorden"
HEADER = ("nr", "bestand", "blad", "cel", "wat u doet", "wordt", "waarom")
WIDTHS = (5, 34, 17, 7, 32, 40, 70)
OPENING = """\
# Antwoorden bij het oefenjaar

In de datamap staan {count} fouten die vaak voorkomen. Zoek ze eerst zelf, met
`wijkmakers controleer`. Hieronder staat bij elke fout wat u doet. Is alles hersteld, dan zegt de
controle "Alles is in orde". De mogelijke dubbelen die dan nog staan, horen bij het voorbeeld:
daarover beslist u in blad Dubbelen.
"""


@dataclass(frozen=True)
class Answer:
    """A planted mistake with what stood there before.

    Parameters
    ----------
    mistake
        What was planted.
    repair
        What to do: the mistake's own word, or to empty a cell that was empty.
    right
        What the cell is to hold; None where nothing is filled in.
    """

    mistake: Mistake
    repair: str
    right: object = None


def write_answers(folder: Path, answers: Sequence[Answer]) -> None:
    """Write Antwoorden.md and Antwoorden.xlsx.

    Parameters
    ----------
    folder
        Of the workspace, not its data folder.
    answers
        What `practice.plant_mistakes` gives.
    """
    _write_text(folder / f"{NAME}.md", answers)
    _write_book(folder / f"{NAME}.xlsx", answers)


def _write_text(path: Path, answers: Sequence[Answer]) -> None:
    lines = [OPENING.format(count=len(answers))]
    for number, answer in enumerate(answers, start=1):
        one = answer.mistake
        place = written_address(one.file, one.sheet, one.cell)
        todo = answer.repair if answer.right is None else f"{answer.repair}: {_shown(answer.right)}"
        lines.append(f"{number}. **{place}** {one.lesson} Wat u doet: {todo}.")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _write_book(path: Path, answers: Sequence[Answer]) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, PLAIN_TEXTS) as book:
        book.set_properties({"title": f"{NAME} bij het oefenjaar", "created": CREATED})
        sheet = book.add_worksheet(NAME)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED"})
        body = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        day = book.add_format({"num_format": "d-m-yyyy", "valign": "top", "align": "left"})
        for at, (title, width) in enumerate(zip(HEADER, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, head)
        for line, answer in enumerate(answers, start=1):
            one = answer.mistake
            cells = (line, one.file, one.sheet, one.cell, answer.repair, answer.right, one.lesson)
            for at, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(line, at, value, day)
                elif value not in (None, ""):
                    sheet.write(line, at, value, body)
    path.write_bytes(repack(made.getvalue()))


def _shown(value: object) -> str:
    return written_day(value) if isinstance(value, date) else str(value)
