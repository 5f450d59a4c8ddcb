"""Count what was organised."""

from collections.abc import Iterable, Mapping

import pandas as pd

from wijkmakers_analysis.indicators.dating import months_of
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import (
    NO_FOCUS,
    activities_by_focal_point,
    focal_points_about,
    has_focal_points,
    spread_list,
)
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Chosen, Maker, rows_at, where
from wijkmakers_analysis.indicators.places import places_to_list
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.turnout import incomplete_series
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.activities import COMMISSIONED, OWN
from wijkmakers_analysis.schemas.office import OTHER, PILLARS
from wijkmakers_analysis.settings import Year

# Kind of which a series has no complete list -> the day it began.
Gaps = Mapping[str, pd.Timestamp]
UNKNOWN = "onbekend"
NOUN = ("activiteit", "activiteiten")
NO_MONTH = Reason(
    "Van een activiteit is de maand niet bekend.",
    "Vul in het blad Activiteiten de dag in.",
)
NO_CALENDAR = Reason(
    "Er is geen lijst van activiteiten.",
    filling.ACTIVITIES,
)


def count_activities(programme: Programme, year: Year) -> list[Finding]:
    """Count the activities that were held.

    Question: how often did we organise something, and what?

    Counted unit: an activity as a whole. A course or lab counts once, however many parts it has;
    of a series (the monthly walks) each part counts and the series itself does not. A kind that
    counts in another one (sheet Soorten) is counted as that one.

    Numerator: the units whose date bounds lie wholly in the period; a course or lab belongs to
    the period in which it starts. By kind, pillar, month, initiative, commissioner, neighbourhood
    and focal point. A unit of several months stands in its first; one in several neighbourhoods
    or with several focal points counts in each. Its parts' neighbourhoods and focal points are
    its own.

    Denominator: none.

    Left out: cancelled activities, and those that may lie outside the period; the report lists
    both.

    Missing: without a calendar `niet_gemeten`. Where a series says that its list is not complete,
    its kind is `niet_gemeten` and what holds that kind is a lower bound from the other kinds. A
    month in which a unit with an uncertain date may lie is a lower bound. A blank initiative is
    'onbekend'.

    Source: the register; no interval, because it is a full count.
    """
    maker = Maker("activities", year, programme.sources("activities"), NOUN)
    if not len(programme.activities):
        return [maker.unmeasured(NO_CALENDAR)]
    units = programme.activities_in(year)
    gaps = incomplete_series(programme, year)
    complete = units[~units["kind"].isin(list(gaps))]
    return [
        *_by_kind_and_pillar(maker, programme, units, complete, gaps),
        *_by_month(maker, programme, units, complete, gaps),
        *_by_initiative(maker, complete, gaps),
        *_by_commissioner(maker, units, gaps),
        *_by_place(maker, programme, units, gaps),
        *_by_focal_point(maker, programme, gaps),
    ]


def _by_kind_and_pillar(
    maker: Maker,
    programme: Programme,
    units: pd.DataFrame,
    complete: pd.DataFrame,
    gaps: Gaps,
) -> list[Finding]:
    found = [_count(maker, complete, gaps)]
    for kind in sorted({*units["kind"].dropna(), *gaps}):
        if kind in gaps:
            found.append(maker.of(soort=kind).unmeasured(_say_gap([kind])))
        else:
            found.append(_count(maker.of(soort=kind), units, {}, where("kind", kind)))
    pillar_of = _pillars(programme)
    for pillar in _shown_pillars(units, gaps, pillar_of):
        held = {kind: day for kind, day in gaps.items() if pillar_of.get(kind) == pillar}
        found.append(_count(maker.of(pijler=pillar), complete, held, where("pillar", pillar)))
    return found


def _by_month(
    maker: Maker,
    programme: Programme,
    units: pd.DataFrame,
    complete: pd.DataFrame,
    gaps: Gaps,
) -> list[Finding]:
    pillar_of = _pillars(programme)
    placed = _with_months(programme, complete)
    found = []
    for key, column, values in (
        ("pijler", "pillar", _shown_pillars(units, gaps, pillar_of)),
        ("soort", "kind", sorted({*units["kind"].dropna(), *gaps})),
    ):
        for value in values:
            chosen = placed[placed[column] == value]
            held = [day for kind, day in gaps.items() if value in (kind, pillar_of.get(kind))]
            for month in months_of(maker.year):
                one = maker.of(**{key: value, "maand": month})
                is_gap = any(f"{day:%Y-%m}" <= month for day in held)
                if is_gap and key == "soort":
                    found.append(one.unmeasured(_say_gap([value])))
                else:
                    found.append(_count_month(one, chosen, month, gaps if is_gap else {}))
    return found


def _count_month(maker: Maker, units: pd.DataFrame, month: str, gaps: Gaps) -> Finding:
    chosen = units.index[units["month"] == month]
    rows = rows_at("activities", chosen)
    if gaps:
        return maker.at_least(len(chosen), _say_gap(gaps), rows=rows)
    unsure = units[units["month"].isna()]
    spans = (unsure["from_month"] <= month) & (unsure["to_month"] >= month)
    if spans.any():
        return maker.at_least(len(chosen), NO_MONTH, rows=rows)
    return maker.known(len(chosen), rows=rows)


