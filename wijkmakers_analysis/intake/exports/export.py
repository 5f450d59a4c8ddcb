"""What an export is once it is recognised: which program made it, and where its table stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.columns import empty_table, object_array
from wijkmakers_analysis.intake.exports.stamps import Days
from wijkmakers_analysis.intake.problems import BLANK_ROW, LedgerRow, Problem, error
from wijkmakers_analysis.intake.raw import RawSheet, as_text, cell_at, is_error_value
from wijkmakers_analysis.intake.sheets import never_calculated
from wijkmakers_analysis.intake.wrong_cell import ERROR_VALUE

TEAMS, ZOOM, EVENTBRITE, FORMS = "Teams", "Zoom", "Eventbrite", "Forms"
# Reasons for skipping, as the ledger prints them.
SUMMARY = "samenvatting van de vergadering"
IN_OUT = "in en uit de vergadering"
REJOINED = "opnieuw deelgenomen"
WAITING_ROOM = "alleen in de wachtkamer"
CALLED_OFF = "geannuleerd of terugbetaald"
REGISTERED_TWICE = "vaker aangemeld"
NO_PERSON = "geen naam of e-mailadres"
NO_ANSWER = "geen enkele vraag beantwoord"
NO_READABLE_ANSWER = "geen antwoord te lezen"
NOT_TIED = "niet bij een activiteit te brengen"


@dataclass(frozen=True)
class Export:
    """A recognised export.

    Parameters
    ----------
    maker
        The program it came from: TEAMS, ZOOM, EVENTBRITE or FORMS.
    header_row
        Row number of the header of its table, from 1.
    last_row
        Number of the table's last row.
    columns
        What a column holds -> column number, from 1.
    set_aside
        Reason to number of filled rows that stand outside the table and its header.
    days
        The days that the meeting can have been on; none where the export does not say.
    title
        What the meeting was called, or empty.
    host
        E-mail address of who held the meeting, or empty.
    joined
        Number of the column that says when somebody came in; 0 where none does.
    is_one_meeting
        Whether all of it can have been on one day.
    """

    maker: str
    header_row: int
    last_row: int
    columns: Mapping[str, int]
    set_aside: Mapping[str, int] = field(default_factory=dict)
    days: Days = frozenset()
    title: str = ""
    host: str = ""
    joined: int = 0
    is_one_meeting: bool = True

    def text(self, raw: RawSheet, row: int, column: str) -> str:
        """Return one cell of the table as text; empty where it is blank or has no column."""
        place = self.columns.get(column)
        return as_text(raw.cell(row, place)) if place else ""

    def filled_rows(self, raw: RawSheet) -> list[int]:
        """Return the numbers of the rows below the header that hold anything."""
        rows = np.arange(self.header_row + 1, self.last_row + 1)
        return rows[raw.is_filled[rows - 1]].tolist() if len(rows) else []


def texts_of(raw: RawSheet, row: int) -> dict[int, str]:
    """Return the filled cells of a row as texts: column number, from 1, -> text."""
    return {
        place: as_text(value)
        for place, value in enumerate(raw.row(row), start=1)
        if value is not None
    }


def count_filled(raw: RawSheet, first: int, last: int) -> int:
    """Return how many rows hold anything, from the first to the last row, both included."""
    return int(raw.is_filled[first - 1 : last].sum())


def broken_cells(raw: RawSheet, places: Iterable[int], rows: Iterable[int]) -> list[Problem]:
    """Say which cells of a table hold an error of Excel, or a formula that was never calculated."""
    found = []
    wanted = sorted(rows)
    for place in sorted(set(places)):
        found += [
            error(*ERROR_VALUE, "waarde", raw.file, raw.sheet, cell_at(place, row))
            for row in wanted
            if is_error_value(raw.cell(row, place))
        ]
        found += never_calculated(raw, place, wanted)
    return found


def frame_of(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return a table of an export, one row a dict; what none of them says is missing.

    Parameters
    ----------
    table
        Name in `schemas.SHEETS`.
    rows
        Column name -> value, the number of the row under ``row``.
    """
    columns = {
        name: pd.Series(object_array([each.get(name) for each in rows]), dtype=object)
        for name in empty_table(table).columns
    }
    columns["row"] = pd.Series([each["row"] for each in rows], dtype="int64")
    return pd.DataFrame(columns)


def ledger_of(
    raw: RawSheet, export: Export, table: str, used: list[int], skipped: Counter[str]
) -> LedgerRow:
    """Return the ledger's row of an export: every row of the sheet but the table's header.

    Parameters
    ----------
    used
        Numbers of the rows that went into the table.
    skipped
        Reason to number of other filled rows of the export's table.
    """
    reasons = (
        Counter(export.set_aside) + skipped + Counter({BLANK_ROW: raw.height - raw.filled_rows})
    )
    return LedgerRow(
        raw.file,
        raw.sheet,
        table,
        raw.height - 1,
        len(used),
        dict(sorted(reasons.items())),
        hidden=len(raw.hidden_rows.intersection(used)),
    )
