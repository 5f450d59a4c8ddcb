"""Which sectors met each other, beside what chance would give."""

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.bars import draw_bar
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width
from wijkmakers_analysis.figures.wording import (
    cell,
    has_number,
    in_series,
    label_of,
    named,
    said,
    shown,
    source,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.people import RESIDENTS
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.selection import find, house_look

LABELS, HEAD, BESIDE, GUTTER, TALLEST = 108, 14, 112, 22, 34
SMALL, RESIDENT_ROW = style.SMALL_FONT_SIZE, 24
FOLDED = "overig"
# Steps of the tint, from none to most; the text on the last two is white.
STEPS = style.MANY_STEPS
WHITE_FROM = 4
LOWEST = 112
Pairs = dict[tuple[str, str], Fact]


def draw_sector_meetings(pack: YearPack) -> Block:
    """Draw the share of meetings of each pair of sectors, and measured beside chance."""
    measured = find(pack, "cross_sector_meetings")
    chance = find(pack, "cross_sector_meetings.chance")
    if measured is not None and measured.status == "te_klein":
        return say_missing(
            words("Van elke sector waren er te weinig organisaties om ontmoetingen te vergelijken.")
        )
    if not has_number(measured):
        return say_missing(
            words("Wie elkaar ontmoetten, is niet bijgehouden."),
            remedy=filling.ORGANISATIONS_OF_VISITORS,
            of=measured,
        )
    pairs = {
        (fact.group["sector"], fact.group["sector_met"]): fact
        for fact in pack.facts_by("cross_sector_meetings.pairs", "sector", "sector_met")
    }
    sectors = _sectors(pairs)
    side = (WIDTH - LABELS - BESIDE - GUTTER) / max(len(sectors), 1)
    tall = min(TALLEST, side)
    bottom = HEAD + tall * len(sectors)
    has_residents = bool(sectors) and any(RESIDENTS in pair for pair in pairs)
    height = max(bottom + has_residents * (RESIDENT_ROW + 12), LOWEST)
    with drawing(height, look=house_look(pack)) as canvas:
        _draw_heat(canvas, pairs, sectors, side, tall)
        if has_residents:
            _draw_residents(canvas, pairs, sectors, side, bottom)
        _draw_chance(canvas, measured, chance)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(measured, chance),
        subtitle=said("Deel van alle ontmoetingen tussen mensen van verschillende organisaties"),
        svg=svg,
        alt=_alt(measured, chance, pairs),
        numbers=_numbers(pairs, sectors),
        note=source(pack, svg, *_remark(sectors, has_residents), of="presentielijsten"),
        size=size,
    )


def _sectors(pairs: dict[tuple[str, str], Fact]) -> list[str]:
    """Return the sectors of organisations in the order of the pack, folded ones last."""
    names = dict.fromkeys(name for pair in pairs if RESIDENTS not in pair for name in pair)
    return sorted(names, key=lambda name: name == FOLDED)


def _pair(pairs: dict[tuple[str, str], Fact], one: str, other: str) -> Fact | None:
    return pairs.get((one, other)) or pairs.get((other, one))


def _draw_heat(canvas: Canvas, pairs: Pairs, sectors: list[str], side: float, tall: float) -> None:
    """Draw the lower triangle: a pair of sectors stands in it once."""
    largest = _largest(pairs, sectors)
    size = _size_that_fits(pairs, side)
    for row, sector in enumerate(sectors):
        y = HEAD + row * tall
        canvas.text(0, y + tall / 2, shortened(label_of(sector), LABELS - 8))
        for column, met in enumerate(sectors[: row + 1]):
            corner = (LABELS + column * side, y)
            _draw_cell(canvas, _pair(pairs, sector, met), corner, (side, tall), largest, size)
        # Above the last cell of a row nothing stands to the right, so a long name has room; below
        # what is measured beside chance as far as the edge.
        room = WIDTH - LABELS - row * side - (0 if y - HEAD > LOWEST else BESIDE + GUTTER / 2 + 4)
        name = shortened(label_of(sector), room, SMALL)
        canvas.text(LABELS + row * side + 1, y - 6, name, size=SMALL, colour=style.SOFT_INK)


def _draw_residents(
    canvas: Canvas, pairs: Pairs, sectors: list[str], side: float, y: float
) -> None:
    """Draw with whom people without an organisation met, as parts of their own meetings."""
    canvas.line([(0, y + 6), (LABELS + side * len(sectors), y + 6)])
    names = [*sectors, RESIDENTS]
    largest = max((pairs[RESIDENTS, n].value or 0) for n in names if (RESIDENTS, n) in pairs)
    for index, line in enumerate(("Bewoners en", "zelfstandigen")):
        canvas.text(0, y + 18 + index * 11, translated(line))
    for column, met in enumerate(sectors):
        corner = (LABELS + column * side, y + 10)
        fact, sides = pairs.get((RESIDENTS, met)), (side, RESIDENT_ROW)
        _draw_cell(canvas, fact, corner, sides, largest or 1, _size_that_fits(pairs, side))


