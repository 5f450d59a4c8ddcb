"""Cut a sheet into its tables: below each other, or beside each other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.activity_index import ActivityIndex, activities_meant
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.footers import is_footer, repeated_headers
from wijkmakers_analysis.intake.headers import DEEPEST_HEADER, fold_header, is_known_header
from wijkmakers_analysis.intake.raw import Area, RawSheet, as_text
from wijkmakers_analysis.intake.recognising import is_header
from wijkmakers_analysis.intake.single_list import is_label

# A sheet with more tables than this is left whole; its other headers then are wrong records.
MOST_TABLES = 200
# So many rows that may be a header are records.
MOST_CANDIDATES = 2_000
LONGEST_MARK = 80


@dataclass(frozen=True)
class TableOnSheet:
    """One table of a sheet.

    Parameters
    ----------
    place
        The area that it has to itself.
    area
        The same as an address, such as F1:J20; empty where the sheet holds nothing else.
    """

    place: Area
    area: str = ""

    def within(self, raw: RawSheet) -> RawSheet:
        """Return the sheet with nothing but this table, without the blank rows below it."""
        return _cropped(raw, self.place)


def tables_on_sheet(raw: RawSheet, index: ActivityIndex) -> list[TableOnSheet]:
    """Return the tables of a sheet in reading order; a sheet that is not clear stays whole.

    It is cut only where each part has a header of its own that is certain. What stands above a
    header up to a blank row, such as the name of an activity, goes with it.

    Parameters
    ----------
    raw
        The sheet, with merged headers filled.
    index
        The activities that a header can mean.
    """
    whole = (1, 1, raw.width, raw.height)
    areas = list(_cut(raw, whole, index)) if raw.is_filled.any() else [whole]
    if not 1 < len(areas) <= MOST_TABLES:
        return [TableOnSheet(whole)]
    bottoms = [_cropped(raw, area).height for area in areas]
    areas = [(*area[:3], bottom) for area, bottom in zip(areas, bottoms, strict=True)]
    return [TableOnSheet(area, _written(area)) for area in areas]


def _cut(part: RawSheet, area: Area, index: ActivityIndex) -> Iterator[Area]:
    """Cut by columns where that is possible, else by rows; then each part again."""
    first = _first_header(part, index)
    if first is None:
        yield area
        return
    parts = _by_columns(area, part, first, index)
    if len(parts) == 1:
        parts = _by_rows(area, part, first, index)
    if not 1 < len(parts) <= MOST_TABLES:
        yield area
        return
    for each in parts:
        yield from _cut(_cropped(part, each), each, index)


def _first_header(part: RawSheet, index: ActivityIndex) -> int | None:
    first = int(np.argmax(part.is_filled)) + 1
    last = min(part.height, first + DEEPEST_HEADER - 1)
    return next((row for row in range(first, last + 1) if is_header(part, row, index)), None)


def _by_columns(area: Area, part: RawSheet, header: int, index: ActivityIndex) -> list[Area]:
    """Return the areas beside each other; a block without a header of its own joins its left."""
    left, top, right, bottom = area
    places = range(left, right + 1)
    is_filled = [bool((part.column(at).codes[header - 1 :] >= 0).any()) for at in places]
    words = [fold_header(as_text(part.cell(header, at))) for at in places]
    begin = next((at for at, word in enumerate(words) if word), 0)
    starts = [
        left + at
        for at in range(1, len(places))
        if is_filled[at]
        and (not is_filled[at - 1] or (words[at] == words[begin] and is_known_header(words[at])))
    ]
    if not starts or len(starts) > MOST_TABLES:
        return [area]
    head = _cropped(part, (left, top, right, min(header + DEEPEST_HEADER, part.height)))
    areas, start = [], left
    for next_start in [*starts, right + 1]:
        if _first_header(head.only((start, top, next_start - 1, bottom)), index) is not None:
            areas.append((start, top, next_start - 1, bottom))
            start = next_start
        elif areas:
            areas[-1] = (areas[-1][0], top, next_start - 1, bottom)
            start = next_start
    return areas if areas and areas[0][0] == left and areas[-1][2] == right else [area]


def _by_rows(area: Area, part: RawSheet, header: int, index: ActivityIndex) -> list[Area]:
    """Return the areas below each other, each from its title to the row before the next title."""
    left, top, right, bottom = area
    filled = _filled_counts(part)
    again = set(repeated_headers(part, header, _filled_places(part, header)))
    tops, last = [top], header
    for number in _candidates(part, header, filled, again, index):
        if number <= last or not is_header(part, number, index):
            continue
        start = _title_start(part, number, last, filled, index)
        # The same header without a title of its own was printed on a next page: the list goes on.
        if number in again and start == number:
            continue
        tops.append(start)
        last = number
    ends = [*(start - 1 for start in tops[1:]), bottom]
    return [(left, start, right, end) for start, end in zip(tops, ends, strict=True)]


def _candidates(
    part: RawSheet, header: int, filled: np.ndarray, again: Iterable[int], index: ActivityIndex
) -> list[int]:
    """Return the rows below a header, after a gap or a title, that may be a header.

    Half of their cells are known headers, or the first one is and an activity follows.
    """
    can_be = np.zeros(part.height, dtype=bool)
    can_be[1:] = (filled[:-1] <= 2) & (filled[1:] >= 2)
    can_be[:header] = False
    rows = np.flatnonzero(can_be)
    hits, first_hit, first_mark = (np.full(len(rows), number) for number in (0, part.width, -1))
    for at in range(part.width - 1, -1, -1):
        codes, values = part.columns[at]
        known = _which(codes[rows], values, is_known_header)
        hits += known
        first_hit[known] = at
        first_mark[_which(codes[rows], values, lambda value: _is_mark(value, index))] = at
    is_crosses = (hits >= 1) & (first_hit < first_mark)
    found = rows[((hits >= 2) & (2 * hits >= filled[rows])) | is_crosses] + 1
    return sorted({*(found.tolist() if len(found) <= MOST_CANDIDATES else ()), *again})


def _which(codes: np.ndarray, values: list[object], test: Callable[[str], bool]) -> np.ndarray:
    """Return for each code whether its value is a text or a day that passes; asks once a value."""
    passes = np.zeros(len(values) + 1, dtype=bool)
    for code in np.unique(codes).tolist():
        if code >= 0 and not isinstance(values[code], (int, float)):
            passes[code] = test(as_text(values[code]))
    found: np.ndarray = passes[codes]
    return found


def _is_mark(text: str, index: ActivityIndex) -> bool:
    if not any(map(str.isdigit, text)):
        return fold(text) in index.titles
    return len(text) <= LONGEST_MARK and activities_meant(text, index) is not None


def _title_start(
    part: RawSheet, header: int, above: int, filled: np.ndarray, index: ActivityIndex
) -> int:
    """Return the row where the title of a header begins: the header itself where it has none.

    A title is the block of lines between blank rows above a header, and a block above that where
    it names an activity. Of lines that follow records without a gap only the last one, right above
    the header, and those that name an activity are its title.
    """
    start, number = header, header - 1
    while number > above:
        if not filled[number - 1]:
            number -= 1
            continue
        top = number + 1
        while top - 1 > above and _can_be_title(part, top - 1, filled):
            top -= 1
        labels = number + 1
        while labels > top and _names_activity(part, labels - 1, index):
            labels -= 1
        if top > number:
            break
        is_free = top - 1 > above and not filled[top - 2]
        is_right_above = number == header - 1 and top - 1 > above and filled[top - 2] > 1
        if is_free and (start == header or labels <= number):
            start, number = top, top - 1
            continue
        return labels if labels <= number else number if is_right_above else start
    return start


def _can_be_title(part: RawSheet, number: int, filled: np.ndarray) -> bool:
    if filled[number - 1] == 1:
        return not is_footer(_texts(part, number)[0])
    return filled[number - 1] == 2 and is_label(_texts(part, number)[0])


def _names_activity(part: RawSheet, number: int, index: ActivityIndex) -> bool:
    """Tell whether a line says at what activity the list below it was held."""
    return is_label(_texts(part, number)[0]) or any(
        activities_meant(value, index, part.epoch) for value in part.row(number)
    )


def _texts(part: RawSheet, number: int) -> list[str]:
    return [as_text(value) for value in part.row(number) if value is not None]


def _filled_counts(part: RawSheet) -> np.ndarray:
    counts = np.zeros(part.height, dtype=np.int32)
    for column in part.columns:
        counts += column.codes >= 0
    return counts


def _filled_places(part: RawSheet, number: int) -> list[int]:
    return [at for at in range(1, part.width + 1) if part.cell(number, at) is not None]


def _cropped(raw: RawSheet, area: Area) -> RawSheet:
    """Return one area at its own addresses, without the blank rows below it."""
    part = raw.only(area)
    height = int(np.flatnonzero(part.is_filled)[-1]) + 1
    height = max([height, *(row for row, _ in part.uncalculated)])
    columns = tuple(column._replace(codes=column.codes[:height]) for column in part.columns)
    return replace(part, columns=columns, height=height)


def _written(area: Area) -> str:
    left, top, right, bottom = area
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
