"""A sheet as it stands in its file, before anything is understood."""

from dataclasses import dataclass, replace
from datetime import date

from openpyxl.utils import get_column_letter

EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)

# Error values as Excel stores them, and as a Dutch Excel writes them into csv.
ERROR_VALUES = frozenset({
    "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?",
    "#NAAM?", "#NULL!", "#LEEG!", "#NUM!", "#GETAL!", "#SPILL!", "#OVERLOOP!", "#CALC!",
    "#BEREKENEN!", "#GETTING_DATA", "#GEGEVENS_OPHALEN",
})  # fmt: skip


@dataclass(frozen=True)
class RawSheet:
    """The cells of one sheet.

    Parameters
    ----------
    file
        Path relative to the data folder, with /.
    sheet
        Name of the sheet; empty for csv.
    rows
        One tuple a row, the first is row 1; widths differ; a blank cell is None.
    uncalculated
        (row, column), both from 1, of formulas without a stored result.
    epoch
        The day that is 0 in serial dates.
    is_hidden
        Whether the sheet is hidden in its workbook.
    merged
        (first column, first row, last column, last row) of each merged area, all from 1.
    """

    file: str
    sheet: str
    rows: list[tuple]
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    epoch: date = EPOCH_1900
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def filled_rows(self) -> int:
        """Number of rows that hold anything."""
        return sum(1 for row in self.rows if not is_blank_row(row))

    def cell(self, row: int, column: int) -> object:
        """Return one cell, both numbers from 1; None outside the filled part."""
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]

    def with_cell(self, row: int, column: int, value: object) -> "RawSheet":
        """Return a copy in which one cell holds another value."""
        cells = list(self.rows[row - 1])
        cells += [None] * (column - len(cells))
        cells[column - 1] = value
        rows = list(self.rows)
        rows[row - 1] = tuple(cells)
        return replace(self, rows=rows, uncalculated=self.uncalculated - {(row, column)})


def cell_at(column: int, row: int) -> str:
    """Return an address such as C12; both numbers from 1."""
    return f"{get_column_letter(column)}{row}"


def is_blank_row(row: tuple) -> bool:
    """Tell whether every cell of a row is empty."""
    return all(value is None for value in row)


def as_text(value: object) -> str:
    """Write a raw cell as the text somebody would have typed: 12.0 is '12', a day is ISO."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        written = value.isoformat()
        return written.removesuffix("T00:00:00")
    return str(value).strip()


def clean(value: object) -> object:
    """Return a cell with outer spaces gone: blank text is None, a Boolean is 'waar' or 'onwaar'."""
    if isinstance(value, str):
        return value.strip().strip("\u200b\ufeff").strip() or None
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value != value:
        return None
    return value
