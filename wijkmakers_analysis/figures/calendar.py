"""The year as a calendar: every counted activity by month and kind, grouped by pillar."""

from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.calendar_rows import (
    PILLARS,
    Row,
    arrange_rows,
    is_rough,
    months_between,
    place_among,
)
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width
from wijkmakers_analysis.figures.wording import (
    cell,
    counted,
    has_number,
    in_series,
    label_of,
    named,
    period,
    said,
    shown,
    source,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import find, undated

LABELS, TOTALS, UNDATED, TOP, HEADING = 108, 36, 52, 28, 20
SMALL = style.SMALL_FONT_SIZE


@dataclass(frozen=True)
class _Grid:
    """Where the months stand, and how dots are set in them."""

    months: list[date]
    step: float
    a_line: int
    pitch: float
    right: float

    def x(self, iso_day: str) -> float:
        """Return where a day stands; one outside the period stands at its edge."""
        return LABELS + place_among(self.months, date.fromisoformat(iso_day)) * self.step


def draw_calendar(pack: YearPack) -> Block:
    """Draw the activities of the year: a dot each, a bar for what takes months.

    Activities whose date is known to more than one month stand apart, as hollow marks.
    """
    rows = arrange_rows(pack)
    if not rows:
        return say_missing(
            words("Van dit jaar staan er nog geen activiteiten in de lijst."),
            remedy=filling.ACTIVITIES,
        )
    svg, size = _draw(pack, rows)
    return Chart(
        title=_title(pack),
        subtitle=sentence("Activiteiten per maand en soort, {period}", period=period(pack)),
        svg=svg,
        alt=_alt(pack),
        numbers=_numbers(pack),
        note=source(pack, svg, *_legend(pack, rows)),
        size=size,
    )


def _draw(pack: YearPack, rows: list[Row]) -> tuple[str, tuple[float, float]]:
    months = months_between(pack.start, pack.end)
    right = WIDTH - TOTALS - (UNDATED if any(row.undated for row in rows) else 0)
    step = (right - LABELS) / len(months)
    most = max((n for row in rows for n in row.dots.values()), default=1)
    a_line = 3 if most <= 12 else 4 if most <= 32 else 6
    grid = _Grid(months, step, a_line, min(8.0, (step - 3) / a_line), right)
    heights = [row.height(grid.a_line, grid.pitch) for row in rows]
    starts = [HEADING * (n == 0 or rows[n - 1].pillar != row.pillar) for n, row in enumerate(rows)]
    height = TOP + sum(heights) + sum(starts)
    with drawing(height) as canvas:
        _draw_months(canvas, grid, height)
        y = float(TOP)
        for row, tall, gap in zip(rows, heights, starts, strict=True):
            if gap:
                canvas.line([(0, y + 3), (WIDTH, y + 3)])
                name = label_of(row.pillar)
                canvas.text(0, y + 12.5, name, size=SMALL, bold=True)
            y += gap
            _draw_row(canvas, row, y, tall, grid)
            _draw_total(canvas, pack, row, y)
            y += tall
        return canvas.svg(), canvas.size


def _draw_months(canvas: Canvas, grid: _Grid, height: float) -> None:
    for index, month in enumerate(grid.months):
        x = LABELS + index * grid.step
        if index == 0 or month.month == 1:
            canvas.text(x + 3, 6, str(month.year), size=SMALL, colour=style.SOFT_INK)
            canvas.line([(x, 0), (x, height)])
        name = language.short_month(month)
        canvas.text(x + grid.step / 2, 20, name, size=SMALL, colour=style.SOFT_INK, align="center")
    canvas.line([(grid.right, 0), (grid.right, height)])
    if grid.right < WIDTH - TOTALS:
        for y, text in ((6, "datum niet"), (20, "precies")):
            canvas.text(grid.right + 4, y, translated(text), size=SMALL, colour=style.SOFT_INK)
    total = translated("totaal")
    canvas.text(WIDTH, 20, total, size=SMALL, colour=style.SOFT_INK, align="right")


def _draw_row(canvas: Canvas, row: Row, y: float, tall: float, grid: _Grid) -> None:
    colour = style.PILLAR_COLOURS[row.pillar]
    canvas.bar(0, y + 1, 3, tall - 2, colour)
    name = shortened(label_of(row.kind), LABELS - 14)
    canvas.text(9, y + 8.5, name)
    for index, lane in enumerate(row.lanes):
        for one in lane:
            _draw_long(canvas, one, y + 1 + index * row.lane_height, row, grid)
    top = y + len(row.lanes) * row.lane_height + 8.5
    points = [
        (
            LABELS + (month + 0.5) * grid.step
            + (n % grid.a_line - (min(count, grid.a_line) - 1) / 2) * grid.pitch,
            top + n // grid.a_line * grid.pitch,
        )
        for month, count in sorted(row.dots.items())
        for n in range(count)
    ]  # fmt: skip
    canvas.dots(points, grid.pitch - 1.2, colour)
    apart = [(grid.right + 9 + n % 5 * 8, top + n // 5 * 8) for n in range(row.undated)]
    canvas.dots(apart, 6.8, colour, hollow=True)


def _draw_total(canvas: Canvas, pack: YearPack, row: Row, y: float) -> None:
    total = shown(find(pack, "activities", soort=row.kind))
    canvas.text(WIDTH, y + 8.5, shortened(total, TOTALS - 3), align="right", bold=True)


def _draw_long(canvas: Canvas, one: PackActivity, y: float, row: Row, grid: _Grid) -> None:
    """Draw what takes months, its title above it: hollow where its first day is not known."""
    colour = style.PILLAR_COLOURS[row.pillar]
    if one.first_day is None or one.last_day is None:
        return
    left, right = grid.x(one.first_day), max(grid.x(one.last_day), grid.x(one.first_day) + 4)
    right = min(right, grid.right)
    thick = 5.0 if row.lane_height > 5 else 1.6
    below = 12.5 if row.has_labels else 2.0 if row.lane_height > 5 else 0
    runs_on = right == grid.right and row.has_labels
    end = right - 5 if runs_on else right
    canvas.pill(left, y + below, max(end - left, thick), thick, colour, hollow=is_rough(one))
    if runs_on:
        middle = y + below + thick / 2
        canvas.polygon([(end + 1, middle - 3), (right, middle), (end + 1, middle + 3)], colour)
    if row.has_labels:
        title = shortened(one.title, grid.right - LABELS - 4, SMALL)
        x = min(left, grid.right - text_width(title, SMALL) - 2)
        canvas.text(x, y + 6, title, size=SMALL, colour=style.SOFT_INK)


def _title(pack: YearPack) -> Text:
    total = find(pack, "activities")
    pillars = [fact for name in PILLARS if (fact := find(pack, "activities", pijler=name))]
    if not has_number(total):
        return said("Het jaar in beeld: wat er bekend is")
    if not pillars or any(fact.value is None for fact in pillars):
        return sentence(
            "Wat er bekend is van het jaar: {total} {total:activiteit|activiteiten}", total=total
        )
    ordered = sorted(pillars, key=lambda fact: -(fact.value or 0))
    if len(ordered) > 1 and ordered[0].value == ordered[1].value:
        return sentence(
            "Samen {total} {total:activiteit|activiteiten}, verdeeld over leren, doen en ontmoeten",
            total=total,
        )
    name = named(label_of(ordered[0].group["pijler"]), "pijler")
    return sentence(
        "{pillar} kwam het vaakst voor: {most} van de {total} {total:activiteit|activiteiten}",
        pillar=(name,), most=ordered[0], total=total,
    )  # fmt: skip


def _alt(pack: YearPack) -> Text:
    told = [sentence("Kalender van de activiteiten van {period}.", period=period(pack))]
    rows = arrange_rows(pack)
    for name in PILLARS:
        kinds = [one.kind for one in rows if one.pillar == name]
        told.append(in_series(
            counted(named(label_of(kind), "soort"),
                    find(pack, "activities", soort=kind) or "niet bekend")
            for kind in kinds
        ))  # fmt: skip
    return following(told)


def _numbers(pack: YearPack) -> Table:
    pillars = [name for name in PILLARS if find(pack, "activities", pijler=name) is not None]
    rows = [
        (
            (named(language.month(month), "maand"),),
            *(cell(find(pack, "activities", pijler=name, maand=month.strftime("%Y-%m")))
              for name in pillars),
        )
        for month in months_between(pack.start, pack.end)
    ]  # fmt: skip
    total = (said("Hele periode"), *(cell(find(pack, "activities", pijler=n)) for n in pillars))
    return Table(
        title=said("Activiteiten per maand en pijler"),
        header=(said("Maand"), *(said(language.first_upper(name)) for name in pillars)),
        rows=(*rows, total),
        numeric=tuple(range(1, len(pillars) + 1)),
        note=said("Een leergang of werkplaats telt mee in de maand waarin die begon."),
    )


def _legend(pack: YearPack, rows: list[Row]) -> list[str]:
    parts = [" Een stip is een activiteit."]
    bars = [one for row in rows for lane in row.lanes for one in lane]
    if bars:
        parts.append(" Een balk duurt meer maanden.")
    if any(is_rough(one) for one in bars):
        parts.append(" Bij een open balk is begin of einde niet precies bekend.")
    if any(row.undated for row in rows):
        parts.append(" Bij een open stip is de maand niet precies bekend.")
    if undated(pack):
        parts.append(" Wat misschien in een ander jaar viel, staat er niet bij.")
    return parts
