"""Have reports made in processes beside this one: one that is warm, or a cold one for each."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from typing import Any, Protocol

from wijkmakers_analysis.forking import may_fork
from wijkmakers_analysis.printing.one_report import Order, outcome_from
from wijkmakers_analysis.printing.press_process import WARM
from wijkmakers_analysis.printing.progress import duration_in_words
from wijkmakers_analysis.printing.report import Outcome

COMMAND = (sys.executable, "-m", "wijkmakers_analysis.printing.press_process")
# No library may start threads before a process is forked.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Seconds that a process gets to end by itself.
PATIENCE = 5.0
STOPPED = Outcome(
    {},
    "Het programma dat het verslag maakte, is onverwacht gestopt, misschien omdat het geheugen vol "
    "was. Sluit andere programma's en probeer het opnieuw.",
)


class Press(Protocol):
    """What makes reports, as many at once as it says."""

    at_once: int

    def make(self, order: Order, timeout: float) -> Outcome:
        """Make one report; give up after so many seconds."""

    def close(self) -> None:
        """Stop; what is being made ends with it."""


def open_press() -> "WarmPress | ColdPress":
    """Start what makes the reports; it gets ready while this process does other work."""
    if may_fork():
        return WarmPress()
    return ColdPress()


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WarmPress:
    """One process that has imported everything and forks one for each report."""

    def __init__(self) -> None:
        self.at_once = cores() + 1
        self._process = _start(WARM)
        self._waiting: dict[int, queue.SimpleQueue[dict[str, Any] | None]] = {}
        self._lock = threading.Lock()
        self._last = self._busy = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def make(self, order: Order, timeout: float) -> Outcome:
        """Make one report; to be called from as many threads as reports are made at once.

        Parameters
        ----------
        order
            What `order_of` gives.
        timeout
            Seconds after which the report is given up.
        """
        answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        with self._lock:
            self._last += 1
            number = self._last
            self._waiting[number] = answers
        outcome, limit = STOPPED, timeout
        if not self._send({**order, "id": number, "is_warm": True}):
            return STOPPED
        self._count_busy(1)
        while True:
            try:
                answer = answers.get(timeout=limit)
            except queue.Empty:
                outcome, limit = _took_too_long(timeout), PATIENCE
                if not self._send({"stop": number}):
                    return outcome
                continue
            if answer is None or "ended" in answer:
                self._count_busy(-1)
                return outcome
            outcome = outcome_from(answer["outcome"])

    def close(self) -> None:
        """Stop; what is being made ends with it."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        if not self._busy:
            self._process.kill()
        _end(self._process)

    def _count_busy(self, change: int) -> None:
        # Many threads make reports: without the lock two of them could count as one.
        with self._lock:
            self._busy += change

    def _send(self, order: Order) -> bool:
        stdin = self._process.stdin
        if stdin is None:
            return False
        with self._lock:
            try:
                stdin.write((json.dumps(order) + "\n").encode())
                stdin.flush()
            except (OSError, ValueError):
                return False
        return True

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            try:
                answer = json.loads(line)
            except ValueError:
                # Between two answers, or of a process that was killed while it answered.
                continue
            waiting = self._waiting.get(answer["id"])
            if waiting is not None:
                waiting.put(answer)
        for waiting in self._waiting.values():
            waiting.put(None)


class ColdPress:
    """A process from nothing for each report."""

    def __init__(self) -> None:
        self.at_once = cores() + 1
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_closed = False

    def make(self, order: Order, timeout: float) -> Outcome:
        """Make one report, as `WarmPress.make` does."""
        if self._is_closed:
            return STOPPED
        process = _start()
        self._running.add(process)
        try:
            line = (json.dumps({**order, "id": 1, "is_warm": False}) + "\n").encode()
            answer, _ = process.communicate(line, timeout=timeout)
            return outcome_from(json.loads(answer)["outcome"]) if answer else STOPPED
        except subprocess.TimeoutExpired:
            return _took_too_long(timeout)
        except (OSError, ValueError):
            return STOPPED
        finally:
            _end(process)
            self._running.discard(process)

    def close(self) -> None:
        """Stop; what is being made ends with it."""
        self._is_closed = True
        for process in tuple(self._running):
            _end(process)


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a process that the keyboard of this terminal does not reach."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | ONE_THREAD,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, given a moment to sweep up what it started."""
    try:
        has_no_orders = process.stdin is not None and process.stdin.closed
        process.wait(PATIENCE if has_no_orders else 0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _took_too_long(seconds: float) -> Outcome:
    return Outcome(
        {},
        f"Het verslag was na {duration_in_words(seconds)} nog niet klaar en is gestopt. Probeer "
        "het opnieuw; duurt het altijd zo lang, verhoog dan timeout_seconds onder [printing] in "
        "wijkmakers.toml.",
    )
