"""Read a page back from its markup: the text of each block, alt texts and drawings among it."""

from html.parser import HTMLParser
from pathlib import Path

from wijkmakers_analysis.document import Chart, Document, Text, texts_in
from wijkmakers_analysis.document.contents import texts_of_pictures
from wijkmakers_analysis.export.definitions import definitions_listed
from wijkmakers_analysis.export.outline import parts_of
from wijkmakers_analysis.export.svg import text_in
from wijkmakers_analysis.proof.pieces import Piece, named_blocks, numerals_in, numerals_of

# Elements that may stand within a numeral or right beside one.
_INLINE = {"tspan", "a"}
# Elements without an end.
VOID = {"meta", "link", "br", "img", "hr", "input", "wbr", "col"}


def pieces_of_html(document: Document) -> list[Piece]:
    """Return what each element with data-block must hold."""
    cover = document.cover
    titles = [part.title for part in parts_of(document) if part.heading]
    front: tuple[Text, ...] = (cover.stamp, cover.title, cover.subtitle, cover.period, cover.sender)
    front += tuple(texts_of_pictures(cover.logo, cover.photo))
    band = numerals_of(cover.stamp, cover.notice)
    listed = definitions_listed(document)
    meaning = [text for one in listed for text in (one.label, one.explanation)]
    pieces = [
        Piece("title", "de titel", numerals_of(cover.title)),
        Piece("0", "de omslag", numerals_of(*front)),
        Piece("notice", "de band", numerals_of(cover.notice)),
        Piece("contents", "de inhoud", numerals_of(*titles) if len(titles) > 2 else ()),
        Piece("repeated", "de band in druk", band * (len(titles) + bool(listed))),
        Piece("meaning", "de uitleg van de cijfers", numerals_of(*meaning)),
        Piece("version", "het slot", (*numerals_of(cover.sender), *numerals_in([cover.version]))),
    ]
    for number, (name, block) in enumerate(named_blocks(document)):
        if isinstance(block, Chart):
            numerals = numerals_of(block.title, block.subtitle, block.alt)
            numerals += numerals_in(text_in(block.svg)) + numerals_of(block.note)
            numerals += numerals_of(*texts_in(block.numbers)) if block.numbers else ()
            pieces.append(Piece(str(number), name, numerals))
        elif number:
            pieces.append(Piece(str(number), name, numerals_of(*texts_in(block))))
    return pieces


def read_html(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the numerals of a page by block."""
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
        self._add(key, "" if tag in _INLINE else "\n")
        if tag in ("svg", "img"):
            self._add(key, f"{given.get('aria-label') or given.get('alt') or ''}\n")
        if tag not in VOID:
            self._open.append((tag, key))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1:
            closed, key = self._open.pop()
            self._add(key, "" if tag in _INLINE else "\n")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        tag, key = self._open[-1]
        if tag != "style":
            self._add(key, data)

    def _add(self, key: str, text: str) -> None:
        self.parts.setdefault(key, []).append(text)
