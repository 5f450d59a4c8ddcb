"""Say how evenly attendances are spread over organisations."""

from typing import Any

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, Rows, rows_where
from wijkmakers_analysis.indicators.membership import partners_during
from wijkmakers_analysis.indicators.reasons import NO_ORGANISATIONS
from wijkmakers_analysis.indicators.statistics import effective_number, gini
from wijkmakers_analysis.indicators.visits import (
    count_people,
    count_people_by,
    has_organisation,
    share_known,
    visits_in,
)
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

FEWEST_ORGANISATIONS = 5
TOO_FEW = "Er kwamen mensen van minder dan vijf organisaties, dus een verdeling zegt nog niets."


def measure_spread(programme: Programme, year: Year) -> list[Finding]:
    """Give the number of organisations that would be as evenly spread.

    Question: do attendances come from many organisations alike, or from a few?

    Counted unit: an attendance of the period by somebody of a known organisation.

    Numerator: v_o, the attendances of an organisation (share, by organisation, is its part of
    all). The plain measure is 1/Σ v_o², the effective number of organisations; gini is
    Σ(2i - n - 1)v_(i) / (n Σ v) over the partners of the period, those without any attendance
    included, and every other organisation that somebody came from.

    Denominator: all attendances of known organisations.

    Left out: residents, self-employed people and students, who have no organisation.

    Missing: without lists `niet_gemeten`; fewer than five organisations `te_klein`. Coverage is
    the share of visits with a known organisation.

    Source: Hirschman and Herfindahl; Laakso and Taagepera (1979); Gini (1912).
    """
    sources = programme.sources("attendance", "organisations")
    maker = Maker("spread", year, sources, ("organisatie", "organisaties"), "index")
    everybody = visits_in(programme, year)
    visits = everybody[has_organisation(everybody)]
    if not len(visits):
        return [
            maker.unmeasured(NO_ORGANISATIONS),
            maker.unmeasured(NO_ORGANISATIONS, measure="gini"),
        ]
    by_organisation = count_people_by(visits, "organisation")
    rows = rows_where("attendance", visits)
    behind: dict[str, Any] = {
        "coverage": share_known(everybody["organisation"]),
        "rows": rows,
        **count_people(visits),
    }
    shares = _shares(maker, by_organisation, len(visits), rows)
    few = [maker.unknown("te_klein", TOO_FEW, measure=name, **behind) for name in ("", "gini")]
    if len(by_organisation) < FEWEST_ORGANISATIONS:
        return [*few, *shares]
    partners = partners_during(programme, year)["organisation"]
    listed = by_organisation.index.union(pd.Index(partners.unique(), dtype=object))
    counts = by_organisation["visits"].reindex(listed, fill_value=0)
    number, inequality = effective_number(counts), gini(counts)
    if number is None or inequality is None:
        return [*few, *shares]
    return [
        maker.known(number, n=len(by_organisation), **behind),
        maker.known(inequality, measure="gini", n=len(counts), **behind),
        *shares,
    ]


def _shares(maker: Maker, by_organisation: pd.DataFrame, total: int, rows: Rows) -> list[Finding]:
    return [
        maker.of(organisatie=row.Index).share(
            int(row.visits),
            total,
            measure="share",
            people=int(row.people),
            organisations=int(row.organisations),
            rows=rows,
        )
        for row in by_organisation.itertuples()
    ]


INDICATOR = Indicator(
    id="spread",
    number=10,
    label="Verdeling over organisaties",
    explanation=(
        "Het is alsof zoveel organisaties even vaak kwamen; hoe hoger, hoe beter verdeeld."
    ),
    counted=(
        "Het aantal organisaties dat samen dezelfde verdeling zou geven als ze allemaal even "
        "vaak kwamen. De Gini-maat staat ernaast: nul is gelijk verdeeld."
    ),
    out_of="Alle deelnames van mensen met een bekende organisatie.",
    left_out="Bewoners, zelfstandigen en studenten.",
    limits="Een grote organisatie komt vaker; een ongelijke verdeling is dus niet vanzelf scheef.",
    source="Laakso en Taagepera (1979); Gini (1912).",
    compute=measure_spread,
    unit="index",
    measures=("gini", "share"),
    group_bys=((), ("organisatie",)),
    minimum_n=5,
    chart="gesorteerde staven van klassen",
    where=ANNEX,
)
