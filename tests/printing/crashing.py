"""Break off a run at one of its file operations: by SIGKILL, by an error, or on a full disk.

Run as a script in a process of its own: `python crashing.py HOW FIRST STEP LIMIT`. Each run is a
fork. With HOW `random` it is killed LIMIT times at a random moment, FIRST being the seed. Prints one line of JSON: how many operations a run has, and what was found wrong.
"""

import contextlib
import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

from stubs import print_version, versions_in

from wijkmakers_analysis.errors import ExportError

OPERATIONS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")
HOWS = ("kill", "error", "full")


class Breaking:
    """Counts file operations below a folder and breaks off at one of them."""

    def __init__(self, root: Path, at: int, how: str) -> None:
        self.root, self.at, self.how, self.count = str(root), at, how, 0
        sys.addaudithook(self.see)

    def see(self, event: str, arguments: tuple) -> None:
        """Count an event; break off at the one that was asked for."""
        if event not in OPERATIONS or not str(arguments[0]).startswith(self.root):
            return
        if event == "open" and not set("wax+") & set(str(arguments[1] or "")):
            return
        self.count += 1
        if self.count == self.at:
            if self.how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise PermissionError(13, "in gebruik", str(arguments[0]))


def run_broken(root: Path, how: str, at: int) -> int:
    """Make version 2 in a fork that is broken off; return its wait status."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1]
    status = 3
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            if how == "full":
                resource.setrlimit(resource.RLIMIT_FSIZE, (at, at))
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            else:
                breaking = Breaking(root, at, how)
            printed = print_version(root, "2")
            status = 1 if any(one.refusal for one in printed) else 0
            if how != "full" and breaking.count < at:
                status = 4
    except ExportError:
        status = 1
    finally:
        os._exit(status)


def find_wrong(how: str, at: int, root: Path) -> tuple[str, int]:
    """Return what is wrong after a run that was broken off and the next one, and its status."""
    print_version(root, "1")
    raw = run_broken(root, how, at)
    status = os.waitstatus_to_exitcode(raw)
    if status == 3:
        return "een fout die niemand voorzag", status
    if how != "kill":
        after = versions_in(root)
        if any(len(found) > 1 or not found <= {"1", "2"} for found in after.values()):
            return f"gemengd: {after}", status
        if status == 0 and after != {name: {"2"} for name in after}:
            return f"status 0, maar {after}", status
        if status == 1 and all(found == {"2"} for found in after.values()):
            return "status 1, maar alles is nieuw", status
    # Who comes next finishes or clears away what was begun: here a run that makes nothing.
    print_version(root, "3", names=())
    after = versions_in(root)
    if any(len(found) > 1 or not found <= {"1", "2"} for found in after.values()):
        return f"gemengd na herstel: {after}", status
    if how == "kill" and len({version for found in after.values() for version in found}) > 1:
        return f"verslagen van twee runs: {after}", status
    left = [one.name for one in (root / ".wijkmakers/printing").iterdir() if one.name[0] != "."]
    if left:
        return f"er blijft iets liggen: {left}", status
    print_version(root, "4")
    if versions_in(root) != {name: {"4"} for name in after}:
        return f"de volgende run lukt niet: {versions_in(root)}", status
    return "", status


def run_killed_later(root: Path, seconds: float) -> int:
    """Make version 2 in a fork that is killed after so many seconds; return its wait status."""
    pid = os.fork()
    if pid == 0:
        print_version(root, "2")
        os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def find_wrong_at_random(seconds: float, root: Path) -> tuple[str, int]:
    """Return what is wrong after a run that was killed at any moment and the next one."""
    print_version(root, "1")
    status = os.waitstatus_to_exitcode(run_killed_later(root, seconds))
    jump = random.choice((-1, 1)) * 10 * 365 * 86400
    for path in root.rglob("*"):
        # The clock jumped meanwhile: files are of years ago, or of years from now.
        os.utime(path, (time.time() + jump, time.time() + jump), follow_symlinks=False)
    print_version(root, "3", names=())
    after = versions_in(root)
    if after not in [{name: {version} for name in after} for version in "12"]:
        return f"oud noch nieuw: {after}", status
    print_version(root, "4")
    if versions_in(root) != {name: {"4"} for name in after}:
        return f"de volgende run lukt niet: {versions_in(root)}", status
    return "", status


def kill_at_random(seed: int, times: int) -> None:
    """Kill so many runs, each at a moment within the time that a whole one takes."""
    random.seed(seed)
    wrong, statuses, long = [], [], 0.0
    for turn in range(times + 1):
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            if turn == 0:
                print_version(Path(folder), "1")
                long = 1.5 * (time.monotonic() - start)
                continue
            seconds = random.uniform(0, long)
            said, status = find_wrong_at_random(seconds, Path(folder))
            statuses.append(status)
            if said:
                wrong.append(f"{seconds:.4f} s: {said}")
    print(json.dumps({"wrong": wrong, "statuses": statuses}))


def main() -> None:
    """Break off at every STEP-th operation from FIRST on, up to LIMIT times."""
    if sys.argv[1] == "random":
        return kill_at_random(int(sys.argv[2]), int(sys.argv[4]))
    how, first, step, limit = sys.argv[1], *map(int, sys.argv[2:])
    wrong, statuses = [], []
    for at in range(first, first + step * limit, step):
        with tempfile.TemporaryDirectory() as folder:
            said, status = find_wrong(how, at, Path(folder))
        statuses.append(status)
        if said:
            wrong.append(f"{at}: {said}")
        if status == 4:
            break
    print(json.dumps({"wrong": wrong, "statuses": statuses}))


if __name__ == "__main__":
    main()
