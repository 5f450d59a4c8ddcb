"""Read a tagged PDF back from its structure tree, as a screen reader would."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wijkmakers_analysis.document import Chart, Document, texts_in
from wijkmakers_analysis.export.definitions import definitions_listed
from wijkmakers_analysis.proof.pdf_pages import OpenedPdf, open_pdf
from wijkmakers_analysis.proof.pieces import Piece, named_blocks, numerals_in, numerals_of

# Structure elements of a PDF that hold no text of a block.
_NOT_OF_A_BLOCK = {"/TOC", "/Lbl"}


def pieces_of_pdf(document: Document) -> list[Piece]:
    """Return what a PDF holds in reading order: numbers of charts at the end, wide ones first."""
    pieces, numbers = [], []
    for number, (name, block) in enumerate(named_blocks(document)):
        if isinstance(block, Chart):
            texts = (block.title, block.subtitle, block.alt, block.note)
            pieces.append(Piece(str(number), name, numerals_of(*texts)))
            if block.numbers:
                numerals = numerals_of(*texts_in(block.numbers))
                is_narrow = len(block.numbers.header) < 5
                numbers.append((is_narrow, Piece(f"{number}+", name, numerals)))
        else:
            pieces.append(Piece(str(number), name, numerals_of(*texts_in(block))))
    pieces += [piece for _, piece in sorted(numbers, key=lambda pair: pair[0])]
    listed = definitions_listed(document)
    meaning = numerals_of(*(text for one in listed for text in (one.label, one.explanation)))
    pieces.append(Piece("meaning", "de uitleg van de cijfers", meaning))
    return [*pieces, Piece("version", "het slot", numerals_in([document.cover.version]))]


def read_pdf(path: Path) -> Iterator[str]:
    """Yield the texts of a tagged PDF in reading order; of a figure, its alt text."""
    opened = open_pdf(path)
    return _texts(opened, _structure(opened), 0)


def texts_of_figures(path: Path) -> Iterator[str]:
    """Yield what is written inside each figure of a PDF, in reading order."""
    opened = open_pdf(path)
    for one in structure_of(path):
        if one["/S"] == "/Figure":
            yield "".join(_texts(opened, one["/K"], opened.page_of(one)))


def structure_of(path: Path) -> Iterator[Any]:
    """Yield every element of the structure tree of a PDF, in reading order."""
    import pikepdf

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K"))

    yield from walk(_structure(open_pdf(path)))


def _texts(opened: OpenedPdf, node: Any, page: int) -> Iterator[str]:
    """Yield the texts under one node of the structure tree; a node may name its page."""
    import pikepdf

    if isinstance(node, int):
        yield opened.marked_text(page, node)
    elif isinstance(node, pikepdf.Array):
        for child in node:
            yield from _texts(opened, child, page)
    elif isinstance(node, pikepdf.Dictionary) and str(node.get("/S")) not in _NOT_OF_A_BLOCK:
        page = opened.page_of(node) or page
        if "/MCID" in node:
            yield opened.marked_text(page, node["/MCID"])
        elif "/Alt" in node:
            yield str(node["/Alt"])
        else:
            yield from _texts(opened, node.get("/K"), page)


def _structure(opened: OpenedPdf) -> Any:
    return opened.file.Root["/StructTreeRoot"]["/K"]
