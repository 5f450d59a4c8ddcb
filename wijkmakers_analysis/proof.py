"""Hold finished files against their document, and the document against its pack.

The numerals of a file are read back in reading order and compared block by block: HTML from its
markup, PDF from its structure tree, as a screen reader would. What is written inside a drawing is
compared in HTML; in PDF its alt text is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

from wijkmakers_analysis.document import Block, Chart, Document, Text, clean, plain, texts_in
from wijkmakers_analysis.errors import ProofError, WrongCall
from wijkmakers_analysis.export.outline import parts_of, placed_blocks
from wijkmakers_analysis.export.svg import text_in
from wijkmakers_analysis.yearpack import YearPack

KINDS = {
    "cover": "omslag", "heading": "kop", "paragraph": "alinea", "bullets": "lijst",
    "tiles": "kerncijfers", "table": "tabel", "chart": "figuur", "quote": "citaat",
}  # fmt: skip
ELSEWHERE = "buiten de blokken"
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_UNSEEN = re.compile("[\u200b\u2060]")
_VOID = {"meta", "link", "br", "img", "hr", "input", "wbr", "col"}
# Structure elements of a PDF that hold no text of a block.
_NOT_OF_A_BLOCK = {"/TOC", "/Lbl"}
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
_MAPPINGS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """What one place in a finished file must hold: its key there, its name, its numerals."""

    key: str
    name: str
    numerals: tuple[str, ...]


def prove(document: Document, path: Path) -> None:
    """Compare the numerals of a finished file with those of its document.

    Parameters
    ----------
    document
        What was written.
    path
        The file, ending in .html or .pdf.

    Raises
    ------
    ProofError
        Where a numeral was changed, lost or added; the message names the block.
    """
    path = Path(path)
    match path.suffix.lower():
        case ".html":
            pieces = _pieces_of_html(document)
            found = _read_html(path)
        case ".pdf":
            pieces = _pieces_of_pdf(document)
            found = _cut(pieces, numerals_in(_read_pdf(path)))
        case _:
            raise WrongCall(
                f"{path.name} is geen HTML of PDF. Alleen die bestanden zijn te controleren."
            )
    known = {piece.key for piece in pieces}
    pieces += [Piece(key, ELSEWHERE, ()) for key in found if key not in known]
    for piece in pieces:
        for wanted, got in zip_longest(piece.numerals, found.get(piece.key, ())):
            if wanted != got:
                raise ProofError(
                    f"{path.name} wijkt af van het verslag in {piece.name}: daar hoort "
                    f"{wanted or 'geen getal meer'}, maar er staat {got or 'geen getal meer'}. "
                    "Gebruik dit bestand niet; maak het opnieuw."
                )


def prove_facts(document: Document, pack: YearPack) -> None:
    """Check that every fact in the document is printed as the pack gives it.

    Raises
    ------
    ProofError
        Where a fact is unknown or printed in other words, or fixed words hold a numeral.
    """
    shown = {fact.key: clean(fact.shown) for fact in pack.facts}
    for name, block in _named_blocks(document):
        for run in (run for text in texts_in(block) for run in text):
            if run.origin == "fact" and run.ref not in shown:
                raise ProofError(
                    f"{name} noemt het cijfer '{run.ref}', maar dat staat niet in het jaarpak. "
                    "Maak het verslag opnieuw uit dit pak."
                )
            if run.origin == "fact" and run.text != shown[run.ref]:
                raise ProofError(
                    f"{name} geeft het cijfer '{run.ref}' als '{run.text}', maar het jaarpak zegt "
                    f"'{shown[run.ref]}'. Druk een feit af zoals het pak het toont."
                )
            if run.origin == "words" and _NUMERAL.search(run.text):
                raise ProofError(
                    f"{name} heeft een cijfer in een vaste zin. Haal het uit een feit of het pak."
                )


def numerals_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the numerals of texts in order: '1.204' is one, '13 van de 15' are two."""
    return tuple(n for text in texts for n in _NUMERAL.findall(_UNSEEN.sub("", text)))


def _numerals(*texts: Text) -> tuple[str, ...]:
    return numerals_in(map(plain, texts))


def _named_blocks(document: Document) -> Iterator[tuple[str, Block]]:
    yield "de omslag", document.cover
    for placed in placed_blocks(document):
        title = plain(next(texts_in(placed.block), ()))[:60]
        yield f"blok {placed.number} ({KINDS[placed.block.kind]}: {title})", placed.block


