"""The neighbourhoods as cells: each point of the map belongs to the nearest known place.

A cell is a disc around a place, cut by the lines halfway to its neighbours. A wijk is the union of
the cells of its parts, as far as these are listed (centre points: CBS and GeoNames).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from wijkmakers_analysis.neighbourhoods import neighbourhood_rows
from wijkmakers_analysis.yearpack.parts import PackPlace

Point = tuple[float, float]
CORNERS = 60
WIDENING = 0.16
FLAT = 0.035  # degrees of latitude, some four kilometres
PARTS = ("buurt", "dorp")


@dataclass(frozen=True)
class Cell:
    """A part of a wijk.

    Parameters
    ----------
    wijk
        Name of the wijk it belongs to.
    corners
        Its outline, in the plane of the map.
    borders
        Lines along its edges with a cell of another wijk.
    """

    wijk: str
    corners: tuple[Point, ...]
    borders: tuple[tuple[Point, ...], ...]


def project(latitude: float, longitude: float, middle: float) -> Point:
    """Return a place in the plane, in degrees of latitude, north up (equirectangular)."""
    return longitude * math.cos(math.radians(middle)), -latitude


def magnified(places: Sequence[Point]) -> Callable[[Point], Point]:
    """Return the view in which the dense middle is large and what lies far draws near.

    Distance r from the middle becomes FLAT asinh(r / FLAT): true to scale within FLAT, shrinking
    beyond.
    """
    centre = _middle(places)

    def seen(point: Point) -> Point:
        far = math.dist(point, centre)
        shrunk = FLAT * math.asinh(far / FLAT) / far if far else 1.0
        (x, y), (middle_x, middle_y) = point, centre
        return middle_x + (x - middle_x) * shrunk, middle_y + (y - middle_y) * shrunk

    return seen


def seeds(wijken: Sequence[PackPlace], middle: float) -> list[tuple[str, Point]]:
    """Return (wijk, point) of the parts of each wijk; of the wijk itself where none is listed."""
    parts = _listed_parts()
    found = []
    for wijk in wijken:
        known = parts.get(_folded(wijk.name)) or [(wijk.latitude, wijk.longitude)]
        found += [(wijk.name, project(*place, middle)) for place in known]
    return found


def cells(places: Sequence[tuple[str, Point]], radius: float) -> list[Cell]:
    """Cut the discs around the places by the lines halfway to each neighbour within reach.

    Parameters
    ----------
    places
        (wijk, point), in the plane.
    radius
        Of a disc in the middle, above 0, in the same unit; further out, where places lie far
        apart, it grows by WIDENING of the distance.
    """
    centre = _middle([point for _, point in places])
    reach = [radius + WIDENING * math.dist(point, centre) for _, point in places]
    made = []
    for index, (wijk, point) in enumerate(places):
        outline = [(corner, "") for corner in _disc(point, reach[index])]
        for other, (met, neighbour) in enumerate(places):
            if other != index and 0 < math.dist(point, neighbour) < 2 * reach[index]:
                outline = _cut(outline, point, neighbour, met)
        corners = tuple(corner for corner, _ in outline)
        after = corners[1:] + corners[:1]
        borders = [
            (start, end)
            for (start, met), end in zip(outline, after, strict=True)
            if met not in ("", wijk)
        ]
        made.append(Cell(wijk, corners, _chained(borders)))
    return made


def outlined(
    outlines: Mapping[str, Sequence[Sequence[Sequence[float]]]], middle: float
) -> list[Cell]:
    """Return the wijken with borders of a map; what two parts of a wijk share is no border.

    Parameters
    ----------
    outlines
        Rings of (longitude, latitude) by the name of the wijk.
    """
    made = []
    for wijk, rings in outlines.items():
        shapes = [[project(lat, lon, middle) for lon, lat in ring] for ring in rings]
        edges = [list(zip(shape, shape[1:] + shape[:1], strict=True)) for shape in shapes]
        counted = Counter(frozenset(edge) for several in edges for edge in several)
        for shape, several in zip(shapes, edges, strict=True):
            borders = [edge for edge in several if counted[frozenset(edge)] == 1]
            made.append(Cell(wijk, tuple(shape), _chained(borders)))
    return made


def is_inside(point: Point, corners: Sequence[Point]) -> bool:
    """Tell whether a point lies within an outline, by the edges that a ray crosses."""
    (x, y), inside = point, False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def _chained(edges: Sequence[tuple[Point, Point]]) -> tuple[tuple[Point, ...], ...]:
    """Join edges that follow each other to lines."""
    lines: list[list[Point]] = []
    for start, end in edges:
        if lines and lines[-1][-1] == start:
            lines[-1].append(end)
        else:
            lines.append([start, end])
    return tuple(map(tuple, lines))


def _middle(places: Sequence[Point]) -> Point:
    return median(x for x, _ in places), median(y for _, y in places)


def _disc(centre: Point, radius: float) -> list[Point]:
    turns = (2 * math.pi * n / CORNERS for n in range(CORNERS))
    return [(centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns]


def _cut(
    outline: list[tuple[Point, str]], point: Point, neighbour: Point, met: str
) -> list[tuple[Point, str]]:
    """Keep what is nearer to the point (Sutherland and Hodgman 1974).

    Each corner carries the wijk beyond the edge that starts there.
    """
    excess = [math.dist(corner, point) ** 2 - math.dist(corner, neighbour) ** 2
              for corner, _ in outline]  # fmt: skip
    if max(excess, default=0) <= 0:
        return outline
    kept = []
    for index, (start, beyond) in enumerate(outline):
        after = (index + 1) % len(outline)
        end, a, b = outline[after][0], excess[index], excess[after]
        if a <= 0:
            kept.append((start, beyond))
        if (a <= 0) != (b <= 0):
            part = a / (a - b)
            (x, y), (end_x, end_y) = start, end
            crossing = (x + part * (end_x - x), y + part * (end_y - y))
            kept.append((crossing, met if a <= 0 else beyond))
    return kept


def _listed_parts() -> dict[str, list[Point]]:
    """Return (latitude, longitude) of the parts by every name of their wijk."""
    rows = neighbourhood_rows()
    parts: dict[str, list[Point]] = {}
    for row in rows:
        if row["kind"] in PARTS and row["latitude"]:
            place = (float(row["latitude"]), float(row["longitude"]))
            parts.setdefault(row["parent_wijk"], []).append(place)
    names = {row["name"]: [row["name"], *row["aliases"].split(";")] for row in rows}
    return {
        _folded(name): places
        for wijk, places in parts.items()
        for name in names.get(wijk, [wijk])
        if name
    }


def _folded(name: str) -> str:
    return name.strip().casefold()
