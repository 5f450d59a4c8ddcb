"""What sheets and their tables are called."""

from pathlib import Path

import pytest

import wijkmakers_analysis
from wijkmakers_analysis.export.sheet_names import LONGEST, ON_THE_TAB, sheet_name, table_name

WORDS = Path(wijkmakers_analysis.__file__).parent / "templates" / "words" / "wijkmakers.pot"


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("Activiteiten per maand en pijler", (), "Activiteiten per maand"),
        ("Iets nieuws", (), "Iets nieuws"),
        ("Iets nieuws", ("IETS NIEUWS",), "Iets nieuws 2"),
        ("Iets nieuws", ("Iets nieuws", "iets nieuws 2"), "Iets nieuws 3"),
        ("Een titel die veel te lang is voor een tab", (), "Een titel die veel te lang is"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("x" * 31,), "x" * 27 + " 2"),
        ("Wat? Dit: [alles]", (), "Wat Dit alles"),
        ("'':'", (), "Tabel 7"),
    ],
)
def test_the_name_of_a_sheet(title, taken, expected):
    name = sheet_name(title, 7, taken)
    assert name == expected
    assert len(name) <= LONGEST


def test_names_on_tabs_are_short_and_of_tables_that_there_are():
    assert all(len(name) <= LONGEST for name in ON_THE_TAB.values())
    words = WORDS.read_text("utf-8")
    assert [title for title in ON_THE_TAB if f'msgid "{title}"' not in words] == []


@pytest.mark.parametrize(
    ("sheet", "taken", "expected"),
    [
        ("Vragen uit de praktijk", (), "Tabel_Vragen_uit_de_praktijk"),
        ("Energiecoöperatie's", (), "Tabel_Energiecooperatie_s"),
        ("a-b", ("Tabel_A_b",), "Tabel_a_b_2"),
        ("…", (), "Tabel"),
    ],
)
def test_the_name_of_a_table(sheet, taken, expected):
    assert table_name(sheet, taken) == expected
