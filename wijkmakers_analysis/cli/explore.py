"""Open JupyterLab on the exploration notebook."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from wijkmakers_analysis.cli.parsing import add_folder
from wijkmakers_analysis.cli.terminal import complain
from wijkmakers_analysis.cli.workspace import settings_of

NOTEBOOK = "explore"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explore`."""
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open JupyterLab and wait until it is closed."""
    root = settings_of(arguments.folder).root
    notebook = own_notebook(root)
    complain("JupyterLab gaat open in uw browser. Stoppen: Ctrl+C in dit venster.")
    command = [sys.executable, "-m", "jupyterlab", str(notebook.relative_to(root))]
    return subprocess.run(command, cwd=root, check=False).returncode and 1


def own_notebook(root: Path) -> Path:
    """Return the workspace's own exploration notebook; put one there where there is none."""
    from wijkmakers_analysis.notebook_runs import notebook_path

    own = root / "notebooks" / f"{NOTEBOOK}.ipynb"
    if not own.is_file():
        own.parent.mkdir(exist_ok=True)
        shutil.copyfile(notebook_path(NOTEBOOK, root), own)
    return own
