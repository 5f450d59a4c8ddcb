"""Write a template workbook, empty or with the rows that are carried over."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from wijkmakers_analysis import style
from wijkmakers_analysis.archive import PLAIN_TEXTS, repack
from wijkmakers_analysis.schemas import SHEETS, Column
from wijkmakers_analysis.starting.books import WIDE_MARKS, Book, Template
from wijkmakers_analysis.starting.explanation import TITLE, Look, write_explanation
from wijkmakers_analysis.starting.lists import defining_column, fixed_lists, list_of
from wijkmakers_analysis.starting.rules import number_format_of, rule_for

# The same day in every workbook, so that the bytes tell no time.
CREATED = datetime(2024, 1, 1)
FONT = "Calibri"
WIDTH_BY_KIND = {
    "id": 14, "text": 28, "name": 30, "person": 30, "date": 13, "loose_date": 15, "yes_no": 13,
    "choice": 18, "whole": 12, "number": 12, "count": 17, "list": 26, "places": 26, "email": 30,
    "presence": 12, "age_band": 28,
}  # fmt: skip
WIDTH_BY_NAME = {
    "activity_title": 42, "kind": 18, "question": 60, "quote": 70, "wording": 60, "score": 9,
    "source": 20, "explanation": 40, "alt_text": 44, "cell": 8,
}  # fmt: skip
MARK_WIDTH = 10
HEADER_HEIGHT = 24
# Room beside a header for the button of the filter.
ROOM_FOR_FILTER = 5
WRAPPED = ("question", "quote", "wording", "explanation", "alt_text", "value", "reason")
# A wider list is printed on more pages, its first column on each.
PAGE_WIDTH = 240
MARK_PROMPT = {
    "validate": "any",
    "input_title": "Code van de activiteit",
    "input_message": "Zet hier de code van een activiteit, zoals W01. Eén activiteit per kolom.",
}

Rows = Mapping[str, Sequence[Mapping[str, object]]]
# Of a fixed list by its name, of a column by its table and its own, as a formula.
Places = dict[str | tuple[str, str] | None, str]


def write_book(path: Path, book: Book, rows: Rows, more_kinds: tuple[str, ...] = ()) -> None:
    """Write one workbook: the sheet Uitleg, then its lists.

    Parameters
    ----------
    path
        File to write, ending in .xlsx.
    book
        What it holds.
    rows
        Table -> rows that a list starts with, from the schema's names to values; often none.
    more_kinds
        Kinds of activity that the office added, for the drop-down.
    """
    sheets = (each.with_columns_of(rows.get(each.table, ())) for each in book.sheets)
    book = replace(book, sheets=tuple(sheets))
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, PLAIN_TEXTS) as workbook:
        workbook.set_properties({"title": book.name, "created": CREATED})
        lists = fixed_lists(book, more_kinds)
        explanation = workbook.add_worksheet(TITLE)
        shown = write_explanation(explanation, book, _look(workbook), lists)
        places: Places = dict(shown.items())
        places |= _defined_names(workbook, book).items()
        formats = _Formats(workbook)
        for template in book.sheets:
            sheet = workbook.add_worksheet(template.sheet_name)
            carried = () if template.is_wide else rows.get(template.table, ())
            _write_sheet(sheet, template, carried, places, formats)
    path.write_bytes(repack(target.getvalue()))


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook):
        self._workbook = workbook
        self._cells: dict[tuple[str, bool], object] = {}
        head = {"bold": True, "valign": "vcenter", "border": 1, "border_color": style.HAIRLINE}
        self.required = workbook.add_format(
            {**head, "bg_color": style.ACCENT, "font_color": style.PAPER}
        )
        self.optional = workbook.add_format(
            {**head, "bg_color": style.ACCENT_TINT, "font_color": style.INK}
        )
        self.mark = workbook.add_format(
            {**head, "bg_color": style.ACCENT, "font_color": style.PAPER, "num_format": "@"}
        )

    def cell(self, number_format: str, is_wrapped: bool) -> object:
        """Return the format of a cell below a header."""
        key = (number_format, is_wrapped)
        if key not in self._cells:
            self._cells[key] = self._workbook.add_format(
                {
                    "num_format": number_format,
                    "valign": "top",
                    "align": "left",
                    "text_wrap": is_wrapped,
                }
            )
        return self._cells[key]


def _look(workbook: xlsxwriter.Workbook) -> Look:
    body = {"text_wrap": True, "valign": "top", "font_color": style.INK}
    head = {"bold": True, "valign": "top", "border": 1, "border_color": style.HAIRLINE}
    return Look(
        heading=workbook.add_format({"bold": True, "font_size": 18, "font_color": style.ACCENT}),
        subheading=workbook.add_format(
            {"bold": True, "font_size": 13, "font_color": style.ACCENT, "valign": "bottom"}
        ),
        body=workbook.add_format(body),
        required=workbook.add_format({**head, "bg_color": style.ACCENT, "font_color": style.PAPER}),
        optional=workbook.add_format(
            {**head, "bg_color": style.ACCENT_TINT, "font_color": style.INK}
        ),
        label=workbook.add_format({"bold": True, "font_color": style.SOFT_INK, "bottom": 1}),
        example=workbook.add_format({**body, "font_color": style.SOFT_INK, "italic": True}),
    )


def _defined_names(workbook: xlsxwriter.Workbook, book: Book) -> dict[tuple[str, str], str]:
    """Name the columns that others choose from; a name is as long as its list is filled.

    A blank in a named list would make Excel accept anything.
    """
    names = {}
    tables = {template.table: template for template in book.sheets if not template.is_wide}
    sources = {
        defining_column(table, name)
        for table, template in tables.items()
        for name in template.columns
    }
    for table, name in sorted(source for source in sources if source and source[0] in tables):
        template = tables[table]
        letter = xl_col_to_name(list(template.columns).index(name))
        sheet = "'" + template.sheet_name.replace("'", "''") + "'"
        area = f"{sheet}!${letter}$2:${letter}${template.last_row}"
        title = f"lijst_{SHEETS[table].title.lower().replace(' ', '_')}"
        filled = f"MAX(1,COUNTA({area}))"
        workbook.define_name(title, f"=OFFSET({sheet}!${letter}$2,0,0,{filled},1)")
        names[(table, name)] = f"={title}"
    return names


def _write_sheet(
    sheet: Worksheet,
    template: Template,
    rows: Sequence[Mapping[str, object]],
    places: Places,
    formats: _Formats,
) -> None:
    _set_page(sheet, template)
    for at, (name, column) in enumerate(template.columns.items()):
        wrapped = name in WRAPPED
        cell = formats.cell(number_format_of(name, column), wrapped)
        sheet.set_column(at, at, _width(name, column), cell)
        head = formats.required if column.required else formats.optional
        sheet.write_string(0, at, column.header, head)
        sheet.write_comment(0, at, _note(column), {"x_scale": 1.6, "y_scale": 0.8})
        _set_rule(sheet, template, at, name, column, places)
        for line, row in enumerate(rows, start=1):
            _write_cell(sheet, line, at, row.get(name), cell)
    if template.is_wide:
        _add_marks(sheet, template, formats)
    last = len(template.columns) - 1 + (WIDE_MARKS if template.is_wide else 0)
    sheet.autofilter(0, 0, max(len(rows), 1), last)
    texts = " ".join(
        f"{xl_col_to_name(at)}2:{xl_col_to_name(at)}{template.last_row}"
        for at, (name, column) in enumerate(template.columns.items())
        if number_format_of(name, column) == "@"
    )
    if texts:
        sheet.ignore_errors({"number_stored_as_text": texts})


def _set_page(sheet: Worksheet, template: Template) -> None:
    sheet.freeze_panes(1, 2 if template.is_wide else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    width = sum(_width(name, column) for name, column in template.columns.items())
    sheet.fit_to_pages(1 + width // PAGE_WIDTH, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&L&F › &A&RBlad &P van &N")
    sheet.set_row(0, HEADER_HEIGHT)
    sheet.set_tab_color(style.ACCENT)


def _set_rule(
    sheet: Worksheet, template: Template, at: int, name: str, column: Column, places: Places
) -> None:
    fixed = list_of(template.table, name)
    source = places.get(fixed) if fixed else places.get(defining_column(template.table, name))
    may_differ = column.kind in ("list", "places") or name == "planned_kind"
    cell = f"{xl_col_to_name(at)}2"
    rule = rule_for(column, cell, source, may_differ)
    if rule:
        sheet.data_validation(1, at, template.last_row - 1, at, rule)


def _add_marks(sheet: Worksheet, template: Template, formats: _Formats) -> None:
    """Add the columns of a wide list: an empty header for a code, marks below it."""
    first = len(template.columns)
    last = first + WIDE_MARKS - 1
    presence = template.schema.columns["presence"]
    sheet.set_column(first, last, MARK_WIDTH, formats.cell("General", False))
    for at in range(first, last + 1):
        sheet.write_blank(0, at, None, formats.mark)
    sheet.data_validation(0, first, 0, last, MARK_PROMPT)
    rule = rule_for(presence, f"{xl_col_to_name(first)}2", None, False)
    sheet.data_validation(1, first, template.last_row - 1, last, rule)


def _write_cell(sheet: Worksheet, line: int, at: int, value: object, cell: object) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(line, at, value, cell)
    elif isinstance(value, (int, float)):
        sheet.write_number(line, at, value, cell)
    else:
        sheet.write_string(line, at, str(value), cell)


def _note(column: Column) -> str:
    opening = "Verplicht. " if column.required else ""
    return f"{opening}{column.description[:1].upper()}{column.description[1:]}."


def _width(name: str, column: Column) -> int:
    width = WIDTH_BY_NAME.get(name, WIDTH_BY_KIND[column.kind])
    return max(width, len(column.header) + ROOM_FOR_FILTER)
