"""Sheets with one record a row: what is a record, and what each column says."""

import numpy as np
import pytest

from wijkmakers_analysis.intake import sheets as reading_sheets
from wijkmakers_analysis.intake.cells import PLAIN, parse_cell
from wijkmakers_analysis.intake.dates import EPOCH_1900
from wijkmakers_analysis.intake.headers import Layout
from wijkmakers_analysis.intake.sheets import codes_used, read_rows, rows_of_data
from wijkmakers_analysis.schemas import SHEETS

from spreadsheets import sheet_of

COLUMNS = {"activity_id": 1, "person": 2, "organisation": 3, "presence": 4}
LAYOUT = Layout("attendance", 1, COLUMNS)
HEADER = ["activiteit", "deelnemer", "organisatie", "aanwezig"]


def sheet(*rows, **extra):
    return sheet_of("lijst.xlsx", "Blad1", [HEADER, *rows], **extra)


def test_a_sheet_becomes_a_table_with_addresses():
    read = read_rows(sheet(["W01", "Jan", None, "x"], [], ["W02", "Els", "Lefier", "ziek"]), LAYOUT)
    assert read.frame[[*COLUMNS, "file", "sheet", "row"]].to_numpy().tolist() == [
        ["W01", "Jan", None, "aanwezig", "lijst.xlsx", "Blad1", 2],
        ["W02", "Els", "Lefier", "afgemeld", "lijst.xlsx", "Blad1", 4],
    ]
    assert read.frame["row"].dtype == "int64"
    assert read.problems == ()
    assert (read.ledger.rows, read.ledger.used, read.ledger.skipped) == (3, 2, {"lege regel": 1})
    assert read.letters == dict(zip(COLUMNS, "ABCD", strict=True))


def test_each_wrong_cell_is_told_at_its_own_address():
    read = read_rows(
        sheet(["W01", "Jan", None, "misschien"], ["W02", None, None, "misschien"]), LAYOUT
    )
    assert [(problem.cell, problem.what) for problem in read.problems] == [
        ("B3", "deelnemer is niet ingevuld"),
        ("D2", "dit is geen bekende aanwezigheid"),
        ("D3", "dit is geen bekende aanwezigheid"),
    ]
    assert read.frame["presence"].tolist() == ["onbekend", "onbekend"]


def test_an_error_value_is_no_name():
    read = read_rows(sheet(["W01", "#N/B", None, "x"], ["W01", "#Jan", None, "x"]), LAYOUT)
    assert [(problem.cell, problem.what) for problem in read.problems] == [
        ("B2", "in deze cel staat een foutwaarde van Excel"),
    ]
    assert read.frame["person"].tolist() == [None, "#Jan"]


def test_a_number_in_a_column_of_texts_is_its_digits():
    assert read_rows(sheet([12.0, "Jan", None, 1]), LAYOUT).frame["activity_id"].tolist() == ["12"]


def test_what_every_row_says_is_held_once():
    frame = read_rows(sheet(*[[f"W{n}", "Jan", None, "x"] for n in range(9)]), LAYOUT).frame
    for name in ("file", "sheet", "area", "person"):
        assert len({id(value) for value in frame[name]}) == 1, name


def test_each_distinct_cell_is_understood_once(monkeypatch):
    asked = []
    parse = reading_sheets.parse_cell
    monkeypatch.setattr(
        reading_sheets, "parse_cell", lambda *given: asked.append(given[0]) or parse(*given)
    )
    read_rows(sheet(*[[f"W{n}", f"Jan {'12'[n % 2]}", None, "x"] for n in range(9)]), LAYOUT)
    assert sorted(asked) == ["Jan 1", "Jan 2", "x"]


@pytest.mark.parametrize("table", SHEETS)
def test_a_text_that_is_not_asked_about_means_itself(table):
    for column in SHEETS[table].columns.values():
        is_plain = PLAIN.get(column.kind, lambda text: False)
        for text in ("Jan", "Jan de Boer", "2022", "3-4-2022", "a;b", "x" * 99, "ja", "w w"):
            if is_plain(text):
                assert parse_cell(text, column, EPOCH_1900) == text


@pytest.mark.parametrize(
    ("row", "is_total"),
    [
        (["Totaal", None, None, 12], True),
        ([None, "Totaal aantal", None, "1.200"], True),
        (["Totaal", "12 activiteiten", None, 150], True),
        (["Totaal", "Jan", None, 12], False),
        (["W01", "Totaal", None, 12], False),
        (["Totaal", None, None, None, "los"], False),
        (["Totaal"], True),
        ([12, None, None, 12], False),
    ],
)
def test_a_row_of_totals_is_a_total_with_figures_behind_it(row, is_total):
    numbers, skipped = rows_of_data(sheet(row), LAYOUT)
    assert skipped == ({"totaalregel": 1} if is_total else {})
    assert numbers.tolist() == ([] if is_total else [2])


def test_a_cell_outside_the_records_is_not_asked_about():
    """What an area leaves behind among the values of a column does not count."""
    whole = sheet(["W01", "Jan", None, "x"], ["W02", "Els", None, "misschien"])
    read = read_rows(whole.only((1, 1, 4, 2)), LAYOUT)
    assert read.problems == ()
    assert read.frame["person"].tolist() == ["Jan"]


def test_used_codes_leave_blanks_out():
    assert codes_used(np.array([3, -1, 0, 3], dtype=np.int32), 5) == [0, 3]
    assert codes_used(np.array([], dtype=np.int32), 0) == []


def test_reading_leaves_the_sheet_as_it_was():
    raw = sheet(["W01", "Jan", None, "x"], ["Totaal", None, None, 2], ["W02", "#N/B", "a", "?"])
    before = [(codes.copy(), list(values)) for codes, values in raw.columns]
    read_rows(raw, LAYOUT)
    for (codes, values), (codes_before, values_before) in zip(raw.columns, before, strict=True):
        assert codes.tolist() == codes_before.tolist()
        assert values == values_before
