"""Find a choice of whole numbers that fits from one that does, without a solver.

One cell is given another value, and the sums that this breaks are mended cell by cell. That it
finds nothing proves nothing; what it finds, fits.
"""

from collections.abc import Sequence
from random import Random

from wijkmakers_analysis.disclosure.bounds import Ranges, Solution
from wijkmakers_analysis.disclosure.relations import Relation

MOST_MENDED = 40
TRIES = 3


class Mender:
    """Mend choices of numbers for one set of relations; the same input mends the same."""

    def __init__(self, relations: Sequence[Relation]):
        self._relations = relations
        self._random = Random(0)
        self._touching: dict[int, list[int]] = {}
        for at, relation in enumerate(relations):
            for cell, _ in relation.terms:
                self._touching.setdefault(cell, []).append(at)

    def mend(self, known: Solution, ranges: Ranges, values: Solution) -> Solution | None:
        """Return a choice in which some cells have these values, or None where none was found.

        Parameters
        ----------
        known
            A choice that fits the relations and the ranges.
        """
        pinned = ranges | {cell: (value, value) for cell, value in values.items()}
        start = [at for cell in values for at in self._touching.get(cell, ())]
        for _ in range(TRIES):
            found = self._try(known | values, pinned, list(dict.fromkeys(start)))
            if found is not None:
                return found
        return None

    def _try(self, numbers: Solution, ranges: Ranges, waiting: list[int]) -> Solution | None:
        for _ in range(MOST_MENDED):
            if not waiting:
                return numbers
            changed = self._settle(numbers, ranges, self._relations[waiting.pop()])
            if changed is None:
                return None
            for cell in changed:
                waiting += [at for at in self._touching[cell] if at not in waiting]
        return None

    def _settle(self, numbers: Solution, ranges: Ranges, relation: Relation) -> list[int] | None:
        """Change cells of one relation until it holds; return which, or None where it cannot."""
        total = sum([factor * numbers[cell] for cell, factor in relation.terms])
        if relation.low <= total <= relation.high:
            return []
        short = (relation.low if total < relation.low else relation.high) - total
        changed = []
        first = int(self._random.random() * len(relation.terms))
        for cell, factor in (*relation.terms[first:], *relation.terms[:first]):
            low, high = ranges[cell]
            before = numbers[cell]
            if abs(factor) != 1 or low == high:
                continue
            numbers[cell] = min(max(before + factor * short, low), high)
            if numbers[cell] != before:
                short -= factor * (numbers[cell] - before)
                changed.append(cell)
            if not short:
                return changed
        return None
