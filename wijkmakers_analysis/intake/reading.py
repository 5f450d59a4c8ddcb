"""Read every file of a workspace into tables with addresses, problems and a ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.corrections import apply_corrections
from wijkmakers_analysis.intake.delimited import read_delimited
from wijkmakers_analysis.intake.folder import WORKBOOK_ENDINGS, list_files
from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.headers import (
    EXPLANATION_TITLES,
    ActivityIndex,
    Layout,
    Resemblance,
    recognise,
)
from wijkmakers_analysis.intake.problems import (
    EMPTY_SHEET,
    EXPLANATION,
    HIDDEN_SHEET,
    UNKNOWN_LAYOUT,
    LedgerRow,
    Problem,
    error,
    in_order,
)
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.sheets import SheetRows, read_rows
from wijkmakers_analysis.intake.understanding import understand_tables
from wijkmakers_analysis.intake.wide import read_wide
from wijkmakers_analysis.intake.workbooks import read_workbook
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Settings


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
        (file, sheet) -> column name -> Excel letter.
    possible_doubles
        Undecided pairs of pseudonyms, columns person_1 and person_2.
    """

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerRow, ...]
    cell_columns: Mapping[tuple[str, str], Mapping[str, str]]
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
    ledger = [*listing.ledger]
    problems += listing.problems
    sheets, set_aside = _visible(sheets)
    ledger += set_aside
    sheets, found = _corrected(sheets)
    problems += found
    parts, unknown = _read_sheets(sheets)
    ledger += [part.ledger for each in parts.values() for part in each]
    ledger += [row for row, _ in unknown]
    problems += [problem for _, problem in unknown]
    problems += [problem for each in parts.values() for part in each for problem in part.problems]
    letters = {
        (part.ledger.file, part.ledger.sheet): part.letters
        for each in parts.values()
        for part in each
    }
    tables = {table: _together(table, parts[table]) for table in SHEETS}
    tables, possible_doubles, found = understand_tables(tables, letters, settings.root)
    problems += found
    return Reading(
        tables=tables,
        problems=in_order(problems),
        ledger=tuple(sorted(ledger, key=lambda row: (row.file, row.sheet))),
        cell_columns=letters,
        possible_doubles=possible_doubles,
    )


def _read_files(files: Iterable[tuple[Path, str]]) -> tuple[list[RawSheet], list[Problem]]:
    sheets, problems = [], []
    for path, name in files:
        is_workbook = path.suffix.casefold() in WORKBOOK_ENDINGS
        found, complaints = (read_workbook if is_workbook else read_delimited)(path, name)
        sheets += found
        problems += complaints
    return sheets, problems


def _visible(sheets: list[RawSheet]) -> tuple[list[RawSheet], list[LedgerRow]]:
    """Set hidden, empty and explaining sheets aside, each with its line in the ledger."""
    kept, ledger = [], []
    for raw in sheets:
        rows = raw.filled_rows
        is_explanation = fold(raw.sheet) in EXPLANATION_TITLES
        reason = (
            EMPTY_SHEET
            if not rows
            else HIDDEN_SHEET
            if raw.is_hidden
            else EXPLANATION
            if is_explanation
            else None
        )
        if reason is None:
            kept.append(raw)
        else:
            ledger.append(LedgerRow(raw.file, raw.sheet, "", rows, 0, {reason: rows}))
    return kept, ledger


def _corrected(sheets: list[RawSheet]) -> tuple[list[RawSheet], list[Problem]]:
    parts = [
        read_rows(raw, layout)
        for raw in sheets
        if _table(layout := recognise(raw, ActivityIndex())) == "corrections"
    ]
    letters = {(part.ledger.file, part.ledger.sheet): part.letters for part in parts}
    return apply_corrections(sheets, _together("corrections", parts), letters)


def _read_sheets(
    sheets: list[RawSheet],
) -> tuple[dict[str, list[SheetRows]], list[tuple[LedgerRow, Problem]]]:
    parts = defaultdict(list)
    others = []
    for raw in sheets:
        layout = recognise(raw, ActivityIndex())
        if _table(layout) == "activities":
            parts["activities"].append(read_rows(raw, layout))
        else:
            others.append(raw)
    index = _activity_index(_together("activities", parts["activities"]))
    unknown = []
    for raw in others:
        layout = recognise(raw, index)
        if isinstance(layout, Resemblance):
            unknown.append(_unknown(raw, layout))
        elif layout.is_wide:
            parts[layout.table].append(read_wide(raw, layout, index))
        else:
            parts[layout.table].append(read_rows(raw, layout))
    return parts, unknown


def _together(table: str, parts: list[SheetRows]) -> pd.DataFrame:
    frames = [part.frame for part in parts if len(part.frame)]
    order = list(empty_table(table).columns)
    if not frames:
        return empty_table(table)
    return pd.concat([frame[order] for frame in frames], ignore_index=True)


def _table(layout: Layout | Resemblance) -> str | None:
    return layout.table if isinstance(layout, Layout) else None


def _activity_index(activities: pd.DataFrame) -> ActivityIndex:
    ids, days = {}, defaultdict(list)
    for row in activities.to_dict("records"):
        if row["activity_id"] is not None:
            ids.setdefault(fold_id(row["activity_id"]), row["activity_id"])
            if row["date_first"] is not pd.NaT and row["date_first"] == row["date_last"]:
                days[row["date_first"].date()].append(row["activity_id"])
    return ActivityIndex(ids, {day: tuple(found) for day, found in days.items()})


def _unknown(raw: RawSheet, seen: Resemblance) -> tuple[LedgerRow, Problem]:
    rows = raw.filled_rows
    if seen.recognised:
        headers = language.listed(f"'{header}'" for header in seen.recognised)
        missing = language.listed(f"'{header}'" for header in seen.missing)
        what = f"dit blad is niet herkend; bekende koppen: {headers}"
        remedy = f"Het lijkt het meest op {seen.title}"
        remedy += f", maar dan ontbreekt {missing}" if missing else ""
        remedy += ". Verbeter de koppen, of geef het blad de naam uit de uitleg."
    else:
        what = "dit blad is niet herkend; er staat geen bekende kop in"
        remedy = "Gebruik de koppen uit de uitleg, of noem het blad 'Uitleg' als het geen lijst is."
    ledger = LedgerRow(raw.file, raw.sheet, "", rows, 0, {UNKNOWN_LAYOUT: rows})
    return ledger, error(what, remedy, "blad", raw.file, raw.sheet)
