"""Tell, for each activity of a period, how many came and how we know: by list, count or not."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity
from wijkmakers_analysis.indicators.reasons import Reason, unlisted
from wijkmakers_analysis.indicators.visits import visits_in
from wijkmakers_analysis.language import count
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, UNKNOWN
from wijkmakers_analysis.settings import Year

WHOLE = ("activiteit", "activiteiten")
PART_OR_WHOLE = ("activiteit of onderdeel ervan", "activiteiten of onderdelen ervan")
OPEN_SERIES = Reason(
    "Van een reeks staan niet alle activiteiten in de lijst.",
    filling.ALL_ACTIVITIES,
)


def turnout_by_activity(programme: Programme, year: Year) -> pd.DataFrame:
    """Return what is known of attendance, one row an activity that people could come to.

    A course, lab or series with parts is met in its parts; it has a row of its own only if a list
    names it, or if its visitors were counted and no part has a list or a count.

    Returns
    -------
    A frame with the labels of the activities and these columns:

    `activity_id`, `unit_id`, `kind` and `pillar` (of the counted unit), `has_list`, `listed`
    (participants present on the list), `counted` (visitors counted, missing where nobody did),
    `number` (the higher of the two), `unnamed` (counted beyond the list), `is_bound` (the count
    says "meer dan") and `is_measured`.
    """
    return programme.once(_turnout_by_activity, year)


def _turnout_by_activity(programme: Programme, year: Year) -> pd.DataFrame:
    rows = programme.parts_in(year)
    rows = rows[rows["status"] != CANCELLED]
    listed = visits_in(programme, year)["activity_id"].value_counts()
    listed.index = listed.index.astype(object)
    turnout = pd.DataFrame(
        {
            "activity_id": rows["activity_id"],
            "unit_id": rows["unit_id"],
            "has_list": rows["activity_id"].isin(_activities_with_list(programme)),
            "listed": looked_up(listed, rows["activity_id"]).fillna(0).astype(int),
            "counted": rows["visitors"].astype("Float64").astype(float),
        }
    )
    counted = turnout["counted"].fillna(0)
    number = np.maximum(turnout["listed"], counted).astype(int)
    turnout = turnout.assign(
        number=number,
        unnamed=(number - turnout["listed"]).astype(int),
        is_bound=rows["visitors_is_bound"].fillna(False).astype(bool) & (counted >= number),
        is_measured=turnout["has_list"] | turnout["counted"].notna(),
        kind=of_activity(programme, "kind", turnout["unit_id"]),
        pillar=of_activity(programme, "pillar", turnout["unit_id"]),
    )
    return turnout[_is_met_itself(programme, turnout)]


def incomplete_series(programme: Programme, year: Year) -> dict[str, pd.Timestamp]:
    """Return the kinds of which a series has no complete list, with the day it began.

    A series is left out where it is known to begin after the period or to end before it.
    """
    rows = programme.activities
    says_no = rows["is_list_complete"].eq(False).fillna(False)
    said = rows["is_series"].eq(True).fillna(False) & says_no
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    touches = ~(rows["first_day"] > end) & ~(rows["end_date_last"] < start)
    series = rows[said & touches]
    began = series["first_day"].fillna(start).clip(lower=start)
    by_kind: dict[str, pd.Timestamp] = began.groupby(series["kind"]).min().to_dict()
    return by_kind


def say_unlisted(turnout: pd.DataFrame) -> str:
    """Return the sentence that says of how many activities, or parts of one, nobody was counted."""
    unknown = turnout[~turnout["is_measured"]]
    if not len(unknown):
        return ""
    has_parts = (unknown["activity_id"] != unknown["unit_id"]).any()
    one, more = PART_OR_WHOLE if has_parts else WHOLE
    which = count(len(unknown), one, more, words=True)
    return unlisted(f"Van {which} is er geen lijst of telling.")


def _activities_with_list(programme: Programme) -> pd.Index:
    attendance = programme.coded_attendance
    is_said = (attendance["role"] == PARTICIPANT) & (attendance["presence"] != UNKNOWN)
    return pd.Index(attendance.loc[is_said, "activity_id"].dropna().unique(), dtype=object)


def _is_met_itself(programme: Programme, turnout: pd.DataFrame) -> pd.Series:
    parents = programme.activities["parent_id"].dropna()
    is_parent = turnout["activity_id"].isin(parents)
    measured = turnout.loc[turnout["is_measured"], "activity_id"]
    parents_met_in_parts = of_activity(programme, "parent_id", measured).dropna()
    counted_only = turnout["counted"].notna() & ~turnout["activity_id"].isin(parents_met_in_parts)
    return ~is_parent | turnout["has_list"] | counted_only
