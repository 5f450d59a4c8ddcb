"""Say how complete the data are."""

from dataclasses import replace

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import spread_list
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_together, rows_where
from wijkmakers_analysis.indicators.reasons import NO_LISTS, Reason
from wijkmakers_analysis.indicators.survey_answers import (
    answers_in,
    asked_count,
    behind,
    behind_response,
)
from wijkmakers_analysis.indicators.survey_scales import (
    PERSON,
    alpha_of,
    complete_scores,
    has_one_scale,
    self_scores,
)
from wijkmakers_analysis.indicators.turnout import turnout_by_activity
from wijkmakers_analysis.indicators.visits import count_people, sector_rows, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import may_lie_within, within
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, UNKNOWN
from wijkmakers_analysis.schemas.surveys import AFTER, BEFORE, LATER
from wijkmakers_analysis.settings import Year

# A table, rows of it, and of which of them the field is known.
Share = tuple[str, pd.DataFrame, pd.Series]
NO_ACTIVITY = "In deze periode staan geen activiteiten."
NO_ANSWERS = Reason(
    "Van deze periode zijn er geen antwoorden van dit moment.",
    "Zet ze in het blad Antwoorden.",
)
NOT_ASKED = Reason(
    "Hoeveel mensen de vragenlijst kregen, is niet bekend.",
    "Vul het blad Inschrijvingen in.",
)
MORE_ANSWERS = "Er zijn meer antwoorden dan mensen die volgens de lijsten de vragenlijst kregen."
ONE_QUESTION = "Er is geen schaal van twee of meer vragen die mensen allemaal beantwoordden."
NOT_ENOUGH = "Te weinig mensen vulden alle vragen in om te zeggen of die samenhangen."
ALL_EQUAL = "Iedereen komt op dezelfde score uit, dus samenhang is niet te berekenen."
NOT_USABLE = "De schaal is niet bruikbaar, want de vragen hangen niet samen."
FIELDS = (
    "lijst", "telling", "datum", "wijk", "initiatief", "aanwezig", "organisatie", "sector",
    "leeftijdsgroep", "dubbelen", "respons voor", "respons na", "respons later",
)  # fmt: skip
# Of activities, yet known from the lists of attendance too.
FROM_LISTS = ("lijst", "telling")
# Cronbach's alpha of the questions in which people judge themselves, by moment.
ALPHAS = ("alpha voor", "alpha na")


def measure_completeness(programme: Programme, year: Year) -> list[Finding]:
    """Give, for each field that figures rest on, how much of it is known.

    Question: how sure can we be of the other figures?

    Counted unit and numerator, by field: lijst, activities with an attendance list; telling, with
    a list or a count; datum, counted units whose date is certain enough for the period; wijk and
    initiatief, counted units in which it is filled in; aanwezig, rows of attendance in which
    presence is known; organisatie and sector, visits with a known organisation and with a sector
    (or a resident, self-employed person or student); leeftijdsgroep, participants with an age
    group; dubbelen, participants who are in no undecided pair of possible doubles; respons voor,
    na and later, respondents who answered at that moment, in total and by edition. Alpha voor and
    alpha na are no shares: Cronbach's alpha of the questions of self-assessment, of those who
    answered all of them; below 0 the scale is not usable.

    Denominator: all activities, units that may lie in the period, units of the period, rows,
    visits or participants of the period. Of respons: those who began the edition (voor; for the
    office only, for it would tell who left) or finished it (na, later), or were at the activity,
    of those that somebody answered about.

    Left out: cancelled activities; guides, speakers and organisers.

    Missing: no activities: `noemer_nul`; no lists, no answers, or unknown how many were asked:
    `niet_gemeten`. Fewer than two questions, or fewer people than the limit `alpha_from` (20): no
    alpha.

    Source: the register, a full count without interval; Cronbach (1951).
    """
    sources = programme.sources("activities", "attendance", "participants")
    maker = Maker("completeness", year, sources, unit="aandeel")
    visits = visits_in(programme, year)
    turnout = turnout_by_activity(programme, year)
    shares = _of_activities(programme, year, turnout) | _of_people(programme, visits)
    shares["aanwezig"] = _presence(programme, turnout)
    found = [_share(maker.of(veld=field), *shares[field]) for field in FIELDS if field in shares]
    lists = rows_where("attendance", shares["aanwezig"][1])
    found = [
        replace(one, rows=rows_together(one.rows, lists))
        if one.group["veld"] in FROM_LISTS
        else one
        for one in found
    ]
    return found + _of_surveys(programme, year)


