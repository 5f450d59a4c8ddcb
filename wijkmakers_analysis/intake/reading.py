"""Read every file of a workspace into tables with addresses, problems and a ledger."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.intake.copies import without_remarks_on_copies
from wijkmakers_analysis.intake.corrections import apply_corrections
from wijkmakers_analysis.intake.exports import unused_names
from wijkmakers_analysis.intake.folder import list_files
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.formats import read_file
from wijkmakers_analysis.intake.naming import named_sheet, naming_problems
from wijkmakers_analysis.intake.picture_problems import picture_problems
from wijkmakers_analysis.intake.problems import (
    EMPTY_SHEET,
    ERROR,
    EXPLANATION,
    HIDDEN_SHEET,
    LedgerRow,
    Problem,
    in_order,
)
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.tables import ReadSheets, read_only, read_sheets
from wijkmakers_analysis.intake.understanding import understand_tables
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Settings

EXPLANATION_TITLES = frozenset({"leesmij", "uitleg", "tedoen"})


@dataclass(frozen=True)
class Reading:
    """What the files of a workspace hold.

    Parameters
    ----------
    tables
        A frame for every key of `schemas.SHEETS`; no name or e-mail of a person in it.
    problems
        Everything to repair, errors before warnings.
    ledger
        One row for each sheet, and for each file that was left alone.
    cell_columns
        (file, sheet) -> column name -> Excel letter; (file, sheet, area) for each table of a sheet
        that holds several.
    possible_doubles
        Undecided pairs of pseudonyms, columns person_1 and person_2.
    """

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerRow, ...]
    cell_columns: Letters
    possible_doubles: pd.DataFrame


def read_workspace(settings: Settings) -> Reading:
    """Read the data folder of a workspace; every problem is collected, none is raised.

    Raises
    ------
    IntakeError
        Only where there is nothing to read at all: the folder is missing, empty or closed.
    """
    listing = list_files(settings.data)
    sheets, problems = _read_files(listing.files)
    problems += listing.problems
    unread = {problem.file for problem in problems if problem.severity == ERROR}
    problems += naming_problems(settings, sheets, unread)
    sheets, set_aside = _visible(sheets, settings)
    sheets, found = _corrected(sheets, settings)
    problems += found
    read = read_sheets(sheets, settings)
    problems += read.problems
    problems += unused_names(settings, {*read.exports, *unread})
    letters, ledger = read.letters, [*listing.ledger, *set_aside, *read.ledger]
    is_complete = _is_complete(problems, read)
    tables = {table: read.table(table) for table in SHEETS}
    del sheets, read  # what is replaced in the tables would stay in memory beside them
    tables, possible_doubles, found = understand_tables(
        tables, letters, settings.root, is_complete=is_complete
    )
    problems += found
    problems += picture_problems(tables, settings.data, letters)
    return Reading(
        tables=tables,
        problems=in_order(without_remarks_on_copies(problems)),
        ledger=tuple(sorted(ledger, key=lambda row: (row.file, row.sheet))),
        cell_columns=letters,
        possible_doubles=possible_doubles,
    )


def read_written_tables(
    settings: Settings, names: Container[str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return every table as the office wrote it, names of people included.

    Only for what the office writes for itself; all else takes `read_workspace`.

    Parameters
    ----------
    names
        The files to read, as the ledger names them; all of them where None.
    """
    files = list_files(settings.data).files
    sheets, _ = _read_files(file for file in files if names is None or file[1] in names)
    sheets, _ = _visible(sheets, settings)
    sheets, _ = _corrected(sheets, settings)
    read = read_sheets(sheets, settings)
    return {table: read.table(table) for table in SHEETS}


def _read_files(files: Iterable[tuple[Path, str]]) -> tuple[list[RawSheet], list[Problem]]:
    sheets, problems = [], []
    for path, name in files:
        found, complaints = read_file(path, name)
        sheets += found
        problems += complaints
    return sheets, problems


def _is_complete(problems: Iterable[Problem], read: ReadSheets) -> bool:
    """Tell whether every list was read whole, so far as a header or a reference can tell."""
    of_lists = ("bestand", "blad", "kop", "verwijzing")
    is_whole = not any(each.severity == ERROR and each.kind in of_lists for each in problems)
    return is_whole and not read.unread


def _visible(sheets: list[RawSheet], settings: Settings) -> tuple[list[RawSheet], list[LedgerRow]]:
    """Set hidden, empty and explaining sheets aside, each with its line in the ledger.

    A sheet that the settings name is read, hidden or not.
    """
    kept, ledger = [], []
    for raw in sheets:
        rows = raw.filled_rows
        reason = _reason_to_set_aside(raw, settings)
        if reason is None:
            kept.append(raw)
        else:
            ledger.append(LedgerRow(raw.file, raw.sheet, "", rows, 0, {reason: rows}))
    return kept, ledger


def _reason_to_set_aside(raw: RawSheet, settings: Settings) -> str | None:
    if not raw.filled_rows:
        return EMPTY_SHEET
    if named_sheet(raw, settings) is not None:
        return None
    if raw.is_hidden:
        return HIDDEN_SHEET
    return EXPLANATION if fold(raw.sheet) in EXPLANATION_TITLES else None


def _corrected(sheets: list[RawSheet], settings: Settings) -> tuple[list[RawSheet], list[Problem]]:
    named = [(raw, named_sheet(raw, settings)) for raw in sheets]
    read = read_only(named, "corrections", ReadSheets())
    return apply_corrections(sheets, read.table("corrections"), read.letters)
