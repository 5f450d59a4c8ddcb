"""Find what a reader can work out from all facts together: the public, and each partner.

The audit passes when every hidden number can still be any value of its printed class, for the
public, and for each partner whatever its own row is. That it asks about every value of a row, and
not about the one it has, keeps what is made coarser from telling anything itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from wijkmakers_analysis.disclosure.bounds import (
    Ranges,
    is_exact,
    narrow,
    solve,
)
from wijkmakers_analysis.disclosure.cells import (
    MANY,
    NOT_ALL_OR_NONE,
    PERHAPS_NONE,
    WHOLE_CLASS,
    Cell,
    class_of,
    is_enough,
)
from wijkmakers_analysis.disclosure.presolve import separate, simplified
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.sacrifices import price_of
from wijkmakers_analysis.disclosure.system import Part

PUBLIC = ""
# Of these the partners are the cells to hide; each of them knows its own part, and who it met.
OF_PARTNERS = (("sector",), ("soort",), ("pijler",), ("activiteit",))
# Of an own row of more cells than this only all lowest and all highest values are asked about.
MOST_OWN_CELLS = 4


@dataclass(frozen=True)
class Leak:
    """A hidden number that a reader can narrow down.

    Parameters
    ----------
    cell
        The number.
    low, high
        The range that is left of it.
    reader
        PUBLIC, or the partner who knows its own row.
    causes
        The cells from which it follows, none of which could be missed.
    """

    cell: Cell
    low: int
    high: int
    reader: str
    causes: tuple[Cell, ...]


def leaks_of(parts: Iterable[Part], threshold: int, *, with_causes: bool = True) -> Iterator[Leak]:
    """Yield the first leak of each part of the system."""
    for part in parts:
        found = first_leak(part, threshold, with_causes=with_causes)
        if found is not None:
            yield found


def first_leak(part: Part, threshold: int, *, with_causes: bool = True) -> Leak | None:
    """Return the first leak in a part of the system, or None where there is none."""
    return next(every_leak(part, threshold, with_causes=with_causes), None)


def every_leak(part: Part, threshold: int, *, with_causes: bool = True) -> Iterator[Leak]:
    """Yield every leak of a part: each hidden number and reader at most once."""
    told = part.ranges
    left = narrow(told, part.relations)
    if left is None:
        # The printed numbers contradict each other: nothing follows from what cannot be.
        return
    groups = separate(simplified(part.relations, left))
    linked = {cell for group in groups for relation in group for cell, _ in relation.terms}
    alone = _Scene(part, set(part.cells) - linked, [], True, threshold, with_causes)
    yield from _leaks_in(alone, left, PUBLIC, {})
    for group in groups:
        cells = {cell for relation in group for cell, _ in relation.terms}
        scene = _Scene(part, cells, group, is_exact(group, cells), threshold, with_causes)
        for reader in (PUBLIC, *part.owners_of(cells)):
            for known in _views(scene, left, reader):
                yield from _leaks_in(scene, left | known, reader, known)


@dataclass(frozen=True)
class _Scene:
    """What all readers of linked cells of a part have in common."""

    part: Part
    cells: set[int]
    relations: list[Relation]
    is_exact: bool
    threshold: int
    with_causes: bool


def range_of(part: Part, at: int, known: Ranges | None = None) -> tuple[int, int]:
    """Return the lowest and highest value that a cell can have, exactly, by whole numbers."""
    ranges = part.ranges | (known or {})
    low = solve(ranges, part.relations, at, 1)
    high = solve(ranges, part.relations, at, -1)
    return low[at], high[at]


def _views(scene: _Scene, left: Ranges, reader: str) -> Iterator[Ranges]:
    """Yield what a reader may know beside what is printed: every corner of its own row."""
    if reader == PUBLIC:
        yield {}
        return
    cells = scene.part.cells
    own = [at for at in sorted(scene.cells) if cells[at].owner == reader]
    ends = [
        [(end, end) for end in dict.fromkeys(_ends(cells[at], left[at], scene.threshold))]
        for at in own
    ]
    if len(own) > MOST_OWN_CELLS:
        yield {at: each[0] for at, each in zip(own, ends, strict=True)}
        yield {at: each[-1] for at, each in zip(own, ends, strict=True)}
        return
    for chosen in product(*ends):
        yield dict(zip(own, chosen, strict=True))


def _ends(cell: Cell, left: tuple[int, int], threshold: int) -> tuple[int, int]:
    """Return the ends of the class of a number, also where it is not printed at all."""
    low, high = cell.low, cell.high
    if high >= MANY:
        low, high = class_of(cell.truth, threshold)
    return max(low, left[0]), min(high, left[1])


def _leaks_in(scene: _Scene, told: Ranges, reader: str, known: Ranges) -> Iterator[Leak]:
    part = scene.part
    left = narrow(told, scene.relations)
    here = {at: left[at] for at in scene.cells} if left else {}
    if left is None or not (scene.is_exact or solve(here, scene.relations)):
        # The reader cannot have this row.
        return
    hidden = {
        at: cell
        for at, cell in part.cells.items()
        if at in scene.cells
        and cell.must
        and not cell.frozen
        and at not in known
        and not (reader and cell.about in OF_PARTNERS)
    }
    safe = []
    for at, cell in hidden.items():
        if is_enough(cell, *left[at], scene.threshold):
            safe.append(at)
        else:
            yield _leak(scene, at, left[at], reader, known)
    if scene.is_exact:
        return
    for at, span in _solved(scene, here, safe):
        if not is_enough(hidden[at], *span, scene.threshold):
            yield _leak(scene, at, span, reader, known)


def _solved(
    scene: _Scene, left: Ranges, places: Sequence[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the exact range of each cell: of a class, the unbroken values that were reached."""
    seen: dict[int, set[int]] = {at: set() for at in places}

    def note(solution: Ranges | None) -> None:
        for at in seen if solution else ():
            seen[at].add(solution[at])

    for at in places:
        cell = scene.part.cells[at]
        if cell.must != WHOLE_CLASS:
            low = solve(left, scene.relations, at, 1)
            high = solve(left, scene.relations, at, -1)
            note(low)
            note(high)
            yield at, (low[at], high[at]) if low and high else (0, 0)
            continue
        reached = []
        for value in range(cell.low, cell.high + 1):
            if value not in seen[at]:
                note(solve(left | {at: (value, value)}, scene.relations))
            if value in seen[at]:
                reached.append(value)
        whole = reached == list(range(cell.low, cell.high + 1))
        yield at, (cell.low, cell.high) if whole else (reached or [0])[0:1] * 2


