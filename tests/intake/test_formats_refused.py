"""Files that are not read: each says what it is and what to do, and takes no memory."""

import io
import struct
import zipfile

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from wijkmakers_analysis.intake.formats import archive, read_file

from spreadsheets import by_openpyxl, by_xlwt, cells_of, ods_of, write, xlsx_of, zip_of

ROWS = [["naam"], ["J. Geheim"]]
AGAIN = "Open het in Excel en sla het opnieuw op als .xlsx."
AS_WORKBOOK = "Open het in Excel en sla het op als .xlsx."
PASSWORD = (
    "het werkboek heeft een wachtwoord. "
    "Open het, haal het wachtwoord weg en sla het opnieuw op als .xlsx."
)
HALF = (
    "dit is geen heel werkboek. "
    "Wacht tot OneDrive het heeft opgehaald, of sla het in Excel opnieuw op als .xlsx."
)
DAMAGED = (
    "het werkboek is beschadigd en niet te lezen. "
    "Open het in Excel, laat Excel het herstellen en sla het opnieuw op als .xlsx."
)
TOO_LARGE = (
    "het werkboek is uitgepakt te groot om veilig te lezen. "
    "Kopieer alleen de cellen met gegevens naar een nieuw werkboek."
)
TOO_WIDE = (
    "een blad zegt meer gevulde cellen te hebben dan een lijst kan hebben. "
    "Kopieer alleen de cellen met gegevens naar een nieuw werkboek."
)
DECLARES = f"het werkboek verwijst naar iets buiten zichzelf en is niet veilig te lezen. {AGAIN}"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def told(path):
    sheets, problems = read_file(path, path.name)
    assert sheets == []
    (problem,) = problems
    assert (problem.severity, problem.kind) == ("fout", "bestand")
    return str(problem).removeprefix(f"{path.name}: ")


def with_password(content):
    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt("geheim", encrypted)
    assert msoffcrypto.OfficeFile(io.BytesIO(encrypted.getvalue())).is_encrypted()
    return encrypted.getvalue()


