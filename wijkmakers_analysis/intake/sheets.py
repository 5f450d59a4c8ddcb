"""Read one recognised sheet into rows of its table, column by column."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.cells import PLAIN, blank, parse_cell
from wijkmakers_analysis.intake.columns import CELL_BY_CELL, same_column, typed_columns
from wijkmakers_analysis.intake.headers import Layout, is_total
from wijkmakers_analysis.intake.problems import (
    BLANK_ROW,
    NO_KNOWN_CELL,
    TOTALS_ROW,
    LedgerRow,
    Problem,
    error,
)
from wijkmakers_analysis.intake.raw import RawColumn, RawSheet, at_rows, cell_at
from wijkmakers_analysis.intake.shape import shape_problems
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import SHEETS, Column

# More cells than this with one fault of their column are told once, at the first.
MOST_CELLS_OF_COLUMN = 10
# A number as csv writes it, or one with what was counted: in a row of totals it is no text.
_FIGURE = re.compile(r"[-\d.,\s%€]+|\d[\d.]*\s+[^\W\d_]+")


@dataclass(frozen=True)
class SheetRows:
    """The rows of one sheet, with names and organisations still as they were written."""

    frame: pd.DataFrame
    ledger: LedgerRow
    problems: tuple[Problem, ...]
    letters: dict[str, str]


def read_rows(raw: RawSheet, layout: Layout) -> SheetRows:
    """Read a sheet with one record a row."""
    numbers, skipped = rows_of_data(raw, layout)
    problems = shape_problems(raw, layout, numbers)
    columns: dict[str, pd.Series] = {}
    for name, column in SHEETS[layout.table].columns.items():
        typed, found = read_column(raw, layout, name, column, numbers)
        columns |= typed
        problems += found
    if layout.table in CELL_BY_CELL:
        columns["cell_column"] = same_column(None, len(numbers))
    return SheetRows(
        frame=with_addresses(columns, raw, numbers),
        ledger=ledger_row(raw, layout, len(numbers), skipped),
        problems=tuple(problems),
        letters=letters_of(layout),
    )


def rows_of_data(raw: RawSheet, layout: Layout) -> tuple[np.ndarray, dict[str, int]]:
    """Return the numbers of the rows that hold a record, and how many others by reason."""
    places = {*layout.columns.values(), *layout.marks}
    is_known = np.zeros(raw.height, dtype=bool)
    for place in places:
        is_known |= raw.column(place).codes >= 0
    is_total_row = np.zeros(raw.height, dtype=bool)
    is_total_row[_totals(raw, layout.header_row)] = True
    for row, place in raw.uncalculated:
        is_known[row - 1] |= place in places
    is_below = np.arange(raw.height) >= layout.header_row
    is_below[[number - 1 for number in layout.aside]] = False
    is_blank = ~raw.is_filled & ~is_known
    is_other = raw.is_filled & ~is_known & ~is_total_row
    counts = {
        BLANK_ROW: int((is_blank & is_below).sum()),
        TOTALS_ROW: int((is_total_row & is_below).sum()),
        NO_KNOWN_CELL: int((is_other & is_below).sum()),
        **Counter(layout.aside.values()),
    }
    numbers = np.flatnonzero(is_below & is_known & ~is_total_row) + 1
    return numbers, {reason: count for reason, count in counts.items() if count}


def read_column(
    raw: RawSheet, layout: Layout, name: str, column: Column, numbers: np.ndarray
) -> tuple[dict[str, pd.Series], list[Problem]]:
    """Read one column: each distinct cell is understood once.

    Parameters
    ----------
    raw, layout
        The sheet and where its columns stand.
    name, column
        The column's name and declaration; one that the sheet lacks gives blanks.
    numbers
        Numbers of the rows that hold a record.
    """
    place = layout.columns.get(name)
    if place is None:
        none = np.broadcast_to(np.int64(-1), len(numbers))
        return typed_columns(name, column, [blank(column)], none), []
    codes, meanings, problems = understand(raw, place, column, numbers)
    if column.required and column.kind != "presence":
        problems += _left_blank(raw, place, column, numbers[codes < 0])
    return typed_columns(name, column, meanings, codes), problems


def understand(
    raw: RawSheet, place: int, column: Column, numbers: np.ndarray
) -> tuple[np.ndarray, list[object], list[Problem]]:
    """Return a code a row, what each code means (last: a blank), and what is wrong."""
    codes, values = raw.column(place)
    codes = at_rows(codes, numbers)
    meanings = [blank(column)] * (len(values) + 1)
    complaints: dict[int, WrongCell] = {}
    is_plain = PLAIN.get(column.kind)
    for code in codes_used(codes, len(values)):
        value = values[code]
        if is_plain is not None and isinstance(value, str) and is_plain(value):
            meanings[code] = value
            continue
        try:
            meanings[code] = parse_cell(value, column, raw.epoch)
        except WrongCell as complaint:
            complaints[code] = complaint
    problems = never_calculated(raw, place, numbers.tolist())
    if not complaints:
        return codes, meanings, problems
    is_wrong = np.zeros(len(meanings), dtype=bool)
    is_wrong[list(complaints)] = True
    wrong = is_wrong[codes]
    of_column = [code for code, complaint in complaints.items() if complaint.is_of_column]
    same = np.flatnonzero(np.isin(codes, of_column)) if of_column else np.empty(0, dtype=int)
    if len(same) > MOST_CELLS_OF_COLUMN:
        wrong[same[1:]] = False
    for number, code in zip(numbers[wrong].tolist(), codes[wrong].tolist(), strict=True):
        what, remedy = complaints[code].what, complaints[code].remedy
        address = raw.file, raw.sheet, cell_at(place, number)
        problems.append(error(what, remedy, "waarde", *address))
    return codes, meanings, problems


def never_calculated(raw: RawSheet, place: int, numbers: Iterable[int]) -> list[Problem]:
    """Say in which of these rows the formula of a column has no stored result."""
    if not raw.uncalculated:
        return []
    return [
        error(
            "de formule in deze cel is nooit berekend",
            "Open het werkboek in Excel en sla het op, of zet er de waarde zelf neer.",
            "waarde",
            raw.file,
            raw.sheet,
            cell_at(place, number),
        )
        for number in numbers
        if (number, place) in raw.uncalculated
    ]


def codes_used(codes: np.ndarray, count: int) -> list[int]:
    """Return which of so many codes any row holds, in rising order, blanks left out."""
    is_used = np.zeros(count + 1, dtype=bool)
    is_used[codes] = True
    return np.flatnonzero(is_used[:-1]).tolist()


def with_addresses(
    columns: dict[str, pd.Series], raw: RawSheet, numbers: np.ndarray
) -> pd.DataFrame:
    """Return a frame of columns with file, sheet, row and area beside them."""
    length = len(numbers)
    address = {
        "file": same_column(raw.file, length),
        "sheet": same_column(raw.sheet, length),
        "row": pd.Series(numbers, dtype="int64", copy=False),
        "area": same_column("", length),
    }
    return pd.DataFrame(columns | address, copy=False)


def ledger_row(raw: RawSheet, layout: Layout, used: int, skipped: dict[str, int]) -> LedgerRow:
    """Return the ledger's row of a sheet that was read."""
    rows = raw.height - layout.header_row
    return LedgerRow(raw.file, raw.sheet, layout.table, rows, used, dict(sorted(skipped.items())))


