"""The dispatch list as a workbook: one line a file and person, the same bytes each time."""

import io
from datetime import date

import openpyxl

from wijkmakers_analysis.sending.dispatch import LINE_HEIGHT, Line, render_list

DAY = date(2023, 3, 3)
LINE = Line("Noorderthuis", "=Wiebe", "wiebe@noorderthuis.example", "noorderthuis.eml",
            "noorderthuis.pdf", "verslag, pdf van 2 bladzijden", "1.0", "ab" * 32)  # fmt: skip


def rows_of(raw):
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [
        [cell for cell in row if cell] for row in book["Verzendlijst"].iter_rows(values_only=True)
    ]


def test_the_columns_and_a_line_stand_as_they_were_given():
    title, office, state, how, blank, header, line = rows_of(
        render_list([LINE], 2022, "Eén jaar", DAY)
    )
    assert title == ["Verzendlijst partnerverslagen 2022: Eén jaar"]
    assert office[0].startswith("Alleen voor kantoor: ")
    assert state[0].startswith("Dit is een proef van 3 maart 2023. ")
    assert how[0].startswith("Open een mail ")
    assert blank == []
    assert header == ["partner", "ontvanger", "e-mail", "mail", "bestand", "wat erin staat",
                      "versie", "controlegetal"]  # fmt: skip
    assert line == ["Noorderthuis", "=Wiebe", LINE.email, LINE.mail, LINE.file, LINE.holds, "1.0",
                    LINE.digest]  # fmt: skip


def test_a_recorded_list_says_so():
    state = rows_of(render_list([LINE], 2022, "Eén jaar", DAY, "1.1"))[2]
    assert state == [
        "Vastgelegd op 3 maart 2023 als versie 1.1. Verstuur deze mails en geen andere."
    ]


def test_the_same_lines_give_the_same_bytes_at_any_moment():
    raw = render_list([LINE], 2022, "Eén", DAY)
    assert raw == render_list([LINE], 2022, "Eén", DAY)
    created = openpyxl.load_workbook(io.BytesIO(raw)).properties.created
    assert created.isoformat() == "2000-01-01T00:00:00"


def test_a_line_is_as_high_as_its_words_and_the_digest_takes_no_room():
    sheet = openpyxl.load_workbook(io.BytesIO(render_list([LINE], 2022, "Eén", DAY)))[
        "Verzendlijst"
    ]
    # The usual height is not written.
    assert sheet.row_dimensions[7].height in (None, LINE_HEIGHT)
    assert sheet.print_area == "'Verzendlijst'!$A$1:$G$7"
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"A2:D2", "A3:D3", "A4:D4"}
