"""Say how complete the data are."""

import pandas as pd

from wijkmakers_analysis.indicators.dating import may_lie_within, within
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import spread_list
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import count_people, sector_rows, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, UNKNOWN
from wijkmakers_analysis.settings import Year

NO_ACTIVITY = "In deze periode staan geen activiteiten."
NO_LIST = "Er zijn geen presentielijsten van deze periode; daarmee kan dit erbij."
FIELDS = (
    "lijst", "telling", "datum", "wijk", "initiatief", "aanwezig", "organisatie", "sector",
    "leeftijdsgroep", "dubbelen",
)  # fmt: skip


def measure_completeness(programme: Programme, year: Year) -> list[Finding]:
    """Give, for each field that figures rest on, how much of it is known.

    Question: how sure can we be of the other figures?

    Counted unit and numerator, by field: lijst, activities with an attendance list; telling, with
    a list or a count; datum, counted units whose date is certain enough for the period; wijk and
    initiatief, counted units in which it is filled in; aanwezig, rows of attendance in which
    presence is known; organisatie and sector, visits with a known organisation and with a sector
    (or a resident, self-employed person or student); leeftijdsgroep, participants with an age
    group; dubbelen, participants who are in no undecided pair of possible doubles.

    Denominator: all activities, units that may lie in the period, units of the period, rows,
    visits or participants of the period.

    Left out: cancelled activities; guides, speakers and organisers.

    Missing: no activities: `noemer_nul`; no lists: `niet_gemeten`.

    Source: the register. No interval: a full count.
    """
    sources = programme.sources("activities", "attendance", "participants")
    maker = Maker("completeness", year, sources, unit="aandeel")
    visits = visits_in(programme, year)
    turnout = turnout_by_activity(programme, year, visits)
    shares = _of_activities(programme, year, turnout) | _of_people(programme, visits)
    shares["aanwezig"] = _presence(programme, turnout)
    return [_share(maker.of(veld=field), *shares[field]) for field in FIELDS]


def _share(maker: Maker, table: str, rows: pd.DataFrame, is_known: pd.Series) -> Finding:
    is_about_people = "person_code" in rows
    if is_about_people and not len(rows):
        return maker.unmeasured(NO_LIST)
    behind = count_people(rows) if is_about_people else {}
    return maker.share(
        int(is_known.sum()),
        len(rows),
        nothing=NO_ACTIVITY,
        rows=rows_where(table, rows[is_known.to_numpy(dtype=bool)]),
        **behind,
    )


def _of_activities(programme, year: Year, turnout: pd.DataFrame) -> dict[str, tuple]:
    units = programme.activities_in(year)
    every = programme.activities
    every = every[every["is_counted"].astype(bool) & (every["status"] != CANCELLED)]
    possible = every[may_lie_within(every, year) | every["unit_id"].isin(units["unit_id"])]
    dated = within(possible, year) | possible["unit_id"].isin(units["unit_id"])
    placed = units["unit_id"].isin(spread_list(programme, year, units, "neighbourhoods")["unit_id"])
    return {
        "lijst": ("activities", turnout, turnout["has_list"]),
        "telling": ("activities", turnout, turnout["is_measured"]),
        "datum": ("activities", possible, dated),
        "wijk": ("activities", units, placed),
        "initiatief": ("activities", units, units["initiative"].notna()),
    }


def _of_people(programme, visits: pd.DataFrame) -> dict[str, tuple]:
    people = visits.drop_duplicates("person_code")
    aged = programme.participants.dropna(subset=["age_band"])["person_id"]
    doubles = programme.possible_doubles
    undecided = pd.concat([doubles["person_1"], doubles["person_2"]])
    return {
        "organisatie": ("attendance", visits, visits["organisation"].notna()),
        "sector": ("attendance", visits, sector_rows(visits).notna()),
        "leeftijdsgroep": ("attendance", people, people["person_id"].isin(aged)),
        "dubbelen": ("attendance", people, ~people["person_id"].isin(undecided)),
    }


def _presence(programme, turnout: pd.DataFrame) -> tuple:
    rows = programme.attendance
    rows = rows[rows["activity_id"].isin(turnout["activity_id"]) & (rows["role"] == PARTICIPANT)]
    codes, _ = pd.factorize(rows["person_id"])
    coded = rows.assign(person_code=codes, affiliation_code=codes)
    return "attendance", coded, coded["presence"] != UNKNOWN


INDICATOR = Indicator(
    id="completeness",
    number=25,
    label="Hoe volledig zijn de gegevens?",
    explanation="Zo goed weten we wie er was, en waar de cijfers minder zeker zijn.",
    compute=measure_completeness,
    unit="aandeel",
    group_bys=(("veld",),),
    chart="tabel",
    where=ANNEX,
)
