"""Open JupyterLab on the exploration notebook."""

import argparse
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from wijkmakers_analysis.cli.parsing import add_folder
from wijkmakers_analysis.cli.terminal import complain
from wijkmakers_analysis.cli.workspace import settings_of

NOTEBOOK = "explore"
# It asks nobody for news or newer versions, nor whether it may; it stops at the first Ctrl+C and
# speaks when it must.
JUPYTERLAB_SETTINGS = Path(__file__).parents[1] / "templates" / "jupyterlab"
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    f"--LabApp.app_settings_dir={JUPYTERLAB_SETTINGS}",
    "--ServerApp.answer_yes=True",
    "--ServerApp.log_level=WARN",
    "--LabApp.log_level=WARN",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explore`."""
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open JupyterLab and wait until it is closed."""
    root = settings_of(arguments.folder).root
    notebook = own_notebook(root)
    complain("JupyterLab gaat open in uw browser. Stoppen: Ctrl+C in dit venster.")
    # The whole workspace stands in its list of files, not only the notebooks.
    place = (str(notebook), f"--ServerApp.root_dir={root}")
    return _run_until_closed([sys.executable, "-m", "jupyterlab", *place, *QUIET], root) and 1


def own_notebook(root: Path) -> Path:
    """Return the workspace's own exploration notebook; put one there where there is none."""
    from wijkmakers_analysis.notebook_runs import notebook_path

    own = root / "notebooks" / f"{NOTEBOOK}.ipynb"
    if not own.is_file():
        own.parent.mkdir(exist_ok=True)
        shutil.copyfile(notebook_path(NOTEBOOK, root), own)
    return own


def _run_until_closed(command: list[str], folder: Path) -> int:
    """Return the exit status of a program that hears Ctrl+C itself and gets time to stop."""
    with subprocess.Popen(command, cwd=folder) as process:
        while process.poll() is None:
            with suppress(KeyboardInterrupt):
                process.wait()
    return process.returncode
