"""Read a csv file: its encoding, its delimiter, its cells."""

import csv
import io
from collections import Counter
from contextlib import suppress
from pathlib import Path

from wijkmakers_analysis.intake.problems import Problem, cannot_open, error, warning
from wijkmakers_analysis.intake.raw import RawSheet, clean

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_ROWS = 200


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
        content = path.read_bytes()
    except OSError:
        return [], [cannot_open(name)]
    text, problems = _decode(content, name)
    if text is None:
        return [], problems
    if not text.strip():
        return [], [
            error(
                "het bestand is leeg",
                "Zet er de lijst in, of haal het bestand uit de datamap.",
                "bestand",
                name,
            )
        ]
    records = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text), strict=True)
    rows, begin = [], 1
    try:
        for record in records:
            rows.append(tuple(map(clean, record)))
            begin = records.line_num + 1
    except csv.Error:
        return [], [
            *problems,
            error(
                f"vanaf regel {begin} klopt een aanhalingsteken niet",
                "Zoek een aanhalingsteken dat wel begint en niet sluit, of sla het op als .xlsx.",
                "bestand",
                name,
            ),
        ]
    return [RawSheet(file=name, sheet="", rows=rows)], problems


def find_delimiter(text: str) -> str:
    """Return the delimiter that gives the most rows one and the same number of fields.

    A delimiter that splits nothing loses; among equals the widest table wins, then the order of
    DELIMITERS.
    """
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter()
        with suppress(csv.Error):  # a wrong quote is reported when the file is read
            for record, _ in zip(reader, range(SAMPLE_ROWS), strict=False):
                if any(cell.strip() for cell in record):
                    widths[len(record)] += 1
        split = {width: rows for width, rows in widths.items() if width > 1}
        if not split:
            continue
        width = max(split, key=lambda each: (split[each], each))
        score = (split[width] / widths.total(), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _decode(content: bytes, name: str) -> tuple[str | None, list[Problem]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError:
            return None, [_undecodable(name)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None, [_undecodable(name)]
    return text, [
        warning(
            "het bestand is geen UTF-8 en is gelezen als Windows-1252",
            "Kijk of namen met é, ë of ï goed staan, en sla het op als 'CSV UTF-8'.",
            "bestand",
            name,
        )
    ]


def _undecodable(name: str) -> Problem:
    return error(
        "de tekens in dit bestand zijn niet te lezen",
        "Open het in Excel en sla het op als 'CSV UTF-8' of als .xlsx.",
        "bestand",
        name,
    )
