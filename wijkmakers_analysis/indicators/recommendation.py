"""Say how much people recommend the programme, from 0 to 10."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker
from wijkmakers_analysis.indicators.paired import mean_interval
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.statistics import wilson_interval
from wijkmakers_analysis.indicators.survey_answers import (
    answers_in,
    behind,
    editions_of,
    why_nothing,
)
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.surveys import AFTER, LATER, RECOMMENDATION
from wijkmakers_analysis.settings import Year

LOWEST, HIGHEST, HIGH = 0, 10, 9
NOT_ASKED = Reason(
    "Er is niet gevraagd hoe graag mensen ons aanraden.",
    "Zet de antwoorden in het blad Antwoorden, met een score van 0 tot en met 10.",
)
STILL_RUNNING = "De editie loopt nog; na het einde is te vragen hoe graag mensen ons aanraden."


def measure_recommendation(programme: Programme, year: Year) -> list[Finding]:
    """Give how much people recommend the programme to a colleague, from 0 to 10.

    Question: would people recommend us?

    Counted unit: an answer to a question of soort aanbeveling, one a respondent in an edition or at
    an activity: that of the moment na, else that of later.

    Numerator: mean, the mean score in points; share_9_10, the answers of 9 or 10; score, the
    answers of each score {score}, a score between two whole numbers at the lower one. There is no
    net promoter score.

    Denominator: the answers, in total and by edition. Answers belong to the period in which the
    edition ended or the activity lies; those of later to that of three months after it.

    Left out: answers that are no number from 0 to 10, and other moments.

    Missing: nobody asked: `niet_gemeten`, or `loopt_nog` while an edition runs. A score that nobody
    gave is 0. Fewer than 10 people: the gate gives counts and no mean.

    Source: the survey; Student's t-interval of the mean, Wilson's interval (1927) of the share.
    """
    sources = programme.sources("survey_answers", "survey_questions", "cohorts")
    maker = Maker("recommendation", year, sources, PEOPLE, "aantal")
    answers = _answers(programme, year)
    if not len(answers):
        reasons = {"waiting": STILL_RUNNING, "absent": NOT_ASKED}
        nothing = why_nothing(programme, year, RECOMMENDATION, **reasons)
        return [
            maker.unknown(*nothing, measure="mean", unit="punten"),
            maker.unknown(*nothing, measure="share_9_10", unit="aandeel"),
        ]
    found = [_mean(maker, answers), _share(maker, answers)]
    is_one_place = answers["place"].nunique() == 1
    for edition in editions_of(answers):
        chosen = answers[answers["cohort"] == edition]
        of_edition = maker.of(editie=edition)
        found.append(_mean(of_edition, chosen))
        # Shares by edition would follow from the total and from each other.
        found.append(_share(of_edition, chosen, is_office_only=not is_one_place))
    for score in range(LOWEST, HIGHEST + 1):
        chosen = answers[np.floor(answers["number"]) == score]
        of_score = maker.of(score=str(score))
        found.append(of_score.known(len(chosen), measure="score", n=len(answers), **behind(chosen)))
    return found


def _answers(programme: Programme, year: Year) -> pd.DataFrame:
    answers = answers_in(programme, year)
    is_score = answers["number"].between(LOWEST, HIGHEST)
    is_asked = (answers["kind"] == RECOMMENDATION) & answers["moment"].isin((AFTER, LATER))
    in_order = answers[is_score & is_asked].assign(is_later=lambda one: one["moment"] == LATER)
    in_order = in_order.sort_values("is_later", kind="stable")
    return in_order.drop_duplicates(["place", "respondent_id", "item"]).sort_index()


def _mean(maker: Maker, answers: pd.DataFrame) -> Finding:
    scores = answers["number"].to_numpy(dtype=float)
    interval = mean_interval(scores)
    bounds = {} if interval is None else {"low": interval[0], "high": interval[1], "method": "t"}
    return maker.known(
        float(scores.mean()),
        measure="mean",
        unit="punten",
        noun=("punt", "punten"),
        n=len(scores),
        **bounds,
        **behind(answers),
    )


def _share(maker: Maker, answers: pd.DataFrame, *, is_office_only: bool = False) -> Finding:
    high_count = int((answers["number"] >= HIGH).sum())
    low, high = wilson_interval(high_count, len(answers))
    return maker.share(
        high_count,
        len(answers),
        measure="share_9_10",
        low=low,
        high=high,
        method="wilson",
        is_office_only=is_office_only,
        **behind(answers),
    )


INDICATOR = Indicator(
    id="recommendation",
    number=18,
    label="Zou u ons aanraden?",
    explanation="Zo graag raden deelnemers Wijkmakers aan bij een collega, van 0 tot 10.",
    counted=(
        "De score van nul tot en met tien: het gemiddelde, en het deel dat een negen of tien geeft."
    ),
    out_of="Alle antwoorden, één per mens en per editie of activiteit.",
    left_out="Antwoorden die geen getal van nul tot en met tien zijn.",
    limits=(
        "Tevreden mensen antwoorden vaker. Een NPS geven we niet, want daarvoor zijn er te "
        "weinig antwoorden."
    ),
    source="Vragenlijst; marge van Student en van Wilson.",
    compute=measure_recommendation,
    unit="punten",
    measures=("mean", "share_9_10", "score"),
    group_bys=((), ("editie",), ("score",)),
    minimum_n=10,
    chart="gestapelde balk 0 tot en met 6, 7 en 8, 9 en 10",
    may_exceed_chance=True,
)
