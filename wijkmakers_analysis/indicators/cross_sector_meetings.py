"""Say how often people of different sectors meet, and how often they would by chance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.reasons import NO_ORGANISATIONS
from wijkmakers_analysis.indicators.statistics import (
    newman_weights,
    pairs_of,
    runs_of,
    simpson_difference,
)
from wijkmakers_analysis.indicators.visits import (
    count_people,
    count_people_by_pair,
    visits_in,
)
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.coding import from_codes, relabelled
from wijkmakers_analysis.schemas.people import NO_ORGANISATION, RESIDENTS
from wijkmakers_analysis.settings import Limits, Year

FOLDED = "overig"
NOBODY_MET = "Bij geen enkele activiteit kwamen mensen van verschillende organisaties samen."
TOO_SMALL_SECTORS = "Van elke sector waren er te weinig organisaties om sectoren te vergelijken."
ONE_ORGANISATION = "Er waren minder dan twee organisaties, dus een toeval is niet te berekenen."


def measure_cross_sector_meetings(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of meetings that are between people of different sectors.

    Question: how often do people of different sectors meet, and how often would they by chance?

    Counted unit: a meeting, a pair of participants of different organisations at one activity.
    At an activity of n visitors a meeting weighs 1/(n - 1), so that each visit counts once and the
    festival does not swamp the rest.

    Numerator: with T_e = [n_e(n_e - 1) - Σ_o n_eo(n_eo - 1)]/2 the meetings of activity e and
    I_e = [Σ_s n_es(n_es - 1) - Σ_o n_eo(n_eo - 1)]/2 those within a sector, X = 1 - Σ w I / Σ w T.
    The E-I index (ei) is 2X - 1. Pairs (sector, sector_met; each pair of sectors once, in
    alphabetical order) is the part of Σ w T that is between the two.

    Denominator: Σ w T. Chance (chance) is 1 - Σ m_s(m_s - 1)/(M(M - 1)) over the M organisations
    that took part, m_s of sector s: the mean of X if sectors were dealt out anew.

    Left out: residents, self-employed people and students, for whom chance has no meaning. They
    stand in rows of their own among the pairs: the part of all their meetings (weighed over
    everybody present) that is with each sector, n being the number of their visits.

    Missing: a sector with fewer than three organisations that took part is folded into 'overig';
    where that leaves nothing but 'overig' there is nothing between sectors to see: `te_klein`.
    No meetings: `noemer_nul`. Visits without a known sector go to coverage.

    Source: Krackhardt and Stern (1988); weights of Newman (2001); the chance level is analytic.
    At some twenty organisations a difference from chance below 0.07 may be noise.
    """
    sources = programme.sources("activities", "attendance", "organisations")
    maker = Maker("cross_sector_meetings", year, sources, unit="aandeel")
    everybody = visits_in(programme, year)
    has_row = everybody["sector"].notna() | everybody["organisation"].isin(NO_ORGANISATION)
    visits = everybody[has_row]
    known = _folded(visits[visits["sector"].notna()], programme.settings.limits)
    if not len(known):
        return [
            maker.unmeasured(NO_ORGANISATIONS),
            maker.unmeasured(NO_ORGANISATIONS, measure="chance"),
            maker.unmeasured(NO_ORGANISATIONS, measure="ei", unit="index"),
        ]
    coverage = len(visits) / len(everybody)
    meetings = _meetings(known)
    if meetings.total > 0 and set(known["sector"].unique()) == {FOLDED}:
        return _too_small(maker, known, coverage)
    return [
        *_shares(maker, known, meetings, coverage),
        *_pairs(maker, known, meetings),
        *_residents(maker, visits, known),
    ]


@dataclass(frozen=True)
class _Meetings:
    """Weighted meetings by pair of sectors, an upper triangle; `sectors` names its sides."""

    sectors: list[str]
    weighted: np.ndarray

    @property
    def total(self) -> float:
        return float(self.weighted.sum())

    @property
    def between(self) -> float | None:
        inside = float(np.trace(self.weighted))
        return 1 - inside / self.total if self.total > 0 else None


def _too_small(maker: Maker, known: pd.DataFrame, coverage: float) -> list[Finding]:
    behind = {"coverage": coverage, "rows": rows_where("attendance", known), **count_people(known)}
    return [
        maker.unknown("te_klein", TOO_SMALL_SECTORS, **behind),
        maker.unknown("te_klein", TOO_SMALL_SECTORS, measure="chance", **behind),
        maker.unknown("te_klein", TOO_SMALL_SECTORS, measure="ei", unit="index", **behind),
    ]


def _folded(known: pd.DataFrame, limits: Limits) -> pd.DataFrame:
    """Return visits in which small sectors, and those that nobody came from, are folded."""
    names = pd.Series(known["sector"].cat.categories)
    organisations = known.drop_duplicates("affiliation_code")["sector"].cat.codes
    counts = np.bincount(organisations, minlength=len(names))
    labels = names.where(counts >= limits.sector_organisations, FOLDED)
    labels = labels.where(counts > 0)
    return known.assign(sector=relabelled(known["sector"], labels))


def _meetings(known: pd.DataFrame) -> _Meetings:
    event, events = _coded(known, "activity_id")
    sector, sectors = _coded(known, "sector")
    attended = _by_event(event, sector, len(events), len(sectors))
    weights = newman_weights(attended.sum(axis=1))
    matrix = attended.T @ (attended * weights[:, None])
    same_sector = weights @ pairs_of(attended)
    organisation = known["affiliation_code"].to_numpy()
    (of_event, of_sector, _), lengths = runs_of(event, sector, organisation)
    colleagues = np.bincount(
        of_sector, weights=weights[of_event] * pairs_of(lengths), minlength=len(sectors)
    )
    weighted = np.triu(matrix, 1)
    np.fill_diagonal(weighted, np.maximum(same_sector - colleagues, 0.0).round(12))
    return _Meetings(list(sectors), weighted)


