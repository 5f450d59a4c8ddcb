"""The workbook: every table and fact, numbers as numbers, and nothing that runs or hides."""

import io
import re
import zipfile

import openpyxl
import pytest

from wijkmakers_analysis.document import Document, Run, Table, plain, words
from wijkmakers_analysis.export.sheet_names import LONGEST
from wijkmakers_analysis.export.xlsx import render_xlsx
from wijkmakers_analysis.export.xlsx_cells import (
    columns_of,
    fitted,
    number_in,
    sheets_of,
    unique_headers,
)

from documents import demo_cover, demo_document, fact, partner_table


@pytest.fixture(scope="module")
def document() -> Document:
    return demo_document(1)


@pytest.fixture(scope="module")
def written(document) -> bytes:
    return render_xlsx(document)


@pytest.fixture(scope="module")
def book(written):
    return openpyxl.load_workbook(io.BytesIO(written))


def rows_of(sheet) -> list[tuple]:
    return [tuple(row) for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_every_table_of_the_document_has_a_sheet(book):
    assert book.sheetnames == [
        "Inhoud", "Cijfers", "Definities", "Activiteiten per maand", "Wat partners brachten",
        "Wat partners brachten 2",
    ]  # fmt: skip
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)
    assert all(len(name) <= LONGEST for name in book.sheetnames)


def test_a_list_is_a_native_table_below_a_frozen_header(book):
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A5:")
        assert table.autoFilter is not None
        assert sheet.freeze_panes == "B6"
        assert [column.name for column in table.tableColumns] == list(rows_of(sheet)[0])


def test_every_published_fact_stands_with_its_definition(book, document):
    header, *rows = rows_of(book["Cijfers"])
    facts = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["Sleutel"] for row in facts] == [one.key for one in document.published.facts]
    assert [row["Getal"] for row in facts] == [42, 1204, None, 0.71]
    assert [row["Zoals vermeld"] for row in facts] == ["42", "1.204", "minstens 212", "71%"]
    assert [row["Minstens"] for row in facts] == [None, None, 212, None]
    assert facts[0]["Wat het betekent"] == "Zo vaak was er iets."
    assert facts[2]["Toelichting"] == "Van 1 lijst is niets bekend."
    assert facts[1]["Waarover"] == "soort: lab"
    assert facts[0]["Waarover"] == "het hele programma"
    definitions = rows_of(book["Definities"])[1:]
    assert [row[0] for row in definitions] == ["Activiteiten", "Deelnemers"]


def test_a_share_is_shown_as_a_percentage(book):
    (cell,) = (cell for row in book["Cijfers"].iter_rows() for cell in row if cell.value == 0.71)
    assert cell.number_format == "0%"


def test_numbers_are_numbers_with_their_words_beside_them(book):
    rows = rows_of(book["Wat partners brachten"])
    assert rows[0] == (
        "Organisatie", "Sector", "Bijdragen", "Deelnames", "Deelnames (zoals vermeld)",
    )  # fmt: skip
    assert rows[1] == ("Woningstichting De Haven", "wonen", 12, 214, "214")
    assert rows[2][3:] == (1204, "1.204")
    assert rows[4][3:] == (None, "minstens 30")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", 42), ("1.204", 1204), ("3,5", 3.5), ("71%", 0.71), ("0,7%", 0.007), ("-3", -3),
        ("", None), ("–", None), ("minstens 30", None), ("13 van de 15", None), ("1.20", None),
        ("2021-11", None), ("=1+1", None), ("١٢", None), ("9" * 40, None), ("1e3", None),
    ],
)  # fmt: skip
def test_a_text_that_is_a_number(text, number):
    assert number_in(text) == number


def test_text_is_never_a_formula_or_a_link():
    evil = ("=1+1", "@SUM(A1)", "+3", "-2+3", "https://wijk.example", "mailto:a@wijk.example",
            "{=1}", "external:a.xlsx", "0123")  # fmt: skip
    rows = tuple(((Run(text, "pack"),),) * 1 for text in evil)
    table = Table(words("kwaad"), ((Run("=kop", "pack"),),), tuple(rows))
    written = render_xlsx(Document(demo_cover(), (table,)))
    sheet = openpyxl.load_workbook(io.BytesIO(written))["kwaad"]
    cells = [row[0] for row in sheet.iter_rows(min_row=6)]
    assert [cell.value for cell in cells] == list(evil)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "<f>" not in everything
    assert "TargetMode" not in everything


def test_names_that_excel_refuses_are_mended():
    hostile = ("a[b]:c*d?e/f\\g", "'=x'", "", "\n\n", "Inhoud", "x" * 300)
    tables = tuple(Table((Run(name, "pack"),), (words("a"),), ((words("b"),),)) for name in hostile)
    document = Document(demo_cover(), (*tables, *tables))
    names = [sheet.name for sheet in sheets_of(document)]
    assert len({name.casefold() for name in names}) == len(names) == 12
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    assert book.sheetnames[3:] == names
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            place = cell.hyperlink.location
            assert place.rpartition("!")[0].strip("'").replace("''", "'") in book.sheetnames


def test_headers_are_all_different_and_never_empty():
    assert unique_headers(["Aantal", "aantal", "", "x\ny", "y" * 400][:4]) == [
        "Aantal", "aantal (2)", "Kolom 3", "x y",
    ]  # fmt: skip
    assert len(unique_headers(["y" * 400])[0]) <= 255


def test_a_text_longer_than_excel_takes_is_cut_and_says_so():
    long = "x" * 40_000
    table = Table(words("lang"), (words("a"),), (((Run(long, "pack"),),),))
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(Document(demo_cover(), (table,)))))
    (cell,) = next(book["lang"].iter_rows(min_row=6, values_only=True))
    assert cell == fitted(long)
    assert len(cell) == 32_767
    assert cell.endswith("… (ingekort)")


def test_a_column_without_a_number_is_text():
    table = Table(words("t"), (words("a"),), ((words("–"),), (fact("11 tot en met 14"),)), (0,))
    assert columns_of(table) == [("a", 0, False)]


def test_odd_documents_open():
    for blocks in ((), (Table((), (words("a"),), ()),), (partner_table(1),)):
        cover = demo_cover(subtitle=(), period=(), sender=(), notice=(), stamp=(), version="")
        assert openpyxl.load_workbook(io.BytesIO(render_xlsx(Document(cover, blocks)))).sheetnames


def test_nothing_tells_who_made_it_where_or_when(book, written, document):
    properties = book.properties
    assert properties.title == plain(document.cover.title)
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.created.year == 2000
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert not re.search(rb"/tmp/|/home/", everything)


def test_the_same_document_gives_the_same_bytes(written, document, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert render_xlsx(document) == written
