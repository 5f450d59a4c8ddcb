"""Compare what was read with the truth, and count rows by another road than the package."""

import csv
import io
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd

from corpus.layouts import Case
from corpus.pages import Book, Placed
from corpus.truth import LOOSE, AtLeast, Organisation, Record, Rough, Truth, Who

# What a blank means where it is not simply unknown.
DEFAULTS = {("attendance", "role"): "deelnemer"}
# Persons are compared by which rows they share, and these leave no trace at all.
UNTOLD = {("participants", "email"), ("contacts", "person"), ("contacts", "email"),
          ("contacts", "salutation")}  # fmt: skip
PERSON_COLUMNS = {
    ("attendance", "person"), ("participants", "person"), ("affiliations", "person"),
    ("enrolments", "person"), ("survey_answers", "respondent"), ("doubles", "person_1"),
    ("doubles", "person_2"),
}  # fmt: skip


def expected_rows(truth: Truth, table: str) -> list[dict[str, object]]:
    """Return the rows that a table should hold, a dict each; persons stand as their number."""
    return [_expected(truth, table, record) for record in truth.tables[table]]


def read_rows(frame: pd.DataFrame, table: str, people: dict[str, int]) -> list[dict[str, object]]:
    """Return the rows that a table holds in the same form.

    Parameters
    ----------
    people
        Pseudonym -> number of the person.
    """
    rows = []
    for row in frame.to_dict("records"):
        told = {}
        for name, value in row.items():
            if name in ("file", "sheet", "row", "cell_column"):
                continue
            column = name.removesuffix("_id")
            if (table, column) in PERSON_COLUMNS:
                told[column] = people.get(value, f"onbekend: {value}")
            elif name == "score":  # the decimal comma is the office's
                told[name] = float(str(value).replace(",", "."))
            else:
                told[name] = _plain(value)
        rows.append(told)
    return rows


def differences(truth: Truth, reading, *, without: tuple[str, ...] = ()) -> dict[str, list]:
    """Return table -> rows that are told and not true, or true and not told; nothing is best."""
    people = person_of_pseudonym(truth, reading)
    found = {}
    for table in truth.tables:
        if table in without:
            continue
        told = read_rows(reading.tables[table], table, people)
        true = expected_rows(truth, table)
        names = set().union(*true)
        told = [{name: row.get(name) for name in names} for row in told]
        one, other = sorted(map(_mark, told)), sorted(map(_mark, true))
        if one != other:
            found[table] = [
                *(("gelezen", mark) for mark in _minus(one, other)),
                *(("gemist", mark) for mark in _minus(other, one)),
            ]
    return found


def person_of_pseudonym(truth: Truth, reading) -> dict[str, int]:
    """Return pseudonym -> number; the tables of persons say who is who, in their own order.

    A pseudonym that would be two people, or a person with two pseudonyms, gets a number of its
    own that is nobody's, so that the comparison fails there.
    """
    by_email = defaultdict(set)
    for table, column in PERSON_COLUMNS:
        if table not in ("participants", "enrolments", "survey_answers"):
            continue
        frame = reading.tables[table]
        other = [name for name in ("cohort", "moment", "item") if name in frame]
        frame = frame.sort_values([*other, "file", "row"], kind="stable")
        records = sorted(
            truth.tables[table], key=lambda row: tuple(str(row.get(name)) for name in other)
        )
        if len(frame) != len(records):
            continue
        for pseudonym, record in zip(frame[f"{column}_id"], records, strict=True):
            by_email[pseudonym].add(record[column].number)
    people = {
        pseudonym: numbers.pop() if len(numbers) == 1 else -1
        for pseudonym, numbers in by_email.items()
    }
    return people | _unregistered(truth, reading, people)


