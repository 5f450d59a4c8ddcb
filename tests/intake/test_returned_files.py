"""Where marked copies are written, what they are called, and what is never overwritten."""

import re
import shutil

import pytest
import xlwt
from openpyxl import Workbook, load_workbook

from wijkmakers_analysis.errors import ExportError, WrongCall
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.returned import write_returned
from wijkmakers_analysis.intake.returned.memory import FILE_NAME

from builders import workspace, write_csv, write_workbook
from returned_books import cells_of, comments_of, fills_of, rich_openpyxl, todo_of

IN_DATA = (
    "De kopieën horen niet in de datamap: dan leest het programma elke lijst dubbel. "
    "Kies een map daarbuiten, bijvoorbeeld 'terug' naast de datamap."
)
ROWS = [["activiteit", "titel"], ["W01", "Wandeling"], ["W02", "Café"]]


def problem(file, cell="B2", sheet="Activiteiten"):
    return error("de titel is te kort", "Vul de titel in.", "waarde", file, sheet, cell)


@pytest.fixture
def data(tmp_path):
    write_workbook(tmp_path / "data/lijst.xlsx", {"Activiteiten": ROWS})
    write_workbook(tmp_path / "data/sub/goed.xlsx", {"Activiteiten": ROWS})
    write_csv(tmp_path / "data/sub/los.csv", [*ROWS, ["007", "=1+1"], ["", " 3,5 "]])
    return tmp_path / "data"


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_copies_stand_at_the_same_place(data, tmp_path):
    before = {path: path.read_bytes() for path in data.rglob("*.*")}
    found = (problem("lijst.xlsx"), problem("sub/los.csv", "B2", ""))
    written = write_returned(found, data, tmp_path / "terug")
    assert written == (tmp_path / "terug/lijst.xlsx", tmp_path / "terug/sub/los.xlsx")
    assert files(tmp_path / "terug") == [FILE_NAME, "lijst.xlsx", "sub/los.xlsx"]
    assert {path: path.read_bytes() for path in data.rglob("*.*")} == before


def test_without_problems_nothing_is_written(data, tmp_path):
    gone = (problem("weg.xlsx"), problem(""), problem("../wijkmakers.toml"), problem("/etc/passwd"))
    assert write_returned(gone, data, tmp_path / "terug") == ()
    assert not (tmp_path / "terug").exists()


@pytest.mark.parametrize("place", ["data", "data/terug", "data/sub/../.terug", "data/nieuw/diep"])
def test_a_target_in_the_data_folder_is_refused(data, tmp_path, place):
    before = files(data)
    with pytest.raises(WrongCall) as refused:
        write_returned((problem("lijst.xlsx"),), data, tmp_path / place)
    assert str(refused.value) == IN_DATA
    assert files(data) == before


def test_a_copy_that_would_land_in_the_data_folder_is_refused(data, tmp_path):
    write_workbook(data / "data/lijst.xlsx", {"Activiteiten": ROWS})
    with pytest.raises(WrongCall, match="horen niet in de datamap"):
        write_returned((problem("data/lijst.xlsx"),), data, tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name != "data"]


def test_a_file_as_target_is_refused(data, tmp_path):
    (tmp_path / "terug").write_text("x")
    with pytest.raises(WrongCall) as refused:
        write_returned((problem("lijst.xlsx"),), data, tmp_path / "terug")
    assert str(refused.value) == (
        "De map voor de kopieën is een bestand. Noem een map, bijvoorbeeld 'terug'."
    )


def test_a_copy_of_ours_is_replaced_and_one_not_needed_goes(data, tmp_path):
    both = (problem("lijst.xlsx"), problem("sub/goed.xlsx"))
    write_returned(both, data, tmp_path / "terug")
    write_returned((problem("lijst.xlsx", "A2"),), data, tmp_path / "terug")
    assert files(tmp_path / "terug") == [FILE_NAME, "lijst.xlsx"]
    content = (tmp_path / "terug/lijst.xlsx").read_bytes()
    assert comments_of(content).keys() == {("Activiteiten", "A2")}


@pytest.mark.parametrize("is_changed_copy", [True, False])
def test_what_is_not_ours_is_never_overwritten(data, tmp_path, is_changed_copy):
    place = tmp_path / "terug/lijst.xlsx"
    if is_changed_copy:
        write_returned((problem("lijst.xlsx"),), data, tmp_path / "terug")
        book = load_workbook(place)
        book["Activiteiten"]["B2"] = "Verbeterd"
        book.save(place)
    else:
        write_workbook(place, {"Eigen": ROWS})
    before = place.read_bytes()
    found = (problem("lijst.xlsx"), problem("sub/goed.xlsx"))
    with pytest.raises(ExportError) as refused:
        write_returned(found, data, tmp_path / "terug")
    assert str(refused.value) == (
        "U hebt lijst.xlsx in de map voor de kopieën verbeterd, of er zelf neergezet. Zet wat u "
        "verbeterde in de datamap, en haal het daarna weg uit deze map. Er is niets veranderd."
    )
    assert place.read_bytes() == before
    assert "sub/goed.xlsx" not in files(tmp_path / "terug")
    assert not [path for path in (tmp_path / "terug").iterdir() if path.name.startswith(".bezig")]


