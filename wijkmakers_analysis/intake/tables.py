"""Read every sheet into rows of its tables: the calendar first, because lists refer to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from wijkmakers_analysis.intake.activity_index import ActivityIndex, activity_index
from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.intake.columns import empty_table, same_column
from wijkmakers_analysis.intake.exports import joined_reports, read_export, recognise_export
from wijkmakers_analysis.intake.naming import named_sheet
from wijkmakers_analysis.intake.problems import LedgerRow, Problem
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.sheets import SheetRows
from wijkmakers_analysis.intake.table_reading import Unread, read_table, tables_of
from wijkmakers_analysis.settings import NamedSheet, Settings


@dataclass(frozen=True)
class ReadSheets:
    """What the sheets hold.

    Parameters
    ----------
    parts
        Name in `schemas.SHEETS` -> the rows of each table that was read as such.
    unread
        The tables that were not recognised.
    exports
        Paths of the files that were read as an export.
    """

    parts: dict[str, list[SheetRows]] = field(default_factory=lambda: defaultdict(list))
    unread: list[Unread] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)

    @property
    def ledger(self) -> list[LedgerRow]:
        """The line of every table, in no order."""
        return [part.ledger for part in self._every]

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong with the tables, in no order."""
        return [problem for part in self._every for problem in part.problems]

    @property
    def letters(self) -> Letters:
        """Excel letters of columns; a sheet with several tables has those of its first as well."""
        found: dict[tuple[str, ...], dict[str, str]] = {}
        for part in self._read:
            place = part.ledger.file, part.ledger.sheet
            found.setdefault(place, part.letters)
            if part.ledger.area:
                found[*place, part.ledger.area] = part.letters
        return found

    @property
    def _every(self) -> list[SheetRows | Unread]:
        return [*self._read, *self.unread]

    @property
    def _read(self) -> list[SheetRows]:
        return [part for parts in self.parts.values() for part in parts]

    def add(self, read: SheetRows | Unread) -> None:
        """Keep what became of one table."""
        if isinstance(read, Unread):
            self.unread.append(read)
        else:
            self.parts[read.ledger.table].append(read)

    def table(self, name: str) -> pd.DataFrame:
        """Return all rows of one table, each with the area where its own stands."""
        empty = empty_table(name)
        frames = [
            pd.DataFrame(_columns_of(part, list(empty.columns)), copy=False)
            for part in self.parts[name]
            if len(part.frame)
        ]
        if len(frames) < 2:
            return frames[0] if frames else empty
        return pd.concat(frames, ignore_index=True)


def read_sheets(sheets: Iterable[RawSheet], settings: Settings) -> ReadSheets:
    """Return the rows of every table on every sheet.

    Parameters
    ----------
    sheets
        Sheets with corrected cells.
    settings
        Of the workspace: they can say what a sheet is.
    """
    result = ReadSheets()
    with_names = [(raw, named_sheet(raw, settings)) for raw in sheets]
    read_only(with_names, "activities", result)
    index = activity_index(result.table("activities"))
    exported = []
    for raw, named in with_names:
        export = None if named else recognise_export(raw)
        if export is not None:
            exported.append((raw, export))
            continue
        for table in tables_of(raw, index, named):
            if table.name != "activities":
                result.add(read_table(table, index))
    questions = result.table("survey_questions")
    reports = [
        (raw, export, read_export(raw, export, index, settings, questions))
        for raw, export in exported
    ]
    for part in joined_reports(reports):
        result.add(part)
    result.exports.extend(raw.file for raw, _ in exported)
    return result


def read_only(
    sheets: Iterable[tuple[RawSheet, NamedSheet | None]], name: str, result: ReadSheets
) -> ReadSheets:
    """Add the rows of one kind of table, before the activities are known.

    Where a sheet holds other tables too, a list of crosses with codes on top is only seen below or
    beside it once the codes are known: it is cut again with those that were found at first.
    """
    for raw, named in sheets:
        index = ActivityIndex()
        tables = [table for table in tables_of(raw, index, named) if table.name == name]
        if tables and name == "activities":
            found = ReadSheets()
            for table in tables:
                found.add(read_table(table, index))
            index = activity_index(found.table(name))
            tables = [table for table in tables_of(raw, index, named) if table.name == name]
        for table in tables:
            result.add(read_table(table, index))
    return result


def _columns_of(part: SheetRows, order: list[str]) -> dict[str, pd.Series]:
    """Return a part's columns in order, numbered from 0 and with its area, without copying them."""
    columns = {name: part.frame[name].reset_index(drop=True) for name in order if name != "area"}
    area = same_column(part.ledger.area, len(part.frame))
    return {name: area if name == "area" else columns[name] for name in order}
