"""Count how often somebody came, and how many came to one activity."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import PEOPLE, Maker, rows_together, rows_where, where
from wijkmakers_analysis.indicators.reasons import unlisted
from wijkmakers_analysis.indicators.turnout import (
    OPEN_SERIES,
    incomplete_series,
    say_unlisted,
    turnout_by_activity,
)
from wijkmakers_analysis.indicators.visits import count_people, count_people_by, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.settings import Year

NOUN = ("deelname", "deelnames")
QUARTILES = {"group_size_median": 0.5, "group_size_q1": 0.25, "group_size_q3": 0.75}
NO_ACTIVITY = "In deze periode staan geen activiteiten waar mensen naartoe konden komen."
NOT_KEPT = unlisted("Hoeveel mensen er kwamen, is niet bijgehouden.")
MORE_THAN = (
    "Bij een telling is opgeschreven dat er meer dan dit aantal waren, niet precies hoeveel."
)
NO_LIST = "Er zijn geen presentielijsten, dus de grootte van groepen is niet bekend."


def count_attendances(programme: Programme, year: Year) -> list[Finding]:
    """Count attendances and the size of groups.

    Question: how often did somebody come, and how many usually came to one activity?

    Counted unit: an attendance, one participant present at one activity or part of one; two
    activities on one day are two. Guides, speakers and organisers are counted apart.

    Numerator: of an activity the participants on its list, or the counted visitors where those
    are more; the sum of that over activities. By kind (of the course or lab, for a part) and by
    activity. Group size is the median and the quartiles over activities with a list, of the
    participants on it: head counts are never mixed in.

    Denominator: none.

    Left out: cancelled activities; absent, excused and unknown presence.

    Missing: an activity with neither list nor count is `niet_gemeten`, and what it is part of is a
    lower bound; so is what holds a "meer dan" (value is the number that was exceeded, low one
    more) and what holds a series whose list is not complete. Coverage is the share of activities
    with a list or a count. No activity: `noemer_nul`.

    Source: lists and counts; no interval, because attendances are clustered.
    """
    sources = programme.sources("activities", "attendance")
    maker = Maker("attendances", year, sources, NOUN)
    visits = visits_in(programme, year)
    turnout = turnout_by_activity(programme, year)
    series = set(incomplete_series(programme, year))
    found = [_sum(maker, turnout, visits, bool(series)), *_sizes(maker, turnout, visits)]
    for kind in sorted({*turnout["kind"].dropna(), *series}):
        chosen = turnout[turnout["kind"] == kind], visits[visits["kind"] == kind]
        found.append(_sum(maker.of(soort=kind), *chosen, kind in series))
        found.extend(_sizes(maker.of(soort=kind), *chosen))
    return [*found, *_by_activity(maker, turnout, visits)]


def _sum(maker: Maker, turnout: pd.DataFrame, visits: pd.DataFrame, is_open: bool) -> Finding:
    if not len(turnout):
        return maker.unknown("noemer_nul", NO_ACTIVITY)
    if not turnout["is_measured"].any():
        return maker.unmeasured(NOT_KEPT)
    counted = count_people(visits)
    largest = int(turnout["number"].max())
    behind = {
        "people": max(counted["people"], largest),
        "organisations": counted["organisations"] + max(largest - counted["people"], 0),
        "n": int(turnout["is_measured"].sum()),
        "coverage": float(turnout["is_measured"].mean()),
        "rows": rows_together(
            rows_where("attendance", visits),
            rows_where("activities", turnout[turnout["counted"].notna()]),
        ),
    }
    total = int(turnout["number"].sum())
    reason = (
        say_unlisted(turnout)
        or (OPEN_SERIES if is_open else "")
        or (MORE_THAN if turnout["is_bound"].any() else "")
    )
    if reason:
        return maker.at_least(total + int(turnout["is_bound"].sum()), reason, **behind)
    return maker.known(total, **behind)


def _sizes(maker: Maker, turnout: pd.DataFrame, visits: pd.DataFrame) -> list[Finding]:
    sizes = turnout.loc[turnout["has_list"], "listed"]
    if not len(turnout):
        return [maker.unknown("noemer_nul", NO_ACTIVITY, measure=name) for name in QUARTILES]
    if not len(sizes):
        return [maker.unmeasured(NO_LIST, measure=name) for name in QUARTILES]
    behind = {
        "noun": PEOPLE,
        "n": len(sizes),
        "coverage": float(turnout["has_list"].mean()),
        "rows": rows_where("attendance", visits),
        **count_people(visits),
    }
    return [
        maker.known(float(sizes.quantile(quantile)), measure=name, **behind)
        for name, quantile in QUARTILES.items()
    ]


def _by_activity(maker: Maker, turnout: pd.DataFrame, visits: pd.DataFrame) -> list[Finding]:
    counted = count_people_by(visits, "activity_id")["organisations"]
    organisations = (
        looked_up(counted, turnout["activity_id"]).fillna(0).astype(int) + turnout["unnamed"]
    )
    counts = turnout[turnout["counted"].notna()]
    found = []
    for row, organisation_count in zip(turnout.itertuples(), organisations, strict=True):
        one = maker.of(activiteit=row.activity_id)
        is_its_own = where("activity_id", row.activity_id)
        behind = {
            "people": int(row.number),
            "organisations": int(organisation_count),
            "noun": PEOPLE,
            "within": {"soort": row.kind} if isinstance(row.kind, str) else {},
            "rows": rows_together(
                rows_where("attendance", visits, is_its_own),
                rows_where("activities", counts, is_its_own),
            ),
        }
        if not row.is_measured:
            found.append(one.unmeasured(NOT_KEPT))
        elif row.is_bound:
            found.append(one.more_than(int(row.number), MORE_THAN, **behind))
        else:
            found.append(one.known(int(row.number), **behind))
    return found


INDICATOR = Indicator(
    id="attendances",
    number=3,
    label="Deelnames en groepsgrootte",
    explanation="Zo vaak kwam er iemand, en zoveel mensen waren er meestal bij een activiteit.",
    counted=(
        "Elke keer dat een deelnemer er was. Twee activiteiten op één dag zijn twee "
        "deelnames. De groepsgrootte is de middelste groep, met de kwartielen ernaast."
    ),
    left_out="Activiteiten die niet doorgingen, en wie afwezig was of van wie dat onbekend is.",
    limits=(
        "Deelnames zijn geen mensen: wie vaak komt, telt vaak. Er staat geen marge bij, want "
        "mensen komen samen en komen terug."
    ),
    source="Presentielijsten en tellingen.",
    compute=count_attendances,
    measures=("group_size_median", "group_size_q1", "group_size_q3"),
    group_bys=((), ("soort",), ("activiteit",)),
    chart="een doos per soort",
)
