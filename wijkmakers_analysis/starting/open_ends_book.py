"""Write the open ends of an old year into a workbook beside the data of the new one."""

import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from wijkmakers_analysis import style
from wijkmakers_analysis.archive import PLAIN_TEXTS, repack
from wijkmakers_analysis.intake.addresses import written_address
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.starting.open_ends import OpenEnd
from wijkmakers_analysis.starting.writing import CREATED

FILE = "Open einden.xlsx"
HEADERS = ("onderwerp", "wat er open staat", "wat u doet", "waar het stond", "klaar")
WIDTHS = (20, 44, 60, 44, 10)
LINE_HEIGHT = 15
NOTHING = "Er staat niets open."
LOOK_BACK = (
    "De lijsten van {old} zijn niet meegenomen, en dus ook niet wie er toen was. Wilt u in "
    "{new} weten wie er voor het eerst was of terugkwam? Zet dan een kopie van de werkboeken met "
    "activiteiten en aanwezigheid van {old} in de map data, en haal ze weg als de bewaartijd om is."
)


def write_open_ends(folder: Path, open_ends: Sequence[OpenEnd], old: Year, new: Year) -> None:
    """Write the workbook into a folder; also where nothing is open, so that it says so."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, PLAIN_TEXTS) as workbook:
        workbook.set_properties({"title": "Open einden", "created": CREATED})
        head = workbook.add_format({"bold": True, "bg_color": style.ACCENT,
                                    "font_color": style.PAPER, "valign": "vcenter"})  # fmt: skip
        title = workbook.add_format({"bold": True, "font_size": 16, "font_color": style.ACCENT})
        body = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet("Open einden")
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, f"Wat {old.number} openlaat voor {new.number}", title)
        sheet.set_row(0, 2 * LINE_HEIGHT)
        text = LOOK_BACK.format(old=old.number, new=new.number)
        sheet.merge_range(1, 0, 1, len(WIDTHS) - 1, text, body)
        sheet.set_row(1, 3 * LINE_HEIGHT)
        for at, header in enumerate(HEADERS):
            sheet.write_string(3, at, header, head)
        for line, end in enumerate(open_ends, start=4):
            where = written_address(end.file, end.sheet, end.cell)
            for at, words in enumerate((end.subject, end.what, end.remedy, where)):
                sheet.write_string(line, at, words, body)
            lines = max(
                len(end.what) / WIDTHS[1], len(end.remedy) / WIDTHS[2], len(where) / WIDTHS[3]
            )
            sheet.set_row(line, LINE_HEIGHT * (1 + int(lines * 1.1)))
        if not open_ends:
            sheet.write_string(4, 0, NOTHING, body)
        sheet.data_validation(4, 4, 4 + len(open_ends), 4, {"validate": "list", "source": ["ja"]})
        sheet.freeze_panes(4, 0)
    (folder / FILE).write_bytes(repack(target.getvalue()))
