"""Rows of the programme as the analyst may see them: pseudonyms, and no text that names anybody."""

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.widgets.views import NAMES, View

# Own words, in which anybody may be named; and what says nothing to a reader.
OWN_WORDS = {
    "stories": ("quote",),
    "photos": ("alt_text", "caption"),
    "texts": ("wording",),
    "contributions": ("explanation",),
    "corrections": ("reason",),
}
INNER = ("area", "cell_column", "visitors_is_bound", "source")
DATED = ("activities", "attendance")


def rows_of(view: View, table: str) -> pd.DataFrame:
    """Return the rows of a table; those of activities and attendance in the period of the view.

    Parameters
    ----------
    table
        A table of `schemas.SHEETS`: activities, attendance, participants, …

    Raises
    ------
    WrongCall
        Where there is no such table; the message has those there are.
    """
    if table not in SHEETS:
        raise WrongCall(f"De tabel '{table}' is er niet; wel: {language.listed(SHEETS)}.")
    programme = view.programme
    frame = getattr(programme, table)
    if table in DATED:
        ids = programme.parts_in(view.year)["activity_id"]
        frame = frame[frame["activity_id"].isin(ids)]
    if table == "attendance" and "sector" in view.chosen:
        frame = frame[frame["is_participant"]]
    hidden = (*NAMES.get(table, ()), *OWN_WORDS.get(table, ()), *INNER)
    return frame[[name for name in frame if name not in hidden]].reset_index(drop=True)
