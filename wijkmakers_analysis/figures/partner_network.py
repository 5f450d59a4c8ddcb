"""The network around one partner: a circle of the partners that its people met often."""

import math
from collections.abc import Collection, Sequence

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Blocks, Chart, Text
from wijkmakers_analysis.document.sentences import following, often, sentence
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width, wrapped
from wijkmakers_analysis.figures.sector_looks import looks_of
from wijkmakers_analysis.figures.wording import counted, in_series, label_of, named, source
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.parts import PackOrganisation
from wijkmakers_analysis.yearpack.selection import house_look

MOST_DRAWN = 30
PITCH, LEAST_TALL, MOST_RADIUS = 14.0, 112.0, 104.0
TOP, KEY_LINE = 8.0, 14.0
SIGN, LONG_SIGN = 13.0, 27.0
NEW, NEW_LINE, NO_SECTOR = "*", "vorig jaar nog niet genoemd", "Sector onbekend"
ONE_MET = "{own} kwam {number} partner {often} tegen"
MANY_MET = "{own} kwam {number} partners {often} tegen"
MIDDLE_WIDTH, NAME_LINES, LINE_HEIGHT = 104.0, 3, 10.5
SMALL = style.SMALL_FONT_SIZE
Point = tuple[float, float]


def draw_partners_met(pack: PartnerPack) -> Block:
    """Draw the partner in the middle and around it, by sector, whom its people met often.

    Every name is in the drawing and its alt text, so that it has no table of its own. Nothing is
    drawn where nobody may be named: the sentence beside it says why.
    """
    met = pack.met[:MOST_DRAWN]
    if not met:
        return Blocks(())
    sectors = list(dict.fromkeys(one.sector for one in met))
    tells_new = pack.compared_with is not None and bool(pack.met_before)
    new = {one.organisation for one in met} - pack.met_before if tells_new else frozenset()
    tall = max(PITCH * math.ceil(len(met) / 2), LEAST_TALL)
    key = _arrange_key(sectors, bool(new))
    height = 2 * TOP + tall + KEY_LINE * (key[-1][1] + 1)
    with drawing(height, look=house_look(pack)) as canvas:
        centre = (WIDTH / 2, TOP + tall / 2)
        _draw_around(canvas, met, new, sectors, centre, tall)
        _draw_middle(canvas, pack.organisation, centre)
        _draw_key(canvas, key, sectors, 2 * TOP + tall)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=sentence(
            "Partners met wie mensen {often} bij dezelfde activiteit waren",
            often=often(pack.tie_events),
        ),
        svg=svg,
        alt=_alt(pack, new),
        numbers=None,
        note=source(pack, svg, *_remark(pack), of="presentielijsten"),
        size=size,
    )


def _draw_around(
    canvas: Canvas,
    met: Sequence[PackOrganisation],
    new: Collection[str],
    sectors: list[str],
    centre: Point,
    tall: float,
) -> None:
    """Draw the lines first, then each mark with its name at even distances on both sides."""
    half = math.ceil(len(met) / 2)
    radius = min(tall / 2 - 2, MOST_RADIUS)
    placed = []
    for group, side in ((met[:half], 1), (met[half:][::-1], -1)):
        for index, one in enumerate(group):
            angle = math.pi * (index + 0.5) / len(group)
            x = centre[0] + side * (radius + 14) * math.sin(angle)
            y = centre[1] - radius * math.cos(angle)
            label_y = centre[1] - tall / 2 + tall * (index + 0.5) / len(group)
            placed.append((one, side, (x, y), label_y))
    for one, _, point, _ in placed:
        is_new = one.organisation in new
        colour = style.ACCENT if is_new else style.GREY_MARK
        canvas.line([centre, point], colour, 1.8 if is_new else 0.9)
    for one, side, (x, y), label_y in placed:
        reach = centre[0] + side * (radius + 32)
        canvas.line([(x + side * 5, y), (reach - side * 7, label_y), (reach, label_y)])
        colour, marker = looks_of(sectors)[one.sector]
        canvas.dots([(x, y)], 9, colour, marker=marker)
        room = WIDTH / 2 - radius - 38
        is_new = one.organisation in new
        name = shortened(language.first_upper(one.organisation), room, SMALL, is_new)
        canvas.text(reach + side * 4, label_y, name, size=SMALL, bold=is_new,
                    align="left" if side > 0 else "right")  # fmt: skip


