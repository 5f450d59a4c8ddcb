"""Say which partners met each other."""

from typing import Any

import numpy as np

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.meeting import Meetings, meetings_in, visits_of_partners
from wijkmakers_analysis.indicators.membership import (
    NO_PARTNER_LIST,
    is_partner_list_complete,
    partners_during,
)
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.indicators.visits import share_known, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

SHOWN_EVENTS = (1, 2, 3)
FEWEST_PARTNERS = 3
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
        return _nothing(makers, "niet_gemeten", NO_LISTS)
    if not is_partner_list_complete(programme, year):
        return _nothing(makers, "niet_gemeten", NO_PARTNER_LIST)
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    if len(partners) < FEWEST_PARTNERS:
        return _nothing(makers, "noemer_nul", TOO_FEW)
    met = meetings_in(programme, year)
    behind = {
        "coverage": share_known(everybody["organisation"]),
        "rows": rows_where("attendance", visits_of_partners(programme, year)),
    }
    found = []
    for events, one in zip(SHOWN_EVENTS, makers, strict=True):
        found.extend(_measures(one, met, events, behind))
    return found


def _measures(maker: Maker, met: Meetings, events: int, behind: dict[str, Any]) -> list[Finding]:
    number = len(met.partners)
    every = number * (number - 1) // 2
    is_tie = met.shared >= events
    ties = int(np.count_nonzero(is_tie))
    has_tie = is_tie.any(axis=0) | is_tie.any(axis=1)
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
    explanation="Zoveel tweetallen partners kwamen elkaar bij activiteiten tegen, en hoe vaak.",
    counted=(
        "Tweetallen partners van wie mensen minstens zo vaak bij dezelfde activiteit waren "
        "als de drempel zegt."
    ),
    out_of="Alle mogelijke tweetallen van partners.",
    left_out=(
        "Zeer grote activiteiten, want daar ontmoet niet iedereen elkaar; organisaties die "
        "geen partner zijn."
    ),
    limits="De drempel maakt het cijfer. Daarom staan drie drempels naast elkaar.",
    source="Borgatti en Halgin (2011); Neal (2014).",
    compute=measure_ties,
    unit="aandeel",
    measures=("count", "none"),
    group_bys=(("m",),),
    chart="netwerk van organisaties",
    where=ANNEX,
)
