"""Time `wijkmakers review` against one bare papermill run, in the same session, as a ratio.

The yardstick is a papermill run of a notebook that only imports pandas and matplotlib: what
anyone pays who runs any notebook on this machine. Prints the median of five runs of each.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 5
BARE = {
    "cells": [
        {
            "cell_type": "code",
            "id": "bare",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": "import pandas\nimport matplotlib",
        }
    ],
    "metadata": {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


def measure_seconds(command: list[str], folder: Path) -> float:
    """Return the wall time of one whole command, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print one table: each command's median and its ratio to the yardstick."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.ipynb").write_text(json.dumps(BARE), encoding="utf-8")
        shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        tool = [sys.executable, "-m", "wijkmakers_analysis"]
        commands = {
            "bare papermill run": [sys.executable, "-m", "papermill", "bare.ipynb", "out.ipynb"],
            "wijkmakers review, pack made": [*tool, "review", ".", "--year", "2022"],
            "wijkmakers --help": [*tool, "--help"],
            "python -c 'import pandas'": [sys.executable, "-c", "import pandas"],
        }
        subprocess.run(
            [*tool, "pack", ".", "--year", "2022"], cwd=folder, check=True, capture_output=True
        )
        seconds = {label: [] for label in commands}
        for _ in range(RUNS):
            for label, command in commands.items():
                seconds[label].append(measure_seconds(command, folder))
    medians = {label: statistics.median(values) for label, values in seconds.items()}
    yardstick = medians["bare papermill run"]
    print(f"{'command':32} {'seconds':>8} {'x bare papermill':>17}")
    for label, median in medians.items():
        print(f"{label:32} {median:8.2f} {median / yardstick:17.2f}")


if __name__ == "__main__":
    main()
