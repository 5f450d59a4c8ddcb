"""The map: neighbourhoods reached and not yet reached, and where activities were."""

from collections.abc import Callable, Sequence

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Block, Chart, Run, Table, Text
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas, drawing
from wijkmakers_analysis.figures.lettering import shortened, text_width
from wijkmakers_analysis.figures.territory import Point, cells, magnified, outlined, project, seeds
from wijkmakers_analysis.figures.wording import Spoken, has_number, missing, named, said, source
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.model import PackPlace, YearPack
from wijkmakers_analysis.yearpack.selection import find, house_look

HEIGHT, MARGIN, NAME_ROOM = 318.0, 10.0, 130.0
REACH = 0.9  # radius of a place's cell, in hundredths of a degree of latitude
SMALL = style.SMALL_FONT_SIZE
REACHED, BEFORE = style.HOUSE.reached, style.HOUSE.reached_before
NOT_YET, POINT = "#E8EBEF", style.ACCENT
# Diameter in points of the dot for one, for two or three, and for more activities.
SIZES = ((1, 5.5), (3, 8.0), (10**6, 11.0))
CREDIT = " Schets, met de stad vergroot, naar de wijk- en buurtkaart en kerncijfers van CBS (CC-BY"
CREDIT_OF_MAP = " De stad is vergroot. Grenzen: wijk- en buurtkaart van CBS (CC-BY"
Box = tuple[float, float, float, float]


def draw_neighbourhoods(pack: YearPack) -> Block:
    """Draw the municipality with what was reached, and a dot for each place with activities."""
    wijken = [place for place in pack.places if place.is_wijk]
    if not wijken:
        return missing("Van geen enkele activiteit is bekend in welke wijk die was.")
    points = [place for place in pack.places if not place.is_wijk and place.activities]
    is_open = _is_open(pack)
    with drawing(HEIGHT, look=house_look(pack)) as canvas:
        on_sheet = _draw_cells(canvas, pack, wijken, points)
        _draw_points(canvas, wijken, points, on_sheet)
        _draw_key(canvas, any(_state(place) == BEFORE for place in wijken), is_open)
        svg, size = canvas.svg(), canvas.size
    return Chart(
        title=_title(pack),
        subtitle=said("Wijken met en zonder activiteit, en de plekken van dit jaar"),
        svg=svg,
        alt=_alt(pack, wijken, points),
        numbers=_numbers(wijken, points, is_open),
        note=source(pack, svg, *_credit(pack)),
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
) -> Callable[[PackPlace], Point]:
    """Draw the wijken and return the function that sets a place on the sheet."""
    middle = sum(place.latitude for place in wijken) / len(wijken)
    places = seeds(wijken, middle)
    made = outlined(pack.outlines, middle) or cells(places, REACH / 100)
    others = [project(place.latitude, place.longitude, middle) for place in points]
    seen = magnified([point for _, point in places])
    corners = [seen(corner) for cell in made for corner in cell.corners] + [*map(seen, others)]
    low_x, high_x = min(x for x, _ in corners), max(x for x, _ in corners)
    low_y, high_y = min(y for _, y in corners), max(y for _, y in corners)
    scale = min((WIDTH - 2 * MARGIN) / (high_x - low_x), (HEIGHT - 2 * MARGIN) / (high_y - low_y))
    left = (WIDTH - scale * (high_x - low_x)) / 2

    def on_sheet(point: Point) -> Point:
        x, y = seen(point)
        return left + (x - low_x) * scale, MARGIN + (y - low_y) * scale

    states = {place.name: _state(place) for place in wijken}
    for cell in made:
        if len(cell.corners) > 2:
            canvas.polygon([on_sheet(corner) for corner in cell.corners], states[cell.wijk])
    for cell in made:
        for border in cell.borders:
            canvas.line([on_sheet(corner) for corner in border], style.PAPER, 1.3)
    return lambda place: on_sheet(project(place.latitude, place.longitude, middle))


