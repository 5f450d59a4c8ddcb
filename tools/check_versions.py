"""Hold the program to the same facts on every version of Python and pandas that it says it takes.

``python tools/check_versions.py [PYTHON ...] [--pandas VERSION ...] [--folder FOLDER]`` builds the
wheel, makes for each pair a fresh environment from constraints.txt with that pandas, and runs
outside the repository: an example is written, the facts of its years are printed and its review
is made. Where the system has ``unshare`` that happens without a network. All facts must be equal;
files may differ between versions of a library, and which of them are equal is told. Needs a
package index while it installs, and some minutes a pair.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("python3.11", "python3.12", "python3.13")
PANDAS = ("2.3.3", "3.1.1")
YEARS = ("2022", "2023")
DAY = "2023-12-15"
# In a network of its own a process has no loopback yet, over which a kernel is spoken to.
LOOPBACK_UP = (
    "import fcntl, os, socket, struct, sys\n"
    "with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:\n"
    "    fcntl.ioctl(any_socket, 0x8914, struct.pack('16sh14x', b'lo', 1))\n"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
CUT_OFF = ("unshare", "--map-root-user", "--net", sys.executable, "-c", LOOPBACK_UP)
ASK_THE_WORLD = "import socket; socket.create_connection(('192.0.2.1', 80), 2)"


def main() -> int:
    """Check every pair and print what came of it; return 1 where facts differ or a run failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pythons", nargs="*", default=PYTHONS, metavar="PYTHON")
    parser.add_argument("--pandas", nargs="+", default=PANDAS, metavar="VERSION")
    parser.add_argument("--folder", type=Path, help="keeps environments and reports here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = (given.folder or Path(name)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        wheel = build_wheel(folder / "wheel")
        before = cut_off_prefix()
        print(f"{wheel.name}; {'without a network' if before else 'the network is there'}")
        found = {}
        for python in given.pythons:
            for pandas in given.pandas:
                label = f"{Path(python).name}, pandas {pandas}"
                started = time.monotonic()
                found[label] = check_pair(folder / slug(label), python, pandas, wheel, before)
                said = found[label].get("failed") or f"{len(found[label]['facts'])} facts"
                print(f"{label}: {said} ({time.monotonic() - started:.0f} s)", flush=True)
    return compare(found)


def build_wheel(folder: Path) -> Path:
    """Build the wheel of the repository as it stands."""
    shutil.rmtree(folder, ignore_errors=True)
    call = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*call, str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def cut_off_prefix() -> tuple[str, ...]:
    """Return what starts a command without a network; nothing where the system cannot."""
    try:
        subprocess.run([*CUT_OFF, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    asked = subprocess.run([*CUT_OFF, sys.executable, "-c", ASK_THE_WORLD], capture_output=True)
    assert b"Network is unreachable" in asked.stderr, "the network is not cut off"
    return CUT_OFF


def check_pair(folder: Path, python: str, pandas: str, wheel: Path, before: Sequence[str]) -> dict:
    """Install one pair and run it; return its facts and the hashes of its reports.

    Parameters
    ----------
    folder
        Where its environment and workspace go.
    before
        What goes before each command.
    """
    try:
        tool = install(folder / "env", python, pandas, wheel)
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        run = lambda *given: _run([*before, tool, *given], folder)  # noqa: E731
        run("example", str(work))
        facts = {}
        for year in YEARS:
            listed = json.loads(run("facts", str(work), "--year", year, "--json"))
            facts |= {_address(fact): fact for fact in listed}
        run("review", str(work), "--year", YEARS[-1], "--date", DAY)
        run("partners", str(work), "--year", YEARS[-1], "--date", DAY, "--format", "html")
    except subprocess.CalledProcessError as failed:
        return {"failed": f"{failed.cmd[-1]}: {(failed.stderr or '').strip()[-2000:]}"}
    reports = work / "reports"
    made = sorted(path for path in reports.rglob("*.*") if "kantoor" not in path.parts)
    digests = {
        path.relative_to(reports).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in made
    }
    return {"facts": facts, "files": digests}


def install(environment: Path, python: str, pandas: str, wheel: Path) -> str:
    """Make an environment with the wheel and one pandas; return the command in it."""
    if not environment.exists():
        _run([python, "-m", "venv", str(environment)], ROOT)
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [f"pandas=={pandas}" if line.startswith("pandas==") else line for line in lines]
    constraints = environment / "constraints.txt"
    constraints.write_text("\n".join(rows) + "\n", encoding="utf-8")
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    quiet = ("--disable-pip-version-check", "--constraint", str(constraints))
    _run([*pip, *quiet, str(wheel)], environment)
    # The version of the package stays the same while its code changes.
    _run([*pip, *quiet, "--no-deps", "--force-reinstall", str(wheel)], environment)
    return str(environment / "bin" / "wijkmakers")


def compare(found: dict[str, dict]) -> int:
    """Print in what the pairs differ; return 1 where one failed or has other facts."""
    made = {label: one for label, one in found.items() if "failed" not in one}
    if len(made) < len(found) or not made:
        return 1
    first, *others = made
    status = 0
    for label in others:
        was, now = made[first]["facts"], made[label]["facts"]
        differing = [key for key in was.keys() | now.keys() if was.get(key) != now.get(key)]
        if differing:
            status = 1
            print(f"{label}: {len(differing)} facts differ from {first}: {sorted(differing)[:5]}")
    print("all facts are equal" if not status else "facts differ")
    names = sorted({name for one in made.values() for name in one["files"]})
    kinds: dict[str, list[int]] = {}
    for name in names:
        same = len({one["files"].get(name) for one in made.values()}) == 1
        counted = kinds.setdefault(Path(name).suffix, [0, 0])
        counted[0] += same
        counted[1] += 1
        if not same:
            print(f"differs: {name}: {_groups(made, name)}")
    for kind, (same, total) in sorted(kinds.items()):
        print(f"{kind}: {same} of {total} files are the same bytes everywhere")
    return status


def slug(label: str) -> str:
    """Return a label as the name of a folder."""
    return re.sub(r"[^a-z0-9.]+", "-", label.lower())


def _groups(made: dict[str, dict], name: str) -> str:
    """Return which pairs gave the same bytes of a file."""
    groups: dict[str, list[str]] = {}
    for label, one in made.items():
        groups.setdefault(one["files"].get(name, ""), []).append(label)
    return " | ".join("; ".join(labels) for labels in groups.values())


def _address(fact: dict) -> str:
    return json.dumps([fact["id"], fact["period"], fact["group"]], sort_keys=True)


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(
        list(command), cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
