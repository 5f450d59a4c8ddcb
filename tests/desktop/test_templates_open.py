"""The templates open in LibreOffice, and what it saves still has its drop-downs and reads clean."""

import shutil

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.starting.books import BOOKS

import starting_lists

pytestmark = pytest.mark.desktop

NAMES = [book.name for book in BOOKS]
ERRORS = ("#REF!", "#NAAM?", "#NAME?", "#VALUE!", "#WAARDE!", "#N/A", "Err:5", "###")


@pytest.fixture(scope="module")
def folder(wijkmakers, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sjablonen") / "werk"
    wijkmakers("new", folder)
    starting_lists.fill(folder / "data", starting_lists.example_lists())
    return folder


@pytest.fixture(scope="module")
def converted(run, folder, tmp_path_factory):
    """The filled templates as LibreOffice saves them, as pdf and as xlsx; it is started twice."""
    target = tmp_path_factory.mktemp("omgezet")
    profile = f"-env:UserInstallation={(target / 'profiel').as_uri()}"
    books = sorted((folder / "data").glob("*.xlsx"))
    for kind in ("pdf", "xlsx"):
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", target, *books)
    return target


@pytest.mark.parametrize("name", NAMES)
def test_each_opens_with_its_explanation_and_without_errors(name, converted, run):
    words = run("pdftotext", "-layout", converted / f"{name}.pdf", "-")
    assert f"Uitleg bij {name}" in words
    assert "Deze kolom moet in elke regel ingevuld zijn." in words
    assert not [mark for mark in ERRORS if mark in words]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_saved_keeps_its_drop_downs(name, converted, folder):
    given = load_workbook(folder / "data" / f"{name}.xlsx")
    saved = load_workbook(converted / f"{name}.xlsx")
    for sheet in given.worksheets:
        wanted, kept = rules_by_column(sheet), rules_by_column(saved[sheet.title])
        assert set(wanted) <= set(kept)
        for column, (kind, last_row) in wanted.items():
            # LibreOffice shortens a long one where nothing is filled.
            assert kept[column][0] == kind
            assert kept[column][1] >= min(last_row, 1000)


def rules_by_column(sheet):
    """Return number of a column -> the kind of its validation below the header and its end."""
    return {
        column: (rule.type, area.max_row)
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        if rule.type and area.max_row > 1
        for column in range(area.min_col, area.max_col + 1)
    }


def test_what_is_saved_reads_clean(converted, folder, wijkmakers):
    for name in NAMES:
        shutil.copyfile(converted / f"{name}.xlsx", folder / "data" / f"{name}.xlsx")
    assert "Alles is in orde." in wijkmakers("check", folder)