def _pieces_of_html(document: Document) -> list[Piece]:
    """Return what each element with data-block must hold."""
    cover = document.cover
    titles = [part.title for part in parts_of(document) if part.heading]
    front = (cover.stamp, cover.title, cover.subtitle, cover.period, cover.sender)
    band = _numerals(cover.stamp, cover.notice)
    pieces = [
        Piece("title", "de titel", _numerals(cover.title)),
        Piece("0", "de omslag", _numerals(*front)),
        Piece("notice", "de band", _numerals(cover.notice)),
        Piece("contents", "de inhoud", _numerals(*titles) if len(titles) > 2 else ()),
        Piece("repeated", "de band in druk", band * len(titles)),
        Piece("version", "het slot", (*_numerals(cover.sender), *numerals_in([cover.version]))),
    ]
    for number, (name, block) in enumerate(_named_blocks(document)):
        if isinstance(block, Chart):
            numerals = _numerals(block.title, block.subtitle, block.alt)
            numerals += numerals_in(text_in(block.svg)) + _numerals(block.note)
            numerals += _numerals(*texts_in(block.numbers)) if block.numbers else ()
            pieces.append(Piece(str(number), name, numerals))
        elif number:
            pieces.append(Piece(str(number), name, _numerals(*texts_in(block))))
    return pieces


def _pieces_of_pdf(document: Document) -> list[Piece]:
    """Return what a PDF must hold in reading order: the numbers of the charts at the end."""
    pieces, numbers = [], []
    for number, (name, block) in enumerate(_named_blocks(document)):
        if isinstance(block, Chart):
            texts = (block.title, block.subtitle, block.alt, block.note)
            pieces.append(Piece(str(number), name, _numerals(*texts)))
            if block.numbers:
                numerals = _numerals(*texts_in(block.numbers))
                is_narrow = len(block.numbers.header) < 5
                numbers.append((not is_narrow, Piece(f"{number}+", name, numerals)))
        else:
            pieces.append(Piece(str(number), name, _numerals(*texts_in(block))))
    pieces += [piece for _, piece in sorted(numbers, key=lambda pair: pair[0])]
    return [*pieces, Piece("version", "het slot", numerals_in([document.cover.version]))]


def _cut(pieces: Iterable[Piece], stream: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Cut one stream of numerals along the document, so that a difference has a place."""
    found, start = {}, 0
    for piece in pieces:
        found[piece.key] = stream[start : start + len(piece.numerals)]
        start += len(piece.numerals)
    return {**found, "rest": stream[start:]}


def _read_html(path: Path) -> dict[str, tuple[str, ...]]:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return {key: numerals_in(["".join(parts)]) for key, parts in page.parts.items()}


class _Page(HTMLParser):
    """The text of a page by block, alt texts among it, in the order of the markup."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        key = given.get("data-block") or ("title" if tag == "title" else self._open[-1][1])
        self._add(key, "" if tag == "tspan" else "\n")
        if tag == "svg":
            self._add(key, f"{given.get('aria-label', '')}\n")
        if tag not in _VOID:
            self._open.append((tag, key))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1:
            closed, key = self._open.pop()
            self._add(key, "" if tag == "tspan" else "\n")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        tag, key = self._open[-1]
        if tag != "style":
            self._add(key, data)

    def _add(self, key: str, text: str) -> None:
        self.parts.setdefault(key, []).append(text)


def _read_pdf(path: Path) -> Iterator[str]:
    """Yield the texts of a tagged PDF in reading order; of a figure, its alt text."""
    from pypdf import PdfReader

    reader = PdfReader(path)
    marked = {page.indirect_reference.idnum: _marked_text(page, reader) for page in reader.pages}

    def walk(node: object, page: int | None) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, int):
            yield marked[page].get(node, "")
        elif isinstance(node, list):
            for child in node:
                yield from walk(child, page)
        elif isinstance(node, dict) and node.get("/S") not in _NOT_OF_A_BLOCK:
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            if "/MCID" in node:
                yield marked[page].get(node["/MCID"], "")
            elif "/Alt" in node:
                yield str(node["/Alt"])
            else:
                yield from walk(node.get("/K", []), page)

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], None)


def _marked_text(page, reader) -> dict[int, str]:
    """Return the text of each marked piece of one page, by its number."""
    from pypdf.generic import ContentStream

    fonts = page["/Resources"].get("/Font", {})
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
                codes = b"".join(_raw(part) for part in shown if isinstance(part, (str, bytes)))
                pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
                added = "".join(font.get(code, "") for code in pairs)
        if mark is not None and added:
            texts[mark] = texts.get(mark, "") + added
    return texts


def _raw(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.original_bytes


def _characters(font) -> dict[int, str]:
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
