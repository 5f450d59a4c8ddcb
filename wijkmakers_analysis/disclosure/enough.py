"""Say how much must stay possible of a number that is hidden."""

from wijkmakers_analysis.disclosure.cells import (
    NOT_A_FEW,
    NOT_ALL_OR_NONE,
    PERHAPS_NONE,
    WHOLE_CLASS,
    Cell,
)
from wijkmakers_analysis.disclosure.coarse import STEP, is_small, rounded, rounded_class


def is_enough(cell: Cell, low: int, high: int, threshold: int) -> bool:
    """Return whether a range that a reader can work out tells no more than is allowed.

    Parameters
    ----------
    low, high
        The lowest and highest number that fit everything the reader knows.
    """
    if not cell.must:
        return True
    if cell.must == WHOLE_CLASS:
        return low <= cell.low and high >= cell.high
    if cell.must == PERHAPS_NONE:
        return low == 0
    if cell.must == NOT_ALL_OR_NONE:
        return low < cell.high and high >= 1
    few = (1, threshold - 1)
    if cell.must == NOT_A_FEW:
        is_wide = high >= few[1] or high - low >= STEP // 2
        return high == 0 or low >= threshold or (low <= few[0] and is_wide)
    return high == 0 or holds_a_class(low, high, threshold)


def telling_values(cell: Cell, threshold: int) -> tuple[int, ...]:
    """Return values of a number that is not printed which, if all are possible, are enough."""
    if cell.must == PERHAPS_NONE:
        return (0,)
    if cell.must == NOT_ALL_OR_NONE:
        return (1, max(cell.high - 1, 0))
    return (1, threshold - 1)


def class_of(count: int, threshold: int) -> tuple[int, int]:
    """Return the class in which a count of people of one organisation would be printed."""
    if count == 0:
        return 0, 0
    if is_small(count, threshold):
        return 1, threshold - 1
    return rounded_class(rounded(count, threshold), threshold)


def holds_a_class(low: int, high: int, threshold: int) -> bool:
    """Return whether a range holds all small numbers, or is as wide as the narrowest class."""
    if low <= 1 and high >= threshold - 1:
        return True
    return not is_small(low, threshold) and high - low >= STEP // 2
