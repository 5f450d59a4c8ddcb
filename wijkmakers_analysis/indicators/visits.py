"""Count the people behind a number: participants who were present, each once per activity."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity
from wijkmakers_analysis.indicators.statistics import runs_of
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.people import NO_ORGANISATION, RESIDENTS
from wijkmakers_analysis.settings import Year

COLUMNS = ("activity_id", "person_id", "organisation", "sector", "unit_id", "kind")


def visits_in(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the visits of a period, one row a participant at an activity.

    It has the labels of the attendance table and COLUMNS, as categories, and `person_code` and
    `affiliation_code`: whole numbers from 0. Everybody of one organisation shares an affiliation;
    a resident, a self-employed person, a student or somebody whose organisation is unknown has an
    own one.
    """
    return programme.once(_visits_in, year)


def visit_spans(programme: Programme, year: Year) -> pd.DataFrame:
    """Return every visit up to the period's end, with the first and last day of its activity.

    Columns are those of `visits_in`, `first_day` and `last_day`.
    """
    return programme.once(_visit_spans, year)


def visit_days(programme: Programme, year: Year) -> pd.DataFrame:
    """Return one row a person and a day on which they came, up to the period's end.

    Beside the columns of `visits_in` it has `visit_day`. A visit whose day is not known exactly is
    left out; two activities on one day are one day.
    """
    return programme.once(_visit_days, year)


def has_organisation(frame: pd.DataFrame) -> pd.Series:
    """Return whether the organisation is a real one: known, and no resident or student."""
    return frame["organisation"].notna() & ~frame["organisation"].isin(NO_ORGANISATION)


def sector_rows(frame: pd.DataFrame) -> pd.Series:
    """Return the row of the sector table: a sector, or that of people without organisation."""
    sectors = frame["sector"]
    if isinstance(sectors.dtype, pd.CategoricalDtype):
        sectors = with_label(sectors, RESIDENTS)
    return sectors.mask(frame["organisation"].isin(NO_ORGANISATION), RESIDENTS)


def with_label(texts: pd.Series, label: str) -> pd.Series:
    """Return categories that have room for one more label."""
    names = texts.cat.categories
    return texts if label in names else texts.cat.add_categories([label])


def count_people(visits: pd.DataFrame) -> dict[str, int]:
    """Return the distinct people and organisations behind a number."""
    return {
        "people": _distinct(visits["person_code"].to_numpy()),
        "organisations": _distinct(visits["affiliation_code"].to_numpy()),
    }


def count_people_by(visits: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the distinct people and organisations of each value of a column of categories.

    One row a value, in sorted order, with the columns `people`, `organisations` and `visits`;
    rows in which the value is missing are left out.
    """
    known = visits[[key, "person_code", "affiliation_code"]]
    known = known[known[key].notna()]
    code = known[key].cat.codes.to_numpy()
    names = known[key].cat.categories
    counted = {"visits": np.bincount(code, minlength=len(names))}
    for name, column in (("people", "person_code"), ("organisations", "affiliation_code")):
        (value, _), _ = runs_of(code, known[column].to_numpy() + 1)
        counted[name] = np.bincount(value, minlength=len(names))
    by_value = pd.DataFrame(counted, index=names, columns=["people", "organisations", "visits"])
    return by_value[by_value["visits"] > 0].rename_axis(key)


def count_people_by_pair(visits: pd.DataFrame, key: str) -> dict[tuple[str, str], dict[str, int]]:
    """Return the distinct people and organisations behind each pair of values of a column.

    Somebody is behind a pair who has a row with either value; a value also pairs with itself.
    """
    value, values = pd.factorize(visits[key].astype(object), sort=True)
    together = {}
    for name in ("person_code", "affiliation_code"):
        member = visits[name].to_numpy() + 1
        has = np.zeros((int(member.max(initial=0)) + 1, len(values)))
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


def _visits_in(programme: Programme, year: Year) -> pd.DataFrame:
    activities = programme.activities
    is_held = within(activities, year) & (activities["status"] != CANCELLED)
    cancelled = activities.loc[activities["status"] == CANCELLED, "activity_id"]
    return _at(programme, activities.loc[is_held, "activity_id"], cancelled)


def _visit_spans(programme: Programme, year: Year) -> pd.DataFrame:
    activities = programme.activities
    ended = activities["last_day"] <= pd.Timestamp(year.end)
    visits = _at(programme, activities.loc[ended, "activity_id"], ())
    return visits.assign(
        first_day=of_activity(programme, "first_day", visits["activity_id"]),
        last_day=of_activity(programme, "last_day", visits["activity_id"]),
    )


def _visit_days(programme: Programme, year: Year) -> pd.DataFrame:
    visits = visit_spans(programme, year)
    dated = visits[visits["first_day"] == visits["last_day"]].drop(columns="last_day")
    dated = dated.rename(columns={"first_day": "visit_day"})
    day = dated["visit_day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first, last = (int(day.min()), int(day.max())) if day.size else (0, 0)
    person = dated["person_code"].to_numpy().astype(np.int64) + 1
    keys = person * (last - first + 1) + day - first
    return dated[~pd.Series(keys).duplicated().to_numpy()]


def _at(programme: Programme, ids: pd.Series, left_out: pd.Series) -> pd.DataFrame:
    visits = programme.once(_every_visit, None)
    names = visits["activity_id"].cat.categories
    is_chosen = np.append(names.isin(ids) & ~names.isin(left_out), False)
    return visits[is_chosen[visits["activity_id"].cat.codes]]


def _every_visit(programme: Programme, _: None) -> pd.DataFrame:
    """Return every row of a participant who was present, each person once at an activity."""
    attendance = programme.coded_attendance
    visits = attendance.loc[attendance["is_participant"].to_numpy(dtype=bool), list(COLUMNS)]
    person = visits["person_id"].cat.codes.to_numpy().astype(np.int64)
    activity = visits["activity_id"].cat.codes.to_numpy()
    keys = (person + 1) * (len(visits["activity_id"].cat.categories) + 1) + activity + 1
    is_first = ~pd.Series(keys).duplicated().to_numpy()
    visits, person = visits[is_first], person[is_first]
    organisation = visits["organisation"].cat.codes.to_numpy()
    affiliation = np.where(
        has_organisation(visits),
        organisation,
        len(visits["organisation"].cat.categories) + 1 + person,
    )
    return visits.assign(
        person_code=person.astype(np.int32), affiliation_code=affiliation.astype(np.int32)
    )


def _distinct(codes: np.ndarray) -> int:
    if not codes.size:
        return 0
    is_there = np.zeros(int(codes.max()) + 2, dtype=bool)
    is_there[codes + 1] = True
    return int(is_there.sum())
