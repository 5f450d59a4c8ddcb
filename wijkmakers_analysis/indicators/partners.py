"""Count the partners, and who joined or left."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Chosen, Maker, Rows, rows_where, where
from wijkmakers_analysis.indicators.membership import is_partner_list_complete, known_counts
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.organisations import OTHER, PARTNER, YOUNG_TALENT_PARTNER
from wijkmakers_analysis.settings import Year

NOUN = ("partner", "partners")
RELATIONS = (PARTNER, YOUNG_TALENT_PARTNER, OTHER)
NO_LIST = Reason(
    "Er is geen volledige lijst van partners, alleen een aantal.",
    "Vul het blad Organisaties aan om dit te kunnen zeggen.",
)
NOT_KEPT = Reason(
    "Er is geen lijst van partners en geen aantal van deze periode.",
    filling.PARTNERS,
)
NO_RELATION = Reason(
    "Bij deze organisaties is de relatie niet ingevuld.",
    "Zet die in het blad Organisaties.",
)


def count_partners(programme: Programme, year: Year) -> list[Finding]:
    """Count the partners, and those that joined or left.

    Question: how many organisations are a partner, and how many joined or left?

    Counted unit: an organisation with relation 'partner'.

    Numerator: partners on the last day of the period (blank `sinds` is always, blank `tot` is
    still), by sector, and every organisation by relation; joined began within the period, left
    ended within it. A known number (sheet Aantal partners) is also given by its own day, {dag}.

    Denominator: none.

    Left out: other organisations.

    Missing: where there is no list, or a list shorter than the latest known number was on its own
    day, the latest known number of the period stands, with its source, and what needs the list is
    `niet_gemeten`. Neither: `niet_gemeten`.

    Source: the register of partners; a full count without an interval.
    """
    sources = programme.sources("organisations", "partner_counts")
    maker = Maker("partners", year, sources, NOUN)
    members = programme.organisations_on(pd.Timestamp(year.end))
    counts = _counts_of_period(programme, year)
    by_day = [_known_count(maker.of(dag=_day(row)), row) for _, row in counts.iterrows()]
    if is_partner_list_complete(programme, year):
        return [*_from_list(maker, programme, members), *_by_relation(maker, members), *by_day]
    return [*_from_count(maker, members, counts), *_by_relation(maker, members, counts), *by_day]


def _from_list(maker: Maker, programme: Programme, members: pd.DataFrame) -> list[Finding]:
    partners = members[(members["relation"] == PARTNER).fillna(False)]
    every = programme.organisations[(programme.organisations["relation"] == PARTNER).fillna(False)]
    found = [maker.known(partners["organisation"].nunique(), rows=_rows(partners))]
    for sector in sorted(partners["sector"].dropna().unique()):
        is_in = where("sector", sector)
        found.append(
            maker.of(sector=sector).known(int(is_in(partners).sum()), rows=_rows(partners, is_in))
        )
    for measure, column in (("joined", "start_date"), ("left", "end_date")):
        moved = every[
            within(every.assign(first_day=every[column], last_day=every[column]), maker.year)
        ]
        found.append(maker.known(len(moved), measure=measure, rows=_rows(moved)))
    return found


def _from_count(maker: Maker, members: pd.DataFrame, counts: pd.DataFrame) -> list[Finding]:
    partners = members[(members["relation"] == PARTNER).fillna(False)]
    total = _known_count(maker, counts.iloc[-1]) if len(counts) else maker.unmeasured(NOT_KEPT)
    reason = NO_LIST if len(counts) else NOT_KEPT
    sectors = sorted(partners["sector"].dropna().unique())
    return [
        total,
        *(maker.of(sector=sector).unmeasured(reason) for sector in sectors),
        *(maker.unmeasured(reason, measure=measure) for measure in ("joined", "left")),
    ]


def _by_relation(
    maker: Maker, members: pd.DataFrame, counts: pd.DataFrame | None = None
) -> list[Finding]:
    found = []
    for relation in RELATIONS:
        one = maker.of(relatie=relation)
        is_in = where("relation", relation)
        if counts is not None and relation == PARTNER:
            found.append(
                _known_count(one, counts.iloc[-1]) if len(counts) else one.unmeasured(NOT_KEPT)
            )
        elif not len(members) or members["relation"].isna().all():
            found.append(one.unmeasured(NO_RELATION))
        else:
            found.append(one.known(int(is_in(members).sum()), rows=_rows(members, is_in)))
    return found


def _counts_of_period(programme: Programme, year: Year) -> pd.DataFrame:
    counts = known_counts(programme, year)
    return counts[counts["date_first"] >= pd.Timestamp(year.start)]


def _known_count(maker: Maker, row: pd.Series) -> Finding:
    label = row.name
    return maker.known(
        int(row["partner_count"]), rows=lambda: {"partner_counts": pd.Index([label])}
    )


def _day(row: pd.Series) -> str:
    """Return a day as ISO, or its month or year where no more is known."""
    first, last = row["date_first"], row["date_last"]
    if first == last:
        return f"{last:%Y-%m-%d}"
    return f"{last:%Y-%m}" if first.month == last.month else f"{last:%Y}"


def _rows(members: pd.DataFrame, is_in: Chosen | None = None) -> Rows:
    return rows_where("organisations", members, is_in)


INDICATOR = Indicator(
    id="partners",
    number=26,
    label="Partners",
    explanation="Zoveel organisaties zijn aangesloten, en zoveel kwamen erbij of gingen weg.",
    counted=(
        "Organisaties die op de laatste dag van de periode partner zijn; en wie erbij kwam of"
        " wegging."
    ),
    left_out="Organisaties die geen partner zijn.",
    limits="Aangesloten zijn is nog niet meedoen; zie daarvoor de actieve partners.",
    source="Register van partners; volledige telling.",
    compute=count_partners,
    measures=("joined", "left"),
    group_bys=((), ("sector",), ("relatie",), ("dag",)),
    chart="groot getal",
)
