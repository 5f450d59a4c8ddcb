"""Find what a reader can work out from all facts together: the public, and each partner.

The audit passes when every hidden number can still be any value of its printed class, for the
public, and for each partner whatever its own row is. That it asks about every value of a row, and
not about the one it has, keeps what is made coarser from telling anything itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wijkmakers_analysis.disclosure.bounds import Ranges, Solution, is_exact, narrow, solve
from wijkmakers_analysis.disclosure.causes import causes_of
from wijkmakers_analysis.disclosure.cells import WHOLE_CLASS, Cell
from wijkmakers_analysis.disclosure.enough import telling_values
from wijkmakers_analysis.disclosure.presolve import separate, simplified
from wijkmakers_analysis.disclosure.readers import PUBLIC, View, rows_of
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.repair import Mender
from wijkmakers_analysis.disclosure.system import Part


@dataclass
class Effort:
    """What the audits that share it have cost so far: how many whole-number programs."""

    solved: int = 0


# The address of a number, and a reader of it.
Question = tuple[tuple[str, str, str], str]


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


def first_leak(
    part: Part, threshold: int, *, with_causes: bool = True, effort: Effort | None = None
) -> Leak | None:
    """Return the first leak in a part of the system, or None where there is none."""
    return next(every_leak(part, threshold, with_causes=with_causes, effort=effort), None)


def leaks_again(part: Part, leak: Leak, threshold: int, effort: Effort | None = None) -> bool:
    """Return whether the same reader can narrow down the same number in a part like it."""
    only = leak.cell.address, leak.reader
    found = every_leak(part, threshold, with_causes=False, only=only, effort=effort)
    return next(found, None) is not None


def every_leak(
    part: Part,
    threshold: int,
    *,
    with_causes: bool = True,
    only: Question | None = None,
    effort: Effort | None = None,
) -> Iterator[Leak]:
    """Yield every leak of a part: each hidden number and reader at most once.

    Parameters
    ----------
    only
        The one number and reader to ask about.
    effort
        Counts what is done.
    """
    effort = effort or Effort()
    left = narrow(part.ranges, part.relations)
    if left is None:
        # What was printed before contradicts this: a correction, so nothing follows from both.
        part = part.alone
        left = narrow(part.ranges, part.relations)
    if left is None:
        return
    asked = {at for at, cell in part.cells.items() if cell.must and not cell.frozen}
    places = {at for at, cell in part.cells.items() if only is None or cell.address == only[0]}
    groups = separate(simplified(part.relations, left, asked))
    linked = {cell for group in groups for relation in group for cell, _ in relation.terms}
    unlinked = set(part.cells) - linked
    alone = _Scene(part, left, unlinked, places, [], True, threshold, with_causes, effort)
    yield from _leaks_in(alone, View(part, left))
    for group in groups:
        cells = {cell for relation in group for cell, _ in relation.terms}
        if not cells & places:
            continue
        scene = _Scene(
            part, left, cells, places, group, is_exact(group, cells), threshold, with_causes, effort
        )
        for reader in (PUBLIC, *part.owners_of(cells)):
            if only is not None and reader != only[1]:
                continue
            for known in rows_of(part, cells, left, reader, threshold):
                yield from _leaks_in(scene, View(part, left, reader, known))


@dataclass(frozen=True)
class _Scene:
    """What all readers of linked cells of a part have in common."""

    part: Part
    left: Ranges
    cells: set[int]
    places: set[int]
    relations: list[Relation]
    is_exact: bool
    threshold: int
    with_causes: bool
    effort: Effort

    @cached_property
    def mender(self) -> Mender:
        """What finds choices that fit from others."""
        return Mender(self.relations)

    @cached_property
    def start(self) -> Solution | None:
        """One choice that fits what everybody knows."""
        return self.solved({at: self.left[at] for at in self.cells})

    def solved(self, ranges: Ranges, aim: int | None = None, sign: int = 1) -> Solution | None:
        """Return one choice of numbers within ranges that the solver finds, or None."""
        self.effort.solved += 1
        return solve(ranges, self.relations, aim, sign)


def _leaks_in(scene: _Scene, view: View) -> Iterator[Leak]:
    left = narrow(view.told | view.known, scene.relations)
    here = {at: left[at] for at in scene.cells} if left else {}
    open_cells = {at for at, (low, high) in here.items() if low != high}
    exact = scene.is_exact or is_exact(scene.relations, open_cells)
    start = {} if exact or left is None else _start(scene, view, here)
    if left is None or start is None:
        # The reader cannot have this row.
        return
    safe = []
    for at, cell in scene.part.cells.items():
        if at not in scene.cells & scene.places or not view.asks_about(at, cell):
            continue
        if not view.is_enough(cell, at, *left[at], scene.threshold):
            yield _leak(scene, view, at, left[at])
        else:
            safe.append(at)
    if exact:
        return
    for at, span in _solved(scene, view, here, start, safe):
        if not view.is_enough(scene.part.cells[at], at, *span, scene.threshold):
            yield _leak(scene, view, at, span)


def _start(scene: _Scene, view: View, here: Ranges) -> Solution | None:
    """Return one choice of numbers that fits what a reader knows, or None where there is none."""
    values = {at: low for at, (low, _) in view.known.items()}
    if values and scene.start:
        found = scene.mender.mend(scene.start, scene.left, values)
        if found is not None:
            return found
    return scene.solved(here)


def _solved(
    scene: _Scene, view: View, left: Ranges, start: Solution, places: Sequence[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the range of each cell: exactly, or as far as it shows that enough is left."""
    seen: dict[int, set[int]] = {at: {start[at]} for at in places}
    last = start

    def reach(at: int, value: int) -> bool:
        """Return whether a choice with this value was found quickly, and note what it shows."""
        nonlocal last
        if value in seen[at] or not left[at][0] <= value <= left[at][1]:
            return value in seen[at]
        return note(
            scene.mender.mend(last, left, {at: value})
            or scene.mender.mend(start, left, {at: value})
        )

    def note(solution: Solution | None) -> bool:
        nonlocal last
        last = solution or last
        if solution:
            for at in seen:
                seen[at].add(solution[at])
        return bool(solution)

    for at in places:
        cell = scene.part.cells[at]
        if cell.must != WHOLE_CLASS:
            if not all([reach(at, value) for value in telling_values(cell, scene.threshold)]):
                note(scene.solved(left, at, 1))
                note(scene.solved(left, at, -1))
            yield at, (min(seen[at]), max(seen[at]))
            continue
        possible = range(max(cell.low, left[at][0]), min(cell.high, left[at][1]) + 1)
        for value in possible:
            if not reach(at, value):
                note(scene.solved(left | {at: (value, value)}))
        yield at, _unbroken(sorted(seen[at].intersection(possible)))


def _unbroken(values: Sequence[int]) -> tuple[int, int]:
    """Return the ends of values without a gap; of others the first alone, which is never enough."""
    first, last = (values[0], values[-1]) if values else (0, 0)
    return (first, last) if len(values) == last - first + 1 else (first, first)


def _leak(scene: _Scene, view: View, at: int, span: tuple[int, int]) -> Leak:
    causes = (
        causes_of(scene.part, at, view.missing(at, span), view.known) if scene.with_causes else ()
    )
    return Leak(scene.part.cells[at], *span, view.reader, causes)
