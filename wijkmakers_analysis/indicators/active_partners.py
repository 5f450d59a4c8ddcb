"""Count the partners that sent at least one participant."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.membership import (
    NO_PARTNER_LIST,
    is_partner_list_complete,
    partners_during,
)
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.indicators.visits import share_known, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year


def count_active_partners(programme: Programme, year: Year) -> list[Finding]:
    """Count the partners that sent at least one participant.

    Question: how many partners took part, of all that were a partner that year?

    Counted unit: an organisation that was a partner on any day of the period.

    Numerator: those of which at least one participant was present, by the organisation on the day
    of the activity.

    Denominator: the partners of the period; also by sector. Shown as "17 van de 21", never as a
    percentage.

    Left out: organisations that are no partner; people without a known organisation.

    Missing: without attendance lists, or without a list of partners that is as long as the known
    number, `niet_gemeten`. Coverage is the share of visits with a known organisation.

    Source: attendance and organisations; Provan and Milward (2001), network level.
    """
    sources = programme.sources("organisations", "attendance")
    maker = Maker("active_partners", year, sources, ("partner", "partners"))
    partners = partners_during(programme, year)
    visits = visits_in(programme, year)
    sectors = sorted(partners["sector"].dropna().unique())
    groups = [maker, *(maker.of(sector=sector) for sector in sectors)]
    if not len(visits):
        return [one.unmeasured(NO_LISTS) for one in groups]
    if not is_partner_list_complete(programme, year):
        return [one.unmeasured(NO_PARTNER_LIST) for one in groups]
    coverage = share_known(visits["organisation"])
    visits = visits[visits["organisation"].isin(partners["organisation"])]
    found = [_count(maker, partners, visits, coverage)]
    for sector in sectors:
        members = partners[partners["sector"] == sector]
        came = visits[visits["organisation"].isin(members["organisation"])]
        found.append(_count(maker.of(sector=sector), members, came, coverage))
    return found


def _count(
    maker: Maker, partners: pd.DataFrame, visits: pd.DataFrame, coverage: float | None
) -> Finding:
    return maker.out_of(
        visits["organisation"].nunique(),
        partners["organisation"].nunique(),
        coverage=coverage,
        rows=rows_where("attendance", visits),
    )


INDICATOR = Indicator(
    id="active_partners",
    number=9,
    label="Actieve partners",
    explanation="Zoveel partners stuurden dit jaar minstens één deelnemer.",
    counted=(
        "Partners van wie minstens één deelnemer er was, naar de organisatie op de dag van de"
        " activiteit."
    ),
    out_of="Alle organisaties die in de periode partner waren.",
    left_out="Organisaties die geen partner zijn, en mensen zonder bekende organisatie.",
    limits=(
        "Iemand sturen is één vorm van meedoen; een plek of een vraag inbrengen staat bij de "
        "inbreng."
    ),
    source="Provan en Milward (2001), het netwerk als geheel.",
    compute=count_active_partners,
    group_bys=((), ("sector",)),
    chart="een rij stippen per sector",
)
