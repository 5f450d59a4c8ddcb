"""Say which partners were present at the same activities, and how often."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array, triu

from wijkmakers_analysis.indicators.membership import partners_during
from wijkmakers_analysis.indicators.statistics import runs_of
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year


def list_ties(programme: Programme, year: Year, events: int = 1) -> pd.DataFrame:
    """Return the pairs of partners that met at a number of activities or more, one row a pair.

    Columns: `organisation` and `organisation_met`, in alphabetical order, and `shared`, the
    number of activities at which participants of both were present. Which pairs may be named is
    for the gate to say.
    """
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    visits = visits_of_partners(programme, year, visits_in(programme, year), partners)
    shared = shared_activities(visits, partners)
    is_tie = shared.data >= events
    names = np.array(partners, dtype=object)
    row, column = (side[is_tie] for side in shared.coords)
    pairs = {"organisation": names[row], "organisation_met": names[column]}
    ties = pd.DataFrame({**pairs, "shared": shared.data[is_tie].astype(int)})
    return ties.sort_values(["organisation", "organisation_met"], ignore_index=True)


def visits_of_partners(
    programme: Programme, year: Year, visits: pd.DataFrame, partners: list[str]
) -> pd.DataFrame:
    """Return the visits of people of partners, to activities where people can meet.

    Activities with more visitors than the limit `event_cap` are left out.
    """
    turnout = turnout_by_activity(programme, year, visits)
    crowded = turnout.loc[turnout["number"] > programme.settings.limits.event_cap, "activity_id"]
    return visits[visits["organisation"].isin(partners) & ~visits["activity_id"].isin(crowded)]


def shared_activities(visits: pd.DataFrame, partners: list[str]) -> coo_array:
    """Return the number of shared activities of each pair of partners, an upper triangle."""
    row = pd.Index(partners).get_indexer(visits["organisation"])
    column, activities = pd.factorize(visits["activity_id"])
    (row, column), _ = runs_of(row, column)
    shape = (len(partners), len(activities))
    incidence = csr_array((np.ones(len(row), dtype=np.int32), (row, column)), shape=shape)
    return coo_array(triu(incidence @ incidence.T, 1))
