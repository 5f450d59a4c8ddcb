"""Remember what each finished file was made from and what was written, in .wijkmakers/reports/.

Where a record is lost the report is made again, and a file of which nobody can tell who wrote it
is treated as one that somebody edited: it stays.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

# Digests of earlier versions that may still lie somewhere under another name.
REMEMBERED = 50


@dataclass(frozen=True)
class Written:
    """One file as it was last written.

    Parameters
    ----------
    place
        The name under which it was put: its own, or beside one that somebody edited.
    digest
        SHA-256 of its content.
    inputs
        What it was made from: kind of input -> hash.
    """

    place: str
    digest: str
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class Record:
    """What is known of the files of one report.

    Parameters
    ----------
    files
        Name of each file -> how it was written.
    ours
        Digests of everything that was ever written for it, the newest last.
    figures
        Keys of the facts that it prints.
    """

    files: Mapping[str, Written] = field(default_factory=dict)
    ours: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def read_record(root: Path, key: str) -> Record:
    """Return what is known of a report; nothing where the record is lost or damaged.

    Parameters
    ----------
    root
        The workspace.
    key
        `Report.key`.
    """
    try:
        raw = json.loads(record_path(root, key).read_text(encoding="utf-8"))
        files = {name: Written(**written) for name, written in raw["files"].items()}
        return Record(files, tuple(raw["ours"]), tuple(raw["figures"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def record_text(known: Record, written: Mapping[str, Written], figures: Sequence[str]) -> str:
    """Return the text of a record to which files are added.

    Parameters
    ----------
    known
        What is known of the report; of files that are not written now it stays.
    written
        Name of each file -> how it was written now.
    figures
        Keys of the facts that the report prints.
    """
    digests = [one.digest for one in written.values()]
    ours = [digest for digest in known.ours if digest not in digests] + digests
    files = {**known.files, **written}
    raw = {
        "files": {name: asdict(one) for name, one in files.items()},
        "ours": ours[-REMEMBERED:],
        "figures": list(figures),
    }
    return json.dumps(raw, indent=1) + "\n"


def record_path(root: Path, key: str) -> Path:
    """Return where the record of a report lies."""
    return root / ".wijkmakers" / "reports" / f"{key}.json"
