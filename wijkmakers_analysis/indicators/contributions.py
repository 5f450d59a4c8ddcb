"""Count what each partner brought."""

import pandas as pd

from wijkmakers_analysis.indicators.dating import share_dated, with_days
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import (
    NO_FOCUS,
    contributions_by_focal_point,
    focal_points_about,
    has_focal_points,
)
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Chosen, Maker, Rows, rows_at, rows_where, where
from wijkmakers_analysis.indicators.membership import (
    NO_PARTNER_LIST,
    is_partner_list_complete,
    partners_during,
)
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.organisations import CONTRIBUTION_KINDS, PEOPLE_BROUGHT
from wijkmakers_analysis.settings import Year

NOUN = ("bijdrage", "bijdragen")
NOT_KEPT = Reason(
    "De inbreng van partners is niet bijgehouden.",
    filling.CONTRIBUTIONS,
)
KIND_NOT_KEPT = Reason(
    "Deze soort bijdrage is niet bijgehouden.",
    filling.CONTRIBUTIONS,
)


def count_contributions(programme: Programme, year: Year) -> list[Finding]:
    """Count what organisations brought, by kind.

    Question: what did each partner bring: a place, a guide, a question, participants, a
    commission, hours or money?

    Counted unit: a contribution, one row of the sheet.

    Numerator: contributions dated in the period, by their own date or else that of their
    activity; by kind, by organisation and kind, and by the focal point of their activity or of
    the course or lab that it is part of. Never one weighted total of an organisation. Two kinds
    (two_kinds) counts the partners that brought contributions of at least two kinds; that they
    brought participants is left out of it, for it would mark partners of which few people came.

    Denominator: of two_kinds the organisations that were a partner on any day of the period.

    Left out: contributions that may lie outside the period.

    Missing: nothing in the sheet is `niet_gemeten`, and so is a kind that nobody was ever
    registered for up to the end of the period: a grey cell, not a zero. Coverage is the share of
    possible contributions with a certain date.

    Source: the register; the resource contributions of PARTNER (Varda 2008).
    """
    sources = programme.sources("contributions", "activities", "organisations")
    maker = Maker("contributions", year, sources, NOUN)
    partners = sorted(partners_during(programme, year)["organisation"].unique())
    dated = with_days(programme, "contributions")
    dated = dated[~(dated["first_day"] > pd.Timestamp(year.end))]
    brought = dated[within(dated, year)]
    if not len(dated):
        return _nothing(maker, programme, partners)
    found = [maker.known(len(brought), coverage=share_dated(dated, year), rows=_rows(brought))]
    kept = set(dated["kind"])
    found.extend(
        _count(maker.of(bijdrage=kind), brought, kind, kept) for kind in CONTRIBUTION_KINDS
    )
    labels, none = brought.groupby(["organisation", "kind"]).groups, brought.index[:0]
    for organisation in sorted({*partners, *brought["organisation"].dropna()}):
        for kind in CONTRIBUTION_KINDS:
            one = maker.of(organisatie=organisation, bijdrage=kind)
            own = labels.get((organisation, kind), none)
            found.append(
                one.known(len(own), rows=rows_at("contributions", own))
                if kind in kept
                else one.unmeasured(KIND_NOT_KEPT)
            )
    return [
        *found,
        _two_kinds(maker, programme, brought, partners),
        *_by_focal_point(maker, programme),
    ]


def _count(maker: Maker, brought: pd.DataFrame, kind: str, kept: set[str]) -> Finding:
    if kind not in kept:
        return maker.unmeasured(KIND_NOT_KEPT)
    is_in = where("kind", kind)
    return maker.known(int(is_in(brought).sum()), rows=_rows(brought, is_in))


def _two_kinds(
    maker: Maker, programme: Programme, brought: pd.DataFrame, partners: list[str]
) -> Finding:
    common = {"measure": "two_kinds", "noun": ("partner", "partners")}
    if not is_partner_list_complete(programme, maker.year):
        return maker.unmeasured(NO_PARTNER_LIST, **common)
    own = brought[brought["organisation"].isin(partners) & (brought["kind"] != PEOPLE_BROUGHT)]
    kinds = own.groupby("organisation")["kind"].nunique()
    return maker.out_of(int((kinds >= 2).sum()), len(partners), rows=_rows(own), **common)


def _by_focal_point(maker: Maker, programme: Programme) -> list[Finding]:
    carriers = contributions_by_focal_point(programme, maker.year)
    values = focal_points_about(programme, maker.year, carriers)
    if not has_focal_points(programme.activities):
        return [maker.of(speerpunt=value).unmeasured(NO_FOCUS) for value in values]
    found = []
    for value in values:
        chosen = carriers[carriers["focal_point"] == value]
        found.append(maker.of(speerpunt=value).known(len(chosen), rows=_rows(chosen)))
    return found


def _nothing(maker: Maker, programme: Programme, partners: list[str]) -> list[Finding]:
    kinds = [maker.of(bijdrage=kind) for kind in CONTRIBUTION_KINDS]
    carriers = contributions_by_focal_point(programme, maker.year)
    named = focal_points_about(programme, maker.year, carriers)
    points = [maker.of(speerpunt=value) for value in named]
    cells = [
        maker.of(organisatie=organisation, bijdrage=kind)
        for organisation in partners
        for kind in CONTRIBUTION_KINDS
    ]
    two_kinds = maker.unmeasured(NOT_KEPT, measure="two_kinds", noun=("partner", "partners"))
    return [*(one.unmeasured(NOT_KEPT) for one in (maker, *kinds, *cells, *points)), two_kinds]


def _rows(brought: pd.DataFrame, is_in: Chosen | None = None) -> Rows:
    return rows_where("contributions", brought, is_in)


INDICATOR = Indicator(
    id="contributions",
    number=20,
    label="Inbreng van partners",
    explanation=(
        "Dit bracht elke partner in: een plek, een gids, een vraag, deelnemers of een opdracht."
    ),
    counted="Elke bijdrage op de lijst, naar soort en naar organisatie.",
    out_of="Voor partners met meer dan één soort: alle partners van de periode.",
    left_out=(
        "Bijdragen die misschien buiten de periode vielen. Bij partners met meer dan één soort: "
        "dat zij deelnemers meebrachten."
    ),
    limits="Een bijdrage is geen gewicht: een zaal en een heel jaar meedenken tellen elk één keer.",
    source="Register; Varda (2008).",
    compute=count_contributions,
    measures=("two_kinds",),
    group_bys=((), ("bijdrage",), ("organisatie", "bijdrage"), ("speerpunt",)),
    chart="warmtekaart van partners en soorten",
)
