"""Tell by hashes whether the files, the settings or the code behind a result have changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from wijkmakers_analysis.settings import FILE_NAME, Settings

DISTRIBUTION = "wijkmakers-analysis"
# What lies in the data folder and is no data: lock files of Excel and LibreOffice, hidden files.
NOT_DATA = ("~$", ".")
CODE_ENDINGS = (".py", ".csv")


def package_version() -> str:
    """Return the version of this package."""
    return version(DISTRIBUTION)


def input_signatures(settings: Settings) -> dict[str, str]:
    """Return both signatures of all input, to be taken before it is read.

    Raises
    ------
    OSError
        Where a file cannot be read.
    """
    return {"stat": stat_signature(settings), "content": content_signature(settings)}


def stat_signature(settings: Settings) -> str:
    """Return a hash over name, size and time of the data files and wijkmakers.toml."""
    rows = []
    for name, path in _input_files(settings):
        stat = path.stat()
        rows.append([name, stat.st_size, stat.st_mtime_ns])
    return hash_of(rows)


def content_signature(settings: Settings) -> str:
    """Return a hash over name and content of the data files and wijkmakers.toml."""
    return hash_of([[name, digest([path])] for name, path in _input_files(settings)])


def code_signature(stages: Iterable[str]) -> str:
    """Return a hash over the version and the code of parts of the package.

    Parameters
    ----------
    stages
        Names of modules or folders of the package, in a fixed order.
    """
    package = Path(__file__).parent
    modules = []
    for stage in stages:
        folder = package / stage
        within = folder.rglob("*") if folder.is_dir() else package.glob(f"{stage}.*")
        modules += sorted(within)
    code = [path for path in modules if path.suffix in CODE_ENDINGS and path.is_file()]
    return hash_of([package_version(), digest(code)])


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over the contents of files, in hexadecimal."""
    total = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of one file as every other program gives it, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_of(value: object) -> str:
    """Return the SHA-256 of plain values, dates included, in hexadecimal."""
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()


def _input_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    yield FILE_NAME, settings.root / FILE_NAME
    for path in sorted(settings.data.rglob("*")):
        name = path.relative_to(settings.data)
        if path.is_file() and not any(part.startswith(NOT_DATA) for part in name.parts):
            yield name.as_posix(), path
