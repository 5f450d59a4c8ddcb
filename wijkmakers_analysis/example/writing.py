"""Write rows of the sheets into workbooks and csv files, the same bytes on every machine."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from wijkmakers_analysis.archive import repack
from wijkmakers_analysis.schemas import SHEETS

CREATED = datetime(2023, 12, 1)
WIDTH_BY_KIND = {
    "id": 12, "text": 30, "name": 32, "person": 38, "date": 13, "loose_date": 16, "yes_no": 12,
    "choice": 17, "whole": 11, "number": 11, "count": 16, "list": 46, "places": 26, "email": 40,
    "presence": 11, "age_band": 15,
}  # fmt: skip
WIDTH_BY_NAME = {
    "activity_title": 56, "kind": 20, "planned_kind": 14, "theme": 40, "guide_role": 40,
    "question": 70, "score": 8, "source": 24, "place": 30, "speaker_role": 40,
    "quote": 80, "wording": 80, "relation": 26,
}  # fmt: skip
WRAPPED = ("quote", "wording")
LINE_HEIGHT = 15
NOTE_WIDTH = 78
ROOM_BETWEEN = 7
ROOM_FOR_FILTER = 4
# Over so many rows they are written as they come, and XlsxWriter packs the file by itself: fast,
# but the bytes then depend on the machine's zlib.
LARGE = 20_000


@dataclass(frozen=True)
class Rows:
    """The rows of one sheet.

    Parameters
    ----------
    table
        A key of SHEETS.
    rows
        One mapping a row, from the schema's names to values; absent is an empty cell.
    title
        Name of the sheet where it is not the schema's.
    extra
        Headers of columns that the schema has not, a wide list's activities; keys of the rows too.
    leave_out
        Names of columns that are not written, also when required.
    """

    table: str
    rows: Sequence[Mapping[str, Any]]
    title: str = ""
    extra: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    @property
    def sheet_name(self) -> str:
        """The name on the tab."""
        return self.title or SHEETS[self.table].title

    @property
    def headers(self) -> dict[str, str]:
        """Names of the columns in use to their headers, the source last."""
        used = {name for row in self.rows for name, value in row.items() if value is not None}
        columns = SHEETS[self.table].columns
        known = {
            name: column.header
            for name, column in columns.items()
            if name not in self.leave_out and (column.required or name in used)
        }
        source = {"source": known.pop("source")} if "source" in known else {}
        return {**known, **{header: header for header in self.extra}, **source}


def write_workbook(path: Path, sheets: Iterable[Rows], reading_note: Sequence[str]) -> None:
    """Write one workbook whose first sheet, Lees mij, says what it holds.

    Parameters
    ----------
    path
        File to write, ending in .xlsx.
    sheets
        Its sheets, in order.
    reading_note
        Lines of the sheet Lees mij; the first is its heading.
    """
    sheets = list(sheets)
    is_large = sum(len(sheet.rows) for sheet in sheets) > LARGE
    target = str(path) if is_large else io.BytesIO()
    options = {
        "in_memory": not is_large,
        "constant_memory": is_large,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": reading_note[0], "created": CREATED})
        _write_note(book, reading_note)
        formats = _formats(book)
        for sheet in sheets:
            _write_sheet(book, sheet, formats)
    if isinstance(target, io.BytesIO):
        path.write_bytes(repack(target.getvalue()))


def write_csv(path: Path, sheet: Rows) -> None:
    """Write one sheet as Excel in Dutch saves a csv: semicolons, a byte order mark, d-m-yyyy."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.headers.values())
    for row in sheet.rows:
        writer.writerow([_csv_cell(row.get(name)) for name in sheet.headers])
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8"))


def written_day(day: date) -> str:
    """Return a day as people type it: 3-4-2022."""
    return f"{day.day}-{day.month}-{day.year}"


def _write_note(book: xlsxwriter.Workbook, lines: Sequence[str]) -> None:
    worksheet = book.add_worksheet("Lees mij")
    worksheet.hide_gridlines(2)
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_column(0, 0, NOTE_WIDTH)
    heading = book.add_format({"bold": True, "font_size": 14})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for at, line in enumerate(lines):
        lines_high = 1 + len(line) // NOTE_WIDTH
        worksheet.set_row(at, LINE_HEIGHT * lines_high + ROOM_BETWEEN)
        worksheet.write_string(at, 0, line, body if at else heading)


def _formats(book: xlsxwriter.Workbook) -> dict[str, object]:
    top = {"valign": "top"}
    head = {"bold": True, "bottom": 1, "bg_color": "#EDEDED", **top}
    return {
        "head": book.add_format(head),
        "date": book.add_format({"num_format": "d-m-yyyy", "align": "left", **top}),
        "wrap": book.add_format({"text_wrap": True, **top}),
        "number": book.add_format({"align": "left", **top}),
        "plain": book.add_format(top),
    }


def _write_sheet(book: xlsxwriter.Workbook, sheet: Rows, formats: dict[str, object]) -> None:
    worksheet = book.add_worksheet(sheet.sheet_name)
    headers = sheet.headers
    worksheet.freeze_panes(1, 1)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(headers) - 1)
    for at, name in enumerate(headers):
        worksheet.set_column(at, at, _width(sheet, name), formats["plain"])
    worksheet.set_row(0, LINE_HEIGHT + ROOM_BETWEEN)
    for at, header in enumerate(headers.values()):
        worksheet.write_string(0, at, header, formats["head"])
    for line, row in enumerate(sheet.rows, start=1):
        _set_height(worksheet, line, row)
        for at, name in enumerate(headers):
            value = row.get(name)
            if value is None:
                continue
            if isinstance(value, date):
                worksheet.write_datetime(line, at, value, formats["date"])
            elif isinstance(value, int | float):
                worksheet.write_number(line, at, value, formats["number"])
            else:
                style = formats["wrap" if name in WRAPPED else "plain"]
                worksheet.write_string(line, at, value, style)


def _set_height(
    worksheet: xlsxwriter.worksheet.Worksheet, line: int, row: Mapping[str, Any]
) -> None:
    """Make a row as high as its longest text needs: not every program does it by itself."""
    texts = [str(row[name]) for name in WRAPPED if row.get(name)]
    if texts:
        per_line = WIDTH_BY_NAME["wording"]
        lines = max(sum(1 + len(part) // per_line for part in text.split("\n")) for text in texts)
        worksheet.set_row(line, LINE_HEIGHT * min(lines, 25))


def _width(sheet: Rows, name: str) -> int:
    column = SHEETS[sheet.table].columns.get(name)
    if column is None:
        return 9
    width = WIDTH_BY_NAME.get(name, WIDTH_BY_KIND[column.kind])
    return max(width, len(column.header) + ROOM_FOR_FILTER)


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return written_day(value)
    return str(value)