def test_a_changed_copy_that_is_not_needed_stays(data, tmp_path):
    write_returned((problem("lijst.xlsx"), problem("sub/goed.xlsx")), data, tmp_path / "terug")
    write_workbook(tmp_path / "terug/sub/goed.xlsx", {"Eigen": ROWS})
    write_returned((problem("lijst.xlsx"),), data, tmp_path / "terug")
    assert files(tmp_path / "terug") == [FILE_NAME, "lijst.xlsx", "sub/goed.xlsx"]


def test_a_repaired_copy_in_the_data_folder_is_handed_back_without_marks(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/lijst.xlsx").write_bytes(rich_openpyxl())
    sheet = "Lijst d'Hondt"
    (copy,) = write_returned(
        (problem("lijst.xlsx", "B4", sheet),), tmp_path / "data", tmp_path / "terug"
    )
    shutil.copy(copy, tmp_path / "data/lijst.xlsx")
    (clean,) = write_returned((), tmp_path / "data", tmp_path / "terug")
    assert comments_of(clean.read_bytes()) == comments_of(rich_openpyxl())
    old = fills_of(rich_openpyxl())
    assert {place: fills_of(clean.read_bytes())[place] for place in old} == old
    shutil.copy(clean, tmp_path / "data/lijst.xlsx")
    assert write_returned((), tmp_path / "data", tmp_path / "terug") == ()


def test_a_csv_becomes_a_workbook_with_every_cell_as_it_was(data, tmp_path):
    found = (
        problem("sub/los.csv", "B4", ""),
        warning("het is oud", "Vernieuw het.", "bestand", "sub/los.csv"),
    )
    (copy,) = write_returned(found, data, tmp_path / "terug")
    content = copy.read_bytes()
    assert cells_of(content) == {
        ("Lijst", "A1"): "activiteit", ("Lijst", "B1"): "titel",
        ("Lijst", "A2"): "W01", ("Lijst", "B2"): "Wandeling",
        ("Lijst", "A3"): "W02", ("Lijst", "B3"): "Café",
        ("Lijst", "A4"): "007", ("Lijst", "B4"): "=1+1",
        ("Lijst", "B5"): " 3,5 ",
    }  # fmt: skip
    sheet = load_workbook(copy)["Lijst"]
    assert sheet["B4"].data_type == "s"
    assert comments_of(content).keys() == {("Lijst", "B4")}
    assert [row[2:4] for row in todo_of(content)] == [("Lijst", "B4"), ("(hele bestand)", None)]
    assert load_workbook(copy)["Te doen"]["A2"].value.endswith(
        "De cellen komen uit los.csv, dat zelf geen kleur en opmerkingen kan dragen. Haal dat "
        ".csv-bestand uit de datamap als u dit erin zet, en verbeter de naam in wijkmakers.toml "
        "als die daar genoemd is."
    )


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"sep=;\r\na;b\r\n1;2\r\n", ["a", "b", "1", "2"]),
        ("a,b\r1,é\r".encode("cp1252"), ["a", "b", "1", "é"]),
        ("a\tb\n1\t2\n".encode("utf-16"), ["a", "b", "1", "2"]),
        ('a;b\n"1\n1";2\n'.encode("utf-8-sig"), ["a", "b", "1\n1", "2"]),
    ],
)
def test_every_dress_of_csv(tmp_path, content, cells):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_bytes(content)
    (copy,) = write_returned((problem("a.csv", "B2", ""),), tmp_path / "data", tmp_path / "terug")
    assert list(cells_of(copy.read_bytes()).values()) == cells
    assert comments_of(copy.read_bytes()).keys() == {("Lijst", "B2")}


def test_a_csv_beside_a_workbook_of_its_name_keeps_apart(data, tmp_path):
    write_csv(data / "lijst.csv", ROWS)
    found = (problem("lijst.csv", "B2", ""), problem("lijst.xlsx"))
    write_returned(found, data, tmp_path / "terug")
    assert files(tmp_path / "terug") == [FILE_NAME, "lijst (csv).xlsx", "lijst.xlsx"]