def _with_months(programme: Programme, units: pd.DataFrame) -> pd.DataFrame:
    """Return units with the month they begin in, missing where their bounds span several."""
    parts = programme.activities.dropna(subset=["parent_id", "first_day"])
    earliest = parts.sort_values("first_day").drop_duplicates("parent_id").set_index("parent_id")
    first, last = units["date_first"], units["date_last"]
    has_bounds_only = first.isna() & units["earliest_date"].isna() & units["latest_date"].isna()
    for name in ("first_day", "last_day"):
        of_part = looked_up(earliest[name], units["activity_id"]).where(has_bounds_only)
        own = (first if name == "first_day" else last).fillna(of_part).fillna(units[name])
        units = units.assign(**{f"began_{name}": own.dt.strftime("%Y-%m")})
    return units.assign(
        month=units["began_first_day"].where(units["began_first_day"] == units["began_last_day"]),
        from_month=units["began_first_day"],
        to_month=units["began_last_day"],
    )


def _by_initiative(maker: Maker, complete: pd.DataFrame, gaps: Gaps) -> list[Finding]:
    by_initiative = complete.assign(initiative=complete["initiative"].fillna(UNKNOWN))
    return [
        _count(maker.of(initiatief=value), by_initiative, gaps, where("initiative", value))
        for value in (OWN, COMMISSIONED, UNKNOWN)
    ]


def _by_place(maker: Maker, programme: Programme, units: pd.DataFrame, gaps: Gaps) -> list[Finding]:
    placed = spread_list(programme, maker.year, units, "neighbourhoods")
    named = placed["neighbourhoods"].dropna()
    values = places_to_list(programme.neighbourhoods, named)
    coverage = float(units["unit_id"].isin(placed["unit_id"]).mean()) if len(units) else None
    return [
        _count(maker.of(wijk=value), placed, gaps, where("neighbourhoods", value), coverage)
        for value in values
    ]


def _by_focal_point(maker: Maker, programme: Programme, gaps: Gaps) -> list[Finding]:
    carriers = activities_by_focal_point(programme, maker.year)
    values = focal_points_about(programme, maker.year, carriers)
    if not has_focal_points(programme.activities):
        return [maker.of(speerpunt=value).unmeasured(NO_FOCUS) for value in values]
    return [
        _count(maker.of(speerpunt=value), carriers, gaps, where("focal_point", value))
        for value in values
    ]


def _by_commissioner(maker: Maker, units: pd.DataFrame, gaps: Gaps) -> list[Finding]:
    named = units.dropna(subset=["commissioner"])
    return [
        _count(maker.of(opdrachtgever=value), own, gaps)
        for value, own in named[["commissioner"]].groupby("commissioner")
    ]


def _count(
    maker: Maker,
    units: pd.DataFrame,
    gaps: Gaps,
    is_in: Chosen | None = None,
    coverage: float | None = None,
) -> Finding:
    chosen = units.index if is_in is None else units.index[is_in(units)]
    rows = rows_at("activities", chosen)
    if gaps:
        return maker.at_least(len(chosen), _say_gap(gaps), rows=rows, coverage=coverage)
    return maker.known(len(chosen), rows=rows, coverage=coverage)


def _pillars(programme: Programme) -> dict[str, str]:
    known = programme.activities.dropna(subset=["kind"]).drop_duplicates("kind")
    return dict(zip(known["kind"], known["pillar"], strict=True))


def _shown_pillars(units: pd.DataFrame, gaps: Gaps, pillar_of: Mapping[str, str]) -> list[str]:
    used = {*units["pillar"], *(pillar_of.get(kind) for kind in gaps)}
    return [pillar for pillar in PILLARS if pillar != OTHER or pillar in used]


def _say_gap(kinds: Iterable[str]) -> Reason:
    return Reason(
        f"Er is geen volledige lijst van {listed(sorted(kinds))}.",
        filling.ALL_ACTIVITIES,
    )


INDICATOR = Indicator(
    id="activities",
    number=1,
    label="Activiteiten",
    explanation=("Zo vaak organiseerden we dit jaar iets, verdeeld over leren, doen en ontmoeten."),
    counted=(
        "Een activiteit als geheel. Een leergang of werkplaats telt één keer, hoeveel delen "
        "die ook heeft. Van een reeks, zoals de wandelingen, telt elk deel."
    ),
    left_out="Wat niet doorging, en wat misschien buiten de periode viel.",
    limits=(
        "Meer activiteiten is niet vanzelf beter. Bij zulke kleine aantallen is pas een grote"
        " verandering zichtbaar."
    ),
    source="Volledige telling uit de activiteitenlijst.",
    compute=count_activities,
    group_bys=(
        (),
        ("soort",),
        ("pijler",),
        ("pijler", "maand"),
        ("soort", "maand"),
        ("initiatief",),
        ("opdrachtgever",),
        ("wijk",),
        ("speerpunt",),
    ),
    chart="gestapelde staven per maand, naar pijler",
    may_exceed_chance=True,
)
