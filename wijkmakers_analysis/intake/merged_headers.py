"""Fill merged headers, so that each column has the words that stand above it."""

from dataclasses import replace

import numpy as np

from wijkmakers_analysis.intake.headers import DEEPEST_HEADER
from wijkmakers_analysis.intake.raw import RawColumn, RawSheet


def filled_headers(raw: RawSheet, last_row: int | None = None) -> RawSheet:
    """Return a sheet in which merged areas of the header hold their text in every cell.

    Parameters
    ----------
    raw
        A sheet, or one table of it.
    last_row
        Number of the row of headers; where that is not known yet, every row in which headers are
        looked for.
    """
    if not raw.merged or not raw.height:
        return raw
    if last_row is None:
        last_row = int(np.argmax(raw.is_filled)) + DEEPEST_HEADER
    changed: dict[int, RawColumn] = {}
    for left, top, right, bottom in raw.merged:
        value = raw.cell(top, left) if top <= last_row else None
        if value is None:
            continue
        end = min(bottom, last_row, raw.height)
        for place in range(left, min(right, raw.width) + 1):
            codes, values = changed.get(place) or raw.column(place)
            if place not in changed:
                codes, values = codes.copy(), list(values)
            rows = np.arange(top - 1, end)
            rows = rows[codes[rows] < 0]
            if len(rows):
                codes[rows] = len(values)
                changed[place] = RawColumn(codes, [*values, value])
    if not changed:
        return raw
    columns = (changed.get(at, column) for at, column in enumerate(raw.columns, start=1))
    return replace(raw, columns=tuple(columns))
