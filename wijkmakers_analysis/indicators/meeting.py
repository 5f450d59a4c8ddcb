"""Say which partners were present at the same activities, and how often."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from wijkmakers_analysis.indicators.membership import partners_during
from wijkmakers_analysis.indicators.statistics import runs_of
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

# Rows of the product of partners and activities that are made at a time.
BLOCK = 500


@dataclass(frozen=True)
class Meetings:
    """How often partners were present at an activity together.

    Parameters
    ----------
    partners
        Every partner, in alphabetical order.
    shared
        The number of activities at which participants of both were present: a square table in
        that order, of which only the part above the diagonal is filled.
    """

    partners: list[str]
    shared: np.ndarray


def list_ties(programme: Programme, year: Year, events: int = 1) -> pd.DataFrame:
    """Return the pairs of partners that met at a number of activities or more, one row a pair.

    Columns: `organisation` and `organisation_met`, in alphabetical order, and `shared`, the
    number of activities at which participants of both were present. Which pairs may be named is
    for the gate to say.
    """
    met = meetings_in(programme, year)
    first, second = np.nonzero(met.shared >= max(events, 1))
    names = np.array(met.partners, dtype=object)
    shared = met.shared[first, second].astype(int)
    pairs = {"organisation": names[first], "organisation_met": names[second]}
    return pd.DataFrame({**pairs, "shared": shared})


def meetings_in(programme: Programme, year: Year) -> Meetings:
    """Return which partners met at the activities of a period, `visits_of_partners`."""
    return programme.once(_meetings_in, year)


def visits_of_partners(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the visits of people of partners, to activities where people can meet.

    Activities with more visitors than the limit `event_cap` are left out.
    """
    visits = visits_in(programme, year)
    turnout = turnout_by_activity(programme, year)
    crowded = turnout.loc[turnout["number"] > programme.settings.limits.event_cap, "activity_id"]
    partners = partners_during(programme, year)["organisation"].unique()
    return visits[visits["organisation"].isin(partners) & ~visits["activity_id"].isin(crowded)]


def _meetings_in(programme: Programme, year: Year) -> Meetings:
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    return _shared_activities(visits_of_partners(programme, year), partners)


def _shared_activities(visits: pd.DataFrame, partners: list[str]) -> Meetings:
    """Count the shared activities of each pair, a block of partners at a time."""
    organisations, activities = visits["organisation"].cat, visits["activity_id"].cat
    place = pd.Index(partners, dtype=object).get_indexer(organisations.categories)
    (row, column), _ = runs_of(place[organisations.codes.to_numpy()], activities.codes.to_numpy())
    shape = (len(partners), len(activities.categories))
    present = csr_array((np.ones(len(row), dtype=np.int32), (row, column)), shape=shape)
    by_activity = present.T.tocsr()
    shared = np.zeros((len(partners), len(partners)), dtype=np.int32)
    for start in range(0, len(partners), BLOCK):
        product = present[start : start + BLOCK] @ by_activity[:, start:]
        shared[start : start + BLOCK, start:] = np.triu(product.toarray(), 1)
    return Meetings(partners, shared)
