"""Put comments and colours at cells of an .ods, taking repeated rows and cells apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from wijkmakers_analysis.intake.returned.marks import AUTHOR, Mark
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    attribute,
    attributes,
    child,
    children,
    edited,
    escape,
    opening_tag,
    with_attribute,
)
from wijkmakers_analysis.intake.returned.opendocument_styles import CellStyles

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_WRAPPERS = frozenset({
    "table-header-rows", "table-rows", "table-row-group", "table-columns", "table-header-columns",
    "table-column-group",
})  # fmt: skip


def with_marks(
    text: str, table: Element, marks: Mapping[tuple[int, int], Mark], styles: CellStyles
) -> list[tuple[int, int, str]]:
    """Return the edits that mark cells of one sheet.

    Parameters
    ----------
    table
        Where the sheet stands.
    marks
        (row, column) from 1 -> what the cell gets.
    styles
        Gets the coloured styles.
    """
    by_row: dict[int, dict[int, Mark]] = defaultdict(dict)
    for (row, column), mark in marks.items():
        by_row[row][column] = mark
    columns, edits, at, end = [], [], 1, table.close
    wanted = sorted(by_row)
    for element in _leaves(text, table):
        tag = opening_tag(text, element)
        if element.local == "table-column":
            repeats = _count(tag, _COLUMNS)
            columns.append((repeats, attribute(tag, "default-cell-style-name") or ""))
        if element.local != "table-row":
            continue
        repeats = _count(tag, _ROWS)
        inside = [row for row in wanted if at <= row < at + repeats]
        if inside:
            pieces, before = [], at
            for row in inside:
                pieces.append(_repeated(text, element, _ROWS, row - before))
                pieces.append(_marked_row(text, element, by_row[row], columns, styles))
                before = row + 1
            pieces.append(_repeated(text, element, _ROWS, at + repeats - before))
            edits.append((element.start, element.end, "".join(pieces)))
        at += repeats
        end = element.end
    beyond = []
    for row in (row for row in wanted if row >= at):
        if row > at:
            beyond.append(
                f'<table:table-row {_ROWS}="{row - at}"><table:table-cell/></table:table-row>'
            )
        beyond.append(
            f"<table:table-row>{_new_cells(1, by_row[row], columns, styles)}</table:table-row>"
        )
        at = row + 1
    if beyond:
        edits.append((end, end, "".join(beyond)))
    return edits


def _leaves(text: str, inside: Element) -> Iterator[Element]:
    for each in children(text, inside):
        if each.local in _WRAPPERS:
            yield from _leaves(text, each)
        else:
            yield each


def _count(tag: str, name: str) -> int:
    return int(attributes(tag).get(name, 1))


def _repeated(text: str, element: Element, name: str, times: int) -> str:
    """Write an element as often as given: with a count, or not at all."""
    if times < 1:
        return ""
    tag = with_attribute(opening_tag(text, element), name, str(times) if times > 1 else None)
    return tag + text[element.inner : element.end]


def _marked_row(
    text: str,
    row: Element,
    marks: Mapping[int, Mark],
    columns: list[tuple[int, str]],
    styles: CellStyles,
) -> str:
    tag = with_attribute(opening_tag(text, row), _ROWS, None)
    row_style = attribute(tag, "default-cell-style-name")
    pieces, at = [], 1
    for cell in children(text, row):
        cell_tag = opening_tag(text, cell)
        repeats = _count(cell_tag, _COLUMNS)
        before = at
        for column in sorted(column for column in marks if at <= column < at + repeats):
            pieces.append(_repeated(text, cell, _COLUMNS, column - before))
            style = attribute(cell_tag, "style-name") or row_style or _default(columns, column)
            pieces.append(_marked_cell(text, cell, style, marks[column], styles))
            before = column + 1
        pieces.append(_repeated(text, cell, _COLUMNS, at + repeats - before))
        at += repeats
    rest = {column: mark for column, mark in marks.items() if column >= at}
    tag = f"{tag[:-2]}>" if tag.endswith("/>") else tag
    return f"{tag}{''.join(pieces)}{_new_cells(at, rest, columns, styles)}</{row.name}>"


def _marked_cell(text: str, cell: Element, style: str, mark: Mark, styles: CellStyles) -> str:
    tag = with_attribute(opening_tag(text, cell), _COLUMNS, None)
    tag = with_attribute(tag, "table:style-name", styles.coloured(style, mark.severity))
    tag = f"{tag[:-2]}>" if tag.endswith("/>") else tag
    inside = text[cell.inner : cell.close]
    note = None if cell.is_empty() else child(text, cell, "annotation")
    if note:
        at = note.close - cell.inner
        inside = edited(inside, [(at, at, _paragraphs(mark.text))])
    else:
        inside = (
            f"<office:annotation><dc:creator>{AUTHOR}</dc:creator>{_paragraphs(mark.text)}"
            f"</office:annotation>{inside}"
        )
    return f"{tag}{inside}</{cell.name}>"


def _new_cells(
    at: int, marks: Mapping[int, Mark], columns: list[tuple[int, str]], styles: CellStyles
) -> str:
    pieces = []
    for column in sorted(marks):
        if column > at:
            pieces.append(f'<table:table-cell {_COLUMNS}="{column - at}"/>')
        bare = "<table:table-cell/>"
        cell = Element("table:table-cell", 0, len(bare), len(bare), len(bare))
        pieces.append(_marked_cell(bare, cell, _default(columns, column), marks[column], styles))
        at = column + 1
    return "".join(pieces)


def _default(columns: list[tuple[int, str]], column: int) -> str:
    """Return the style of cells without one of their own in a column."""
    for repeats, style in columns:
        if column <= repeats:
            return style
        column -= repeats
    return ""


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
