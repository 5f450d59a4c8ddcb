"""Count the questions that partners brought, and what became of them."""

import pandas as pd

from wijkmakers_analysis.indicators.dating import share_dated, with_days
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Chosen, Maker, Rows, rows_where, where
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.labs import ADOPTED, ANSWER, NONE, TRIAL
from wijkmakers_analysis.settings import Year

FOLLOWED = (ANSWER, TRIAL, ADOPTED)
UNKNOWN = "onbekend"
NOUN = ("vraag", "vragen")
NOT_KEPT = Reason(
    "Er zijn geen vragen van partners bijgehouden.",
    filling.QUESTIONS,
)
TOO_RECENT = (
    "De vragen zijn nog te nieuw om te zeggen wat ermee gebeurde; volgend jaar kan dit erbij."
)
NONE_BROUGHT = "Er zijn in deze periode geen vragen ingebracht."


def count_practice_questions(programme: Programme, year: Year) -> list[Finding]:
    """Count the practice questions that were brought, and those with a follow-up.

    Question: how many questions of partners did we work on, and what happened with them?

    Counted unit: a question.

    Numerator: questions dated in the period, by their own date or else that of their lab. By
    follow-up (antwoord, proef, overgenomen, geen) as it stood at the end of the period. Followed
    up (followed_up) counts those with an answer, a trial or an adoption by then.

    Denominator: of followed_up the questions of the period that were brought more than
    `follow_up_months` (6) months before its end. Shown as "3 van de 4", never as a percentage.

    Left out: questions that may lie outside the period; a follow-up dated after it. A follow-up
    without a date is taken to be in time.

    Missing: nothing in the sheet is `niet_gemeten`; a blank follow-up is 'onbekend' and is no
    follow-up; only recent questions `loopt_nog`; no question at all `noemer_nul`. Coverage is the
    share of possible questions with a certain date.

    Source: the register; Wenger's realised value; contribution analysis (Mayne 2001).
    """
    sources = programme.sources("practice_questions", "activities")
    maker = Maker("practice_questions", year, sources, NOUN)
    if not len(programme.practice_questions):
        return [maker.unmeasured(NOT_KEPT), maker.unmeasured(NOT_KEPT, measure="followed_up")]
    dated = with_days(programme, "practice_questions")
    questions = _as_of_end(dated[within(dated, year)], year)
    coverage = share_dated(dated, year)
    found = [maker.known(len(questions), coverage=coverage, rows=_rows(questions))]
    for value in (*FOLLOWED, NONE, UNKNOWN):
        is_in = where("follow_up", value)
        number = int(is_in(questions).sum())
        found.append(maker.of(opvolging=value).known(number, rows=_rows(questions, is_in)))
    return [*found, _followed_up(maker, questions, programme.settings.limits.follow_up_months)]


def _as_of_end(questions: pd.DataFrame, year: Year) -> pd.DataFrame:
    """Return questions with the follow-up that they had by the end of the period."""
    is_late = questions["follow_up_date_last"] > pd.Timestamp(year.end)
    follow_up = questions["follow_up"].mask(is_late).fillna(UNKNOWN)
    return questions.assign(follow_up=follow_up)


def _followed_up(maker: Maker, questions: pd.DataFrame, months: int) -> Finding:
    due = questions["last_day"] + pd.DateOffset(months=months)
    old = questions[due < pd.Timestamp(maker.year.end)] if len(questions) else questions
    if not len(questions):
        return maker.unknown("noemer_nul", NONE_BROUGHT, measure="followed_up")
    if not len(old):
        return maker.unknown("loopt_nog", TOO_RECENT, measure="followed_up")
    done = int(old["follow_up"].isin(FOLLOWED).sum())
    return maker.out_of(done, len(old), measure="followed_up", rows=_rows(old))


def _rows(questions: pd.DataFrame, is_in: Chosen | None = None) -> Rows:
    return rows_where("practice_questions", questions, is_in)


INDICATOR = Indicator(
    id="practice_questions",
    number=19,
    label="Vragen uit de praktijk",
    explanation="Met zoveel vragen van partners gingen we aan de slag, en dit gebeurde ermee.",
    counted=(
        "Vragen van partners die in de periode zijn ingebracht; en daarvan die met een "
        "antwoord, een proef of een overname."
    ),
    out_of="Voor het vervolg: vragen die lang genoeg geleden zijn ingebracht.",
    left_out="Vragen die misschien buiten de periode vielen, en een vervolg van na de periode.",
    limits="Een vervolg laat zien dat er iets gebeurde, niet dat Wijkmakers de oorzaak is.",
    source="Register; Wenger; Mayne (2001).",
    compute=count_practice_questions,
    measures=("followed_up",),
    group_bys=((), ("opvolging",)),
    chart="lijst",
)
