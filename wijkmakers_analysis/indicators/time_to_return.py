"""Say how long it takes until somebody comes for the second time."""

from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import DAYS_A_MONTH, Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.reasons import NO_DAYS
from wijkmakers_analysis.indicators.survival import Survival, kaplan_meier
from wijkmakers_analysis.indicators.visits import count_people, visit_days
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

TWELVE_MONTHS_DAYS = 365
TOO_SOON = "Alle eerste bezoeken zijn op de laatste dag van de periode."
NOT_REACHED = "Minder dan de helft van de mensen kwam tot nu toe terug."
NOT_A_YEAR = "Nog niemand is lang genoeg te volgen; na een jaar kan dit erbij."


def measure_time_to_return(programme: Programme, year: Year) -> list[Finding]:
    """Give the time from somebody's first visit day to the second one.

    Question: how long does it take before somebody comes again?

    Counted unit: a person, from the first visit day in the register.

    Numerator: the days to the next visit day; whoever did not come again by the period's last day
    is followed until that day and is then censored, not counted as "no". Median is the day by
    which half came back; within_12_months the share that came back within 365 days; survival the
    share that did not come back by a day: {dag}, from month to month, and at the office also on
    each day on which somebody came back.

    Denominator: everybody with a visit day up to the period's end. Whoever came for the first time
    on the last day itself is followed for no day and leaves the curve at once.

    Left out: visits on a day that is not known exactly. Two activities on one day are one day.

    Missing: half did not come back: the median is `niet_bereikt`. Nobody could be followed for a
    year: within_12_months is `loopt_nog`. The curve stops where fewer people than the limit
    `at_risk` (10) are still followed. No lists, or those of an earlier closed year were deleted:
    `niet_gemeten`.

    Source: Kaplan and Meier (1958); Greenwood's variance, log-log interval of 95 %.
    """
    sources = programme.sources("attendance", "activities")
    maker = Maker("time_to_return", year, sources, ("dag", "dagen"), "dagen")
    days = visit_days(programme, year)
    deleted = reason_if_deleted(programme, year, "attendance")
    if deleted or not len(days):
        why = deleted or NO_DAYS
        return [
            maker.unmeasured(why, measure="median"),
            maker.unmeasured(why, measure="within_12_months", unit="aandeel"),
        ]
    durations, has_returned = _durations(days, year)
    curve = kaplan_meier(durations, has_returned)
    behind = {"rows": rows_where("attendance", days), **count_people(days)}
    at_risk = programme.settings.limits.at_risk
    return [
        _median(maker, curve, behind),
        _within_twelve_months(maker, curve, at_risk, behind),
        *_survival(maker, curve, at_risk, behind),
    ]


def _durations(days: pd.DataFrame, year: Year) -> tuple[np.ndarray, np.ndarray]:
    """Return for each person the days that passed, and whether a second visit ended them."""
    person = days["person_code"].to_numpy().astype(np.int64)
    day = days["visit_day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first = int(day.min())
    span = int(day.max()) - first + 1
    person, day = np.divmod(np.sort(person * span + day - first), span)
    day = (day + first).astype("datetime64[D]")
    starts = np.flatnonzero(np.r_[True, person[1:] != person[:-1]])
    ends = np.append(starts[1:], person.size)
    has_returned = ends - starts > 1
    last = np.full(starts.size, np.datetime64(year.end, "D"))
    last[has_returned] = day[starts[has_returned] + 1]
    return (last - day[starts]).astype(int), has_returned


def _median(maker: Maker, curve: Survival, behind: dict[str, Any]) -> Finding:
    reached = curve.median
    if reached is None:
        return maker.unknown("niet_bereikt", NOT_REACHED, measure="median", n=curve.size, **behind)
    low, high = curve.median_interval
    return maker.known(
        reached, measure="median", n=curve.size, low=low, high=high, method="loglog", **behind
    )


def _within_twelve_months(
    maker: Maker, curve: Survival, at_risk: int, behind: dict[str, Any]
) -> Finding:
    common = {"measure": "within_12_months", "unit": "aandeel", "n": curve.size, **behind}
    at = curve.at(TWELVE_MONTHS_DAYS)
    is_followed = curve.followed(TWELVE_MONTHS_DAYS) >= at_risk or at.share == 0
    if not is_followed:
        return maker.unknown("loopt_nog", NOT_A_YEAR, **common)
    interval = {}
    if at.low is not None and at.high is not None:
        interval = {"low": 1 - at.high, "high": 1 - at.low, "method": "loglog"}
    return maker.known(1 - at.share, **interval, **common)


def _survival(maker: Maker, curve: Survival, at_risk: int, behind: dict[str, Any]) -> list[Finding]:
    """Return the curve by month, and for the office on each day on which it steps."""
    months = [round(number * DAYS_A_MONTH) for number in range(1, curve.last // 28 + 2)]
    by_month = {day: False for day in months if curve.followed(day) >= at_risk}
    steps = {int(day): True for day in curve.steps}
    found = []
    for day, is_office_only in sorted((steps | by_month).items()):
        at = curve.at(day)
        interval = {} if at.low is None else {"low": at.low, "high": at.high, "method": "loglog"}
        found.append(
            maker.of(dag=str(day)).known(
                at.share,
                measure="survival",
                unit="aandeel",
                n=curve.followed(day),
                is_office_only=is_office_only,
                **interval,
                **behind,
            )
        )
    return found


INDICATOR = Indicator(
    id="time_to_return",
    number=7,
    label="Tijd tot terugkomst",
    explanation="Zo lang duurt het meestal voordat iemand voor de tweede keer komt.",
    counted=(
        "De dagen tussen iemands eerste en tweede dag. Wie nog niet terug is, telt mee zolang"
        " die te volgen is."
    ),
    out_of="Iedereen met een eerste bezoek tot en met het einde van de periode.",
    left_out="Bezoeken waarvan de dag niet precies bekend is.",
    limits=(
        "Wie nog niet terug is, kan nog komen. De lijn stopt waar te weinig mensen nog te "
        "volgen zijn."
    ),
    source="Kaplan en Meier (1958), met een marge op de log-log-schaal.",
    compute=measure_time_to_return,
    unit="dagen",
    measures=("median", "within_12_months", "survival"),
    group_bys=((), ("dag",)),
    minimum_n=10,
    chart="trap met een band",
    where=ANNEX,
)
