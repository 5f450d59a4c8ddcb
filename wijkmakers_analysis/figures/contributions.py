"""What partners brought in: partner by kind, or each kind in total where partners are many."""

from collections.abc import Mapping

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.bars import draw_bar, longest
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, wrapped
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
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.selection import find, house_look

# Those of the sheet, written out: here the catalogue of words finds the headings of the table.
KINDS = ("plek", "gids of spreker", "vraagstuk", "deelnemers", "opdracht", "uren of geld")
ONE = {
    "plek": "een plek",
    "gids of spreker": "een gids of spreker",
    "vraagstuk": "een vraagstuk",
    "opdracht": "een opdracht",
}
MOST_PARTNERS = 30
LABELS, HEAD, ROW, BAR_ROW, BAR, ROOM = 168, 28, 13.5, 24, 12, 70
SMALL = style.SMALL_FONT_SIZE
STEPS = style.FEW_STEPS
Cells = dict[tuple[str, str], Fact]  # by partner and kind
Drawn = tuple[str, tuple[float, float]]  # the SVG and its size in inches


def draw_contributions(pack: YearPack) -> Block:
    """Draw the contributions: a cell for partner and kind, or a bar a kind with many partners.

    A grey cell was not registered, which is something else than zero. A partner without a
    contribution has no row.
    """
    cells = {
        (fact.group["organisatie"], fact.group["bijdrage"]): fact
        for fact in pack.facts_by("contributions", "organisatie", "bijdrage")
    }
    partners = sorted({name for (name, _), fact in cells.items() if fact.value}, key=str.casefold)
    totals = {kind: find(pack, "contributions", bijdrage=kind) for kind in KINDS}
    if not partners and not any(has_number(fact) and fact.value for fact in totals.values()):
        return say_missing(
            words("Wat partners inbrachten, is nog niet bijgehouden."), remedy=filling.CONTRIBUTIONS
        )
    has_grey = not all(has_number(cells.get((name, kind))) for name in partners for kind in KINDS)
    is_matrix = 0 < len(partners) <= MOST_PARTNERS
    look = house_look(pack)
    if is_matrix:
        svg, size = _draw_matrix(cells, partners, totals, look)
    else:
        svg, size = _draw_totals(totals, look)
    return Chart(
        title=_title(pack, totals),
        subtitle=said("Aantal bijdragen per soort" + (" en organisatie" if is_matrix else "")),
        svg=svg,
        alt=_alt(pack, totals),
        numbers=_numbers(pack, cells, partners) if is_matrix else _totals(totals),
        note=source(pack, svg, *_remark(is_matrix, has_grey), of="lijst van bijdragen van"),
        size=size,
    )


def _draw_matrix(
    cells: Cells, partners: list[str], totals: Mapping[str, Fact | None], look: style.Look
) -> Drawn:
    side = (WIDTH - LABELS) / len(KINDS)
    with drawing(HEAD + ROW * (len(partners) + 1) + 4, look=look) as canvas:
        for column, kind in enumerate(KINDS):
            lines = wrapped(label_of(kind), side - 6, 2, SMALL)
            for index, line in enumerate(reversed(lines)):
                x, line_y = LABELS + (column + 0.5) * side, HEAD - 8 - index * 10
                canvas.text(x, line_y, line, size=SMALL, colour=style.SOFT_INK, align="center")
        for row, partner in enumerate(partners):
            y = HEAD + row * ROW
            canvas.text(0, y + ROW / 2, shortened(language.first_upper(partner), LABELS - 8))
            for column, kind in enumerate(KINDS):
                corner = (LABELS + column * side, y)
                _draw_cell(canvas, cells.get((partner, kind)), corner, side)
            canvas.line([(0, y), (WIDTH, y)])
        y = HEAD + ROW * len(partners) + 2
        canvas.line([(0, y - 1), (WIDTH, y - 1)], style.GREY_MARK)
        canvas.text(0, y + ROW / 2, translated("Samen"), bold=True)
        for column, kind in enumerate(KINDS):
            x, label = LABELS + (column + 0.5) * side, shortened(shown(totals[kind]), side - 6)
            canvas.text(x, y + ROW / 2, label, align="center", bold=True)
        return canvas.svg(), canvas.size


