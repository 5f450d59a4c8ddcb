"""Read slides back, slide by slide: its shapes in reading order, its alt text, its notes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.document import Cover, Document, Text
from wijkmakers_analysis.document.contents import texts_of_pictures
from wijkmakers_analysis.export.office import alt_of
from wijkmakers_analysis.export.slides import Slide, slides_of
from wijkmakers_analysis.proof.pieces import Piece, named_blocks, numerals_in, numerals_of

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape


def pieces_of_pptx(document: Document) -> list[Piece]:
    """Return what each slide and its notes must hold."""
    names = [name for name, _ in named_blocks(document)]
    pieces = []
    for number, slide in enumerate(slides_of(document), start=1):
        name = f"dia {number}, uit {names[int(slide.place)]}"
        pieces.append(Piece(f"{number}", name, _on_slide(slide, document.cover, number)))
        told = numerals_of(*slide.telling)
        pieces.append(Piece(f"{number}n", f"de notities van {name}", told))
    return pieces


def read_pptx(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the numerals of each slide and of its notes."""
    return {key: numerals_in(texts) for key, texts in texts_of_pptx(path).items()}


def texts_of_pptx(path: Path) -> dict[str, list[str]]:
    """Return the texts of each slide ('1') and of its notes ('1n'), in reading order."""
    import pptx

    found = {}
    with path.open("rb") as file:
        slides = pptx.Presentation(file).slides
    for number, slide in enumerate(slides, start=1):
        found[f"{number}"] = list(_texts(slide.shapes))
        if slide.has_notes_slide:
            notes = slide.notes_slide.notes_text_frame
            found[f"{number}n"] = [one.text for one in notes.paragraphs]
    return found


def _on_slide(slide: Slide, cover: Cover, number: int) -> tuple[str, ...]:
    band = (cover.stamp, cover.notice)
    if slide.cover:
        pictured = texts_of_pictures(cover.logo, cover.photo)
        front = (slide.title, slide.subtitle, cover.period, cover.sender)
        return numerals_of(*front, *pictured, *band)
    shown: tuple[Text, ...] = ()
    alt: tuple[str, ...] = ()
    if slide.chart:
        alt = numerals_in([alt_of(slide.chart)])
        shown = slide.lines
    elif slide.table:
        alt = numerals_of(slide.table.title)
        shown = tuple(text for row in (slide.table.header, *slide.table.rows) for text in row)
    elif slide.tiles:
        shown = tuple(text for one in slide.tiles for text in (one.value, one.label, one.note))
    else:
        shown = slide.lines
    return (
        *numerals_of(slide.title, slide.subtitle),
        *alt,
        *numerals_of(*shown, slide.note, *band, cover.sender, cover.title),
        str(number),
    )


def _texts(shapes: "Iterable[BaseShape]") -> Iterator[str]:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame

    for shape in shapes:
        if isinstance(shape, Shape):
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        else:
            yield shape._element.xpath("string(.//p:cNvPr/@descr)")
        if isinstance(shape, GraphicFrame) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
