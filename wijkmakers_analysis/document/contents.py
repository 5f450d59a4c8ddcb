"""Name the texts of a block in reading order."""

from collections.abc import Iterator

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.blocks import (
    Blocks,
    Bullets,
    Chart,
    Cover,
    Heading,
    Paragraph,
    Quote,
    Table,
    Tiles,
)
from wijkmakers_analysis.document.pictures import Photos, Picture
from wijkmakers_analysis.document.published import PublishedFacts
from wijkmakers_analysis.document.text import Text


def texts_in(block: Block) -> Iterator[Text]:
    """Yield every text of a block in the order in which it is read; empty ones too.

    A chart gives title, subtitle, alt text, note and then its numbers; what is written inside the
    drawing is not a text of the document.
    """
    match block:
        case Cover():
            yield from (block.stamp, block.title, block.subtitle, block.period, block.sender)
            yield block.notice
            yield from texts_of_pictures(block.logo, block.photo)
        case Heading():
            yield block.text
        case Paragraph():
            yield from (block.mark, block.text, block.by) if block.mark else (block.text, block.by)
        case Quote():
            yield from (block.text, block.by)
        case Bullets():
            yield from block.items
        case Tiles():
            for tile in block.tiles:
                yield from (tile.value, tile.label, tile.note)
        case Table():
            yield from (block.title, *block.header)
            for row in block.rows:
                yield from row
            yield block.note
        case Chart():
            yield from (block.title, block.subtitle, block.alt, block.note)
            if block.numbers:
                yield from texts_in(block.numbers)
        case Photos():
            yield from texts_of_pictures(*block.pictures)
        case PublishedFacts():
            for fact in block.facts:
                yield from (fact.label, fact.group, fact.shown, fact.status, fact.reason)
            for one in block.definitions:
                yield from (one.label, one.explanation)
        case Blocks():
            for inner in block.flat():
                yield from texts_in(inner)


def texts_of_pictures(*pictures: Picture | None) -> Iterator[Text]:
    """Yield the alt text and the caption of each picture that is there."""
    for picture in pictures:
        if picture is not None:
            yield from (picture.alt, picture.caption)
