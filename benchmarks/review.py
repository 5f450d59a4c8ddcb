"""Time the making of reports against bare papermill runs, in the same session, as ratios.

The yardstick is a papermill run of a notebook that only imports pandas and matplotlib: what anyone
pays who runs any notebook on this machine. Wall time of whole commands, packs made, reports not;
prints the median of five runs of each. The help is held against `python -c "import pandas"`.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ratio import Ratio

ROOT = Path(__file__).parent.parent
RUNS = 5
PARTNERS = 21
DAY = ("--date", "2022-12-01")
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
TOOL = (sys.executable, "-m", "wijkmakers_analysis")
YEAR = (".", "--year", "2022")
COMMANDS = {
    "bare papermill run": (sys.executable, "-m", "papermill", "bare.ipynb", "out.ipynb"),
    "python -c 'import pandas'": (sys.executable, "-c", "import pandas"),
    "wijkmakers review, all formats": (*TOOL, "review", *YEAR, *DAY),
    "wijkmakers partners, 21 reports": (*TOOL, "partners", *YEAR, *DAY),
    "nothing is stale: partners": (*TOOL, "partners", *YEAR, *DAY),
    "wijkmakers --help": (*TOOL, "--help"),
}
# What each is held against: the yardstick, how often, and the highest ratio allowed.
HELD = {
    "wijkmakers review, all formats": ("bare papermill run", 1, 2.0),
    "wijkmakers partners, 21 reports": ("bare papermill run", PARTNERS, 0.25),
    "wijkmakers --help": ("python -c 'import pandas'", 1, 0.25),
}


def measure_seconds(command: tuple[str, ...], folder: Path) -> float:
    """Return the wall time of one whole command, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def forget_reports(folder: Path) -> None:
    """Take away what earlier runs made, so that every report is made again."""
    for made in (folder / "reports", folder / ".wijkmakers" / "reports"):
        shutil.rmtree(made, ignore_errors=True)


def measure_all(runs: int) -> dict[str, float]:
    """Return the median seconds of each command, taken in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.ipynb").write_text(json.dumps(BARE), encoding="utf-8")
        shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        measure_seconds((*TOOL, "pack", *YEAR), folder)
        seconds = {label: [] for label in COMMANDS}
        for _ in range(runs):
            forget_reports(folder)
            for label, command in COMMANDS.items():
                seconds[label].append(measure_seconds(command, folder))
    return {label: statistics.median(values) for label, values in seconds.items()}


def ratios(runs: int = RUNS) -> list[Ratio]:
    """Return the ratio of each command that is held against a yardstick."""
    medians = measure_all(runs)
    return [
        Ratio(label, medians[label] / (times * medians[unit]), highest, f"{times} x {unit}")
        for label, (unit, times, highest) in HELD.items()
    ]


def main() -> None:
    """Print one table: each command's median, and its ratio beside the one that is allowed."""
    medians = measure_all(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
    print(f"{'command':34} {'seconds':>8} {'ratio':>7} {'at most':>8}  yardstick")
    for label, median in medians.items():
        line = f"{label:34} {median:8.2f}"
        if label in HELD:
            yardstick, times, highest = HELD[label]
            ratio = median / (times * medians[yardstick])
            line += f" {ratio:7.2f} {highest:8.2f}  {times} x {yardstick}"
        print(line)


if __name__ == "__main__":
    main()
