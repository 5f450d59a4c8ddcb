"""What is double-clicked on Windows does so in wine's cmd.exe, on a console, with a told python.exe.

No Python for Windows is to be had here: what stands behind python.exe is not run by these tests.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
import tty
from pathlib import Path

import pytest
from conftest import find_program

from wijkmakers_analysis.starting.double_click import (
    ENVIRONMENT,
    NOT_FOUND,
    STEPS,
    WINDOWS_FOLDER,
    write_double_clicks,
)

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).parents[2]
SOURCES = Path(__file__).parent / "windows"
COMPILER = "x86_64-w64-mingw32-gcc"
KEY, FOLDER = "Press any key", "Map:"
ANSI = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07)")
SECONDS = 60


def as_windows(path):
    return "Z:" + str(path).replace("/", "\\")


class Windows:
    """A Windows of wine with programs that tell what they are called with."""

    def __init__(self, folder):
        self.folder = folder
        self.programs = folder / "programs"
        self.told = folder / "told"
        self.told.mkdir()
        self.programs.mkdir()
        for name in ("double_click", "fake_python"):
            made, source = folder / f"{name}.exe", SOURCES / f"{name}.c"
            words = ["-municode", "-Wall", "-Wextra", "-Werror", "-o", made, source]
            subprocess.run([find_program(COMPILER), *words], check=True)
        self.surroundings = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(folder / "prefix"), "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "WINEPATH": as_windows(self.programs), "FAKE_PYTHON": as_windows(self.told),
        }  # fmt: skip
        self.wine("wineboot", "--init")
        # As long as one program runs, the next need not start a whole Windows first.
        self.kept = subprocess.Popen(
            ["wine", "cmd"], env=self.surroundings, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        # A folder is opened with a program that tells it, for there is no screen.
        opener = f'{as_windows(folder / "fake_python.exe")} opened "%1"'
        for kind in ("Folder", "Directory"):
            key = rf"HKCR\{kind}\shell\open"
            self.wine("reg", "add", rf"{key}\command", "/ve", "/f", "/d", opener)
            self.wine("reg", "delete", rf"{key}\ddeexec", "/f", check=False)

    def wine(self, *words, check=True):
        # What Windows leaves running would keep a pipe open, and this waiting.
        subprocess.run(
            [find_program("wine"), *words], env=self.surroundings, check=check, timeout=120,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def put_python(self, *names):
        for name in names:
            shutil.copy(self.folder / "fake_python.exe", self.programs / f"{name}.exe")

    def double_click(self, path, home, *answers):
        """Return what the window said, and whether it closed by itself after the answers.

        An answer is what is waited for, and what is typed then.
        """
        screen, console = pty.openpty()
        tty.setraw(console)
        fcntl.ioctl(console, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        words = ["wine", self.folder / "double_click.exe", as_windows(path), as_windows(home)]
        window = subprocess.Popen(
            words, env=self.surroundings, cwd="/", start_new_session=True,
            stdin=console, stdout=console, stderr=console,
        )  # fmt: skip
        os.close(console)
        waiting, shown, end = list(answers), b"", time.monotonic() + SECONDS
        is_kept = False
        while time.monotonic() < end:
            if select.select([screen], [], [], 0.1)[0]:
                try:
                    shown += os.read(screen, 65536)
                except OSError:
                    break
            text = ANSI.sub("", shown.decode("utf-8", "replace"))
            if waiting and waiting[0][0] in text:
                os.write(screen, waiting.pop(0)[1].encode())
            elif KEY in text and not is_kept:
                is_kept = True
                os.write(screen, b" ")
        else:
            window.kill()
            pytest.fail(f"the window did not close: {shown!r}")
        os.close(screen)
        window.wait(SECONDS)
        assert not waiting, text
        return " ".join(text.split()), not is_kept

    def calls(self):
        """Return each call as the folder it was in and its words, and forget them."""
        path = self.told / "CALLS"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [(line.split("\t")[0], line.split("\t")[1:]) for line in lines]


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    made = Windows(tmp_path_factory.mktemp("windows"))
    yield made
    made.kept.communicate(b"exit\r\n", timeout=30)
    made.wine("wineboot", "--kill", check=False)
    shutil.rmtree(made.folder / "prefix", ignore_errors=True)


@pytest.fixture
def windows(machine):
    for path in (*machine.told.iterdir(), *machine.programs.iterdir()):
        path.unlink()
    return machine


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "José & Zn (kantoor)"
    folder.mkdir()
    return folder


@pytest.fixture
def installed(windows, home):
    program = home / ENVIRONMENT / "Scripts" / "python.exe"
    program.parent.mkdir(parents=True)
    shutil.copy(windows.folder / "fake_python.exe", program)
    return windows


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "OneDrive - Bureau & Co" / "één map (van ons)!"
    folder.mkdir(parents=True)
    write_double_clicks(folder)
    return folder


def test_each_file_does_its_step_in_its_own_workspace_and_closes(installed, workspace, home):
    for name, step in STEPS.items():
        path = workspace / WINDOWS_FOLDER / f"{name}.cmd"
        said, is_closed = installed.double_click(path, home)
        assert (said, is_closed) == ("", True)
        call = ["-m", "wijkmakers_analysis", "stap", step, "."]
        assert installed.calls() == [(as_windows(workspace), call)]


@pytest.mark.parametrize("code", [1, 2, -1073741510])
def test_the_window_stays_where_something_is_wrong(installed, workspace, home, code):
    (installed.told / "CODES").write_text(f"stap {code}\n", encoding="utf-8")
    path = workspace / WINDOWS_FOLDER / "1 Controleren.cmd"
    assert installed.double_click(path, home) == (f"{KEY} to continue...", False)


def test_without_an_installation_it_says_so_and_stays(windows, workspace, home):
    path = workspace / WINDOWS_FOLDER / "1 Controleren.cmd"
    said, is_closed = windows.double_click(path, home)
    assert " ".join(NOT_FOUND) in said
    assert not is_closed


def test_a_python_that_has_the_program_will_do(windows, workspace, home):
    windows.put_python("py")
    path = workspace / WINDOWS_FOLDER / "1 Controleren.cmd"
    assert windows.double_click(path, home) == ("", True)
    asked, done = windows.calls()
    assert asked[1] == ["-3", "-c", "import wijkmakers_analysis"]
    assert done == (
        as_windows(workspace), ["-3", "-m", "wijkmakers_analysis", "stap", "controleren", "."],
    )  # fmt: skip


@pytest.fixture
def download(tmp_path):
    folder = tmp_path / "Downloads (oud) & nieuw é"
    folder.mkdir()
    shutil.copy(ROOT / "installing" / "installeren.cmd", folder)
    shutil.copy(ROOT / "constraints.txt", folder)
    (folder / "wijkmakers_analysis-0.0.0-py3-none-any.whl").touch()
    return folder


def install(windows, download, home, *answers):
    said, is_closed = windows.double_click(download / "installeren.cmd", home, *answers)
    assert not is_closed
    return said, [words for folder, words in windows.calls()]


NO_FOLDER = (FOLDER, "\r")


@pytest.mark.parametrize("name", ["py", "python"])
def test_it_installs_for_one_user_and_replaces_the_same_version(windows, download, home, name):
    windows.put_python(name)
    said, calls = install(windows, download, home, NO_FOLDER)
    assert "Wijkmakers staat nu op deze computer." in said
    assert said.endswith(f"Klaar. {KEY} to continue...")
    place, wheel = as_windows(home / ENVIRONMENT), as_windows(next(download.glob("*.whl")))
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    assert calls[-4:] == [
        [*(["-3"] if name == "py" else []), "-m", "venv", place],
        [*pip, "--upgrade", "--constraint", "constraints.txt", wheel],
        [*pip, "--force-reinstall", "--no-deps", wheel],
        ["-m", "wijkmakers_analysis", "--version"],
    ]
    said, calls = install(windows, download, home, NO_FOLDER)
    assert not any("venv" in call for call in calls)
    assert sum("pip" in call for call in calls) == 2


@pytest.mark.parametrize("quoted", [True, False])
def test_it_makes_a_workspace_in_the_folder_that_is_dragged(
    installed, download, home, tmp_path, quoted
):
    installed.put_python("py")
    place = tmp_path / "OneDrive" / "één & (meer)"
    place.mkdir(parents=True)
    dragged = f'"{as_windows(place)}"' if quoted else as_windows(place)
    said, calls = install(installed, download, home, (FOLDER, f"{dragged}\r"))
    made = as_windows(place / "Wijkmakers")
    assert ["-m", "wijkmakers_analysis", "nieuw", made] in calls
    assert said.endswith(f"Klaar. {KEY} to continue...")
    assert ["opened", made] in calls


@pytest.mark.parametrize(("word", "is_kept"), [("venv", False), ("pip", False), ("pip", True)])
def test_a_failed_installation_leaves_what_was_there(windows, download, home, word, is_kept):
    windows.put_python("py")
    if is_kept:
        install(windows, download, home, NO_FOLDER)
    (windows.told / "CODES").write_text(f"{word} 1\n", encoding="utf-8")
    said, _ = install(windows, download, home)
    assert "Het installeren is niet gelukt." in said
    assert (home / ENVIRONMENT).exists() is is_kept


def test_it_says_what_is_missing(windows, download, home):
    # The Store's own python.exe, which only offers to install one.
    windows.put_python("python")
    (windows.told / "CODES").write_text("-c 9009\n", encoding="utf-8")
    said, _ = install(windows, download, home)
    assert "Python 3.12 of nieuwer staat nog niet op deze computer." in said
    next(download.glob("*.whl")).unlink()
    said, calls = install(windows, download, home)
    assert "Pak het hele zip-bestand eerst uit, en dubbelklik dan opnieuw." in said
    assert not calls
    assert not (home / ENVIRONMENT).exists()
