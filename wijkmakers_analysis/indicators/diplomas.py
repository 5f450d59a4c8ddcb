"""Count who started the course and who took the diploma."""

from typing import Any

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker, rows_where
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.statistics import wilson_interval
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.course import FINISHED, RUNNING, STARTED, STOPPED, TRANSFERRED
from wijkmakers_analysis.schemas.people import NO_ORGANISATION
from wijkmakers_analysis.settings import Year

LEFT = (STOPPED, TRANSFERRED)
NOUN = ("diploma", "diploma's")
NO_COHORT = Reason(
    "Er is geen editie van de leergang bekend in deze periode.",
    filling.COHORTS,
)
STILL_RUNNING = "Deze editie loopt nog; na het einde is bekend hoeveel mensen het diploma haalden."
NONE_CLOSED = (
    "In deze periode is geen editie afgerond; de lopende editie telt mee als die klaar is."
)
NO_START = Reason(
    "Hoeveel mensen aan deze editie begonnen, is niet bekend.",
    "Vul in het blad Edities 'gestart geteld' in.",
)
NO_DIPLOMAS = Reason(
    "Hoeveel diploma's er waren, is niet bekend.",
    "Vul in het blad Edities 'diploma's geteld' in.",
)
NOT_FILLED = Reason(
    "Van deze editie is de afloop nog niet ingevuld.",
    "Zet in blad Inschrijvingen de status op afgerond, gestopt of overgestapt.",
)
NOT_ALL_FILLED = Reason(
    "Van een editie is de afloop nog niet ingevuld.",
    "Zet in blad Inschrijvingen de status op afgerond, gestopt of overgestapt.",
)
NO_LIST = "Er is geen lijst van inschrijvingen, dus wie stopte of overstapte, is niet bekend."


def count_diplomas(programme: Programme, year: Year) -> list[Finding]:
    """Count diplomas, and their share of those who started.

    Question: how many who started the course took the diploma?

    Counted unit: a person in an edition of the course.

    Numerator: people with status afgerond, or with a diploma dated up to the end of the period;
    without a list of enrolments the counted diplomas (count).

    Denominator: people who started, of status bezig, afgerond, gestopt or overgestapt; without a
    list the counted start (started). Stops and transfers (stopped) are part of it.

    Left out: editions that ended before the period or begin after it; people who only applied or
    waited. The total counts the editions that ended within the period.

    Missing: an edition that ends after the period, or of which the end is unknown, is `loopt_nog`
    (its starters are given; what became of them is not). An edition that ended, of which nobody
    has finished and somebody still is `bezig`, has no outcome yet: `niet_gemeten`, and no zero.
    Where the start is unknown the share is `niet_gemeten` and the count stands.

    Source: the register; Wilson's interval (1927; Brown, Cai and DasGupta 2001) by edition.
    """
    sources = programme.sources("cohorts", "enrolments")
    maker = Maker("diplomas", year, sources, NOUN, version=2)
    cohorts = _cohorts_of_period(programme, year)
    if not len(cohorts):
        return [maker.unmeasured(NO_COHORT, measure="count")]
    people = _enrolled(programme, year)
    places = people.groupby("cohort").indices
    results = [
        _Edition(maker.of(editie=row.cohort), row, people.iloc[places.get(row.cohort, [])])
        for row in cohorts.itertuples()
    ]
    found = [_total(maker, [result for result in results if result.is_closed])]
    for result in results:
        found.extend(result.findings())
    return found


