"""Read many rows of an .xlsx sheet at once: whole arrays of bytes instead of cell after cell.

Every common program writes a cell as ``<c r="B4" s="1" t="s"><v>7</v></c>``. Cells of exactly that
shape are read together; one of any other shape (a formula, a text of its own) goes to the parser,
and rows of any other shape make the whole sheet go there. Nothing is guessed.
"""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from wijkmakers_analysis.intake.formats.bulk import Markup, NotPlain, check_nesting
from wijkmakers_analysis.intake.formats.grid import Grid
from wijkmakers_analysis.intake.formats.markup import parse, plain_text
from wijkmakers_analysis.intake.formats.office_open_cells import Book, SheetNotes, put_cells

_CELL, _ROW, _ROW_ENDS = b'<c r="', b'<row r="', b"</row>"
_VALUE, _VALUE_ENDS = b"<v>", b"</v></c>"
# What follows the address of a row or cell, up to the next tag.
_REST = re.compile(rb'"((?: [\w:.-]+="[^"<>&]*")*) ?(/?)>\s*')
_ATTRIBUTE = re.compile(rb' ([\w:.-]+)="([^"]*)"')
_ROW_DIGITS, _COLUMN_LETTERS = 7, 3
_BEFORE_A = ord("A") - 1


def read_block(block: bytes, root: bytes, book: Book, grid: Grid, notes: SheetNotes) -> None:
    """Read whole rows.

    Parameters
    ----------
    block
        Bytes from the start of a row to the end of a row.
    root
        The start tag of the part, with the namespaces it declares.
    book
        What all sheets share.
    grid, notes
        Where cells and the rest go.

    Raises
    ------
    NotPlain
        Where rows or cells have no address, or anything else than rows shows.
    """
    markup = Markup(block)
    begins, spans, rows = _cells(markup, notes)
    if not len(begins):
        return
    at = markup.tags[begins]
    columns, address_ends = _addresses(markup, at, rows)
    after = _tag_after(markup, begins)
    number, written = markup.kinds(np.minimum(address_ends, after), after)
    rests = [_Rest(rest) for rest in written]
    is_plain = np.array([rest.is_plain for rest in rests])[number]
    is_blank = (spans == 1) & np.array([rest.is_closed for rest in rests])[number]
    is_filled = is_plain & (spans == 4) & ~is_blank
    is_filled[is_filled] = _has_value(markup, begins[is_filled])
    is_plain &= is_filled | is_blank
    for which, rest in enumerate(rests):
        chosen = np.flatnonzero(is_filled & (number == which))
        numbers, is_right = _numbers(markup, begins[chosen], rest, book)
        is_plain[chosen[~is_right]] = False
        chosen = chosen[is_right]
        notes.stored += len(chosen)
        grid.put_block(rows.numbers[rows.of_cell[chosen]], columns[chosen], numbers[is_right])
    odd = np.flatnonzero(~is_plain)
    if len(odd):
        untils = np.append(markup.tags, len(block))[begins[odd] + spans[odd]]
        pieces = (block[i:j] for i, j in zip(at[odd].tolist(), untils.tolist(), strict=True))
        put_cells(parse(root + b"".join(pieces) + b"</worksheet>"), 0, book, grid, notes)


class _Rest:
    """What follows the address in the start tag of a row or cell."""

    def __init__(self, content: bytes):
        match = _REST.fullmatch(content)
        self.is_plain = match is not None
        self.is_closed = match is not None and match[2] == b"/"
        found = dict(_ATTRIBUTE.findall(match[1])) if match else {}
        self.kind = found.get(b"t", b"n").decode()
        self.style = int(found.get(b"s", b"0"))
        self.is_hidden = found.get(b"hidden") in (b"1", b"true")


@dataclass(frozen=True)
class _Rows:
    """The rows of a block: their numbers, where and how long each is written, those of cells."""

    numbers: np.ndarray
    at: np.ndarray
    lengths: np.ndarray
    of_cell: np.ndarray


