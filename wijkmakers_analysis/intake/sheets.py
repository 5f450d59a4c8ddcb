"""Read one recognised sheet into rows of its table, column by column."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.cells import WrongCell, blank, parse_cell
from wijkmakers_analysis.intake.columns import object_array, typed_columns
from wijkmakers_analysis.intake.headers import Layout, is_total
from wijkmakers_analysis.intake.problems import (
    BLANK_ROW,
    NO_KNOWN_CELL,
    TOTALS_ROW,
    LedgerRow,
    Problem,
    error,
)
from wijkmakers_analysis.intake.raw import RawSheet, cell_at, is_blank_row
from wijkmakers_analysis.intake.shape import shape_problems
from wijkmakers_analysis.schemas import SHEETS, Column

# A number as csv writes it: in a row of totals it is no text.
_FIGURE = re.compile(r"[-\d.,\s%€]+")


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
    if layout.table == "attendance":
        columns["cell_column"] = pd.Series(object_array([None] * len(numbers)), dtype=object)
    return SheetRows(
        frame=with_addresses(columns, raw, numbers),
        ledger=ledger_row(raw, layout, len(numbers), skipped),
        problems=tuple(problems),
        letters=letters_of(layout),
    )


def rows_of_data(raw: RawSheet, layout: Layout) -> tuple[np.ndarray, dict[str, int]]:
    """Return the numbers of the rows that hold a record, and how many others by reason."""
    places = [place - 1 for place in (*layout.columns.values(), *layout.marks)]
    numbers, skipped = [], {}
    for number, row in enumerate(raw.rows[layout.header_row :], start=layout.header_row + 1):
        reason = _reason_to_skip(row, places)
        is_only_formulas = reason in (BLANK_ROW, NO_KNOWN_CELL) and any(
            (number, place + 1) in raw.uncalculated for place in places
        )
        if reason is None or is_only_formulas:
            numbers.append(number)
        else:
            skipped[reason] = skipped.get(reason, 0) + 1
    return np.array(numbers, dtype=np.int64), skipped


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
        none = np.full(len(numbers), -1)
        return typed_columns(name, column, [blank(column)], none), []
    codes, meanings, problems = understand(raw, place, column, numbers)
    if column.required and column.kind != "presence":
        problems += _left_blank(raw, place, column, numbers[codes == -1])
    return typed_columns(name, column, meanings, codes), problems


def understand(
    raw: RawSheet, place: int, column: Column, numbers: np.ndarray
) -> tuple[np.ndarray, list[object], list[Problem]]:
    """Return a code a row, what each code means (last: a blank), and what is wrong."""
    at = place - 1
    rows = raw.rows
    cells = object_array(
        [rows[n - 1][at] if at < len(rows[n - 1]) else None for n in numbers.tolist()]
    )
    codes, distinct = pd.factorize(cells)
    meanings: list[object] = []
    problems = _never_calculated(raw, place, numbers)
    for code, value in enumerate(distinct):
        try:
            meanings.append(parse_cell(value, column, raw.epoch))
        except WrongCell as complaint:
            meanings.append(blank(column))
            problems += [
                error(
                    complaint.what,
                    complaint.remedy,
                    "waarde",
                    raw.file,
                    raw.sheet,
                    cell_at(place, number),
                )
                for number in numbers[codes == code].tolist()
            ]
    return codes, [*meanings, blank(column)], problems


def with_addresses(
    columns: dict[str, pd.Series], raw: RawSheet, numbers: np.ndarray
) -> pd.DataFrame:
    """Return a frame of columns with file, sheet and row beside them."""
    length = len(numbers)
    address = {
        "file": pd.Series(object_array([raw.file] * length), dtype=object),
        "sheet": pd.Series(object_array([raw.sheet] * length), dtype=object),
        "row": pd.Series(numbers, dtype="int64"),
    }
    return pd.DataFrame(columns | address)


def ledger_row(raw: RawSheet, layout: Layout, used: int, skipped: dict[str, int]) -> LedgerRow:
    """Return the ledger's row of a sheet that was read."""
    rows = len(raw.rows) - layout.header_row
    return LedgerRow(raw.file, raw.sheet, layout.table, rows, used, dict(sorted(skipped.items())))


def letters_of(layout: Layout) -> dict[str, str]:
    """Return column name -> Excel letter."""
    return {name: get_column_letter(place) for name, place in layout.columns.items()}


def _reason_to_skip(row: tuple, places: list[int]) -> str | None:
    if is_blank_row(row):
        return BLANK_ROW
    filled = [value for value in row if value is not None]
    is_figures = all(not isinstance(each, str) or _FIGURE.fullmatch(each) for each in filled[1:])
    if is_figures and is_total(filled[0]):
        return TOTALS_ROW
    if not any(place < len(row) and row[place] is not None for place in places):
        return NO_KNOWN_CELL
    return None


def _never_calculated(raw: RawSheet, place: int, numbers: np.ndarray) -> list[Problem]:
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
        for number in numbers.tolist()
        if (number, place) in raw.uncalculated
    ]


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
