"""Split the text of a csv file into columns: fast where it is regular, else one by one."""

import csv
import io
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from wijkmakers_analysis.intake.arrow_columns import column_of
from wijkmakers_analysis.intake.raw import RawColumn, clean, column_of_cells

# Beyond this share of records with another number of fields than most, the fast way gains nothing.
MOST_ODD_SHARE = 0.2
_QUOTE, _RETURN, _NEWLINE = b'"\r\n'
_SAMPLE_BYTES, _BLOCK_BYTES = 2**16, 2**23
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_FIELD_LIMIT = threading.Lock()


class WrongQuote(ValueError):
    """A quotation mark opens or closes where it cannot; ``line`` is where its record begins."""

    def __init__(self, line: int):
        super().__init__(f"wrong quotation mark from line {line}")
        self.line = line


@dataclass(frozen=True)
class Split:
    """The columns of a csv file, and how many fields each record has (a blank line has none)."""

    columns: list[RawColumn]
    fields: np.ndarray


def split(content: bytes, delimiter: str) -> Split:
    """Return the cells of a text; record number n is row n in Excel.

    Parameters
    ----------
    content
        The whole text in UTF-8.
    delimiter
        One sign of ASCII.

    Raises
    ------
    WrongQuote
        Where a quotation mark is not closed, or closes in the middle of a field.
    """
    return split_at_once(content, delimiter) or split_one_by_one(content, delimiter)


def split_one_by_one(content: bytes, delimiter: str) -> Split:
    """Return the cells of any text, or raise WrongQuote."""
    text, records, begin = content.decode("utf-8"), [], 1
    with _without_field_limit():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for record in reader:
                records.append(record)
                begin = reader.line_num + 1
        except csv.Error:
            raise WrongQuote(begin) from None
    fields = np.fromiter(map(len, records), dtype=np.int32, count=len(records))
    columns = [
        column_of_cells([record[at] if at < len(record) else None for record in records])
        for at in range(fields.max(initial=0))
    ]
    return Split(columns, fields)


def split_at_once(content: bytes, delimiter: str) -> Split | None:
    """Return the cells of a text in which most records are equally wide, or None.

    Parameters
    ----------
    content
        The whole text in UTF-8.
    delimiter
        One sign of ASCII.
    """
    if not content:
        return Split([], np.empty(0, dtype=np.int32))
    if _LONE_RETURN.search(content):
        return None  # an end of line of its own
    quotes = np.empty(0, dtype=np.int64)
    if b'"' in content:
        quotes = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == _QUOTE)
        if not _are_regular(content, quotes, ord(delimiter)):
            return None
    width = _width_of_first(content, delimiter)
    if width > 1:
        columns = _arrow_columns(content, delimiter, width, has_newlines=len(quotes) > 0)
        if columns is not None:
            return Split(columns, np.full(len(columns[0].codes), width, dtype=np.int32))
    return _split_uneven(content, delimiter, quotes)


def _split_uneven(content: bytes, delimiter: str, quotes: np.ndarray) -> Split | None:
    """Return the cells of a text with records of several widths, or None.

    The places of the delimiters, ends of lines and quotation marks say how many fields each record
    has. Records as wide as most go through Arrow together; the others, such as titles above the
    header, through Python's csv.
    """
    if not content.endswith(b"\n"):
        content += b"\n"
    signs = np.frombuffer(content, dtype=np.uint8)
    ends = _outside(np.flatnonzero(signs == _NEWLINE), quotes)
    delimiters = _outside(np.flatnonzero(signs == ord(delimiter)), quotes)
    starts = np.concatenate([[0], ends[:-1] + 1])
    fields = np.diff(np.searchsorted(delimiters, ends), prepend=0).astype(np.int32) + 1
    is_empty = (ends == starts) | ((ends == starts + 1) & (signs[starts] == _RETURN))
    fields[is_empty] = 0
    if is_empty.all():
        return Split([], fields)
    width = int(np.bincount(fields[~is_empty]).argmax())
    usual = np.flatnonzero(fields == width)
    odd = np.flatnonzero((fields != width) & ~is_empty)
    if len(odd) > MOST_ODD_SHARE * len(fields):
        return None
    body = _joined(content, starts, ends, usual)
    regular = _arrow_columns(body, delimiter, width, has_newlines=len(quotes) > 0)
    if regular is None or len(regular[0].codes) != len(usual):
        return None
    others = io.StringIO(_joined(content, starts, ends, odd).decode("utf-8"), newline="")
    with _without_field_limit():
        records = list(csv.reader(others, delimiter=delimiter))
    return Split(_placed(regular, usual, records, odd, len(fields)), fields)