def _leak(scene: _Scene, at: int, span: tuple[int, int], reader: str, known: Ranges) -> Leak:
    causes = _causes(scene.part, at, span, known) if scene.with_causes else ()
    return Leak(scene.part.cells[at], *span, reader, causes)


def _causes(part: Part, at: int, span: tuple[int, int], known: Ranges) -> tuple[Cell, ...]:
    """Return the cells from which a leak follows, none of which can be missed.

    Each cell in turn is taken to be unknown; where the value stays impossible, it did not matter.
    What costs most to make coarser is dropped first, so that what is left can be.
    """
    far = _distance(part, at)
    tried = part.ranges | known
    missing = _missing(part.cells[at], span)
    tried[at] = (missing, missing)
    order = sorted(
        (place for place in part.cells if place != at and place not in known),
        key=lambda place: (-price_of(part.cells[place]), -far.get(place, MANY), place),
    )
    if not _is_impossible(tried, part.relations):
        return ()
    needed = []
    for place in order:
        before = tried[place]
        tried[place] = (0, MANY)
        if not _is_impossible(tried, part.relations):
            tried[place] = before
            needed.append(part.cells[place])
    return tuple(needed)


def _missing(cell: Cell, span: tuple[int, int]) -> int:
    """Return a value that a number should be able to have, and cannot."""
    low, high = span
    if cell.must == PERHAPS_NONE:
        return 0
    if cell.must == NOT_ALL_OR_NONE:
        return cell.high - 1 if low == cell.high else 1
    if cell.must == WHOLE_CLASS:
        return cell.low if low > cell.low else cell.high
    return low - 1 if low > max(cell.low, 1) else high + 1


def _is_impossible(ranges: Ranges, relations: Sequence[Relation]) -> bool:
    left = narrow(ranges, relations)
    if left is None:
        return True
    open_cells = {at for at, (low, high) in ranges.items() if low != high}
    return not is_exact(relations, open_cells) and solve(left, relations) is None


def _distance(part: Part, start: int) -> dict[int, int]:
    """Return how many relations lie between a cell and each other cell."""
    far, edge, step = {start: 0}, {start}, 0
    while edge:
        step += 1
        edge = {
            cell
            for relation in part.relations
            if any(cell in edge for cell, _ in relation.terms)
            for cell, _ in relation.terms
            if cell not in far
        }
        far |= dict.fromkeys(edge, step)
    return far