def _coded(visits: pd.DataFrame, column: str) -> tuple[np.ndarray, list[str]]:
    categories = visits[column].cat
    return categories.codes.to_numpy().astype(np.int64), list(categories.categories)


def _in_rows(visits: pd.DataFrame, sectors: list[str]) -> pd.DataFrame:
    """Return visits with a sector of the list, RESIDENTS (the last one) where they have none."""
    names = pd.Series(visits["sector"].cat.categories)
    codes = pd.Index(sectors).get_indexer(names)
    placed = np.append(codes, len(sectors) - 1)[visits["sector"].cat.codes]
    return visits.assign(sector=from_codes(placed, np.array(sectors, dtype=object), visits.index))


def _by_event(event: np.ndarray, column: np.ndarray, events: int, columns: int) -> np.ndarray:
    counted = np.bincount(event * columns + column, minlength=events * columns)
    return counted.reshape(events, columns).astype(float)


def _shares(
    maker: Maker, known: pd.DataFrame, meetings: _Meetings, coverage: float
) -> list[Finding]:
    behind = {"coverage": coverage, "rows": rows_where("attendance", known), **count_people(known)}
    organisations = known.drop_duplicates("affiliation_code")
    chance = simpson_difference(organisations["sector"].value_counts().to_numpy())
    between = meetings.between
    if between is None:
        found = [
            maker.unknown("noemer_nul", NOBODY_MET, **behind),
            maker.unknown("noemer_nul", NOBODY_MET, measure="ei", unit="index", **behind),
        ]
    else:
        found = [
            maker.known(between, n=len(known), **behind),
            maker.known(2 * between - 1, measure="ei", unit="index", n=len(known), **behind),
        ]
    if chance is None:
        return [*found, maker.unknown("noemer_nul", ONE_ORGANISATION, measure="chance", **behind)]
    return [*found, maker.known(chance, measure="chance", n=len(organisations), **behind)]


def _pairs(maker: Maker, known: pd.DataFrame, meetings: _Meetings) -> list[Finding]:
    if not meetings.total > 0:
        return []
    behind = count_people_by_pair(known, "sector")
    rows = rows_where("attendance", known)
    found = []
    for first, sector in enumerate(meetings.sectors):
        for second in range(first, len(meetings.sectors)):
            both = (sector, meetings.sectors[second])
            found.append(
                maker.of(sector=both[0], sector_met=both[1]).known(
                    meetings.weighted[first, second] / meetings.total,
                    measure="pairs",
                    rows=rows,
                    **behind[both],
                )
            )
    return found


def _residents(maker: Maker, visits: pd.DataFrame, known: pd.DataFrame) -> list[Finding]:
    """Return with whom people without an organisation met, as parts of all their meetings."""
    own = visits[visits["organisation"].isin(NO_ORGANISATION)]
    if not len(own):
        return []
    sectors = [*known["sector"].cat.categories, RESIDENTS]
    everybody = pd.concat([_in_rows(known, sectors), _in_rows(own, sectors)])
    event, events = _coded(everybody, "activity_id")
    sector, _ = _coded(everybody, "sector")
    attended = _by_event(event, sector, len(events), len(sectors))
    weights = newman_weights(attended.sum(axis=1))
    residents = attended[:, -1]
    met = (weights * residents) @ attended
    met[-1] = weights @ pairs_of(residents)
    if not met.sum() > 0:
        return []
    behind = count_people_by_pair(everybody, "sector")
    residing = own["person_code"].nunique()
    rows = rows_where("attendance", everybody)
    return [
        maker.of(sector=RESIDENTS, sector_met=name).known(
            weighted / met.sum(),
            measure="pairs",
            n=len(own),
            rows=rows,
            # The whole row is about the residents: with few of them no cell of it is told.
            people=residing,
            organisations=behind[(RESIDENTS, name)]["organisations"],
        )
        for name, weighted in zip(sectors, met, strict=True)
    ]


INDICATOR = Indicator(
    id="cross_sector_meetings",
    number=12,
    label="Ontmoetingen tussen sectoren",
    explanation=(
        "Van elke 100 ontmoetingen waren er zoveel tussen mensen uit verschillende sectoren; "
        "bij toeval zouden dat er zoveel zijn."
    ),
    counted=(
        "Ontmoetingen tussen deelnemers uit verschillende sectoren. Elk bezoek telt even "
        "zwaar, zodat een festival de rest niet overstemt."
    ),
    out_of="Alle ontmoetingen tussen mensen van verschillende organisaties.",
    left_out=(
        "Bewoners, zelfstandigen en studenten; zij staan apart. Een sector met weinig "
        "organisaties telt bij ‘overig’."
    ),
    limits=(
        "Een ontmoeting is hier: bij dezelfde activiteit zijn. Bij zo weinig organisaties kan"
        " een verschil van minder dan zeven procentpunt met toeval ook toeval zijn."
    ),
    source="Krackhardt en Stern (1988); gewichten van Newman (2001).",
    compute=measure_cross_sector_meetings,
    unit="aandeel",
    measures=("chance", "ei", "pairs"),
    group_bys=((), ("sector", "sector_met")),
    minimum_n=10,
    chart="warmtekaart van sectoren, en een staaf gemeten naast toeval",
)
