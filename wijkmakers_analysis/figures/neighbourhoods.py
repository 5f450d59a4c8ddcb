"""The map: neighbourhoods reached and not yet reached, and where activities were."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text, words
from wijkmakers_analysis.document.missing import say_missing
from wijkmakers_analysis.document.sentences import following, sentence
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.map_names import Box, Names, box_around, holds
from wijkmakers_analysis.figures.territory import (
    Point,
    cells,
    is_inside,
    magnified,
    outlined,
    project,
    seeds,
)
from wijkmakers_analysis.figures.wording import has_number, named, said, source
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import PackPlace
from wijkmakers_analysis.yearpack.selection import find, house_look

HEIGHT, MARGIN = 318.0, 10.0
REACH = 0.9  # radius of a place's cell, in hundredths of a degree of latitude
SMALL = style.SMALL_FONT_SIZE
REACHED, BEFORE = style.HOUSE.reached, style.HOUSE.reached_before
NOT_YET, POINT = "#E8EBEF", style.ACCENT
NOT_YET_BEEN = "Nog niet geweest: {names}."
# Diameter in points of the dot for one, for two or three, and for more activities.
SIZES = ((1, 5.5), (3, 8.0), (10**6, 11.0))
LICENCE = Run("CC BY 4.0", "structure")
CREDIT = (
    "Schets, met de stad vergroot. Wijken: wijk- en buurtkaart en kerncijfers van CBS ({licence}) "
    "en GeoNames ({licence})."
)
CREDIT_OF_MAP = (
    "De stad is vergroot. Grenzen: wijk- en buurtkaart van CBS ({licence}) en GeoNames ({licence})."
)
NO_ROOM = " Niet elke naam past op de kaart; ze staan allemaal in de tabel."


@dataclass(frozen=True)
class _Sheet:
    """Where things are on the sheet: the outlines of the wijken, and the way to a place.

    An outline has its box beside it: most points are outside of that, which is soon seen.
    """

    outlines: tuple[tuple[str, tuple[Point, ...], Box], ...]
    place: Callable[[PackPlace], Point]

    def is_of(self, wijk: str, point: Point) -> bool:
        """Whether a point lies in a wijk, or in none."""
        return not any(
            name != wijk and holds(box, point) and is_inside(point, corners)
            for name, corners, box in self.outlines
        )


def draw_neighbourhoods(pack: YearPack) -> Block:
    """Draw the municipality with what was reached, and a dot for each place with activities."""
    wijken = [place for place in pack.places if place.is_wijk]
    reached = find(pack, "neighbourhoods")
    if not wijken or not (has_number(reached) or any(one.activities for one in pack.places)):
        return say_missing(
            words("Van geen enkele activiteit is bekend in welke wijk die was."),
            remedy=filling.NEIGHBOURHOODS,
        )
    points = [place for place in pack.places if not place.is_wijk and place.activities]
    is_open = _is_open(pack)
    with drawing(HEIGHT, look=house_look(pack)) as canvas:
        sheet = _draw_cells(canvas, pack, wijken, points)
        has_all = _draw_points(canvas, wijken, points, sheet)
        _draw_key(canvas, any(_state(place) == BEFORE for place in wijken), is_open)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=said("Wijken met en zonder activiteit, en de plekken van dit jaar"),
        svg=svg,
        alt=_alt(pack, wijken, points),
        numbers=_numbers(wijken, points, is_open),
        note=source(pack, svg, *_credit(pack), *(() if has_all else (NO_ROOM,))),
        size=size,
    )


def _is_open(pack: YearPack) -> bool:
    """Whether there may have been more than the list says, so that nothing counts as 'not yet'."""
    reached = find(pack, "neighbourhoods")
    return reached is not None and reached.status == "ondergrens"


def _state(place: PackPlace) -> str:
    return REACHED if place.activities else BEFORE if place.reached_before else NOT_YET


def _draw_cells(
    canvas: Canvas, pack: YearPack, wijken: Sequence[PackPlace], points: Sequence[PackPlace]
) -> _Sheet:
    """Draw the wijken and return where they and other places are."""
    middle = sum(place.latitude for place in wijken) / len(wijken)
    places = seeds(wijken, middle)
    made = outlined(pack.outlines, middle) or cells(places, REACH / 100)
    others = [project(place.latitude, place.longitude, middle) for place in points]
    seen = magnified([point for _, point in places])
    shown = [seen(corner) for cell in made for corner in cell.corners] + [*map(seen, others)]
    low_x, low_y, high_x, high_y = box_around(shown)
    scale = min((WIDTH - 2 * MARGIN) / (high_x - low_x), (HEIGHT - 2 * MARGIN) / (high_y - low_y))
    left = (WIDTH - scale * (high_x - low_x)) / 2

    def on_sheet(point: Point) -> Point:
        x, y = seen(point)
        return left + (x - low_x) * scale, MARGIN + (y - low_y) * scale

    states = {place.name: _state(place) for place in wijken}
    drawn = (
        (cell.wijk, tuple(map(on_sheet, cell.corners))) for cell in made if len(cell.corners) > 2
    )
    outlines = tuple((wijk, corners, box_around(corners)) for wijk, corners in drawn)
    for wijk, corners, _ in outlines:
        canvas.polygon(corners, states[wijk])
    for cell in made:
        for border in cell.borders:
            canvas.line([on_sheet(corner) for corner in border], style.PAPER, 1.3)

    def place(one: PackPlace) -> Point:
        return on_sheet(project(one.latitude, one.longitude, middle))

    return _Sheet(outlines, place)


def _draw_points(
    canvas: Canvas, wijken: Sequence[PackPlace], points: Sequence[PackPlace], sheet: _Sheet
) -> bool:
    """Draw the dots, most activities first, and the names; return whether every one had room."""
    dotted = {place.name for place in points}
    ordered = sorted(points, key=lambda place: (-place.activities, place.name))
    names = Names(canvas, HEIGHT, [(0, HEIGHT - 88, 132, HEIGHT)])
    for place in ordered:
        x, y = sheet.place(place)
        half = _diameter(place) / 2
        canvas.dots([(x, y)], 2 * half, POINT, edge=style.PAPER)
        names.take((x - half, y - half, x + half, y + half))
    drawn = [
        names.beside(place.name, sheet.place(place), _diameter(place) / 2) for place in ordered
    ]
    for place in sorted(wijken, key=lambda one: (not one.activities, one.name)):
        if place.name not in dotted:
            is_own = partial(sheet.is_of, place.name)
            drawn.append(names.inside(place.name, sheet.place(place), is_own))
    return all(drawn)


def _diameter(place: PackPlace) -> float:
    return next(size for most, size in SIZES if place.activities <= most)


def _draw_key(canvas: Canvas, has_before: bool, is_open: bool) -> None:
    not_yet = "niet bekend" if is_open else "nog niet geweest"
    shades = [(REACHED, "activiteit dit jaar"), (NOT_YET, not_yet)]
    if has_before:
        shades.insert(1, (BEFORE, "eerder geweest"))
    y = HEIGHT - 8 - 14 * (len(shades) + 2)
    for colour, name in shades:
        canvas.bar(0, y - 4.5, 14, 9, colour)
        canvas.text(20, y, translated(name), size=SMALL, colour=style.SOFT_INK)
        y += 14
    for name, (_, size) in zip(("één activiteit", "twee of drie", "meer"), SIZES, strict=True):
        canvas.dots([(7, y)], size, POINT)
        canvas.text(20, y, translated(name), size=SMALL, colour=style.SOFT_INK)
        y += 14


def _title(pack: YearPack) -> Text:
    reached = find(pack, "neighbourhoods")
    if not has_number(reached):
        return said("Waar de activiteiten waren")
    return sentence("In {reached} {reached:wijk|wijken} was er iets te doen", reached=reached)


def _credit(pack: YearPack) -> Text:
    credit = CREDIT_OF_MAP if pack.outlines else CREDIT
    return (Run(" "), *sentence(credit, licence=(LICENCE,)))


def _alt(pack: YearPack, wijken: Sequence[PackPlace], points: Sequence[PackPlace]) -> Text:
    reached = find(pack, "neighbourhoods")
    yes = sorted(place.name for place in wijken if place.activities)
    no = sorted(place.name for place in wijken if _state(place) == NOT_YET)
    told = [words("Kaart van de gemeente.")]
    if has_number(reached) and yes:
        told.append(sentence(
            "Bereikt: {reached} {reached:wijk|wijken}, namelijk {names}.",
            reached=reached, names=_listed(yes),
        ))  # fmt: skip
    elif has_number(reached):
        told.append(sentence("Bereikt: {reached} {reached:wijk|wijken}.", reached=reached))
    if no:
        not_yet = "Niet bekend of we er waren: {names}." if _is_open(pack) else NOT_YET_BEEN
        told.append(sentence(not_yet, names=_listed(no)))
    if points:
        names = sorted(place.name for place in points)
        told.append(sentence("Plekken met activiteiten: {names}.", names=_listed(names)))
    return following(told)


def _listed(names: Sequence[str]) -> Text:
    return (named(language.listed(names), "places"),)


def _numbers(wijken: Sequence[PackPlace], points: Sequence[PackPlace], is_open: bool) -> Table:
    def rows(places: Sequence[PackPlace], kind: str) -> tuple[tuple[Text, ...], ...]:
        ordered = sorted(places, key=lambda place: (-place.activities, place.name))
        return tuple(
            (
                (named(place.name, "places"),),
                said(kind),
                _activities(place, is_open),
            )
            for place in ordered
        )

    return Table(
        title=said("Activiteiten per wijk en plek"),
        header=(said("Naam"), said("Soort"), said("Activiteiten")),
        rows=rows(wijken, "wijk") + rows(points, "plek"),
        numeric=(2,),
        note=said("Een plek hoort bij een wijk en telt daar mee."),
    )


def _activities(place: PackPlace, is_open: bool) -> Text:
    if is_open and not place.activities:
        return said("niet bekend")
    number = named(language.number(place.activities), "places")
    return sentence("minstens {low}", low=(number,)) if is_open else (number,)
