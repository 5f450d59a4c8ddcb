"""Rows become workbooks and csv files that hold just what was given."""

from datetime import date

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.example import writing
from wijkmakers_analysis.example.writing import Rows, write_csv, write_workbook

ROWS = [
    {"organisation": "=1+1", "sector": "zorg", "start_date": date(2022, 3, 1), "source": "x"},
    {"organisation": "https://example.org", "sector": "007", "source": "x"},
]


@pytest.mark.parametrize("large", [20_000, 1])
def test_text_stays_text_and_a_date_is_a_date(tmp_path, monkeypatch, large):
    monkeypatch.setattr(writing, "LARGE", large)
    path = tmp_path / "partners.xlsx"
    write_workbook(path, [Rows("organisations", ROWS)], ("Kop", "Regel"))
    book = load_workbook(path)
    sheet = book["Organisaties"]
    assert [cell.value for cell in sheet[1]] == ["organisatie", "sector", "sinds", "bron"]
    assert [cell.value for cell in sheet[3]] == ["https://example.org", "007", None, "x"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == "=1+1"
    assert sheet["C2"].value.date() == date(2022, 3, 1)
    assert sheet["C2"].number_format == "d-m-yyyy"
    assert sheet["A3"].hyperlink is None
    assert [row[0].value for row in book["Lees mij"].iter_rows()] == ["Kop", "Regel"]
    book.close()


def test_csv_is_written_as_excel_in_dutch_saves_it(tmp_path):
    path = tmp_path / "partners.csv"
    write_csv(path, Rows("organisations", ROWS))
    assert path.read_bytes() == (
        b"\xef\xbb\xbforganisatie;sector;sinds;bron\r\n"
        b"=1+1;zorg;1-3-2022;x\r\nhttps://example.org;007;;x\r\n"
    )


def test_a_required_column_is_there_without_a_value():
    headers = Rows("activities", [{"activity_id": "A1", "source": "x"}]).headers
    assert list(headers.values()) == ["activiteit", "titel", "soort", "bron"]
