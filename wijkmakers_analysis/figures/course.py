"""The course by edition: how many started and how many got their diploma."""

from collections.abc import Mapping

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Block, Chart, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.bars import draw_bar, longest
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width, wrapped
from wijkmakers_analysis.figures.wording import (
    WITHHELD,
    cell,
    has_number,
    named,
    said,
    shown,
    source,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import RUNNING, PackCohort
from wijkmakers_analysis.yearpack.selection import find

LABELS, ROW, BAR, RIGHT = 178, 46, 11, 118
PER_EDITION = "De leergang per editie"
FINISHED = "Er {total:is|zijn} {total} {total:diploma|diploma's} gehaald"
FINISHED_AND = "Er {total:is|zijn} {total} {total:diploma|diploma's} gehaald, en {now}"
ONE_RUNS, SEVERAL_RUN = "een groep is nog bezig", "andere groepen zijn nog bezig"
ByEdition = Mapping[str, Fact | None]


def draw_cohorts(pack: YearPack) -> Block:
    """Draw for each edition who started and who finished, one bar under the other."""
    cohorts = [one.cohort for one in pack.cohorts]
    started = {cohort: find(pack, "diplomas.started", editie=cohort) for cohort in cohorts}
    diplomas = {cohort: find(pack, "diplomas.count", editie=cohort) for cohort in cohorts}
    if not any(has_number(fact) for fact in (*started.values(), *diplomas.values())):
        return say_missing(
            words(
                "Van de leergang is nog niet bekend hoeveel mensen begonnen en een diploma haalden."
            ),
            remedy=filling.COHORTS,
            of=next(filter(None, diplomas.values()), None),
        )
    scale = (WIDTH - LABELS - RIGHT) / longest((*started.values(), *diplomas.values()))
    with drawing(ROW * len(pack.cohorts)) as canvas:
        for index, one in enumerate(pack.cohorts):
            y = index * ROW
            if index:
                canvas.line([(0, y), (WIDTH, y)])
            _draw_label(canvas, one, y)
            _draw_pair(canvas, one, started[one.cohort], diplomas[one.cohort], y, scale)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=said("Mensen die begonnen en mensen met een diploma, per editie van de leergang"),
        svg=svg,
        alt=_alt(pack, started, diplomas),
        numbers=_numbers(pack, started, diplomas),
        note=source(pack, svg, of="lijst van edities en inschrijvingen van"),
        size=size,
    )


def _draw_label(canvas: Canvas, one: PackCohort, y: float) -> None:
    dates = " – ".join(retold(part) for part in (one.start, one.end) if part)
    lines = wrapped(one.title, LABELS - 12, 1 if dates else 2)
    for index, line in enumerate(lines):
        canvas.text(0, y + 16.5 + index * 12, line)
    if dates:
        small = style.SMALL_FONT_SIZE
        written = shortened(dates, LABELS - 12, small)
        canvas.text(0, y + 30, written, size=small, colour=style.SOFT_INK)


def _draw_pair(
    canvas: Canvas,
    one: PackCohort,
    started: Fact | None,
    diplomas: Fact | None,
    y: float,
    scale: float,
) -> None:
    lines = (
        (started, style.PILLAR_TINTS["leren"], "gestart", _no_start(started)),
        (diplomas, style.PILLAR_COLOURS["leren"], "diploma's", _no_diploma(one, diplomas)),
    )
    for index, (fact, colour, noun, otherwise) in enumerate(lines):
        top = y + 10.5 + index * (BAR + 3)
        end = draw_bar(canvas, fact, (LABELS, top), BAR, scale, colour)
        middle = top + BAR / 2
        room = WIDTH - end - 6
        if has_number(fact):
            canvas.text(end + 5, middle, shortened(shown(fact), room, bold=True), bold=True)
            x = end + 9 + text_width(shown(fact), bold=True)
            if x + text_width(noun) <= WIDTH:
                canvas.text(x, middle, translated(noun))
        else:
            canvas.text(LABELS, middle, translated(otherwise), colour=style.SOFT_INK)


def _no_start(fact: Fact | None) -> str:
    return shown(fact) if fact and fact.status in WITHHELD else "aantal starters niet bekend"


def _no_diploma(one: PackCohort, fact: Fact | None) -> str:
    if one.state == RUNNING:
        return "loopt nog"
    return shown(fact) if fact and fact.status in WITHHELD else "aantal diploma's niet bekend"


def _title(pack: YearPack) -> Text:
    total = find(pack, "diplomas.count")
    running = sum(one.state == RUNNING for one in pack.cohorts)
    now = "" if not running else ONE_RUNS if running == 1 else SEVERAL_RUN
    if not has_number(total) or not total.value:
        return sentence("De leergang: {now}", now=words(now)) if now else words(PER_EDITION)
    if not now:
        return sentence(FINISHED, total=total)
    return sentence(FINISHED_AND, total=total, now=words(now))


def _alt(pack: YearPack, started: ByEdition, diplomas: ByEdition) -> Text:
    told = [words("Balken per editie.")]
    for one in pack.cohorts:
        start, finish = started[one.cohort], diplomas[one.cohort]
        began = sentence("{n} gestart", n=start) if has_number(start) else said(_no_start(start))
        if has_number(finish):
            ended = sentence("{n} {n:diploma|diploma's}", n=finish)
        else:
            ended = said(_no_diploma(one, finish))
        told.append(sentence(
            "{edition}: {began}, {ended}.",
            edition=(named(one.title, "cohorts"),), began=began, ended=ended,
        ))  # fmt: skip
    return following(told)


def _numbers(pack: YearPack, started: ByEdition, diplomas: ByEdition) -> Table:
    return Table(
        title=said("Leergang per editie"),
        header=(said("Editie"), said("Gestart"), said("Diploma's")),
        rows=tuple(
            ((named(one.title, "cohorts"),), cell(started[one.cohort]), cell(diplomas[one.cohort]))
            for one in pack.cohorts
        ),
        numeric=(1, 2),
    )
