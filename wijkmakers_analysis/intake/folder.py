"""List the files of a data folder, and say which are left alone."""

import os
from dataclasses import dataclass
from pathlib import Path

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake.formats.refusals import apple
from wijkmakers_analysis.intake.problems import (
    ERROR,
    EXPLANATION,
    PICTURE,
    TEMPORARY_FILE,
    LedgerRow,
    Problem,
    error,
)

READ_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".tsv")
PICTURE_ENDINGS = (
    ".jpg", ".jpeg", ".png", ".svg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic",
)  # fmt: skip
TEMPORARY_STARTS = ("~$", ".~lock", "._")
TEMPORARY_NAMES = ("thumbs.db", ".ds_store", "desktop.ini")
EXPLANATION_STARTS = ("leesmij", "lees mij", "readme")


@dataclass(frozen=True)
class Listing:
    """The files to read, as (path, name relative to the folder), and what is said of the rest."""

    files: tuple[tuple[Path, str], ...]
    ledger: tuple[LedgerRow, ...]
    problems: tuple[Problem, ...]


def list_files(folder: Path) -> Listing:
    """List every file below a data folder, in a stable order.

    Raises
    ------
    IntakeError
        Where the folder is missing, empty, or cannot be listed: never taken for 'no data'.
    """
    files, ledger, problems = [], [], []
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        reason = _reason_to_skip(path.name.casefold())
        ending = path.suffix.casefold()
        if reason:
            ledger.append(LedgerRow(_shown(path, name), "", "", 0, 0, {reason: 0}))
        elif ending in READ_ENDINGS:
            files.append((path, name))
        else:
            problems.append(_unreadable_ending(name, ending))
    if not files and not problems:
        raise _fatal(
            "In de datamap staat geen bestand om te lezen",
            "Zet de werkboeken (.xlsx) of csv-bestanden in de map die in wijkmakers.toml bij data "
            "staat.",
        )
    return Listing(tuple(files), tuple(ledger), tuple(problems))


def _walk(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise _fatal(
            "De datamap bestaat niet",
            "Maak de map die in wijkmakers.toml bij data staat, of verbeter die regel.",
        )

    def refuse(error: OSError) -> None:
        raise _fatal(
            "De datamap, of een map daarin, is niet te openen",
            "Kijk of u bij de map mag en of OneDrive klaar is met ophalen, en probeer het opnieuw.",
        ) from error

    found = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place) / name for name in names]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _shown(path: Path, name: str) -> str:
    """Return a name to print; after ~$ stands whatever the program put there."""
    is_lock = path.name.startswith("~$")
    return f"{name.removesuffix(path.name)}~$…" if is_lock else name


def _reason_to_skip(name: str) -> str | None:
    if (
        name.startswith(TEMPORARY_STARTS)
        or name in TEMPORARY_NAMES
        or name.endswith(".tmp")
        or name == ".gitkeep"
    ):
        return TEMPORARY_FILE
    if name.endswith(PICTURE_ENDINGS):
        return PICTURE
    return EXPLANATION if name.startswith(EXPLANATION_STARTS) else None


def _unreadable_ending(name: str, ending: str) -> Problem:
    if ending == ".numbers":
        refusal = apple()
        return error(refusal.what, refusal.remedy, "bestand", name)
    return error(
        "dit soort bestand kan het programma niet lezen",
        "Sla het op als .xlsx, .xls, .ods of .csv, of haal het uit de datamap.",
        "bestand",
        name,
    )


def _fatal(what: str, remedy: str) -> IntakeError:
    return IntakeError((Problem(ERROR, "", "", "", what, remedy, "bestand"),))
