"""Read one recognised sheet into rows of its table, column by column."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis import language
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
    warning,
)
from wijkmakers_analysis.intake.raw import RawSheet, is_blank_row
from wijkmakers_analysis.schemas import SHEETS, Column


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
    problems = list(header_problems(raw, layout))
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
        if reason is None or any((number, place + 1) in raw.uncalculated for place in places):
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
    codes, meanings, complaints = understand(raw, place, column, numbers)
    problems = [
        error(
            complaint.what, complaint.remedy, "waarde", raw.file, raw.sheet, cell_at(place, number)
        )
        for code, complaint in complaints.items()
        for number in numbers[codes == code]
    ]
    problems += _never_calculated(raw, place, numbers)
    if column.required and column.kind != "presence":
        problems += _left_blank(raw, place, column, numbers[codes == -1])
    return typed_columns(name, column, meanings, codes), problems


def understand(
    raw: RawSheet, place: int, column: Column, numbers: np.ndarray
) -> tuple[np.ndarray, list[object], dict[int, WrongCell]]:
    """Return a code a row, what each code means (last: a blank), and what is wrong by code."""
    at = place - 1
    rows = raw.rows
    cells = object_array(
        [rows[n - 1][at] if at < len(rows[n - 1]) else None for n in numbers.tolist()]
    )
    codes, distinct = pd.factorize(cells)
    meanings: list[object] = []
    complaints: dict[int, WrongCell] = {}
    for code, value in enumerate(distinct):
        try:
            meanings.append(parse_cell(value, column, raw.epoch))
        except WrongCell as complaint:
            complaints[code] = complaint
            meanings.append(blank(column))
    return codes, [*meanings, blank(column)], complaints


def header_problems(raw: RawSheet, layout: Layout) -> list[Problem]:
    """Say which required headers are absent, which stand there twice and which are not known."""
    found = []
    if layout.missing:
        listed = language.listed(f"'{header}'" for header in layout.missing)
        remedy = "Zet die kop in de regel met koppen, of verbeter de spelling."
        if layout.table == "attendance":
            remedy += " Of, bij een kruisjeslijst: zet boven elke kolom de code van de activiteit."
        found.append(
            error(
                f"in blad {SHEETS[layout.table].title} ontbreekt de kolom {listed}",
                remedy,
                "kop",
                raw.file,
                raw.sheet,
                cell_at(1, layout.header_row),
            )
        )
    found += [
        error(
            "deze kop staat twee keer in het blad",
            "Haal één van de twee kolommen weg.",
            "kop",
            raw.file,
            raw.sheet,
            cell_at(place, layout.header_row),
        )
        for place in layout.repeated
    ]
    unknown = [place for place in layout.unknown if not is_total(_header(raw, layout, place))]
    if unknown:
        where = language.listed(cell_at(place, layout.header_row) for place in unknown)
        counted = language.count(len(unknown), "kolom", "kolommen").replace("\u00a0", " ")
        found.append(
            warning(
                f"{counted} met een onbekende kop niet gelezen ({where})",
                "Gebruik een kop uit de uitleg als de kolom mee moet doen; anders is dit goed.",
                "kop",
                raw.file,
                raw.sheet,
                cell_at(unknown[0], layout.header_row),
            )
        )
    return found


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


def cell_at(column: int, row: int) -> str:
    """Return an address such as C12; both numbers from 1."""
    return f"{get_column_letter(column)}{row}"


def _reason_to_skip(row: tuple, places: list[int]) -> str | None:
    if is_blank_row(row):
        return BLANK_ROW
    filled = [value for value in row if value is not None]
    if not any(isinstance(value, str) for value in filled[1:]) and is_total(filled[0]):
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


def _header(raw: RawSheet, layout: Layout, place: int) -> object:
    return raw.cell(layout.header_row, place)
