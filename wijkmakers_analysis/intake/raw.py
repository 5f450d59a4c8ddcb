"""A sheet as it stands in its file, before anything is understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self, TypedDict, Unpack

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.dates import EPOCH_1900

# (first column, first row, last column, last row), all from 1.
Area = tuple[int, int, int, int]

# Error values as Excel stores them, and as a Dutch Excel writes them into csv.
ERROR_VALUES = frozenset({
    "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?",
    "#NAAM?", "#NULL!", "#LEEG!", "#NUM!", "#GETAL!", "#SPILL!", "#OVERLOOP!", "#CALC!",
    "#BEREKENEN!", "#GETTING_DATA", "#GEGEVENS_OPHALEN",
})  # fmt: skip
# Every sign that str.isspace() knows, and two that have no width.
OUTER_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)


class RawColumn(NamedTuple):
    """The cells of one column, each distinct one kept once.

    Parameters
    ----------
    codes
        For each row the position in ``values``, int32; -1 is a blank cell.
    values
        Distinct cells, cleaned; one that no row holds any more may remain.
    """

    codes: np.ndarray
    values: list[object]


class _Extra(TypedDict, total=False):
    """What may be said of a sheet beside its cells, as `RawSheet` calls it."""

    uncalculated: frozenset[tuple[int, int]]
    epoch: date
    is_hidden: bool
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    fields: np.ndarray | None


@dataclass(frozen=True, eq=False)
class RawSheet:
    """The cells of one sheet, by column.

    Parameters
    ----------
    file
        Path relative to the data folder, with /.
    sheet
        Name of the sheet; empty for csv.
    columns
        From the first column to the last filled one, each of ``height`` cells.
    height
        Number of the last row that is filled, or holds a formula that was never calculated.
    uncalculated
        (row, column), both from 1, of formulas without a stored result.
    epoch
        The day that is 0 in serial dates.
    is_hidden
        Whether the sheet is hidden in its workbook.
    merged
        The merged areas.
    hidden_rows
        Numbers of rows that are hidden or filtered away.
    fields
        Of csv: how many fields each record has, filled or not; None where every row is as wide
        as the sheet.
    """

    file: str
    sheet: str
    columns: tuple[RawColumn, ...]
    height: int
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    epoch: date = EPOCH_1900
    is_hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    fields: np.ndarray | None = None

    @classmethod
    def from_columns(
        cls, file: str, sheet: str, columns: Iterable[RawColumn], **extra: Unpack[_Extra]
    ) -> Self:
        """Return a sheet of columns of equal height, without the blank rows and columns at its end.

        Parameters
        ----------
        file, sheet, extra
            As the fields of the class.
        columns
            The first is column A.
        """
        kept = list(columns)
        last = max((_last_filled(column.codes) for column in kept), default=0)
        height = max(last, max((row for row, _ in extra.get("uncalculated", ())), default=0))
        kept = [RawColumn(_of_length(codes, height), values) for codes, values in kept]
        while kept and not _last_filled(kept[-1].codes):
            kept.pop()
        fields = extra.get("fields")
        if fields is not None:
            extra = {**extra, "fields": fields[:height]}
        return cls(file, sheet, tuple(kept), height, **extra)

    @property
    def width(self) -> int:
        """Number of the last column that holds anything."""
        return len(self.columns)

    @cached_property
    def is_filled(self) -> np.ndarray:
        """For each row whether it holds anything."""
        filled = np.zeros(self.height, dtype=bool)
        for column in self.columns:
            filled |= column.codes >= 0
        return filled

    @property
    def filled_rows(self) -> int:
        """Number of rows that hold anything."""
        return int(self.is_filled.sum())

    def column(self, place: int) -> RawColumn:
        """Return one column, numbered from 1; outside the filled part every cell is blank."""
        if place > self.width:
            return RawColumn(np.full(self.height, -1, dtype=np.int32), [])
        return self.columns[place - 1]

    def row(self, number: int) -> tuple[object, ...]:
        """Return the cells of one row, numbered from 1, as wide as the sheet; None is a blank."""
        return tuple(self.cell(number, place) for place in range(1, self.width + 1))

    def cell(self, row: int, column: int) -> object:
        """Return one cell, both numbers from 1; None outside the filled part."""
        if row > self.height or column > self.width:
            return None
        codes, values = self.columns[column - 1]
        code = codes[row - 1]
        return values[code] if code >= 0 else None

    def field_count(self, row: int) -> int:
        """Return how many fields a record of csv has, filled or not; of a sheet its width."""
        return self.width if self.fields is None else int(self.fields[row - 1])

    def with_cell(self, row: int, column: int, value: object) -> Self:
        """Return a copy in which one cell, up to the last row, holds another value."""
        columns = list(self.columns)
        columns += [self.column(column)] * (column - self.width)
        codes, values = columns[column - 1]
        codes = codes.copy()
        codes[row - 1] = -1 if value is None else len(values)
        columns[column - 1] = RawColumn(codes, [*values, value])
        return replace(
            self, columns=tuple(columns), uncalculated=self.uncalculated - {(row, column)}
        )

    def only(self, area: Area) -> Self:
        """Return a copy with the same addresses in which every cell outside an area is blank."""
        left, top, right, bottom = area
        columns = []
        for place, (codes, values) in enumerate(self.columns, start=1):
            is_outside = np.ones(self.height, dtype=bool)
            if left <= place <= right:
                is_outside[top - 1 : bottom] = False
            columns.append(RawColumn(np.where(is_outside, np.int32(-1), codes), values))
        formulas = {
            (row, column)
            for row, column in self.uncalculated
            if left <= column <= right and top <= row <= bottom
        }
        return replace(self, columns=tuple(columns), uncalculated=frozenset(formulas))


def column_of_cells(cells: Sequence[object]) -> RawColumn:
    """Return a column of Python values as a raw one.

    Parameters
    ----------
    cells
        As a reader gives them; None is a blank cell.
    """
    array = np.empty(len(cells), dtype=object)
    array[:] = [clean(cell) for cell in cells]
    codes, values = pd.factorize(array)
    return RawColumn(codes.astype(np.int32), list(values))


def at_rows(values: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Return what an array says of some rows; of rows that follow each other without a copy.

    Parameters
    ----------
    values
        One for each row of a sheet.
    numbers
        Numbers of rows, from 1, rising.
    """
    follow = len(numbers) and numbers[-1] - numbers[0] + 1 == len(numbers)
    rows: np.ndarray = values[numbers[0] - 1 : numbers[-1]] if follow else values[numbers - 1]
    return rows


