"""Read one sheet of an .xlsx workbook: many cells at once where it is plain, else one by one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.archive import Archive
from wijkmakers_analysis.intake.formats.bulk import NotPlain
from wijkmakers_analysis.intake.formats.grid import Grid
from wijkmakers_analysis.intake.formats.markup import attributes, local, parse
from wijkmakers_analysis.intake.formats.office_open_block import read_block
from wijkmakers_analysis.intake.formats.office_open_cells import (
    Book,
    SheetNotes,
    merged_area,
    read_carefully,
)
from wijkmakers_analysis.intake.raw import RawSheet

_ROOT = re.compile(rb"<worksheet[^>]*>")
_ENCODING = re.compile(rb"encoding=[\"']([^\"']*)[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>[^<]")
_BEGIN, _BLANK, _END, _ROW_END = b"<sheetData>", b"<sheetData/>", b"</sheetData>", b"</row>"
_LONGEST_HEAD = 4 * 2**20


def read_sheet(
    archive: Archive, part: str, book: Book, name: str, title: str, *, is_hidden: bool
) -> RawSheet:
    """Read one sheet.

    Parameters
    ----------
    archive
        The open file.
    part
        Name of the sheet's part.
    book
        What all sheets share.
    name, title, is_hidden
        As `RawSheet` has them.

    Raises
    ------
    Refused
        Where cells were stored and none was read.
    """
    grid, notes = Grid(book.pool), SheetNotes()
    try:
        _read_plain(archive.stream(part), book, grid, notes)
    except (NotPlain, ParseError):
        grid, notes = Grid(book.pool), SheetNotes()
        read_carefully(archive.stream(part), book, grid, notes)
        if not notes.stored and archive.holds(part, _VALUE):
            raise refusals.rows_lost() from None
    return RawSheet.from_columns(
        name,
        title,
        grid.columns(),
        uncalculated=frozenset(notes.uncalculated),
        epoch=book.epoch,
        is_hidden=is_hidden,
        merged=tuple(dict.fromkeys(notes.merged)),
        hidden_rows=frozenset(notes.hidden_rows),
    )


def _read_plain(pieces: Iterator[bytes], book: Book, grid: Grid, notes: SheetNotes) -> None:
    """Read a sheet as every common program writes it; NotPlain where anything else shows."""
    head, rest = _head(pieces)
    root = _ROOT.search(head)
    encoding = _ENCODING.search(head)
    if root is None or (encoding and encoding[1].upper() != b"UTF-8") or b"<!" in head:
        raise NotPlain
    for piece in pieces:
        end = rest.find(_END)
        if end >= 0:
            rest += piece
            continue
        cut = rest.rfind(_ROW_END) + len(_ROW_END)
        if cut >= len(_ROW_END):
            read_block(rest[:cut], root[0], book, grid, notes)
            rest = rest[cut:]
        rest += piece
    end = rest.find(_END)
    if end < 0:
        raise NotPlain
    read_block(rest[:end], root[0], book, grid, notes)
    _read_ends(head, rest[end + len(_END) :], notes)


def _head(pieces: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Return what comes before the rows, and the beginning of the rows."""
    begun = b""
    for piece in pieces:
        begun += piece
        at = begun.find(_BEGIN)
        if at >= 0:
            return begun[:at], begun[at + len(_BEGIN) :]
        if _BLANK in begun or len(begun) > _LONGEST_HEAD:
            break
    raise NotPlain


def _read_ends(head: bytes, tail: bytes, notes: SheetNotes) -> None:
    """Read what stands around the rows, which also proves that the part is whole."""
    for element in parse(head + _BLANK + tail):
        if local(element.tag) == "mergeCells":
            notes.merged += [merged_area(each) for each in element if "ref" in attributes(each)]
