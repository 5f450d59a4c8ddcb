"""Read a presence list with a column an activity into one row a person and activity."""

from dataclasses import replace

import numpy as np
import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.cells import WrongCell, parse_cell
from wijkmakers_analysis.intake.columns import empty_table, object_array
from wijkmakers_analysis.intake.folding import fold_id
from wijkmakers_analysis.intake.headers import ActivityIndex, Layout, as_exact_day, is_total
from wijkmakers_analysis.intake.problems import NO_MARK, Problem, error
from wijkmakers_analysis.intake.raw import RawSheet, as_text, cell_at
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
from wijkmakers_analysis.schemas import Attendance

PRESENCE = Attendance.columns[Attendance.presence]


def read_wide(raw: RawSheet, layout: Layout, index: ActivityIndex) -> SheetRows:
    """Read a wide list; a blank cell says nothing about that person there and gives no row.

    Parameters
    ----------
    raw, layout
        The sheet and where its columns stand.
    index
        The activities that a header can mean.
    """
    numbers, skipped = rows_of_data(raw, layout)
    strange = _unknown_activities(raw, layout, numbers)
    known = tuple(place for place in layout.unknown if place not in strange)
    problems = [_no_such_activity(raw, layout, place) for place in strange]
    problems += shape_problems(raw, replace(layout, unknown=known), numbers)
    people, found = _people(raw, layout, numbers)
    problems += found
    parts = []
    for place, header in layout.marks.items():
        activity, complaint = _activity(raw, layout, place, header, index)
        problems += [complaint] if complaint else []
        marks, found = _marks(raw, place, people, numbers)
        problems += found
        parts.append(marks.assign(activity_id=pd.Series(activity, index=marks.index, dtype=object)))
    frame = _in_reading_order(parts)
    without = len(numbers) - frame["row"].nunique()
    if without:
        skipped = {**skipped, NO_MARK: without}
    return SheetRows(
        frame=frame,
        ledger=ledger_row(raw, layout, len(numbers) - without, skipped),
        problems=tuple(problems),
        letters=letters_of(layout),
    )


def _people(
    raw: RawSheet, layout: Layout, numbers: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    columns, problems = {}, []
    for name, column in Attendance.columns.items():
        if name not in (Attendance.activity_id, Attendance.presence):
            typed, found = read_column(raw, layout, name, column, numbers)
            columns |= typed
            problems += found
    return with_addresses(columns, raw, numbers), problems


def _marks(
    raw: RawSheet, place: int, people: pd.DataFrame, numbers: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    codes, meanings, problems = understand(raw, place, PRESENCE, numbers)
    filled = codes >= 0
    presence = object_array(meanings)[codes[filled]]
    marks = people[filled].reset_index(drop=True)
    letter = object_array([get_column_letter(place)] * len(marks))
    return (
        marks.assign(
            presence=pd.Series(presence, dtype=object), cell_column=pd.Series(letter, dtype=object)
        ),
        problems,
    )


def _in_reading_order(parts: list[pd.DataFrame]) -> pd.DataFrame:
    order = list(empty_table("attendance").columns)
    together = pd.concat([part[order] for part in parts], ignore_index=True)
    return together.sort_values("row", kind="stable", ignore_index=True)


def _activity(
    raw: RawSheet, layout: Layout, place: int, header: object, index: ActivityIndex
) -> tuple[str | None, Problem | None]:
    known = index.ids.get(fold_id(as_text(header)))
    if known is not None:
        return known, None
    ids = index.days.get(as_exact_day(header, raw), ())
    if len(ids) == 1:
        return ids[0], None
    what = (
        "op deze dag zijn er meer activiteiten"
        if ids
        else "op deze dag staat er geen activiteit in blad Activiteiten"
    )
    remedy = "Zet de code van de activiteit in de kop" + (
        "." if ids else ", of vul de activiteit aan in blad Activiteiten."
    )
    address = cell_at(place, layout.header_row)
    return None, error(what, remedy, "verwijzing", raw.file, raw.sheet, address)


def _unknown_activities(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[int]:
    """Return unknown columns that hold presence and nothing else: a mistyped activity."""
    strange = []
    for place in layout.unknown:
        if is_total(raw.cell(layout.header_row, place)):
            continue
        values = {raw.cell(number, place) for number in numbers.tolist()} - {None}
        if values and all(_is_presence(value, raw) for value in values):
            strange.append(place)
    return strange


def _is_presence(value: object, raw: RawSheet) -> bool:
    try:
        parse_cell(value, PRESENCE, raw.epoch)
    except WrongCell:
        return False
    return True


def _no_such_activity(raw: RawSheet, layout: Layout, place: int) -> Problem:
    return error(
        "boven deze kolom met aanwezigheid staat geen bekende activiteit",
        "Zet de code of de dag van de activiteit in de kop, zoals in blad Activiteiten.",
        "verwijzing",
        raw.file,
        raw.sheet,
        cell_at(place, layout.header_row),
    )
