"""How much figures and photos can give way, and the placing in which they do so together."""

from collections.abc import Mapping, Sequence
from typing import Any

# The least that a figure may be of its size, and the height of a photo in mm: usual, least, most.
SMALLEST = 0.8
PHOTO, SMALLEST_PHOTO, LARGEST_PHOTO = 70.0, 44.0, 88.0
NEXT = "next"
# How blocks are placed, by their number.
Placing = dict[str, float | str]
Blocks = Mapping[int, Mapping[str, Any]]


def smaller(
    numbers: Sequence[int],
    needed: float,
    placing: Placing,
    blocks: Blocks,
    heights: Mapping[int, float],
) -> Placing | None:
    """Return the placing in which each gives way by the same share of what it can.

    Parameters
    ----------
    numbers
        The numbers of figures and photos; a figure that goes to the next page stays as it is.
    needed
        How many mm they are to become less high together.
    heights
        How high each is at full size (a figure) or now (a photo), in mm.

    Returns
    -------
    None where nothing is needed, or more than they can give.
    """
    can_give = {one: _can_give(one, placing, blocks, heights) for one in numbers}
    share = needed / max(sum(can_give.values()), 0.001)
    if share > 1 or needed <= 0:
        return None
    made = dict(placing)
    for one, most in can_give.items():
        if most and blocks[one]["kind"] == "photos":
            made[str(one)] = round(heights[one] - share * most, 1)
        elif most:
            scale = _scale(one, placing) - share * most / heights[one]
            made[str(one)] = round(scale - 0.0005, 3)
    return made


def _can_give(number: int, placing: Placing, blocks: Blocks, heights: Mapping[int, float]) -> float:
    if blocks[number]["kind"] == "photos":
        return max(0.0, heights[number] - SMALLEST_PHOTO)
    return max(0.0, _scale(number, placing) - SMALLEST) * heights[number]


def _scale(number: int, placing: Placing) -> float:
    """Return the scale of a figure, the least where it goes to the next page."""
    scale = placing.get(str(number), 1.0)
    return SMALLEST if isinstance(scale, str) else scale
