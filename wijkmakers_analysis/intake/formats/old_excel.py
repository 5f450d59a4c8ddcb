"""Read a workbook of Excel before 2007 (.xls), as version 97 and later wrote it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from wijkmakers_analysis.intake.dates import EPOCH_1900, EPOCH_1904
from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.compound import Compound
from wijkmakers_analysis.intake.formats.grid import Grid, Pool
from wijkmakers_analysis.intake.formats.numbers import (
    NUMBER,
    kind_of_builtin,
    kind_of_format,
    shown_as,
    whole,
)
from wijkmakers_analysis.intake.formats.old_excel_strings import Records
from wijkmakers_analysis.intake.raw import Area, RawSheet

_BEGIN, _END, _CONTINUED, _ENCRYPTED = 0x0809, 0x000A, 0x003C, 0x002F
_SHEET, _TEXTS, _FORMAT, _STYLE, _EPOCH = 0x0085, 0x00FC, 0x041E, 0x00E0, 0x0022
_SHARED, _LABEL, _RICH, _RK, _MANY_RK = 0x00FD, 0x0204, 0x00D6, 0x027E, 0x00BD
_NUMBER, _FORMULA, _RESULT, _TRUTH, _ROW, _MERGED = 0x0203, 0x0006, 0x0207, 0x0205, 0x0208, 0x00E5
_VERSION_97 = 0x0600
_WORKSHEET, _OF_CELLS = 0x0010, 0
_HIDDEN_ROW, _TO_BE_CALCULATED = 0x20, 0x02
_MOST_SHEETS = 1_000
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass
class _Book:
    """What all sheets share."""

    pool: Pool = field(default_factory=Pool)
    epoch: date = EPOCH_1900
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)  # title, place, is hidden
    has_sheets: bool = False  # a sheet that is a chart holds no cells

    def number(self, value: float, style: int) -> object:
        """Return what a number shows in a style."""
        form = self.styles[style] if style < len(self.styles) else 0
        kind = self.formats.get(form) or kind_of_builtin(form)
        return whole(value) if kind == NUMBER else shown_as(value, kind, self.epoch)


def read_old_excel(content: bytes, name: str) -> list[RawSheet]:
    """Read every sheet as it was last calculated.

    Parameters
    ----------
    content
        The whole file, a compound file.
    name
        Its path relative to the data folder, for addresses.
    """
    compound = Compound(content)
    if "EncryptedPackage" in compound or "EncryptionInfo" in compound:
        raise refusals.password()
    stream = next((each for each in ("Workbook", "Book") if each in compound), None)
    if stream is None:
        raise refusals.other_kind("een document van een ander programma")
    workbook = compound.read(stream)
    book = _read_book(workbook)
    return [_read_sheet(workbook, *sheet, book, name) for sheet in book.sheets]


def _records(content: bytes, at: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield kind and parts of each record up to the end of the part of the file."""
    depth = 0
    while True:
        if at + 4 > len(content):
            raise refusals.half()
        kind, length = struct.unpack_from("<HH", content, at)
        parts = [content[at + 4 : at + 4 + length]]
        if len(parts[0]) < length:
            raise refusals.half()
        at += 4 + length
        while content[at : at + 2] == _CONTINUED.to_bytes(2, "little"):
            (length,) = struct.unpack_from("<H", content, at + 2)
            parts.append(content[at + 4 : at + 4 + length])
            at += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            if kind != _END:  # it does not begin where the workbook says
                raise refusals.damaged()
            return
        if depth == 1:  # a chart within the sheet has records of its own
            yield kind, parts


def _read_book(content: bytes) -> _Book:
    book = _Book()
    for kind, parts in _records(content, 0):
        part = parts[0]
        if kind == _BEGIN:
            _refuse_older(part)
        elif kind == _ENCRYPTED:
            raise refusals.password()
        elif kind == _EPOCH and part[:2] == b"\x01\x00":
            book.epoch = EPOCH_1904
        elif kind == _FORMAT:
            (number,) = struct.unpack_from("<H", part)
            book.formats[number] = kind_of_format(Records([part[2:]]).text())
        elif kind == _STYLE:
            book.styles.append(struct.unpack_from("<H", part, 2)[0])
        elif kind == _SHEET:
            place, hidden, sort = struct.unpack_from("<IBB", part)
            book.has_sheets = True
            if sort == _OF_CELLS:
                title = Records([part[6:]]).text(length_bytes=1)
                book.sheets.append((title, place, bool(hidden & 3)))
        elif kind == _TEXTS:
            records = Records(parts)
            _, count = records.numbers("<II")
            if count > len(content):
                raise refusals.damaged()
            book.texts = [records.text() for _ in range(count)]
    if len(book.sheets) > _MOST_SHEETS:
        raise refusals.too_large()
    if not book.has_sheets:
        raise refusals.damaged()
    return book


