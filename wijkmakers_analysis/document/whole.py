"""A whole report."""

from dataclasses import dataclass, field
from typing import Any

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.blocks import Cover
from wijkmakers_analysis.document.published import PublishedFacts


@dataclass(frozen=True)
class Document:
    """A whole report: its cover, its blocks in reading order, and the facts that it rests on.

    The published facts stand in no running text: a workbook lists them, and a number in a text
    leads to its definition.

    Parameters
    ----------
    on_slides
        The numbers, from 1, of the blocks that slides show first.
    """

    cover: Cover
    blocks: tuple[Block, ...] = field(default=())
    published: PublishedFacts = field(default_factory=PublishedFacts)
    on_slides: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the document as plain JSON values."""
        return {
            "cover": self.cover.to_json(),
            "blocks": [block.to_json() for block in self.blocks],
            "published": self.published.to_json(),
            "on_slides": list(self.on_slides),
        }
