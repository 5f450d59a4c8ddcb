"""Say in which neighbourhoods something was organised."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import spread_list
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.places import wijken_of, wijken_reached
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.turnout import OPEN_SERIES, incomplete_series
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.settings import Year

NO_PLACE = Reason(
    "Bij geen enkele activiteit is een wijk ingevuld.",
    filling.NEIGHBOURHOODS,
)


def share_of_neighbourhoods(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of the neighbourhoods of the municipality with at least one activity.

    Question: in which neighbourhoods were we, and in which not yet?

    Counted unit: a CBS wijk of 2025 (20 in the municipality of Groningen); a place in daily use,
    a buurt or a village counts through its parent.

    Numerator: wijken with at least one activity, or part of one, of the period; with {jaren:
    cumulatief} of the period or any time before it.

    Denominator: the wijken of the municipality.

    Left out: cancelled activities; a place without a known parent.

    Missing: coverage is the share of activities with a place. Without any place `niet_gemeten`;
    where a series has no complete list, a lower bound. Cumulative: where the activities of an
    earlier closed year were deleted, `niet_gemeten`.

    Source: the register; CBS, wijk- en buurtkaart, CC-BY 4.0. A full count: no interval.
    """
    sources = programme.sources("activities")
    maker = Maker("neighbourhoods", year, sources, ("wijk", "wijken"), "aandeel")
    held = programme.activities
    held = held[held["status"] != CANCELLED]
    is_counted = held["is_counted"].astype(bool)
    until = held["last_day"] <= pd.Timestamp(year.end)
    inside = within(held, year) | held["unit_id"].isin(programme.activities_in(year)["unit_id"])
    inside &= ~(held["first_day"] > pd.Timestamp(year.end))
    is_open = bool(incomplete_series(programme, year))
    found = [_share(maker, programme, held[inside], held[inside & is_counted], is_open)]
    ever = maker.of(jaren="cumulatief")
    if deleted := reason_if_deleted(programme, year, "activities"):
        return [*found, ever.unmeasured(deleted)]
    rows = inside | until
    return [*found, _share(ever, programme, held[rows], held[rows & is_counted], is_open)]


def _share(
    maker: Maker, programme: Programme, rows: pd.DataFrame, units: pd.DataFrame, is_open: bool
) -> Finding:
    named = rows["neighbourhoods"].explode().dropna()
    if not len(named):
        return maker.unmeasured(NO_PLACE)
    reached = len(wijken_reached(programme.neighbourhoods, named))
    every = len(wijken_of(programme.neighbourhoods))
    placed = units["unit_id"].isin(
        spread_list(programme, maker.year, units, "neighbourhoods")["unit_id"]
    )
    behind = {
        "coverage": float(placed.mean()) if len(units) else None,
        "rows": rows_where("activities", rows.loc[named.index.unique()]),
    }
    if is_open:
        both = {"numerator": reached, "denominator": every, "n": every}
        return maker.at_least(reached / every, OPEN_SERIES, **both, **behind)
    return maker.share(reached, every, **behind)


INDICATOR = Indicator(
    id="neighbourhoods",
    number=8,
    label="Wijken bereikt",
    explanation="In deze wijken waren we al, en in deze wijken nog niet.",
    counted=(
        "Wijken van het CBS met minstens één activiteit. Een buurt of dorp telt bij de wijk "
        "waar het in ligt."
    ),
    out_of="Alle wijken van de gemeente.",
    left_out="Wat niet doorging, en plekken die in geen wijk te plaatsen zijn.",
    limits="Er geweest zijn is nog geen verbinding met de wijk.",
    source="CBS, wijk- en buurtkaart; volledige telling.",
    compute=share_of_neighbourhoods,
    unit="aandeel",
    group_bys=((), ("jaren",)),
    chart="kaart",
)
