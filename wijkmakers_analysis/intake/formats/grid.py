"""Gather the cells of a sheet in any order, and give them by column."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.raw import RawColumn, clean

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# Filled columns times rows: more than any list, and 256 MB of codes.
MOST_CELLS = 64 * 2**20
_MOST_REMEMBERED = 500_000


class Pool:
    """The distinct cells of a workbook, cleaned; each has a number, and a blank is -1."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._numbers: dict[object, int] = {}
        self._stored: dict[object, tuple[pa.Array, np.ndarray]] = {}

    def number(self, value: object) -> int:
        """Return the number of a cell."""
        return int(self.numbers((value,))[0])

    def numbers(self, values: Iterable[object]) -> np.ndarray:
        """Return the numbers of many cells, int32."""
        known, kept = self._numbers, self.values
        numbers = []
        for cleaned in map(clean, values):
            number = -1 if cleaned is None else known.setdefault(cleaned, len(kept))
            if number == len(kept):
                kept.append(cleaned)
            numbers.append(number)
        return np.array(numbers, dtype=np.int32)

    def numbers_of_stored(
        self, kind: object, contents: pa.Array, read: Callable[[bytes], object]
    ) -> np.ndarray:
        """Return the numbers of cells as they are stored; most contents are read once.

        Parameters
        ----------
        kind
            What, besides its content, decides what a cell holds.
        contents
            Different contents, binary.
        read
            Returns what a content holds.
        """
        known, numbers = self._stored.get(kind, (contents[:0], np.empty(0, dtype=np.int32)))
        places = pc.index_in(contents, value_set=known)
        is_new = places.is_null().to_numpy(zero_copy_only=False)
        new = contents.filter(places.is_null())
        of_new = self.numbers(map(read, new.to_pylist()))
        found = np.empty(len(contents), dtype=np.int32)
        found[is_new] = of_new
        found[~is_new] = numbers[places.drop_null().to_numpy()]
        if len(known) > _MOST_REMEMBERED:
            known, numbers = new, of_new
        else:
            known, numbers = pa.concat_arrays([known, new]), np.concatenate([numbers, of_new])
        self._stored[kind] = known, numbers
        return found


class Grid:
    """The cells of one sheet; one that is given twice is a sign of damage.

    Parameters
    ----------
    pool
        The distinct cells of its workbook.
    """

    def __init__(self, pool: Pool):
        self.pool = pool
        self._blocks: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        self._loose: list[tuple[int, int, int]] = []

    def put(self, row: int, column: int, value: object) -> None:
        """Put one cell, both numbers from 1."""
        self.put_number(row, column, self.pool.number(value))

    def put_number(self, row: int, column: int, number: int) -> None:
        """Put one cell by its number in the pool."""
        if number >= 0:
            self._loose.append((row, column, number))

    def put_block(self, rows: np.ndarray, columns: np.ndarray, numbers: np.ndarray) -> None:
        """Put many cells: their rows and columns from 1, and their numbers in the pool."""
        self._settle()
        is_filled = numbers >= 0
        if not is_filled.all():
            rows, columns, numbers = rows[is_filled], columns[is_filled], numbers[is_filled]
        _check_place(rows, columns)
        if len(rows):
            self._blocks.append(
                (rows.astype(np.int32), columns.astype(np.int16), numbers.astype(np.int32))
            )

    def columns(self) -> list[RawColumn]:
        """Return the columns from A to the last filled one, each as high as the last filled row.

        Raises
        ------
        Refused
            Where the cells lie so far apart that no list can be meant, or one is given twice.
        """
        self._settle()
        if not self._blocks:
            return []
        rows, places, numbers = (np.concatenate(part) for part in zip(*self._blocks, strict=True))
        height, width = int(rows.max()), int(places.max())
        order = np.argsort(places, kind="stable")
        begins = np.searchsorted(places[order], np.arange(1, width + 2))
        if height * int((np.diff(begins) > 0).sum()) > MOST_CELLS:
            raise refusals.too_wide()
        blank = RawColumn(np.full(height, -1, dtype=np.int32), [])
        columns = []
        for begin, end in pairwise(begins.tolist()):
            here = order[begin:end]
            columns.append(self._column(height, rows[here], numbers[here]) if len(here) else blank)
        return columns

    def _column(self, height: int, rows: np.ndarray, numbers: np.ndarray) -> RawColumn:
        codes = np.full(height, -1, dtype=np.int32)
        own, distinct = pd.factorize(numbers)
        codes[rows - 1] = own
        if np.count_nonzero(codes >= 0) < len(rows):
            raise refusals.damaged()
        return RawColumn(codes, [self.pool.values[number] for number in distinct])

    def _settle(self) -> None:
        if self._loose:
            rows, columns, numbers = np.array(self._loose, dtype=np.int64).T
            _check_place(rows, columns)
            self._loose = []
            self._blocks.append(
                (rows.astype(np.int32), columns.astype(np.int16), numbers.astype(np.int32))
            )


def _check_place(rows: np.ndarray, columns: np.ndarray) -> None:
    """Refuse a cell that no sheet has, which only a damaged file names."""
    if len(rows) and not (
        rows.min() >= 1
        and rows.max() <= LAST_ROW
        and columns.min() >= 1
        and columns.max() <= LAST_COLUMN
    ):
        raise refusals.damaged()
