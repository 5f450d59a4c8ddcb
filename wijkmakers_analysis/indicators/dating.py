"""Date the rows of a table, by themselves or by their activity, and tell how many can be dated."""

import pandas as pd

from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import may_lie_within, within
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.settings import Year


def months_of(year: Year) -> list[str]:
    """Return every month that the period touches, as 'YYYY-MM'."""
    return [str(month) for month in pd.period_range(year.start, year.end, freq="M")]


def with_days(programme: Programme, table: str) -> pd.DataFrame:
    """Return a table with first_day and last_day: its own date, else that of its activity."""
    frame = getattr(programme, table)
    first, last = frame["date_first"], frame["date_last"]
    is_blank = first.isna() & last.isna()
    return frame.assign(
        first_day=first.mask(is_blank, of_activity(programme, "first_day", frame["activity_id"])),
        last_day=last.mask(is_blank, of_activity(programme, "last_day", frame["activity_id"])),
    )


def of_activity(programme: Programme, column: str, ids: pd.Series) -> pd.Series:
    """Return for each id of an activity what that activity has in a column."""
    activities = programme.activities[["activity_id", column]].drop_duplicates("activity_id")
    return looked_up(activities.set_index("activity_id")[column], ids)


def share_dated(frame: pd.DataFrame, year: Year) -> float | None:
    """Return which share of the rows that may belong to the period is known to; None of none."""
    may = may_lie_within(frame, year)
    return float(within(frame, year)[may].mean()) if may.any() else None
