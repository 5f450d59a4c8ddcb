"""What always holds of reading: every format gives the cells that were written, and no other."""

import io
import tempfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wijkmakers_analysis.intake.formats import read_file
from wijkmakers_analysis.intake.raw import clean

from spreadsheets import WRITERS, by_openpyxl, by_xlsxwriter

# What XML can hold, and a space only between letters: outer ones are cleaned away.
_LETTERS = st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=["C", "Z"])
_TEXTS = st.one_of(
    st.sampled_from(
        ["001", "1.0", "1", "NA", "None", "n/a", "=1+1", "<v>7</v>", "a & b", "1e5", "x  y"]
    ),
    st.text(_LETTERS, min_size=1, max_size=8),
)
_NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15, allow_nan=False).map(lambda value: float(f"{value:.12g}")),
)
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
_TIMES = st.times().map(lambda moment: moment.replace(microsecond=0)).filter(lambda at: at > time())
CELLS = st.one_of(st.none(), st.none(), _TEXTS, _NUMBERS, st.booleans(), _MOMENTS, _TIMES)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8)


def read(content: bytes, ending: str):
    """Return the cells of the only sheet of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"lijst{ending}"
        path.write_bytes(content)
        sheets, problems = read_file(path, path.name)
    assert problems == []
    assert [sheet.sheet for sheet in sheets] == ["Blad1"]
    return {
        (row, column): sheets[0].cell(row, column)
        for row in range(1, sheets[0].height + 1)
        for column in range(1, sheets[0].width + 1)
        if sheets[0].cell(row, column) is not None
    }


def told(value: object) -> object:
    """Return a cell as it should be read: a day is a moment, a type is part of it."""
    value = clean(value)
    if type(value) is date:
        value = datetime(value.year, value.month, value.day)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return type(value), value


def filled(rows) -> dict:
    return {
        (at, place): told(value)
        for at, row in enumerate(rows, start=1)
        for place, value in enumerate(row, start=1)
        if value is not None
    }


@pytest.mark.parametrize("writer", WRITERS)
@hypothesis_settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_every_format_gives_the_cells_that_were_written(writer, rows):
    if writer == "odfpy.ods":  # the format itself makes spaces in a row one
        rows = [[v if v != "x  y" else "x y" for v in row] for row in rows]
    found = read(WRITERS[writer](rows), Path(writer).suffix)
    assert {place: told(value) for place, value in found.items()} == filled(rows)


@hypothesis_settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_a_text_in_its_cell_is_the_same_as_a_shared_one(rows):
    apart = read(by_xlsxwriter(rows, constant_memory=True), ".xlsx")
    assert apart == read(by_xlsxwriter(rows), ".xlsx")


@hypothesis_settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_cells_are_those_of_openpyxl(rows):
    content = by_openpyxl(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    theirs = {
        (cell.row, cell.column): told(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert {at: told(value) for at, value in read(content, ".xlsx").items()} == theirs
