"""Hold the pictures of a finished file to their alt texts: each has one, and it is its own."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from wijkmakers_analysis.document import Chart, Document, Photos, plain
from wijkmakers_analysis.export.office import LONGEST_ALT
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.proof.pdf import structure_of
from wijkmakers_analysis.proof.pieces import bare

# Slides show some of the figures.
_SOME = {".pptx"}


def find_undescribed(document: Document, path: Path) -> str:
    """Return what is wrong with the alt texts of a file, in Dutch; empty where nothing is.

    Parameters
    ----------
    document
        What was written.
    path
        The finished file; a workbook has no pictures.
    """
    readers = {".html": _in_page, ".pdf": _in_pdf, ".docx": _in_word, ".pptx": _in_slides}
    read = readers.get(path.suffix.lower())
    if read is None:
        return ""
    found = [_bare(alt) for alt in read(path)]
    wanted = [_bare(alt) for alt in _alts_of(document)]
    if not all(found):
        return "een figuur of foto heeft geen alt-tekst"
    is_whole = path.suffix.lower() in _SOME or sorted(found) == sorted(wanted)
    if not is_whole or not set(found) <= set(wanted):
        return "de alt-teksten bij de figuren en foto's zijn niet die van het verslag"
    return ""


def _alts_of(document: Document) -> Iterator[str]:
    cover = document.cover
    yield from (plain(one.alt) for one in (cover.logo, cover.photo) if one)
    for placed in placed_blocks(document):
        if isinstance(placed.block, Chart):
            yield plain(placed.block.alt)
        elif isinstance(placed.block, Photos):
            yield from (plain(one.alt) for one in placed.block.pictures)


def _in_page(path: Path) -> list[str]:
    page = _Pictures()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page.alts


def _in_pdf(path: Path) -> list[str]:
    return [str(one.get("/Alt", "")) for one in structure_of(path) if one["/S"] == "/Figure"]


def _in_word(path: Path) -> list[str]:
    import docx

    with path.open("rb") as file:
        body = docx.Document(file).element.body
    return [one.get("descr", "") for one in body.xpath(".//wp:docPr")]


def _in_slides(path: Path) -> list[str]:
    import pptx

    with path.open("rb") as file:
        slides = pptx.Presentation(file).slides
    shown = (shape for slide in slides for shape in slide.shapes)
    return [one.get("descr", "") for shape in shown
            for one in shape._element.xpath("self::p:pic/p:nvPicPr/p:cNvPr")]  # fmt: skip


class _Pictures(HTMLParser):
    """The alt texts of the pictures of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.alts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("svg", "img"):
            given = dict(attrs)
            self.alts.append(given.get("aria-label" if tag == "svg" else "alt") or "")


def _bare(alt: str) -> str:
    """Return what of an alt text all formats keep: Office has one line, of a limited length."""
    return bare(" ".join(alt.split())[:LONGEST_ALT])
