"""Say which ties between partners are new, were kept, came back or were lost since last year."""

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.indicators.membership import NO_PARTNER_LIST, is_partner_list_complete
from wijkmakers_analysis.indicators.visits import visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

MEASURES = ("new", "kept", "returned", "lost", "jaccard")
NOT_KEPT = "Er zijn geen presentielijsten van deze periode; daarmee kan dit erbij."
FIRST_YEAR = (
    "Dit is het eerste jaar met presentielijsten, dus er is nog niets om mee te vergelijken; "
    "volgend jaar kan dit erbij."
)
NO_TIES = "In dit jaar en het jaar ervoor waren er geen verbindingen."

Pairs = set[tuple[str, str]]


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
        return _nothing(maker, "niet_gemeten", NOT_KEPT)
    if not is_partner_list_complete(programme, year):
        return _nothing(maker, "niet_gemeten", NO_PARTNER_LIST)
    if deleted := reason_if_deleted(programme, year, "attendance"):
        return _nothing(maker, "niet_gemeten", deleted)
    earlier = _years_before(programme, year)
    if not earlier or not len(visits_in(programme, earlier[-1])):
        return _nothing(maker, "eerste_meetjaar", FIRST_YEAR)
    now, *before = [_ties(programme, one) for one in (year, *reversed(earlier))]
    behind = {"rows": rows_where("attendance", visits)}
    return _measures(maker, now, before[0], set().union(*before), behind)


def _years_before(programme, year: Year) -> list[Year]:
    years = programme.settings.years.values()
    return sorted((one for one in years if one.end < year.start), key=lambda one: one.start)


def _ties(programme, year: Year) -> Pairs:
    ties = list_ties(programme, year, programme.settings.limits.tie_events)
    return set(zip(ties["organisation"], ties["organisation_met"], strict=True))


def _measures(
    maker: Maker, now: Pairs, last: Pairs, ever_before: Pairs, behind: dict
) -> list[Finding]:
    numbers = {
        "new": len(now - ever_before),
        "kept": len(now & last),
        "returned": len((now & ever_before) - last),
        "lost": len(last - now),
    }
    found = [maker.known(count, measure=name, **behind) for name, count in numbers.items()]
    jaccard = maker.share(
        len(now & last), len(now | last), measure="jaccard", nothing=NO_TIES, **behind
    )
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
    compute=measure_tie_change,
    measures=MEASURES,
    chart="staven naar twee kanten per jaar",
    where=ANNEX,
)
