"""Understand the cells of an .xlsx sheet one by one, through a parser."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

import numpy as np
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_ISO8601

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.grid import Grid, Pool
from wijkmakers_analysis.intake.formats.markup import local, parse_events
from wijkmakers_analysis.intake.formats.numbers import NUMBER, number_of, shown_as
from wijkmakers_analysis.intake.raw import Area

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_TRUE = ("1", "true")


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share.

    Parameters
    ----------
    pool
        Its distinct cells.
    epoch
        The day that is 0 in its serial dates.
    kinds
        For each cell style what its number format shows.
    strings
        For each shared text its number in the pool.
    """

    pool: Pool
    epoch: date
    kinds: tuple[str, ...]
    strings: np.ndarray

    def value(self, kind: str, style: int, text: str) -> object:
        """Return what a cell that is no shared text holds.

        Parameters
        ----------
        kind
            Its type as stored: n, b, e, str or d.
        style
            Number of its style.
        text
            Its stored value, not empty.
        """
        if kind == "n":
            shows = self.kinds[style] if style < len(self.kinds) else NUMBER
            return shown_as(number_of(text.strip()), shows, self.epoch)
        if kind == "b":
            return text.strip() in _TRUE
        if kind == "d":
            return from_ISO8601(text.strip())
        if kind == "str":
            return unescaped(text)
        if kind == "e":
            return text
        raise refusals.damaged()

    def shared(self, text: str) -> object:
        """Return a shared text by the number that a cell stores."""
        position = int(text)
        if not 0 <= position < len(self.strings):
            raise refusals.damaged()
        number = self.strings[position]
        return None if number < 0 else self.pool.values[number]


@dataclass
class SheetNotes:
    """What is told of a sheet besides its cells."""

    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    stored: int = 0


def read_carefully(pieces: Iterable[bytes], book: Book, grid: Grid, notes: SheetNotes) -> None:
    """Read a whole sheet through a parser: any prefix, any order, addresses left out.

    Parameters
    ----------
    pieces
        The part, unpacked.
    book
        What all sheets share.
    grid, notes
        Where cells and the rest go.
    """
    row = 0
    rows_of_sheet = None
    for event, element in parse_events(pieces, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            if tag == "sheetData":
                rows_of_sheet = element
            continue
        if tag == "row" and rows_of_sheet is not None:
            row = _row_number(element.get("r"), row)
            if element.get("hidden") in _TRUE:
                notes.hidden_rows.add(row)
            put_cells(element, row, book, grid, notes)
            rows_of_sheet.clear()
        elif tag == "mergeCell":
            notes.merged.append(merged_area(element))
    if rows_of_sheet is None:  # every sheet has rows, if none at all
        raise refusals.damaged()


def put_cells(
    cells: Iterable[Element], row: int, book: Book, grid: Grid, notes: SheetNotes
) -> None:
    """Put cells of one row; row 0 stands for many rows, where each cell has its address."""
    column = 0
    for cell in cells:
        if local(cell.tag) != "c":
            continue
        address, number = cell.get("r"), row
        if address:
            match = _ADDRESS.fullmatch(address)
            if match is None or (row and int(match[2]) != row):
                raise refusals.damaged()
            column, number = column_number(match[1]), int(match[2])
        else:
            column += 1
        _put_cell(cell, number, column, book, grid, notes)


def _put_cell(
    cell: Element, row: int, column: int, book: Book, grid: Grid, notes: SheetNotes
) -> None:
    parts = {local(part.tag): part for part in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        if "is" in parts:
            notes.stored += 1
            grid.put(row, column, text_of(parts["is"]))
        return
    text = (parts["v"].text or "") if "v" in parts else ""
    if not text.strip():
        if kind == "str" and text:
            return
        if "f" in parts and kind != "str":
            notes.uncalculated.add((row, column))
        return
    notes.stored += 1
    value = book.shared(text) if kind == "s" else book.value(kind, int(cell.get("s", 0)), text)
    grid.put(row, column, value)


def text_of(element: Element) -> str:
    """Return a text, plain or in runs, without what tells how to pronounce it."""
    parts = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [each.text or "" for each in child if local(each.tag) == "t"]
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Return a text with the signs that Excel writes as _x000D_ put back."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def merged_area(element: Element) -> Area:
    """Return the area of a mergeCell element."""
    left, top, right, bottom = range_boundaries(element.get("ref"))
    return left, top, right, bottom


def column_number(letters: str) -> int:
    """Return the number of a column from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _row_number(given: str | None, previous: int) -> int:
    return previous + 1 if given is None else int(given)
