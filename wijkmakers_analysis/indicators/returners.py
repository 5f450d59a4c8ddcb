"""Say how many new participants came back within a year."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import PEOPLE, Maker, rows_where
from wijkmakers_analysis.indicators.reasons import NO_DAYS
from wijkmakers_analysis.indicators.statistics import wilson_interval
from wijkmakers_analysis.indicators.visits import count_people, visit_days
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

CLASSES = ((0, 0, "0"), (1, 1, "1"), (2, 2, "2"), (3, 4, "3-4"), (5, None, "5+"))
MONTHS = 12
TOO_SOON = (
    "Voor nog niemand is een jaar voorbij sinds het eerste bezoek; volgend jaar kan dit erbij."
)


def share_of_returners(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of new participants who came on another day within twelve months.

    Question: how many new participants came back within a year?

    Counted unit: a person, from the first visit in the register.

    Numerator: those with at least two distinct visit days within twelve months from the first,
    that day included. Visits counts them by the number of other days in those months, in the
    classes 0, 1, 2, 3-4 and 5+ (score).

    Denominator: the people whose twelve months ended within the period; with {cohort}, the year
    of the settings in which they first came, those whose twelve months ended by its last day.

    Left out: visits on a day that is not known exactly. Two activities on one day are one day.

    Missing: nobody's twelve months have ended: `loopt_nog`. In the first year with lists people
    who came before cannot be told from new ones. No lists, or those of an earlier closed year were
    deleted: `niet_gemeten`.

    Source: the repeat table of Fader, Hardie and Lee (2005); Wilson's interval.
    """
    sources = programme.sources("attendance", "activities")
    maker = Maker("returners", year, sources, ("terugkomer", "terugkomers"), "aandeel")
    if deleted := reason_if_deleted(programme, year, "attendance"):
        return [maker.unmeasured(deleted)]
    days = visit_days(programme, year)
    if not len(days):
        return [maker.unmeasured(NO_DAYS)]
    people = _first_year_by_person(days)
    end, start = pd.Timestamp(year.end), pd.Timestamp(year.start)
    is_over = people["over_on"] <= end
    inside = people[is_over & (people["over_on"] >= start)]
    found = [_share(maker, days, inside), *_visits(maker, days, inside)]
    for one in programme.settings.years.values():
        began = people["first"].between(pd.Timestamp(one.start), pd.Timestamp(one.end))
        if one.end <= year.end and began.any():
            cohort = maker.of(cohort=str(one.number))
            found.append(_share(cohort, days, people[began & is_over]))
    return found


def _first_year_by_person(days: pd.DataFrame) -> pd.DataFrame:
    """Return first day, the end of the twelve months and other days within them, by person."""
    first = days.groupby("person_code")["visit_day"].min()
    over_on = first + pd.DateOffset(months=MONTHS)
    is_within = days["visit_day"] < days["person_code"].map(over_on)
    repeats = days[is_within].groupby("person_code").size() - 1
    return pd.DataFrame({"first": first, "over_on": over_on, "repeats": repeats})


def _share(maker: Maker, days: pd.DataFrame, cohort: pd.DataFrame) -> Finding:
    if not len(cohort):
        return maker.unknown("loopt_nog", TOO_SOON)
    back = int((cohort["repeats"] >= 1).sum())
    low, high = wilson_interval(back, len(cohort))
    rows = days[days["person_code"].isin(cohort.index)]
    interval = {"low": low, "high": high, "method": "wilson"}
    behind = {"rows": rows_where("attendance", rows), **count_people(rows)}
    return maker.share(back, len(cohort), **interval, **behind)


def _visits(maker: Maker, days: pd.DataFrame, cohort: pd.DataFrame) -> list[Finding]:
    if not len(cohort):
        return []
    found = []
    for least, most, name in CLASSES:
        is_in = (cohort["repeats"] >= least) & (most is None or cohort["repeats"] <= most)
        chosen = days[days["person_code"].isin(cohort.index[is_in])]
        one = maker.of(**maker.group, score=name)
        found.append(
            one.known(
                int(is_in.sum()),
                measure="visits",
                unit="aantal",
                noun=PEOPLE,
                rows=rows_where("attendance", chosen),
                **count_people(chosen),
            )
        )
    return found


INDICATOR = Indicator(
    id="returners",
    number=5,
    label="Wie kwam terug?",
    explanation="Zoveel nieuwe deelnemers kwamen binnen een jaar nog een keer.",
    counted=(
        "Mensen met minstens twee verschillende dagen binnen twaalf maanden na hun eerste bezoek."
    ),
    out_of="Mensen van wie die twaalf maanden in deze periode voorbij waren.",
    left_out="Bezoeken waarvan de dag niet precies bekend is.",
    limits=(
        "In het eerste jaar met lijsten zijn oude bekenden niet van nieuwe mensen te onderscheiden."
    ),
    source="Fader, Hardie en Lee (2005); marge van Wilson.",
    compute=share_of_returners,
    unit="aandeel",
    measures=("visits",),
    group_bys=((), ("cohort",), ("score",)),
    minimum_n=10,
    chart="staaf van klassen",
    where=ANNEX,
    may_exceed_chance=True,
)
