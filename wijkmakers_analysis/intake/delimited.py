"""Read a csv file: its encoding, its delimiter, its cells."""

import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import islice
from pathlib import Path

from wijkmakers_analysis.intake.decoding import as_utf8
from wijkmakers_analysis.intake.problems import Problem, cannot_open, error
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.splitting import WrongQuote, split

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_ROWS = 200
_SAMPLE_BYTES = 2**20
_FILLED = re.compile(rb"\S")
# What a first line says to Excel, which does not count it as a row.
_DELIMITER_LINE = re.compile(rb"sep=([;,|\t])[;,|\t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)


def read_delimited(path: Path, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Read one csv file as a single sheet without a name.

    Parameters
    ----------
    path
        The file.
    name
        Its path relative to the data folder, for addresses.
    """
    try:
        stored = path.read_bytes()
    except OSError:
        return [], [cannot_open(name)]
    content, problems = as_utf8(stored, name)
    if content is None:
        return [], problems
    delimiter, rows = delimiter_of(content)
    if not _FILLED.search(rows):
        return [], [
            error(
                "het bestand is leeg",
                "Zet er de lijst in, of haal het bestand uit de datamap.",
                "bestand",
                name,
            )
        ]
    try:
        cells = split(rows, delimiter)
    except WrongQuote as fault:
        line = fault.line + (len(rows) < len(content))
        return [], [
            *problems,
            error(
                f"vanaf regel {line} klopt een aanhalingsteken niet",
                "Zoek een aanhalingsteken dat wel begint en niet sluit, of sla het op als .xlsx.",
                "bestand",
                name,
            ),
        ]
    return [RawSheet.from_columns(name, "", cells.columns, fields=cells.fields)], problems


def delimiter_of(content: bytes) -> tuple[str, bytes]:
    """Return the delimiter of a text in UTF-8, and the text without a first line that says it."""
    given = _DELIMITER_LINE.match(content)
    if given:
        return given[1].decode(), content[given.end() :]
    return find_delimiter(content[:_SAMPLE_BYTES].decode("utf-8", errors="ignore")), content


def find_delimiter(text: str) -> str:
    """Return the delimiter that gives the most rows one and the same number of fields.

    A delimiter that splits nothing loses, and so does one that only splits rows which another
    splits too, and fewer: it stands inside texts, as a comma does in every moment of a report in
    parts of different widths. Among equals the widest table wins, then the order of DELIMITERS.
    """
    rows_by_delimiter = {delimiter: _widths(text, delimiter) for delimiter in DELIMITERS}
    split = {
        delimiter: {line for line, width in rows.items() if width > 1}
        for delimiter, rows in rows_by_delimiter.items()
    }
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter, rows in rows_by_delimiter.items():
        own = split[delimiter]
        if not own or any(own < other for other in split.values()):
            continue
        widths = Counter(rows[line] for line in own)
        _, width = max((count, each) for each, count in widths.items())
        score = (widths[width] / len(rows), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> dict[int, int]:
    """Return the line on which a filled record ends -> its number of fields, of the first rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = {}
    with suppress(csv.Error):  # a wrong quote is reported when the file is read
        for record in islice(reader, SAMPLE_ROWS):
            if any(cell.strip() for cell in record):
                widths[reader.line_num] = len(record)
    return widths
