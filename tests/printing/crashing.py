"""Break off a run at one of its file operations: by SIGKILL, by an error, or on a full disk.

Run as a script in a process of its own: `python crashing.py HOW FIRST STEP LIMIT`. Each run is a
fork. Prints one line of JSON: how many operations a run has, and what was found wrong.
"""

import contextlib
import io
import json
import os
import resource
import signal
import sys
import tempfile
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


def main() -> None:
    """Break off at every STEP-th operation from FIRST on, up to LIMIT times."""
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
