"""The focal points of the coming year, each with this year's evidence and its target."""

import math

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import sentence
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, wrapped
from wijkmakers_analysis.figures.wording import Spoken, cell, has_number, named, said, shown, source
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import PackFocalPoint
from wijkmakers_analysis.yearpack.selection import find, house_look

LABELS, TARGET, ROW, TOP = 128, 112, 34, 22
MOST_DOTS = 15
NO_EVIDENCE, NOT_KEPT = "nog geen bewijs", "niet bijgehouden"
PITCH = 7.0
MEASURES = (
    ("activities", "activiteiten", style.ACCENT),
    ("contributions", "bijdragen", style.DO),
    ("stories", "verhalen", style.YOUNG),
)


def draw_focal_points(pack: YearPack) -> Block:
    """Draw the evidence of this year for each focal point: a dot a thing, and the number."""
    if not pack.focal_points:
        return say_missing(
            words("Voor het komende jaar staan er nog geen speerpunten in de lijst."),
            remedy=filling.FOCAL_POINTS,
        )
    step = (WIDTH - LABELS - TARGET) / len(MEASURES)
    with drawing(TOP + ROW * len(pack.focal_points), look=house_look(pack)) as canvas:
        for index, (_, name, _) in enumerate(MEASURES):
            _head(canvas, LABELS + index * step, language.first_upper(name))
        _head(canvas, WIDTH - TARGET + 10, "Doel")
        for index, one in enumerate(pack.focal_points):
            _draw_row(canvas, pack, one, TOP + index * ROW, step)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=said("Wat er dit jaar al gebeurde voor elk speerpunt van het komende jaar"),
        svg=svg,
        alt=_alt(pack),
        numbers=_numbers(pack),
        note=source(pack, svg, of="lijsten van activiteiten, bijdragen en verhalen van"),
        size=size,
    )


def _head(canvas: Canvas, x: float, text: str) -> None:
    canvas.text(x, 8, translated(text), size=style.SMALL_FONT_SIZE, colour=style.SOFT_INK)


def _draw_row(canvas: Canvas, pack: YearPack, one: PackFocalPoint, y: float, step: float) -> None:
    canvas.line([(0, y), (WIDTH, y)])
    middle = y + ROW / 2
    lines = wrapped(one.focal_point, LABELS - 14, 2)
    for index, line in enumerate(lines):
        canvas.text(0, middle + (index - (len(lines) - 1) / 2) * 12, line)
    if not has_evidence(pack, one) and _is_kept(pack, one):
        canvas.text(LABELS, middle, translated(NO_EVIDENCE), colour=style.SOFT_INK)
    else:
        for index, (measure, _, colour) in enumerate(MEASURES):
            _draw_evidence(canvas, pack, one, measure, (LABELS + index * step, middle), colour)
    _draw_target(canvas, one, middle)


