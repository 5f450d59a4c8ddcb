"""Text on a slide: paragraphs with a size and a colour, in the language in use."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wijkmakers_analysis.document import Run, Text, plain
from wijkmakers_analysis.translation import language_tag

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.table import _Cell
    from pptx.text.text import TextFrame, _Paragraph


def fill(
    shape: "Shape", texts: list[Text], size: int, colour: str,
    *, space: int = 0, bold: bool = False, align: str = "", anchor: str = "",
) -> None:  # fmt: skip
    """Put paragraphs in a shape, one look for all of them."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    anchors = {"bottom": MSO_ANCHOR.BOTTOM, "top": MSO_ANCHOR.TOP}
    frame.vertical_anchor = anchors.get(anchor, MSO_ANCHOR.TOP)
    for place, text in enumerate(texts):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        write(paragraph, text, size, colour, bold=bold)
        paragraph.space_after = Pt(space)
        if align:
            paragraph.alignment = PP_ALIGN.RIGHT if align == "right" else PP_ALIGN.LEFT


def fill_cell(
    cell: "_Cell", text: Text, size: int, colour: str, *, bold: bool, is_number: bool
) -> None:
    """Put a text in a cell of a table, a number to the right."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches

    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = Inches(0.2)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    write(paragraph, text, size, colour, bold=bold)


def write(
    paragraph: "_Paragraph", text: Text, size: int | None, colour: str | None, *, bold: bool = False
) -> None:
    """Write one paragraph, and say its language."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    if not text:
        return
    run = paragraph.add_run()
    run.text = " ".join(plain(text).split())
    run._r.get_or_add_rPr().set("lang", language_tag())
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]  # pptx says no type
    if bold:
        run.font.bold = True


def set_in_the_middle(frame: "TextFrame") -> None:
    """Set the text of a shape in its middle."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def paint(shape: "Shape", colour: str) -> None:
    """Give a shape its ground."""
    from pptx.dml.color import RGBColor

    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]  # pptx says no type


def bare(text: str) -> Text:
    """Return fixed words as a text."""
    return (Run(text, "structure"),)


def fitting(text: Text, sizes: Iterable[tuple[int, int]]) -> int:
    """Return the size in points for a text of its length: (longest, size), the largest first."""
    length = len(plain(text))
    return next((size for longest, size in sizes if length <= longest), 12)
