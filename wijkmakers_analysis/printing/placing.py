"""Choose where the new files of a report go, and keep copies of the old ones.

A file that somebody edited after it was written stays: the new one goes beside it.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.kept import put_whole
from wijkmakers_analysis.printing.plan import Planned, digest_of
from wijkmakers_analysis.printing.record import (
    Written,
    read_record,
    record_path,
    record_text,
)
from wijkmakers_analysis.printing.report import Outcome
from wijkmakers_analysis.printing.swap import Move, Replacement

# What the record of a report is called among its new files.
RECORD = "record.json"


@dataclass(frozen=True)
class Placed:
    """The new files of one report, ready to be put in place.

    Parameters
    ----------
    replacement
        What is to be replaced.
    paths
        Where the files will stand, in the order in which they were asked for.
    beside
        Names of edited files that stay -> names of the new files beside them.
    figures
        Keys of the facts that the report prints.
    """

    replacement: Replacement
    paths: tuple[Path, ...]
    beside: Mapping[str, str]
    figures: tuple[str, ...]


def place_files(root: Path, planned: Planned, new: Path, old: Path, outcome: Outcome) -> Placed:
    """Choose a place for each new file of a report; nothing is changed yet.

    Parameters
    ----------
    root
        The workspace.
    new, old
        Folders of this run: where the new files lie, and where copies of the old ones go.
    outcome
        What was written there.

    Raises
    ------
    ExportError
        Where a new file is not what was written, or an old one cannot be read or copied.
    """
    report = planned.report
    key = report.key(root)
    record = read_record(root, key)
    moves, paths, beside, written = [], [], {}, {}
    try:
        report.folder.mkdir(parents=True, exist_ok=True)
        old.mkdir(parents=True)
        for file in report.files:
            made = outcome.digests[file.name]
            if digest_of(new / file.name) != made:
                raise ExportError(
                    f"{file.name} is na het schrijven veranderd of verdwenen. Doe het opnieuw."
                )
            place = _free_place(report.folder, file.name, record.ours, made)
            moves.append(_move(root, new / file.name, report.folder / place, old, made))
            written[file.name] = Written(place, made, planned.inputs)
            paths.append(report.folder / place)
            if place != file.name:
                beside[file.name] = place
        put_whole(new / RECORD, record_text(record, written, outcome.figures))
        own = record_path(root, key)
        own.parent.mkdir(parents=True, exist_ok=True)
        moves.append(_move(root, new / RECORD, own, old, digest_of(new / RECORD)))
    except OSError as error:
        name = Path(os.fspath(error.filename or report.folder)).name
        raise ExportError(
            f"{name} is niet te lezen of te schrijven ({cause_of(error)}). "
            "Kijk of u in de map mag schrijven en of er plaats is op de schijf."
        ) from None
    return Placed(Replacement(tuple(moves)), tuple(paths), beside, outcome.figures)


def _move(root: Path, new: Path, target: Path, old: Path, made: str) -> Move:
    """Return a move, having kept a copy of what stands at the target."""
    kept = old / target.name
    if target.exists():
        shutil.copy2(target, kept)
    return Move(
        new=_seen_from(root, new),
        target=_seen_from(root, target),
        old=_seen_from(root, kept) if kept.exists() else "",
        digest=made,
    )


def _free_place(folder: Path, name: str, ours: tuple[str, ...], new_digest: str) -> str:
    """Return the first name, 'a.pdf' or 'a (nieuw).pdf', under which no edited file stands."""
    path = Path(name)
    number = 1
    place = name
    while True:
        stands = digest_of(folder / place)
        if not stands or stands in ours or stands == new_digest:
            return place
        mark = "nieuw" if number == 1 else f"nieuw {number}"
        place = f"{path.stem} ({mark}){path.suffix}"
        number += 1


def _seen_from(root: Path, path: Path) -> str:
    """Return a path as seen from the workspace, or whole where it lies elsewhere."""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