def _draw_evidence(
    canvas: Canvas,
    pack: YearPack,
    one: PackFocalPoint,
    measure: str,
    corner: tuple[float, float],
    colour: str,
) -> None:
    x, middle = corner
    fact = find(pack, measure, speerpunt=one.focal_point)
    if fact is None or fact.status == "niet_gemeten":
        canvas.text(x, middle, translated(NOT_KEPT), size=style.SMALL_FONT_SIZE,
                    colour=style.SOFT_INK)  # fmt: skip
        return
    if not has_number(fact):
        canvas.text(x, middle, "–", colour=style.SOFT_INK)
        return
    number = fact.value if fact.value is not None else fact.low
    if not number:
        canvas.text(x, middle, shown(fact), colour=style.SOFT_INK)
        return
    canvas.text(x, middle, shortened(shown(fact), 22, bold=True), bold=True)
    count = min(int(number), MOST_DOTS)
    rows = math.ceil(count / 5)
    dots = [
        (x + 28 + n % 5 * PITCH, middle + (n // 5 - (rows - 1) / 2) * PITCH) for n in range(count)
    ]
    canvas.dots(dots, PITCH - 1.4, colour)
    if number > MOST_DOTS:
        canvas.text(x + 26 + 5 * PITCH, middle, "…", colour=style.SOFT_INK)


def _draw_target(canvas: Canvas, one: PackFocalPoint, middle: float) -> None:
    x, room = WIDTH - TARGET + 10, TARGET - 10
    if one.target is None:
        canvas.text(x, middle, translated("nog geen doel gesteld"), colour=style.SOFT_INK,
                    size=style.SMALL_FONT_SIZE)  # fmt: skip
        return
    lines = (_target(one), _measured(one)) if one.indicator else (_target(one),)
    for index, line in enumerate(lines):
        canvas.text(
            x, middle + (index - (len(lines) - 1) / 2) * 11.5,
            shortened(line, room, style.SMALL_FONT_SIZE), size=style.SMALL_FONT_SIZE,
        )  # fmt: skip


def _target(one: PackFocalPoint) -> str:
    if one.target is None:
        return ""
    whole = float(one.target).is_integer()
    return language.number(one.target, 0 if whole else 1)


def _measured(one: PackFocalPoint) -> str:
    """Return what a target counts, as it stands after its number: 'vragen uit de praktijk'."""
    told = retold(one.indicator)
    return told[:1].lower() + told[1:]


def has_evidence(pack: YearPack, one: PackFocalPoint) -> bool:
    """Whether anything of this year carries a focal point."""
    facts = (find(pack, m, speerpunt=one.focal_point) for m, _, _ in MEASURES)
    return any(fact and (fact.value or fact.low) for fact in facts)


def _is_kept(pack: YearPack, one: PackFocalPoint) -> bool:
    facts = (find(pack, m, speerpunt=one.focal_point) for m, _, _ in MEASURES)
    return any(has_number(fact) for fact in facts)


def _nothing(pack: YearPack, one: PackFocalPoint) -> str:
    return NO_EVIDENCE if _is_kept(pack, one) else NOT_KEPT


def _title(pack: YearPack) -> Text:
    bare = [one for one in pack.focal_points if not has_evidence(pack, one)]
    if not bare:
        return said("Voor elk speerpunt is er al een begin")
    if len(bare) == len(pack.focal_points):
        return said("Met deze speerpunten beginnen we volgend jaar")
    names = language.listed(f"‘{one.focal_point}’" for one in bare)
    if len(bare) > 2:
        return said("Voor een deel van de speerpunten is er al een begin")
    return sentence(
        "Alleen voor {points} is er nog geen bewijs", points=(named(names, "focal_points"),)
    )


def _alt(pack: YearPack) -> Text:
    parts: list[Spoken] = ["Per speerpunt het bewijs van dit jaar."]
    for one in pack.focal_points:
        parts += [" ", named(one.focal_point, "focal_points"), ": "]
        if not has_evidence(pack, one):
            parts += [_nothing(pack, one)]
        for index, (measure, name, _) in enumerate(MEASURES if has_evidence(pack, one) else ()):
            fact = find(pack, measure, speerpunt=one.focal_point)
            parts += [
                ", " if index else "",
                name + " ",
                fact if has_number(fact) else "niet bekend",
            ]
        parts += ["."]
    return said(*parts)


def _numbers(pack: YearPack) -> Table:
    rows = tuple(
        (
            (named(one.focal_point, "focal_points"),),
            *(cell(find(pack, m, speerpunt=one.focal_point))
              for m, _, _ in MEASURES),
            _target_cell(one),
        )
        for one in pack.focal_points
    )  # fmt: skip
    heads = (said(language.first_upper(name)) for _, name, _ in MEASURES)
    return Table(
        title=said("Speerpunten en bewijs"),
        header=(said("Speerpunt"), *heads, said("Doel")),
        rows=rows,
        numeric=(1, 2, 3),
    )


def _target_cell(one: PackFocalPoint) -> Text:
    if one.target is None:
        return said("nog geen doel gesteld")
    label = (Run(" "), named(_measured(one), "focal_points")) if one.indicator else ()
    return (named(_target(one), "focal_points"), *label)
