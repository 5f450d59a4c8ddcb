"""Read many rows of an .ods sheet at once: whole arrays of bytes instead of cell after cell.

A cell of one plain paragraph, ``<table:table-cell …><text:p>…</text:p></table:table-cell>``, and
an empty one are read together; any other goes to the parser. Few start tags differ, so each
different one is understood once.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from wijkmakers_analysis.intake.formats.bulk import Markup, NotPlain, check_nesting, word
from wijkmakers_analysis.intake.formats.markup import attributes_in, parse
from wijkmakers_analysis.intake.formats.open_document_cells import (
    Cell,
    attributes,
    named,
    text_of,
)
from wijkmakers_analysis.intake.formats.open_document_sheet import (
    CELL_TAGS,
    Sheet,
    is_hidden_row,
    row_repeat,
)

_CELL, _COVERED = b"<table:table-cell", b"<table:covered-table-cell"
_ROW, _ROW_ENDS = b"<table:table-row", b"</table:table-row>"
_OPEN, _COVERED_OPEN, _CLOSE = map(word, (b"<table:t", b"<table:c", b"</table:"))
_TEXT, _TEXT_ENDS = b"<text:p>", b"</text:p></table:table-cell>"
# No XML can hold this, so that it means nothing else.
_SHORT = b"<\x01>"
_FIRST_TEXT = re.compile(rb"(<table:table-cell[^<>]* office:value-type=\"string\"[^<>]*>)<text:p>")
_CELL_TAG = re.compile(rb"<table:(?:covered-)?table-cell((?: [\w:.-]+=\"[^\"<>]*\")*) ?(/?)>\s*")
_ROW_TAG = re.compile(rb"<table:table-row((?: [\w:.-]+=\"[^\"<>]*\")*) ?(/?)>\s*")


@dataclass(frozen=True)
class _Rows:
    """The rows of a block: where each begins, its number, repeat and style of cells."""

    tags: np.ndarray
    numbers: np.ndarray
    repeats: np.ndarray
    kinds: np.ndarray
    styles: list[str | None]
    is_closed: np.ndarray


def read_block(block: bytes, root: bytes, sheet: Sheet) -> None:
    """Read whole rows, and whatever stands between them.

    Parameters
    ----------
    block
        Bytes of one sheet, up to the end of a row or of the sheet.
    root
        The start tag of the part, with the namespaces it declares.
    sheet
        Where the cells go.

    Raises
    ------
    NotPlain
        Where anything shows that no common program writes.
    """
    block, template = _shortened(block)
    markup = Markup(block)
    is_cell, is_row, is_end = _borders(markup)
    borders = np.flatnonzero(is_cell | is_row | is_end)
    if not len(borders):
        return
    until = np.append(markup.tags, len(block))
    spans = np.diff(borders, append=len(markup.tags))
    begins, spans = borders[is_cell[borders]], spans[is_cell[borders]]
    rows = _rows(markup, np.flatnonzero(is_row), until, sheet)
    is_open = is_row.copy()
    is_open[rows.tags[rows.is_closed]] = False
    check_nesting(is_open[borders], is_end[borders], is_cell[borders])
    if not len(begins):
        return
    row = np.searchsorted(rows.tags, begins, side="right") - 1
    at = until[begins]
    is_short = markup.has(_SHORT, at)
    after = np.where(is_short, at + len(_SHORT), until[begins + 1])
    kind, tags = markup.kinds(at, after)
    fitted = (_CELL_TAG.fullmatch(template if tag == _SHORT else tag) for tag in tags)
    matches = [match for match in fitted if match]
    if (row < 0).any() or len(matches) < len(tags):
        raise NotPlain
    cells = [Cell(attributes_in(match[1])) for match in matches]
    columns = _columns(np.array([cell.repeat for cell in cells])[kind], row)
    is_closed = np.array([match[2] == b"/" for match in matches])[kind]
    may_be = ~is_closed & _of(cells, lambda cell: not _is_odd(cell))[kind]
    is_plain, codes, contents = _plain_texts(markup, begins, spans, is_short, may_be)
    is_value = is_plain & ~_of(cells, lambda cell: cell.is_text)[kind]
    own = np.full(len(cells), -1, dtype=np.int32)
    for which in np.unique(kind[is_value]).tolist():
        own[which] = sheet.grid.pool.number(cells[which].value(None, ""))
    is_blank = is_closed & ~_of(cells, _says_more_than_blank)[kind]
    is_once = rows.repeats[row] == 1
    numbers = rows.numbers[row]
    chosen = np.flatnonzero(is_value & is_once)
    sheet.grid.put_block(numbers[chosen], columns[chosen], own[kind[chosen]])
    chosen = np.flatnonzero(is_plain & ~is_value & is_once)
    sheet.put_texts(numbers[chosen], columns[chosen], codes[chosen], contents)
    odd = np.flatnonzero(~(is_plain & is_once) & ~is_blank)
    if not len(odd):
        return
    ends = until[begins[odd] + spans[odd]]
    pieces = b"".join(block[i:j] for i, j in zip(at[odd].tolist(), ends.tolist(), strict=True))
    pieces = pieces.replace(_SHORT, template + _TEXT)
    elements = list(parse(root + pieces + b"</office:document-content>"))
    if len(elements) != len(odd) or any(named(each.tag) not in CELL_TAGS for each in elements):
        raise NotPlain
    for which, element in zip(odd.tolist(), elements, strict=True):
        of = row[which]
        sheet.put(
            Cell(attributes(element)),
            text_of(element),
            int(rows.numbers[of]),
            int(rows.repeats[of]),
            int(columns[which]),
            rows.styles[rows.kinds[of]],
        )


def _borders(markup: Markup) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell of each tag whether a cell begins there, a row begins, or a row ends."""
    tags, words = markup.tags, markup.words(markup.tags)
    is_short = markup.has(_SHORT, tags)
    is_open, is_covered = words == _OPEN, words == _COVERED_OPEN
    is_cell, is_row, is_end = is_open.copy(), is_open, words == _CLOSE
    is_cell[is_cell] = markup.has(_CELL, tags[is_cell])
    is_row = is_row & ~is_cell
    others = tags[is_row]
    is_row[is_row] = markup.has(_ROW, others) & np.isin(
        markup.bytes[others + len(_ROW)], (ord(" "), ord(">"), ord("/"))
    )
    is_covered[is_covered] = markup.has(_COVERED, tags[is_covered])
    is_end[is_end] = markup.has(_ROW_ENDS, tags[is_end])
    if markup.has(b"<table:table ", others).any():
        raise NotPlain
    return is_cell | is_covered | is_short, is_row, is_end


