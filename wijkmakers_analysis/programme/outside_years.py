"""Find the activities that no year of the settings holds, so that no report will tell of them."""

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.schemas.activities import CANCELLED
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
