"""Make the relations of a part as few as can be, without changing what fits them.

Known cells are taken out, relations that hold anyhow are dropped, and so is a cell that may be
anything and of which every lower bound is below every upper one (Fourier-Motzkin elimination; with
factors of one it is exact for whole numbers).
"""

from collections.abc import Container, Iterable, Sequence

from wijkmakers_analysis.disclosure.bounds import Ranges, holds_anyhow
from wijkmakers_analysis.disclosure.cells import MANY
from wijkmakers_analysis.disclosure.relations import Relation, Terms


def simplified(
    relations: Iterable[Relation], left: Ranges, asked: Container[int] = ()
) -> list[Relation]:
    """Return the relations that bind, between cells that are not known.

    Parameters
    ----------
    left
        What narrowing left of each cell; with these ranges the outcome says the same.
    asked
        Cells that are kept, loose or not: which values they can have is still to be asked, or some
        reader knows more of them.
    """
    binding = merged(
        short
        for relation in relations
        if (short := _without_known(relation, left)).terms and not holds_anyhow(short, left)
    )
    for cell in sorted({cell for relation in binding for cell, _ in relation.terms}):
        if cell not in asked:
            binding = _without_loose(cell, binding, left)
    return binding


def merged(relations: Iterable[Relation]) -> list[Relation]:
    """Return one relation for each sum and origin, with the narrowest of its bounds."""
    bounds: dict[tuple[Terms, bool], tuple[int, int]] = {}
    for relation in relations:
        terms, low, high = tuple(sorted(relation.terms)), relation.low, relation.high
        if terms[0][1] < 0:
            terms, low, high = _times(terms, -1), -high, -low
        known = bounds.get((terms, relation.is_told), (-MANY, MANY))
        bounds[terms, relation.is_told] = max(low, known[0]), min(high, known[1])
    return [Relation(terms, *both, is_told) for (terms, is_told), both in bounds.items()]


def separate(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Return the relations in groups that have no cell in common."""
    group: dict[int, int] = {}

    def root(cell: int) -> int:
        while group.setdefault(cell, cell) != cell:
            group[cell] = group[group[cell]]
            cell = group[cell]
        return cell

    for relation in relations:
        for cell, _ in relation.terms[1:]:
            group[root(cell)] = root(relation.terms[0][0])
    by_root: dict[int, list[Relation]] = {}
    for relation in relations:
        by_root.setdefault(root(relation.terms[0][0]), []).append(relation)
    return list(by_root.values())


def _without_known(relation: Relation, left: Ranges) -> Relation:
    known = sum(f * left[cell][0] for cell, f in relation.terms if left[cell][0] == left[cell][1])
    terms = tuple((cell, f) for cell, f in relation.terms if left[cell][0] != left[cell][1])
    low = relation.low if relation.low <= -MANY else relation.low - known
    high = relation.high if relation.high >= MANY else relation.high - known
    return Relation(terms, low, high)


def _without_loose(cell: int, relations: list[Relation], left: Ranges) -> list[Relation]:
    """Return the relations without those of a cell that bind nothing else."""
    own = [relation for relation in relations if any(at == cell for at, _ in relation.terms)]
    least, most = [], []
    for relation in own:
        factor = dict(relation.terms)[cell]
        if abs(factor) != 1:
            return relations
        # factor × cell = the sum less the rest: so it has a lower and an upper bound.
        rest = _times([term for term in relation.terms if term[0] != cell], -factor)
        low, high = (relation.low, relation.high) if factor > 0 else (-relation.high, -relation.low)
        if low > -MANY:
            least.append((rest, low))
        if high < MANY:
            most.append((rest, high))
    least.append(((), left[cell][0]))
    most.append(((), left[cell][1]))
    for lower, low in least:
        for upper, high in most:
            together = _added(upper, _times(lower, -1))
            if not holds_anyhow(Relation(together, low - high, MANY * len(together) * 2), left):
                return relations
    return [relation for relation in relations if relation not in own]


def _times(terms: Iterable[tuple[int, int]], factor: int) -> Terms:
    return tuple((cell, factor * each) for cell, each in terms)


def _added(first: Terms, second: Terms) -> Terms:
    together = dict(first)
    for cell, factor in second:
        together[cell] = together.get(cell, 0) + factor
    return tuple((cell, factor) for cell, factor in together.items() if factor)
