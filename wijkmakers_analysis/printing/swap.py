"""Put the files of many reports in place so that a report is wholly the old one or the new one.

No system can replace several files at once, so a journal says what is to be replaced before the
first file is. Until then nothing has changed. From then on the new files and copies of the old ones
lie in the same folder as the journal, and whoever comes next finishes what a killed run began.
Where one file cannot be replaced (open in Excel) its report goes back to what it was. A file that
somebody changed meanwhile is never touched. The record of a report is one of its files.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.fingerprint import digest
from wijkmakers_analysis.kept import move_over, put_whole

JOURNAL = "journal.json"
FORWARD, BACK = "forward", "back"


@dataclass(frozen=True)
class Move:
    """One file to be put in place; paths are as seen from the workspace.

    Parameters
    ----------
    new
        Where the new file lies.
    target
        Where it belongs.
    old
        The copy of what stood there; empty where nothing did.
    digest
        SHA-256 of the new file.
    """

    new: str
    target: str
    old: str
    digest: str


@dataclass
class Replacement:
    """The files of one report, to be replaced together.

    Parameters
    ----------
    moves
        Its files.
    direction
        FORWARD; BACK once it turned out that a file cannot be replaced.
    refusal
        Why it went back, in Dutch.
    """

    moves: tuple[Move, ...]
    direction: str = FORWARD
    refusal: str = ""


def put_in_place(root: Path, stage: Path, replacements: Sequence[Replacement]) -> None:
    """Put new files in place, report by report; one that cannot be replaced gets a refusal.

    Parameters
    ----------
    root
        The workspace.
    stage
        The folder of this run, in which the new files and copies of the old ones lie.
    replacements
        The reports; `refusal` and `direction` are filled in.
    """
    try:
        _write_journal(stage, replacements)
    except OSError as error:
        (stage / JOURNAL).unlink(missing_ok=True)
        for one in replacements:
            one.direction, one.refusal = BACK, _why(error)
        return
    _settle(root, stage, replacements)


def finish_interrupted(root: Path, folder: Path) -> None:
    """Finish what killed runs began, and clear away what they left; the lock must be held.

    Parameters
    ----------
    root
        The workspace.
    folder
        Where the folders of runs lie.

    Raises
    ------
    ExportError
        Where a file still cannot be replaced.
    """
    for stage in sorted(path for path in folder.iterdir() if path.is_dir()):
        replacements = _read_journal(stage)
        if replacements:
            _settle(root, stage, replacements)
        shutil.rmtree(stage, ignore_errors=True)


def _settle(root: Path, stage: Path, replacements: Sequence[Replacement]) -> None:
    """Bring each report forward, or back where that is impossible; then forget the journal."""
    for one in replacements:
        if one.direction == FORWARD:
            try:
                _go_forward(root, one)
                continue
            except OSError as error:
                one.direction, one.refusal = BACK, _why(error)
                # On a full disk this fails; who comes next sees for himself which way to go.
                with contextlib.suppress(OSError):
                    _write_journal(stage, replacements)
        _go_back(root, one)
    # Where it cannot be removed, who comes next finds nothing left to do.
    with contextlib.suppress(OSError):
        (stage / JOURNAL).unlink()


def _go_forward(root: Path, replacement: Replacement) -> None:
    waiting = []
    for move in replacement.moves:
        stands = _digest(root / move.target)
        if stands == move.digest:
            continue
        was = _digest(root / move.old) if move.old else ""
        if stands != was or not (root / move.new).exists():
            raise OSError(errno.EBUSY, "intussen veranderd", move.target)
        waiting.append(move)
    for move in waiting:
        move_over(root / move.new, root / move.target)


def _go_back(root: Path, replacement: Replacement) -> None:
    for move in replacement.moves:
        target, old = root / move.target, root / move.old
        try:
            stands = _digest(target)
            if move.old and (stands == move.digest or not stands):
                if old.exists():
                    move_over(old, target)
            elif not move.old and stands == move.digest:
                target.unlink(missing_ok=True)
        except OSError as error:
            raise ExportError(
                f"{target.name} is half vervangen en niet terug te zetten "
                f"({cause_of(error)}). Sluit het bestand als het openstaat "
                "en doe het opnieuw; dan komt alles in orde."
            ) from None


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing where there is none."""
    try:
        return digest([path])
    except FileNotFoundError:
        return ""


def _why(error: OSError) -> str:
    name = Path(os.fspath(error.filename2 or error.filename or "een bestand")).name
    reason = cause_of(error)
    return (
        f"{name} is niet te vervangen ({reason}). Sluit het bestand als het openstaat, en kijk of "
        "u in de map mag schrijven. De vorige bestanden van dit verslag staan er nog."
    )


def _write_journal(stage: Path, replacements: Iterable[Replacement]) -> None:
    raw = [asdict(one) for one in replacements]
    put_whole(stage / JOURNAL, json.dumps(raw))


def _read_journal(stage: Path) -> list[Replacement]:
    """Return what was to be replaced; nothing where the run had not come so far."""
    try:
        raw = json.loads((stage / JOURNAL).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [
        Replacement(tuple(Move(**move) for move in one["moves"]), one["direction"]) for one in raw
    ]
