"""Say how much higher or lower people judge themselves afterwards."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker
from wijkmakers_analysis.indicators.paired import Paired
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.survey_answers import (
    answers_in,
    behind,
    editions_of,
    why_nothing,
)
from wijkmakers_analysis.indicators.survey_scales import (
    PERSON,
    has_one_scale,
    is_usable,
    self_scores,
)
from wijkmakers_analysis.language import number
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.surveys import AFTER, BEFORE, SELF_ASSESSMENT, THEN
from wijkmakers_analysis.settings import Year

POINTS = ("punt", "punten")
CEILING_SHARE = 0.25
NO_PAIRS = Reason(
    "Er is niemand van wie een score van voor en van na bekend is.",
    "Vraag steeds dezelfde code.",
)
STILL_RUNNING = "De editie loopt nog; na het einde is te zien wat er veranderde."
ONLY_THEN = (
    "Er zijn alleen scores die mensen achteraf over het begin gaven ('toen'). "
    "Dat is een andere manier van meten, en die telt hier niet mee."
)
NOT_USABLE = (
    "De vragen hangen niet samen (alpha is negatief). De schaal is dan niet bruikbaar, "
    "en een gemiddelde over de vragen zegt niets."
)
SEVERAL_SCALES = (
    "De vragen hebben niet dezelfde laagste en hoogste score. Een gemiddelde over de vragen zegt "
    "dan niets; per vraag kan het wel."
)
NO_SPREAD = "Iedereen gaf dezelfde score, dus de verandering is nergens mee te vergelijken."
NOBODY_CHANGED = "Niemand gaf een andere score, dus er is niets te toetsen."
THEN_APART = "Scores die mensen achteraf over het begin gaven ('toen') tellen hier niet mee."
CEILING = (
    "Van de scores vooraf was een kwart of meer al de hoogste; wie daar begint, kan niet stijgen."
)
EXACT = "Exacte toets van Wilcoxon."
NORMAL = "Toets van Wilcoxon met de normale benadering en continuïteitscorrectie."


def measure_growth(programme: Programme, year: Year) -> list[Finding]:
    """Give the change between how people judge themselves before and after.

    Question: how many points higher or lower do people judge themselves afterwards?

    Counted unit: a respondent in an edition (or at an activity) with answers of the moments voor
    and na to questions of soort zelfbeoordeling.

    Numerator: after minus before, of the mean of the questions that the person answered at both
    moments: the mean change in points. Beside it the number of people who are higher (up), equal
    (same) and lower (down), the effect size g_av (g) and the two-sided p-value of Wilcoxon's
    signed ranks (wilcoxon_p); all of them in total, by edition and by question.

    Denominator: the pairs. Answers belong to the period in which the edition ended or the activity
    lies; an edition of which nobody knows the end belongs to the only year of the settings.

    Left out: whoever answered fewer than half of the questions at both moments; answers of the
    moments later and toen. Retrospective scores ('toen') are a design of their own and are never
    pooled with voor: they shrink response-shift bias (Pratt and others 2000) and add a wish to
    have changed (Hill and Betz 2005).

    Missing: no pairs: `niet_gemeten`, or `loopt_nog` while an edition runs. Alpha below 0, or
    questions of different scales: no mean over questions. All scores equal: g is `noemer_nul`;
    nobody changed: so is wilcoxon_p. Fewer than 10 people: the gate gives no mean. Where a quarter
    of the scores before are the highest, the reason says that there was a ceiling.

    Source: Kirkpatrick's second level; Student's t-interval; g_av of Lakens (2013); Wilcoxon exact
    without ties or zeros and below 50 pairs, else the normal approximation with continuity
    correction (as R): the reason says which.
    """
    maker = Maker(
        "self_assessed_growth",
        year,
        programme.sources("survey_answers", "survey_questions", "cohorts"),
        POINTS,
        "punten",
    )
    scores = self_scores(answers_in(programme, year))
    pairs = _pairs(scores)
    if not len(pairs):
        return [_nothing(maker, programme, scores)]
    has_then = bool((scores["moment"] == THEN).any())
    usable = is_usable(scores, programme.settings.limits.alpha_from)
    editions = editions_of(pairs)
    is_one_place = pairs["place"].nunique() == 1
    found = list(_over_questions(maker, pairs, usable, has_then))
    for edition in editions:
        chosen = pairs[pairs["cohort"] == edition]
        # Counts by edition would follow from the total and from each other.
        found += _over_questions(
            maker.of(editie=edition), chosen, usable, has_then, is_office_only=not is_one_place
        )
    for item in sorted(pairs["item"].unique()):
        found += _findings(maker.of(vraag=item), pairs[pairs["item"] == item], has_then)
    return found


def _nothing(maker: Maker, programme: Programme, scores: pd.DataFrame) -> Finding:
    moments = set(scores["moment"])
    if THEN in moments and BEFORE not in moments:
        return maker.unmeasured(ONLY_THEN)
    if AFTER in moments:
        return maker.unmeasured(NO_PAIRS)
    reasons = {"waiting": STILL_RUNNING, "absent": NO_PAIRS}
    return maker.unknown(*why_nothing(programme, maker.year, SELF_ASSESSMENT, **reasons))


def _pairs(scores: pd.DataFrame) -> pd.DataFrame:
    """Return one row a person and question answered before and after, of half of the questions."""
    before = scores[scores["moment"] == BEFORE]
    after = scores[scores["moment"] == AFTER][[*PERSON, "item", "number"]]
    after = after.assign(after_row=after.index).rename(columns={"number": "after"})
    pairs = before.assign(before_row=before.index).merge(after, on=[*PERSON, "item"])
    if not len(pairs):
        return pairs
    answered = pairs.groupby(PERSON)["item"].transform("size")
    asked = pairs.groupby("place")["item"].transform("nunique")
    return pairs[2 * answered >= asked].rename(columns={"number": "before"})


def _over_questions(
    maker: Maker, pairs: pd.DataFrame, usable: bool, has_then: bool, *, is_office_only: bool = False
) -> Iterator[Finding]:
    if not usable or not has_one_scale(pairs):
        yield maker.unmeasured(SEVERAL_SCALES if usable else NOT_USABLE)
        return
    yield from _findings(maker, pairs, has_then, is_office_only=is_office_only)


def _findings(
    maker: Maker, pairs: pd.DataFrame, has_then: bool, *, is_office_only: bool = False
) -> Iterator[Finding]:
    by_person = pairs.groupby(PERSON, sort=False).agg(
        before=("before", "mean"),
        after=("after", "mean"),
        person_code=("person_code", "first"),
        affiliation_code=("affiliation_code", "first"),
    )
    scores = Paired(by_person["before"].to_numpy(float), by_person["after"].to_numpy(float))
    everybody = _behind(pairs, by_person)
    about = {"n": scores.size, **everybody}
    interval = {}
    if bounds := scores.interval():
        low, high = bounds
        interval = {"low": low, "high": high, "method": "t"}
    remarks = _scale(pairs) + [CEILING] * _has_ceiling(pairs) + [THEN_APART] * has_then
    yield maker.known(scores.mean, reason=" ".join(remarks), **interval, **about)
    for measure, direction in (("up", 1), ("same", 0), ("down", -1)):
        chosen = by_person[np.sign(scores.changes) == direction]
        yield maker.known(
            len(chosen),
            measure=measure,
            unit="aantal",
            noun=PEOPLE,
            n=scores.size,
            is_office_only=is_office_only,
            **_behind(pairs, chosen),
        )
    yield _effect(maker, scores, about)
    yield _chance(maker, scores, about)


def _effect(maker: Maker, scores: Paired, about: dict[str, Any]) -> Finding:
    common = {"measure": "g", "unit": "index", **about}
    effect = scores.hedges_g()
    if effect is None:
        return maker.unknown("noemer_nul", NO_SPREAD, **common)
    return maker.known(effect, **common)


def _chance(maker: Maker, scores: Paired, about: dict[str, Any]) -> Finding:
    common = {"measure": "wilcoxon_p", "unit": "index", **about}
    tested = scores.wilcoxon()
    if tested is None:
        return maker.unknown("noemer_nul", NOBODY_CHANGED, **common)
    chance, is_exact = tested
    return maker.known(chance, reason=EXACT if is_exact else NORMAL, **common)


def _scale(pairs: pd.DataFrame) -> list[str]:
    """Return what the numbers run between, which is the same for all questions or not said."""
    low, high = pairs["scale_low"].iloc[0], pairs["scale_high"].iloc[0]
    if pd.isna(low) or pd.isna(high) or not has_one_scale(pairs):
        return []
    return [f"De schaal loopt van {number(float(low))} tot en met {number(float(high))}."]


def _has_ceiling(pairs: pd.DataFrame) -> bool:
    tops = pairs["scale_high"].astype(float)
    return bool(tops.notna().all() and (pairs["before"] >= tops).mean() >= CEILING_SHARE)


def _behind(pairs: pd.DataFrame, people: pd.DataFrame) -> dict[str, Any]:
    """Return the people and organisations behind a number, and the rows of both moments."""
    is_theirs = pd.MultiIndex.from_frame(pairs[PERSON]).isin(people.index)

    def rows() -> dict[str, pd.Index]:
        chosen = pairs[is_theirs]
        labels = pd.concat([chosen["before_row"], chosen["after_row"]])
        return {"survey_answers": pd.Index(labels).sort_values()}

    return {**behind(people), "rows": rows}


INDICATOR = Indicator(
    id="self_assessed_growth",
    number=16,
    label="Groei volgens deelnemers",
    explanation="Zoveel punten hoger of lager beoordelen deelnemers zichzelf na de leergang.",
    counted=(
        "Het verschil tussen de score na en voor, per mens, over vragen die beide keren "
        "beantwoord zijn."
    ),
    out_of="Mensen die voor én na antwoordden.",
    left_out=(
        "Wie minder dan de helft van de vragen beantwoordde; scores die mensen achteraf over "
        "het begin gaven."
    ),
    limits=(
        "Dit is een oordeel over zichzelf. Wie stopte, vulde vaak niets in. Wie hoog begint, "
        "kan weinig stijgen."
    ),
    source="Kirkpatrick, niveau twee; Lakens (2013); Wilcoxon.",
    compute=measure_growth,
    unit="punten",
    measures=("up", "same", "down", "g", "wilcoxon_p"),
    group_bys=((), ("editie",), ("vraag",)),
    minimum_n=10,
    chart="balk hoger, gelijk en lager, met het gemiddelde",
    may_exceed_chance=True,
)
