"""Place a comment's box beside its cell, as large as its text needs, whatever the columns are."""

from collections.abc import Callable

from wijkmakers_analysis.intake.formats.grid import LAST_COLUMN, LAST_ROW
from wijkmakers_analysis.intake.returned.grid import data_of, row_tags
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    attribute,
    child,
    children,
    opening_tag,
    root_of,
)

BOX_WIDTH = 320
LINE_HEIGHT = 16
SIGNS_A_LINE = 46
LOWEST_BOX, HIGHEST_BOX = 70, 480
GAP = 15
DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20
_PIXELS_A_POINT = 96 / 72
_PIXELS_A_SIGN, _PADDING = 7, 5


class Geometry:
    """The widths of columns and heights of rows of a sheet, in pixels.

    Parameters
    ----------
    sheet
        Text of the sheet's part.
    """

    def __init__(self, sheet: str):
        root, data = root_of(sheet), data_of(sheet)
        head = Element("", 0, root.inner, data.start, data.start)
        formats = child(sheet, head, "sheetFormatPr")
        tag = opening_tag(sheet, formats) if formats else ""
        width = attribute(tag, "defaultColWidth")
        height = attribute(tag, "defaultRowHeight")
        self._width = _wide(width) if width else DEFAULT_WIDTH
        self._height = _high(height) if height else DEFAULT_HEIGHT
        self._widths: list[tuple[int, int, int]] = []
        columns = child(sheet, head, "cols")
        for each in children(sheet, columns) if columns else ():
            tag = opening_tag(sheet, each)
            given = attribute(tag, "width")
            is_hidden = attribute(tag, "hidden") in ("1", "true")
            pixels = 0 if is_hidden else _wide(given) if given else self._width
            first, last = int(attribute(tag, "min") or ""), int(attribute(tag, "max") or "")
            self._widths.append((first, last, pixels))
        self._heights = {
            row.number: 0 if attribute(row.tag, "hidden") in ("1", "true") else _high(given)
            for row in row_tags(sheet, data)
            if "ht=" in row.tag and (given := attribute(row.tag, "ht"))
        }

    def anchor(self, place: tuple[int, int], text: str) -> str:
        """Return the corners of a box: column, pixels, row, pixels, twice.

        Parameters
        ----------
        place
            (row, column) of the cell, from 1.
        text
            What has to fit.
        """
        lines = sum(1 + len(line) // SIGNS_A_LINE for line in text.split("\n"))
        high = min(max(lines * LINE_HEIGHT + 10, LOWEST_BOX), HIGHEST_BOX)
        row, column = place
        left = min(column + 1, LAST_COLUMN)
        top = max(row - 1, 1)
        right, over_right = self._walk(left, GAP + BOX_WIDTH, self._column_width, LAST_COLUMN)
        bottom, over_bottom = self._walk(top, 2 + high, self._row_height, LAST_ROW)
        corners = (left - 1, GAP, top - 1, 2, right - 1, over_right, bottom - 1, over_bottom)
        return ", ".join(map(str, corners))

    def _walk(self, at: int, pixels: int, size: Callable[[int], int], last: int) -> tuple[int, int]:
        while at < last and pixels >= size(at):
            pixels -= size(at)
            at += 1
        return at, min(pixels, size(at))

    def _column_width(self, column: int) -> int:
        for first, last, pixels in self._widths:
            if first <= column <= last:
                return pixels
        return self._width

    def _row_height(self, row: int) -> int:
        return self._heights.get(row, self._height)


def _wide(signs: str) -> int:
    return round(float(signs) * _PIXELS_A_SIGN) + _PADDING


def _high(points: str) -> int:
    return round(float(points) * _PIXELS_A_POINT)
