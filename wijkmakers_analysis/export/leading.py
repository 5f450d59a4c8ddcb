"""Which blocks stay on one page with what follows, so that no heading stands alone at a foot.

These are the one line under a heading; its first lines, where a table, a list, a box or a figure
comes after them; and what ends in a colon.
"""

from collections.abc import Callable
from itertools import pairwise

from wijkmakers_analysis.document import Block, Bullets, Chart, Document, Heading, Paragraph, plain
from wijkmakers_analysis.export.outline import Placed, placed_blocks

# Letters of what surely is one line of 132 mm, and of some three.
ONE_LINE, FEW_LINES, NONE = 80, 270, -1
_GOES_ON = ("plain", "lead", "note")


def leading_blocks(
    document: Document,
    most_before: Callable[[Chart], int] = lambda chart: FEW_LINES,
    one_line: int = ONE_LINE,
) -> frozenset[int]:
    """Return the numbers of the blocks that stay with the block after them; headings always do.

    Parameters
    ----------
    most_before
        How many letters may stay with a chart; NONE where it would leave a page empty.
    one_line
        Letters of what surely is one line.
    """
    found: set[int] = set()
    letters: int | None = None
    level = 0
    for placed, after in pairwise(placed_blocks(document)):
        block = placed.block
        if isinstance(block, Heading):
            letters, level = 0, placed.level
            continue
        if not _is_text(block):
            letters = None
            continue
        if letters is not None:
            letters += letters_of(block)
        most = _most_letters(after, level, most_before, one_line)
        announces = isinstance(block, Paragraph) and plain(block.text).rstrip().endswith(":")
        is_short = letters is not None and letters <= most
        if announces or is_short:
            found.add(placed.number)
    return frozenset(found)


def letters_of(block: Block) -> int:
    """Return how many letters a paragraph or a list holds."""
    if isinstance(block, Paragraph):
        return len(plain(block.text))
    return sum(len(plain(item)) for item in block.items) if isinstance(block, Bullets) else 0


def _is_text(block: Block) -> bool:
    return isinstance(block, Bullets) or (isinstance(block, Paragraph) and block.role != "own")


def _most_letters(
    after: Placed, level: int, most_before: Callable[[Chart], int], one_line: int
) -> int:
    """Return how many letters may stay with what comes after them."""
    block = after.block
    if isinstance(block, Heading) and after.level <= level:
        return NONE
    if isinstance(block, Chart):
        return most_before(block)
    goes_on = isinstance(block, Paragraph) and block.role in _GOES_ON
    return one_line if goes_on else FEW_LINES
