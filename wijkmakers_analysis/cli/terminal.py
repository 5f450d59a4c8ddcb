"""Print to the terminal: data to stdout, messages to stderr."""

import os
import sys
from pathlib import Path


def say(text: str) -> None:
    """Print what was asked for."""
    print(text, file=sys.stdout, flush=True)


def complain(text: str) -> None:
    """Print a message about the work, beside what was asked for."""
    print(text, file=sys.stderr, flush=True)


def report_progress(text: str) -> None:
    """Print a line on how far the work is, on a terminal only."""
    if sys.stderr.isatty():
        complain(text)


def near_path(path: Path, here: Path | None = None) -> str:
    """Return a path as seen from a folder, by default the current one, where it lies below it."""
    path = Path(path).resolve()
    here = here or Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def typed_path(path: Path) -> str:
    """Return a near path as people type it after a command: between quotes where it has a space."""
    near = near_path(path)
    return f'"{near}"' if " " in near else near


def counted(number: int, singular: str, plural: str) -> str:
    """Return a number with its noun: '1 fout', '1204 fouten'; as plain as what else is printed."""
    return f"{number} {singular if number == 1 else plural}"


def make_streams_speak_dutch() -> None:
    """Let a stream take every character, also where it goes to a file on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            kept = {} if stream.isatty() else {"encoding": "utf-8"}
            stream.reconfigure(errors="replace", **kept)


def quiet_stdout() -> None:
    """Send what is still buffered nowhere, after the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