def letters_of(layout: Layout) -> dict[str, str]:
    """Return column name -> Excel letter."""
    return {name: get_column_letter(place) for name, place in layout.columns.items()}


def _totals(raw: RawSheet, header_row: int) -> np.ndarray:
    """Return from 0 the rows whose first filled cell announces a total, with figures after it.

    A row with words in two cells is none. Columns with few distinct cells come first: they rule
    out most rows, so that cells that differ in every row, such as names, are hardly looked at.
    """
    rows = np.arange(header_row, raw.height)
    words = np.zeros(len(rows), dtype=np.uint8)
    for at in sorted(range(raw.width), key=lambda each: len(raw.columns[each].values)):
        words += _which(raw.columns[at], rows, _is_words)
        if words.any():
            rows, words = rows[words < 2], words[words < 2]
    first = np.full(len(rows), -1)
    for at in range(raw.width - 1, -1, -1):
        first[at_rows(raw.columns[at].codes, rows + 1) >= 0] = at
    found = []
    for at in range(raw.width):
        start = rows[first == at]
        is_words_after = words[first == at] > _which(raw.columns[at], start, _is_words)
        start = start[~is_words_after]
        found.append(start[_which(raw.columns[at], start, is_total)])
    return np.concatenate([np.empty(0, dtype=np.int64), *found])


def _which(column: RawColumn, rows: np.ndarray, test: Callable[[object], bool]) -> np.ndarray:
    """Return for each of these rows whether its cell is filled and passes; asks once a value."""
    codes = at_rows(column.codes, rows + 1)
    passes = np.zeros(len(column.values) + 1, dtype=bool)
    for code in codes_used(codes, len(column.values)):
        passes[code] = test(column.values[code])
    found: np.ndarray = passes[codes]
    return found


def _is_words(value: object) -> bool:
    return isinstance(value, str) and not _FIGURE.fullmatch(value)


def _left_blank(raw: RawSheet, place: int, column: Column, numbers: np.ndarray) -> list[Problem]:
    return [
        error(
            f"{column.header} is niet ingevuld",
            f"Vul in: {column.description}.",
            "waarde",
            raw.file,
            raw.sheet,
            cell_at(place, number),
        )
        for number in numbers.tolist()
        if (number, place) not in raw.uncalculated
    ]