def cell_at(column: int, row: int) -> str:
    """Return an address such as C12; both numbers from 1."""
    return f"{get_column_letter(column)}{row}"


def as_text(value: object) -> str:
    """Write a raw cell as the text somebody would have typed: 12.0 is '12', a day is ISO."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        written: str = value.isoformat()
        return written.removesuffix("T00:00:00")
    return str(value).strip()


def is_error_value(value: object) -> bool:
    """Tell whether a cell holds an error of Excel, such as #N/B."""
    return isinstance(value, str) and value.startswith("#") and value.upper() in ERROR_VALUES


def clean(value: object) -> object:
    """Return a cell with outer spaces gone: blank text is None, a Boolean is 'waar' or 'onwaar'."""
    if isinstance(value, str):
        return value.strip(OUTER_SPACE) or None
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value != value:
        return None
    return value


def _last_filled(codes: np.ndarray) -> int:
    """Return the number of the last row that is filled, from 1; 0 where none is."""
    from_the_end = codes[::-1] >= 0
    first = int(from_the_end.argmax()) if len(codes) else 0
    return len(codes) - first if len(codes) and from_the_end[first] else 0


def _of_length(codes: np.ndarray, height: int) -> np.ndarray:
    if height <= len(codes):
        return codes[:height]
    return np.concatenate([codes, np.full(height - len(codes), -1, dtype=codes.dtype)])
