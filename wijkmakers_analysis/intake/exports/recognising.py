"""Recognise an export by its content, and read it into rows of attendance or answers."""

import pandas as pd

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.exports.answers import read_answers
from wijkmakers_analysis.intake.exports.attendance import read_attendance
from wijkmakers_analysis.intake.exports.eventbrite import recognise_eventbrite
from wijkmakers_analysis.intake.exports.export import FORMS, Export
from wijkmakers_analysis.intake.exports.forms import recognise_forms
from wijkmakers_analysis.intake.exports.teams import recognise_teams
from wijkmakers_analysis.intake.exports.ties import tie_export
from wijkmakers_analysis.intake.exports.zoom import recognise_zoom
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.sheets import SheetRows
from wijkmakers_analysis.settings import Settings

RECOGNISERS = (recognise_teams, recognise_zoom, recognise_eventbrite, recognise_forms)


def recognise_export(raw: RawSheet) -> Export | None:
    """Return what an export is, or None for a sheet that is no export."""
    return next((export for each in RECOGNISERS if (export := each(raw)) is not None), None)


def read_export(
    raw: RawSheet,
    export: Export,
    index: ActivityIndex,
    settings: Settings,
    questions: pd.DataFrame,
) -> SheetRows:
    """Read an export into rows of the table that its ledger names.

    Parameters
    ----------
    raw, export
        The sheet, and what it was recognised as.
    index
        Ids, titles and days of the activities.
    settings
        Of the workspace: what it says of this file.
    questions
        The table ``survey_questions``.
    """
    tie, complaints = tie_export(raw, export, index, settings)
    if export.maker == FORMS:
        return read_answers(raw, export, tie, questions, complaints)
    return read_attendance(raw, export, tie.activity if tie else None, complaints)
