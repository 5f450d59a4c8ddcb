"""Say which ties between partners are new, were kept, came back or were lost since last year."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, Rows, rows_together, rows_where
from wijkmakers_analysis.indicators.meeting import meetings_in
from wijkmakers_analysis.indicators.membership import NO_PARTNER_LIST, is_partner_list_complete
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.indicators.visits import visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

MEASURES = ("new", "kept", "returned", "lost", "jaccard")
FIRST_YEAR = (
    "Dit is het eerste jaar met presentielijsten, dus er is nog niets om mee te vergelijken. "
    "Volgend jaar kan dit erbij."
)
# The years in which a pair had a tie, as bits.
NOW, LAST, LONG_AGO = 1, 2, 4
NO_TIES = "In dit jaar en het jaar ervoor waren er geen verbindingen."


def measure_tie_change(programme: Programme, year: Year) -> list[Finding]:
    """Give how many ties between partners changed since the year before.

    Question: which ties are new, were kept, came back after a year without, or were lost?

    Counted unit: a pair of partners that were present at m or more of the same activities of a
    year; m is the setting `tie_events` (2). More activities in a year make more ties.

    Numerator: new, a tie now and in no earlier year; returned, a tie now and in an earlier year,
    but not in the year before; kept, a tie in both; lost, a tie in the year before and not now.
    Jaccard: kept, out of the ties of either year.

    Denominator: of jaccard, the pairs with a tie in this year, the year before, or both.

    Left out: activities with more visitors than the limit `event_cap` (100); organisations that
    were no partner in the year itself.

    Missing: no earlier year with lists: `eerste_meetjaar`. No lists in the period, those of an
    earlier closed year were deleted, or no complete list of partners: `niet_gemeten`. No tie in
    either year: jaccard is `noemer_nul`.

    Source: Snijders, Van de Bunt and Steglich (2010); as a rule for their models a Jaccard index
    of 0.3 or more is stable and one under 0.2 doubtful.
    """
    sources = programme.sources("activities", "attendance", "organisations")
    maker = Maker("tie_change", year, sources, ("verbinding", "verbindingen"))
    visits = visits_in(programme, year)
    if not len(visits):
        return _nothing(maker, "niet_gemeten", NO_LISTS)
    if not is_partner_list_complete(programme, year):
        return _nothing(maker, "niet_gemeten", NO_PARTNER_LIST)
    if deleted := reason_if_deleted(programme, year, "attendance"):
        return _nothing(maker, "niet_gemeten", deleted)
    earlier = _years_before(programme, year)
    if not earlier or not len(visits_in(programme, earlier[-1])):
        return _nothing(maker, "eerste_meetjaar", FIRST_YEAR)
    rows = [rows_where("attendance", visits_in(programme, one)) for one in (*earlier, year)]
    return _measures(maker, _count_pairs(programme, year, earlier), rows_together(*rows))


def _years_before(programme: Programme, year: Year) -> list[Year]:
    years = programme.settings.years.values()
    return sorted((one for one in years if one.end < year.start), key=lambda one: one.start)


def _count_pairs(programme: Programme, year: Year, earlier: list[Year]) -> list[int]:
    """Return the number of pairs by the years in which they had a tie: the sum of NOW to LONG_AGO.

    One byte a pair of organisations, whether they met or not: to mark millions of pairs is a
    hundred times as fast as to compare sets of them.
    """
    every = pd.Index(sorted(programme.organisations["organisation"].dropna().unique()))
    marks = np.zeros((len(every), len(every)), dtype=np.uint8)
    for one in (*earlier, year):
        met = meetings_in(programme, one)
        is_tie = met.shared >= programme.settings.limits.tie_events
        mark = np.uint8(NOW if one == year else LAST if one == earlier[-1] else LONG_AGO)
        if met.partners == every.tolist():
            marks |= is_tie * mark
        else:
            place = every.get_indexer(met.partners)
            marks[np.ix_(place, place)] |= is_tie * mark
    return [int(np.count_nonzero(marks == years)) for years in range(NOW + LAST + LONG_AGO + 1)]


def _measures(maker: Maker, pairs: list[int], rows: Rows) -> list[Finding]:
    kept = pairs[NOW + LAST] + pairs[NOW + LAST + LONG_AGO]
    numbers = {
        "new": pairs[NOW],
        "kept": kept,
        "returned": pairs[NOW + LONG_AGO],
        "lost": pairs[LAST] + pairs[LAST + LONG_AGO],
    }
    found = [maker.known(count, measure=name, rows=rows) for name, count in numbers.items()]
    either = sum(numbers.values())
    jaccard = maker.share(kept, either, measure="jaccard", nothing=NO_TIES, rows=rows)
    return [*found, jaccard]


def _nothing(maker: Maker, status: str, reason: str) -> list[Finding]:
    return [
        maker.unknown(
            status, reason, measure=measure, unit="aandeel" if measure == "jaccard" else "aantal"
        )
        for measure in MEASURES
    ]


INDICATOR = Indicator(
    id="tie_change",
    number=14,
    label="Nieuwe en gebleven verbindingen",
    explanation="Zoveel verbindingen zijn nieuw, gebleven of verdwenen sinds vorig jaar.",
    counted=(
        "Verbindingen die er nu zijn en vorig jaar niet, die bleven, die terugkwamen of die "
        "verdwenen."
    ),
    out_of="Voor de maat van gelijkheid: alle verbindingen van dit jaar en het vorige.",
    left_out="Zeer grote activiteiten, en organisaties die dat jaar geen partner waren.",
    limits="Meer activiteiten geven meer verbindingen. Kijk dus ook naar het aantal activiteiten.",
    source="Snijders, Van de Bunt en Steglich (2010).",
    compute=measure_tie_change,
    measures=MEASURES,
    chart="staven naar twee kanten per jaar",
    where=ANNEX,
)
