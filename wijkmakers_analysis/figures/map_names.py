"""Where the names on the map stand: beside their dot or inside their wijk, and nowhere else.

A name of a dot stands beside it, or further off with a line to it. The name of a wijk stands near
its middle where it lies within the wijk; where there is no room for it, the table has it.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from wijkmakers_analysis import style
from wijkmakers_analysis.figures.canvas import WIDTH, Canvas
from wijkmakers_analysis.figures.lettering import shortened, text_width
from wijkmakers_analysis.figures.territory import Point

ROOM, TALL = 130.0, 10.5
SMALL = style.SMALL_FONT_SIZE
# How far from its dot a name may stand, with a line to it; in how many directions it is tried.
FAR, DIRECTIONS = (18.0, 28.0, 40.0, 54.0, 70.0, 90.0, 115.0, 145.0), 16
# How far a wijk's name may move from its middle, and in what steps.
STEP, STEPS = 5.0, 8
Box = tuple[float, float, float, float]


class Names:
    """The names that are drawn on a sheet, and what is already taken of it.

    Parameters
    ----------
    canvas
        The sheet.
    height
        Its height in points.
    taken
        Boxes in which no name may stand.
    """

    def __init__(self, canvas: Canvas, height: float, taken: Sequence[Box]):
        self._canvas, self._height = canvas, height
        self._taken = [*taken]

    def take(self, box: Box) -> None:
        """Keep names out of a box."""
        self._taken.append(box)

    def beside(self, name: str, point: Point, half: float) -> bool:
        """Write a name beside its dot, or with a line to it; return whether there was room."""
        text, wide = _fitted(name)
        for corner in _around(point, half, wide):
            if self._is_free(_box(corner, wide)):
                self._write(corner, text, wide, style.INK)
                return True
        for corner, start, end in _further(point, half, wide):
            if self._is_free(_box(corner, wide)) and not self._crosses(start, end):
                self._canvas.line([start, end], style.GREY_MARK)
                self._write(corner, text, wide, style.INK)
                return True
        return False

    def inside(self, name: str, point: Point, is_own: Callable[[Point], bool]) -> bool:
        """Write the name of a wijk within it; return whether there was room."""
        text, wide = _fitted(name)
        for x, y in _near(point):
            corner = (x - wide / 2, y)
            box = _box(corner, wide)
            if self._is_free(box) and all(map(is_own, _points_of(box))):
                self._write(corner, text, wide, style.SOFT_INK)
                return True
        return False

    def _write(self, corner: Point, text: str, wide: float, colour: str) -> None:
        self._canvas.text(*corner, text, size=SMALL, colour=colour)
        self.take(_box(corner, wide))

    def _is_free(self, box: Box) -> bool:
        is_on_sheet = box[0] >= 1 and box[2] <= WIDTH - 1 and box[1] >= 1
        is_on_sheet = is_on_sheet and box[3] <= self._height - 1
        return is_on_sheet and not any(_touch(box, other) for other in self._taken)

    def _crosses(self, start: Point, end: Point) -> bool:
        """Whether a line runs through anything but the dot it begins at."""
        along = [_between(start, end, share / 12) for share in range(1, 12)]
        return any(holds(box, point) for box in self._taken for point in along)


def _fitted(name: str) -> tuple[str, float]:
    text = shortened(name, ROOM, SMALL)
    return text, text_width(text, SMALL)


def _box(corner: Point, wide: float) -> Box:
    left, middle = corner
    return (left - 2, middle - TALL / 2, left + wide + 2, middle + TALL / 2)


def _around(point: Point, half: float, wide: float) -> Iterator[Point]:
    (x, y), gap = point, half + 4
    yield from ((x + gap, y), (x - gap - wide, y), (x - wide / 2, y - gap - 4),
                (x - wide / 2, y + gap + 4), (x + gap - 1, y - 7), (x + gap - 1, y + 7),
                (x - gap - wide + 1, y - 7), (x - gap - wide + 1, y + 7))  # fmt: skip


def _further(point: Point, half: float, wide: float) -> Iterator[tuple[Point, Point, Point]]:
    """Yield corners of a name further off, each with the line from the dot to it."""
    x, y = point
    for far in FAR:
        for turn in range(DIRECTIONS):
            angle = 2 * math.pi * turn / DIRECTIONS
            along = (math.cos(angle), math.sin(angle))
            start = (x + (half + 1) * along[0], y + (half + 1) * along[1])
            end = (x + far * along[0], y + far * along[1])
            yield (end[0] + 3 if along[0] >= 0 else end[0] - 3 - wide, end[1]), start, end


def _near(point: Point) -> list[Point]:
    """Return places around a point, the nearest first."""
    x, y = point
    steps = range(-STEPS, STEPS + 1)
    shifts = [(STEP * across, STEP * down) for across in steps for down in steps]
    shifts.sort(key=lambda shift: (math.hypot(*shift), shift))
    return [(x + across, y + down) for across, down in shifts]


def _points_of(box: Box) -> Iterator[Point]:
    left, top, right, bottom = box
    for share in range(7):
        for y in (top, (top + bottom) / 2, bottom):
            yield left + (right - left) * share / 6, y


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def box_around(points: Sequence[Point]) -> Box:
    """Return the smallest box that holds points."""
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def holds(box: Box, point: Point) -> bool:
    """Tell whether a point lies within a box."""
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
