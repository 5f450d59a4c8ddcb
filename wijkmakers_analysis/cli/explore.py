"""Open JupyterLab on the exploration notebook."""

import argparse
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from wijkmakers_analysis.cli.parsing import add_folder
from wijkmakers_analysis.cli.terminal import complain
from wijkmakers_analysis.cli.workspace import settings_of

# Menus in Dutch, lines for our own exports, no news; a user's own settings go before these.
JUPYTERLAB_SETTINGS = Path(__file__).parents[1] / "templates" / "jupyterlab"
# It asks nobody for news or newer versions, nor whether it may; it stops at the first Ctrl+C and
# speaks when it must.
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    f"--LabApp.app_settings_dir={JUPYTERLAB_SETTINGS}",
    "--ServerApp.answer_yes=True",
    "--ServerApp.log_level=WARN",
    "--LabApp.log_level=WARN",
)
# What a cell shows goes encrypted from kernel to server where the kernel can, and the kernel has
# nothing to warn of. Browser and server are one computer: no line between them can fall silent, so
# neither asks the other whether it is there.
SAFE = (
    "--KernelManager.transport_encryption=auto",
    "--ServerApp.tornado_settings={'ws_ping_interval': 0}",
)
# Rows about persons are seen and not kept: exploring saves without outputs.
UNPRINTED = "--ContentsManager.pre_save_hook=wijkmakers_analysis.cli.unprinted.drop_outputs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explore`."""
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open JupyterLab and wait until it is closed."""
    # Here, not above: it imports what runs notebooks, and the help must come at once.
    from wijkmakers_analysis.cli.own_notebook import (
        offer_newer_notebook,
        own_notebook,
        trust_notebooks,
    )

    root = settings_of(arguments.folder).root
    notebook, newer = own_notebook(root), offer_newer_notebook(root)
    trust_notebooks(root)
    if newer is not None:
        complain(f"Er is een nieuwer notebook: notebooks/{newer.name}. Het uwe bleef zoals het is.")
    complain("JupyterLab gaat open in uw browser. Stoppen: Ctrl+C in dit venster.")
    # The whole workspace stands in its list of files, not only the notebooks.
    place = (str(notebook), f"--ServerApp.root_dir={root}")
    given = (*place, *QUIET, *SAFE, UNPRINTED)
    status = _run_until_closed([sys.executable, "-m", "jupyterlab", *given], root)
    return 1 if status else 0


def _run_until_closed(command: list[str], folder: Path) -> int:
    """Return the exit status of a program that hears Ctrl+C itself and gets time to stop."""
    with subprocess.Popen(command, cwd=folder) as process:
        while process.poll() is None:
            with suppress(KeyboardInterrupt):
                process.wait()
    return process.returncode
