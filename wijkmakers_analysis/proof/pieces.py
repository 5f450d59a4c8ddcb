"""What each place in a finished file must hold, and the numerals of a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijkmakers_analysis.document import Block, Document, Text, plain, texts_in
from wijkmakers_analysis.export.outline import placed_blocks

KINDS = {
    "cover": "omslag", "heading": "kop", "paragraph": "alinea", "bullets": "lijst",
    "tiles": "kerncijfers", "table": "tabel", "chart": "figuur", "quote": "citaat",
    "photos": "foto",
}  # fmt: skip
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_UNSEEN = re.compile("[\u200b\u2060]")
_BLANK = re.compile(r"[\s\u200b\u2060]+")


@dataclass(frozen=True)
class Piece:
    """What one place in a finished file must hold: its key there, its name, its numerals."""

    key: str
    name: str
    numerals: tuple[str, ...]


def numerals_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the numerals of texts in order: '1.204' is one, '13 van de 15' are two."""
    return tuple(n for text in texts for n in NUMERAL.findall(_UNSEEN.sub("", text)))


def bare(text: str) -> str:
    """Return a text without blanks and places where a word may break, which formats set anew."""
    return _BLANK.sub("", text)


def numerals_of(*texts: Text) -> tuple[str, ...]:
    """Return the numerals of texts of a document, in order."""
    return numerals_in(map(plain, texts))


def named_blocks(document: Document) -> Iterator[tuple[str, Block]]:
    """Yield the cover and every block with the words that a message calls it by."""
    yield "de omslag", document.cover
    for placed in placed_blocks(document):
        title = plain(next(texts_in(placed.block), ()))[:60]
        yield f"blok {placed.number} ({KINDS[placed.block.kind]}: {title})", placed.block


def cut_along(pieces: Iterable[Piece], stream: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Cut one stream of numerals along the document, so that a difference has a place."""
    found, start = {}, 0
    for piece in pieces:
        found[piece.key] = stream[start : start + len(piece.numerals)]
        start += len(piece.numerals)
    return {**found, "rest": stream[start:]}