def _draw_points(
    canvas: Canvas,
    wijken: Sequence[PackPlace],
    points: Sequence[PackPlace],
    on_sheet: Callable[[PackPlace], Point],
) -> None:
    """Draw the dots, most activities first, and each name where it touches nothing."""
    dotted = {place.name for place in points}
    ordered = sorted(points, key=lambda place: (-place.activities, place.name))
    taken: list[Box] = []
    for place in ordered:
        x, y = on_sheet(place)
        half = _diameter(place) / 2
        canvas.dots([(x, y)], 2 * half, POINT, edge=style.PAPER)
        taken.append((x - half, y - half, x + half, y + half))
    for place in ordered:
        _label(canvas, place.name, on_sheet(place), _diameter(place) / 2, taken, style.INK)
    for place in sorted(wijken, key=lambda one: (not one.activities, one.name)):
        if place.name not in dotted:
            _label(canvas, place.name, on_sheet(place), 0, taken, style.SOFT_INK)


def _diameter(place: PackPlace) -> float:
    return next(size for most, size in SIZES if place.activities <= most)


def _label(
    canvas: Canvas, name: str, point: Point, half: float, taken: list[Box], colour: str
) -> None:
    """Write a name beside its point at the first side that is free; else leave it to the table."""
    x, y = point
    text = shortened(name, NAME_ROOM, SMALL)
    width, gap, tall = text_width(text, SMALL), half + 3, 8.5
    if half:
        sides: tuple[Point, ...]
        sides = ((x + gap, y), (x - gap - width, y), (x - width / 2, y - gap - 4),
                 (x - width / 2, y + gap + 4), (x + gap - 1, y - 7), (x + gap - 1, y + 7),
                 (x - gap - width + 1, y - 7), (x - gap - width + 1, y + 7))  # fmt: skip
    else:
        sides = tuple((x - width / 2, y + shift) for shift in (0, -9, 9, -18, 18))
    for left, middle in sides:
        box = (left - 1, middle - tall / 2, left + width + 1, middle + tall / 2)
        is_on_sheet = box[0] >= 1 and box[2] <= WIDTH - 1 and box[1] >= 1 and box[3] <= HEIGHT - 1
        if is_on_sheet and not any(_touch(box, other) for other in [*taken, *_key_boxes()]):
            canvas.text(left, middle, text, size=SMALL, colour=colour)
            taken.append(box)
            return


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _key_boxes() -> tuple[Box, ...]:
    return ((0, HEIGHT - 88, 132, HEIGHT),)


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
    return said("In ", reached, " wijken was er iets te doen")


def _credit(pack: YearPack) -> tuple[str | Run, ...]:
    licence = Run(" 4.0", "structure")
    return (
        CREDIT_OF_MAP if pack.outlines else CREDIT,
        licence,
        ") en GeoNames (CC-BY",
        licence,
        ").",
    )


def _alt(pack: YearPack, wijken: Sequence[PackPlace], points: Sequence[PackPlace]) -> Text:
    reached = find(pack, "neighbourhoods")
    yes = sorted(place.name for place in wijken if place.activities)
    no = sorted(place.name for place in wijken if _state(place) == NOT_YET)
    parts: list[Spoken] = ["Kaart van de gemeente. "]
    if has_number(reached):
        parts += ["Bereikt: ", reached, " wijken"]
        parts += [", namelijk ", named(language.listed(yes), "places")] if yes else []
        parts += [". "]
    if no:
        not_yet = "Niet bekend of we er waren: " if _is_open(pack) else "Nog niet geweest: "
        parts += [not_yet, named(language.listed(no), "places"), ". "]
    if points:
        names = sorted(place.name for place in points)
        parts += ["Plekken met activiteiten: ", named(language.listed(names), "places"), "."]
    return said(*parts)


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
    return said("minstens ", number) if is_open else (number,)
