"""The handbook names each command, option and kind of problem, and shows calls that parse."""

import ast
import re
import shlex
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from wijkmakers_analysis.cli.commands import COMMANDS, command_named
from wijkmakers_analysis.cli.parsing import parser_for
from wijkmakers_analysis.intake.decisions import (
    BY_DECISION,
    BY_KEY,
    BY_NAME,
    NOT_SEEN,
    NOWHERE,
)
from wijkmakers_analysis.intake.problems import PROBLEM_KINDS
from wijkmakers_analysis.schemas import SHEETS, Attendance
from wijkmakers_analysis.settings import Settings, load_settings
from wijkmakers_analysis.starting import running_year
from wijkmakers_analysis.starting.books import BOOKS
from wijkmakers_analysis.starting.double_click import ENVIRONMENT, MAC_FOLDER, STEPS, WINDOWS_FOLDER
from wijkmakers_analysis.starting.settings_text import settings_text

ROOT = Path(__file__).parent.parent
PATH = ROOT / "docs" / "handleiding.md"
HANDBOOK = PATH.read_text(encoding="utf-8")
WORDS = " ".join(HANDBOOK.split())
PICTURES = ROOT / "docs" / "pictures" / "handleiding"
MOST_BYTES = 1_500_000
# What says of a cell, sheet or file that something is wrong; its first words are the message.
TELLING = {
    "error", "warning", "WrongCell", "WrongDate", "NoWholeDay", "YearAsDay", "MonthFirst", "Flaw",
    "Refused", "_fatal",
}  # fmt: skip


def calls():
    """Return each call that the handbook shows: on a line of its own, or between marks."""
    shown = re.findall(r"^(wijkmakers .+)$", HANDBOOK, re.M)
    shown += re.findall(r"`(wijkmakers [^`]+)`", HANDBOOK)
    return sorted(set(shown))


