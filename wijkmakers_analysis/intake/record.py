"""Keep at the office what a run read: files, rows and numbers of problems, and no cell at all."""

import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.fingerprint import digest, package_version
from wijkmakers_analysis.intake.folder import list_files
from wijkmakers_analysis.intake.problems import LedgerRow, Problem
from wijkmakers_analysis.kept import put_whole
from wijkmakers_analysis.settings import FILE_NAME, Settings

RUNS_PATH = Path(".wijkmakers") / "runs"
MOST_RECORDS = 50


def write_record(
    settings: Settings,
    command: str,
    ledger: Iterable[LedgerRow],
    problems: Iterable[Problem],
    *,
    now: datetime | None = None,
) -> Path | None:
    """Write the record of one run and drop the oldest ones; return where it lies.

    A record that cannot be written stops no run: the result is None.

    Parameters
    ----------
    command
        What was run, such as 'check'.
    ledger, problems
        Of the reading; of a problem only its severity and kind are kept.
    now
        The moment of the run, with its time zone; the current one by default.
    """
    moment = now or datetime.now().astimezone()
    folder = settings.root / RUNS_PATH
    name = f"{moment.astimezone(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.json"
    content = {
        "time": moment.isoformat(timespec="seconds"),
        "command": command,
        "version": package_version(),
        "settings": _digest(settings.root / FILE_NAME),
        "data": _data_folder(settings),
        "files": _files(settings),
        "ledger": [asdict(row) | {"skipped": dict(row.skipped)} for row in ledger],
        "problems": _numbers(problems),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put_whole(folder / name, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except OSError:
        return None
    _drop_oldest(folder)
    return folder / name


def previous_count(settings: Settings, command: str) -> int | None:
    """Return how many problems the latest run of a command found; None where nobody knows.

    A record that is broken, or is of another data folder, is passed over.
    """
    for path in reversed(_records(settings.root / RUNS_PATH)):
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept.get("command") == command and kept.get("data") == _data_folder(settings):
                return sum(
                    int(number) for kinds in kept["problems"].values() for number in kinds.values()
                )
    return None


def _numbers(problems: Iterable[Problem]) -> Mapping[str, Mapping[str, int]]:
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for problem in problems:
        numbers[problem.severity][problem.kind] += 1
    return {severity: dict(sorted(kinds.items())) for severity, kinds in sorted(numbers.items())}


def _files(settings: Settings) -> list[dict[str, str | int]]:
    try:
        files = list_files(settings.data).files
    except (IntakeError, OSError):
        return []
    found: list[dict[str, str | int]] = []
    for path, name in files:
        with suppress(OSError):
            found.append({"file": name, "size": path.stat().st_size, "sha256": _digest(path)})
    return found


def _data_folder(settings: Settings) -> str:
    """Return the data folder as seen from the workspace, so that a moved one stays the same."""
    try:
        return settings.data.relative_to(settings.root).as_posix()
    except ValueError:
        return settings.data.as_posix()


def _digest(path: Path) -> str:
    """Return the hash of a file, empty where it is gone by now."""
    try:
        return digest([path])
    except OSError:
        return ""


def _drop_oldest(folder: Path) -> None:
    for path in _records(folder)[:-MOST_RECORDS]:
        with suppress(OSError):
            path.unlink()


def _records(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.json"))
    except OSError:
        return []
