"""Write the same cells as a workbook of every format, each through another library."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from wijkmakers_analysis.intake.raw import RawSheet, column_of_cells

Rows = Sequence[Sequence[object]]


def sheet_of(file: str, sheet: str, rows: Rows, **extra) -> RawSheet:
    """Return rows of any width as intake has them after reading; the first is row 1."""
    width = max(map(len, rows), default=0)
    columns = (
        column_of_cells([row[at] if at < len(row) else None for row in rows]) for at in range(width)
    )
    return RawSheet.from_columns(file, sheet, columns, **extra)


def cells_of(sheet: RawSheet) -> list[tuple[object, ...]]:
    """Return every row of a sheet as a tuple."""
    return [sheet.row(number) for number in range(1, sheet.height + 1)]


def by_openpyxl(rows: Rows) -> bytes:
    """Write cells as an .xlsx file."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Blad1"
    for at, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(at, place)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # also where a text begins with =
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def by_xlsxwriter(rows: Rows, *, constant_memory: bool = False) -> bytes:
    """Write cells as an .xlsx file, with texts in the cells where memory is constant."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"constant_memory": constant_memory})
    formats = {
        datetime: workbook.add_format({"num_format": "d-m-yyyy h:mm"}),
        date: workbook.add_format({"num_format": "d-m-yyyy"}),
        time: workbook.add_format({"num_format": "h:mm:ss"}),
    }
    sheet = workbook.add_worksheet("Blad1")
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, place, value)
            elif type(value) in formats:
                sheet.write_datetime(at, place, value, formats[type(value)])
            elif value is not None:
                sheet.write(at, place, value)
    workbook.close()
    return file.getvalue()


def by_xlwt(rows: Rows) -> bytes:
    """Write cells as an .xls file."""
    formats = {datetime: "d-m-yyyy h:mm", date: "d-m-yyyy", time: "h:mm:ss"}
    styles = {kind: xlwt.easyxf(num_format_str=code) for kind, code in formats.items()}
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Blad1")
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(at, place, value, styles.get(type(value), xlwt.Style.default_style))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def by_odfpy(rows: Rows) -> bytes:
    """Write cells as an .ods file."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_odf_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def _odf_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, bool):
        cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    elif isinstance(value, (int, float)):
        cell = TableCell(valuetype="float", value=repr(value))
    elif isinstance(value, (datetime, date)):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, time):
        cell = TableCell(valuetype="time", timevalue=f"{value:PT%HH%MM%SS}")
    else:
        cell = TableCell(valuetype="string")
    for line in str(value).split("\n"):
        cell.addElement(P(text=line))
    return cell


WRITERS = {
    "openpyxl.xlsx": by_openpyxl,
    "xlsxwriter.xlsx": by_xlsxwriter,
    "xlwt.xls": by_xlwt,
    "odfpy.ods": by_odfpy,
}


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def xlsx_of(
    rows: str,
    texts: str = "",
    *,
    dress: str = "as it is",
    before: str = "",
    after: str = "",
    head: str = "",
) -> bytes:
    """Write an .xlsx file by hand: one sheet, its rows as they are stored.

    Parameters
    ----------
    rows, texts
        The elements row and si.
    dress
        strict: the other namespaces; prefix: x: before each tag; comment: one among the rows.
    before, after
        What stands around the rows.
    head
        What stands before the root of the sheet, such as a document type.
    """
    main, related = (_STRICT_MAIN, _STRICT_RELATED) if dress == "strict" else (_MAIN, _RELATED)
    if dress == "comment":
        rows = "<!-- <row> -->" + rows
    sheet = f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    if dress == "prefix":
        sheet = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", sheet).replace("xmlns=", "xmlns:x=")
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def listing(*targets: tuple[str, str]) -> str:
        lines = (
            f'<Relationship Id="rId{at}" Type="{related}/{kind}" Target="{target}"/>'
            for at, (kind, target) in enumerate(targets, start=1)
        )
        return f'{_XML}<Relationships xmlns="{package}">{"".join(lines)}</Relationships>'

    return zip_of({
        "[Content_Types].xml": f"{_XML}<Types/>",
        "_rels/.rels": listing(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": listing(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "/xl/sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": f'{_XML}<sst xmlns="{main}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": _XML + head + sheet,
    })  # fmt: skip


def ods_of(rows: str, *, more: str = "", head: str = "", manifest: str = "") -> bytes:
    """Write an .ods file by hand: one sheet, its rows as they are stored.

    Parameters
    ----------
    rows
        The elements table:table-row.
    more
        Further sheets.
    head
        What stands before the root, such as a document type.
    manifest
        What the entry of the content says besides.
    """
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(
        f'xmlns:{prefix}="{oasis}:{name}:1.0"'
        for prefix, name in {
            "office": "office", "table": "table", "text": "text", "style": "style",
            "number": "datastyle",
        }.items()
    )  # fmt: skip
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:text> </number:text>'
        '<number:year/></number:date-style><number:date-style style:name="N2"><number:day/>'
        "<number:month/></number:date-style>"
        '<style:style style:name="maand" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="dag" style:family="table-cell" style:data-style-name="N2"/>'
        '<style:style style:name="weg" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    return zip_of({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'{_XML}<m:manifest xmlns:m="{oasis}:manifest:1.0">'
        f'<m:file-entry m:full-path="content.xml">{manifest}</m:file-entry></m:manifest>',
        "content.xml": f"{_XML}{head}<office:document-content {spaces} {calc}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        '<office:spreadsheet><table:table table:name="Blad1">'
        '<table:table-column table:number-columns-repeated="16384"'
        f' table:default-cell-style-name="maand"/>{rows}</table:table>{more}'
        "</office:spreadsheet></office:body></office:document-content>",
    })  # fmt: skip


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """Write a zip file of parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def write(path: Path, content: bytes) -> Path:
    """Write a file into a folder that need not exist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
