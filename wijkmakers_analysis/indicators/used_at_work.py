"""Say how many people use in their work what they learnt, a few months later."""

import pandas as pd
from scipy.stats import binomtest

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.statistics import wilson_interval
from wijkmakers_analysis.indicators.survey_answers import (
    answers_in,
    asked_count,
    behind,
    behind_response,
    editions_of,
    why_nothing,
    yes_or_no,
)
from wijkmakers_analysis.indicators.survey_scales import PERSON
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.surveys import APPLICATION, BEFORE, LATER
from wijkmakers_analysis.settings import Year

NOT_ASKED = Reason(
    "Een paar maanden na afloop is niet gevraagd of mensen het geleerde gebruiken.",
    "Zet de antwoorden met moment 'later' in het blad Antwoorden.",
)
TOO_SOON = "Pas een paar maanden na het einde is te vragen of mensen het geleerde gebruiken."
UNKNOWN_ASKED = Reason(
    "Hoeveel mensen deze vraag kregen, is niet bekend.",
    "Vul het blad Inschrijvingen in, of in het blad Edities 'diploma's geteld'.",
)
MORE_ANSWERS = "Er zijn meer antwoorden dan mensen die volgens de lijsten deze vraag kregen."
NO_CHANGE = "Niemand gaf later een ander antwoord dan vooraf, dus er is niets te toetsen."


def share_who_use_it(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of people who say, three to six months later, that they use it at work.

    Question: how many people use in their work what they learnt?

    Counted unit: a respondent in an edition (or at an activity) with an answer of the moment later
    to a question of soort toepassing.

    Numerator: those who answer yes, to at least one question where there are several. Response is
    the number of respondents. Where the same question was asked before as well, mcnemar_p (for the
    office only) is the chance of the changed pairs, exact and two-sided.

    Denominator: the respondents; by edition too. Of response: those who were asked, so who
    finished the edition or were present at the activity; only where somebody answered.

    Left out: answers that are neither yes nor no (coverage tells how many were) and other moments.
    Answers belong to the period that holds the day three months after the edition's end or the
    activity, for an answer has no day of its own; where no period of the settings holds it, to
    that of the end.

    Missing: who did not answer is no "nee". Nobody asked: `niet_gemeten`; an edition that is
    running or ended shortly ago: `loopt_nog`. How many were asked is unknown, or fewer than
    answered: response is `niet_gemeten`. Nobody changed: mcnemar_p is `noemer_nul`.

    Source: Kirkpatrick's third level; Wilson (1927); McNemar (1947), exact by the binomial.
    """
    sources = programme.sources("survey_answers", "survey_questions", "cohorts", "enrolments")
    maker = Maker("used_at_work", year, sources, PEOPLE, "aandeel")
    answers = answers_in(programme, year)
    answers = answers[answers["kind"] == APPLICATION]
    answers = answers.assign(is_yes=yes_or_no(answers["score"]))
    later = answers[answers["moment"] == LATER]
    if not later["is_yes"].notna().any():
        reasons = {"waiting": TOO_SOON, "absent": NOT_ASKED}
        nothing = why_nothing(programme, year, APPLICATION, **reasons)
        return [maker.unknown(*nothing), maker.unknown(*nothing, measure="response")]
    found = _findings(programme, maker, answers, is_office_only=False)
    is_one_place = later["place"].nunique() == 1
    for edition in editions_of(later[later["is_yes"].notna()]):
        chosen = answers[answers["cohort"] == edition]
        # Shares by edition would follow from the total and from each other.
        found += _findings(
            programme, maker.of(editie=edition), chosen, is_office_only=not is_one_place
        )
    return found


def _findings(
    programme: Programme, maker: Maker, answers: pd.DataFrame, *, is_office_only: bool
) -> list[Finding]:
    given = answers[answers["moment"] == LATER]
    later = given[given["is_yes"].notna()]
    people = later.groupby(PERSON)["is_yes"].agg(any)
    yes, size = int(people.sum()), len(people)
    low, high = wilson_interval(yes, size)
    share = maker.share(
        yes,
        size,
        low=low,
        high=high,
        method="wilson",
        coverage=size / len(given[PERSON].drop_duplicates()),
        is_office_only=is_office_only,
        **behind(later),
    )
    response = _response(programme, maker, later, size, is_office_only)
    chance = _mcnemar(maker, answers[answers["is_yes"].notna()])
    return [share, response, *chance]


def _response(
    programme: Programme, maker: Maker, later: pd.DataFrame, size: int, is_office_only: bool
) -> Finding:
    asked = asked_count(programme, maker.year, later, LATER)
    common = {"measure": "response", "is_office_only": is_office_only}
    common |= behind_response(programme, later)
    if asked is None:
        return maker.unmeasured(UNKNOWN_ASKED, **common)
    if asked < size:
        return maker.unmeasured(MORE_ANSWERS, **common)
    return maker.share(size, asked, **common)


def _mcnemar(maker: Maker, answers: pd.DataFrame) -> list[Finding]:
    """Return the exact test of the pairs that changed, or nothing where nobody was asked before."""
    before = answers[answers["moment"] == BEFORE]
    later = answers[answers["moment"] == LATER]
    both = before.merge(later, on=[*PERSON, "item"], suffixes=("_before", ""))
    if not len(both):
        return []
    people = both.groupby(PERSON)[["is_yes_before", "is_yes"]].agg(any)
    gained = int((people["is_yes"] & ~people["is_yes_before"].astype(bool)).sum())
    lost = int((people["is_yes_before"] & ~people["is_yes"].astype(bool)).sum())
    common = {"measure": "mcnemar_p", "unit": "index", "n": len(people), "is_office_only": True}
    common |= behind(pd.concat([before, later]))
    if not gained + lost:
        return [maker.unknown("noemer_nul", NO_CHANGE, **common)]
    chance = binomtest(min(gained, lost), gained + lost).pvalue
    return [maker.known(float(chance), **common)]


INDICATOR = Indicator(
    id="used_at_work",
    number=17,
    label="Gebruikt in het werk",
    explanation="Zoveel deelnemers zeggen na een paar maanden dat ze het geleerde gebruiken.",
    counted="Mensen die maanden later zeggen dat ze het geleerde gebruiken.",
    out_of="Mensen die antwoordden.",
    left_out="Antwoorden die geen ja of nee zijn.",
    limits="Niet antwoorden is geen nee. Wie het gebruikt, antwoordt misschien eerder.",
    source="Kirkpatrick, niveau drie; Wilson (1927).",
    compute=share_who_use_it,
    unit="aandeel",
    measures=("response", "mcnemar_p"),
    group_bys=((), ("editie",)),
    minimum_n=10,
    chart="balk met interval en respons",
    may_exceed_chance=True,
)
