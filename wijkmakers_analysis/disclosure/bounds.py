"""Work out which values a number can still have: by narrowing ranges, and by whole-number programs.

Narrowing is exact where no two relations share more than one cell and the cells form no circle:
all factors are one, so each relation leaves a cell an unbroken range, and choices in one branch do
not bear on another (bounds consistency of a Berge-acyclic system; Freuder 1982). Elsewhere each
value that must stay possible is tried as a whole-number program (HiGHS).
"""

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from wijkmakers_analysis.disclosure.cells import MANY
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.errors import DisclosureError

Ranges = dict[int, tuple[int, int]]
# Cell -> one value of its range.
Solution = dict[int, int]
# A cell, or a relation by its number.
Node = int | tuple[str, int]
# A narrowing that creeps is stopped here: what is left is wider, never too narrow.
MOST_STEPS = 20_000
SOLVED, IMPOSSIBLE = 0, 2


def narrow(
    ranges: Ranges, relations: Sequence[Relation], start: Iterable[int] | None = None
) -> Ranges | None:
    """Return the ranges that are left when every relation holds; None where none can.

    Parameters
    ----------
    ranges
        The range of each cell, by its place; it is not changed.
    start
        Places of the relations to begin with; all by default.
    """
    left = dict(ranges)
    touching: dict[int, list[int]] = {}
    for at, relation in enumerate(relations):
        for cell, _ in relation.terms:
            touching.setdefault(cell, []).append(at)
    queue = deque(range(len(relations)) if start is None else start)
    waiting = set(queue)
    for _ in range(MOST_STEPS):
        if not queue:
            break
        at = queue.popleft()
        waiting.discard(at)
        changed = _narrow_one(left, relations[at])
        if changed is None:
            return None
        for cell in changed:
            for other in touching[cell]:
                if other not in waiting and other != at:
                    waiting.add(other)
                    queue.append(other)
    return left


def holds_anyhow(relation: Relation, ranges: Ranges) -> bool:
    """Return whether a relation holds for whichever values the cells have."""
    lowest, highest = _span(relation, ranges)
    return lowest >= relation.low and highest <= relation.high


def is_exact(relations: Sequence[Relation], open_cells: set[int]) -> bool:
    """Return whether narrowing alone gives the exact ranges of these open cells."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for at, relation in enumerate(relations):
        for cell, factor in relation.terms:
            if cell not in open_cells:
                continue
            if abs(factor) != 1:
                return False
            first, second = root(("relation", at)), root(cell)
            if first == second:
                return False
            parent[first] = second
    return True


def solve(
    ranges: Ranges, relations: Sequence[Relation], aim: int | None = None, sign: int = 1
) -> Solution | None:
    """Return one choice of whole numbers in which every relation holds, or None.

    Parameters
    ----------
    aim
        The cell to make as small (sign 1) or as large (sign -1) as can be.

    Raises
    ------
    DisclosureError
        Where the solver gives no answer: what is not known to be safe does not leave.
    """
    found = _ask(ranges, relations, aim, sign)
    while found is not None and aim is not None:
        # HiGHS was seen to stop short of the end of a range: ask whether there is more.
        low, high = ranges[aim]
        beyond = (low, found[aim] - 1) if sign > 0 else (found[aim] + 1, high)
        if beyond[0] > beyond[1]:
            break
        better = _ask(ranges | {aim: beyond}, relations)
        if better is None:
            break
        found = better
    return found


def _ask(
    ranges: Ranges, relations: Sequence[Relation], aim: int | None = None, sign: int = 1
) -> Solution | None:
    """Return what HiGHS finds, or None where it says that there is nothing."""
    cells = sorted(ranges)
    place = {cell: at for at, cell in enumerate(cells)}
    rows, columns, factors = [], [], []
    for at, relation in enumerate(relations):
        for cell, factor in relation.terms:
            rows.append(at)
            columns.append(place[cell])
            factors.append(factor)
    cost = np.zeros(len(cells))
    if aim is not None:
        cost[place[aim]] = sign
    bounds = np.array([ranges[cell] for cell in cells], dtype=float)
    matrix = csr_array((factors, (rows, columns)), shape=(len(relations), len(cells)))
    low = np.array([_bound(relation.low) for relation in relations])
    high = np.array([_bound(relation.high) for relation in relations])
    found = milp(
        cost,
        integrality=np.ones(len(cells)),
        bounds=(bounds[:, 0], bounds[:, 1]),
        constraints=LinearConstraint(matrix, low, high) if len(relations) else None,
        options={"time_limit": 20.0},
    )
    if found.status == SOLVED:
        return {cell: round(value) for cell, value in zip(cells, found.x, strict=True)}
    if found.status == IMPOSSIBLE:
        return None
    raise DisclosureError(
        "De controle op herleidbaarheid kwam niet klaar. Er is niets gemaakt. "
        "Meld dit aan de beheerder van het programma."
    )


def _narrow_one(left: Ranges, relation: Relation) -> list[int] | None:
    lowest = highest = 0
    spans = []
    for cell, factor in relation.terms:
        low, high = left[cell]
        span = (factor * low, factor * high) if factor > 0 else (factor * high, factor * low)
        spans.append(span)
        lowest += span[0]
        highest += span[1]
    if lowest > relation.high or highest < relation.low:
        return None
    changed = []
    for (cell, factor), span in zip(relation.terms, spans, strict=True):
        least = relation.low - (highest - span[1])
        most = relation.high - (lowest - span[0])
        if least <= span[0] and most >= span[1]:
            continue
        low, high = left[cell]
        if factor > 0:
            new = max(low, -(-least // factor)), min(high, most // factor)
        else:
            new = max(low, -(-most // factor)), min(high, least // factor)
        if new[0] > new[1]:
            return None
        if new != (low, high):
            left[cell] = new
            changed.append(cell)
    return changed


def _span(relation: Relation, ranges: Ranges) -> tuple[int, int]:
    ends = [(factor * ranges[cell][0], factor * ranges[cell][1]) for cell, factor in relation.terms]
    return sum(map(min, ends)), sum(map(max, ends))


def _bound(value: int) -> float:
    return np.inf if value >= MANY else -np.inf if value <= -MANY else value