def _draw_middle(canvas: Canvas, name: str, centre: Point) -> None:
    lines = wrapped(language.first_upper(name), MIDDLE_WIDTH, NAME_LINES, SMALL)
    wide = max(text_width(line, SMALL, True) for line in lines) + 22
    tall = LINE_HEIGHT * len(lines) + 13
    x, y = centre
    canvas.pill(x - wide / 2 - 2, y - tall / 2 - 2, wide + 4, tall + 4, style.PAPER)
    canvas.pill(x - wide / 2, y - tall / 2, wide, tall, style.ACCENT)
    first = y - LINE_HEIGHT * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        canvas.text(x, first + index * LINE_HEIGHT, line, size=SMALL, colour=style.PAPER,
                    align="center", bold=True)  # fmt: skip


def _arrange_key(sectors: list[str], has_new: bool) -> list[tuple[float, int, str, str]]:
    """Return each entry of the key as (x, line, sector, words), as many on a line as fit."""
    unknown = translated(NO_SECTOR)
    entries = [(sector, label_of(sector) or unknown) for sector in sectors]
    arranged, x, line = [], 0.0, 0
    for sector, name in [*entries, *([(NEW, translated(NEW_LINE))] if has_new else [])]:
        sign = LONG_SIGN if sector == NEW else SIGN
        name = shortened(name, WIDTH - sign, SMALL)
        wide = sign + text_width(name, SMALL)
        if x and x + wide > WIDTH:
            x, line = 0.0, line + 1
        arranged.append((x, line, sector, name))
        x += wide + SIGN
    return arranged


def _draw_key(
    canvas: Canvas, key: Sequence[tuple[float, int, str, str]], sectors: list[str], top: float
) -> None:
    for x, line, sector, name in key:
        y = top + line * KEY_LINE + 6
        if sector == NEW:
            canvas.line([(x, y), (x + LONG_SIGN - 5, y)], style.ACCENT, 1.8)
            canvas.text(x + LONG_SIGN, y, name, size=SMALL, colour=style.SOFT_INK)
            continue
        colour, marker = looks_of(sectors)[sector]
        canvas.dots([(x + 5, y)], 8, colour, marker=marker)
        canvas.text(x + SIGN, y, name, size=SMALL, colour=style.SOFT_INK)


def _title(pack: PartnerPack) -> Text:
    number = named(language.number(len(pack.met)), "ties")
    own = named(language.first_upper(pack.organisation), "organisations")
    return sentence(
        ONE_MET if len(pack.met) == 1 else MANY_MET,
        own=(own,),
        number=(number,),
        often=often(pack.tie_events),
    )


def _remark(pack: PartnerPack) -> list[str]:
    enough = " Een partner staat er alleen bij als van beide kanten genoeg mensen meededen."
    return [enough, *([" Getekend is een deel van hen."] if len(pack.met) > MOST_DRAWN else [])]


def _alt(pack: PartnerPack, new: Collection[str]) -> Text:
    middle = named(pack.organisation, "organisations")
    around = []
    for sector in dict.fromkeys(one.sector for one in pack.met):
        names = language.listed([one.organisation for one in pack.met if one.sector == sector])
        name = named(retold(sector) or translated("sector onbekend"), "organisations")
        around.append(counted(name, named(names, "ties")))
    told = [sentence(
        "Cirkel met in het midden {middle} en daaromheen, per sector: {around}",
        middle=(middle,), around=in_series(around),
    )]  # fmt: skip
    if new:
        first = named(language.listed(sorted(new, key=str.casefold)), "ties")
        told.append(sentence("Vorig jaar nog niet genoemd: {first}.", first=(first,)))
    return following(told)
