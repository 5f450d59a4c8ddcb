"""Say which partners met each other."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array, triu

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.membership import (
    NO_PARTNER_LIST,
    is_partner_list_complete,
    partners_during,
)
from wijkmakers_analysis.indicators.statistics import runs_of
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import share_known, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

SHOWN_EVENTS = (1, 2, 3)
FEWEST_PARTNERS = 3
NOT_KEPT = (
    "Er zijn geen presentielijsten van deze periode; daarmee is te zien wie elkaar ontmoette."
)
TOO_FEW = "Er zijn minder dan drie partners, dus van een netwerk is nog geen sprake."


def measure_ties(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of pairs of partners that met.

    Question: which partners met each other, and which met nobody?

    Counted unit: a pair of partners. They have a tie if participants of both were present at m or
    more of the same activities (or parts) of the period. m is 1, 2 and 3, side by side: density is
    made by the threshold, so it is never shown without it.

    Numerator: pairs with a tie (count); partners without any tie (none).

    Denominator: all pairs, N(N - 1)/2, of organisations that were a partner in the period.

    Left out: activities with more visitors than the limit `event_cap` (100), where people are in
    one hall and do not meet; organisations that are no partner.

    Missing: fewer than three partners: `noemer_nul`. Without attendance lists, or without a
    complete list of partners, `niet_gemeten`. Coverage is the share of visits with a known
    organisation.

    Source: Borgatti and Halgin (2011); Neal (2014) on what projections overstate.
    """
    sources = programme.sources("activities", "attendance", "organisations")
    maker = Maker("ties", year, sources, ("tweetal", "tweetallen"))
    makers = [maker.of(m=events) for events in SHOWN_EVENTS]
    everybody = visits_in(programme, year)
    if not len(everybody):
        return _nothing(makers, "niet_gemeten", NOT_KEPT)
    if not is_partner_list_complete(programme, year):
        return _nothing(makers, "niet_gemeten", NO_PARTNER_LIST)
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    if len(partners) < FEWEST_PARTNERS:
        return _nothing(makers, "noemer_nul", TOO_FEW)
    visits = _visits_of_partners(programme, year, everybody, partners)
    coverage = share_known(everybody["organisation"])
    shared = _shared_activities(visits, partners)
    found = []
    for events, one in zip(SHOWN_EVENTS, makers, strict=True):
        found.extend(_measures(one, shared, events, visits, coverage))
    return found


def list_ties(programme: Programme, year: Year, events: int = 1) -> pd.DataFrame:
    """Return the pairs of partners that met at a number of activities or more, one row a pair.

    Columns: `organisation` and `organisation_met`, in alphabetical order, and `shared`, the
    number of activities at which participants of both were present. Which pairs may be named is
    for the gate to say.
    """
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    visits = _visits_of_partners(programme, year, visits_in(programme, year), partners)
    shared = _shared_activities(visits, partners)
    is_tie = shared.data >= events
    names = np.array(partners, dtype=object)
    row, column = (side[is_tie] for side in shared.coords)
    pairs = {"organisation": names[row], "organisation_met": names[column]}
    ties = pd.DataFrame({**pairs, "shared": shared.data[is_tie].astype(int)})
    return ties.sort_values(["organisation", "organisation_met"], ignore_index=True)


def _visits_of_partners(programme, year: Year, visits, partners: list[str]) -> pd.DataFrame:
    turnout = turnout_by_activity(programme, year, visits)
    crowded = turnout.loc[turnout["number"] > programme.settings.limits.event_cap, "activity_id"]
    return visits[visits["organisation"].isin(partners) & ~visits["activity_id"].isin(crowded)]


def _shared_activities(visits: pd.DataFrame, partners: list[str]) -> coo_array:
    """Return the number of shared activities of each pair of partners, an upper triangle."""
    row = pd.Index(partners).get_indexer(visits["organisation"])
    column, activities = pd.factorize(visits["activity_id"])
    (row, column), _ = runs_of(row, column)
    shape = (len(partners), len(activities))
    incidence = csr_array((np.ones(len(row), dtype=np.int32), (row, column)), shape=shape)
    return coo_array(triu(incidence @ incidence.T, 1))


def _measures(maker: Maker, shared: coo_array, events: int, visits, coverage) -> list[Finding]:
    number = shared.shape[0]
    every = number * (number - 1) // 2
    is_tie = shared.data >= events
    ties = int(is_tie.sum())
    has_tie = np.zeros(number, dtype=bool)
    for side in shared.coords:
        has_tie[side[is_tie]] = True
    behind = {"coverage": coverage, "rows": rows_where("attendance", visits)}
    without = {"measure": "none", "noun": ("partner", "partners")}
    return [
        maker.share(ties, every, **behind),
        maker.out_of(ties, every, measure="count", **behind),
        maker.out_of(int((~has_tie).sum()), number, **without, **behind),
    ]


def _nothing(makers: list[Maker], status: str, reason: str) -> list[Finding]:
    return [
        one.unknown(status, reason, measure=measure, unit="aandeel" if not measure else "aantal")
        for one in makers
        for measure in ("", "count", "none")
    ]


INDICATOR = Indicator(
    id="ties",
    number=13,
    label="Verbindingen tussen partners",
    explanation="Zoveel tweetallen partners kwamen elkaar minstens twee keer tegen.",
    compute=measure_ties,
    unit="aandeel",
    measures=("count", "none"),
    group_bys=(("m",),),
    chart="netwerk van organisaties",
    where=ANNEX,
)
