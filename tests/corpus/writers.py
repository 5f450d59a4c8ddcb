"""Write pages as the files that offices keep: xlsx, xlsm, xls, ods and csv in every dress."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableRowProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from corpus.pages import Book, ErrorCell, Formula, Page, Serial

MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
XLS_ERRORS = {"#N/A": "#N/A", "#REF!": "#REF!", "#VALUE!": "#VALUE!", "#DIV/0!": "#DIV/0!"}
DUTCH_ERRORS = {"#N/A": "#N/B", "#REF!": "#VERW!", "#VALUE!": "#WAARDE!", "#DIV/0!": "#DEEL/0!"}


def write_book(book: Book, folder: Path) -> Path:
    """Write one file below a folder."""
    path = folder / book.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if book.content is not None:
        path.write_bytes(book.content)
    elif book.is_csv:
        path.write_bytes(csv_bytes(book))
    elif book.kind == "xls":
        _write_xls(book, path)
    elif book.kind == "ods":
        _write_ods(book, path)
    else:
        _write_xlsx(book, path)
        if book.kind == "xlsm":
            _as_macro_book(path)
    return path


def csv_bytes(book: Book) -> bytes:
    """Return the bytes of a csv with the one page of a book."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=book.delimiter)
    page = book.pages[0]
    tops = {placed.header_row for placed in page.lists}
    width = max((at for row, at in page.cells if row in tops), default=page.width)
    for number, row in enumerate(page.rows(), start=1):
        if number == book.open_quote_row:
            text.write('"')
        written = [csv_text(value) for value in row]
        while len(written) > width and not written[-1]:
            written.pop()
        writer.writerow(written)
    return text.getvalue().encode(book.encoding)


def csv_text(value: object) -> str:
    """Return a cell as a Dutch Excel writes it into csv."""
    if value is None:
        return ""
    if isinstance(value, ErrorCell):
        return DUTCH_ERRORS.get(value.text, value.text)
    if isinstance(value, Formula):
        raise TypeError("a csv holds no formula")
    if isinstance(value, Serial):
        return str((value.day - EPOCH).days)
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, datetime):
        return f"{value.day}-{value.month}-{value.year} {value.hour}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value)


def _write_xlsx(book: Book, path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if book.epoch_1904:
        workbook.epoch = CALENDAR_MAC_1904
    for page in book.pages:
        sheet = workbook.create_sheet(page.title)
        for (row, column), value in sorted(page.cells.items()):
            cell = sheet.cell(row, column)
            if isinstance(value, ErrorCell):
                cell.value = value.text
                cell.data_type = "e"
            elif isinstance(value, Formula):
                cell.value = value.text
            elif isinstance(value, Serial):
                cell.value = to_excel(value.day, workbook.epoch)
                cell.number_format = "General"
            elif isinstance(value, str):
                cell.value = value
                cell.data_type = "s"
            else:
                cell.value = value
        for left, top, right, bottom in page.merged:
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        if page.filter_area:
            sheet.auto_filter.ref = page.filter_area
            sheet.auto_filter.add_filter_column(0, ["(iets)"])
        if page.is_hidden:
            sheet.sheet_state = "hidden"
    workbook.save(path)
    workbook.close()


def _as_macro_book(path: Path) -> None:
    """Make a workbook with a macro of it, as far as a reader can tell."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    types = parts["[Content_Types].xml"].replace(PLAIN_TYPE.encode(), MACRO_TYPE.encode())
    parts["[Content_Types].xml"] = types
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def _write_xls(book: Book, path: Path) -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    workbook.dates_1904 = book.epoch_1904
    day_style = xlwt.easyxf(num_format_str="D-M-YYYY")
    epoch = EPOCH_1904 if book.epoch_1904 else EPOCH
    for page in book.pages:
        sheet = workbook.add_sheet(page.title, cell_overwrite_ok=True)
        for left, top, right, bottom in page.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for (row, column), value in sorted(page.cells.items()):
            if isinstance(value, ErrorCell):
                sheet.row(row - 1).set_cell_error(column - 1, XLS_ERRORS[value.text])
            elif isinstance(value, Formula):
                sheet.write(row - 1, column - 1, xlwt.Formula(value.text.lstrip("=")))
            elif isinstance(value, Serial):
                sheet.write(row - 1, column - 1, (value.day - epoch).days)
            elif isinstance(value, datetime):
                days = (value.date() - epoch).days + (value.hour * 60 + value.minute) / 1440
                sheet.write(row - 1, column - 1, days, day_style)
            elif isinstance(value, date):
                sheet.write(row - 1, column - 1, (value - epoch).days, day_style)
            else:
                sheet.write(row - 1, column - 1, value)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        if page.is_hidden:
            sheet.visibility = 1
    workbook.save(str(path))


def _write_ods(book: Book, path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    plain = Style(name="gewoon", family="table-row")
    plain.addElement(TableRowProperties(rowheight="0.45cm"))
    document.automaticstyles.addElement(plain)
    for page in book.pages:
        table = Table(name=page.title)
        covered, spans = _covered(page)
        for row in range(1, page.height + 1):
            line = TableRow(stylename=plain)
            if row in page.hidden_rows:
                line.setAttribute("visibility", "filter" if page.filter_area else "collapse")
            for column in range(1, page.width + 1):
                if (row, column) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                cell = _ods_cell(page.cells.get((row, column)))
                if (row, column) in spans:
                    wide, high = spans[row, column]
                    cell.setAttribute("numbercolumnsspanned", wide)
                    cell.setAttribute("numberrowsspanned", high)
                line.addElement(cell)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def _covered(page: Page) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    covered, spans = set(), {}
    for left, top, right, bottom in page.merged:
        spans[top, left] = right - left + 1, bottom - top + 1
        covered |= {
            (row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
    return covered, spans


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, ErrorCell):
        cell = TableCell(formula="of:=NA()", valuetype="string", stringvalue="")
        cell.addElement(P(text=DUTCH_ERRORS.get(value.text, value.text)))
        return cell
    if isinstance(value, Formula):
        return TableCell(formula=f"of:{value.text}")
    if isinstance(value, Serial):
        value = (value.day - EPOCH).days
    if isinstance(value, bool):
        cell = TableCell(valuetype="boolean", booleanvalue="true" if value else "false")
        cell.addElement(P(text=csv_text(value)))
        return cell
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
        cell.addElement(P(text=csv_text(value)))
        return cell
    if isinstance(value, (int, float)):
        cell = TableCell(valuetype="float", value=repr(value))
        cell.addElement(P(text=csv_text(value)))
        return cell
    cell = TableCell(valuetype="string")
    for line in str(value).split("\n"):
        cell.addElement(P(text=line))
    return cell