def _draw_cell(canvas: Canvas, fact: Fact | None, corner: tuple[float, float], side: float) -> None:
    x, y = corner
    if not has_number(fact):
        canvas.bar(x + 1, y + 1, side - 2, ROW - 2, style.NOT_KEPT)
        return
    if fact.value:
        colour = STEPS[min(int(fact.value), len(STEPS) - 1)]
        canvas.bar(x + 1, y + 1, side - 2, ROW - 2, colour)
    canvas.text(
        x + side / 2, y + ROW / 2, shortened(shown(fact), side - 6), align="center",
        colour=style.INK if fact.value else style.SOFT_INK, bold=bool(fact.value),
    )  # fmt: skip


def _draw_totals(totals: dict[str, Fact | None], look: style.Look) -> Drawn:
    scale = (WIDTH - LABELS - ROOM) / longest(totals.values())
    with drawing(BAR_ROW * len(totals), look=look) as canvas:
        for row, (kind, fact) in enumerate(totals.items()):
            y = row * BAR_ROW
            canvas.text(0, y + BAR_ROW / 2, label_of(kind))
            corner = (LABELS, y + (BAR_ROW - BAR) / 2)
            end = draw_bar(canvas, fact, corner, BAR, scale, style.ACCENT)
            label = shown(fact) if has_number(fact) else translated("niet bijgehouden")
            gap = 5 if end > LABELS else 0
            canvas.text(end + gap, y + BAR_ROW / 2, shortened(label, WIDTH - end - gap))
        return canvas.svg(), canvas.size


def _title(pack: YearPack, totals: dict[str, Fact | None]) -> Text:
    two = find(pack, "contributions.two_kinds")
    counted = [(f.value, f) for f in totals.values() if f and f.value]
    counted.sort(key=lambda pair: -pair[0])
    if counted and (len(counted) == 1 or counted[0][0] > counted[1][0]):
        largest = counted[0][1]
        most = named(translated(ONE.get(kind := largest.group["bijdrage"], kind)), "bijdrage")
        return sentence(
            "Partners brachten het vaakst {most} in: {number} keer", most=(most,), number=largest
        )
    if has_number(two):
        return sentence("Meer dan één soort bijdrage: {two} {two:partner|partners}", two=two)
    return said("Partners dragen op verschillende manieren bij")


def _remark(is_matrix: bool, has_grey: bool) -> list[str]:
    parts = [" Dit telt bijdragen, geen mensen."]
    if is_matrix and has_grey:
        parts.append(" Een grijs vak is niet bijgehouden.")
    if is_matrix:
        parts.append(" Organisaties zonder vastgelegde bijdrage staan er niet bij.")
    return parts


def _alt(pack: YearPack, totals: dict[str, Fact | None]) -> Text:
    kinds = in_series(
        (named(retold(kind), "bijdrage"), Run(" "),
         *said(fact if has_number(fact) else "niet bijgehouden"))
        for kind, fact in totals.items()
    )  # fmt: skip
    told = [sentence("Bijdragen van partners per soort: {kinds}", kinds=kinds)]
    two = find(pack, "contributions.two_kinds")
    if has_number(two):
        told.append(sentence("Partners met meer dan één soort: {two}.", two=two))
    return following(told)


def _numbers(pack: YearPack, cells: Cells, partners: list[str]) -> Table:
    rows = [
        (
            (named(language.first_upper(partner), "organisatie"),),
            *(_known(cells.get((partner, kind))) for kind in KINDS),
        )
        for partner in partners
    ]
    total = (said("Samen"), *(_known(find(pack, "contributions", bijdrage=k)) for k in KINDS))
    return Table(
        title=said("Bijdragen per organisatie en soort"),
        header=(said("Organisatie"), *(said(language.first_upper(kind)) for kind in KINDS)),
        rows=(*rows, total),
        numeric=tuple(range(1, len(KINDS) + 1)),
    )


def _totals(totals: dict[str, Fact | None]) -> Table:
    return Table(
        title=said("Bijdragen per soort"),
        header=(said("Soort"), said("Aantal")),
        rows=tuple((said(language.first_upper(kind)), cell(f)) for kind, f in totals.items()),
        numeric=(1,),
    )


def _known(fact: Fact | None) -> Text:
    return cell(fact) if fact is not None else said("niet bijgehouden")