def with_locked_records(content):
    """Return an .xls file in which the code page has become the record of a password."""
    assert content.count(b"\x42\x00\x02\x00") == 1
    return content.replace(b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00")


CELL = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
HTML = "<html><body><table><tr><td>J. Geheim</td></tr></table>"
CASES = {
    "empty": (b"", "het bestand is leeg. Haal het uit de datamap, of zet de juiste versie terug."),
    "nulls": (
        bytes(5000),
        "het bestand bevat nog niets: het is niet opgehaald. "
        "Wacht tot OneDrive klaar is, of haal de juiste versie terug.",
    ),
    "half zip": (by_openpyxl(ROWS)[:-300], HALF),
    "half xls": (by_xlwt(ROWS)[:2000], HALF),
    "noise": (b"\x00\x01\x02 noise", HALF),
    "password xlsx": (with_password(by_openpyxl(ROWS)), PASSWORD),
    "password xls": (with_locked_records(by_xlwt(ROWS)), PASSWORD),
    "password ods": (ods_of("", manifest="<m:encryption-data/>"), PASSWORD),
    "before 97": (
        b"\x09\x04\x06\x00" + bytes(10),
        f"dit is een werkboek van voor Excel 97, geen werkboek dat het programma kan lezen. {AS_WORKBOOK}",
    ),
    "web page": (
        f"\ufeff{HTML}".encode(),
        f"dit is een webpagina, geen werkboek dat het programma kan lezen. {AS_WORKBOOK}",
    ),
    "web page in UTF-16": (
        f"\ufeff  {HTML}".encode("utf-16"),
        f"dit is een webpagina, geen werkboek dat het programma kan lezen. {AS_WORKBOOK}",
    ),
    "xml": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        f"dit is een XML-bestand, geen werkboek dat het programma kan lezen. {AS_WORKBOOK}",
    ),
    "pdf": (
        b"%PDF-1.7",
        f"dit is een pdf, geen werkboek dat het programma kan lezen. {AS_WORKBOOK}",
    ),
    "numbers": (
        zip_of({"Index/Document.iwa": b"x"}),
        "dit is een werkboek van Numbers. Kies in Numbers Archief > Exporteer naar > Excel, "
        "en zet het .xlsx-bestand in de datamap.",
    ),
    "zip": (
        zip_of({"lijst.xlsx": b"x"}),
        "dit is een zip-bestand, geen werkboek. "
        "Pak het uit en zet de werkboeken die erin zitten in de datamap.",
    ),
    "no part": (zip_of({"[Content_Types].xml": "<Types"}), DAMAGED),
    "text outside the list": (xlsx_of(CELL, ""), DAMAGED),
    "cell of no sheet": (
        xlsx_of('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        DAMAGED,
    ),
    "rows that do not end": (xlsx_of('<row r="1"><c r="A1"><v>1</v></c>'), DAMAGED),
    "a cell in another row": (xlsx_of('<row r="1"><c r="A2"><v>1</v></c></row>'), DAMAGED),
    "a cell that is there twice": (
        xlsx_of('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        DAMAGED,
    ),
    "entities in a sheet": (xlsx_of(CELL.replace("0", "&b;"), head=LAUGHS), DECLARES),
    "a file from outside": (xlsx_of(CELL, "<si><t>x</t></si>", head=OUTSIDE), DECLARES),
    "entities in ods": (ods_of("", head=LAUGHS), DECLARES),
    "parts": (zip_of({f"{number}.xml": b"" for number in range(2_001)}), TOO_LARGE),
    "bomb": (zip_of({"xl/worksheets/sheet1.xml": bytes(201 * 2**20)}), TOO_LARGE),
    "17 billion cells": (
        ods_of(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
            "</table:table-row>"
        ),
        TOO_WIDE,
    ),
    "cells far apart": (
        xlsx_of(
            "".join(
                f'<row r="{row}">'
                + "".join(f'<c r="{a}{b}{row}"><v>1</v></c>' for a in "ABC" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                + "</row>"
                for row in (1, 1_048_576)
            )
        ),
        TOO_WIDE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.xls", "lijst.ods"])
@pytest.mark.parametrize("case", CASES)
def test_each_kind_says_what_it_is(tmp_path, case, name):
    content, message = CASES[case]
    assert told(write(tmp_path / name, content)) == message


def test_a_zip_that_lies_about_its_sizes_is_not_unpacked_further(tmp_path):
    content = bytearray(zip_of({"[Content_Types].xml": b"<T/>", "_rels/.rels": bytes(2**20)}))
    while (at := content.find(struct.pack("<I", 2**20))) >= 0:
        content[at : at + 4] = struct.pack("<I", 10)
    assert told(write(tmp_path / "a.xlsx", bytes(content))) == DAMAGED


def test_a_long_list_may_be_large_where_it_is_packed_no_tighter_than_a_list(monkeypatch, tmp_path):
    content = by_openpyxl([[f"naam {number}", number] for number in range(3_000)])
    monkeypatch.setattr(archive, "LARGEST_UNPACKED_BYTES", 50_000)
    path = write(tmp_path / "a.xlsx", content)
    with zipfile.ZipFile(path) as opened:
        assert sum(part.file_size for part in opened.infolist()) > 50_000
    monkeypatch.setattr(archive, "TIGHTEST_LIST", 2)
    assert told(path) == TOO_LARGE


def test_an_ods_of_seventeen_billion_blank_cells_is_a_small_list(tmp_path):
    content = ods_of(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p>'
        '</table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,), problems = read_file(write(tmp_path / "a.ods", content), "a.ods")
    assert (cells_of(sheet), problems) == ([("x",)], [])


@pytest.mark.parametrize(
    ("refusal", "message"),
    [
        (
            OSError(362, "the cloud file provider is not running"),
            "het bestand staat alleen in de cloud en is niet opgehaald. Klik er met rechts op, "
            "kies 'Altijd behouden op dit apparaat' en wacht tot het er is.",
        ),
        (
            PermissionError(13, "denied"),
            "het bestand is in gebruik, of u mag er niet bij. "
            "Sluit het in Excel, kijk of u het zelf kunt openen, en probeer het opnieuw.",
        ),
        (
            OSError(5, "input/output error"),
            "het bestand is niet te openen. "
            "Sluit het in Excel, wacht tot OneDrive het heeft opgehaald, en probeer opnieuw.",
        ),
    ],
)
def test_a_file_that_is_not_handed_over_says_why(tmp_path, monkeypatch, refusal, message):
    path = write(tmp_path / "a.xlsx", by_openpyxl(ROWS))

    def refuse(*_, **__):
        raise refusal

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert told(path) == message
