"""Open a file or folder with the system's own program for it."""

import os
import subprocess
import sys
from pathlib import Path

OPENERS = {"darwin": "open", "linux": "xdg-open"}


def open_path(path: Path) -> bool:
    """Open a file or folder as a double click would, and tell whether the system took it.

    Parameters
    ----------
    path
        What to open; it exists.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return True
        opener = OPENERS.get(sys.platform, "xdg-open")
        done = subprocess.run([opener, str(path)], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0