def _cells(markup: Markup, notes: SheetNotes) -> tuple[np.ndarray, np.ndarray, _Rows]:
    """Return of each cell its first tag, how many tags it has, and its row."""
    tags, second = markup.tags, markup.bytes[markup.tags + 1]
    is_cell = second == ord("c")
    third = markup.bytes[tags[is_cell] + 2]
    is_cell[is_cell] = third == ord(" ")
    is_row = second == ord("r")
    is_row[is_row] = markup.has(b"<row", tags[is_row])
    is_end = second == ord("/")
    is_end[is_end] = markup.bytes[tags[is_end] + 2] == ord("r")
    is_end[is_end] = markup.has(_ROW_ENDS, tags[is_end])
    borders = np.flatnonzero(is_cell | is_row | is_end)
    spans = np.diff(borders, append=len(tags))
    is_cell, starts = is_cell[borders], borders[is_row[borders]]
    begins = borders[is_cell]
    is_plain = (
        not np.isin(third, (ord(">"), ord("/"))).any()
        and (len(tags) == 0 or (len(borders) > 0 and borders[0] == 0))
        and (spans[~is_cell] == 1).all()
        and markup.has(_CELL, tags[begins]).all()
        and markup.has(_ROW, tags[starts]).all()
    )
    if not is_plain:
        raise NotPlain
    numbers, lengths, is_closed = _rows(markup, starts, notes)
    is_open = np.zeros(len(tags), dtype=bool)
    is_open[starts[~is_closed]] = True
    check_nesting(is_open[borders], is_end[borders], is_cell)
    counts = np.diff(np.searchsorted(begins, starts), append=len(begins))
    of_cell = np.repeat(np.arange(len(starts)), counts)
    return begins, spans[is_cell], _Rows(numbers, tags[starts] + len(_ROW), lengths, of_cell)


def _rows(
    markup: Markup, starts: np.ndarray, notes: SheetNotes
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the number of each row, how many digits it has, and whether the row is empty."""
    at = markup.tags[starts] + len(_ROW)
    ends = markup.digit_ends(at, _ROW_DIGITS)
    numbers = markup.whole_numbers(at, ends)
    after = _tag_after(markup, starts)
    which, written = markup.kinds(np.minimum(ends, after), after)
    rests = [_Rest(rest) for rest in written]
    if not all(rest.is_plain for rest in rests) or (numbers < 1).any():
        raise NotPlain
    is_hidden = np.array([rest.is_hidden for rest in rests], dtype=bool)[which]
    notes.hidden_rows.update(numbers[is_hidden].tolist())
    return numbers, ends - at, np.array([rest.is_closed for rest in rests], dtype=bool)[which]


def _addresses(markup: Markup, at: np.ndarray, rows: _Rows) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns and where each address ends; NotPlain where one names another row."""
    lengths = rows.lengths[rows.of_cell]
    columns, ends = _columns(markup, at + len(_CELL))
    is_right = markup.same(ends, lengths + 1, rows.at[rows.of_cell])
    if not (is_right & (columns > 0)).all():
        raise NotPlain
    return columns, ends + lengths


def _columns(markup: Markup, begins: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers that the letters at some places name, and where the letters end."""
    columns, ends = np.zeros(len(begins), dtype=np.int64), begins
    running = np.arange(len(begins))
    for _ in range(_COLUMN_LETTERS):
        letters = markup.bytes[ends[running]]
        is_letter = (letters >= ord("A")) & (letters <= ord("Z"))
        running, letters = running[is_letter], letters[is_letter]
        if not len(running):
            break
        columns[running] = columns[running] * 26 + (letters - _BEFORE_A)
        ends[running] += 1
    return columns, ends


def _tag_after(markup: Markup, begins: np.ndarray) -> np.ndarray:
    """Return where the tag after the first tag of each cell begins."""
    after: np.ndarray = np.append(markup.tags, len(markup.content))[begins + 1]
    return after


def _has_value(markup: Markup, begins: np.ndarray) -> np.ndarray:
    """Tell of cells of four tags whether they are <c><v></v></c>, with nothing between."""
    begin, end = markup.tags[begins + 1], markup.tags[begins + 2]
    has_value: np.ndarray = markup.has(_VALUE, begin) & markup.has(_VALUE_ENDS, end)
    return has_value


def _numbers(
    markup: Markup, begins: np.ndarray, rest: _Rest, book: Book
) -> tuple[np.ndarray, np.ndarray]:
    """Return the number in the pool of each value, and whether it could be read here."""
    froms = markup.tags[begins + 1] + len(_VALUE)
    untils = markup.tags[begins + 2]
    if rest.kind == "s":
        positions = markup.whole_numbers(froms, untils)
        is_right = (positions >= 0) & (positions < len(book.strings))
        return np.append(book.strings, -1)[np.where(is_right, positions, -1)], is_right
    codes, contents = markup.texts(froms, untils)
    is_blank = pc.equal(pc.binary_length(pc.ascii_trim_whitespace(contents.cast("string"))), 0)
    is_right = ~is_blank.to_numpy(zero_copy_only=False)

    def value(content: bytes) -> object:
        text = plain_text(content)
        return book.value(rest.kind, rest.style, text) if text.strip() else None

    pool = book.pool
    return pool.numbers_of_stored((rest.kind, rest.style), contents, value)[codes], is_right[codes]
