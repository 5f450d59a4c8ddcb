"""Find what no year of the settings holds for certain, so that no report will tell of it."""

from collections.abc import Mapping

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.settings import Settings


def cells_outside_years(
    activities: pd.DataFrame, settings: Settings, letters: Letters
) -> list[tuple[str, str, str]]:
    """Return (file, sheet, cell) of the date of each activity outside every year, in order.

    Parameters
    ----------
    activities
        With their calendar; one without a date, or that did not take place, is left out.
    letters
        Excel letters of columns, by file and sheet.
    """
    is_inside = pd.Series(False, index=activities.index)
    for year in settings.years.values():
        ends_before = activities["last_day"] < pd.Timestamp(year.start)
        starts_after = activities["first_day"] > pd.Timestamp(year.end)
        is_inside |= ~ends_before & ~starts_after
    is_held = activities["first_day"].notna() & (activities["status"] != CANCELLED)
    lost = activities[is_held & ~is_inside]
    return [cell_of(row, "date", letters) for row in lost.to_dict("records")]


def cells_of_no_year(
    table: str, tables: Mapping[str, pd.DataFrame], settings: Settings, letters: Letters
) -> list[tuple[str, str, str]]:
    """Return (file, sheet, cell) of the date of each row that lies wholly in no year, in order.

    Its date is its own or else that of its activity. A row with a year alone may lie in two years
    of the network; one without any date lies in none. A row of before the first year is left out.

    Parameters
    ----------
    table
        'practice_questions', 'contributions' or 'stories'.
    """
    frame = tables[table]
    activities = tables["activities"].drop_duplicates("activity_id").set_index("activity_id")
    is_blank = frame["date_first"].isna() & frame["date_last"].isna()
    days = {}
    for column, own in (("first_day", "date_first"), ("last_day", "date_last")):
        of_activity = looked_up(activities[column], frame["activity_id"])
        days[column] = frame[own].mask(is_blank, pd.to_datetime(of_activity))
    if not settings.years:
        return []
    # What was before the first year stands there on purpose, such as a question that is open.
    begin = min(year.start for year in settings.years.values())
    is_inside = days["last_day"] < pd.Timestamp(begin)
    for year in settings.years.values():
        starts_in = days["first_day"] >= pd.Timestamp(year.start)
        is_inside |= starts_in & (days["last_day"] <= pd.Timestamp(year.end))
    if table == "stories":
        is_inside |= frame["consent"] == NO_CONSENT
    return [cell_of(row, "date", letters) for row in frame[~is_inside].to_dict("records")]