def _width_of_first(content: bytes, delimiter: str) -> int:
    """Return the number of fields of the first record; a record that is cut short has some."""
    sample = content[:_SAMPLE_BYTES].decode("utf-8", errors="ignore")
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    return len(next(reader, ()))


def _are_regular(content: bytes, quotes: np.ndarray, delimiter: int) -> bool:
    """Tell whether every quotation mark stands around a whole field, or is doubled within one."""
    if len(quotes) % 2:
        return False
    signs = np.frombuffer(content, dtype=np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = signs[np.maximum(opening, 1) - 1]
    after = np.full(len(closing), _NEWLINE, dtype=np.uint8)  # where the text ends
    is_inside = closing + 1 < len(signs)
    after[is_inside] = signs[closing[is_inside] + 1]
    begins = (before == delimiter) | (before == _NEWLINE) | (opening == 0)
    begins[1:] |= opening[1:] == closing[:-1] + 1
    ends = (after == delimiter) | (after == _NEWLINE) | (after == _RETURN) | (after == _QUOTE)
    return bool(begins.all() and ends.all())


def _outside(places: np.ndarray, quotes: np.ndarray) -> np.ndarray:
    """Keep the places that do not stand between an opening and a closing quotation mark."""
    if not len(quotes):
        return places
    outside: np.ndarray = places[np.searchsorted(quotes, places) % 2 == 0]
    return outside


def _joined(content: bytes, starts: np.ndarray, ends: np.ndarray, records: np.ndarray) -> bytes:
    """Return the text of these records; neighbours are copied together."""
    if not len(records):
        return b""
    breaks = np.flatnonzero(np.diff(records) != 1)
    first = starts[records[np.concatenate([[0], breaks + 1])]].tolist()
    last = (ends[records[np.concatenate([breaks, [len(records) - 1]])]] + 1).tolist()
    view = memoryview(content)
    return b"".join(view[begin:end] for begin, end in zip(first, last, strict=True))


def _arrow_columns(
    content: bytes, delimiter: str, width: int, *, has_newlines: bool
) -> list[RawColumn] | None:
    """Return the columns of records that are all this wide, or None where one is not."""
    names = [f"f{at}" for at in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(content),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK_BYTES),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=has_newlines, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:  # also where a record is longer than a block
        return None
    texts = table.columns
    del table
    columns = [column_of(texts.pop(0)) for _ in names]  # each is let go of when it has been read
    pa.default_memory_pool().release_unused()
    return columns


def _placed(
    regular: list[RawColumn],
    usual: np.ndarray,
    others: list[list[str]],
    odd: np.ndarray,
    height: int,
) -> list[RawColumn]:
    """Put the records of both kinds in their own rows."""
    columns = []
    for at in range(max(len(regular), max(map(len, others), default=0))):
        codes = np.full(height, -1, dtype=np.int32)
        values: list[object] = []
        if at < len(regular):
            codes[usual], values = regular[at]
        known = {value: code for code, value in enumerate(values)}
        for row, record in zip(odd.tolist(), others, strict=True):
            value = clean(record[at]) if at < len(record) else None
            if value is not None:
                codes[row] = known.setdefault(value, len(known))
        columns.append(RawColumn(codes, list(known)))
    return columns


@contextmanager
def _without_field_limit() -> Iterator[None]:
    """Let Python's csv read a field of any length; the limit is one for the whole process."""
    with _FIELD_LIMIT:
        limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        try:
            yield
        finally:
            csv.field_size_limit(limit)
