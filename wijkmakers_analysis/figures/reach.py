"""How many people were reached: different people and visits, by kind of activity."""

from collections.abc import Sequence

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.bars import draw_bar, longest
from wijkmakers_analysis.figures.calendar_rows import PILLARS
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width
from wijkmakers_analysis.figures.wording import (
    Spoken,
    cell,
    has_number,
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
from wijkmakers_analysis.yearpack.selection import find, has_audience, house_look

LABELS, ROW, TOP, BAR, GUTTER, ROOM = 108, 22, 24, 11, 26, 62
MEASURES = (("participants", "Verschillende mensen"), ("attendances", "Keren aanwezig"))


def draw_reach(pack: YearPack) -> Block:
    """Draw for each kind of activity the different people and the visits."""
    kinds = _kinds(pack)
    if not kinds and not has_number(find(pack, "participants")):
        return say_missing(
            words("Hoeveel mensen meededen, is niet bijgehouden."),
            remedy=filling.ATTENDANCE,
            of=find(pack, "participants"),
        )
    if not kinds:
        return say_missing(
            words("Per soort activiteit zijn er geen aantallen mensen te geven."),
            remedy=filling.ATTENDANCE,
            of=next(iter(pack.facts_by("participants", "soort")), None),
        )
    new = find(pack, "new_faces")
    extra = 34 if has_number(new) else 0
    with drawing(TOP + ROW * len(kinds) + extra, look=house_look(pack)) as canvas:
        for index, (measure, head) in enumerate(MEASURES):
            _draw_column(canvas, pack, kinds, measure, head, index)
        _draw_names(canvas, kinds)
        if has_number(new):
            _draw_new(canvas, new, TOP + ROW * len(kinds) + 8)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=said("Verschillende mensen en keren aanwezig, per soort activiteit"),
        svg=svg,
        alt=_alt(pack, kinds),
        numbers=_numbers(pack, kinds),
        note=source(pack, svg, *_remark(pack, kinds), of="presentielijsten"),
        size=size,
    )


def _kinds(pack: YearPack) -> list[tuple[str, str]]:
    """Return (kind, pillar) of the kinds with a printed number, in the order of the pillars."""
    pillars = {one.kind: one.pillar for one in pack.activities}
    names = {
        fact.group["soort"]
        for measure, _ in MEASURES
        for fact in pack.facts_by(measure, "soort")
        if has_number(fact)
    }
    known = {name: pillars.get(name, "overig") for name in names}
    known = {name: pillar if pillar in PILLARS else "overig" for name, pillar in known.items()}
    return sorted(known.items(), key=lambda pair: (PILLARS.index(pair[1]), pair[0]))


def _draw_names(canvas: Canvas, kinds: list[tuple[str, str]]) -> None:
    for index, (kind, pillar) in enumerate(kinds):
        y = TOP + index * ROW
        is_first = index == 0 or kinds[index - 1][1] != pillar
        if is_first:
            canvas.line([(0, y), (WIDTH, y)])
        canvas.bar(0, y + 3, 3, ROW - 6, style.PILLAR_COLOURS[pillar])
        canvas.text(9, y + ROW / 2, shortened(label_of(kind), LABELS - 14))


def _draw_column(
    canvas: Canvas,
    pack: YearPack,
    kinds: Sequence[tuple[str, str]],
    measure: str,
    head: str,
    index: int,
) -> None:
    width = (WIDTH - LABELS - GUTTER) / 2
    left = LABELS + index * (width + GUTTER)
    facts = [find(pack, measure, soort=kind) for kind, _ in kinds]
    # Numbers get the room that they need, up to half of the column.
    widest = max(text_width(shown(fact)) for fact in facts)
    scale = (width - min(max(ROOM, widest + 8), width / 2)) / longest(facts)
    edge = left + width + (GUTTER - 4 if index == 0 else 0)
    canvas.text(left, 8, translated(head), size=style.SMALL_FONT_SIZE, colour=style.SOFT_INK)
    for row, (fact, (_, pillar)) in enumerate(zip(facts, kinds, strict=True)):
        y = TOP + row * ROW
        corner = (left, y + (ROW - BAR) / 2)
        end = draw_bar(canvas, fact, corner, BAR, scale, style.PILLAR_COLOURS[pillar])
        start = end + (5 if end > left else 0)
        canvas.text(start, y + ROW / 2, shortened(shown(fact), edge - start))


