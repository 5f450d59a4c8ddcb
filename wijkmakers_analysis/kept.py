"""Put a file in place whole or not at all, and keep as JSON what the office has to remember."""

import json
import os
import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Seconds to wait for a virus scanner or OneDrive, which hold a file of Windows for a moment.
WAITS = (0.05, 0.15, 0.4)


def put_whole(path: Path, content: bytes | str) -> None:
    """Write a file beside its place and then move it there: a run that is killed leaves no half.

    It is on the disk before this returns. A text is written in UTF-8, its ends of line as they are.

    Raises
    ------
    OSError
        Where the folder is absent or the file cannot be written; what was there stays.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        move_over(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def move_over(source: Path, target: Path) -> None:
    """Move a file or folder to its place, over a file that is there; ask again while it is held.

    Raises
    ------
    OSError
        Where it cannot be moved: some program has the file open, or the folder may not be written.
    """
    for wait in WAITS:
        try:
            return os.replace(source, target)
        except PermissionError:
            time.sleep(wait)
    return os.replace(source, target)


def read_kept(path: Path) -> dict[str, Any]:
    """Return what was kept; nothing where the file is absent or damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_kept(path: Path, kept: Mapping[str, object]) -> None:
    """Keep plain values for a next run; the folder is made where it is absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, json.dumps(kept, indent=1) + "\n")
