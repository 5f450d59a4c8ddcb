"""The installers work in an empty own folder, leave nothing half, and say what is missing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wijkmakers_analysis.starting.double_click import ENVIRONMENT

ROOT = Path(__file__).parents[2]
INSTALLING = ROOT / "installing"
WINDOWS = (INSTALLING / "installeren.cmd").read_bytes()
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


def test_the_windows_installer_is_as_windows_reads_it():
    assert not WINDOWS.startswith(b"\xef\xbb\xbf")
    assert WINDOWS.count(b"\n") == WINDOWS.count(b"\r\n") == WINDOWS.count(b"\r")
    text = WINDOWS.decode("utf-8")
    assert text[: text.index("chcp 65001 >nul")].isascii()


def test_the_windows_installer_uses_no_unset_variable_and_no_missing_label():
    text = WINDOWS.decode("utf-8").replace("\r\n", "\n")
    used = set(re.findall(r"%([A-Za-z_]+)(?::\"=)?%", text))
    made = set(re.findall(r'set (?:/p )?"([A-Za-z_]+)=', text))
    assert used <= made | {"USERPROFILE"}
    # What is typed may be nothing: it is used only after a look whether it is there.
    assert text.index("if not defined PLEK") < text.index("%PLEK")
    labels = set(re.findall(r"^:(\w+)", text, re.M))
    assert set(re.findall(r"goto (\w+)", text)) <= labels
    for line in text.splitlines():
        assert not re.search(r'[^~]\\"', line), line


def test_no_installer_names_an_address_or_asks_for_an_administrator():
    for path in INSTALLING.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"\bsudo\b|runas|Program Files", text)


@pytest.fixture
def download(tmp_path):
    """What somebody unpacked, without a wheel, and an own folder that is empty."""
    folder = tmp_path / "mijn downloads"
    shutil.copytree(INSTALLING, folder)
    shutil.copy(ROOT / "constraints.txt", folder)
    (tmp_path / "thuis van José").mkdir()
    return folder


def install(folder, python, typed="\n", **more):
    home = folder.parent / "thuis van José"
    surroundings = {"HOME": str(home), "PATH": f"{python}:/usr/bin:/bin", "LANG": "C.UTF-8", **more}
    done = subprocess.run(
        ["bash", folder / "installeren.command"],
        env=surroundings, input=typed, capture_output=True, text=True,
    )  # fmt: skip
    return done, home / ENVIRONMENT


@needs_bash
def test_without_the_wheel_it_says_to_unpack(download):
    done, made = install(download, "/usr/bin")
    assert done.returncode == 1
    assert "Pak het hele zip-bestand eerst uit" in done.stdout
    assert not made.exists()


@needs_bash
def test_a_failed_installation_leaves_nothing(download, tmp_path):
    (download / "wijkmakers_analysis-0.0.0-py3-none-any.whl").write_bytes(b"geen wiel")
    python = tmp_path / "bin"
    python.mkdir()
    (python / "python3").symlink_to(Path(sys.executable).resolve())
    done, made = install(download, python, PIP_NO_INDEX="1")
    assert done.returncode == 1
    assert "Het installeren is niet gelukt." in done.stdout
    assert not made.exists()


@pytest.mark.long
@needs_bash
def test_it_installs_the_wheel_in_an_empty_own_folder(download, tmp_path):
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*wheel, "--wheel-dir", download, ROOT], check=True)
    python = tmp_path / "bin"
    python.mkdir()
    (python / "python3").symlink_to(Path(sys.executable).resolve())
    done, made = install(download, python, PIP_NO_INDEX="1", PIP_NO_DEPS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Wijkmakers staat nu op deze computer." in done.stdout
    told = subprocess.run(
        [made / "bin" / "python", "-m", "wijkmakers_analysis", "--help"],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    assert "controleer" in told.stdout
    # A mended wheel often has the number of the one before it.
    (old,) = made.glob("lib/python*/site-packages/wijkmakers_analysis/errors.py")
    old.write_text("een vorige uitgave", encoding="utf-8")
    again, _ = install(download, python, PIP_NO_INDEX="1", PIP_NO_DEPS="1")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "class" in old.read_text(encoding="utf-8")
