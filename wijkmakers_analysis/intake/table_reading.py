"""Read one table of a sheet as what the settings, its headers or its sheet's name say it is."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.headers import Layout, header_layouts
from wijkmakers_analysis.intake.merged_headers import filled_headers
from wijkmakers_analysis.intake.name_parts import with_joined_names
from wijkmakers_analysis.intake.naming import table_by_title
from wijkmakers_analysis.intake.problems import UNKNOWN_LAYOUT, LedgerRow, Problem, error
from wijkmakers_analysis.intake.raw import RawSheet, cell_at
from wijkmakers_analysis.intake.recognising import ListOfPersons, Resemblance, recognise
from wijkmakers_analysis.intake.sheets import SheetRows, read_rows, rows_of_data
from wijkmakers_analysis.intake.single_list import activity_of_list, with_activity
from wijkmakers_analysis.intake.tables_on_sheet import tables_on_sheet
from wijkmakers_analysis.intake.wide import (
    columns_of_marks,
    no_such_activity,
    nothing_kept,
    read_wide,
)
from wijkmakers_analysis.schemas.attendance import ABSENT, UNKNOWN
from wijkmakers_analysis.settings import NamedSheet

# With so many columns of crosses a list of persons is one of crosses.
FEWEST_CROSSES = 2


@dataclass(frozen=True)
class Unread:
    """A table that was not read: its line in the ledger, and why."""

    ledger: LedgerRow
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Table:
    """One table of a sheet, recognised but not read.

    Parameters
    ----------
    raw
        The sheet with nothing but this table, its headers filled and its names joined.
    area
        Where it stands on a sheet that holds several; else empty.
    layout
        What it is.
    named
        What the settings say of its sheet.
    problems
        What is not sure about the joined names.
    """

    raw: RawSheet
    area: str
    layout: Layout | ListOfPersons | Resemblance
    named: NamedSheet | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Name in `schemas.SHEETS`, or empty."""
        return self.layout.table if isinstance(self.layout, Layout) else ""


def tables_of(raw: RawSheet, index: ActivityIndex, named: NamedSheet | None = None) -> list[Table]:
    """Return the tables of a sheet.

    Parameters
    ----------
    raw
        A sheet with corrected cells.
    index
        The activities that headers and titles can mean.
    named
        What the settings say of the sheet.
    """
    found = tables_on_sheet(filled_headers(raw), index)
    if len(found) == 1:
        return [_table(raw, found[0].area, index, named)]
    return [_table(part.within(raw), part.area, index, named) for part in found]


def read_table(table: Table, index: ActivityIndex) -> SheetRows | Unread:
    """Return the rows of a table, or why it has none."""
    layout, raw = table.layout, table.raw
    activity: str | None = None
    if isinstance(layout, ListOfPersons):
        layout = layout.layout
        given = table.named.activity if table.named else ""
        is_whole_sheet = not table.area
        meant = activity_of_list(raw, layout, index, given, is_whole_sheet=is_whole_sheet)
        if not isinstance(meant, Problem):
            activity = meant
        # Where nobody stands on the list yet, no activity has to.
        elif len(rows_of_data(raw, layout)[0]):
            return _unread(table, layout.header_row, *(_lost_crosses(raw, layout) or [meant]))
    if isinstance(layout, Resemblance):
        return _unread(table, 0, *_not_recognised(raw, layout))
    blank = (table.named.blank if table.named else "") or UNKNOWN
    if layout.is_wide:
        rows = read_wide(raw, layout, index, blank)
    elif activity is not None:
        rows = _of_one_activity(raw, layout, activity)
    else:
        rows = read_rows(raw, layout)
    if layout.table == "attendance" and blank == ABSENT and not layout.is_wide:
        rows = _with_absent(rows, raw, layout)
    return _finished(rows, table)


def _table(raw: RawSheet, area: str, index: ActivityIndex, named: NamedSheet | None) -> Table:
    joined, problems = with_joined_names(raw)
    wanted = (table_by_title(named.table) if named else None) or ""
    layout = recognise(filled_headers(joined), index, table=wanted, is_whole_sheet=not area)
    if isinstance(layout, Layout) and named and named.activity and not layout.is_wide:
        # The settings say that this is a list of one activity, whatever its headers allow.
        listed = recognise(
            filled_headers(joined), index, table="attendance", is_whole_sheet=not area
        )
        layout = listed if "activity_id" not in layout.columns else layout
    if not isinstance(layout, Resemblance):
        own = layout.layout if isinstance(layout, ListOfPersons) else layout
        joined = filled_headers(joined, own.header_row)
    return Table(joined, area, layout, named, tuple(problems))


