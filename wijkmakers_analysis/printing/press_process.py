"""The process beside a command in which reports are made: `python -m …printing.press_process`.

It imports everything heavy, opens nothing, and forks a process of its own for each order that it
reads (one line of JSON). What became of it goes back as one line. A process that was forked
carries nothing from one report to the next, and what it leaves running ends with it. Where there
is no fork it carries out one order and ends.
"""

import contextlib
import gc
import json
import os
import selectors
import signal
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

WARM = "warm"
# Not imported: the grammar of internationalised addresses, which jsonschema builds and no notebook
# needs (it takes longer than all other imports together); and pyarrow, which papermill takes for
# other kinds of storage, because it starts a thread. Later, a notebook gets either as usual.
NEEDLESS = ("rfc3987_syntax", "pyarrow")
# What a report's processes import; a name that is not there is found out by the report itself.
LOADED = (
    "papermill", "nbclient", "ipykernel.kernelapp", "ipykernel.ipkernel",
    "jupyter_client.provisioning", "matplotlib.backends.backend_svg", "typst", "pikepdf",
    "wijkmakers_analysis.notebook_runs.running", "wijkmakers_analysis.notebook_runs.engine",
    "wijkmakers_analysis.notebook_runs.provisioner", "wijkmakers_analysis.printing.writers",
    "wijkmakers_analysis.printing.one_report",
    "wijkmakers_analysis.export", "wijkmakers_analysis.proof", "wijkmakers_analysis.yearpack",
)  # fmt: skip
# And every module of these: none of them can open a workbook.
CALLED_BY_NOTEBOOKS = ("figures", "tables", "text")


def main() -> None:
    """Make reports as ordered on standard input; end when that does."""
    answers = Answers(_own_stream())
    if WARM in sys.argv:
        load_everything()
        _serve(answers)
        # Nothing is open: taking down all that was imported would only cost time.
        os._exit(0)
    order = json.loads(sys.stdin.buffer.readline())
    answers.give(_carried_out(order))


class Answers:
    """The one pipe on which every process that was forked answers, each in its turn.

    A pipe takes only short lines in one piece, and a review prints hundreds of figures: without
    turns the answers of two reports could run through each other.

    Parameters
    ----------
    pipe
        Where the answers go.
    """

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        # A lock on a file is of one process, and lifted where that is killed.
        self._turn = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the process is

    def give(self, answer: Mapping[str, Any]) -> None:
        """Write one answer as a line; what a killed process left half is a line of its own."""
        line = f"\n{json.dumps(answer)}\n".encode()
        if sys.platform == "win32":
            os.write(self._pipe, line)
            return
        import fcntl

        fcntl.lockf(self._turn, fcntl.LOCK_EX)
        try:
            os.write(self._pipe, line)
        finally:
            fcntl.lockf(self._turn, fcntl.LOCK_UN)


def load_everything() -> None:
    """Import what reports need, without opening a file of the workspace or starting a thread."""
    # None there is how Python is told that a module cannot be imported.
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    blocked = [name for name in NEEDLESS if modules.setdefault(name, None) is None]
    names = list(LOADED)
    for stage in CALLED_BY_NOTEBOOKS:
        package = import_module(f"wijkmakers_analysis.{stage}")
        names += [one.name for one in walk_packages(package.__path__, f"{package.__name__}.")]
    for name in names:
        with contextlib.suppress(ImportError):
            import_module(name)
    for name in blocked:
        del sys.modules[name]
    # What was imported stays: the processes that are forked need not look through it again.
    gc.freeze()


def _own_stream() -> int:
    """Keep standard output for answers; what a library prints goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _serve(answers: Answers) -> None:
    """Fork a process for each order; sweep up after each that ended."""
    ended, telling = os.pipe()
    os.set_blocking(telling, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(telling)
    running: dict[int, int] = {}
    lines = b""
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        selector.register(ended, selectors.EVENT_READ)
        while True:
            ready = {key.fd for key, _ in selector.select()}
            if ended in ready:
                os.read(ended, 4096)
                _tell_ended(running, answers)
            if 0 in ready:
                given = os.read(0, 1 << 16)
                if not given:
                    break
                *whole, lines = (lines + given).split(b"\n")
                for line in whole:
                    _obey(json.loads(line), running, answers, (ended, telling))
    for pid in running:
        _end_group(pid)


def _obey(
    order: dict[str, Any], running: dict[int, int], answers: Answers, own: tuple[int, ...]
) -> None:
    if "stop" in order:
        for pid, number in running.items():
            if number == order["stop"]:
                _end_group(pid)
        return
    pid = os.fork()
    if pid:
        running[pid] = order["id"]
        return
    try:
        os.setsid()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in own:
            os.close(descriptor)
        os.dup2(1, 0)
        answers.give(_carried_out(order))
    finally:
        os._exit(0)


def _tell_ended(running: dict[int, int], answers: Answers) -> None:
    while running:
        try:
            # Left unwaited until its group is ended: till then nobody else has its number.
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if ended is None:
            return
        _end_group(ended.si_pid)
        os.waitpid(ended.si_pid, 0)
        if ended.si_pid in running:
            answers.give({"id": running.pop(ended.si_pid), "ended": True})


def _end_group(pid: int) -> None:
    """End a report's process and everything that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _carried_out(order: dict[str, Any]) -> dict[str, Any]:
    from wijkmakers_analysis.printing.one_report import make_one_report

    return {"id": order["id"], "outcome": make_one_report(order)}


if __name__ == "__main__":
    main()
