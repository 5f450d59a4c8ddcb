"""What a report consists of, and how a notebook carries it.

Blocks are plain values. Each run of text says where it comes from: `words` (a fixed sentence),
`fact`, `pack` (a text or date in the pack), `setting`, `structure` (a page, figure or part number)
or `axis`. A numeral may stand in any of them but `words`.

In a notebook a block shows itself under MIME_TYPE beside text/html; `read_document` reads only
that and the Markdown cells.
"""

from wijkmakers_analysis.document.block import MIME_TYPE, Block
from wijkmakers_analysis.document.blocks import (
    Blocks,
    Bullets,
    Chart,
    Cover,
    Heading,
    Paragraph,
    Quote,
    Table,
    Tile,
    Tiles,
)
from wijkmakers_analysis.document.contents import texts_in
from wijkmakers_analysis.document.editions import (
    ANNEX,
    BESIDE,
    EDITIONS,
    REVIEW,
    SUMMARY,
    Edition,
    editions_in,
)
from wijkmakers_analysis.document.pictures import Photos, Picture, picture_of
from wijkmakers_analysis.document.published import (
    Definition,
    PublishedFact,
    PublishedFacts,
    indicator_of,
)
from wijkmakers_analysis.document.reading import block_from_json, read_document
from wijkmakers_analysis.document.text import Run, Text, clean, plain, setting, words
from wijkmakers_analysis.document.whole import Document

__all__ = [
    "ANNEX", "BESIDE", "EDITIONS", "MIME_TYPE", "REVIEW", "SUMMARY", "Block", "Blocks", "Bullets",
    "Chart", "Cover", "Definition", "Document", "Edition", "Heading", "Paragraph", "Photos",
    "Picture", "PublishedFact", "PublishedFacts", "Quote", "Run", "Table", "Text", "Tile", "Tiles",
    "block_from_json", "clean", "editions_in", "indicator_of", "picture_of", "plain",
    "read_document", "setting", "texts_in", "words",
]  # fmt: skip
