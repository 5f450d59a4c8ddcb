"""Files as they come: folders, csv in every dress, workbooks with traps."""

import os
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.intake.delimited import find_delimiter

from builders import workspace, write_csv, write_workbook

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    ["W01", "Wandeling Selwerd", "wijkwandeling", date(2022, 4, 5)],
    ["W02", "Café in Beijum", "wijkwandeling", date(2022, 5, 3)],
]
AS_TEXT = [ACTIVITIES[0], *[[*row[:3], row[3].isoformat()] for row in ACTIVITIES[1:]]]


def told(reading):
    return [f"{problem.severity}: {problem}" for problem in reading.problems]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_every_dress(tmp_path, delimiter, encoding):
    settings = workspace(tmp_path, {})
    write_csv(tmp_path / "data/acties.csv", AS_TEXT, delimiter=delimiter, encoding=encoding)
    reading = read_workspace(settings)
    assert told(reading) == []
    assert reading.tables["activities"]["activity_title"].tolist() == [
        "Wandeling Selwerd",
        "Café in Beijum",
    ]
    assert reading.tables["activities"]["sheet"].tolist() == ["", ""]
    assert reading.cell_columns["acties.csv", ""]["kind"] == "C"


def test_windows_1252_is_read_and_said(tmp_path):
    settings = workspace(tmp_path, {})
    write_csv(tmp_path / "data/acties.csv", AS_TEXT, encoding="cp1252")
    reading = read_workspace(settings)
    assert reading.tables["activities"]["activity_title"].tolist()[1] == "Café in Beijum"
    assert told(reading) == [
        "waarschuwing: acties.csv: het bestand is geen UTF-8 en is gelezen als Windows-1252. "
        "Kijk of namen met é, ë of ï goed staan, en sla het op als 'CSV UTF-8'."
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2\n2,5;3\n", ";"),
        ('a,b\n"1;2;3",2\n"4;5;6",3\n', ","),
        ("titel\na;b,c\n", ";"),
        ("een kolom\nwaarde\n", ";"),
    ],
)
def test_the_delimiter_has_a_constant_count(text, delimiter):
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize("tail", ['W03;"Wandeling;workshop;\n', 'W03;"Wan"deling;workshop;\n'])
def test_a_wrong_quote_swallows_no_rows(tmp_path, tail):
    settings = workspace(tmp_path, {})
    path = write_csv(tmp_path / "data/acties.csv", AS_TEXT)
    path.write_text(path.read_text(encoding="utf-8") + tail, encoding="utf-8")
    assert told(read_workspace(settings)) == [
        "fout: acties.csv: vanaf regel 4 klopt een aanhalingsteken niet. "
        "Zoek een aanhalingsteken dat wel begint en niet sluit, of sla het op als .xlsx."
    ]


@pytest.mark.parametrize("kind", ["missing", "empty", "only leftovers"])
def test_no_data_is_fatal(tmp_path, kind):
    settings = workspace(tmp_path, {})
    if kind == "missing":
        (tmp_path / "data").rmdir()
    if kind == "only leftovers":
        (tmp_path / "data" / "~$lijst.xlsx").write_bytes(b"J. Geheim")
    expected = {
        "missing": "De datamap bestaat niet. Maak de map die in wijkmakers.toml bij data staat, "
        "of verbeter die regel.",
    }.get(
        kind,
        "In de datamap staat geen bestand om te lezen. Zet de werkboeken (.xlsx) of csv-bestanden "
        "in de map die in wijkmakers.toml bij data staat.",
    )
    with pytest.raises(IntakeError) as refusal:
        read_workspace(settings)
    assert str(refusal.value) == expected


