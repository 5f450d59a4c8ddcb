"""Count how many different people took part."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.dating import of_activity
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker, rows_together, rows_where, where
from wijkmakers_analysis.indicators.membership import organisations_about, sectors_about
from wijkmakers_analysis.indicators.reasons import NO_ORGANISATIONS, Reason, unlisted
from wijkmakers_analysis.indicators.statistics import count_merged
from wijkmakers_analysis.indicators.turnout import (
    OPEN_SERIES,
    incomplete_series,
    say_unlisted,
    turnout_by_activity,
)
from wijkmakers_analysis.indicators.visits import (
    count_people,
    count_people_by,
    has_organisation,
    sector_rows,
    share_known,
    visits_in,
)
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.coding import relabelled
from wijkmakers_analysis.schemas.office import OTHER, PILLARS
from wijkmakers_analysis.schemas.people import RESIDENTS
from wijkmakers_analysis.settings import Year

NOT_KEPT = unlisted("Van deze activiteiten is er geen lijst of telling van deelnemers.")
MORE_THAN = "Van een activiteit is alleen bekend dat er meer dan een bepaald aantal mensen waren."
BETWEEN = Reason(
    "Niet iedereen staat bij naam op een lijst, of van sommige namen is niet beslist of het "
    "dezelfde mens is.",
    "Met namen en beslissingen in het blad Dubbelen wordt dit precies.",
)


def count_participants(programme: Programme, year: Year) -> list[Finding]:
    """Count the different people who took part.

    Question: how many different people took part at least once?

    Counted unit: a person, present and of role participant (or blank), at an activity or a part
    of one in the period. Guides, speakers and organisers are counted apart.

    Numerator: distinct people. By kind and pillar (of the course or lab, for a part), by
    organisation and by sector, as they were on the day of the activity; who came for two
    organisations counts once in each and once in the total.

    Denominator: none.

    Left out: who was absent, excused, or of whom it is unknown.

    Missing: the total, and each kind and pillar, stands between bounds (`grenzen`). Low: the
    people named, less undecided doubles, and at least the largest group at one activity. High:
    the people named and every visitor who was counted beyond a list. Where an activity has no
    list and no count, "meer dan" was written, or a series is incomplete, only the low bound
    stands. Without any list or count `niet_gemeten`. Residents, self-employed people and students
    are a row of their own among the sectors; an unknown organisation goes to coverage, the share
    of visits with a known one.

    Source: the attendance lists; the degree of a two-mode network in Newman (2001).
    """
    sources = programme.sources("activities", "attendance")
    maker = Maker("participants", year, sources, PEOPLE)
    visits = _with_pillar(programme, visits_in(programme, year))
    turnout = turnout_by_activity(programme, year)
    series = set(incomplete_series(programme, year))
    doubles = _doubles(programme, visits)
    found = [_bounds(maker, turnout, visits, doubles, bool(series))]
    for kind in sorted({*turnout["kind"].dropna(), *series}):
        rows = turnout[turnout["kind"] == kind], visits[visits["kind"] == kind]
        bounds = _bounds(maker.of(soort=kind), *rows, doubles, kind in series)
        found.append(replace(bounds, within=_pillar_of(rows[0])))
    open_pillars = _pillars_of(programme, series)
    for pillar in PILLARS:
        rows = turnout[turnout["pillar"] == pillar], visits[visits["pillar"] == pillar]
        one, is_open = maker.of(pijler=pillar), pillar in open_pillars
        if len(rows[0]) or is_open or not len(turnout):
            found.append(_bounds(one, *rows, doubles, is_open))
        elif pillar != OTHER:
            found.append(one.known(0, people=0, organisations=0))
    return [
        *found,
        *_by_sector(maker, programme, visits),
        *_by_organisation(maker, programme, visits),
    ]


def _pillar_of(turnout: pd.DataFrame) -> dict[str, str]:
    """Return the pillar that all activities of a kind are of, where that is one."""
    pillars = turnout["pillar"].dropna().unique()
    is_one = len(pillars) == 1 and turnout["pillar"].notna().all()
    return {"pijler": str(pillars[0])} if is_one else {}


def _pillars_of(programme: Programme, kinds: set[str]) -> set[str]:
    rows = programme.activities
    return set(rows.loc[rows["kind"].isin(kinds), "pillar"])


def _bounds(
    maker: Maker, turnout: pd.DataFrame, visits: pd.DataFrame, doubles: np.ndarray, is_open: bool
) -> Finding:
    counted = count_people(visits)
    heads = turnout.loc[turnout["counted"] >= turnout["listed"], ["number", "is_bound"]].sum(axis=1)
    largest = int(heads.max()) if len(heads) else 0
    low = max(counted["people"] - _undecided(visits, doubles), largest)
    high = counted["people"] + int(turnout["unnamed"].sum())
    behind = {
        "people": max(counted["people"], largest),
        "organisations": counted["organisations"] + max(largest - counted["people"], 0),
        "rows": rows_together(
            rows_where("attendance", visits),
            rows_where("activities", turnout[turnout["counted"].notna()]),
        ),
        "coverage": float(turnout["is_measured"].mean()) if len(turnout) else None,
    }
    if not turnout["is_measured"].any():
        return maker.unmeasured(NOT_KEPT)
    unlisted = say_unlisted(turnout)
    if unlisted or is_open or turnout["is_bound"].any():
        reason = unlisted or (OPEN_SERIES if is_open else MORE_THAN)
        return maker.at_least(low, reason, **behind)
    if low == high:
        return maker.known(low, **behind)
    return maker.unknown("ok", BETWEEN, low=low, high=high, method="grenzen", **behind)


def _doubles(programme: Programme, visits: pd.DataFrame) -> np.ndarray:
    """Return the undecided pairs of people on a list, one row a pair, by their codes."""
    people = visits["person_id"].cat.categories
    doubles = programme.possible_doubles[["person_1", "person_2"]]
    codes = np.column_stack([people.get_indexer(doubles[name]) for name in doubles])
    return codes[(codes >= 0).all(axis=1)]


def _undecided(visits: pd.DataFrame, doubles: np.ndarray) -> int:
    """Return by how many the people shrink if every undecided pair is one and the same."""
    if not len(doubles):
        return 0
    is_there = np.zeros(len(visits["person_id"].cat.categories) + 1, dtype=bool)
    is_there[visits["person_code"]] = True
    return count_merged(*doubles[is_there[doubles].all(axis=1)].T)


def _with_pillar(programme: Programme, visits: pd.DataFrame) -> pd.DataFrame:
    units = visits["unit_id"]
    names = pd.Series(units.cat.categories)
    return visits.assign(pillar=relabelled(units, of_activity(programme, "pillar", names)))


def _by_sector(maker: Maker, programme: Programme, visits: pd.DataFrame) -> list[Finding]:
    rows = visits.assign(sector_row=sector_rows(visits))
    values = [*sectors_about(programme, maker.year, visits), RESIDENTS]
    coverage = share_known(rows["sector_row"])
    return _by_column(maker, rows, "sector", "sector_row", values, coverage)


def _by_organisation(maker: Maker, programme: Programme, visits: pd.DataFrame) -> list[Finding]:
    rows = visits.assign(organisation_row=visits["organisation"].where(has_organisation(visits)))
    values = organisations_about(programme, maker.year, visits)
    coverage = share_known(visits["organisation"])
    found = _by_column(maker, rows, "organisatie", "organisation_row", values, coverage)
    sectors = rows.dropna(subset=["organisation_row", "sector"]).drop_duplicates("organisation_row")
    sector_of = dict(zip(sectors["organisation_row"], sectors["sector"], strict=True))
    named = [(one, sector_of.get(one.group["organisatie"])) for one in found]
    return [replace(one, within={"sector": sector}) if sector else one for one, sector in named]


def _by_column(
    maker: Maker,
    visits: pd.DataFrame,
    key: str,
    column: str,
    values: Iterable[str],
    coverage: float | None,
) -> list[Finding]:
    if not len(visits):
        return [maker.of(**{key: value}).unmeasured(NO_ORGANISATIONS) for value in values]
    counted = {row.Index: row for row in count_people_by(visits, column).itertuples()}
    found = []
    for value in values:
        row = counted.get(value)
        people, organisations = (row.people, row.organisations) if row else (0, 0)
        found.append(
            maker.of(**{key: value}).known(
                int(people),
                people=int(people),
                organisations=int(organisations),
                coverage=coverage,
                rows=rows_where("attendance", visits, where(column, value)),
            )
        )
    return found


INDICATOR = Indicator(
    id="participants",
    number=2,
    label="Deelnemers",
    explanation="Zoveel verschillende mensen deden dit jaar minstens één keer mee.",
    counted=(
        "Verschillende mensen die aanwezig waren als deelnemer, bij een activiteit of een "
        "deel ervan."
    ),
    left_out=(
        "Wie afwezig was of van wie dat onbekend is. Gidsen, sprekers en organisatoren tellen"
        " apart."
    ),
    limits=(
        "Wie niet bij naam op een lijst staat, is niet te herkennen. Daarom staat er soms een"
        " ondergrens, of twee grenzen."
    ),
    source="Presentielijsten; Newman (2001).",
    compute=count_participants,
    group_bys=((), ("soort",), ("pijler",), ("sector",), ("organisatie",)),
    chart="groot getal",
)
