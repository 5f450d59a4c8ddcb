"""Which focal points a period is about, and what carries them."""

import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity, with_days
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.telling import stories_of
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.settings import Year

NO_FOCUS = Reason(
    "Bij geen enkele activiteit is een speerpunt ingevuld.",
    "Zet het in het blad Activiteiten.",
)


def focal_points_of(programme: Programme, number: int) -> list[str]:
    """Return the focal points of a year, in the order of the sheet."""
    sheet = programme.focal_points
    return list(dict.fromkeys(sheet.loc[sheet["year"].eq(number).fillna(False), "focal_point"]))


def focal_points_about(programme: Programme, year: Year, carriers: pd.DataFrame) -> list[str]:
    """Return the focal points of the next year and this one, and any other that is carried."""
    known = focal_points_of(programme, year.number + 1) + focal_points_of(programme, year.number)
    return list(dict.fromkeys([*known, *sorted(carriers["focal_point"].dropna().unique())]))


def has_focal_points(frame: pd.DataFrame) -> bool:
    """Return whether any row carries a focal point, so that a zero is counted."""
    return bool(frame["focal_points"].map(lambda cell: bool(_values(cell))).any())


def activities_by_focal_point(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the counted units of the period, one row a focal point of theirs or of their parts."""
    units = programme.activities_in(year)
    carriers = spread_list(programme, year, units, "focal_points")
    return carriers.rename(columns={"focal_points": "focal_point"})


def contributions_by_focal_point(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the contributions of the period, one row a focal point of their activity.

    What was brought to a part of a course or lab carries what the course or lab carries too.
    """
    contributions = with_days(programme, "contributions")
    contributions = contributions[within(contributions, year)]
    own = of_activity(programme, "focal_points", contributions["activity_id"])
    unit = of_activity(programme, "unit_id", contributions["activity_id"])
    carried = own.map(_values) + of_activity(programme, "focal_points", unit).map(_values)
    return _exploded(contributions, carried.map(_values))


def stories_by_focal_point(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the stories of the period that may be told, one row a focal point of theirs."""
    stories = stories_of(programme, year)
    return _exploded(stories, stories["focal_points"].map(_values))


def spread_list(programme: Programme, year: Year, units: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the counted units, one row a value of a list column of theirs or of their parts.

    Columns are those of the units; `column` holds one value a row, each once a unit; a unit
    without any value has no row. The labels are those of the units.
    """
    rows = programme.activities
    is_later = rows["first_day"] > pd.Timestamp(year.end)
    is_unit = rows["activity_id"].isin(units["activity_id"])
    is_held_part = ~is_later & (rows["status"] != CANCELLED)
    rows = rows[rows["unit_id"].isin(units["unit_id"]) & (is_unit | is_held_part)]
    values = rows[["unit_id"]].assign(value=rows[column].map(_values)).explode("value")
    values = values.dropna(subset=["value"]).drop_duplicates()
    labelled = units.drop(columns=column).assign(label=units.index)
    spread = labelled.merge(values, on="unit_id", how="inner").set_index("label")
    return spread.rename(columns={"value": column}).rename_axis(None)


def _exploded(rows: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    carriers = rows.assign(focal_point=values.astype(object)).explode("focal_point")
    return carriers[carriers["focal_point"].notna()]


def _values(cell: object) -> list[str]:
    return list(dict.fromkeys(cell)) if isinstance(cell, (tuple, list)) else []
