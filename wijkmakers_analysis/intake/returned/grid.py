"""Give cells of a sheet another style, making the cell where there is none."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.returned.marks import place_of
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    NotPatchable,
    appended,
    attribute,
    child,
    children,
    edited,
    elements,
    opening_tag,
    root_of,
    with_attribute,
)

# Gives a new style for a (row, column) and the style that it shows now.
StyleFor = Callable[[tuple[int, int], int], int]
_TAG_REST = r"(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
_SKIPPED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>"


@dataclass(frozen=True)
class RowTag:
    """The opening tag of a row: its number, and where it begins and ends."""

    number: int
    start: int
    inner: int
    tag: str


def data_of(text: str) -> Element:
    """Return where the rows of a sheet stand, without walking through them."""
    prefix = root_of(text).prefix
    found = re.search(rf"<{prefix}sheetData{_TAG_REST}", text)
    if not found:
        raise NotPatchable
    name = f"{prefix}sheetData"
    if found[0].endswith("/>"):
        return Element(name, found.start(), found.end(), found.end(), found.end())
    close = text.rfind(f"</{name}")
    if close < 0:
        raise NotPatchable
    return Element(name, found.start(), found.end(), close, text.index(">", close) + 1)


def row_tags(text: str, data: Element) -> list[RowTag]:
    """Return every row of a sheet; one without a number follows the one before it."""
    pattern = re.compile(rf"{_SKIPPED}|<{data.prefix}row{_TAG_REST}", re.DOTALL)
    found, number = [], 0
    for match in pattern.finditer(text, data.inner, data.close):
        tag = match[0]
        if tag.startswith("<!"):
            continue
        given = attribute(tag, "r")
        number = int(given) if given else number + 1
        found.append(RowTag(number, match.start(), match.end(), tag))
    return found


def with_styles(
    text: str,
    places: Iterable[tuple[int, int]],
    style_for: StyleFor,
) -> str:
    """Return the text of a sheet in which cells have another style.

    Parameters
    ----------
    places
        (row, column) of the cells, from 1.
    style_for
        Gives the new style of a cell for its place and the style that it shows now.
    """
    columns_by_row: dict[int, list[int]] = defaultdict(list)
    for number, column in sorted(places):
        columns_by_row[number].append(column)
    data = data_of(text)
    rows = row_tags(text, data)
    present = {row.number for row in rows}
    absent = iter([*(number for number in columns_by_row if number not in present), None])
    column_styles = _column_styles(text, data)
    edits, next_absent = [], next(absent)

    def new_row(number: int) -> str:
        cells = "".join(
            _new_cell(data.prefix, number, each, style_for, column_styles.get(each, 0))
            for each in columns_by_row[number]
        )
        return f'<{data.prefix}row r="{number}">{cells}</{data.prefix}row>'

    for row in rows:
        made = []
        while next_absent is not None and next_absent < row.number:
            made.append(new_row(next_absent))
            next_absent = next(absent)
        if made:
            edits.append((row.start, row.start, "".join(made)))
        if row.number in columns_by_row:
            edits += _row_edits(
                text, row, data, columns_by_row[row.number], style_for, column_styles
            )
    made = []
    while next_absent is not None:
        made.append(new_row(next_absent))
        next_absent = next(absent)
    if made:
        edits.append(appended(text, data, "".join(made)))
    return edited(text, edits)


def with_styles_replaced(text: str, instead: dict[int, int]) -> str:
    """Return the text of a sheet in which styles are swapped wherever cells have them."""
    if not instead:
        return text
    data = data_of(text)
    pattern = re.compile(rf"<{data.prefix}(?:c|row)(?=\s)[^>]*\ss=[\"'](\d+)[\"'][^>]*>")

    def swap(match: re.Match[str]) -> str:
        style = int(match[1])
        return with_attribute(match[0], "s", str(instead[style])) if style in instead else match[0]

    return (
        text[: data.inner] + pattern.sub(swap, text[data.inner : data.close]) + text[data.close :]
    )


def styles_used(text: str) -> set[int]:
    """Return the numbers of all styles that cells of a sheet have."""
    return {int(number) for number in re.findall(r"<[^<>]*\ss=[\"'](\d+)[\"']", text)}


def _row_edits(
    text: str,
    row: RowTag,
    data: Element,
    columns: Iterable[int],
    style_for: StyleFor,
    column_styles: Mapping[int, int],
) -> list[tuple[int, int, str]]:
    is_empty = row.tag.endswith("/>")
    end = row.inner if is_empty else text.index(f"</{data.prefix}row", row.inner)
    row_style = _row_style(row.tag)
    wanted, edits, is_wider = sorted(columns), [], False
    at, column = 0, 0

    def make(number: int) -> str:
        base = row_style if row_style is not None else column_styles.get(number, 0)
        return _new_cell(data.prefix, row.number, number, style_for, base)

    for cell in elements(text, row.inner, end):
        if cell.local != "c":
            continue
        tag = opening_tag(text, cell)
        place = place_of(attribute(tag, "r") or "")
        column = place[1] if place else column + 1
        made = []
        while at < len(wanted) and wanted[at] < column:
            made.append(make(wanted[at]))
            at += 1
        if made:
            is_wider = True
            edits.append((cell.start, cell.start, "".join(made)))
        if at < len(wanted) and wanted[at] == column:
            style = style_for((row.number, column), int(attribute(tag, "s") or 0))
            edits.append((cell.start, cell.inner, with_attribute(tag, "s", str(style))))
            at += 1
    rest = "".join(map(make, wanted[at:]))
    # The hint which columns a row spans would be wrong for a cell that is added.
    tag = with_attribute(row.tag, "spans", None) if rest or is_wider else row.tag
    if is_empty:
        opened = f"{tag[:-2].rstrip()}>{rest}</{data.prefix}row>"
        return [(row.start, row.inner, opened)]
    if tag != row.tag:
        edits.append((row.start, row.inner, tag))
    if rest:
        edits.append((end, end, rest))
    return edits


def _new_cell(prefix: str, row: int, column: int, style_for: StyleFor, base: int) -> str:
    style = style_for((row, column), base)
    return f'<{prefix}c r="{get_column_letter(column)}{row}" s="{style}"/>'


def _row_style(tag: str) -> int | None:
    if attribute(tag, "customFormat") in ("1", "true"):
        return int(attribute(tag, "s") or 0)
    return None


def _column_styles(text: str, data: Element) -> dict[int, int]:
    head = Element("", 0, root_of(text).inner, data.start, data.start)
    columns = child(text, head, "cols")
    styles: dict[int, int] = {}
    for each in children(text, columns) if columns else ():
        tag = opening_tag(text, each)
        if style := attribute(tag, "style"):
            first, last = int(attribute(tag, "min") or ""), int(attribute(tag, "max") or "")
            styles |= dict.fromkeys(range(first, last + 1), int(style))
    return styles
