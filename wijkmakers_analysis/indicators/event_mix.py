"""Say how mixed one activity is."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where, where
from wijkmakers_analysis.indicators.reasons import NO_ORGANISATIONS
from wijkmakers_analysis.indicators.statistics import pairs_of, same_pairs_by, simpson_difference
from wijkmakers_analysis.indicators.visits import count_people, count_people_by, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

SHOWN_FROM = 5
TOO_FEW = "Er waren te weinig bezoekers met een bekende sector om een mix te geven."
NOBODY_MET = "Er waren geen twee bezoekers met een bekende sector."


def measure_event_mix(programme: Programme, year: Year) -> list[Finding]:
    """Give the chance that two visitors of one activity are of different sectors.

    Question: how mixed is an activity, and how mixed are all participants together?

    Counted unit: a pair of participants at the same activity (or part of one).

    Numerator: D = 1 - Σ n_s(n_s - 1) / (n(n - 1)), the unbiased Gini-Simpson index over sectors,
    for each activity (event) and for all participants of the period (all; each person once, in
    the sector of the latest activity). The plain measure is the median of D over activities.

    Denominator: all pairs.

    Left out: residents, self-employed people, students, and who is of an unknown sector.

    Missing: fewer than two visitors with a known sector: `noemer_nul`; fewer than five:
    `te_klein` for that activity, yet part of the median. Coverage is the share of visits with a
    known sector.

    Source: Simpson (1949); Harrison and Klein (2007). Blau's index is biased low by D/n.
    """
    sources = programme.sources("activities", "attendance", "organisations")
    maker = Maker("event_mix", year, sources, unit="index")
    visits = visits_in(programme, year)
    known = visits[visits["sector"].notna()]
    if not len(known):
        return [maker.unmeasured(NO_ORGANISATIONS, measure=name) for name in ("", "all")]
    events = _mix_by_event(visits, known)
    coverage = len(known) / len(visits)
    latest = _latest(programme, known)
    return [
        _median(maker, events, known, coverage),
        _overall(maker, latest, coverage),
        *_events(maker, events, known),
    ]


def _mix_by_event(visits: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return n, D and coverage, one row an activity with a list."""
    names = visits["activity_id"].cat.categories
    event = known["activity_id"].cat.codes.to_numpy()
    sector = known["sector"].cat.codes.to_numpy()
    counts = np.bincount(event, minlength=len(names))
    pairs = pairs_of(counts)
    same = same_pairs_by(event, sector, len(names))
    with np.errstate(divide="ignore", invalid="ignore"):
        mix = np.where(pairs > 0, 1 - same / pairs, np.nan)
    everybody = np.bincount(visits["activity_id"].cat.codes, minlength=len(names))
    behind = count_people_by(known, "activity_id").reindex(names, fill_value=0)
    events = behind.assign(n=counts, mix=mix, coverage=counts / np.maximum(everybody, 1))
    return events[everybody > 0]


def _median(
    maker: Maker, events: pd.DataFrame, known: pd.DataFrame, coverage: float | None
) -> Finding:
    mixes = events["mix"].dropna()
    if not len(mixes):
        return maker.unknown("noemer_nul", NOBODY_MET)
    return maker.known(
        float(mixes.median()),
        n=len(mixes),
        coverage=coverage,
        rows=rows_where("attendance", known),
        **count_people(known),
    )


def _latest(programme: Programme, known: pd.DataFrame) -> pd.DataFrame:
    """Return the latest visit of each person."""
    names = pd.Series(known["activity_id"].cat.categories)
    days = of_activity(programme, "first_day", names)
    # The categories are in alphabetical order, which decides between activities of one day.
    order = days.reset_index(drop=True).sort_values(kind="stable", na_position="first").index
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    person = known["person_code"].to_numpy().astype(np.int64)
    place = np.argsort(
        person * max(len(names), 1) + rank[known["activity_id"].cat.codes], kind="stable"
    )
    is_last = np.append(person[place][1:] != person[place][:-1], True)
    return known.iloc[np.sort(place[is_last])]


def _overall(maker: Maker, latest: pd.DataFrame, coverage: float | None) -> Finding:
    mix = simpson_difference(latest["sector"].value_counts().to_numpy())
    if mix is None:
        return maker.unknown("noemer_nul", NOBODY_MET, measure="all")
    return maker.known(
        mix,
        measure="all",
        n=len(latest),
        coverage=coverage,
        rows=rows_where("attendance", latest),
        **count_people(latest),
    )


def _events(maker: Maker, events: pd.DataFrame, known: pd.DataFrame) -> list[Finding]:
    found = []
    for row in events.itertuples():
        one = maker.of(activiteit=row.Index)
        behind = {
            "measure": "event",
            "n": int(row.n),
            "people": int(row.people),
            "organisations": int(row.organisations),
            "coverage": float(row.coverage),
            "rows": rows_where("attendance", known, where("activity_id", row.Index)),
        }
        if np.isnan(row.mix):
            found.append(one.unknown("noemer_nul", NOBODY_MET, **behind))
        elif row.n < SHOWN_FROM:
            found.append(one.unknown("te_klein", TOO_FEW, **behind))
        else:
            found.append(one.known(float(row.mix), **behind))
    return found


INDICATOR = Indicator(
    id="event_mix",
    number=11,
    label="Mix per activiteit",
    explanation=(
        "De kans dat twee bezoekers van dezelfde activiteit uit verschillende sectoren komen."
    ),
    counted=(
        "De kans dat twee deelnemers van dezelfde activiteit uit verschillende sectoren "
        "komen; het midden van alle activiteiten."
    ),
    out_of="Alle tweetallen deelnemers met een bekende sector.",
    left_out="Bewoners, zelfstandigen, studenten, en wie geen bekende sector heeft.",
    limits="In dezelfde zaal zijn is nog geen gesprek. Kleine activiteiten schommelen sterk.",
    source="Simpson (1949), zonder vertekening; Harrison en Klein (2007).",
    compute=measure_event_mix,
    unit="index",
    measures=("event", "all"),
    group_bys=((), ("activiteit",)),
    minimum_n=5,
    chart="een stip per activiteit, een lijn bij het hele netwerk",
    where=ANNEX,
)