def _rows(markup: Markup, tags: np.ndarray, until: np.ndarray, sheet: Sheet) -> _Rows:
    kinds, starts = markup.kinds(until[tags], until[tags + 1])
    matches = [match for start in starts if (match := _ROW_TAG.fullmatch(start))]
    if len(matches) < len(starts):
        raise NotPlain
    given = [attributes_in(match[1]) for match in matches]
    repeats = np.array([row_repeat(each) for each in given], dtype=np.int64)[kinds]
    numbers = sheet.row + np.cumsum(repeats) - repeats
    is_hidden = np.array([is_hidden_row(each) for each in given], dtype=bool)[kinds]
    for number, repeat in zip(
        numbers[is_hidden].tolist(), repeats[is_hidden].tolist(), strict=True
    ):
        sheet.hide(number, repeat)
    sheet.row += int(repeats.sum())
    styles = [each.get("table:default-cell-style-name") for each in given]
    is_closed = np.array([match[2] == b"/" for match in matches], dtype=bool)[kinds]
    return _Rows(tags, numbers, repeats, kinds, styles, is_closed)


def _columns(repeats: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Return the column of each cell, from the repeats of those before it in its row."""
    before = np.cumsum(repeats) - repeats
    first = np.flatnonzero(np.diff(row, prepend=-1))
    columns: np.ndarray = before - np.repeat(before[first], np.diff(first, append=len(row))) + 1
    return columns


def _shortened(block: bytes) -> tuple[bytes, bytes]:
    """Return a block with its commonest start tag made short, and that tag.

    The format says much of each cell, and mostly the same: in long lists most of the bytes.
    """
    found = _FIRST_TEXT.search(block)
    if found is None or not _CELL_TAG.fullmatch(found[1]):
        return block, b""
    return block.replace(found[0], _SHORT), found[1]


def _plain_texts(
    markup: Markup,
    begins: np.ndarray,
    spans: np.ndarray,
    is_short: np.ndarray,
    may_be: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, pa.Array]:
    """Tell which cells hold one plain paragraph, which one, and the different paragraphs."""
    tags = markup.tags
    is_plain = may_be & (spans == np.where(is_short, 3, 4))
    begins, is_short = begins[is_plain], is_short[is_plain]
    second, last = tags[begins + 1], tags[begins + 2 - is_short]
    is_right = (is_short | markup.has(_TEXT, second)) & markup.has(_TEXT_ENDS, last)
    froms = np.where(is_short, tags[begins] + len(_SHORT), second + len(_TEXT))
    codes, contents = markup.texts(froms[is_right], last[is_right])
    is_plain[is_plain] = is_right
    code_of = np.full(len(spans), -1, dtype=np.int32)
    code_of[is_plain] = codes
    return is_plain, code_of, contents


def _is_odd(cell: Cell) -> bool:
    """Tell whether a cell has more to it than one value at one place."""
    return (
        cell.repeat > 1
        or cell.wide > 1
        or cell.high > 1
        or cell.is_error
        or cell.has_formula
        or cell.needs_style
    )


def _says_more_than_blank(cell: Cell) -> bool:
    return cell.has_formula or cell.is_error or cell.wide > 1 or cell.high > 1 or not cell.is_text


def _of(cells: list[Cell], question: Callable[[Cell], bool]) -> np.ndarray:
    return np.array([question(cell) for cell in cells], dtype=bool)
