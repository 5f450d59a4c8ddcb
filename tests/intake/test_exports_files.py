"""The same export as csv, workbook or table of LibreOffice gives the same facts, and no names."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.settings import NamedExport, load_settings

from builders import workspace, write_workbook
from export_files import (
    GUESTS,
    START,
    Guest,
    eventbrite,
    form,
    save_tabbed,
    save_workbook,
    teams_below_summary,
    teams_flat,
    teams_in_sections,
    zoom,
)

CALENDAR = {
    "Activiteiten": [
        ["activiteit", "titel", "soort", "datum"],
        ["W01", "Wandeling Selwerd", "wijkwandeling", START.date()],
        ["W02", "Workshop verhalen", "workshop", datetime(2022, 9, 9)],
    ],
    "Vragen": [
        ["vraag", "tekst", "soort", "schaal min", "schaal max"],
        ["V1", "Ik ken de wijk", "zelfbeoordeling", 1, 5],
    ],
}
TICKETS = [
    ("Xandria Quibberdonk", "x@wobbel.example", "here"),
    ("Zebulon Flarp", "z@wobbel.example", "away"),
    ("Mirabel Snotjebel", "m@wobbel.example", "off"),
]
EXPORTS = {
    "teams in sections": teams_in_sections(),
    "teams in Dutch": teams_in_sections(language="nl"),
    "teams below a summary": teams_below_summary(),
    "teams flat": teams_flat(),
    "zoom": zoom(),
    "zoom without lines": zoom(with_meeting=False),
    "eventbrite W01": eventbrite(TICKETS),
    "eventbrite nl W01": eventbrite(TICKETS, language="nl"),
}
NAMES = [*(guest.name for guest in GUESTS), *(name for name, _, _ in TICKETS), "@"]


def read(tmp_path, save, exports=()):
    settings = workspace(tmp_path, CALENDAR)
    save(settings.data / "lijsten")
    if exports:
        lines = "\n".join(f'[[exports]]\nfile = "{n.file}"\nmoment = "{n.moment}"' for n in exports)
        with (tmp_path / "wijkmakers.toml").open("a", encoding="utf-8") as file:
            file.write(lines)
        settings = load_settings(tmp_path)
    return read_workspace(settings)


def facts(reading, table="attendance"):
    frame = reading.tables[table].drop(columns=["file", "sheet"])
    return frame.astype(object).where(frame.notna(), None).values.tolist()


def save_commas(path, rows, delimiter=","):
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written.getvalue().encode("utf-8-sig"))
    return path


def save_ods(path, rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for row in rows:
        line = TableRow()
        for text in row or [""]:
            cell = TableCell(valuetype="string") if text else TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_gives_the_same_attendance(tmp_path, name):
    rows = EXPORTS[name]
    ways = {
        "utf-16": lambda folder: save_tabbed(folder / f"{name}.csv", rows),
        "utf-16-be": lambda folder: save_tabbed(folder / f"{name}.csv", rows, "utf-16-be"),
        "utf-8": lambda folder: save_tabbed(folder / f"{name}.csv", rows, "utf-8"),
        "commas": lambda folder: save_commas(folder / f"{name}.csv", rows),
        "semicolons": lambda folder: save_commas(folder / f"{name}.csv", rows, ";"),
        "xlsx": lambda folder: save_workbook(folder / f"{name}.xlsx", rows),
        "ods": lambda folder: save_ods(folder / f"{name}.ods", rows),
    }
    readings = {way: read(tmp_path / way, save) for way, save in ways.items()}
    # Each workspace has a secret of its own, so that people are compared by their number.
    seen = {}
    for way, reading in readings.items():
        assert reading.problems == (), way
        known: dict[str, int] = {}
        seen[way] = [
            [known.setdefault(cell, len(known)) if at == 1 else cell for at, cell in enumerate(row)]
            for row in facts(reading)
        ]
        (ledger,) = (row for row in reading.ledger if row.file.startswith("lijsten/"))
        assert ledger.rows == ledger.used + sum(ledger.skipped.values())
    assert len(seen["utf-16"]) >= 2
    assert all(each == seen["utf-16"] for each in seen.values())


def test_a_workbook_in_which_excel_made_moments_of_texts(tmp_path):
    rows = [
        [START if cell.startswith("4/5/22, 5:58") else cell for cell in row]
        for row in teams_in_sections()
    ]
    reading = read(tmp_path, lambda folder: save_workbook(folder / "lijst.xlsx", rows))
    assert reading.problems == ()
    assert set(reading.tables["attendance"]["activity_id"]) == {"W01"}
    assert len(reading.tables["attendance"]) == 4


@pytest.mark.parametrize("kind", ["MS nl", "Google nl"])
def test_answers_reach_their_table(tmp_path, kind):
    rows = form(["Ik ken de wijk"], [("x@wobbel.example", ["4"]), ("", ["5"])], kind=kind)
    reading = read(
        tmp_path,
        lambda folder: save_workbook(folder / "evaluatie W01.xlsx", rows),
        [NamedExport("evaluatie*.xlsx", moment="na")],
    )
    assert reading.problems == ()
    answers = reading.tables["survey_answers"]
    assert answers[["activity_id", "moment", "item", "score"]].values.tolist() == [
        ["W01", "na", "V1", "4"],
        ["W01", "na", "V1", "5"],
    ]
    assert answers["respondent_id"].nunique() == 2


def test_the_same_report_twice_is_an_error_and_no_sum(tmp_path):
    def save(folder):
        save_tabbed(folder / "lijst.csv", teams_in_sections())
        save_workbook(folder / "lijst (1).xlsx", teams_in_sections())

    reading = read(tmp_path, save)
    assert [str(problem) for problem in reading.problems] == [
        "lijsten/lijst (1).xlsx › Sheet1: dezelfde lijst (Aanwezigheid) staat ook in "
        "lijsten/lijst.csv. Houd één van de twee in de datamap en haal de andere weg; er wordt "
        "niets opgeteld."
    ]


@pytest.mark.parametrize("write", [teams_in_sections, teams_below_summary, zoom])
def test_a_meeting_that_was_opened_again_is_one_meeting(tmp_path, write):
    later = [*GUESTS[1:], Guest("Olga Prut")]

    def save(folder):
        save_tabbed(folder / "deel 1.csv", write())
        save_tabbed(folder / "deel 2.csv", write(later, start=START + timedelta(hours=1)))

    reading = read(tmp_path, save)
    assert reading.problems == ()
    assert len(reading.tables["attendance"]) == reading.tables["attendance"]["person_id"].nunique()
    assert len(reading.tables["attendance"]) == 5
    one, other = (row for row in reading.ledger if row.file.startswith("lijsten/"))
    assert (one.used, other.used) == (4, 1)
    rejoined = sum(guest.joins for guest in later) - 1 if write is not teams_in_sections else 3
    assert other.skipped["opnieuw deelgenomen"] == rejoined


@pytest.mark.parametrize("name", [*EXPORTS, "no tie"])
def test_nothing_quotes_a_person(tmp_path, name):
    rows = [list(row) for row in EXPORTS.get(name, teams_in_sections(start=datetime(2022, 8, 8)))]
    # Something is wrong with every second cell of the last rows.
    for row in rows[-3:]:
        row[1::2] = ["Snotjebel #"] * len(row[1::2])

    def save(folder):
        save_workbook(folder / f"{name}.xlsx", rows)
        write_workbook(folder / "extra.xlsx", {"Blad1": rows[1:]})

    reading = read(tmp_path, save)
    everything = "\n".join(map(str, [*reading.problems, *reading.ledger]))
    assert not any(each in everything for each in [*NAMES, "Snotjebel", "Quibberdonk"])


def test_settings_of_exports_that_are_no_exports_are_told(tmp_path):
    reading = read(
        tmp_path,
        lambda folder: save_tabbed(folder / "lijst.csv", teams_in_sections()),
        [NamedExport("programma.xlsx", moment="na")],
    )
    assert [str(problem) for problem in reading.problems] == [
        'wijkmakers.toml: [[exports]] met file = "programma.xlsx" past op geen enkele uitvoer. '
        "Verbeter de naam, of haal dat deel weg."
    ]