def test_an_old_workbook_becomes_a_new_one(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Oud")
    for column, value in enumerate(["W01", 12, 3.5]):
        sheet.write(0, column, value)
    (tmp_path / "data").mkdir()
    book.save(str(tmp_path / "data/oud.xls"))
    found = (problem("oud.xls", "B1", "Oud"),)
    (copy,) = write_returned(found, tmp_path / "data", tmp_path / "terug")
    assert copy.name == "oud.xlsx"
    assert list(cells_of(copy.read_bytes()).values()) == ["W01", 12, 3.5]
    assert comments_of(copy.read_bytes()).keys() == {("Oud", "B1")}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kapot.xlsx", b"PK\x03\x04 half een werkboek"),
        ("geheim.xlsx", b"\xd0\xcf\x11\xe0 wachtwoord"),
        ("brief.pdf", b"%PDF-1.4 \x00\x81"),
        ("notulen.docx", b"Notulen\nwelkom; rondje\n"),
        ("leeg.csv", b""),
        ("pagina.csv", b"<html><table><tr><td>W01</td></tr></table></html>"),
        ("scheef.csv", b'a;b\n"1;2\n'),
    ],
)
def test_of_what_cannot_be_opened_there_is_a_list(tmp_path, name, content):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_bytes(content)
    found = (error("het bestand is niet te lezen", "Sla het opnieuw op.", "bestand", name),)
    (copy,) = write_returned(found, tmp_path / "data", tmp_path / "terug")
    assert copy.name == f"{name} - te doen.xlsx"
    assert todo_of(copy.read_bytes()) == [
        (
            1,
            "fout",
            "(hele bestand)",
            None,
            "Het bestand is niet te lezen.",
            "Sla het opnieuw op.",
            None,
        )
    ]
    note = load_workbook(copy)["Te doen"]["A2"].value
    assert note == (
        f"Deze lijst gaat over {name}. Verbeter dat bestand zelf, in de datamap, en controleer "
        "opnieuw. Zet deze lijst zelf niet in de datamap."
    )


@pytest.mark.long
def test_ten_thousand_cells_get_a_mark_each(tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lijst")
    for number in range(20_000):
        sheet.append([f"W{number}", "misschien", None, number])
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data/lijst.xlsx")
    found = tuple(problem("lijst.xlsx", f"B{row}", "Lijst") for row in range(1, 10_001))
    (copy,) = write_returned(found, tmp_path / "data", tmp_path / "terug")
    assert copy.stat().st_size < 4_000_000
    assert len(comments_of(copy.read_bytes())) == 10_000


def test_no_text_of_a_cell_gets_into_comments_or_list(tmp_path):
    name = "Jansje de Vries"
    write_workbook(tmp_path / "data/lijst.xlsx", {"Activiteiten": [["deelnemer"], [name]]})
    found = (problem("lijst.xlsx", "A2"),)
    (copy,) = write_returned(found, tmp_path / "data", tmp_path / "terug")
    said = [*comments_of(copy.read_bytes()).values(), *map(str, todo_of(copy.read_bytes()))]
    assert not [text for text in said if re.search("Jansje|Vries", text)]


def told(reading):
    return [str(each) for each in reading.problems]


def test_a_marked_copy_is_read_as_its_original(tmp_path):
    rows = [
        ["activiteit", "titel", "soort", "datum"],
        ["W01", "Wandeling", "wijkwandeling", "31-2-2022"],
        ["W02", None, "wijkwandeling", "1-4-2022"],
        ["W03", "Wandeling", "wijkwandeling", "2-4-2022"],
        ["W04", "Wandeling", "wijkwandeling", "3-4-2022"],
    ]
    settings = workspace(tmp_path, {"Activiteiten": rows})
    write_csv(settings.data / "los.csv", [["organisatie", "sector"], ["Nijestee", None]])
    before = read_workspace(settings)
    assert len(before.problems) == 3
    copies = write_returned(before.problems, settings.data, tmp_path / "terug")
    assert [copy.name for copy in copies] == ["los.xlsx", "programma.xlsx"]
    marked = set(comments_of(copies[1].read_bytes()))
    assert marked == {("Activiteiten", "D2"), ("Activiteiten", "B3")}

    shutil.copy(copies[1], settings.data / "programma.xlsx")
    shutil.copy(copies[0], settings.data / "los.xlsx")
    (settings.data / "los.csv").unlink()
    after = read_workspace(settings)
    # The sheet of a csv has a name in its copy; all else is told the same.
    assert [each.replace("los.xlsx › Lijst", "los.csv") for each in told(after)] == told(before)
    assert [row.table for row in after.ledger] == ["organisations", "", "activities", ""]

    shutil.copy(copies[1], settings.data / "kopie.xlsx")
    twice = [each for each in told(read_workspace(settings)) if "dezelfde lijst" in each]
    assert len(twice) == 1
    assert "kopie.xlsx" in twice[0]
    assert "programma.xlsx" in twice[0]