def _of_one_activity(raw: RawSheet, layout: Layout, activity: str) -> SheetRows:
    numbers, _ = rows_of_data(raw, layout)
    strange = [] if "presence" in layout.columns else columns_of_marks(raw, layout, numbers)
    known = tuple(place for place in layout.unknown if place not in strange)
    rows = read_rows(raw, replace(layout, unknown=known, missing=()))
    problems = [_no_presence(raw, layout, place) for place in strange]
    return replace(
        rows,
        frame=with_activity(rows.frame, layout, activity),
        problems=(*problems, *rows.problems),
    )


def _no_presence(raw: RawSheet, layout: Layout, place: int) -> Problem:
    found = no_such_activity(raw, layout, place)
    what = "deze kolom lijkt te zeggen wie er was, maar de kop is niet bekend"
    remedy = "Noem de kop 'aanwezig', of haal de kolom weg als zij iets anders zegt."
    return replace(found, what=what, remedy=remedy, kind="kop")


def _with_absent(rows: SheetRows, raw: RawSheet, layout: Layout) -> SheetRows:
    """Let a blank mean absent, but not at an activity of which nothing at all was filled in."""
    place, frame = layout.columns.get("presence"), rows.frame
    if place is None or frame.empty:
        return rows
    is_blank = pd.Series(
        raw.column(place).codes[frame["row"].to_numpy() - 1] < 0, index=frame.index
    )
    activities = frame["activity_id"].fillna("")
    is_kept = ~is_blank.groupby(activities).transform("all")
    presence = frame["presence"].mask(is_blank & is_kept, ABSENT)
    rows = replace(rows, frame=frame.assign(presence=presence.astype(object)))
    if is_kept.all():
        return rows
    first = cell_at(place, int(frame.loc[~is_kept, "row"].iloc[0]))
    warning = nothing_kept(raw, first, activities[~is_kept].nunique())
    return replace(rows, problems=(*rows.problems, warning))


def _finished(rows: SheetRows, table: Table) -> SheetRows:
    used = pd.unique(rows.frame["row"]) if table.raw.hidden_rows else np.empty(0, dtype=int)
    hidden = sum(1 for number in used.tolist() if number in table.raw.hidden_rows)
    ledger = replace(rows.ledger, hidden=hidden, area=table.area)
    return replace(rows, ledger=ledger, problems=(*table.problems, *rows.problems))


def _unread(table: Table, header_row: int, *problems: Problem) -> Unread:
    rows = int(table.raw.is_filled[header_row:].sum())
    ledger = LedgerRow(
        table.raw.file, table.raw.sheet, "", rows, 0, {UNKNOWN_LAYOUT: rows}, area=table.area
    )
    return Unread(ledger, (*table.problems, *problems))


def _lost_crosses(raw: RawSheet, layout: Layout) -> list[Problem]:
    """Say of each column of crosses under an unknown header that it may be an activity."""
    numbers, _ = rows_of_data(raw, layout)
    strange = columns_of_marks(raw, layout, numbers)
    is_list_of_crosses = len(strange) >= FEWEST_CROSSES and "presence" not in layout.columns
    return [no_such_activity(raw, layout, place) for place in strange if is_list_of_crosses]


def _not_recognised(raw: RawSheet, seen: Resemblance) -> list[Problem]:
    lists = [each for each in header_layouts(raw) if each.table == "attendance"]
    persons = [each for each in lists if "person" in each.columns]
    likeliest = max(persons, key=lambda each: len(each.columns), default=None)
    if likeliest is not None and len(likeliest.columns) >= len(seen.recognised):
        lost = _lost_crosses(raw, likeliest)
        if lost:
            return lost
    if seen.recognised:
        headers = language.listed(f"'{header}'" for header in seen.recognised)
        missing = language.listed(f"'{header}'" for header in seen.missing)
        what = f"dit blad is niet herkend; bekende koppen: {headers}"
        remedy = f"Het lijkt het meest op {seen.title}"
        verb = "ontbreekt" if len(seen.missing) == 1 else "ontbreken"
        remedy += f", maar dan {verb} {missing}" if missing else ""
        remedy += ". Verbeter de koppen, of geef het blad de naam uit de uitleg."
    else:
        what = "dit blad is niet herkend; er staat geen bekende kop in"
        remedy = "Gebruik de koppen uit de uitleg, of noem het blad 'Uitleg' als het geen lijst is."
    return [error(what, remedy, "blad", raw.file, raw.sheet)]