def _draw_new(canvas: Canvas, new: Fact, y: float) -> None:
    canvas.line([(0, y - 4), (WIDTH, y - 4)])
    canvas.text(9, y + 10, translated("Nieuwe gezichten"))
    length = WIDTH - LABELS - ROOM
    if new.value is not None:
        canvas.bar(LABELS, y + 4.5, length, BAR, style.ACCENT_TINT)
        canvas.bar(LABELS, y + 4.5, length * new.value, BAR, style.ACCENT)
    label = shortened(shown(new), ROOM - 8, bold=True)
    canvas.text(LABELS + length + 6, y + 10, label, bold=True)


def _title(pack: YearPack) -> Text:
    people, visits = find(pack, "participants"), find(pack, "attendances")
    if has_number(people) and has_number(visits):
        return sentence(
            "Er {people:deed|deden} {people} {people:mens|mensen} mee, samen {visits} keer",
            people=people, visits=visits,
        )  # fmt: skip
    if has_number(people):
        return sentence("Er {people:deed|deden} {people} {people:mens|mensen} mee", people=people)
    if has_number(visits):
        return sentence("Samen waren mensen {visits} keer aanwezig", visits=visits)
    return said("Zoveel mensen deden mee, per soort activiteit")


def _remark(pack: YearPack, kinds: Sequence[tuple[str, str]]) -> list[Spoken]:
    parts: list[Spoken] = [" Wie bij twee soorten kwam, telt bij beide mee."]
    with_audience = [kind for kind, _ in kinds if has_audience(pack, kind)]
    if with_audience:
        kinds_told = named(language.listed(map(retold, with_audience)), "soort")
        parts += [Run(" "), *sentence(
            "Publiek van een eindpresentatie telt mee bij: {kinds}.", kinds=(kinds_told,)
        )]  # fmt: skip
    new = find(pack, "new_faces")
    if new is not None and new.status == "eerste_meetjaar":
        parts += [" Wie er nieuw was, is pas vanaf het tweede jaar met lijsten te zeggen."]
    return parts


def _alt(pack: YearPack, kinds: list[tuple[str, str]]) -> Text:
    told = [words("Balken per soort activiteit.")]
    for kind, _ in kinds:
        people = find(pack, "participants", soort=kind)
        visits = find(pack, "attendances", soort=kind)
        told.append(sentence(
            "{kind}: {people} mensen, {visits} keren aanwezig.",
            kind=(named(label_of(kind), "soort"),),
            people=said(people if has_number(people) else "onbekend aantal"),
            visits=said(visits if has_number(visits) else "onbekend aantal"),
        ))  # fmt: skip
    new = find(pack, "new_faces")
    if has_number(new):
        told.append(sentence("Nieuwe gezichten: {new}.", new=new))
    return following(told)


def _numbers(pack: YearPack, kinds: list[tuple[str, str]]) -> Table:
    rows = [
        (
            (named(label_of(kind), "soort"),),
            *(cell(find(pack, measure, soort=kind)) for measure, _ in MEASURES),
        )
        for kind, _ in kinds
    ]
    totals = (said("Alle activiteiten"), *(cell(find(pack, measure)) for measure, _ in MEASURES))
    return Table(
        title=said("Bereik per soort activiteit"),
        header=(said("Soort"), *(said(head) for _, head in MEASURES)),
        rows=(*rows, totals),
        numeric=(1, 2),
    )
