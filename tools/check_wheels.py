"""Say which of the tested versions the office's computers would have to build themselves.

``python tools/check_wheels.py`` asks pip for each package that an installation takes whether there
is a wheel for Windows, for a Mac with Apple's processor and for one with Intel's. Where there is
none an office cannot install: it has no compiler. Needs a package index, and a minute.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.12", "3.13", "3.14")
# The macOS that the handbook asks for, and the older tags that it accepts.
MAC = 15
OLDER_MACS = [f"macosx_{number}_0" for number in range(11, MAC + 1)]
OLDEST_MACS = [f"macosx_10_{number}" for number in range(9, 17)]


def main() -> None:
    """Print each package without a wheel, and fail where there is one."""
    needed = _needed()
    lacking = [
        f"{package}: no wheel for {computer}, Python {python}"
        for computer, tags in _computers()
        for python in PYTHONS
        if not _have_wheels(needed, tags, python)
        for package in needed
        if not _have_wheels([package], tags, python)
    ]
    print("\n".join(lacking) or f"{len(needed)} packages have a wheel everywhere.")
    sys.exit(bool(lacking))


def _computers() -> Iterator[tuple[str, list[str]]]:
    yield "Windows", ["win_amd64"]
    for name, processor in (("Apple's processor", "arm64"), ("Intel's processor", "x86_64")):
        macs = OLDER_MACS if processor == "arm64" else [*OLDER_MACS, *OLDEST_MACS]
        tags = [f"{mac}_{processor}" for mac in macs]
        yield f"a Mac with {name}", tags + [f"{mac}_universal2" for mac in OLDER_MACS + OLDEST_MACS]


def _needed() -> list[str]:
    """Return name==version of what an installation takes, without what is plain Python."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        _pip(
            "--ignore-installed", "--constraint", ROOT / "constraints.txt", "--report", report, ROOT
        )
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return sorted(
        f"{one['metadata']['name']}=={one['metadata']['version']}"
        for one in found
        if not one["download_info"]["url"].endswith("none-any.whl") and not one["is_direct"]
    )


def _have_wheels(packages: list[str], tags: list[str], python: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        for_others = ["--python-version", python, "--only-binary=:all:", "--target", folder]
        for tag in tags:
            for_others += ["--platform", tag]
        try:
            _pip("--no-deps", *for_others, *packages)
        except subprocess.CalledProcessError:
            return False
    return True


def _pip(*words: str | Path) -> None:
    call = [sys.executable, "-m", "pip", "install", "--dry-run", "--disable-pip-version-check"]
    subprocess.run([*call, *map(str, words)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