def _size_that_fits(pairs: Pairs, side: float) -> float:
    """Return the size of the letters at which no number is cut off in its cell."""
    widest = max((text_width(shown(fact)) for fact in pairs.values()), default=0)
    return style.FONT_SIZE if widest <= side - 4 else SMALL


def _largest(pairs: Pairs, sectors: list[str]) -> float:
    among = (fact for pair, fact in pairs.items() if set(pair) <= set(sectors))
    return max((fact.value or 0 for fact in among), default=0) or 1


def _draw_cell(
    canvas: Canvas,
    fact: Fact | None,
    corner: tuple[float, float],
    sides: tuple[float, float],
    largest: float,
    size: float,
) -> None:
    (x, y), (width, height) = corner, sides
    step = None
    if has_number(fact) and fact.value is not None:
        step = round(fact.value / largest * (len(STEPS) - 1))
    colour = style.NOT_KEPT if step is None else STEPS[step]
    canvas.bar(x + 0.8, y + 0.8, width - 1.6, height - 1.6, colour)
    ink = style.PAPER if step is not None and step >= WHITE_FROM else style.INK
    label = shortened(shown(fact), width - 2, size)
    canvas.text(x + width / 2, y + height / 2, label, align="center", colour=ink, size=size)


def _draw_chance(canvas: Canvas, measured: Fact, chance: Fact | None) -> None:
    left = WIDTH - BESIDE
    canvas.line([(left - GUTTER / 2, 0), (left - GUTTER / 2, 112)])
    for index, text in enumerate(("Ontmoetingen tussen", "verschillende sectoren")):
        canvas.text(left, 8 + index * 11, translated(text), size=SMALL, colour=style.SOFT_INK)
    lines = ((measured, "gemeten", style.ACCENT), (chance, "bij toeval", style.GREY_MARK))
    for index, (fact, name, colour) in enumerate(lines):
        y = 34 + index * 40
        label = shown(fact) if has_number(fact) else "–"
        canvas.text(left, y + 5, shortened(label, 50, 12, True), size=12, bold=True)
        canvas.text(left + 54, y + 5.5, translated(name))
        canvas.bar(left, y + 14, BESIDE, 8, style.TINT)
        draw_bar(canvas, fact, (left, y + 14), 8, BESIDE, colour)


def _title(measured: Fact, chance: Fact | None) -> Text:
    if not has_number(chance):
        return sentence(
            "Van de ontmoetingen was {measured} tussen verschillende sectoren", measured=measured
        )
    return sentence(
        "{measured} van de ontmoetingen was tussen verschillende sectoren; bij toeval {chance}",
        measured=measured, chance=chance,
    )  # fmt: skip


def _remark(sectors: list[str], has_residents: bool) -> list[str]:
    parts = [" Een ontmoeting op een kleine activiteit telt zwaarder dan op een grote."]
    if FOLDED in sectors:
        parts.append(" Kleine sectoren staan samen onder overig.")
    if has_residents:
        parts.append(
            " Onder de lijn: deel van de ontmoetingen van bewoners en zelfstandigen zelf. Zij "
            "tellen niet mee in gemeten en toeval."
        )
    return parts


def _alt(measured: Fact, chance: Fact | None, pairs: dict[tuple[str, str], Fact]) -> Text:
    if has_number(chance):
        told = [sentence(
            "Gemeten: {measured} van de ontmoetingen tussen verschillende sectoren, bij toeval "
            "{chance}.", measured=measured, chance=chance,
        )]  # fmt: skip
    else:
        told = [sentence(
            "Gemeten: {measured} van de ontmoetingen tussen verschillende sectoren.",
            measured=measured,
        )]  # fmt: skip
    most = sorted(
        (f for pair, f in pairs.items() if f.value and RESIDENTS not in pair),
        key=lambda fact: -(fact.value or 0),
    )[:3]
    if most:
        pairs_told = []
        for fact in most:
            pair = language.listed(map(retold, (fact.group["sector"], fact.group["sector_met"])))
            pairs_told.append((named(pair, "sector"), *said(" (", fact, ")")))
        told.append(sentence("Het meest ontmoetten elkaar: {most}", most=in_series(pairs_told)))
    return following(told)


def _numbers(pairs: dict[tuple[str, str], Fact], sectors: list[str]) -> Table:
    rows = [
        (
            (named(label_of(sector), "sector"),),
            *(cell(_pair(pairs, sector, met)) if column <= row else ()
              for column, met in enumerate(sectors)),
        )
        for row, sector in enumerate(sectors)
    ]  # fmt: skip
    if any(RESIDENTS in pair for pair in pairs):
        own = (cell(pairs.get((RESIDENTS, met))) for met in sectors)
        rows.append((said("Bewoners en zelfstandigen (deel van hun ontmoetingen)"), *own))
    heads = ((named(label_of(name), "sector"),) for name in sectors)
    return Table(
        title=said("Ontmoetingen per paar van sectoren"),
        header=(said("Sector"), *heads),
        rows=tuple(rows),
        numeric=tuple(range(1, len(sectors) + 1)),
    )