def _refuse_older(part: bytes) -> None:
    if struct.unpack_from("<H", part)[0] != _VERSION_97:
        raise refusals.other_kind("een werkboek van voor Excel 97")


class _Sheet:
    """The sheet that is being read."""

    def __init__(self, book: _Book):
        self.book, self.grid = book, Grid(book.pool)
        self.uncalculated: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.merged: list[Area] = []
        self.awaited: tuple[int, int] | None = None

    def take(self, kind: int, parts: list[bytes]) -> None:
        """Take in one record."""
        part = parts[0]
        if kind in (_SHARED, _LABEL, _RICH, _RK, _NUMBER, _FORMULA, _TRUTH):
            row, column, style = struct.unpack_from("<HHH", part)
            self._take_cell(kind, parts, row + 1, column + 1, style)
        elif kind == _MANY_RK:
            row, column = struct.unpack_from("<HH", part)
            for place in range((len(part) - 6) // 6):
                style, packed = struct.unpack_from("<HI", part, 4 + 6 * place)
                self.grid.put(row + 1, column + 1 + place, self.book.number(_rk(packed), style))
        elif kind == _RESULT and self.awaited:
            self.grid.put(*self.awaited, Records(parts).text())
            self.awaited = None
        elif kind == _ROW:
            (row,) = struct.unpack_from("<H", part)
            if part[12] & _HIDDEN_ROW:
                self.hidden_rows.add(row + 1)
        elif kind == _MERGED:
            (count,) = struct.unpack_from("<H", part)
            for place in range(count):
                top, bottom, left, right = struct.unpack_from("<4H", part, 2 + 8 * place)
                self.merged.append((left + 1, top + 1, right + 1, bottom + 1))

    def _take_cell(self, kind: int, parts: list[bytes], row: int, column: int, style: int) -> None:
        part = parts[0]
        if kind == _SHARED:
            value = self.book.texts[struct.unpack_from("<I", part, 6)[0]]
        elif kind in (_LABEL, _RICH):
            value = Records([part[6:], *parts[1:]]).text()
        elif kind == _RK:
            value = self.book.number(_rk(struct.unpack_from("<I", part, 6)[0]), style)
        elif kind == _NUMBER:
            value = self.book.number(struct.unpack_from("<d", part, 6)[0], style)
        elif kind == _TRUTH:
            value = _truth(part[6], bool(part[7]))
        else:
            value = self._result(part, row, column, style)
        self.grid.put(row, column, value)

    def _result(self, part: bytes, row: int, column: int, style: int) -> object:
        """Return the stored result of a formula; a text follows in a record of its own."""
        self.awaited = None
        if part[12:14] != b"\xff\xff":
            return self.book.number(struct.unpack_from("<d", part, 6)[0], style)
        if part[6] == 0:
            self.awaited = row, column
            return None
        if part[6] == 3:
            if part[14] & _TO_BE_CALCULATED:
                self.uncalculated.add((row, column))
            return None
        return _truth(part[8], is_error=part[6] == 2)


def _read_sheet(
    content: bytes, title: str, place: int, is_hidden: bool, book: _Book, name: str
) -> RawSheet:
    sheet = _Sheet(book)
    for kind, parts in _records(content, place):
        if kind == _BEGIN and struct.unpack_from("<HH", parts[0])[1] != _WORKSHEET:
            break
        sheet.take(kind, parts)
    return RawSheet.from_columns(
        name,
        title,
        sheet.grid.columns(),
        uncalculated=frozenset(sheet.uncalculated),
        epoch=book.epoch,
        is_hidden=is_hidden,
        merged=tuple(dict.fromkeys(sheet.merged)),
        hidden_rows=frozenset(sheet.hidden_rows),
    )


def _rk(packed: int) -> float:
    """Return a number that is packed into 30 bits, and perhaps a hundredth."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (value,) = struct.unpack("<d", bytes(4) + (packed & 0xFFFFFFFC).to_bytes(4, "little"))
    return value / 100 if packed & 1 else value


def _truth(stored: int, is_error: bool) -> object:
    return _ERRORS.get(stored, "#VALUE!") if is_error else bool(stored)
