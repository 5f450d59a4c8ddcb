"""Fill the empty foot of a page before something high that did not fit there.

What can become smaller on that page, figures and photos, gives way for it together; or a figure
goes to the head of the next page and the text after it moves up; or what stands first on the page
goes to the one before it; or a photo grows. What comes of it is measured on pages that are laid
out again, and what leaves the least of the page empty is taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkmakers_analysis.export.pdf_pages import Gap, Pages, read_pages
from wijkmakers_analysis.export.pdf_shrinking import LARGEST_PHOTO, NEXT, Blocks, Placing, smaller

# Of a page of 246 mm: this much empty paper is looked into, and so little is good.
MUCH_ROOM, LITTLE_ROOM = 45.0, 30.0
# The space above a part, a heading or anything else, and the least below what is high, in mm.
ABOVE_PART, ABOVE_HEADING, ABOVE_OTHERS, BELOW, A_HAIR = 14.0, 8.5, 7.0, 6.0, 0.3
# Letters of two lines: a heading with no more below it does not stand apart from its figure.
TWO_LINES = 190
_GOES_BEFORE = ("heading", "paragraph", "bullets")
LayOut = Callable[[Placing], Sequence[Mapping[str, Any]]]


def fill_gap(gap: Gap, placing: Placing, blocks: Blocks, lay_out: LayOut) -> Placing:
    """Return the placing that leaves least of a page empty; the one given where none is better.

    Parameters
    ----------
    gap
        The empty foot.
    blocks
        The blocks as the template gets them, by their number.
    lay_out
        Lays the pages out with a placing; returns what `read_pages` reads.
    """
    pages = read_pages(lay_out(placing))
    best, least = placing, gap.room - 1
    for tried in _Foot(gap, placing, blocks, pages).ways():
        found = read_pages(lay_out(tried))
        room = found.room_left(gap.page)
        if room < least and not _is_worse(gap, pages, found, tried, blocks):
            best, least = tried, room
        if least <= LITTLE_ROOM:
            break
    return best


def high_block(first: int, blocks: Blocks) -> int | None:
    """Return the number of the first block from one on that is no running text, or None."""
    numbers = range(first, len(blocks) + 1)
    return next((one for one in numbers if blocks[one]["kind"] not in _GOES_BEFORE), None)


@dataclass(frozen=True)
class _Foot:
    """The empty foot of a page, and what could fill it."""

    gap: Gap
    placing: Placing
    blocks: Blocks
    pages: Pages

    def ways(self) -> Iterator[Placing]:
        """Yield what can be tried, the best-looking first."""
        last = high_block(self.gap.block, self.blocks)
        if last is None:
            return
        here = self.pages.flexible(self.gap.page)
        own = [last] if last in self.pages.heights else []
        needed = self._needed(last)
        if needed is not None:
            yield from self._smaller(own, needed, self.placing)
            yield from self._smaller(here + own, needed, self.placing)
        stay = self._without(range(self.gap.block, last))
        if own and self._may_leave(last):
            yield stay | {str(last): NEXT}
        if stay != self.placing:
            yield stay
        if needed is not None:
            yield from self._pulled_up(here + own, needed)
        for photo in (one for one in here if self.blocks[one]["kind"] == "photos"):
            height = min(LARGEST_PHOTO, self.pages.heights[photo] + self.gap.room)
            yield self.placing | {str(photo): height}

    def _may_leave(self, number: int) -> bool:
        """Whether it is a figure with text above it; one just below its heading stays there."""
        before = self.blocks.get(number - 1, {"kind": ""})
        is_figure: bool = self.blocks[number]["kind"] == "chart"
        return is_figure and bool(before["kind"] != "heading")

    def _needed(self, last: int) -> float | None:
        """Return how many mm less would let what did not fit stand on this page."""
        height = self.pages.height(self.gap.block, last)
        if height is None:
            return None
        after = self.blocks.get(last + 1, {"kind": ""})
        below = _above(after) if after["kind"] == "heading" else BELOW
        return height - below + _above(self.blocks[self.gap.block]) - self.gap.room + A_HAIR

    def _smaller(
        self, numbers: Sequence[int], needed: float, placing: Placing
    ) -> Iterator[Placing]:
        made = smaller(numbers, needed, placing, self.blocks, self.pages.heights)
        if made is not None:
            yield made

    def _pulled_up(self, flexible: Sequence[int], needed: float) -> Iterator[Placing]:
        """Yield the placings in which the first blocks of the page go to the page before it."""
        here = self.pages.on_page(self.gap.page)
        if not here:
            return
        first = next((one for one in here if one in self.pages.heights), here[0])
        height = self.pages.height(here[0], first - 1) if first > here[0] else None
        if height is None:
            return
        stay = self._without(range(here[0], first))
        before = self.pages.flexible(self.gap.page - 1)
        missing = height + _above(self.blocks[here[0]]) - self.pages.room_left(self.gap.page - 1)
        ways = self._smaller(before, missing, stay) if missing > 0 else iter([stay])
        for way in ways:
            yield from self._smaller(flexible, max(needed - height, A_HAIR), way)

    def _without(self, numbers: Sequence[int]) -> Placing:
        keys = set(map(str, numbers))
        return {key: value for key, value in self.placing.items() if key not in keys}


def _above(block: Mapping[str, Any]) -> float:
    """Return the space above a block in mm; above a chart it stands on the page already."""
    if block["kind"] == "heading":
        return ABOVE_PART if block["level"] == 1 else ABOVE_HEADING
    return 0 if block["kind"] == "chart" else ABOVE_OTHERS


def _is_worse(gap: Gap, pages: Pages, found: Pages, placing: Placing, blocks: Blocks) -> bool:
    """Whether a page before, a figure or a heading fares worse than it did."""

    def largest_before(these: Pages) -> float:
        return max((one.room for one in these.gaps() if one.page < gap.page), default=0.0)

    last = high_block(gap.block, blocks) or gap.block

    def parted(these: Pages) -> set[int]:
        tall = (one for one in these.heights if one <= last)
        return {one for one in tall if _is_parted(one, these, placing, blocks)}

    return (
        largest_before(found) > max(largest_before(pages), MUCH_ROOM)
        or found.alone_count() > pages.alone_count()
        or not parted(found) <= parted(pages)
    )


def _is_parted(number: int, pages: Pages, placing: Placing, blocks: Blocks) -> bool:
    """Whether a heading has few words below it on its page, and its figure stands on another."""
    # The text after a figure that goes to the next page stands in its place.
    follows = number + 1 if placing.get(str(number)) == NEXT else number
    letters = 0
    for before in range(number - 1, 0, -1):
        block = blocks[before]
        if block["kind"] == "heading":
            page, _ = pages.begins.get(follows, (0, 0.0))
            return pages.begins[before][0] != page and letters <= TWO_LINES
        if block["kind"] not in _GOES_BEFORE:
            return False
        letters += len(block.get("text", "")) + sum(map(len, block.get("items", ())))
    return False
