"""Read from what the pages tell how much of each is left empty, and what did not fit there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Where the text of a page ends, in mm from its top; what a page that holds but a figure leaves.
FOOT, HALF_A_PAGE = 273.0, 123.0
Told = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Gap:
    """The empty foot of a page before a block that begins on the next.

    Parameters
    ----------
    page
        The page, from 1.
    block
        The number of the first block that did not fit.
    room
        The paper left below the last block on the page, in mm.
    """

    page: int
    block: int
    room: float


@dataclass(frozen=True)
class Pages:
    """Where each block begins, and where the block before it ended, by its number."""

    ended_before: Mapping[int, tuple[int, float]]
    begins: Mapping[int, tuple[int, float]]
    heights: Mapping[int, float]

    def gaps(self) -> list[Gap]:
        """Return the empty foots, in order, also of pages that hold a moved figure alone."""
        found = []
        for number, (page, y) in self.ended_before.items():
            begins = self.begins[number][0]
            if begins > page:
                found.append(Gap(page, number, FOOT - y))
            found += [Gap(alone, number, HALF_A_PAGE) for alone in range(page + 1, begins)]
        return found

    def room_left(self, page: int) -> float:
        """Return the paper left empty at the foot of a page, in mm; 0 where the text goes on."""
        return max((gap.room for gap in self.gaps() if gap.page == page), default=0.0)

    def alone_count(self) -> int:
        """Return how many pages hold a moved figure alone."""
        return sum(gap.page > self.ended_before[gap.block][0] for gap in self.gaps())

    def height(self, first: int, last: int) -> float | None:
        """Return the height of blocks that follow each other on one page, in mm, else None."""
        page, top = self.begins[first]
        end = self.ended_before.get(last + 1)
        return end[1] - top if end is not None and end[0] == page else None

    def flexible(self, page: int) -> list[int]:
        """Return the numbers of the figures and photos on a page that can give way."""
        return [number for number in self.on_page(page) if number in self.heights]

    def on_page(self, page: int) -> list[int]:
        """Return the numbers of the blocks that begin on a page."""
        return [number for number, (begun, _) in self.begins.items() if begun == page]


def read_pages(told: Told) -> Pages:
    """Return where the blocks are, of a report whose text stands in one column."""
    places: dict[str, dict[int, tuple[int, float]]] = {"before": {}, "begins": {}}
    heights: dict[int, float] = {}
    for one in told:
        for name, found in places.items():
            if name in one:
                found[one[name]] = (one["page"], one["y"])
        if "gives" in one:
            heights[one["gives"]] = one["height"]
    return Pages(places["before"], places["begins"], heights)
