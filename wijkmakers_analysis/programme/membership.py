"""Derive for whom a person came: the affiliation on the day, else what the row says."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.addresses import ROW_PLACE
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, PRESENT


def with_activity(attendance: pd.DataFrame, activities: pd.DataFrame) -> pd.DataFrame:
    """Return the attendance with the days, unit and kind of the activity, and is_participant.

    Parameters
    ----------
    attendance
        The table of intake.
    activities
        With its calendar.

    Returns
    -------
    The attendance: ``day`` is that of the activity where it is exact, else missing; ``first_day``
    and ``last_day`` are the ends of what is known; ``kind`` is that of the counted unit.
    """
    by_id = activities.drop_duplicates("activity_id").set_index("activity_id")
    exact = by_id["first_day"].where(by_id["first_day"] == by_id["last_day"])
    ids = attendance["activity_id"]
    unit = looked_up(by_id["unit_id"], ids)
    return attendance.assign(
        day=_days(looked_up(exact, ids)),
        first_day=_days(looked_up(by_id["first_day"], ids)),
        last_day=_days(looked_up(by_id["last_day"], ids)),
        unit_id=_texts(unit),
        kind=_texts(looked_up(by_id["kind"], unit)),
        is_participant=(attendance["presence"] == PRESENT) & (attendance["role"] == PARTICIPANT),
    )


def with_organisation(
    frame: pd.DataFrame,
    first_days: pd.Series,
    last_days: pd.Series,
    affiliations: pd.DataFrame,
    sector_by_organisation: Mapping[str, str],
) -> tuple[pd.DataFrame, pd.Series]:
    """Return a table with the organisation and sector of each person on a day, and the conflicts.

    The dated affiliation wins; where it differs from what the row says the row is a conflict.
    Of several affiliations on one day the one that the row names counts, else the latest begun.
    Of a day that is known to the month or year any day will do for what the row names; where the
    row names none of them, the first day counts. In a list of crosses one cell names the
    organisation of all days of a person: it is right where it is right on one of them.

    Parameters
    ----------
    frame
        Rows with person_id and organisation.
    first_days, last_days
        The first and last day that each row can be of; a missing one has no affiliation.
    affiliations
        The table of intake; both ends of an affiliation are included.
    sector_by_organisation
        Of real organisations only.
    """
    affiliated = _affiliation_on(frame, first_days, last_days, affiliations)
    given = frame["organisation"]
    organisation = affiliated.where(affiliated.notna(), given)
    conflict = affiliated.notna() & given.notna() & (affiliated != given)
    if conflict.any():
        conflict &= ~_is_right_elsewhere(frame, affiliated == given)
    return (
        frame.assign(
            organisation=_texts(organisation),
            sector=_texts(organisation.map(dict(sector_by_organisation))),
        ),
        conflict,
    )


def _is_right_elsewhere(frame: pd.DataFrame, is_right: pd.Series) -> pd.Series:
    """Tell of each cross whether the cell that names its organisation is right on some day."""
    if "cell_column" not in frame:
        return pd.Series(False, index=frame.index)
    person = [frame[name] for name in ROW_PLACE]
    return is_right.groupby(person).transform("any") & frame["cell_column"].notna()


def _affiliation_on(
    frame: pd.DataFrame,
    first_days: pd.Series,
    last_days: pd.Series,
    affiliations: pd.DataFrame,
) -> pd.Series:
    rows = pd.DataFrame(
        {
            "person_id": frame["person_id"],
            "given": frame["organisation"],
            "first_day": first_days,
            "last_day": last_days.fillna(first_days),
            "place": np.arange(len(frame)),
        }
    ).dropna(subset=["person_id", "first_day"])
    jobs = affiliations[["person_id", "organisation", "start_date", "end_date"]].dropna(
        subset=["person_id", "organisation"]
    )
    found = rows.merge(jobs, on="person_id")
    is_given = found["organisation"] == found["given"]
    begun_by = found["last_day"].where(is_given, found["first_day"])
    started = found["start_date"].isna() | (found["start_date"] <= begun_by)
    not_ended = found["end_date"].isna() | (found["end_date"] >= found["first_day"])
    best = (
        found.assign(is_given=is_given)[started & not_ended]
        .sort_values(["place", "is_given", "start_date", "organisation"], na_position="first")
        .drop_duplicates("place", keep="last")
    )
    result = np.full(len(frame), None, dtype=object)
    result[best["place"].to_numpy()] = best["organisation"].to_numpy(dtype=object)
    return pd.Series(result, index=frame.index, dtype=object)


def _texts(values: pd.Series) -> pd.Series:
    values = values.astype(object)
    return values.where(values.notna(), None)


def _days(values: pd.Series) -> pd.Series:
    return pd.to_datetime(values).astype("datetime64[ns]")
