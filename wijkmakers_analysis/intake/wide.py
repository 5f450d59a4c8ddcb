"""Read a presence list with a column an activity into one row a person and activity."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.activity_index import ActivityIndex, activities_meant, exact_day
from wijkmakers_analysis.intake.cells import parse_cell
from wijkmakers_analysis.intake.columns import empty_table, object_array
from wijkmakers_analysis.intake.headers import Layout, is_total
from wijkmakers_analysis.intake.problems import NO_MARK, Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet, cell_at
from wijkmakers_analysis.intake.shape import shape_problems
from wijkmakers_analysis.intake.sheets import (
    SheetRows,
    ledger_row,
    letters_of,
    read_column,
    rows_of_data,
    understand,
    with_addresses,
)
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import Attendance
from wijkmakers_analysis.schemas.attendance import ABSENT, UNKNOWN

PRESENCE = Attendance.columns[Attendance.presence]
# A column with this share of presence is one of an activity, with a wrong cell or a sum in it. A
# sign or two, such as o, may be meant as presence, but at least half must be certain.
FEWEST_MARKS_SHARE, FEWEST_CERTAIN_SHARE = 0.75, 0.5
LONGEST_SIGN = 2


class _Marks(NamedTuple):
    """Crosses: for each the place of its record, the place of its activity, and its meaning."""

    records: np.ndarray
    activities: np.ndarray
    presence: np.ndarray


def read_wide(
    raw: RawSheet, layout: Layout, index: ActivityIndex, blank: str = UNKNOWN
) -> SheetRows:
    """Read a wide list; a blank cell gives no row, unless the office says that it means absent.

    Parameters
    ----------
    raw, layout
        The sheet and where its columns stand.
    index
        The activities that a header can mean.
    blank
        UNKNOWN: a blank says nothing about that person there; ABSENT: was not there, unless
        nothing at all stands under that activity: then nobody kept the list.
    """
    numbers, skipped = rows_of_data(raw, layout)
    strange = columns_of_marks(raw, layout, numbers)
    known = tuple(place for place in layout.unknown if place not in strange)
    problems = [no_such_activity(raw, layout, place) for place in strange]
    problems += shape_problems(raw, replace(layout, unknown=known), numbers)
    people, found = _people(raw, layout, numbers)
    problems += found
    marks, found = _marks(raw, layout, numbers, is_absent=blank == ABSENT)
    problems += found
    activities, found = _activities(raw, layout, index)
    problems += found
    frame = people.iloc[marks.records].reset_index(drop=True)
    places = object_array([get_column_letter(place) for place in layout.marks])
    frame = frame.assign(
        presence=pd.Series(marks.presence, dtype=object),
        cell_column=pd.Series(places[marks.activities], dtype=object),
        activity_id=pd.Series(object_array(activities)[marks.activities], dtype=object),
    )[list(empty_table("attendance").columns)]
    without = len(numbers) - frame["row"].nunique()
    if without:
        skipped = {**skipped, NO_MARK: without}
    return SheetRows(
        frame=frame,
        ledger=ledger_row(raw, layout, len(numbers) - without, skipped),
        problems=tuple(problems),
        letters=letters_of(layout),
    )


def columns_of_marks(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[int]:
    """Return unknown columns that hold hardly anything but presence: a mistyped activity."""
    strange = []
    for place in layout.unknown:
        if is_total(raw.cell(layout.header_row, place)):
            continue
        codes, values = raw.column(place)
        counts = np.bincount(codes[numbers - 1] + 1, minlength=len(values) + 1)[1:]
        used = np.flatnonzero(counts)
        certain = sum(counts[code] for code in used if _is_presence(values[code], raw))
        marks = certain + sum(counts[code] for code in used if _is_odd_sign(values[code], raw))
        if (
            certain
            and certain >= FEWEST_CERTAIN_SHARE * counts.sum()
            and marks >= FEWEST_MARKS_SHARE * counts.sum()
        ):
            strange.append(place)
    return strange


def no_such_activity(raw: RawSheet, layout: Layout, place: int) -> Problem:
    """Say that a column of presence stands under no known activity."""
    return error(
        "boven deze kolom met aanwezigheid staat geen bekende activiteit",
        "Zet alleen de code of de hele dag (met het jaar) in de kop, zoals in blad Activiteiten.",
        "verwijzing",
        raw.file,
        raw.sheet,
        cell_at(place, layout.header_row),
    )


def nothing_kept(raw: RawSheet, cell: str, count: int) -> Problem:
    """Warn that a blank is not taken for absent where nothing at all was filled in.

    Parameters
    ----------
    cell
        The first place of which this is said.
    count
        How many activities have nothing.
    """
    activities = "deze activiteit" if count == 1 else f"{count} activiteiten, de eerste hier,"
    return warning(
        f"bij {activities} is niets ingevuld, dus telt daar niemand als afwezig",
        "Was er iemand, zet dan de kruisjes. Komt de activiteit nog, dan is dit goed.",
        "waarde",
        raw.file,
        raw.sheet,
        cell,
    )


def _people(
    raw: RawSheet, layout: Layout, numbers: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    columns: dict[str, pd.Series] = {}
    problems: list[Problem] = []
    for name, column in Attendance.columns.items():
        if name not in (Attendance.activity_id, Attendance.presence):
            typed, found = read_column(raw, layout, name, column, numbers)
            columns |= typed
            problems += found
    return with_addresses(columns, raw, numbers), problems


def _marks(
    raw: RawSheet, layout: Layout, numbers: np.ndarray, *, is_absent: bool
) -> tuple[_Marks, list[Problem]]:
    """Read every cross; those of one row stand together, from left to right."""
    problems: list[Problem] = []
    meanings: list[object] = []
    not_kept: list[int] = []
    codes = np.empty((len(numbers), len(layout.marks)), dtype=np.int64)
    for at, place in enumerate(layout.marks):
        own, understood, found = understand(raw, place, PRESENCE, numbers)
        problems += found
        if is_absent and len(own) and (own < 0).all():
            not_kept.append(place)
        elif is_absent:
            understood[-1] = ABSENT
            is_formula = [(number, place) in raw.uncalculated for number in numbers.tolist()]
            own = np.where((own < 0) & ~np.array(is_formula, bool), len(understood) - 1, own)
        codes[:, at] = np.where(own < 0, -1, own + len(meanings))
        meanings += understood
    records, activities = np.nonzero(codes >= 0)
    presence = object_array(meanings)[codes[records, activities]]
    if not_kept:
        first = layout.marks[not_kept[0]][0][0]
        problems.append(nothing_kept(raw, cell_at(not_kept[0], first), len(not_kept)))
    return _Marks(records, activities, presence), problems


def _activities(
    raw: RawSheet, layout: Layout, index: ActivityIndex
) -> tuple[list[str | None], list[Problem]]:
    found = [_activity(raw, layout, place, header, index) for place, header in layout.marks.items()]
    return [activity for activity, _ in found], [each for _, each in found if each]


def _activity(
    raw: RawSheet,
    layout: Layout,
    place: int,
    cells: tuple[tuple[int, object], ...],
    index: ActivityIndex,
) -> tuple[str | None, Problem | None]:
    each = [activities_meant(value, index, raw.epoch) or frozenset() for _, value in cells]
    meant = frozenset.intersection(*each)
    if len(meant) == 1:
        return next(iter(meant)), None
    if all(each) and not meant:
        what = "de koppen boven deze kolom horen bij verschillende activiteiten"
        remedy = "Verbeter een van de twee koppen."
    elif meant:
        what = "op deze dag zijn er meer activiteiten"
        if exact_day(cells[0][1], raw.epoch) is None:
            what = "bij deze kop passen meer activiteiten"
        remedy = "Zet de code van de activiteit in de kop."
    else:
        what = "op deze dag staat er geen activiteit in blad Activiteiten"
        remedy = "Zet de code van de activiteit in de kop, of vul de activiteit aan in blad "
        remedy += "Activiteiten."
    address = cell_at(place, cells[0][0])
    return None, error(what, remedy, "verwijzing", raw.file, raw.sheet, address)


def _is_presence(value: object, raw: RawSheet) -> bool:
    try:
        parse_cell(value, PRESENCE, raw.epoch)
    except WrongCell:
        return False
    return True


def _is_odd_sign(value: object, raw: RawSheet) -> bool:
    is_sign = isinstance(value, str) and len(value) <= LONGEST_SIGN and not value.isdigit()
    return is_sign and not _is_presence(value, raw)
