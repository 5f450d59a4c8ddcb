"""Find which printed numbers a leak follows from: those without which it would be none."""

from collections.abc import Sequence

from wijkmakers_analysis.disclosure.bounds import Ranges, is_exact, narrow, solve
from wijkmakers_analysis.disclosure.cells import MANY, Cell
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.sacrifices import price_of
from wijkmakers_analysis.disclosure.system import Part


def causes_of(part: Part, at: int, missing: int, known: Ranges) -> tuple[Cell, ...]:
    """Return the cells from which it follows that a number cannot have a value; all are needed.

    Each cell in turn is taken to be unknown, and with it the percentage that is printed of it;
    where the value stays impossible, it did not matter.
    What costs most to make coarser is dropped first, so that what is left can be.
    """
    far = _distance(part, at)
    tried = part.ranges | known
    tried[at] = (missing, missing)
    order = sorted(
        (place for place in part.cells if place != at and place not in known),
        key=lambda place: (-price_of(part.cells[place]), -far.get(place, MANY), place),
    )
    relations: Sequence[Relation] = part.relations
    if not _is_impossible(tried, relations):
        return ()
    needed = []
    for place in order:
        before = tried[place]
        tried[place] = (0, MANY)
        others = [one for one in relations if not (one.is_told and place in dict(one.terms))]
        if _is_impossible(tried, others):
            relations = others
        else:
            tried[place] = before
            needed.append(part.cells[place])
    return tuple(needed)


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
