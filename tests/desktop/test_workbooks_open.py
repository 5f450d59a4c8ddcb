"""The workbooks open in LibreOffice: those of the repository and those that are written anew."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).parents[2]
COMMITTED = sorted((ROOT / "data").rglob("*.xlsx"))


@pytest.fixture(scope="session")
def opened(run, wijkmakers, tmp_path_factory):
    """Each workbook with the words that LibreOffice reads in it; it is started once."""
    folder = tmp_path_factory.mktemp("kantoor")
    wijkmakers("example", folder / "nieuw")
    books = [*COMMITTED, *sorted((folder / "nieuw").rglob("*.xlsx"))]
    named = {}
    (folder / "boeken").mkdir()
    for number, book in enumerate(books):
        copy = folder / "boeken" / f"{number}.xlsx"
        copy.write_bytes(book.read_bytes())
        named[copy] = book
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", folder / "pdf")
    run("soffice", profile, *convert, *named)
    words = {}
    for copy, book in named.items():
        pdf = folder / "pdf" / f"{copy.stem}.pdf"
        assert pdf.is_file(), f"LibreOffice does not open {book.name}"
        words[book] = run("pdftotext", "-layout", pdf, "-")
    return words


def first_sheet(book):
    """Return the name of the first sheet and its texts."""
    workbook = load_workbook(book, read_only=True)
    sheet = workbook.worksheets[0]
    texts = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    workbook.close()
    return sheet.title, texts


def test_all_workbooks_are_looked_at(opened):
    assert len(COMMITTED) >= 13
    assert len(opened) >= len(COMMITTED) + 10


def test_each_opens_with_its_explanation(opened):
    for book, words in opened.items():
        title, texts = first_sheet(book)
        assert title == "Lees mij", book.name
        flat = "".join(words.split())
        # A long text is wrapped, between columns perhaps: its first words are on one line.
        assert "".join(texts[0].split()[:4]) in flat, book.name


def test_no_cell_shows_an_error(opened):
    marks = ("#REF!", "#NAAM?", "#NAME?", "#VALUE!", "#WAARDE!", "#N/A", "Err:5", "#####")
    for book, words in opened.items():
        assert not [mark for mark in marks if mark in words], book.name
