"""The practice year has just the mistakes that its answers name, and the answers repair them."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis import cli
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.example.mistakes import (
    CLEAR,
    FILL,
    MISTAKES,
    REMOVE_FILE,
    REMOVE_ROW,
    UNMERGE,
)
from wijkmakers_analysis.example.practice import plant_mistakes, write_practice
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.programme.building import build_tables
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.starting.double_click import STEPS

STEPS_USED = ("1 Controleren", "2 Jaaroverzicht")


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("oefenen") / "jaar"
    write_practice(folder)
    return folder


def problems_of(folder):
    return build_tables(read_workspace(load_settings(folder)))[1]


def answers_of(folder):
    header, *rows = load_workbook(folder / "Antwoorden.xlsx").active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def repair(data, answer):
    """Do what an answer says, as somebody in Excel would."""
    path, todo, value = data / answer["bestand"], answer["wat u doet"], answer["wordt"]
    if todo == REMOVE_FILE:
        path.unlink()
        return
    book = load_workbook(path)
    sheet, place = book[answer["blad"]], answer["cel"]
    if todo == REMOVE_ROW:
        sheet.delete_rows(sheet[place].row)
    elif todo == UNMERGE:
        [merged] = [one for one in sheet.merged_cells.ranges if place in one]
        sheet.unmerge_cells(merged.coord)
        sheet.cell(merged.max_row, merged.max_col).value = value
    else:
        assert todo in (FILL, CLEAR)
        assert (value is None) == (todo == CLEAR)
        sheet[place].value = value
    book.save(path)


@pytest.mark.long
def test_check_finds_just_what_was_planted_and_the_answers_repair_it(practice):
    found = sorted((one.file, one.sheet, one.cell) for one in problems_of(practice))
    answers = answers_of(practice)
    places = [tuple(one[name] or "" for name in ("bestand", "blad", "cel")) for one in answers]
    assert found == sorted(places)
    for answer in answers:
        repair(practice / "data", answer)
    assert [str(problem) for problem in problems_of(practice)] == []


def test_there_are_some_twenty_of_all_kinds():
    assert 20 <= len(MISTAKES) <= 30
    assert {one.repair for one in MISTAKES} == {FILL, REMOVE_ROW, UNMERGE, REMOVE_FILE}
    assert len({(one.file, one.sheet, one.cell) for one in MISTAKES}) == len(MISTAKES)


def test_the_answers_lie_outside_the_data(tmp_path):
    write_practice(tmp_path / "jaar")
    assert {path.name for path in (tmp_path / "jaar").glob("Antwoorden.*")} == {
        "Antwoorden.md",
        "Antwoorden.xlsx",
    }
    assert not list((tmp_path / "jaar" / "data").glob("Antwoorden*"))
    text = (tmp_path / "jaar" / "Antwoorden.md").read_text(encoding="utf-8")
    for one in MISTAKES:
        assert " › ".join(part for part in (one.file, one.sheet, one.cell) if part) in text
        assert one.lesson in text


def test_the_readme_leads_through_the_practice_year(practice):
    told = (practice / "README.md").read_text("utf-8")
    assert f"staan {len(MISTAKES)}\nfouten" in told
    assert all(word in told for word in (*STEPS_USED, "Antwoorden.md", "Antwoorden.xlsx"))
    assert set(STEPS_USED) <= set(STEPS)


def test_planting_gives_the_same_bytes(tmp_path):
    made = []
    for name in ("een", "twee"):
        write_practice(tmp_path / name)
        made.append(
            {
                str(path.relative_to(tmp_path / name)): path.read_bytes()
                for path in (tmp_path / name).rglob("*")
                if path.is_file()
            }
        )
    assert made[0] == made[1]


def test_an_answer_is_what_stood_there(practice, tmp_path):
    from wijkmakers_analysis.example import write_example

    write_example(tmp_path / "heel")
    before = {
        (one.file, one.cell): load_workbook(tmp_path / "heel" / "data" / one.file)[one.sheet][
            one.cell
        ].value
        for one in MISTAKES
        if one.repair == FILL
    }
    for answer in plant_mistakes(tmp_path / "heel" / "data", MISTAKES):
        one = answer.mistake
        if one.repair != FILL:
            continue
        assert answer.right == before[one.file, one.cell], one
        wrong = datetime(*one.wrong.timetuple()[:3]) if type(one.wrong) is date else one.wrong
        assert wrong != answer.right, one


def test_a_filled_folder_is_left_alone(tmp_path):
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(WrongCall):
        write_practice(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("option", ["--practice", "--oefenen"])
def test_the_command_says_how_many_and_where_the_answers_are(option, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["voorbeeld", "jaar", option]) == 0
    assert capsys.readouterr().out == (
        f"Er staat een oefenjaar in jaar, met {len(MISTAKES)} fouten erin.\n"
        "Zoek ze met: wijkmakers controleer jaar\n"
        "Of dubbelklik op '1 Controleren' in de map Dubbelklik Windows of Dubbelklik Mac.\n"
        "De antwoorden staan in Antwoorden.md en Antwoorden.xlsx in die map.\n"
    )


def test_a_practice_year_has_one_size(tmp_path, capsys):
    assert cli.main(["example", str(tmp_path / "x"), "--practice", "--people", "20"]) == 2
    assert capsys.readouterr().err.startswith(
        "Een oefenjaar heeft altijd dezelfde grootte. Laat --people weg.\n"
    )
    assert not (tmp_path / "x").exists()
