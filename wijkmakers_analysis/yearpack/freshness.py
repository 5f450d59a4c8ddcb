"""Tell whether a year pack still says what the data, the settings and the program say.

The record lies in .wijkmakers/packs/, beside no report: names and hashes of input files stay at
the office.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from wijkmakers_analysis.settings import FILE_NAME, Settings

DISTRIBUTION = "wijkmakers-analysis"
# What lies in the data folder and is no data: lock files of Excel and LibreOffice, hidden files.
NOT_DATA = ("~$", ".")
# The parts of the package that can change a fact.
STAGES = ("schemas", "intake", "programme", "indicators", "disclosure", "yearpack")
MODULES = ("settings.py", "language.py")


def pack_path(settings: Settings, year: int) -> Path:
    """Return where the pack of a year lies; raises WrongCall for an unknown year."""
    return settings.root / "packs" / f"{settings.year(year).number}.json"


def is_fresh(settings: Settings, year: int) -> bool:
    """Return whether the pack is there and nothing that it was made from has changed.

    Where size and time of every file are as they were, no file is read; otherwise contents
    decide, so that a copied or merely opened workbook makes nothing anew.
    """
    kept = _read_record(settings, year)
    path = pack_path(settings, year)
    if kept is None or not path.is_file() or kept.get("made_by") != _made_by(settings, year):
        return False
    stat = stat_signature(settings)
    if kept.get("pack") != _digest([path]):
        return False
    if kept.get("stat") == stat:
        return True
    if kept.get("content") != content_signature(settings):
        return False
    _write_record(settings, year, {**kept, "stat": stat})
    return True


def input_signatures(settings: Settings) -> dict[str, str]:
    """Return the signatures of all input, to be taken before it is read."""
    return {"stat": stat_signature(settings), "content": content_signature(settings)}


def remember(settings: Settings, year: int, signatures: Mapping[str, str]) -> None:
    """Write down what the pack of a year was made from."""
    made = {"made_by": _made_by(settings, year), "pack": _digest([pack_path(settings, year)])}
    _write_record(settings, year, {**signatures, **made})


def stat_signature(settings: Settings) -> str:
    """Return a hash over name, size and time of the data files and wijkmakers.toml."""
    rows = []
    for name, path in _input_files(settings):
        stat = path.stat()
        rows.append([name, stat.st_size, stat.st_mtime_ns])
    return _hash_of(rows)


def content_signature(settings: Settings) -> str:
    """Return a hash over name and content of the data files and wijkmakers.toml."""
    return _hash_of([[name, _digest([path])] for name, path in _input_files(settings)])


def package_version() -> str:
    """Return the version of this package."""
    return version(DISTRIBUTION)


def _made_by(settings: Settings, year: int) -> dict:
    given = [
        settings.name,
        asdict(settings.years[year]),
        asdict(settings.privacy),
        asdict(settings.limits),
    ]
    return {"version": package_version(), "code": _code(), "settings": _hash_of(given)}


def _code() -> str:
    package = Path(__file__).parent.parent
    modules = [path for stage in STAGES for path in sorted((package / stage).glob("*.*"))]
    modules += [package / name for name in MODULES]
    return _digest([path for path in modules if path.is_file()])


def _input_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    yield FILE_NAME, settings.root / FILE_NAME
    for path in sorted(settings.data.rglob("*")):
        name = path.relative_to(settings.data)
        if path.is_file() and not any(part.startswith(NOT_DATA) for part in name.parts):
            yield name.as_posix(), path


def _record_path(settings: Settings, year: int) -> Path:
    return settings.root / ".wijkmakers" / "packs" / f"{year}.json"


def _read_record(settings: Settings, year: int) -> dict | None:
    try:
        kept = json.loads(_record_path(settings, year).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _write_record(settings: Settings, year: int, kept: Mapping) -> None:
    path = _record_path(settings, year)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8", newline="\n")


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()
