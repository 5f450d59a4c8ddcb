"""Which partners met: a circle of partners by sector, with a curve for each pair."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, often, sentence
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened
from wijkmakers_analysis.figures.sector_looks import Look, looks_of
from wijkmakers_analysis.figures.wording import cell, has_number, label_of, named, said, source
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.selection import find

MOST_NODES, MANY_TIES = 40, 45
PITCH, GAP_AT_TOP = 13.0, 22.0
SMALL = style.SMALL_FONT_SIZE
Looks = Mapping[str, Look]


@dataclass(frozen=True)
class _Node:
    """A partner on the circle; `angle` in radians from the top, clockwise."""

    name: str
    sector: str
    angle: float
    point: tuple[float, float]
    label_y: float


def draw_network(pack: YearPack) -> Block:
    """Draw the ties between partners that may be named, at most MOST_NODES of them.

    Partners whose ties may not be named are not drawn and not counted here.
    """
    sectors = {one.organisation: one.sector for one in pack.organisations}
    ties = [pair for pair in pack.ties if all(name in sectors for name in pair)]
    kept = _most_tied(ties)
    ties = [pair for pair in ties if set(pair) <= kept]
    if not ties:
        return say_missing(
            words("Welke partners elkaar ontmoetten, is nog niet te tekenen."),
            remedy=filling.ORGANISATIONS_OF_VISITORS,
            of=find(pack, "ties", m=str(pack.tie_events)),
        )
    nodes, height, radius = _place({name: sectors[name] for name in kept})
    order = list(dict.fromkeys(node.sector for node in nodes))
    looks = looks_of(order)
    with drawing(height) as canvas:
        _draw_ties(canvas, ties, {node.name: node for node in nodes}, looks, height)
        for node in nodes:
            _draw_node(canvas, node, looks, radius)
        _draw_key(canvas, order, looks, height)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=sentence(
            "Tweetallen partners die elkaar {often} ontmoetten", often=often(pack.tie_events)
        ),
        svg=svg,
        alt=_alt(pack, nodes, order),
        numbers=_numbers(pack),
        note=source(pack, svg, *_remark(pack, kept), of="presentielijsten"),
        size=size,
    )


def _most_tied(ties: Sequence[tuple[str, str]]) -> set[str]:
    """Return the partners to draw: all, or those with most ties where they are too many."""
    names = [name for pair in ties for name in pair]
    ordered = sorted(set(names), key=lambda name: (-names.count(name), name))
    return set(ordered[:MOST_NODES])


def _place(sectors: dict[str, str]) -> tuple[list[_Node], float, float]:
    """Place partners by sector around a circle, with labels at even distances on both sides."""
    ordered = sorted(sectors, key=lambda name: (sectors[name], name.casefold()))
    right, left = ordered[: math.ceil(len(ordered) / 2)], ordered[math.ceil(len(ordered) / 2) :]
    tall = max(PITCH * len(right), 184.0)
    height = tall + 2 * GAP_AT_TOP + _key_height(len(set(sectors.values())))
    centre, radius = (WIDTH / 2, GAP_AT_TOP + tall / 2), min(tall / 2 + 4, 118.0)
    nodes = []
    for names, side in ((right, 1), (left[::-1], -1)):
        for index, name in enumerate(names):
            angle = math.pi * (index + 0.5) / len(names)
            x = centre[0] + side * radius * math.sin(angle)
            y = centre[1] - radius * math.cos(angle)
            label_y = GAP_AT_TOP + tall * (index + 0.5) / len(names)
            nodes.append(_Node(name, sectors[name], side * angle, (x, y), label_y))
    return nodes, height, radius


def _draw_ties(
    canvas: Canvas,
    ties: Sequence[tuple[str, str]],
    nodes: dict[str, _Node],
    looks: Looks,
    height: float,
) -> None:
    ys = [node.point[1] for node in nodes.values()]
    centre = (WIDTH / 2, (min(ys) + max(ys)) / 2)
    width = 0.9 if len(ties) <= MANY_TIES else 0.5
    for one, other in ties:
        start, end = nodes[one].point, nodes[other].point
        x, y = ((a + b) / 2 for a, b in zip(start, end, strict=True))
        bend = (x + 0.55 * (centre[0] - x), y + 0.55 * (centre[1] - y))
        is_same = nodes[one].sector == nodes[other].sector
        colour = looks[nodes[one].sector][0] if is_same else style.GREY_MARK
        canvas.curve(start, bend, end, colour, width, 0.75)


def _draw_node(canvas: Canvas, node: _Node, looks: Looks, radius: float) -> None:
    colour, marker = looks[node.sector]
    side = 1 if node.angle > 0 else -1
    x, y = node.point
    reach = WIDTH / 2 + side * (radius + 16)
    canvas.line([(x + side * 5, y), (reach - side * 6, node.label_y), (reach, node.label_y)])
    canvas.dots([node.point], 8.5, colour, marker=marker)
    room = WIDTH / 2 - radius - 22
    align = "left" if side > 0 else "right"
    name = shortened(language.first_upper(node.name), room, SMALL)
    canvas.text(reach + side * 4, node.label_y, name,
                size=SMALL, align=align)  # fmt: skip


def _key_height(sectors: int) -> float:
    return 14.0 * math.ceil(sectors / 4) + 6


def _draw_key(canvas: Canvas, order: list[str], looks: Looks, height: float) -> None:
    top, step = height - _key_height(len(order)) + 6, WIDTH / 4
    for index, sector in enumerate(order):
        colour, marker = looks[sector]
        x, y = index % 4 * step, top + index // 4 * 14 + 4
        canvas.dots([(x + 5, y)], 8, colour, marker=marker)
        name = shortened(label_of(sector), step - 18, SMALL)
        canvas.text(x + 13, y, name, size=SMALL, colour=style.SOFT_INK)


def _title(pack: YearPack) -> Text:
    pairs = find(pack, "ties.count", m=str(pack.tie_events))
    if not has_number(pairs):
        return sentence("Partners die elkaar {often} ontmoetten", often=often(pack.tie_events))
    return sentence(
        "Partners kwamen elkaar {often} tegen: {pairs} {pairs:tweetal|tweetallen}",
        often=often(pack.tie_events),
        pairs=pairs,
    )


def _remark(pack: YearPack, kept: set[str]) -> list[str]:
    everyone = {name for pair in pack.ties for name in pair}
    parts = [" Een lijn staat er alleen als van beide partners genoeg mensen meededen."]
    if len(kept) < len(everyone):
        parts.append(" Getekend zijn de partners met de meeste lijnen.")
    return parts


def _alt(pack: YearPack, nodes: list[_Node], order: list[str]) -> Text:
    sectors = named(language.listed(map(retold, order)), "organisations")
    told = [sentence("Netwerk van partners, geordend naar sector: {sectors}.", sectors=(sectors,))]
    pairs = find(pack, "ties.count", m=str(pack.tie_events))
    if has_number(pairs):
        told.append(sentence(
            "Aantal tweetallen dat elkaar {often} ontmoette: {pairs}.",
            often=often(pack.tie_events),
            pairs=pairs,
        ))  # fmt: skip
    degree = {node.name: sum(node.name in pair for pair in pack.ties) for node in nodes}
    most = sorted(degree, key=lambda name: (-degree[name], name))[:3]
    named_most = named(language.listed(most), "ties")
    told.append(sentence("De meeste lijnen lopen naar {most}.", most=(named_most,)))
    return following(told)


def _numbers(pack: YearPack) -> Table:
    rows = tuple(
        (
            sentence("{m} keer of vaker", m=(Run(m, "structure"),)),
            cell(find(pack, "ties.count", m=m)),
            cell(find(pack, "ties.none", m=m)),
        )
        for m in "123"
        if find(pack, "ties.count", m=m) is not None
    )
    return Table(
        title=said("Verbindingen tussen partners"),
        header=(said("Ontmoet"), said("Tweetallen"), said("Partners zonder verbinding")),
        rows=rows,
        numeric=(1, 2),
    )
