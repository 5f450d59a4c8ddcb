"""Write cells into a new workbook just as they are: no text becomes a formula, link or number."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from wijkmakers_analysis.intake.returned.markup import NotPatchable

Rows = Sequence[Sequence[object]]
COLUMN_WIDTH = 18
NOTE_WIDTH = 90
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMATS = {datetime: "d-m-yyyy h:mm", date: "d-m-yyyy", time: "h:mm"}


def as_workbook(rows_by_sheet: Mapping[str, Rows]) -> bytes:
    """Return an .xlsx with these cells.

    Parameters
    ----------
    rows_by_sheet
        Name of a sheet -> its rows; a cell is a text, a number, a day, a time or None.

    Raises
    ------
    NotPatchable
        Where a cell does not fit in a workbook, so that it would be lost.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        for title, rows in rows_by_sheet.items():
            sheet = book.add_worksheet(title)
            sheet.set_column(0, max(map(len, rows), default=1), COLUMN_WIDTH)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None and value != "":
                        _write(sheet, at, column, value, formats)
    return out.getvalue()


def explanation(line: str) -> bytes:
    """Return an .xlsx with one sheet that intake leaves alone."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheet = book.add_worksheet("Uitleg")
        sheet.set_column(0, 0, NOTE_WIDTH)
        sheet.write_string(0, 0, line)
    return out.getvalue()


def _write(
    sheet: Worksheet, row: int, column: int, value: object, formats: Mapping[type, object]
) -> None:
    if isinstance(value, str):
        failed = sheet.write_string(row, column, value)
    elif isinstance(value, date | time):
        is_day = type(value) is datetime and value.time() == time()
        kind = date if is_day else type(value)
        failed = sheet.write_datetime(row, column, value, formats[kind])
    else:
        failed = sheet.write_number(row, column, value)
    if failed:
        raise NotPatchable
