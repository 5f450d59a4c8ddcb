"""Write the dispatch list: which file goes to whom, in which mail, and what is in it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from wijkmakers_analysis import language, style
from wijkmakers_analysis.archive import PLAIN_TEXTS, repack
from wijkmakers_analysis.document import clean

SHEET = "Verzendlijst"
COLUMNS = {
    "partner": 36, "ontvanger": 26, "e-mail": 32, "mail": 40, "bestand": 40,
    "wat erin staat": 44, "versie": 8, "controlegetal": 26,
}  # fmt: skip
LINE_HEIGHT = 15
# What is told above the list stands over so many columns, so that a screen shows whole lines.
TOLD_OVER = 4
# The clock of every workbook, so that the same list always gives the same bytes.
CREATED = datetime(2000, 1, 1)
OFFICE_ONLY = "Alleen voor kantoor: hier staan namen en adressen in. Stuur deze lijst niet mee."
HOW = (
    "Open een mail uit de map mails met een dubbele klik, kijk hem na en verstuur hem. In Outlook "
    "opent hij als concept. In Apple Mail kiest u Bericht › Stuur opnieuw, in Thunderbird "
    "Bericht › Bewerken als nieuw bericht. Verander de bijlage niet."
)
PROVISIONAL = (
    "Dit is een proef van {day}. Verstuurt u de verslagen? Leg ze dan eerst vast: dubbelklik op "
    "3 Partnerverslagen en typ ja, of: wijkmakers partners --year {year} --final. Daarna staan de "
    "mails die u verstuurt in een eigen map."
)
RECORDED = "Vastgelegd op {day} als versie {version}. Verstuur deze mails en geen andere."


@dataclass(frozen=True)
class Line:
    """One file to one person.

    Parameters
    ----------
    mail
        Name of the draft; empty where nothing has to go.
    file, digest
        Name of the file and its SHA-256.
    holds
        What is in it, in words.
    """

    partner: str
    receiver: str
    email: str
    mail: str
    file: str
    holds: str
    version: str
    digest: str


def render_list(
    lines: Sequence[Line], year: int, label: str, day: date, version: str = ""
) -> bytes:
    """Return the list as a workbook; the same lines and day always give the same bytes.

    Parameters
    ----------
    version
        The version that the register has; empty where nothing is recorded.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, PLAIN_TEXTS) as workbook:
        workbook.set_properties({"title": f"Verzendlijst {year}", "created": CREATED})
        formats = _formats(workbook)
        sheet = workbook.add_worksheet(SHEET)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(5)
        for at, width in enumerate(COLUMNS.values()):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, f"Verzendlijst partnerverslagen {year}: {label}", formats["title"])
        sheet.set_row(0, 2 * LINE_HEIGHT)
        told = language.day(day)
        state = RECORDED.format(day=told, version=version)
        if not version:
            state = PROVISIONAL.format(day=told, year=year)
        for row, text in enumerate((OFFICE_ONLY, state, HOW), start=1):
            look = formats["strong" if row == 1 else "body"]
            sheet.merge_range(row, 0, row, TOLD_OVER - 1, text, look)
            sheet.set_row(row, LINE_HEIGHT * (1 + int(1.1 * len(text) / _told_width())))
        for at, header in enumerate(COLUMNS):
            sheet.write_string(5, at, header, formats["head"])
        for row, line in enumerate(lines, start=6):
            cells = (line.partner, line.receiver, line.email, line.mail, line.file, line.holds,
                     line.version, line.digest)  # fmt: skip
            for at, text in enumerate(cells):
                look = formats["code" if at == len(cells) - 1 else "body"]
                sheet.write_string(row, at, clean(text), look)
            sheet.set_row(row, LINE_HEIGHT * _height(cells))
        # The digest is for who checks a file later: it takes no room, on a screen nor on paper.
        sheet.print_area(0, 0, 5 + len(lines), len(COLUMNS) - 2)
        sheet.autofilter(5, 0, 5 + len(lines), len(COLUMNS) - 1)
        sheet.freeze_panes(6, 1)
    return repack(target.getvalue())


def _told_width() -> int:
    return sum(list(COLUMNS.values())[:TOLD_OVER])


def _height(cells: Sequence[str]) -> int:
    wrapped = list(zip(cells, COLUMNS.values(), strict=True))[:-1]
    return max(1 + int(1.1 * len(text) / width) for text, width in wrapped)


def _formats(workbook: xlsxwriter.Workbook) -> Mapping[str, object]:
    body = {"text_wrap": True, "valign": "top"}
    return {
        "head": workbook.add_format(
            {"bold": True, "bg_color": style.ACCENT, "font_color": style.PAPER, "valign": "vcenter"}
        ),
        "title": workbook.add_format({"bold": True, "font_size": 16, "font_color": style.ACCENT}),
        "strong": workbook.add_format({**body, "bold": True}),
        "body": workbook.add_format(body),
        "code": workbook.add_format(
            {"valign": "top", "font_name": "Consolas", "font_size": 8, "font_color": style.SOFT_INK}
        ),
    }
