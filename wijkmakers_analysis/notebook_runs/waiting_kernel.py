"""A kernel that waits: a fork of a process that has imported everything and opened nothing.

It is forked before the report's process makes a thread or a socket, reads its orders from a pipe,
and then runs as ipykernel does. Where there is no fork (Windows) there is none, and a report runs
in a cold kernel, with the same bytes as outcome.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wijkmakers_analysis.forking import may_fork

_waiting: list["WaitingKernel"] = []


def prepare_kernel() -> None:
    """Fork a kernel that waits for the next run of this process.

    To be called from a process with one thread only; elsewhere nothing is prepared.
    """
    if may_fork() and threading.active_count() == 1:
        _waiting.append(WaitingKernel())


def take_waiting_kernel() -> "WaitingKernel | None":
    """Return the kernel that waits and forget it, or None."""
    return _waiting.pop() if _waiting else None


class WaitingKernel:
    """The waiting process, with the part of `subprocess.Popen` that jupyter_client asks for."""

    stdin = stdout = stderr = None

    def __init__(self) -> None:
        reading, self._orders = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._orders)
            _become_kernel(reading)
        os.close(reading)

    def begin(self, command: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        """Give the orders: the command of a cold kernel, its environment and its folder."""
        orders = {"command": list(command), "env": dict(env), "cwd": str(cwd)}
        with open(self._orders, "wb") as pipe:
            pipe.write(json.dumps(orders).encode())

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                pid, status = self.pid, 0
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end, at most so many seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None and (end is None or time.monotonic() < end):
            time.sleep(0.01)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal where it still runs."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _become_kernel(reading: int) -> None:
    """Wait for orders, run as a kernel until told to stop, and never return."""
    status = 1
    try:
        parent = os.getppid()
        with open(reading, "rb") as pipe:
            orders = json.loads(pipe.read() or "null")
        if orders is None:
            status = 0
        else:
            _run_kernel(orders, parent)
            status = 0
    finally:
        os._exit(status)


def _run_kernel(orders: Mapping[str, Any], parent: int) -> None:
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(orders["env"])
    os.chdir(orders["cwd"])
    given = orders["command"]
    given = given[given.index("-f") :]
    sys.argv = ["ipykernel_launcher", *given]
    # ipykernel reads its parent when it is imported, which was in another process.
    IPKernelApp.launch_instance([*given, f"--IPKernelApp.parent_handle={parent}"])
