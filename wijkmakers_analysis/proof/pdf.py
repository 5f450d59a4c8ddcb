"""Read a tagged PDF back from its structure tree, as a screen reader would."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_analysis.document import Chart, Document, texts_in
from wijkmakers_analysis.export.definitions import definitions_listed
from wijkmakers_analysis.proof.pieces import Piece, named_blocks, numerals_in, numerals_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import TextStringObject

    # A PDF as it is read, and its texts by the number of their page and their own.
    Opened = tuple[PdfReader, dict[int | None, dict[int, str]]]

# Structure elements of a PDF that hold no text of a block.
_NOT_OF_A_BLOCK = {"/TOC", "/Lbl"}
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
_MAPPINGS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


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
    from pypdf.generic import DictionaryObject

    reader, marked = open_pdf(path)

    def walk(node: object, page: int | None) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, int):
            yield marked[page].get(node, "")
        elif isinstance(node, list):
            for child in node:
                yield from walk(child, page)
        elif isinstance(node, DictionaryObject) and node.get("/S") not in _NOT_OF_A_BLOCK:
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            if "/MCID" in node:
                piece: Any = node["/MCID"]
                yield marked[page].get(piece, "")
            elif "/Alt" in node:
                yield str(node["/Alt"])
            else:
                yield from walk(node.get("/K", []), page)

    yield from walk(_structure(reader), None)


def texts_of_figures(path: Path) -> Iterator[str]:
    """Yield what is written inside each figure of a PDF, in reading order."""
    from pypdf.generic import DictionaryObject

    _, marked = open_pdf(path)

    def written(node: object, page: int | None) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, int):
            yield marked[page].get(node, "")
        elif isinstance(node, list):
            for child in node:
                yield from written(child, page)
        elif isinstance(node, DictionaryObject):
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            yield from written(node.get("/MCID", node.get("/K", [])), page)

    for one in structure_of(path):
        if one["/S"] == "/Figure":
            yield "".join(written(one, None))


def structure_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield every element of the structure tree of a PDF, in reading order."""

    def walk(node: object) -> Iterator[dict[str, Any]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            yield from walk(node.get("/K", []))

    yield from walk(_structure(open_pdf(path)[0]))


def _structure(reader: "PdfReader") -> object:
    root: Any = reader.trailer["/Root"]
    return root["/StructTreeRoot"]["/K"]


def open_pdf(path: Path) -> "Opened":
    """Return a PDF as it is read, and its marked pieces of text by page and number.

    The last one stays open, because each check of a file reads it again.
    """
    return _opened(path.read_bytes())


@lru_cache(maxsize=1)
def _opened(content: bytes) -> "Opened":
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    return reader, {
        page.indirect_reference.idnum: _marked_text(page, reader)
        for page in reader.pages
        if page.indirect_reference is not None
    }


def _marked_text(page: "PageObject", reader: "PdfReader") -> dict[int, str]:
    """Return the text of each marked piece of one page, by its number."""
    from pypdf.generic import ContentStream, TextStringObject

    resources: Any = page["/Resources"]
    fonts = resources.get("/Font", {})
    characters = {name: _characters(font.get_object()) for name, font in fonts.items()}
    texts: dict[int, str] = {}
    marks: list[tuple[int | None, bool]] = [(None, False)]  # the piece; whether it is spelled out
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        mark, is_spelled_out = marks[-1]
        added = ""
        match operator:
            case b"BDC" | b"BMC":
                given = operands[1] if len(operands) > 1 else {}
                given = given if isinstance(given, dict) else {}
                added = "" if is_spelled_out else str(given.get("/ActualText", ""))
                marks.append((given.get("/MCID", mark), is_spelled_out or "/ActualText" in given))
            case b"EMC":
                marks.pop()
            case b"Tf":
                font = characters.get(operands[0], {})
            case b"BT":
                added = " "
            case b"Tj" | b"TJ" if not is_spelled_out:
                shown = operands[0] if operator == b"TJ" else operands
                kinds = (TextStringObject, bytes)
                codes = b"".join(_raw(part) for part in shown if isinstance(part, kinds))
                pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
                added = "".join(font.get(code, "") for code in pairs)
        if mark is not None and added:
            texts[mark] = texts.get(mark, "") + added
    return texts


def _raw(part: "TextStringObject | bytes") -> bytes:
    return part if isinstance(part, bytes) else part.original_bytes


def _characters(font: Mapping[str, Any]) -> dict[int, str]:
    """Return what the two-byte codes of a font mean, from its ToUnicode table."""
    if "/ToUnicode" not in font:
        return {}
    meaning: dict[int, str] = {}
    for kind, body in _MAPPINGS.findall(font["/ToUnicode"].get_data()):
        codes = [bytes.fromhex(code.decode()) for code in _CODES.findall(body)]
        step = 2 if kind == b"char" else 3
        for start in range(0, len(codes) - step + 1, step):
            first, last, target = codes[start], codes[start + step - 2], codes[start + step - 1]
            low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
            text = target.decode("utf-16-be", "replace")
            for offset in range(high - low + 1):
                meaning[low + offset] = text[:-1] + chr(ord(text[-1]) + offset)
    return meaning
