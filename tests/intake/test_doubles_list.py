"""Possible doubles come with their names in the folder of the copies, ready to be decided."""

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.open_doubles import BEING_FILLED, WITH_NAMES
from wijkmakers_analysis.intake.returned import DOUBLES_LIST

from builders import workspace, write_workbook

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    *[[f"W{n}", "Wandeling", "wijkwandeling", f"{n}-6-2022"] for n in (1, 2, 3)],
]
ORGANISATIONS = [
    ["organisatie", "ook bekend als", "sector"],
    ["Nijestee", "NJ", "wonen"],
    ["Lefier", None, "wonen"],
]
WHOLE = [
    ["activiteit", "deelnemer", "organisatie", "aanwezig"],
    ["W1", "J. Pietersen", "NJ", "x"],
    ["W1", "Els Bos", None, "x"],
]
PARTS = [
    ["activiteit", "voornaam", "tussenvoegsel", "achternaam", "organisatie", "aanwezig"],
    ["W2", "Jan", None, "Pietersen", "Nijestee", "x"],
    ["W2", "Els", None, "Bosch", "Lefier", "x"],
]


@pytest.fixture
def root(tmp_path):
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": WHOLE}
    settings = workspace(tmp_path / "werk", sheets)
    write_workbook(settings.data / "delen.xlsx", {"Aanwezigheid": PARTS})
    return settings.root


def check(root, capsys):
    target = root / "herstellen"
    assert cli.main(["controleer", str(root), "--returned", str(target)]) == 0
    return target / DOUBLES_LIST, capsys.readouterr().out


def rows_of(path):
    how, _, *rows = load_workbook(path).active.iter_rows(values_only=True)
    assert how[0].startswith("Vul bij 'zelfde' ja of nee in.")
    return rows


def test_each_pair_has_its_names_as_sheet_dubbelen_takes_them(root, capsys):
    path, out = check(root, capsys)
    assert WITH_NAMES.format(path=path) in out
    assert "Pietersen" not in out
    header, *rows = rows_of(path)
    assert header[:3] == ("deelnemer 1", "deelnemer 2", "zelfde")
    assert {frozenset(row[:2]) for row in rows} == {
        frozenset({"J. Pietersen (NJ)", "Jan Pietersen (Nijestee)"}),
    }
    assert {row[2] for row in rows} == {None}
    assert all("delen.xlsx › Aanwezigheid › B2" in row[3:] for row in rows)


def test_what_is_decided_in_it_can_be_copied_to_sheet_dubbelen(root, capsys):
    path, _ = check(root, capsys)
    header, *rows = rows_of(path)
    decided = [header[:3], *((*row[:2], "ja") for row in rows)]
    write_workbook(root / "data" / "bureau.xlsx", {"Dubbelen": decided})
    path, out = check(root, capsys)
    assert out.splitlines()[-1].startswith("Alles is in orde.")
    assert "mogelijke dubbele" not in out
    assert not path.exists()


def test_a_list_that_somebody_is_filling_in_is_left_alone(root, capsys):
    path, _ = check(root, capsys)
    book = load_workbook(path)
    book.active["C4"] = "ja"
    book.save(path)
    before = path.read_bytes()
    path, out = check(root, capsys)
    assert path.read_bytes() == before
    assert BEING_FILLED.format(path=path) in out
