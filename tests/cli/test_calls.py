"""What a call says and how it ends: whole sentences, exit statuses, no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.commands import COMMANDS
from wijkmakers_analysis.errors import IntakeError, RunError

import builders

GOLDEN = Path(__file__).parent / "golden"


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def help_of(capsys, *arguments):
    with pytest.raises(SystemExit) as stop:
        cli.main([*arguments, "--help"])
    assert stop.value.code == 0
    return capsys.readouterr().out


@pytest.fixture
def folder(tmp_path):
    builders.workspace(tmp_path / "werk", {})
    return tmp_path / "werk"


@pytest.mark.parametrize("name", ["", *(command.name for command in COMMANDS)])
def test_help_is_dutch_and_stays_the_same(name, capsys):
    golden = GOLDEN / f"{name or 'wijkmakers'}.txt"
    assert help_of(capsys, *([name] if name else [])) == golden.read_text(encoding="utf-8")


def test_help_has_no_english_left(capsys):
    for command in COMMANDS:
        text = help_of(capsys, command.name)
        assert text.startswith(f"gebruik: wijkmakers {command.dutch}")
        assert "usage" not in text
        assert "show this" not in text
        assert "options:" not in text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_has_a_dutch_name(command, capsys):
    assert help_of(capsys, command.dutch) == help_of(capsys, command.name)


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ([], "Noem een opdracht, zoals controleer of jaaroverzicht.", ""),
        (["chekc"], "De opdracht 'chekc' bestaat niet. Bedoelt u check?", ""),
        (["xyz"], "De opdracht 'xyz' bestaat niet.", ""),
        (
            ["--year"],
            "De optie --year bestaat niet. Noem eerst een opdracht, zoals controleer.",
            "",
        ),
        (["check", "--foo"], "De optie --foo hoort hier niet.", "controleer "),
        (["check", "a", "b"], "Het deel b hoort hier niet.", "controleer "),
        (
            ["check", "nergens"],
            "De map nergens bestaat niet. Noem de map van uw werkruimte.",
            "controleer ",
        ),
        (["controleer", "--foo"], "De optie --foo hoort hier niet.", "controleer "),
        (["review", "--year"], "Achter --year ontbreekt iets.", "jaaroverzicht "),
        (
            ["review", "--year", "22"],
            "--year: hier hoort een jaar van vier cijfers, zoals 2022.",
            "jaaroverzicht ",
        ),
        (
            ["review", "--format", "word"],
            "--format: kies html, pdf, docx, pptx of xlsx.",
            "jaaroverzicht ",
        ),
        (["partners", "--format", "docx"], "--format: kies html of pdf.", "partners "),
        (
            ["review", "--date", "31-02-2022"],
            "--date: hier hoort een dag, zoals 2022-11-30.",
            "jaaroverzicht ",
        ),
        (["facts", "--json=ja"], "Achter --json hoort niets.", "feiten "),
        (["source"], "Er ontbreekt iets: ID.", "bron "),
        (["example"], "Er ontbreekt iets: MAP.", "voorbeeld "),
        (
            ["example", "x", "--people", "0"],
            "--people: hier hoort een heel getal van 1 of meer, zoals 300.",
            "voorbeeld ",
        ),
    ],
)
def test_a_wrong_call_is_one_dutch_line_and_a_hint(arguments, message, hint, capsys):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err == f"{message}\nZie: wijkmakers {hint}--help\n"


@pytest.mark.parametrize("command", ["facts", "pack", "review", "partners"])
def test_a_year_must_be_named_where_there_are_more(command, folder, capsys):
    status, _, err = run(capsys, command, folder)
    assert status == 2
    assert err.startswith("Welk jaar? Zet erbij: --year 2022 of --year 2023.\n")


def test_an_unknown_year_names_the_known_ones(folder, capsys):
    status, _, err = run(capsys, "pack", folder, "--year", 2019)
    assert status == 2
    assert err == (
        "Het jaar 2019 staat niet in wijkmakers.toml; wel: 2022, 2023. Kies een van die jaren, "
        "of zet het jaar erbij onder [years.2019].\nZie: wijkmakers pak --help\n"
    )


def test_a_folder_without_workspace_is_refused(tmp_path, capsys):
    status, _, err = run(capsys, "check", tmp_path)
    assert status == 1
    assert "staat geen wijkmakers.toml" in err


def test_an_unforeseen_error_tells_no_value(folder, capsys, monkeypatch):
    def fail(arguments):
        raise ValueError("Anna Voorbeeld")

    monkeypatch.setattr("wijkmakers_analysis.cli.check.run", fail)
    status, out, err = run(capsys, "check", folder)
    assert (status, out) == (1, "")
    assert "Anna" not in err
    assert "Traceback" not in err
    assert err.startswith(
        "Er ging iets mis wat het programma niet kent: ValueError in wijkmakers_analysis.cli, regel"
    )


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (KeyboardInterrupt(), 130, "Gestopt. "),
        (RunError("Het notebook stopte."), 1, "Het notebook stopte.\n"),
        (IntakeError(()), 1, "Alles is in orde."),
    ],
)
def test_errors_end_with_their_own_status(error, status, message, folder, capsys, monkeypatch):
    def fail(arguments):
        raise error

    monkeypatch.setattr("wijkmakers_analysis.cli.check.run", fail)
    ended, _, err = run(capsys, "check", folder)
    assert ended == status
    assert err.startswith(message)
    assert "Traceback" not in err


def imported_by(*arguments):
    code = (
        "import sys\nfrom wijkmakers_analysis.cli import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["review", "--help"], ["review", "--year", "x"]])
def test_help_loads_nothing_heavy(arguments):
    heavy = {"pandas", "numpy", "matplotlib", "scipy", "papermill", "typst", "babel", "openpyxl"}
    loaded = imported_by(*arguments)
    assert "wijkmakers_analysis.cli" in loaded
    assert not loaded & heavy
