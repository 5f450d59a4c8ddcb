"""Fill the templates of a workspace with the rows of the example, as somebody would in Excel."""

import csv
import shutil
from pathlib import Path

from openpyxl import load_workbook

from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.starting.books import BOOKS

EXAMPLE = Path(__file__).parents[1] / "data" / "example"
TITLES = {sheet.title for sheet in SHEETS.values()}
WIDE, WIDE_TEMPLATE = "Wandelingen", "Aanwezigheid kruisjes"


def example_lists():
    """Return title -> lists of the example, each a list of rows, the header first."""
    found = {}
    for path in sorted(EXAMPLE.iterdir()):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                found.setdefault("Aanwezigheid", []).append(list(csv.reader(file, delimiter=";")))
            continue
        if path.suffix != ".xlsx":
            continue
        book = load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title in TITLES or sheet.title == WIDE:
                rows = [list(row) for row in sheet.iter_rows(values_only=True)]
                found.setdefault(sheet.title, []).append(rows)
    return found


def fill(data, lists):
    """Write the rows below the headers of the templates; validations stay. Photos go along."""
    for photo in EXAMPLE.glob("*.jpg"):
        shutil.copy(photo, data)
    for book in BOOKS:
        path = data / f"{book.name}.xlsx"
        workbook = load_workbook(path)
        for template in book.sheets:
            title = WIDE if template.is_wide else template.sheet_name
            for rows in lists.get(title, ()):
                add_rows(workbook[template.sheet_name], rows, template.is_wide)
        workbook.save(path)
        workbook.close()


def add_rows(sheet, rows, is_wide=False):
    places = {cell.value: cell.column for cell in sheet[1] if cell.value}
    if is_wide:
        for header in rows[0]:
            if header not in places and header != "bron":
                places[header] = len(places) + 1
                sheet.cell(1, places[header], header)
    line = next(
        number for number in range(2, 9999) if not any(cell.value for cell in sheet[number])
    )
    for row in rows[1:]:
        for header, value in zip(rows[0], row, strict=True):
            if value not in (None, "") and header in places:
                cell = sheet.cell(line, places[header], as_in_a_template(header, value))
                if cell.is_date:
                    # The format of the column, which openpyxl does not give to its cells.
                    cell.number_format = "d-m-yyyy"
        line += 1


def as_in_a_template(header, value):
    """Correcties name the workbook of the example; here the calendar has its own name."""
    if header == "bestand" and str(value).startswith("Activiteiten"):
        return "Activiteiten.xlsx"
    return value