def _share(maker: Maker, table: str, rows: pd.DataFrame, is_known: pd.Series) -> Finding:
    is_about_people = "person_code" in rows
    if is_about_people and not len(rows):
        return maker.unmeasured(NO_LISTS)
    people = count_people(rows) if is_about_people else {}
    return maker.share(
        int(is_known.sum()),
        len(rows),
        nothing=NO_ACTIVITY,
        rows=rows_where(table, rows),
        **people,
    )


def _of_activities(programme: Programme, year: Year, turnout: pd.DataFrame) -> dict[str, Share]:
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


def _of_people(programme: Programme, visits: pd.DataFrame) -> dict[str, Share]:
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


def _presence(programme: Programme, turnout: pd.DataFrame) -> Share:
    rows = programme.coded_attendance
    rows = rows[rows["activity_id"].isin(turnout["activity_id"]) & (rows["role"] == PARTICIPANT)]
    codes = rows["person_id"].cat.codes
    coded = rows.assign(person_code=codes, affiliation_code=codes)
    return "attendance", coded, coded["presence"] != UNKNOWN


def _of_surveys(programme: Programme, year: Year) -> list[Finding]:
    sources = programme.sources("survey_answers", "survey_questions", "cohorts", "enrolments")
    maker = Maker("completeness", year, sources, unit="aandeel")
    answers = answers_in(programme, year)
    found = []
    for moment in (BEFORE, AFTER, LATER):
        rows = answers[answers["moment"] == moment]
        field = f"respons {moment}"
        found.append(_response(programme, maker.of(veld=field), rows, moment, is_part=False))
        if rows["place"].nunique() > 1:
            found += [
                _response(programme, maker.of(veld=field, editie=edition), chosen, moment)
                for edition, chosen in rows.groupby("cohort")
            ]
    scores = self_scores(answers)
    return found + [_alpha(programme, maker.of(veld=field), scores, field) for field in ALPHAS]


def _response(
    programme: Programme, maker: Maker, rows: pd.DataFrame, moment: str, *, is_part: bool = True
) -> Finding:
    """Return the response at a moment; by edition it would follow from the total: office only."""
    if not len(rows):
        return maker.unmeasured(NO_ANSWERS)
    asked = asked_count(programme, maker.year, rows, moment)
    answered = len(rows[PERSON].drop_duplicates())
    common = {"is_office_only": is_part or moment == BEFORE, **behind_response(programme, rows)}
    if asked is None:
        return maker.unmeasured(NOT_ASKED, **common)
    if asked < answered:
        return maker.unmeasured(MORE_ANSWERS, **common)
    return maker.share(answered, asked, **common)


def _alpha(programme: Programme, maker: Maker, scores: pd.DataFrame, field: str) -> Finding:
    scores = scores[scores["moment"] == field.removeprefix("alpha ")]
    table = complete_scores(scores, field.removeprefix("alpha "))
    if not len(scores):
        return maker.unmeasured(NO_ANSWERS, unit="index")
    if table.shape[1] < 2 or not has_one_scale(scores):
        return maker.unmeasured(ONE_QUESTION, unit="index")
    least = programme.settings.limits.alpha_from
    alpha = alpha_of(table, least)
    common = {"unit": "index", "n": len(table), **behind(scores)}
    if alpha is None and len(table) < least:
        return maker.unknown("te_klein", NOT_ENOUGH, **common)
    if alpha is None:
        return maker.unknown("noemer_nul", ALL_EQUAL, **common)
    return maker.known(alpha, reason=NOT_USABLE if alpha < 0 else "", **common)


INDICATOR = Indicator(
    id="completeness",
    number=25,
    label="Hoe volledig zijn de gegevens?",
    explanation="Zo goed weten we wie er was, en waar de cijfers minder zeker zijn.",
    counted=(
        "Voor elk gegeven: hoe vaak het bekend is. Alpha zegt of de vragen van een "
        "vragenlijst hetzelfde meten."
    ),
    out_of="Alle activiteiten, rijen, bezoeken of mensen waarvan het bekend had kunnen zijn.",
    left_out="Wat niet doorging; gidsen, sprekers en organisatoren.",
    limits="Volledig is nog niet juist: een ingevuld gegeven kan ook fout zijn.",
    source="Volledige telling; Cronbach (1951).",
    compute=measure_completeness,
    unit="aandeel",
    group_bys=(("veld",), ("veld", "editie")),
    chart="tabel",
    where=ANNEX,
)
