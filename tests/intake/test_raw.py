"""A raw sheet keeps every cell, by column, at its own address."""

import sys

import numpy as np

from wijkmakers_analysis.intake import raw
from wijkmakers_analysis.intake.raw import RawColumn, RawSheet

from spreadsheets import cells_of, sheet_of

ROWS = [
    ["titel"],
    [],
    ["a", None, 1, "a"],
    [" ", "b", 2.5, "c "],
    [None, None, None, "a"],
    [None, ""],
]


def sheet(rows=ROWS, **extra):
    return sheet_of("lijst.xlsx", "Blad1", rows, **extra)


def test_a_sheet_ends_at_its_last_filled_row_and_column():
    found = sheet()
    assert (found.height, found.width, found.filled_rows) == (5, 4, 4)
    assert cells_of(found) == [
        ("titel", None, None, None),
        (None, None, None, None),
        ("a", None, 1, "a"),
        (None, "b", 2.5, "c"),
        (None, None, None, "a"),
    ]
    assert found.is_filled.tolist() == [True, False, True, True, True]


def test_a_formula_without_result_keeps_its_row():
    assert sheet([["x"]], uncalculated=frozenset({(3, 2)})).height == 3
    assert sheet([["x"]]).height == 1


def test_a_sheet_without_cells_is_empty():
    for rows in ([], [[]], [[None, " "], ["\u200b"]]):
        found = sheet(rows)
        assert (found.height, found.width, found.filled_rows) == (0, 0, 0)
        assert found.cell(1, 1) is None


def test_each_distinct_cell_is_kept_once():
    codes, values = sheet().column(4)
    assert codes.dtype == np.int32
    assert codes.tolist() == [-1, -1, 0, 1, 0]
    assert values == ["a", "c"]


def test_outside_the_filled_part_every_cell_is_blank():
    found = sheet()
    assert found.cell(99, 1) is None
    assert found.cell(1, 99) is None
    codes, values = found.column(99)
    assert codes.tolist() == [-1] * 5
    assert values == []


def test_a_corrected_cell_leaves_the_sheet_it_came_from_as_it_was():
    before = sheet(uncalculated=frozenset({(2, 6)}))
    rows = cells_of(before)
    after = before.with_cell(2, 6, "nieuw")
    assert cells_of(before) == rows
    assert before.uncalculated == {(2, 6)}
    assert after.uncalculated == frozenset()
    assert after.cell(2, 6) == "nieuw"
    assert [row[:4] for row in cells_of(after)] == rows
    assert after.with_cell(2, 6, None).cell(2, 6) is None


def test_an_area_keeps_its_addresses():
    before = sheet(uncalculated=frozenset({(3, 2), (5, 1)}))
    area = (1, 3, 3, 4)
    inside = before.only(area)
    nothing = (None,) * 4
    assert cells_of(inside) == [
        nothing, nothing, ("a", None, 1, None), (None, "b", 2.5, None), nothing,
    ]  # fmt: skip
    assert inside.uncalculated == {(3, 2)}
    assert cells_of(before)[2] == ("a", None, 1, "a")
    assert inside.filled_rows == 2


def test_columns_of_another_length_than_the_sheet_are_cut_and_filled():
    long = RawColumn(np.array([0, -1, -1, -1], dtype=np.int32), ["x"])
    found = RawSheet.from_columns("a.csv", "", [long], fields=np.array([1, 0, 0, 0]))
    assert (found.height, found.fields.tolist()) == (1, [1])
    found = RawSheet.from_columns("a.xlsx", "B", [long], uncalculated=frozenset({(6, 1)}))
    assert found.column(1).codes.tolist() == [0, -1, -1, -1, -1, -1]


def test_every_space_that_python_knows_is_outer_space():
    spaces = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert set(raw.OUTER_SPACE) == spaces | {"\u200b", "\ufeff"}