def test_a_folder_that_cannot_be_listed_is_fatal(tmp_path, monkeypatch):
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES})
    (tmp_path / "data" / "2022").mkdir()
    real = os.scandir

    def scandir(path):
        if str(path).endswith("2022"):
            raise PermissionError(13, "denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(IntakeError) as refusal:
        read_workspace(settings)
    assert str(refusal.value) == (
        "De datamap, of een map daarin, is niet te openen. Kijk of u bij de map mag en of "
        "OneDrive klaar is met ophalen, en probeer het opnieuw."
    )


def test_leftovers_are_skipped_with_a_line_and_never_opened(tmp_path):
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES})
    names = [
        "~$lijst.xlsx",
        ".~lock.lijst.xlsx#",
        "._lijst.xlsx",
        "x.tmp",
        "Thumbs.db",
        ".DS_Store",
    ]
    for name in names:
        (tmp_path / "data" / name).write_bytes(b"J. Geheim")
    (tmp_path / "data" / "foto.jpg").write_bytes(b"")
    (tmp_path / "data" / "lijst.numbers").write_bytes(b"")
    (tmp_path / "data" / "lijst.docx").write_bytes(b"")
    reading = read_workspace(settings)
    skipped = {row.file: dict(row.skipped) for row in reading.ledger if not row.table}
    shown = ["~$…", *names[1:]]  # what follows ~$ may be a user's name
    assert skipped == {name: {"tijdelijk bestand": 0} for name in shown} | {
        "foto.jpg": {"beeldbestand": 0}
    }
    assert "Geheim" not in repr(reading.ledger) + repr(reading.problems)
    assert told(reading) == [
        "fout: lijst.docx: dit soort bestand kan het programma niet lezen. "
        "Sla het op als .xlsx, .xls, .ods of .csv, of haal het uit de datamap.",
        "fout: lijst.numbers: dit is een werkboek van Numbers. Kies in Numbers Archief > "
        "Exporteer naar > Excel, en zet het .xlsx-bestand in de datamap.",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "het bestand is leeg. Haal het uit de datamap, of zet de juiste versie terug."),
        (
            b"\xd0\xcf\x11\xe0rest",
            "dit is geen heel werkboek. "
            "Wacht tot OneDrive het heeft opgehaald, of sla het in Excel opnieuw op als .xlsx.",
        ),
        (
            b"PK\x03\x04half",
            "dit is geen heel werkboek. "
            "Wacht tot OneDrive het heeft opgehaald, of sla het in Excel opnieuw op als .xlsx.",
        ),
    ],
)
def test_a_bad_workbook_does_not_stop_the_others(tmp_path, content, message):
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES})
    (tmp_path / "data" / "kapot.xlsx").write_bytes(content)
    reading = read_workspace(settings)
    assert told(reading) == [f"fout: kapot.xlsx: {message}"]
    assert len(reading.tables["activities"]) == 2


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.csv"])
def test_a_file_that_is_kept_elsewhere_is_not_called_damaged(tmp_path, monkeypatch, name):
    settings = workspace(tmp_path, {})
    write_csv(tmp_path / "data" / name, AS_TEXT)

    def refuse(*_, **__):
        raise OSError(362, "the cloud file provider is not running")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert told(read_workspace(settings)) == [
        f"fout: {name}: het bestand staat alleen in de cloud en is niet opgehaald. Klik er met "
        "rechts op, kies 'Altijd behouden op dit apparaat' en wacht tot het er is."
    ]