def messages():
    """Return each message about the lists that is written out in the code."""
    found = set()
    for folder in ("intake", "programme"):
        for path in (ROOT / "wijkmakers_analysis" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name, first = getattr(node.func, "id", ""), node.args[0]
                if name in TELLING and isinstance(first, ast.Constant):
                    found.add(first.value)
    return sorted(found)


def heading_marks():
    headings = re.findall(r"^#+ (.+)$", HANDBOOK, re.M)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_there_are_calls_and_messages_to_hold_it_to():
    assert len(calls()) > 20
    assert len(messages()) > 40


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_is_in_it_by_both_names(command):
    row = re.search(rf"^\| `wijkmakers {command.dutch}\b.*$", HANDBOOK, re.M)
    assert row, f"zet {command.dutch} bij Alle opdrachten"
    assert f"| `{command.name}` |" in row[0]


@pytest.mark.parametrize("call", calls())
def test_each_call_in_it_parses(call):
    _, name, *rest = shlex.split(call)
    command = command_named(name)
    assert name == command.dutch, "het handboek gebruikt de Nederlandse namen"
    module, parser = import_module(f"wijkmakers_analysis.cli.{command.name}"), parser_for(command)
    module.add_arguments(parser)
    if rest == ["--help"]:
        return
    parser.parse(rest)


@pytest.mark.parametrize("kind", PROBLEM_KINDS)
def test_each_kind_of_problem_has_its_part(kind):
    part = HANDBOOK.split(f"Soort melding: **{kind}**.")
    assert len(part) == 2
    assert part[1].split("###")[0].count("\n|") >= 3


@pytest.mark.parametrize("message", messages())
def test_each_message_is_in_it(message):
    assert message in WORDS, "zet deze melding bij 'Wat doet u als…'"


@pytest.mark.parametrize("name", STEPS)
def test_each_file_to_double_click_is_in_it(name):
    assert f"**{name}**" in HANDBOOK


def test_it_says_where_things_lie():
    for name in (WINDOWS_FOLDER, MAC_FOLDER, ENVIRONMENT, ".wijkmakers/secret", "herstellen"):
        assert f"`{name}`" in HANDBOOK
    for path in (ROOT / "installing").glob("installeren.*"):
        assert f"`{path.name}`" in HANDBOOK
        assert ENVIRONMENT in path.read_text(encoding="utf-8")


def test_links_lead_somewhere():
    marks = heading_marks()
    for mark in re.findall(r"\]\(#([^)]+)\)", HANDBOOK):
        assert mark in marks, mark


def test_pictures_are_there_told_in_words_and_small():
    shown = re.findall(r"!\[([^\]]*)\]\(pictures/handleiding/([^)]+)\)", HANDBOOK)
    made = {path.name for path in PICTURES.iterdir()}
    assert {name for _, name in shown} == made
    for words, name in shown:
        assert words
        with Image.open(PICTURES / name) as picture:
            assert picture.width >= 600, name
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


def test_the_script_makes_each_picture():
    script = (ROOT / "tools" / "picture_handbook.py").read_text(encoding="utf-8")
    for path in PICTURES.iterdir():
        assert f'"{path.stem}": picture_' in script


def test_sentences_are_short():
    prose = re.sub(r"```.*?```|^\|.*$|^!\[.*$|^#.*$", "", HANDBOOK, flags=re.S | re.M)
    sentences = re.split(r"(?<=[.!?:])\s+|\n\n|\n- |\n\d+\. ", prose)
    long = [one for one in sentences if len(one.split()) > 30]
    assert not long, long


def test_the_years_that_it_shows_can_be_written_in_the_settings(tmp_path):
    blocks = re.findall(r"^```toml\n(.+?)^```", HANDBOOK, re.M | re.S)
    (tmp_path / "wijkmakers.toml").write_text("\n".join(blocks), "utf-8")
    shown = load_settings(tmp_path).years
    assert [(number, year.is_carried) for number, year in shown.items()] == [(2027, False)]
    assert shown[2027] == running_year(shown[2027].start)
    text = settings_text(Settings(tmp_path, "Wijkmakers", tmp_path / "data", shown))
    for block in blocks:
        assert block.splitlines() == [
            line for line in text.splitlines() if line in block.splitlines()
        ], "zo schrijft het programma ze zelf"


def test_it_names_what_the_second_half_of_the_year_says():
    told = " ".join(re.sub(r"[*`]", "", HANDBOOK).split())
    for part in (
        # Each as the code has it; a year stands where a place is.
        NOWHERE[0], NOT_SEEN[0], BY_NAME[0], BY_KEY[0], BY_DECISION[0],
        "In de reden staat iemand uit de lijsten. Schrijf haar zonder namen.",
        "De lijsten van 2022 zijn veranderd na het afsluiten",
        "Het jaar 2022 is afgesloten in een vorige werkruimte",
        "Let op: in 2022 valt geen enkele activiteit.",
        "een concept. Er is niets klaargezet en niets vastgelegd.",
    ):  # fmt: skip
        assert part.casefold() in told.casefold(), part
        assert in_code(part), part


def in_code(part):
    """Tell whether a sentence is written in the code, whatever stands at its places."""
    pieces = [piece for piece in re.split(r"\b2022\b|lijsten van", part) if len(piece) > 12]
    return all(piece.strip() in texts_in_code() for piece in pieces)


@cache
def texts_in_code():
    return "".join(
        value
        for path in (ROOT / "wijkmakers_analysis").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(value := node.value, str)
    )


def test_the_formula_that_finds_who_is_nowhere_else_has_the_right_columns():
    assert "`=AANTAL.ALS([Aanwezigheid.xlsx]Aanwezigheid!$B:$B;A2)`" in HANDBOOK
    assert {"Aanwezigheid", "Deelnemers"} <= {book.name for book in BOOKS}
    assert SHEETS["attendance"].title == "Aanwezigheid"
    assert list(SHEETS["attendance"].columns)[1] == Attendance.person
    assert next(iter(SHEETS["participants"].columns)) == "person"
