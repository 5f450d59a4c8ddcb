"""The lines of the linked system: sums of cells between bounds, and how to find those cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.cells import MANY, VALUE, Cell
from wijkmakers_analysis.indicators.fact import Fact, Finding

Terms = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Relation:
    """A sum of cells between two bounds.

    Parameters
    ----------
    terms
        Pairs of the place of a cell in the system and the whole number it is multiplied by.
    low, high
        Bounds of the sum; minus and plus MANY stand for none.
    is_told
        Whether it follows from what is printed, and not from what the numbers mean.
    """

    terms: Terms
    low: int = 0
    high: int = 0
    is_told: bool = False


class Lookup:
    """Find cells by what they are about, in one period."""

    def __init__(self, cells: Sequence[Cell], findings: Iterable[Finding], facts: Iterable[Fact]):
        self.cells = cells
        self.findings = {(one.key, one.period): one for one in findings}
        self.facts = {(one.key, one.period): one for one in facts}
        self.place = {cell.address: at for at, cell in enumerate(cells) if not cell.frozen}
        self.frozen: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for at, cell in enumerate(cells):
            if cell.frozen:
                self.frozen[cell.address].append(at)
        self.by_id: dict[str, list[Finding]] = defaultdict(list)
        for one in self.findings.values():
            self.by_id[one.id].append(one)

    def at(self, finding: Finding | None, part: str = VALUE) -> int | None:
        """Return the place of a cell, or None where there is none."""
        if finding is None:
            return None
        return self.place.get((finding.key, finding.period, part))

    def one(self, id: str, **group: str) -> Finding | None:
        """Return the finding with exactly this group, or None."""
        return next((one for one in self.by_id[id] if dict(one.group) == group), None)

    def many(self, id: str, *keys: str, **fixed: str) -> list[Finding]:
        """Return the findings whose group has these keys and, beside them, these values."""
        wanted = {*keys, *fixed}
        return [
            one
            for one in self.by_id[id]
            if set(one.group) == wanted and all(one.group[key] == fixed[key] for key in fixed)
        ]

    def places(self, findings: Iterable[Finding | None], part: str = VALUE) -> list[int] | None:
        """Return the places of all these cells, or None where one of them is not counted."""
        findings = list(findings)
        found = self.counted(findings, part)
        return found if len(found) == len(findings) else None

    def counted(self, findings: Iterable[Finding | None], part: str = VALUE) -> list[int]:
        """Return the places of those of these cells that are counted."""
        return [place for one in findings if (place := self.at(one, part)) is not None]


def total_of(parts: Sequence[int], total: int) -> Relation:
    """Say that parts add up to a total."""
    return Relation((*((part, 1) for part in parts), (total, -1)))


def equal(first: int | None, second: int | None) -> Iterator[Relation]:
    """Say that two cells are the same number."""
    if first is not None and second is not None and first != second:
        yield Relation(((first, 1), (second, -1)))


def at_most(small: int | None, large: int | None) -> Iterator[Relation]:
    """Say that one cell is at most another."""
    if small is not None and large is not None and small != large:
        yield Relation(((large, 1), (small, -1)), low=0, high=MANY)


def covers(parts: Sequence[int], whole: int | None) -> Iterator[Relation]:
    """Say that groups that may overlap cover a whole: max ≤ whole ≤ sum."""
    if whole is None or not parts:
        return
    for part in parts:
        yield from at_most(part, whole)
    yield Relation((*((part, 1) for part in parts), (whole, -1)), low=0, high=MANY)


def grouped(findings: Iterable[Finding], key: str) -> Mapping[str, list[Finding]]:
    """Return findings by what they say they are a part of."""
    by_value: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if key in one.within:
            by_value[one.within[key]].append(one)
    return by_value
