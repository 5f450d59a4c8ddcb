"""Read a Word file back in reading order: paragraphs, cells, alt texts, and the margins."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.document import Chart, Document, Text, texts_in
from wijkmakers_analysis.document.contents import texts_of_pictures
from wijkmakers_analysis.export.definitions import definitions_listed
from wijkmakers_analysis.export.office import alt_of
from wijkmakers_analysis.export.outline import parts_of
from wijkmakers_analysis.proof.pieces import (
    Piece,
    cut_along,
    named_blocks,
    numerals_in,
    numerals_of,
)

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BREAKS = {f"{_W}br", f"{_W}tab", f"{_W}cr"}
# What Word fills in itself.
_FIELDS = {f"{_W}fldSimple", f"{_W}instrText"}


def pieces_of_docx(document: Document) -> list[Piece]:
    """Return what the body must hold in reading order, then the margins."""
    cover = document.cover
    titles = [part.title for part in parts_of(document) if part.heading]
    front: tuple[Text, ...] = (cover.title, cover.subtitle, cover.period, cover.sender)
    front += tuple(texts_of_pictures(cover.logo, cover.photo))
    pieces = [
        Piece("0", "de omslag", numerals_of(*front)),
        Piece("contents", "de inhoud", numerals_of(*titles) if len(titles) > 2 else ()),
    ]
    numbers = []
    for number, (name, block) in enumerate(named_blocks(document)):
        if isinstance(block, Chart):
            told = numerals_of(block.title, block.subtitle) + numerals_in([alt_of(block)])
            pieces.append(Piece(str(number), name, told + numerals_of(block.note)))
            if block.numbers:
                numbers.append(Piece(f"{number}+", name, numerals_of(*texts_in(block.numbers))))
        elif number:
            pieces.append(Piece(str(number), name, numerals_of(*texts_in(block))))
    meaning = [
        text for one in definitions_listed(document) for text in (one.label, one.explanation)
    ]
    return [
        *pieces,
        *numbers,
        Piece("meaning", "de uitleg van de cijfers", numerals_of(*meaning)),
        Piece("version", "het slot", numerals_in([cover.version])),
        Piece("band", "de band", numerals_of(cover.stamp, cover.notice)),
        Piece("foot", "de voet", numerals_of(cover.sender)),
    ]


def read_docx(path: Path, pieces: list[Piece]) -> dict[str, tuple[str, ...]]:
    """Return the numerals of a Word file by piece."""
    body, header, footer = texts_of_docx(path)
    margins = {"band": numerals_in(header), "foot": numerals_in(footer)}
    of_body = [piece for piece in pieces if piece.key not in margins]
    return cut_along(of_body, numerals_in(body)) | margins


def texts_of_docx(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the texts of the body, the header and the footer of a Word file, in reading order."""
    import docx

    with path.open("rb") as file:
        word = docx.Document(file)
    section = word.sections[0]
    parts = (word.element.body, section.header._element, section.footer._element)
    body, header, footer = (list(_texts(part)) for part in parts)
    return body, header, footer


def _texts(element: "BaseOxmlElement") -> Iterator[str]:
    """Yield the text of each paragraph, a described picture in its place."""
    for paragraph in element.iter(f"{_W}p"):
        yield "".join(_pieces(paragraph))


def _pieces(node: "BaseOxmlElement") -> Iterator[str]:
    for child in node:
        if child.tag in _FIELDS:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == _DESCRIBED:
            yield f"\n{child.get('descr', '')}\n"
        elif child.tag in _BREAKS:
            yield "\n"
        else:
            yield from _pieces(child)
