"""Turn parsed cells into typed columns of a frame, the same for every table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.cells import blank
from wijkmakers_analysis.schemas import SHEETS, Column

# Tables of which a row can be one cell of a wide sheet: that cell's letter is kept beside it.
CELL_BY_CELL = frozenset({"attendance", "survey_answers"})


def typed_columns(
    name: str, column: Column, meanings: Sequence[Any], codes: np.ndarray
) -> dict[str, pd.Series]:
    """Return the frame's columns for one column of a sheet.

    Parameters
    ----------
    name
        The column's name in frames.
    column
        Its declaration.
    meanings
        What each distinct cell means, the last one what a blank means.
    codes
        For each row the position in ``meanings``; -1 is a blank.
    """
    if column.kind == "date":
        return {name: _days(meanings, codes)}
    if column.kind == "loose_date":
        return {
            f"{name}_first": _days([meaning[0] for meaning in meanings], codes),
            f"{name}_last": _days([meaning[1] for meaning in meanings], codes),
        }
    if column.kind in ("whole", "number"):
        dtype = "Int64" if column.kind == "whole" else "Float64"
        return {name: pd.Series(pd.array(list(meanings), dtype=dtype)[codes], copy=False)}
    if column.kind == "count":
        values = [None if meaning is None else meaning[0] for meaning in meanings]
        bounds = [meaning is not None and meaning[1] for meaning in meanings]
        return {
            name: pd.Series(pd.array(values, dtype="Int64")[codes], copy=False),
            f"{name}_is_bound": pd.Series(np.array(bounds, dtype=bool)[codes], copy=False),
        }
    if meanings == [None]:
        return {name: same_column(None, len(codes))}
    return {name: pd.Series(object_array(meanings)[codes], dtype=object, copy=False)}


def object_array(values: Sequence[object]) -> np.ndarray:
    """Return an array of objects that keeps tuples whole and None as None."""
    array = np.empty(len(values), dtype=object)
    if any(isinstance(value, tuple) for value in values):
        for place, value in enumerate(values):
            array[place] = value
    else:
        array[:] = list(values)
    return array


def same_column(value: str | None, length: int) -> pd.Series:
    """Return a column that holds one value in every row, as one object: np.full copies a text."""
    array = np.empty(length, dtype=object)
    array[:] = value
    return pd.Series(array, dtype=object, copy=False)


def frame_columns(name: str, column: Column) -> tuple[str, ...]:
    """Return the names of the frame's columns that hold one column of a sheet."""
    if column.kind == "loose_date":
        return f"{name}_first", f"{name}_last"
    if column.kind == "count":
        return name, f"{name}_is_bound"
    return (name,)


def empty_table(table: str) -> pd.DataFrame:
    """Return a table of `schemas.SHEETS` without rows and with every column."""
    none = np.empty(0, dtype=int)
    columns: dict[str, pd.Series] = {}
    for name, column in SHEETS[table].columns.items():
        columns |= typed_columns(name, column, [blank(column)], none)
    if table in CELL_BY_CELL:
        columns["cell_column"] = pd.Series([], dtype=object)
    columns["file"] = pd.Series([], dtype=object)
    columns["sheet"] = pd.Series([], dtype=object)
    columns["row"] = pd.Series([], dtype="int64")
    columns["area"] = pd.Series([], dtype=object)
    return pd.DataFrame(columns)


def _days(days: Sequence[date | None], codes: np.ndarray) -> pd.Series:
    stamps = [np.datetime64("NaT", "D") if day is None else np.datetime64(day, "D") for day in days]
    moments = np.array(stamps, dtype="datetime64[D]").astype("datetime64[ns]")
    return pd.Series(moments[codes], copy=False)
