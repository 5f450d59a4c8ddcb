"""Count the people behind a number: participants who were present, each once per activity."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.people import NO_ORGANISATION
from wijkmakers_analysis.settings import Year

RESIDENTS = "bewoners en zelfstandigen"


def visits_in(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the visits of a period, one row a participant at an activity.

    Beside the columns of the attendance table it has `person_code` and `affiliation_code`: whole
    numbers from 0. Everybody of one organisation shares an affiliation; a resident, a
    self-employed person, a student or somebody whose organisation is unknown has an own one.
    """
    visits = programme.attendance_in(year)
    activities = programme.activities
    cancelled = activities.loc[activities["status"] == CANCELLED, "activity_id"]
    return with_codes(visits[~visits["activity_id"].isin(cancelled)])


def with_codes(attendance: pd.DataFrame) -> pd.DataFrame:
    """Return attendance without repeated rows and with the codes of `visits_in`."""
    activity_code, activities = pd.factorize(attendance["activity_id"])
    person_code, _ = pd.factorize(attendance["person_id"])
    is_first = ~pd.Series(person_code * max(len(activities), 1) + activity_code).duplicated()
    visits, person_code = attendance[is_first.to_numpy()], person_code[is_first]
    is_real = has_organisation(visits)
    organisation_code, organisations = pd.factorize(visits["organisation"].where(is_real))
    affiliation_code = np.where(
        organisation_code >= 0, organisation_code, len(organisations) + person_code
    )
    return visits.assign(person_code=person_code, affiliation_code=affiliation_code)


def visit_spans(programme: Programme, year: Year) -> pd.DataFrame:
    """Return every visit up to the period's end, with the first and last day of its activity."""
    visits = with_codes(programme.attendance_until(year))
    return visits.assign(
        first_day=of_activity(programme, "first_day", visits["activity_id"]),
        last_day=of_activity(programme, "last_day", visits["activity_id"]),
    )


def visit_days(programme: Programme, year: Year) -> pd.DataFrame:
    """Return one row a person and a day on which they came, up to the period's end.

    Beside the columns of `with_codes` it has `visit_day`. A visit whose day is not known exactly is
    left out; two activities on one day are one day.
    """
    visits = visit_spans(programme, year)
    dated = visits[visits["first_day"] == visits["last_day"]]
    dated = dated.rename(columns={"first_day": "visit_day"})
    return dated.drop_duplicates(["person_code", "visit_day"])


def has_organisation(frame: pd.DataFrame) -> pd.Series:
    """Return whether the organisation is a real one: known, and no resident or student."""
    return frame["organisation"].notna() & ~frame["organisation"].isin(NO_ORGANISATION)


def sector_rows(frame: pd.DataFrame) -> pd.Series:
    """Return the row of the sector table: a sector, or that of people without organisation."""
    return frame["sector"].mask(frame["organisation"].isin(NO_ORGANISATION), RESIDENTS)


def count_people(visits: pd.DataFrame) -> dict[str, int]:
    """Return the distinct people and organisations behind a number."""
    return {
        "people": int(visits["person_code"].nunique()),
        "organisations": int(visits["affiliation_code"].nunique()),
    }


def count_people_by(visits: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the distinct people and organisations of each value of a column.

    One row a value, in sorted order, with the columns `people`, `organisations` and `visits`;
    rows in which the value is missing are left out.
    """
    known = visits[visits[key].notna()]
    people = known.drop_duplicates([key, "person_code"]).groupby(key).size()
    organisations = known.drop_duplicates([key, "affiliation_code"]).groupby(key).size()
    counted = {"people": people, "organisations": organisations}
    counted["visits"] = known.groupby(key).size()
    return pd.DataFrame(counted, columns=list(counted)).astype(int)


def count_people_by_pair(visits: pd.DataFrame, key: str) -> dict[tuple, dict[str, int]]:
    """Return the distinct people and organisations behind each pair of values of a column.

    Somebody is behind a pair who has a row with either value; a value also pairs with itself.
    """
    value, values = pd.factorize(visits[key], sort=True)
    together = {}
    for name in ("person_code", "affiliation_code"):
        member, members = pd.factorize(visits[name])
        has = np.zeros((len(members), len(values)))
        has[member, value] = 1
        each = has.sum(axis=0)
        together[name] = (each[:, None] + each[None, :] - has.T @ has).astype(int)
    return {
        (first, second): {
            "people": int(together["person_code"][row, column]),
            "organisations": int(together["affiliation_code"][row, column]),
        }
        for row, first in enumerate(values)
        for column, second in enumerate(values)
    }


def share_known(values: pd.Series) -> float | None:
    """Return the share of rows in which a value is known; None where there are no rows."""
    return float(values.notna().mean()) if len(values) else None
