"""Count the stories that may be told."""

from collections.abc import Iterable

import pandas as pd

from wijkmakers_analysis.indicators.dating import share_dated
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focus import (
    focal_points_about,
    has_focal_points,
    stories_by_focal_point,
)
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.making import Chosen, Maker, Rows, rows_where, where
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.telling import stories_of, stories_with_consent
from wijkmakers_analysis.indicators.visits import share_known
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.stories import VALUE_CYCLES
from wijkmakers_analysis.settings import Year

NOT_KEPT = Reason("Er zijn nog geen verhalen verzameld.", filling.STORIES)
NO_CYCLE = Reason(
    "Bij geen enkel verhaal is een waardecyclus ingevuld.",
    "Zet die in het blad Verhalen.",
)
NO_FOCUS = Reason(
    "Bij geen enkel verhaal is een speerpunt ingevuld.",
    "Zet het in het blad Verhalen.",
)


def count_stories(programme: Programme, year: Year) -> list[Finding]:
    """Count the stories that may be told.

    Question: which stories show what changed?

    Counted unit: a story or quote.

    Numerator: stories dated in the period (by their own date, else that of their activity) with
    consent that is still valid on its last day; by value cycle (1 direct, 2 in aanleg, 3
    toegepast, 4 gerealiseerd, 5 nieuwe blik) and by focal point, each story once in each of its
    own.

    Denominator: none. What one story says is cited, never counted.

    Left out: stories without consent, and those that may lie outside the period.

    Missing: nothing in the sheet is `niet_gemeten`. Where no story says its value cycle or focal
    point, those cells are too; else a blank one goes to coverage.

    Source: the register; value-creation stories of Wenger, Trayner and De Laat (2011).
    """
    sources = programme.sources("stories", "activities")
    maker = Maker("stories", year, sources, ("verhaal", "verhalen"))
    dated = stories_with_consent(programme, year)
    stories = stories_of(programme, year)
    carriers = stories_by_focal_point(programme, year)
    points = focal_points_about(programme, year, carriers)
    if not len(programme.stories):
        cells = [maker, *_cycles(maker), *(maker.of(speerpunt=point) for point in points)]
        return [one.unmeasured(NOT_KEPT) for one in cells]
    found = [maker.known(len(stories), coverage=share_dated(dated, year), rows=_rows(stories))]
    return [
        *found,
        *_by_cycle(maker, stories),
        *_by_focal_point(maker, programme, carriers, points),
    ]


def _cycles(maker: Maker) -> list[Maker]:
    return [maker.of(waardecyclus=cycle) for cycle in VALUE_CYCLES]


def _by_cycle(maker: Maker, stories: pd.DataFrame) -> list[Finding]:
    if len(stories) and stories["value_cycle"].isna().all():
        return [one.unmeasured(NO_CYCLE) for one in _cycles(maker)]
    found = []
    for one, cycle in zip(_cycles(maker), VALUE_CYCLES, strict=True):
        is_in = where("value_cycle", cycle)
        coverage = share_known(stories["value_cycle"])
        rows = _rows(stories, is_in)
        found.append(one.known(int(is_in(stories).sum()), coverage=coverage, rows=rows))
    return found


def _by_focal_point(
    maker: Maker, programme: Programme, carriers: pd.DataFrame, points: Iterable[str]
) -> list[Finding]:
    if not has_focal_points(programme.stories):
        return [maker.of(speerpunt=point).unmeasured(NO_FOCUS) for point in points]
    found = []
    for point in points:
        chosen = carriers[carriers["focal_point"] == point]
        found.append(maker.of(speerpunt=point).known(len(chosen), rows=_rows(chosen)))
    return found


def _rows(stories: pd.DataFrame, is_in: Chosen | None = None) -> Rows:
    return rows_where("stories", stories, is_in)


INDICATOR = Indicator(
    id="stories",
    number=23,
    label="Verhalen",
    explanation=(
        "Deze verhalen laten zien wat er veranderde, van een eerste ontmoeting tot een nieuwe "
        "manier van werken."
    ),
    counted="Verhalen en citaten met toestemming die op de laatste dag nog geldt.",
    left_out="Verhalen zonder toestemming.",
    limits="Verhalen zijn gekozen. Ze laten zien wat kán gebeuren, niet hoe vaak het gebeurt.",
    source="Wenger, Trayner en De Laat (2011).",
    compute=count_stories,
    group_bys=((), ("waardecyclus",), ("speerpunt",)),
    chart="tegels per waardecyclus, met citaten",
)
