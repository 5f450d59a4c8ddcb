"""The year of one partner: what was around it, beside all activities by month and pillar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    organisation_in_words,
    sentence,
)
from wijkmakers_analysis.figures.calendar_rows import PILLARS, months_between, place_among
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened
from wijkmakers_analysis.figures.wording import (
    counted,
    has_number,
    label_of,
    named,
    period,
    said,
    shown,
    source,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.partner import REASONS, PartnerPack, activities_around
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import find, house_look

LABELS, TOP, ROW, LANE, GAP = 104.0, 26.0, 19.0, 12.0, 9.0
THICK = 7.0
SMALL = style.SMALL_FONT_SIZE
# Activities of more days than these are a bar.
LONGEST_DOT_DAYS = 14


@dataclass(frozen=True)
class _Lane:
    """Activities for one reason that do not stand over each other, as (left, right) in points."""

    reason: str
    marks: tuple[tuple[float, float], ...]


def draw_own_year(pack: PartnerPack) -> Block:
    """Draw how many activities there were a month, and those around the partner above them.

    Each number is written in the drawing; a table beside it lists the activities around the
    partner. Where no activity has a month, a sentence says what is missing.
    """
    months = months_between(pack.start, pack.end)
    pillars = [name for name in PILLARS if _has_months(pack, name, months)]
    if not pillars:
        return say_missing(
            words("Wanneer de activiteiten waren, is niet bekend."), remedy=filling.ACTIVITIES
        )
    step = (WIDTH - LABELS) / len(months)
    lanes = _lanes(pack, months, step)
    height = TOP + LANE * len(lanes) + (GAP if lanes else 0) + ROW * len(pillars)
    with drawing(height, look=house_look(pack)) as canvas:
        _draw_months(canvas, months, step, height)
        y = _draw_own(canvas, lanes)
        for index, name in enumerate(pillars):
            _draw_pillar(canvas, pack, name, months, step, y + ROW * index)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack, lanes),
        subtitle=_subtitle(lanes),
        svg=svg,
        alt=_alt(pack, pillars),
        numbers=None,
        note=source(pack, svg),
        size=size,
    )


def _has_months(pack: PartnerPack, pillar: str, months: Sequence[date]) -> bool:
    return any(has_number(_of_month(pack, pillar, month)) for month in months)


def _of_month(pack: PartnerPack, pillar: str, month: date) -> Fact | None:
    return find(pack, "activities", pijler=pillar, maand=month.strftime("%Y-%m"))


def _draw_months(canvas: Canvas, months: Sequence[date], step: float, height: float) -> None:
    for index, month in enumerate(months):
        x = LABELS + index * step
        if index == 0 or month.month == 1:
            canvas.text(x + 3, 5, str(month.year), size=SMALL, colour=style.SOFT_INK)
            canvas.line([(x, 0), (x, height)])
        name = language.short_month(month)
        canvas.text(x + step / 2, 17, name, size=SMALL, colour=style.SOFT_INK, align="center")


def _draw_own(canvas: Canvas, lanes: Sequence[_Lane]) -> float:
    """Draw the marks around the partner and return where the next row starts."""
    y, told = TOP, ""
    for lane in lanes:
        if lane.reason != told:
            told = lane.reason
            head = language.first_upper(translated(told))
            canvas.text(0, y + LANE / 2, head, size=SMALL, bold=True, colour=style.ACCENT)
        for left, right in lane.marks:
            canvas.pill(left, y + (LANE - THICK) / 2, right - left, THICK, style.ACCENT)
        y += LANE
    if lanes:
        canvas.line([(0, y + GAP / 2), (WIDTH, y + GAP / 2)])
    return y + (GAP if lanes else 0)


def _draw_pillar(
    canvas: Canvas, pack: PartnerPack, name: str, months: Sequence[date], step: float, y: float
) -> None:
    canvas.bar(0, y + 2, 3, ROW - 4, style.PILLAR_COLOURS[name])
    canvas.text(9, y + ROW / 2, label_of(name), size=SMALL)
    for index, month in enumerate(months):
        fact = _of_month(pack, name, month)
        x = LABELS + index * step
        is_none = fact is not None and fact.value == 0
        tint = style.TINT if is_none or not has_number(fact) else style.PILLAR_TINTS[name]
        canvas.bar(x + 1.5, y + 1.5, step - 3, ROW - 3, tint)
        colour = style.SOFT_INK if is_none else style.INK
        canvas.text(x + step / 2, y + ROW / 2, shortened(shown(fact), step - 2, SMALL),
                    size=SMALL, colour=colour, align="center", bold=not is_none)  # fmt: skip


def _lanes(pack: PartnerPack, months: Sequence[date], step: float) -> list[_Lane]:
    """Set each activity under its first reason, in as few lanes as hold them side by side."""
    found = []
    for reason in REASONS:
        filled: list[list[tuple[float, float]]] = []
        for one, reasons in activities_around(pack):
            if reasons[0] == reason:
                mark = _mark(one, months, step)
                free = next((lane for lane in filled if lane[-1][1] + 1 <= mark[0]), None)
                if free is None:
                    filled.append([mark])
                else:
                    free.append(mark)
        found += [_Lane(reason, tuple(lane)) for lane in filled]
    return found


def _mark(one: PackActivity, months: Sequence[date], step: float) -> tuple[float, float]:
    """Return where an activity begins and ends: a round mark, or a bar for what takes long."""
    first, last = (date.fromisoformat(str(day)) for day in (one.first_day, one.last_day))
    left, right = (LABELS + place_among(months, day) * step for day in (first, last))
    if (last - first).days > LONGEST_DOT_DAYS:
        return left, max(right, left + THICK)
    middle = min(max((left + right) / 2, LABELS + THICK / 2), WIDTH - THICK / 2)
    return middle - THICK / 2, middle + THICK / 2


def _title(pack: PartnerPack, lanes: Sequence[_Lane]) -> Text:
    if lanes:
        own = organisation_in_words(pack.organisation)
        return sentence("Het jaar, en wat daarvan dicht bij {own} was", own=own)
    total = find(pack, "activities")
    if not has_number(total):
        return said("Het jaar van maand tot maand")
    return sentence(
        "Het jaar van maand tot maand: {total} {total:activiteit|activiteiten}", total=total
    )


def _subtitle(lanes: Sequence[_Lane]) -> Text:
    if not lanes:
        return said("Activiteiten van het hele netwerk, per maand en pijler")
    return said("Boven wat dicht bij deze partner was, daaronder het hele netwerk, per pijler")


def _alt(pack: PartnerPack, pillars: Sequence[str]) -> Text:
    told = [sentence("Kalender van de activiteiten van {period}.", period=period(pack))]
    for name in pillars:
        fact = find(pack, "activities", pijler=name)
        told.append(closed(counted(named(label_of(name), "pijler"), fact or "niet bekend")))
    around = [one.title for one, _ in activities_around(pack)]
    if around:
        own, near = organisation_in_words(pack.organisation), language.listed(around)
        told.append(
            sentence("Dicht bij {own}: {near}.", own=own, near=(named(near, "activities"),))
        )
    return following(told)
