"""Every sheet of the workspace is declared, in full and without ambiguity."""

import unicodedata
from datetime import date

import pytest

from wijkmakers_analysis.intake.cells import parse_cell
from wijkmakers_analysis.schemas import (
    SHEETS,
    Activities,
    Column,
    Contributions,
    Enrolments,
    PracticeQuestions,
)
from wijkmakers_analysis.schemas.sheet import CELL_KINDS

COLUMNS = [
    pytest.param(sheet, name, column, id=f"{table}.{name}")
    for table, sheet in SHEETS.items()
    for name, column in sheet.columns.items()
]


def folded(header):
    letters = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def test_there_are_as_many_sheets_as_the_office_keeps():
    titles = [sheet.title for sheet in SHEETS.values()]
    assert len(titles) == len(set(titles)) == 21


def test_a_column_is_its_own_name():
    assert Activities.kind == "kind"
    assert Activities.columns["kind"].header == "soort"


@pytest.mark.parametrize(("sheet", "name", "column"), COLUMNS)
def test_column(sheet, name, column):
    assert isinstance(column, Column)
    assert column.kind in CELL_KINDS
    assert column.description
    assert (column.kind == "choice") == bool(column.choices)
    assert set((column.synonyms or {}).values()) <= set(column.choices)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_headers_and_aliases_name_one_column_each(sheet):
    spellings = [
        spelling
        for column in sheet.columns.values()
        for spelling in {folded(header) for header in (column.header, *column.aliases)}
    ]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_key_is_made_of_columns(sheet):
    assert set(sheet.key) <= set(sheet.columns)
    assert any(column.required for column in sheet.columns.values())


def test_sheets_can_be_told_apart_by_their_required_headers():
    required = {
        table: frozenset(folded(c.header) for c in sheet.columns.values() if c.required)
        for table, sheet in SHEETS.items()
    }
    assert len(set(required.values())) == len(required)


@pytest.mark.parametrize(
    ("column", "given", "meant"),
    [
        (Enrolments.columns["status"], "Geslaagd", "afgerond"),
        (Contributions.columns["kind"], "zaal", "plek"),
        (Activities.columns["status"], "niet doorgegaan", "geannuleerd"),
        (PracticeQuestions.columns["follow_up"], "Pilot", "proef"),
    ],
)
def test_words_of_the_office_mean_a_choice(column, given, meant):
    assert parse_cell(given, column, date(1899, 12, 30)) == meant