def test_a_damaged_part_is_a_problem(tmp_path):
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES})
    with zipfile.ZipFile(tmp_path / "data" / "kapot.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
    assert told(read_workspace(settings)) == [
        "fout: kapot.xlsx: het werkboek is beschadigd en niet te lezen. "
        "Open het in Excel, laat Excel het herstellen en sla het opnieuw op als .xlsx."
    ]


def test_error_cells_and_uncalculated_formulas_are_problems_and_calculated_ones_are_not(tmp_path):
    rows = [*ACTIVITIES, ["W03", '=UPPER("x")', "wijkwandeling", None]]
    rows.append(["W04", "#REF!", "wijkwandeling", None])
    settings = workspace(tmp_path, {"Activiteiten": rows})
    reading = read_workspace(settings)
    assert told(reading) == [
        "fout: programma.xlsx › Activiteiten › B4: de formule in deze cel is nooit berekend. "
        "Open het werkboek in Excel en sla het op, of zet er de waarde zelf neer.",
        "fout: programma.xlsx › Activiteiten › B5: in deze cel staat een foutwaarde van Excel. "
        "Herstel de formule, of zet er de waarde zelf neer.",
    ]


def test_a_formula_is_missed_in_a_column_of_crosses_and_not_in_a_row_of_totals(tmp_path):
    crosses = [["naam", "W01", "W02"], ["Jan", "x", "=1+1"], ["Els", "x", "x"], ["totaal", 2]]
    sheets = {"Activiteiten": [*ACTIVITIES, ["Totaal", None, "=2*1"]], "Kruisjes": crosses}
    reading = read_workspace(workspace(tmp_path, sheets))
    assert told(reading) == [
        "fout: programma.xlsx › Kruisjes › C2: de formule in deze cel is nooit berekend. "
        "Open het werkboek in Excel en sla het op, of zet er de waarde zelf neer."
    ]
    ledger = {row.sheet: dict(row.skipped) for row in reading.ledger}
    assert list(ledger.values()) == [{"totaalregel": 1}, {"totaalregel": 1}]


@pytest.mark.parametrize("total", ["Totaal", "Totaal aantal activiteiten", "subtotaal:"])
def test_a_row_of_totals_is_one_in_csv_too(tmp_path, total):
    settings = workspace(tmp_path, {})
    write_csv(tmp_path / "data/acties.csv", [*AS_TEXT, [total, None, "1.200,5", "€ 3"]])
    reading = read_workspace(settings)
    assert told(reading) == []
    assert dict(reading.ledger[0].skipped) == {"totaalregel": 1}


def test_merged_cells_are_a_problem_in_records_only(tmp_path):
    title = ["Agenda", None, None, None]
    remark = [None, None, None, None, "belt nog"]
    rows = [title, *ACTIVITIES, remark]
    settings = workspace(tmp_path, {"Activiteiten": rows, "Lees mij": [["Uitleg"]]})
    path = tmp_path / "data" / "programma.xlsx"
    workbook = load_workbook(path)
    sheet = workbook["Activiteiten"]
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("C3:C4")
    sheet.merge_cells("E5:F6")
    workbook["Lees mij"].merge_cells("A1:A9")
    workbook.save(path)
    assert told(read_workspace(settings)) == [
        "fout: programma.xlsx › Activiteiten › C3: deze cel is samengevoegd met andere; alleen de "
        "eerste telt. Hef de samenvoeging op en vul elke cel apart in.",
        "fout: programma.xlsx › Activiteiten › C4: soort is niet ingevuld. Vul in: wijkwandeling, "
        "workshop, bijeenkomst of een andere soort.",
    ]


def test_a_delimiter_inside_a_text_of_csv_is_said_of_each_row(tmp_path):
    settings = workspace(tmp_path, {})
    text = "activiteit;titel;soort;wijk\nW1;a;workshop;\nW2;b; c;workshop;\nW3;d;e;f;workshop\n"
    (tmp_path / "data" / "acties.csv").write_text(text, encoding="utf-8")
    longer = [each for each in told(read_workspace(settings)) if "meer velden" in each]
    assert longer == [
        "fout: acties.csv › E4: deze regel heeft meer velden dan er koppen zijn. Zet een tekst "
        "met een scheidingsteken erin tussen aanhalingstekens, of sla het bestand op als .xlsx."
    ]


def test_hidden_sheets_and_explanations_are_not_read_but_counted(tmp_path):
    settings = workspace(
        tmp_path,
        {"Activiteiten": ACTIVITIES, "Organisaties": [["organisatie", "sector"], ["X", "zorg"]]},
    )
    path = tmp_path / "data" / "programma.xlsx"
    workbook = load_workbook(path)
    workbook["Organisaties"].sheet_state = "hidden"
    workbook.create_sheet("Lees mij").append(["Alle namen zijn verzonnen."])
    workbook.create_sheet("Blad9")
    workbook.save(path)
    reading = read_workspace(settings)
    assert told(reading) == []
    assert reading.tables["organisations"].empty
    assert {row.sheet: (row.rows, row.used, dict(row.skipped)) for row in reading.ledger} == {
        "Activiteiten": (2, 2, {}),
        "Organisaties": (2, 0, {"verborgen blad": 2}),
        "Lees mij": (1, 0, {"uitleg": 1}),
        "Blad9": (0, 0, {"leeg blad": 0}),
    }


@pytest.mark.parametrize(
    ("number_format", "first", "last"),
    [
        ("mmm-yy", "2022-04-01", "2022-04-30"),
        ("[$-413]mmmm yyyy;@", "2022-04-01", "2022-04-30"),
        ("d-m-yyyy", "2022-04-01", "2022-04-01"),
    ],
)
def test_a_month_that_excel_made_a_day_is_a_month(tmp_path, number_format, first, last):
    settings = workspace(tmp_path, {})
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(ACTIVITIES[0])
    sheet.append(["W01", "Wandeling", "wijkwandeling", datetime(2022, 4, 1)])
    sheet["D2"].number_format = number_format
    workbook.save(tmp_path / "data" / "a.xlsx")
    row = read_workspace(settings).tables["activities"].iloc[0]
    assert (str(row["date_first"].date()), str(row["date_last"].date())) == (first, last)


def test_a_second_folder_is_read_with_its_name(tmp_path):
    settings = workspace(tmp_path, {})
    write_workbook(tmp_path / "data/2022/lijst.xlsx", {"Activiteiten": ACTIVITIES})
    assert set(read_workspace(settings).tables["activities"]["file"]) == {"2022/lijst.xlsx"}