def _unregistered(truth: Truth, reading, known: dict[str, int]) -> dict[str, int]:
    """Find who is in no register by the set of activities and organisation they came with."""
    frame = reading.tables["attendance"]
    told, true = defaultdict(set), defaultdict(set)
    for row in frame.to_dict("records"):
        if row["person_id"] not in known:
            told[row["person_id"]].add((row["activity_id"], row["organisation"], row["presence"]))
    joined = dict([truth.same_person[::-1]])
    for row in truth.tables["attendance"]:
        number = joined.get(row["person"].number, row["person"].number)
        home = row["organisation"].name if row["organisation"] else None
        if number not in known.values():
            true[number].add((row["activity_id"], home, row["presence"]))
    numbers = {frozenset(rows): number for number, rows in true.items()}
    return {
        pseudonym: numbers[frozenset(rows)]
        for pseudonym, rows in told.items()
        if frozenset(rows) in numbers
    }


def counted_heights(case: Case, folder: Path) -> dict[tuple[str, str], int]:
    """Return (file, sheet) -> number of the last filled row, counted in the files themselves."""
    heights = {}
    for book in case.books:
        if not book.pages:
            continue
        path = folder / "data" / book.path
        if book.kind in ("xlsx", "xlsm"):
            workbook = openpyxl.load_workbook(path)
            for sheet in workbook.worksheets:
                filled = [
                    cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None
                ]
                heights[book.path, sheet.title] = max(filled, default=0)
            workbook.close()
        elif book.is_csv:
            text = path.read_bytes().decode(_decoding(book)).lstrip("\ufeff")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=book.delimiter))
            filled = [number for number, row in enumerate(rows, start=1) if any(row)]
            heights[book.path, ""] = max(filled, default=0)
        else:
            for page in book.pages:
                heights[book.path, page.title] = page.height
    return heights


def expected_ledger(placed: Placed) -> tuple[int, int, int, int]:
    """Return what the ledger has to say of one list: rows, used, skipped and hidden.

    Rows are those below its header to the last filled one, what stands under the list included.
    """
    skipped = placed.blank_rows + placed.total_rows + placed.footer_rows
    if not placed.is_read:  # set aside whole: every filled row, the header too
        return placed.used + 1, 0, placed.used + 1, 0
    return placed.used + skipped, placed.used, skipped, placed.hidden


def comers(truth: Truth, reading) -> set[tuple[str, int]]:
    """Return (activity, number of the person) of everybody who was present."""
    people = person_of_pseudonym(truth, reading)
    frame = reading.tables["attendance"]
    return {
        (row["activity_id"], people.get(row["person_id"], -1))
        for row in frame[frame["presence"] == "aanwezig"].to_dict("records")
    }


def _decoding(book: Book) -> str:
    return "utf-16-be" if book.encoding == "utf-16-be" else book.encoding


def _expected(truth: Truth, table: str, record: Record) -> dict[str, object]:
    joined = dict([truth.same_person[::-1]])
    row: dict[str, object] = {}
    for column, value in record.items():
        if (table, column) in UNTOLD:
            continue
        value = DEFAULTS.get((table, column)) if value is None else value
        if isinstance(value, Who):
            row[column] = joined.get(value.number, value.number)
        elif (table, column) in LOOSE:
            first, last = _bounds(value)
            row |= {f"{column}_first": first, f"{column}_last": last}
        elif column == "visitors":
            is_bound = isinstance(value, AtLeast)
            row |= {column: value.number if is_bound else value, f"{column}_is_bound": is_bound}
        elif isinstance(value, Organisation):
            row[column] = value.name
        elif (table, column) == ("survey_answers", "score"):
            row[column] = float(str(value))
        else:
            row[column] = value
    return row


def _bounds(value: object) -> tuple[date | None, date | None]:
    if isinstance(value, Rough):
        return value.bounds
    return (value, value) if isinstance(value, date) else (None, None)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return value
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, (pd.Timestamp, datetime)):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def _mark(row: dict[str, object]) -> str:
    return repr(sorted((name, _same(value)) for name, value in row.items()))


def _same(value: object) -> object:
    """Return a value as it is compared: 3 and 3.0 are one number, a Boolean is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value


def _minus(one: list[str], other: list[str]) -> list[str]:
    rest = list(other)
    result = []
    for mark in one:
        if mark in rest:
            rest.remove(mark)
        else:
            result.append(mark)
    return result
