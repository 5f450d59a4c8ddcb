"""Take what would fill a part into its text in a draft, and out of the document otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.blocks import Blocks, Paragraph
from wijkmakers_analysis.document.text import plain, words


def with_remedy(block: Block, *, is_draft: bool) -> Block:
    """Return a block that says in a draft what would fill it, and keeps no advice otherwise."""
    if not isinstance(block, Paragraph) or not block.remedy:
        return block
    advice = (*words(" Alleen in dit concept: "), *block.remedy) if is_draft else ()
    return replace(block, text=(*block.text, *advice), remedy=())


def remedies_in(block: Block) -> Iterator[str]:
    """Yield what would fill a part, of each paragraph that says so."""
    for one in block.flat() if isinstance(block, Blocks) else (block,):
        if isinstance(one, Paragraph) and one.remedy:
            yield plain(one.remedy)
