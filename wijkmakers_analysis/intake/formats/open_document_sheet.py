"""Gather the sheets of an .ods workbook, and read it through a parser where it is not plain."""

from collections.abc import Iterable, Mapping
from itertools import product
from xml.etree.ElementTree import Element

import numpy as np
import pyarrow as pa

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.grid import Grid, Pool
from wijkmakers_analysis.intake.formats.markup import parse_events, plain_text
from wijkmakers_analysis.intake.formats.numbers import DAY
from wijkmakers_analysis.intake.formats.open_document_cells import (
    Cell,
    Styles,
    attributes,
    collapsed,
    named,
    text_of,
)
from wijkmakers_analysis.intake.raw import Area, RawSheet

CELL_TAGS = ("table:table-cell", "table:covered-table-cell")
_HIDDEN = ("collapse", "filter")
# How many cells a sheet may leave out by saying that one is repeated.
_MOST_COPIES = 4 * 2**20
# How many texts wait until each different one is read once.
_MOST_WAITING = 4 * 2**20


class Sheet:
    """The sheet that is being read.

    Parameters
    ----------
    title, is_hidden
        As `RawSheet` has them.
    styles
        What the styles of the file show.
    pool
        The distinct cells of the file.
    """

    def __init__(self, title: str, is_hidden: bool, styles: Styles, pool: Pool):
        self.title, self.is_hidden = title, is_hidden
        self.grid = Grid(pool)
        self.row = 1  # the next one
        self.column_styles: list[tuple[int, str | None]] = []  # (last column, style)
        self.hidden_rows: list[range] = []
        self.merged: list[Area] = []
        self.uncalculated: set[tuple[int, int]] = set()
        self._copies = 0
        self._texts: list[tuple[np.ndarray, np.ndarray, np.ndarray, pa.Array]] = []
        self._styles = styles

    def add_columns(self, given: Mapping[str, str]) -> None:
        """Take in a declaration of columns."""
        last = self.column_styles[-1][0] if self.column_styles else 0
        repeat = int(given.get("table:number-columns-repeated", 1))
        self.column_styles.append((last + repeat, given.get("table:default-cell-style-name")))

    def hide(self, first: int, repeat: int) -> None:
        """Note that rows are hidden or filtered away."""
        self.hidden_rows.append(range(first, first + repeat))

    def put(
        self,
        cell: Cell,
        text: str | None,
        row: int,
        repeat: int,
        column: int,
        row_style: str | None,
    ) -> None:
        """Put a cell, as often as it and its row are repeated.

        Parameters
        ----------
        cell, text
            The cell, and the text in it if it has any.
        row, repeat
            Number of its first row, and how often the row stands there.
        column
            Number of its first column.
        row_style
            What the row says its cells look like.
        """
        value = cell.value(text, self._shown(cell, column, row_style))
        if area := cell.merged(row, column):
            self.merged.append(area)
        is_uncalculated = value is None and cell.has_formula and cell.kind != "string"
        number = self.grid.pool.number(value)
        if number < 0 and not is_uncalculated:
            return
        self._count_copies(cell.repeat * repeat - 1)
        rows, places = range(row, row + repeat), range(column, column + cell.repeat)
        if is_uncalculated:
            self.uncalculated.update(product(rows, places))
        else:
            for each, place in product(rows, places):
                self.grid.put_number(each, place, number)

    def put_texts(
        self, rows: np.ndarray, columns: np.ndarray, codes: np.ndarray, contents: pa.Array
    ) -> None:
        """Put many cells of one plain paragraph each.

        Parameters
        ----------
        rows, columns
            Their places.
        codes, contents
            For each which of the contents it holds, as stored.
        """
        self._texts.append((rows, columns, codes, contents))
        if sum(len(texts[-1]) for texts in self._texts) > _MOST_WAITING:
            self._settle_texts()

    def _settle_texts(self) -> None:
        """Read the texts that wait, each different one once, however many blocks hold it."""
        if not self._texts:
            return
        contents = [texts[-1] for texts in self._texts]
        encoded = pa.concat_arrays(contents).dictionary_encode()
        stored = encoded.dictionary.to_pylist()
        numbers = self.grid.pool.numbers(collapsed(plain_text(each)) for each in stored)
        numbers = numbers[encoded.indices.to_numpy()]
        begin = 0
        for rows, columns, codes, block in self._texts:
            self.grid.put_block(rows, columns, numbers[begin : begin + len(block)][codes])
            begin += len(block)
        self._texts = []

    def _count_copies(self, copies: int) -> None:
        """Count cells that are repeated before they are put, so that they cannot fill memory."""
        self._copies += copies
        if self._copies > _MOST_COPIES:
            raise refusals.too_wide()

    def finished(self, name: str) -> RawSheet:
        """Return the sheet, once all its rows are read."""
        self._settle_texts()
        columns = self.grid.columns()
        height = len(columns[0].codes) if columns else 0
        return RawSheet.from_columns(
            name,
            self.title,
            columns,
            uncalculated=frozenset(self.uncalculated),
            is_hidden=self.is_hidden,
            merged=tuple(dict.fromkeys(self.merged)),
            hidden_rows=frozenset(
                row
                for rows in self.hidden_rows
                for row in range(rows.start, min(rows.stop, height + 1))
            ),
        )

    def _shown(self, cell: Cell, column: int, row_style: str | None) -> str:
        if not cell.needs_style:
            return DAY
        of_column = next((style for last, style in self.column_styles if column <= last), None)
        style = cell.style or row_style or of_column
        return self._styles.shown.get(style or "", DAY)


