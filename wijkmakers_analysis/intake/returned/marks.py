"""Turn the problems of one file into numbered lines, and into what each cell gets to say."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from wijkmakers_analysis.intake.formats.grid import LAST_COLUMN, LAST_ROW
from wijkmakers_analysis.intake.problems import ERROR, Problem, in_order

# Every comment of ours begins with it, which is how an earlier one is known again.
SIGNATURE = "Wijkmakers controle:"
AUTHOR = "Wijkmakers controle"
# More comments than this make a workbook slow to open; the colours go on.
MOST_COMMENTS = 20_000
# Excel takes some 65,000 links a sheet.
MOST_LINES = 60_000
LONGEST_COMMENT = 1_500
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::.*)?")


@dataclass(frozen=True)
class Line:
    """One problem with its number in the list."""

    number: int
    problem: Problem
    place: tuple[int, int] | None


@dataclass(frozen=True)
class Mark:
    """What one cell gets: its colour, and the text of its comment."""

    severity: str
    text: str


def numbered(problems: Iterable[Problem]) -> tuple[Line, ...]:
    """Return the problems of one file in order, each with its number and its place.

    The place is (row, column) from 1, or None where a problem has no cell in the grid.
    """
    return tuple(
        Line(number, problem, place_of(problem.cell))
        for number, problem in enumerate(in_order(problems), start=1)
    )


def place_of(cell: str) -> tuple[int, int] | None:
    """Return (row, column) of an address, of its first cell where it is an area, or None."""
    found = _ADDRESS.fullmatch(cell)
    if not found:
        return None
    row, column = int(found[2]), column_index_from_string(found[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def marks_by_sheet(lines: Iterable[Line]) -> dict[str, dict[tuple[int, int], Mark]]:
    """Return sheet -> (row, column) -> mark, with all problems of a cell in one text."""
    together: dict[str, dict[tuple[int, int], list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.place:
            together[line.problem.sheet][line.place].append(line)
    return {
        sheet: {place: _mark(cell_lines) for place, cell_lines in sorted(cells.items())}
        for sheet, cells in together.items()
    }


def said(text: str) -> str:
    """Write a sentence as it stands on its own: a capital, and a point at its end."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) or not text else f"{text}."


def _mark(lines: list[Line]) -> Mark:
    is_error = any(line.problem.severity == ERROR for line in lines)
    texts = [SIGNATURE]
    length = 0
    for at, line in enumerate(lines):
        problem = line.problem
        text = (
            f"{line.number}. {problem.severity.capitalize()}: {said(problem.what)}\n"
            f"{said(problem.remedy)}"
        )
        length += len(text)
        if at and length > LONGEST_COMMENT:
            texts.append("De andere meldingen van deze cel staan op het blad 'Te doen'.")
            break
        texts.append(text)
    severity = ERROR if is_error else lines[0].problem.severity
    return Mark(severity, "\n".join([texts[0], "\n\n".join(texts[1:])]))
