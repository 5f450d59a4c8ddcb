"""Count what was done for next year's focal points."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import (
    activities_by_focal_point,
    contributions_by_focal_point,
    focal_points_of,
    has_focal_points,
    stories_by_focal_point,
)
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Maker
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.turnout import OPEN_SERIES, incomplete_series
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

NOT_KEPT = Reason(
    "Bij geen enkele activiteit of verhaal is een speerpunt ingevuld.",
    "Zet het in de bladen Activiteiten en Verhalen.",
)


def count_focal_points(programme: Programme, year: Year) -> list[Finding]:
    """Count what carries each focal point of the next year.

    Question: what did we do for each focal point?

    Counted unit: an activity, a contribution or a story.

    Numerator: the activities of the period that carry the focal point, themselves or in a part of
    theirs; the contributions to such an activity; and the stories with consent that carry it. The
    three stand apart under `activities`, `contributions` and `stories`.

    Denominator: none. The focal points are those of the year after the one reviewed.

    Left out: what is left out of those three.

    Missing: where no activity and no story says a focal point, `niet_gemeten`. One with nothing
    yet is 0. Where a series has no complete list, a lower bound.

    Source: the register.
    """
    tables = ("focal_points", "activities", "contributions", "stories")
    maker = Maker("focal_points", year, programme.sources(*tables), ("keer", "keer"))
    points = focal_points_of(programme, year.number + 1)
    if not (has_focal_points(programme.activities) or has_focal_points(programme.stories)):
        return [maker.of(speerpunt=point).unmeasured(NOT_KEPT) for point in points]
    carriers = {
        "activities": activities_by_focal_point(programme, year),
        "contributions": contributions_by_focal_point(programme, year),
        "stories": stories_by_focal_point(programme, year),
    }
    is_open = bool(incomplete_series(programme, year))
    return [_count(maker.of(speerpunt=point), carriers, point, is_open) for point in points]


def _count(maker: Maker, carriers: dict[str, pd.DataFrame], point: str, is_open: bool) -> Finding:
    chosen = {name: rows[rows["focal_point"] == point] for name, rows in carriers.items()}
    number = sum(len(rows) for rows in chosen.values())
    labels = {name: rows.index for name, rows in chosen.items()}
    if is_open:
        return maker.at_least(number, OPEN_SERIES, rows=lambda: labels)
    return maker.known(number, rows=lambda: labels)


INDICATOR = Indicator(
    id="focal_points",
    number=27,
    label="Speerpunten",
    explanation="Dit deden we voor elk speerpunt, en zo staat het ervoor.",
    counted=(
        "Activiteiten, bijdragen en verhalen van deze periode die bij een speerpunt voor "
        "komend jaar horen."
    ),
    left_out="Wat ook bij activiteiten, bijdragen en verhalen niet meetelt.",
    limits="Veel activiteiten bij een speerpunt zegt nog niet dat het doel dichterbij is.",
    source="Register.",
    compute=count_focal_points,
    group_bys=(("speerpunt",),),
    chart="een rij per speerpunt",
)
