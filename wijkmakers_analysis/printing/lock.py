"""Let one run at a time make reports in a workspace; who is busy stands in the lock.

The lock of a process that is no longer there is lifted. A process is known by its number together
with the moment that it started, counted so that a clock that jumps changes nothing.
"""

import contextlib
import getpass
import json
import os
import platform
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from wijkmakers_analysis.errors import ExportError

NAME = "bezig.json"


@contextmanager
def hold_lock(folder: Path, command: str) -> Iterator[None]:
    """Hold the lock of a folder for as long as the block runs.

    Parameters
    ----------
    folder
        Where the lock lies; it exists.
    command
        What the run is called in the message to others.

    Raises
    ------
    ExportError
        Where another run is busy; the message says who and since when.
    """
    path = folder / NAME
    own = json.dumps(
        {
            "host": platform.node(),
            "pid": os.getpid(),
            "started": started(os.getpid()),
            "who": _user(),
            "since": datetime.now().strftime("%d-%m-%Y %H:%M"),
            "command": command,
        }
    )
    beside = folder / f".{NAME}.{secrets.token_hex(4)}"
    try:
        beside.write_text(own, encoding="utf-8")
        with _guarded(folder):
            _lift_if_dead(path)
            if path.exists():
                raise ExportError(_busy(path))
            os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    try:
        yield
    finally:
        # Where it cannot be removed, it is lifted once this process is gone.
        with contextlib.suppress(OSError):
            if _text(path) == own:
                path.unlink()


def started(pid: int) -> str | None:
    """Return when a process started, in words of this computer; None where it is not there."""
    with contextlib.suppress(OSError, IndexError):
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        fields = text.rpartition(")")[2].split()
        if fields[0] in "ZX":
            return None
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
        return f"{boot} {fields[19]}"
    import psutil

    try:
        return str(psutil.Process(pid).create_time())
    except psutil.Error:
        return None


def _lift_if_dead(path: Path) -> None:
    """Remove a lock whose owner is gone, or that nobody can read."""
    text = _text(path)
    if text is None:
        return
    try:
        owner = json.loads(text)
        is_here = owner["host"] == platform.node()
        is_dead = is_here and started(int(owner["pid"])) != owner["started"]
    except (ValueError, KeyError, TypeError):
        is_dead = True
    if is_dead:
        path.unlink(missing_ok=True)


def _busy(path: Path) -> str:
    try:
        owner = json.loads(_text(path) or "{}")
        who, host, since, command = (
            str(owner[name]) for name in ("who", "host", "since", "command")
        )
    except (ValueError, KeyError, TypeError):
        return "Er worden al verslagen gemaakt. Wacht tot dat klaar is en doe het opnieuw."
    where = "op deze computer" if host == platform.node() else f"op de computer {host}"
    lift = (
        ""
        if host == platform.node()
        else f" Is daar niemand meer bezig, verwijder dan .wijkmakers/printing/{NAME}."
    )
    return (
        f"Er worden al verslagen gemaakt: {command}, door {who} {where}, sinds {since}. "
        f"Wacht tot dat klaar is en doe het opnieuw.{lift}"
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "iemand"


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    """Let one process at a time look at the lock; the system lifts this when a process ends."""
    with (folder / f".{NAME}.guard").open("a+b") as guard:
        if sys.platform == "win32":
            import msvcrt

            guard.seek(0)
            msvcrt.locking(guard.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                guard.seek(0)
                msvcrt.locking(guard.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.flock(guard, fcntl.LOCK_EX)
            yield
