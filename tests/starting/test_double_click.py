"""The files to double-click find the program, do their step, open the result, stay when wrong."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from wijkmakers_analysis.cli.step import STEPS as KNOWN_STEPS
from wijkmakers_analysis.starting.double_click import (
    ENVIRONMENT,
    MAC_FOLDER,
    NOT_FOUND,
    STEPS,
    WINDOWS_FOLDER,
    write_double_clicks,
)

import builders

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    ["W01", "Wandeling", "wijkwandeling", "31-2-2022"],
]


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "één map (van ons)"
    builders.workspace(folder, {"Activiteiten": ACTIVITIES})
    write_double_clicks(folder)
    return folder


def scripts(folder, ending):
    return sorted(folder.rglob(f"*{ending}"))


def variables(text):
    """Return the variables of a batch file that are used, and those that it sets."""
    used = set(re.findall(r"%([A-Za-z_]+)%", text))
    return used, set(re.findall(r'^set "([A-Za-z_]+)=', text, re.M))


def test_there_is_a_file_a_step_for_both_systems(workspace):
    windows, mac = scripts(workspace, ".cmd"), scripts(workspace, ".command")
    assert [path.stem for path in windows] == [path.stem for path in mac] == sorted(STEPS)
    assert {path.parent.name for path in windows} == {WINDOWS_FOLDER}
    assert {path.parent.name for path in mac} == {MAC_FOLDER}
    assert set(STEPS.values()) == set(KNOWN_STEPS)


def test_windows_files_are_as_windows_reads_them(workspace):
    for path in scripts(workspace, ".cmd"):
        given = path.read_bytes()
        assert not given.startswith(b"\xef\xbb\xbf")
        assert given.count(b"\n") == given.count(b"\r\n") == given.count(b"\r")
        text = given.decode("utf-8")
        lines = text.split("\r\n")
        assert lines[0] == "@echo off"
        assert "chcp 65001 >nul" in lines
        # Before a sign outside ASCII the code page is set.
        first = text.index("chcp 65001")
        assert text[:first].isascii()


def test_windows_files_use_no_unset_variable_and_quote_every_path(workspace):
    for path in scripts(workspace, ".cmd"):
        text = path.read_text(encoding="utf-8")
        used, made = variables(text)
        assert used <= made | {"USERPROFILE", "ERRORLEVEL"}
        for line in text.splitlines():
            assert line.count('"') % 2 == 0, line
            unquoted = re.sub(r'"[^"]*"', "", line)
            assert "%" not in unquoted, line
            # A bracket in a path would close a block; a backslash at the end would eat a quote.
            assert "(" not in unquoted, line
            assert '\\"' not in line, line


def test_windows_files_jump_to_labels_that_are_there(workspace):
    for path in scripts(workspace, ".cmd"):
        text = path.read_text(encoding="utf-8")
        labels = set(re.findall(r"^:(\w+)", text, re.M))
        assert set(re.findall(r"goto (\w+)", text)) == labels
        # The window stays only where something is wrong: a run that went well jumps over it.
        before, after = text.split("\n:fout")
        assert before.rstrip().endswith("goto einde")
        assert after.split() == ["echo.", "pause", ":einde"]


def test_windows_files_find_the_installed_program_first(workspace):
    for path in scripts(workspace, ".cmd"):
        text = path.read_text(encoding="utf-8")
        step = STEPS[path.stem]
        assert f'set "EIGEN=%USERPROFILE%\\{ENVIRONMENT}\\Scripts\\python.exe"' in text
        assert f'"%EIGEN%" -m wijkmakers_analysis stap {step} .' in text
        assert f"py -3 -m wijkmakers_analysis stap {step} ." in text
        assert text.index("EIGEN") < text.index("py -3")
        assert all(line in text for line in NOT_FOUND)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bit")
def test_mac_files_may_be_run_and_are_sound(workspace):
    for path in scripts(workspace, ".command"):
        assert path.stat().st_mode & 0o111 == 0o111
        assert b"\r" not in path.read_bytes()
        done = subprocess.run(["bash", "-n", path], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def home(tmp_path):
    """An own folder with the program in it, and an opener that only tells what it was given."""
    own = tmp_path / "thuis bij José"
    python = own / ENVIRONMENT / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (own / "bin").mkdir()
    for name in ("xdg-open", "open"):
        opener = own / "bin" / name
        opener.write_text('#!/bin/sh\necho "$1" >> "$HOME/geopend"\n', encoding="utf-8")
        opener.chmod(0o755)
    return own


def double_click(path, home, typed="", program=True):
    if not program:
        shutil.rmtree(home / ENVIRONMENT)
    environment = {"HOME": str(home), "PATH": f"{home / 'bin'}:/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(path)], env=environment, input=typed, capture_output=True, text=True, cwd="/"
    )
    opened = home / "geopend"
    return done, opened.read_text(encoding="utf-8").splitlines() if opened.is_file() else []


needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


@needs_bash
def test_a_check_with_errors_opens_the_copies_and_stays(workspace, home):
    done, opened = double_click(workspace / MAC_FOLDER / "1 Controleren.command", home, "\n")
    assert done.returncode == 1
    assert opened == [str(workspace / "herstellen")]
    assert [path.name for path in (workspace / "herstellen").glob("*.xlsx")] == ["programma.xlsx"]
    assert "programma.xlsx › Activiteiten › D2: deze dag bestaat niet." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@needs_bash
def test_a_refused_review_opens_nothing(workspace, home):
    script = workspace / MAC_FOLDER / "2 Jaaroverzicht.command"
    done, opened = double_click(script, home, "2022\n\n")
    assert done.returncode == 1
    assert opened == []
    assert "Herstel de fouten en doe het opnieuw." in done.stderr


@needs_bash
def test_closing_asks_first(workspace, home):
    script = workspace / MAC_FOLDER / "4 Afsluiten.command"
    done, _ = double_click(script, home, "2022\nnee\n")
    assert done.returncode == 0
    assert done.stdout.endswith("Er is niets afgesloten.\n")
    assert not (workspace / "packs").exists()


@needs_bash
def test_without_the_program_it_says_where_to_look(workspace, home):
    script = workspace / MAC_FOLDER / "1 Controleren.command"
    done, opened = double_click(script, home, "\n", program=False)
    assert done.returncode == 1
    assert opened == []
    assert done.stdout.splitlines()[:2] == list(NOT_FOUND)
