"""Columns of Arrow give the cells that a reader of cells gives."""

from datetime import date, datetime, time

import numpy as np
import pyarrow as pa
import pytest

from wijkmakers_analysis.intake.arrow_columns import cleaned_column, column_of


@pytest.mark.parametrize(
    ("array", "expected"),
    [
        (pa.array(["a ", None, "a", "", "\u00a0b\ufeff"]), ["a", None, "a", None, "b"]),
        (pa.array(["a", "b", "a"], pa.large_string()), ["a", "b", "a"]),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", None, "a"]),
        (pa.array([1.5, float("nan"), None]), [1.5, None, None]),
        (pa.array([True, False, None]), ["waar", "onwaar", None]),
        (pa.array([date(2022, 4, 3), None]), [date(2022, 4, 3), None]),
        (
            pa.array([datetime(2022, 4, 3, 20, 15)], pa.timestamp("ns")),
            [datetime(2022, 4, 3, 20, 15)],
        ),
        (pa.array([time(20, 15)]), [time(20, 15)]),
        (pa.nulls(2), [None, None]),
        (pa.chunked_array([["a", "b"], ["b", None]]), ["a", "b", "b", None]),
        (pa.chunked_array([], pa.string()), []),
    ],
)
def test_arrow_gives_the_same_cells(array, expected):
    codes, values = column_of(array)
    assert codes.dtype == np.int32
    assert [values[code] if code >= 0 else None for code in codes] == expected
    assert len(set(values)) == len(values)
    assert None not in values


def test_days_from_arrow_are_days_of_python():
    (value,) = column_of(pa.array([datetime(2022, 4, 3)], pa.timestamp("ns"))).values
    assert type(value) is datetime


def test_cells_that_become_equal_share_a_code():
    before = np.array([0, 1, 2, -1, 3], dtype=np.int32)
    codes, values = cleaned_column(before, ["a", " a", "", "b"])
    assert codes.tolist() == [0, 0, -1, -1, 1]
    assert values == ["a", "b"]
    assert before.tolist() == [0, 1, 2, -1, 3]
