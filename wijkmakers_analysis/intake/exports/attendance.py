"""Turn the export of a meeting into attendance: one row a person, however often they came in."""

from collections.abc import Iterable

import pandas as pd
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.exports.attendees import Attendee, one_a_person
from wijkmakers_analysis.intake.exports.export import (
    EVENTBRITE,
    NOT_TIED,
    REGISTERED_TWICE,
    REJOINED,
    Export,
    broken_cells,
    frame_of,
    ledger_of,
)
from wijkmakers_analysis.intake.exports.meetings import read_meeting
from wijkmakers_analysis.intake.exports.tickets import read_tickets
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.sheets import SheetRows
from wijkmakers_analysis.schemas.attendance import ORGANISER


def read_attendance(
    raw: RawSheet, export: Export, activity: str | None, complaints: Iterable[Problem]
) -> SheetRows:
    """Read an export of Teams, Zoom or Eventbrite.

    Parameters
    ----------
    raw, export
        The sheet, and what it was recognised as.
    activity
        Id of the activity; None where it is tied to none, so that no row can be used.
    complaints
        What is already wrong with the export.
    """
    rows = export.filled_rows(raw)
    problems = [*complaints, *broken_cells(raw, export.columns.values(), rows)]
    is_ticket = export.maker == EVENTBRITE
    lines, skipped, found = (read_tickets if is_ticket else read_meeting)(raw, export, rows)
    problems += found
    people = one_a_person(lines, is_ticket=is_ticket)
    again = REGISTERED_TWICE if is_ticket else REJOINED
    skipped[again] += len(lines) - len(people)
    if activity is None:
        skipped[NOT_TIED] += len(people)
        people = []
    return SheetRows(
        frame=_frame(raw, people, activity, is_ticket),
        ledger=ledger_of(raw, export, "attendance", [each.row for each in people], skipped),
        problems=tuple(problems),
        letters=_letters(export),
    )


def _frame(
    raw: RawSheet, people: list[Attendee], activity: str | None, is_registered: bool
) -> pd.DataFrame:
    rows = [
        {
            "activity_id": activity,
            "person": each.email or each.name,
            "is_registered": True if is_registered else None,
            "presence": each.presence,
            "role": ORGANISER if each.is_organiser else None,
            "file": raw.file,
            "sheet": raw.sheet,
            "row": each.row,
        }
        for each in people
    ]
    return frame_of("attendance", rows)


def _letters(export: Export) -> dict[str, str]:
    places = {
        "person": next(
            (export.columns[each] for each in ("name", "first", "email") if each in export.columns),
            1,
        ),
        "presence": export.columns.get("check_in"),
        "role": export.columns.get("role"),
    }
    return {name: get_column_letter(place) for name, place in places.items() if place}
