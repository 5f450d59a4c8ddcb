"""Build workbooks with everything in them that a marked copy has to keep."""

import io
import struct
import warnings
import zipfile
import zlib
from datetime import date
from functools import cache

import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

MACROS = b"\xd0\xcf\x11\xe0 macros"


def read_parts(content):
    """Return name -> bytes of every part of a workbook's file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content, changes):
    """Return the file with parts replaced, added, or gone where they are None."""
    parts = read_parts(content) | changes
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return out.getvalue()


def picture():
    """Return a tiny PNG, red."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    pixels = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * 20 for _ in range(20)))
    head = struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def rich_openpyxl():
    """Return a workbook with much in it, as openpyxl writes it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Lijst d'Hondt"
    sheet.append(["activiteit", "aanwezig", "datum", "bedrag"])
    for number in range(1, 9):
        sheet.append([f"W{number:02}", "ja", date(2022, 4, number), number * 1.5])
    sheet["E2"] = "=SUM(D2:D9)"
    thin = Side(style="thin", color="FF0000FF")
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor="FF1F4E78")
        cell.border = Border(bottom=thin)
    for row in range(2, 10):
        sheet.cell(row, 3).number_format = "d-m-yyyy"
        sheet.cell(row, 4).number_format = "€ #,##0.00"
        sheet.cell(row, 2).alignment = Alignment(horizontal="center")
    sheet["B4"].fill = PatternFill("solid", fgColor="FFE2EFDA")
    sheet["B4"].protection = Protection(locked=False)
    sheet["B5"].comment = Comment("Vraag dit na bij de receptie", "Lead")
    sheet["A7"].comment = Comment("Laat staan", "Lead")
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["G"].fill = PatternFill("solid", fgColor="FFFFF2CC")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = "A1:D9"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.merge_cells("A12:C12")
    choices = DataValidation(type="list", formula1='"ja,nee"')
    choices.add("B2:B100")
    sheet.add_data_validation(choices)
    rule = CellIsRule(operator="greaterThan", formula=["5"], fill=PatternFill(bgColor="FFFFC000"))
    sheet.conditional_formatting.add("D2:D9", rule)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=9), titles_from_data=True)
    sheet.add_chart(chart, "H2")
    second = book.create_sheet("Tweede")
    second.append(["naam", "plaats"])
    second.append(["x", "y"])
    second.add_table(Table(displayName="Tabel1", ref="A1:B2"))
    book.defined_names["Begin"] = DefinedName("Begin", attr_text="'Tweede'!$A$1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rich_xlsxwriter(with_macros=False):
    """Return a workbook with much in it, as xlsxwriter writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        if with_macros:
            book.add_vba_project(io.BytesIO(MACROS), is_stream=True)
        sheet = book.add_worksheet("Lijst")
        money = book.add_format({"num_format": "€ #,##0.00", "border": 1, "bg_color": "#DDEBF7"})
        sheet.write_row(0, 0, ["activiteit", "aanwezig", "bedrag"])
        for row in range(1, 20):
            sheet.write_string(row, 0, f"W{row:02}")
            sheet.write_string(row, 1, "ja & <nee>")
            sheet.write_number(row, 2, row * 2.5, money)
        sheet.write_formula("D2", "=SUM(C2:C20)", None, 475)
        sheet.write_rich_string("E2", "half ", book.add_format({"bold": True}), "vet")
        sheet.set_row(22, 30, money)
        sheet.set_column(6, 7, 20, money)
        sheet.data_validation("B2:B50", {"validate": "list", "source": ["ja", "nee"]})
        sheet.conditional_format("C2:C20", {"type": "data_bar", "data_bar_2010": True})
        sheet.add_sparkline("F2", {"range": "Lijst!C2:C20"})
        sheet.insert_image("J2", "rood.png", {"image_data": io.BytesIO(picture())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Lijst!$C$2:$C$20"})
        sheet.insert_chart("J12", chart)
        sheet.write_comment("B3", "Van de lead", {"author": "Lead"})
        sheet.set_header(
            "&L&G", {"image_left": "rood.png", "image_data_left": io.BytesIO(picture())}
        )
        sheet.add_table("L1:M4", {"name": "Tabel"})
        sheet.insert_checkbox("N2", True)
        sheet.protect()
        book.add_worksheet("Leeg")
        pie = book.add_chart({"type": "pie"})
        pie.add_series({"values": "=Lijst!$C$2:$C$20"})
        book.add_chartsheet("Grafiek").set_chart(pie)
        book.define_name("Leeg!Plek", "=Leeg!$A$1")
        book.get_worksheet_by_name("Leeg").activate()
    return out.getvalue()


@cache
def rich(name):
    """Return the content of a workbook by the name of what wrote it."""
    makers = {
        "openpyxl.xlsx": rich_openpyxl,
        "xlsxwriter.xlsx": rich_xlsxwriter,
        "macros.xlsm": lambda: rich_xlsxwriter(with_macros=True),
    }
    return makers[name]()


def opened(content, **options):
    """Open a workbook with openpyxl, which warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(io.BytesIO(content), **options)


def cells_of(content):
    """Return (sheet, cell) -> value or formula of every filled cell, the list Te doen left out."""
    book = opened(content, rich_text=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        if sheet.title != "Te doen"
        for cell in list(sheet._cells.values())
        if cell.value is not None
    }


def looks_of(content):
    """Return (sheet, cell) -> everything of its look but the fill."""
    book = opened(content)
    return {
        (sheet.title, cell.coordinate): (
            cell.number_format,
            repr(cell.font),
            repr(cell.border),
            repr(cell.alignment),
            repr(cell.protection),
        )
        for sheet in book.worksheets
        if sheet.title != "Te doen"
        for cell in list(sheet._cells.values())
    }


def fills_of(content):
    """Return (sheet, cell) -> colour behind it, '' where there is none."""
    book = opened(content)
    return {
        (sheet.title, cell.coordinate): cell.fill.fgColor.rgb if cell.fill.fill_type else ""
        for sheet in book.worksheets
        if sheet.title != "Te doen"
        for cell in list(sheet._cells.values())
    }


def comments_of(content):
    """Return (sheet, cell) -> text of its comment."""
    book = opened(content)
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for cell in list(sheet._cells.values())
        if cell.comment
    }


def todo_of(content, title="Te doen"):
    """Return the rows of the list, its seven columns."""
    book = opened(content)
    return [row[:7] for row in book[title].iter_rows(min_row=5, values_only=True) if row[0]]