class _Edition:
    """What is known of one edition at the end of the period."""

    def __init__(self, maker: Maker, cohort: Any, enrolled: pd.DataFrame):
        self.maker, self.is_closed = maker, bool(cohort.is_closed)
        self.starters = enrolled[enrolled["status"].isin(STARTED)]
        self.diplomas = self.starters[self.starters["has_diploma"]]
        self.has_list = bool(len(self.starters))
        # Who stopped along the way was written down; what became of the others was not.
        is_open = bool((self.starters["status"] == RUNNING).any()) and not len(self.diplomas)
        self.is_unfilled = self.is_closed and is_open
        self.started = len(self.starters) if self.has_list else _whole(cohort.started_count)
        self.diploma_count = len(self.diplomas) if self.has_list else _whole(cohort.diploma_count)

    def findings(self) -> list[Finding]:
        return [self._share(), self._count(), self._started(), self._stopped()]

    def _share(self) -> Finding:
        maker = self.maker
        if not self.is_closed:
            return maker.unknown(
                "loopt_nog", STILL_RUNNING, unit="aandeel", denominator=self.started, n=self.started
            )
        if self.is_unfilled:
            return maker.unmeasured(NOT_FILLED, unit="aandeel")
        if self.diploma_count is None:
            return maker.unmeasured(NO_DIPLOMAS, unit="aandeel")
        if self.started is None or self.diploma_count > self.started:
            return maker.unmeasured(NO_START, unit="aandeel", numerator=self.diploma_count)
        interval = {}
        if self.started:
            low, high = wilson_interval(self.diploma_count, self.started)
            interval = {"low": low, "high": high, "method": "wilson"}
        behind = self._behind(self.starters, self.started)
        return maker.share(self.diploma_count, self.started, **interval, **behind)

    def _count(self) -> Finding:
        if not self.is_closed:
            return self.maker.unknown("loopt_nog", STILL_RUNNING, measure="count")
        if self.is_unfilled:
            return self.maker.unmeasured(NOT_FILLED, measure="count")
        if self.diploma_count is None:
            return self.maker.unmeasured(NO_DIPLOMAS, measure="count")
        behind = self._behind(self.diplomas, self.diploma_count)
        return self.maker.known(self.diploma_count, measure="count", **behind)

    def _started(self) -> Finding:
        if self.started is None:
            return self.maker.unmeasured(NO_START, measure="started", noun=PEOPLE)
        behind = self._behind(self.starters, self.started)
        return self.maker.known(self.started, measure="started", noun=PEOPLE, **behind)

    def _stopped(self) -> Finding:
        common = {"measure": "stopped", "noun": PEOPLE}
        if not self.is_closed:
            return self.maker.unknown("loopt_nog", STILL_RUNNING, **common)
        if not self.has_list:
            return self.maker.unmeasured(NO_LIST, **common)
        if self.is_unfilled:
            return self.maker.unmeasured(NOT_FILLED, **common)
        stopped = self.starters[self.starters["status"].isin(LEFT)]
        return self.maker.known(len(stopped), **common, **self._behind(stopped, len(stopped)))

    def _behind(self, people: pd.DataFrame, number: int) -> dict[str, Any]:
        if not self.has_list:
            return {"people": number, "organisations": number}
        return _people(people)


def _total(maker: Maker, closed: list[_Edition]) -> Finding:
    counts = [one.diploma_count for one in closed if one.diploma_count is not None]
    if not closed:
        return maker.unknown("loopt_nog", NONE_CLOSED, measure="count")
    if any(one.is_unfilled for one in closed):
        return maker.unmeasured(NOT_ALL_FILLED, measure="count")
    if len(counts) < len(closed):
        return maker.unmeasured(NO_DIPLOMAS, measure="count")
    unlisted = sum(result.diploma_count or 0 for result in closed if not result.has_list)
    listed = pd.concat([result.diplomas for result in closed])
    behind = _people(listed)
    behind["people"] += unlisted
    behind["organisations"] += unlisted
    return maker.known(sum(counts), measure="count", n=len(closed), **behind)


def _people(enrolled: pd.DataFrame) -> dict[str, Any]:
    is_own = enrolled["organisation"].isna() | enrolled["organisation"].isin(NO_ORGANISATION)
    own = enrolled.loc[is_own, "person_id"].nunique()
    return {
        "people": int(enrolled["person_id"].nunique()),
        "organisations": int(own + enrolled.loc[~is_own, "organisation"].nunique()),
        "rows": rows_where("enrolments", enrolled),
    }


def _cohorts_of_period(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the editions that ended within the period or were running at its end."""
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    rows = programme.cohorts
    is_closed = rows["end_date_last"] <= end
    ended_inside = is_closed & (rows["end_date_last"] >= start)
    running = (rows["start_date_last"] <= end) & ~is_closed
    return rows.assign(is_closed=is_closed)[ended_inside | running]


def _enrolled(programme: Programme, year: Year) -> pd.DataFrame:
    """Return one row a person in an edition, and whether a diploma is dated within reach."""
    rows = programme.enrolments.drop_duplicates(["cohort", "person_id"])
    is_late = rows["diploma_date"] > pd.Timestamp(year.end)
    has_diploma = ((rows["status"] == FINISHED) | rows["diploma_date"].notna()) & ~is_late
    return rows.assign(has_diploma=has_diploma.fillna(False).astype(bool))


def _whole(value: float | None) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


INDICATOR = Indicator(
    id="diplomas",
    number=15,
    label="Diploma's",
    explanation="Zoveel mensen die aan de leergang begonnen, haalden het diploma.",
    counted="Mensen met een diploma, of die de editie afrondden.",
    out_of="Mensen die aan die editie begonnen. Stoppen en overstappen horen daarbij.",
    left_out="Edities die nog lopen, en wie zich alleen aanmeldde of wachtte.",
    limits="Een diploma zegt niet wat iemand ermee doet; zie daarvoor het gebruik in het werk.",
    source="Wilson (1927); Brown, Cai en DasGupta (2001).",
    compute=count_diplomas,
    unit="aandeel",
    measures=("count", "started", "stopped"),
    group_bys=((), ("editie",)),
    minimum_n=10,
    chart="stip met interval per editie",
    may_exceed_chance=True,
)
