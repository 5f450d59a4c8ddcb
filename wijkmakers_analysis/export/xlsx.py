"""Write the tables, the published facts and their definitions as an Excel workbook.

A number is a number, and its words stand beside it. Every list is a native table; no text is ever
a formula or a link, and no sheet is hidden.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Document, Text, plain
from wijkmakers_analysis.export.definitions import MEANING
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.office import (
    BAND,
    CREATED,
    FONT,
    LONGEST_PROPERTY,
    ON_BAND,
    fixed_bytes,
)
from wijkmakers_analysis.export.sheet_names import table_name
from wijkmakers_analysis.export.xlsx_cells import (
    DEFINITION_HEADERS,
    FACT_HEADERS,
    HEADER_ROW,
    Sheet,
    Value,
    columns_of,
    definition_rows,
    fact_rows,
    fitted,
    own_sheets,
    sheets_of,
    table_rows,
)
from wijkmakers_analysis.translation import translated

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

EVERY_FACT = "Elk cijfer dat naar buiten mag"
WHICH_FACTS = (
    "Elk cijfer dat naar buiten mag. Cijfers over één organisatie staan er niet bij. Waar geen "
    "getal staat, zegt de toelichting waarom."
)
_FACT_WIDTHS = (30, 36, 10, 22, 10, 10, 16, 10, 22, 44, 60, 34)
# On paper the list of facts ends before what the sheet of definitions says, so that it can be read.
_PRINTED_FACT_COLUMNS = 10
_WIDEST = 60
# Points, of one line and of the highest row that Excel has.
_LINE, _HIGHEST = 15.0, 400.0


def write_xlsx(document: Document, path: Path) -> None:
    """Write the workbook; the file that was there stays where this fails."""
    replace_file(path, render_xlsx(document))


def render_xlsx(document: Document) -> bytes:
    """Return the workbook; the same document always gives the same bytes."""
    import xlsxwriter

    saved = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        saved,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        },
    )
    workbook.set_properties(
        {
            "title": " ".join(plain(document.cover.title).split())[:LONGEST_PROPERTY],
            "author": "",
            "created": CREATED,
        }
    )
    _Writer(workbook, document).write()
    workbook.close()
    return fixed_bytes(saved.getvalue())


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: "Workbook", document: Document) -> None:
        self._workbook, self._document = workbook, document
        look = style.look_of(document.cover.accent)
        ink = {"font_name": FONT, "font_color": style.INK, "valign": "vcenter"}
        made = workbook.add_format
        self._title = made({**ink, "bold": True, "font_size": 16, "font_color": look.accent})
        self._soft = made({**ink, "font_color": style.SOFT_INK})
        self._band = made({**ink, "bold": True, "bg_color": BAND, "font_color": ON_BAND})
        self._link = made({**ink, "font_color": look.accent, "underline": 1})
        self._text = made({**ink, "text_wrap": True, "indent": 1, "align": "left"})
        self._number = made({**ink, "num_format": "#,##0.###", "align": "right"})
        self._whole = made({**ink, "num_format": "#,##0", "align": "right"})
        self._share = made({**ink, "num_format": "0%", "align": "right"})
        head = {**ink, "bold": True, "text_wrap": True, "bg_color": look.accent_tint,
                "bottom": 2, "bottom_color": look.accent}  # fmt: skip
        self._header = made({**head, "indent": 1, "align": "left"})
        self._number_header = made({**head, "align": "right"})
        self._tables: list[str] = []
        self._names = own_sheets()

    def write(self) -> None:
        """Write every sheet, the contents first."""
        sheets = sheets_of(self._document)
        contents = self._add(self._names[0])
        self._write_facts()
        self._write_definitions()
        for sheet in sheets:
            self._write_table(sheet)
        self._write_contents(contents, sheets)

    def _add(self, name: str) -> "Worksheet":
        sheet = self._workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&A&R{translated('Bladzijde ')}&P{translated(' van ')}&N")
        return sheet

    def _write_contents(self, sheet: "Worksheet", tables: Sequence[Sheet]) -> None:
        cover = self._document.cover
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 90)
        row = 0
        for text, look in (
            (cover.stamp, self._band), (cover.notice, self._band), (cover.title, self._title),
            (cover.subtitle, self._soft), (cover.period, self._soft), (cover.sender, self._soft),
        ):  # fmt: skip
            if text:
                sheet.write_string(row, 0, fitted(plain(text)), look)
                if look is self._band:  # the text runs on over the next cell
                    sheet.write_blank(row, 1, None, look)
                row += 1
        _, facts, definitions = self._names
        listed = [(facts, translated(EVERY_FACT)), (definitions, translated(MEANING))]
        listed += [(one.name, fitted(plain(one.table.title))) for one in tables]
        row += 1
        for name, title in listed:
            place = "'" + name.replace("'", "''") + "'!A1"
            sheet.write_url(row, 0, f"internal:{place}", self._link, string=name)
            sheet.write_string(row, 1, title, self._soft)
            row += 1
        if cover.version:
            version = fitted(translated("Versie van de cijfers: ") + cover.version)
            sheet.write_string(row + 1, 0, version, self._soft)

    def _write_facts(self) -> None:
        sheet = self._add(self._names[1])
        self._write_head(sheet, translated("Alle cijfers"), (), translated(WHICH_FACTS))
        rows = fact_rows(self._document)
        shares = [fact.unit == "aandeel" for fact in self._document.published.facts]
        counts = [False] * len(rows)
        numbers = {2: shares, 4: shares, 5: shares, 6: counts}
        self._write_list(sheet, tuple(map(translated, FACT_HEADERS)), rows, numbers, _FACT_WIDTHS)
        sheet.print_area(0, 0, HEADER_ROW + len(rows), _PRINTED_FACT_COLUMNS - 1)

    def _write_definitions(self) -> None:
        sheet = self._add(self._names[2])
        self._write_head(sheet, translated(MEANING), (), "")
        rows = definition_rows(self._document)
        headers = tuple(map(translated, DEFINITION_HEADERS))
        self._write_list(sheet, headers, rows, {}, (36, 100, 26))

    def _write_table(self, sheet_of: Sheet) -> None:
        sheet, table = self._add(sheet_of.name), sheet_of.table
        self._write_head(sheet, plain(table.title), sheet_of.subtitle, plain(sheet_of.note))
        columns = columns_of(table)
        headers, rows = table_rows(table)
        widths = [_width(name, () if is_number else [plain(row[place]) for row in table.rows])
                  for name, place, is_number in columns]  # fmt: skip
        shares = {column: [plain(row[place]).strip().endswith("%") for row in table.rows]
                  for column, (_, place, is_number) in enumerate(columns) if is_number}  # fmt: skip
        self._write_list(sheet, headers, rows, shares, widths)

    def _write_head(self, sheet: "Worksheet", title: str, subtitle: Text, note: str) -> None:
        sheet.write_string(0, 0, fitted(title), self._title)
        for row, text in ((1, plain(subtitle)), (2, note)):
            if text:
                sheet.write_string(row, 0, fitted(text), self._soft)
        sheet.set_row(0, 1.6 * _LINE)
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        sheet.repeat_rows(HEADER_ROW)

    def _write_list(
        self,
        sheet: "Worksheet",
        headers: Sequence[str],
        rows: Sequence[Sequence[Value]],
        numbers: Mapping[int, Sequence[bool]],
        widths: Sequence[float],
    ) -> None:
        """Write a native table; where there are no rows, its headers alone.

        ``numbers`` says which columns hold numbers and, row by row, whether it is a percentage.
        """
        names = list(headers)
        sheet.set_row(HEADER_ROW, _height(names, widths))
        looks = [self._number_header if place in numbers else self._header
                 for place in range(len(names))]  # fmt: skip
        for column, name in enumerate(names):
            sheet.set_column(column, column, widths[column])
            sheet.write_string(HEADER_ROW, column, name, looks[column])
        if rows:
            self._tables.append(table_name(sheet.get_name(), self._tables))
            look = {"name": self._tables[-1], "style": "Table Style Light 1"}
            heads = [{"header": name, "header_format": head}
                     for name, head in zip(names, looks, strict=True)]  # fmt: skip
            last = HEADER_ROW + len(rows), len(names) - 1
            sheet.add_table(HEADER_ROW, 0, *last, {**look, "columns": heads})
        for place, cells in enumerate(rows):
            row = HEADER_ROW + 1 + place
            sheet.set_row(row, _height(cells, widths))
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, fitted(cell), self._text)
                else:
                    self._write_number(sheet, row, column, cell, numbers[column][place])
        # A text such as '27' is meant as text: it is how the report prints the number beside it.
        last = HEADER_ROW + len(rows), max(len(names) - 1, 0)
        sheet.ignore_errors({"number_stored_as_text": _range(HEADER_ROW, *last)})

    def _write_number(
        self, sheet: "Worksheet", row: int, column: int, value: float | None, is_share: bool
    ) -> None:
        if value is None:
            sheet.write_blank(row, column, None, self._text)
            return
        look = self._whole if float(value).is_integer() else self._number
        sheet.write_number(row, column, value, self._share if is_share else look)


def _width(name: str, texts: Sequence[str]) -> float:
    """Return the width of a column in characters: its texts, or its header on two lines."""
    return min(max([*map(len, texts), len(name) / 2, *map(len, name.split()), 8]) + 5, _WIDEST)


def _height(cells: Sequence[Value], widths: Sequence[float]) -> float:
    """Return the height of a row in points, by the cell that takes the most lines."""
    lines = [
        sum(-(-max(len(line), 1) // int(width - 2)) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(max([*lines, 1]) * _LINE + 3, _HIGHEST)


def _range(first_row: int, last_row: int, last_column: int) -> str:
    from xlsxwriter.utility import xl_range

    area: str = xl_range(first_row, 0, last_row, last_column)
    return area