class Sheets:
    """The sheets of a file: those read, and those that follow.

    Parameters
    ----------
    name
        Path of the file relative to the data folder.
    styles
        Its styles so far.
    """

    def __init__(self, name: str, styles: Styles):
        self.styles = styles
        self.read: list[RawSheet] = []
        self._name, self._pool = name, Pool()

    def begin(self, given: Mapping[str, str]) -> Sheet:
        """Begin a sheet by the attributes of its element."""
        is_hidden = given.get("table:style-name") in self.styles.hidden
        return Sheet(given.get("table:name", ""), is_hidden, self.styles, self._pool)

    def end(self, sheet: Sheet) -> None:
        """Keep a sheet that is read."""
        self.read.append(sheet.finished(self._name))


def read_carefully(pieces: Iterable[bytes], sheets: Sheets) -> None:
    """Read every sheet through a parser: any prefix, anything inside a cell.

    Parameters
    ----------
    pieces
        The part with the content, unpacked.
    sheets
        Where they go.
    """
    path: list[str] = []
    sheet = None
    for event, element in parse_events(pieces, ("start", "end")):
        tag = named(element.tag)
        if event == "start":
            if tag == "table:table" and path[-1:] == ["office:spreadsheet"]:
                sheet = sheets.begin(attributes(element))
            path.append(tag)
            continue
        path.pop()
        is_in_cell = any(parent in CELL_TAGS for parent in path)
        if tag == "office:automatic-styles":
            sheets.styles.take(element)
        elif sheet is None or is_in_cell:
            continue
        elif tag == "table:table-column":
            sheet.add_columns(attributes(element))
        elif tag == "table:table-row":
            _put_row(element, sheet)
            element.clear()
        elif tag == "table:table" and path[-1:] == ["office:spreadsheet"]:
            sheets.end(sheet)
            sheet = None
            element.clear()


def row_repeat(given: Mapping[str, str]) -> int:
    """Return how often a row stands there."""
    return max(int(given.get("table:number-rows-repeated", 1)), 1)


def is_hidden_row(given: Mapping[str, str]) -> bool:
    """Tell whether a row is hidden or filtered away."""
    return given.get("table:visibility") in _HIDDEN


def _put_row(element: Element, sheet: Sheet) -> None:
    given = attributes(element)
    repeat, row, column = row_repeat(given), sheet.row, 1
    if is_hidden_row(given):
        sheet.hide(row, repeat)
    for child in element:
        if named(child.tag) in CELL_TAGS:
            cell = Cell(attributes(child))
            style = given.get("table:default-cell-style-name")
            sheet.put(cell, text_of(child), row, repeat, column, style)
            column += cell.repeat
    sheet.row += repeat
