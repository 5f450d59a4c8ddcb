"""Say what each reader has before it: what is printed, what was known, and the own row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from wijkmakers_analysis.disclosure.bounds import Ranges, narrow, solve
from wijkmakers_analysis.disclosure.cells import (
    MANY,
    NOT_ALL_OR_NONE,
    PERHAPS_NONE,
    VISITOR,
    WHOLE_CLASS,
    Cell,
)
from wijkmakers_analysis.disclosure.coarse import given
from wijkmakers_analysis.disclosure.enough import class_of, is_enough
from wijkmakers_analysis.disclosure.system import Part

PUBLIC = ""
# Of an own row of more cells than this only all lowest and all highest values are asked about.
MOST_OWN_CELLS = 4


@dataclass(frozen=True)
class View:
    """What one reader has before it.

    Parameters
    ----------
    part
        The part of the system.
    told
        What is left of each cell for everybody.
    reader
        PUBLIC, or a partner.
    known
        What that partner knows of its own people.
    """

    part: Part
    told: Ranges
    reader: str = PUBLIC
    known: Ranges = field(default_factory=dict)
    _exact: Ranges = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _before(self) -> Ranges:
        """The range of each cell without this release, from earlier packs and the own row."""
        return narrow(self.part.ranges_before | self.known, self.part.lasting) or {}

    def before(self, at: int) -> tuple[int, int]:
        """Return the exact range of a cell without this release; asked only where it matters."""
        if at not in self._exact:
            low, high = self._before.get(at, (0, MANY))
            ranges = self.part.ranges_before | self.known
            least, most = (solve(ranges, self.part.lasting, at, sign) for sign in (1, -1))
            if least and most:
                low, high = max(low, least[at]), min(high, most[at])
            self._exact[at] = low, high
        return self._exact[at]

    def asks_about(self, at: int, cell: Cell) -> bool:
        """Return whether a cell is one to hide from this reader.

        Of an activity that is hidden for the sake of another, who was at that other may know.
        """
        if not cell.must or cell.frozen or at in self.known:
            return False
        return not self.reader.startswith(VISITOR) or cell.owner.startswith(VISITOR)

    def is_enough(self, cell: Cell, at: int, low: int, high: int, threshold: int) -> bool:
        """Return whether a range that is left tells no more than may be told, or than was known.

        Of a number of which its own people are a part, a partner asks how many others there are.
        """
        if is_enough(cell, low, high, threshold):
            return True
        if not self.known and not self.part.is_told_before:
            return False
        first, last = self.before(at)
        if cell.must == WHOLE_CLASS:
            first, last = max(cell.low, first), min(cell.high, last)
        if low <= first and high >= last:
            return True
        is_of_others = bool(self.known) and low == first and low < high
        is_class = cell.must == WHOLE_CLASS
        return is_of_others and not is_class and is_enough(cell, 0, high - low, threshold)

    def missing(self, at: int, span: tuple[int, int]) -> int:
        """Return a value that a number should be able to have for this reader, and cannot."""
        cell, (low, high) = self.part.cells[at], span
        if cell.must == PERHAPS_NONE:
            return 0
        if cell.must == NOT_ALL_OR_NONE:
            return cell.high - 1 if low == cell.high else 1
        first, _ = self.before(at)
        if cell.must == WHOLE_CLASS:
            return max(cell.low, first) if low > max(cell.low, first) else cell.high
        return low - 1 if low > max(cell.low, first, 1) else high + 1


def rows_of(
    part: Part, places: set[int], left: Ranges, reader: str, threshold: int
) -> Iterator[Ranges]:
    """Yield what a reader may know beside what is printed: its own row, and every corner of it."""
    if reader == PUBLIC:
        yield {}
        return
    cells = part.cells
    own = [at for at in sorted(places) if cells[at].owner == reader]
    ends = [_ends(cells[at], left[at], threshold) for at in own]
    corners = product(*ends) if len(own) <= MOST_OWN_CELLS else zip(*ends, strict=True)
    truth = tuple(cells[at].truth for at in own)
    for row in dict.fromkeys((*corners, truth)):
        if None not in row:
            yield {at: (value, value) for at, value in zip(own, row, strict=True)}


def _ends(cell: Cell, left: tuple[int, int], threshold: int) -> tuple[int, int]:
    """Return the ends of the class of a number, also where it is not printed at all."""
    low, high = cell.low, cell.high
    if high >= MANY:
        low, high = class_of(given(cell.truth), threshold)
    return max(low, left[0]), min(high, left[1])
