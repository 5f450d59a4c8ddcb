"""What the tests on a desktop share: programs, workspaces with their reports, and a browser."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# No services of the browser's maker, and no sandbox, which a container refuses.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MADE = shutil.ignore_patterns("packs", "reports", ".wijkmakers", ".ipynb_checkpoints")


def find_program(name):
    path = shutil.which(name)
    assert path, f"{name} is not installed; .ci/run names the Debian package."
    return path


def run_command(name, *words):
    command = [name if name == sys.executable else find_program(name), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def run_wijkmakers(*words):
    return run_command(sys.executable, "-m", "wijkmakers_analysis", *words)


@pytest.fixture(scope="session")
def run():
    """Run a program that has to be there and has to end well; gives what it printed."""
    return run_command


@pytest.fixture(scope="session")
def wijkmakers():
    """Run a command of ours that has to end well; gives what it printed."""
    return run_wijkmakers


@pytest.fixture(scope="session")
def copy_workspace(tmp_path_factory):
    """Copy the repository's workspace to a new folder, without what was made from it."""

    def copy():
        folder = tmp_path_factory.mktemp("werkruimte")
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        for part in ("data/example", "notebooks"):
            shutil.copytree(ROOT / part, folder / part, ignore=MADE)
        return folder

    return copy


@pytest.fixture(scope="session")
def example(copy_workspace):
    """The repository's workspace with the reviews of both years and one partner's report."""
    folder = copy_workspace()
    for year in ("2022", "2023"):
        run_wijkmakers("review", folder, "--year", year)
    run_wijkmakers("partners", folder, "--year", "2022", "--only", "Welzijn De Kruimelbrug")
    return folder


@pytest.fixture(scope="session")
def public(tmp_path_factory):
    """What is publicly known, as a workspace with its review."""
    folder = tmp_path_factory.mktemp("openbaar") / "werkruimte"
    shutil.copytree(ROOT / "data" / "public", folder, ignore=MADE)
    run_wijkmakers("review", folder, "--year", "2022")
    return folder


# For a module and not for the session: while it is open, no other test may run asyncio.
@pytest.fixture(scope="module")
def chromium():
    """This computer's Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_program("chromium"), args=list(CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()
