"""Which organisations are partners in a period, and whether the list of them can be relied on."""

import pandas as pd

from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.visits import has_organisation
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.organisations import PARTNER
from wijkmakers_analysis.settings import Year

NO_PARTNER_LIST = Reason(
    "Er is geen volledige lijst van partners.",
    "Vul het blad Organisaties aan.",
)


def members_during(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the organisations of which `sinds` and `tot` overlap the period; blank is open."""
    rows = programme.organisations
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    return rows[~(rows["start_date"] > end) & ~(rows["end_date"] < start)]


def partners_during(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the organisations that were a partner on any day of the period."""
    rows = members_during(programme, year)
    return rows[(rows["relation"] == PARTNER).fillna(False)]


def known_counts(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the known numbers of partners dated up to the period's end, oldest first."""
    counts = programme.partner_counts
    counts = counts[
        (counts["date_last"] <= pd.Timestamp(year.end)) & counts["partner_count"].notna()
    ]
    return counts.sort_values(["date_last", "date_first"], kind="stable")


def is_partner_list_complete(programme: Programme, year: Year) -> bool:
    """Return whether the list holds at least one partner and as many as any count says.

    A count is held against the list on the last day of its own date; only the latest is used, as
    an older one may be older than the list.
    """
    if not len(partners_during(programme, year)):
        return False
    counts = known_counts(programme, year)
    if not len(counts):
        return True
    latest = counts.iloc[-1]
    on_that_day = programme.partners_on(latest["date_last"])
    return len(on_that_day) >= int(latest["partner_count"])


def organisations_about(programme: Programme, year: Year, visits: pd.DataFrame) -> list[str]:
    """Return the partners of the period, and every other organisation that somebody came from."""
    came = visits.loc[has_organisation(visits), "organisation"].unique()
    return sorted({*partners_during(programme, year)["organisation"], *came})


def sectors_about(programme: Programme, year: Year, visits: pd.DataFrame) -> list[str]:
    """Return the sectors of the partners of the period, and those that somebody came from."""
    partners = partners_during(programme, year)["sector"].dropna()
    return sorted({*partners, *visits["sector"].dropna().unique()})
