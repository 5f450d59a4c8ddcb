"""Link the cells of all facts into one system of whole numbers, in parts that do not touch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wijkmakers_analysis.disclosure.bounds import Ranges, narrow
from wijkmakers_analysis.disclosure.cells import MANY, Cell, cells_of, cells_of_pack
from wijkmakers_analysis.disclosure.derived import with_differences
from wijkmakers_analysis.disclosure.exceptions import exceptions_of
from wijkmakers_analysis.disclosure.guesses import asked_with_guesses, fitting, guesses_of
from wijkmakers_analysis.disclosure.links import relations_of
from wijkmakers_analysis.disclosure.presolve import merged
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.releases import is_lasting
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings


@dataclass(frozen=True)
class Part:
    """A part of the system that touches no other part.

    Parameters
    ----------
    cells
        Place of a cell in the system -> the cell.
    relations
        The relations between them, printed numbers included.
    """

    cells: dict[int, Cell]
    relations: tuple[Relation, ...]

    @property
    def ranges(self) -> Ranges:
        """The printed range of each cell, by its place."""
        return {at: (cell.low, cell.high) for at, cell in self.cells.items()}

    @cached_property
    def lasting(self) -> tuple[Relation, ...]:
        """The relations that hold whatever is printed."""
        return tuple(relation for relation in self.relations if not relation.is_told)

    @cached_property
    def is_told_before(self) -> bool:
        """Whether an earlier pack gives a number of this part."""
        return any(cell.frozen or cell.is_old for cell in self.cells.values())

    @property
    def alone(self) -> "Part":
        """The same part without what was printed before."""
        now = {at: cell for at, cell in self.cells.items() if not cell.frozen}
        own = (one for one in self.relations if all(at in now for at, _ in one.terms))
        return Part(now, tuple(own))

    @property
    def ranges_before(self) -> Ranges:
        """The range of each cell before this release: only earlier packs are known."""
        return {
            at: (cell.low, cell.high) if cell.frozen or cell.is_old else (0, MANY)
            for at, cell in self.cells.items()
        }

    @property
    def signature(self) -> tuple[object, ...]:
        """What the audit of this part depends on."""
        told = tuple((cell.address, cell.low, cell.high, cell.must) for cell in self.cells.values())
        return told, self.relations

    def owners_of(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the organisations that know one of these numbers, which is hidden from others."""
        cells = (self.cells[at] for at in sorted(places))
        return tuple(dict.fromkeys(c.owner for c in cells if c.owner and c.low != c.high))


def link(
    findings: Iterable[Finding],
    facts: Sequence[Fact],
    settings: Settings,
    earlier: Iterable[Fact] = (),
) -> list[Part]:
    """Return the parts of the system of these facts that hold a number to hide.

    Parameters
    ----------
    findings, facts
        What was counted and what is printed of it, in the same order.
    earlier
        The facts of packs of earlier years.
    """
    findings = tuple(findings)
    frozen = cells_of_pack(earlier, settings.privacy.threshold)
    told = set(exceptions_of(findings, settings))
    own = [
        replace(cell, is_old=True) if cell.fact in told and cell.low == cell.high else cell
        for cell in cells_of(findings, facts, settings)
    ]
    cells = _as_known_before(own, frozen) + frozen
    cells, differences = with_differences(cells, findings)
    found = (*relations_of(cells, findings, facts), *differences)
    relations = merged(relation for relation in found if _holds(relation, cells))
    guesses = merged(guesses_of(cells, findings, facts))
    return [*_parts(cells, relations), *_guessed(cells, relations, guesses)]


def _guessed(
    cells: Sequence[Cell], relations: Sequence[Relation], guesses: Sequence[Relation]
) -> Iterator[Part]:
    """Yield the parts once more, as whoever guesses sees them."""
    for part in _parts(cells, [*relations, *guesses]):
        own = [one for one in part.relations if one in guesses]
        base = replace(part, relations=tuple(one for one in part.relations if one not in guesses))
        if narrow(base.ranges, base.relations) is None:
            base = base.alone
            own = [one for one in own if all(at in base.cells for at, _ in one.terms)]
        taken = fitting(own, base.ranges, base.relations)
        if taken:
            asked = {at: asked_with_guesses(cell) for at, cell in base.cells.items()}
            yield Part(asked, tuple(merged([*base.relations, *taken])))


def _as_known_before(cells: Sequence[Cell], frozen: Sequence[Cell]) -> list[Cell]:
    """Return the cells with what an earlier release printed exactly of the same number as known.

    That is the same figure of the same period, or one of an edition or cohort, which lasts.
    """
    exact = {(*c.address, c.low) for c in frozen if c.low == c.high}
    exact |= {(c.fact[0], "", c.part, c.low) for c in frozen if c.low == c.high and is_lasting(c)}
    known = []
    for cell in cells:
        ways = (cell.address, (cell.fact[0], "", cell.part))
        value = cell.truth
        if value is not None and any((*way, value) in exact for way in ways):
            cell = replace(cell, low=value, high=value, must="", is_old=True)
        known.append(cell)
    return known


def _holds(relation: Relation, cells: Sequence[Cell]) -> bool:
    """Return whether a relation holds of the numbers themselves, or of their printed ranges."""
    low = high = 0
    for at, factor in relation.terms:
        cell = cells[at]
        span = (cell.low, cell.high) if cell.truth is None else (cell.truth, cell.truth)
        low += factor * span[0 if factor > 0 else 1]
        high += factor * span[1 if factor > 0 else 0]
    return low <= relation.high and high >= relation.low


def _parts(cells: Sequence[Cell], relations: Sequence[Relation]) -> list[Part]:
    """Return the parts that hang together by cells that are not printed exactly."""
    group = list(range(len(cells)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for relation in relations:
        free = [at for at, _ in relation.terms if cells[at].low != cells[at].high]
        for at in free[1:]:
            group[root(at)] = root(free[0])
    by_root: dict[int, list[Relation]] = {}
    for relation in relations:
        free = [at for at, _ in relation.terms if cells[at].low != cells[at].high]
        if free:
            by_root.setdefault(root(free[0]), []).append(relation)
    parts = []
    for chosen in by_root.values():
        places = sorted({at for relation in chosen for at, _ in relation.terms})
        if any(cells[at].must and not cells[at].frozen for at in places):
            parts.append(Part({at: cells[at] for at in places}, tuple(chosen)))
    return parts
