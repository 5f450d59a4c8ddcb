"""Lay a document out in parts, as every writer needs it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wijkmakers_analysis.document import Block, Blocks, Document, Heading, Paragraph, Text


@dataclass(frozen=True)
class Placed:
    """A block with its place.

    Parameters
    ----------
    number
        Its number in the document, from 1.
    level
        The level a heading is set at, without skipping one; 0 for other blocks.
    continues, continued
        Own words that go on from the block before, or in the block after: one piece to a reader.
    chapter
        The indicator that the heading above it defines; empty where it defines none.
    """

    number: int
    block: Block
    level: int = 0
    continues: bool = False
    continued: bool = False
    chapter: str = ""


@dataclass(frozen=True)
class Part:
    """What stands under one heading of level 1; the first part may have no heading."""

    number: int
    heading: Placed | None = None
    blocks: list[Placed] = field(default_factory=list)

    @property
    def title(self) -> Text:
        """The text of its heading, empty where it has none."""
        block = self.heading.block if self.heading else None
        return block.text if isinstance(block, Heading) else ()


def placed_blocks(document: Document) -> Iterator[Placed]:
    """Yield the blocks without nesting, each with its place."""
    blocks = Blocks(document.blocks).flat()
    before, after = (None, *blocks), (*blocks[1:], None)
    level, chapter, chapter_level = 0, "", 0
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            level = min(max(block.level, 1), level + 1)
            if block.defines or level <= chapter_level:
                chapter, chapter_level = block.defines, level
            yield Placed(number, block, level, chapter=chapter)
        else:
            continues = _goes_on(before[number - 1], block)
            goes_on = _goes_on(block, after[number - 1])
            yield Placed(number, block, 0, continues, goes_on, chapter)


def parts_of(document: Document) -> list[Part]:
    """Return the parts in reading order; what precedes the first heading is a part of its own."""
    parts: list[Part] = []
    for placed in placed_blocks(document):
        if placed.level == 1:
            parts.append(Part(len(parts) + 1, placed))
            continue
        if not parts:
            parts.append(Part(1))
        parts[-1].blocks.append(placed)
    return parts


def _goes_on(first: Block | None, second: Block | None) -> bool:
    """Whether two blocks are paragraphs of one piece in somebody's own words."""
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph):
        return False
    return first.role == second.role == "own" and not first.by
