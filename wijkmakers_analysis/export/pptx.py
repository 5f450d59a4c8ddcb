"""Write eight slides for the partner meeting as an editable PowerPoint file."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart, Cover, Document, Picture, Table, Text, plain
from wijkmakers_analysis.document.addressing import addressed
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.office import (
    BAND,
    ON_BAND,
    alt_of,
    fixed_bytes,
    set_properties,
)
from wijkmakers_analysis.export.pptx_text import (
    bare,
    fill,
    fill_cell,
    fitting,
    paint,
    set_in_the_middle,
    write,
)
from wijkmakers_analysis.export.raster import picture_of
from wijkmakers_analysis.export.slides import TILES_A_SLIDE, Slide, scale_of, slides_of
from wijkmakers_analysis.translation import language_tag, translated

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape

    from wijkmakers_analysis.export.pptx_look import Box

# Names of the shapes, by which a reader of the selection pane and the proof find them.
NAMES = {"title": "Titel", "subtitle": "Maat", "lines": "Tekst", "chart": "Figuur",
         "note": "Bron", "foot": "Voet", "number": "Dianummer", "band": "Band",
         "table": "Tabel", "value": "Kerncijfer", "label": "Uitleg", "logo": "Logo",
         "plate": "Papier", "photo": "Foto", "caption": "Bijschrift"}  # fmt: skip
SOURCE_OF_TELLING = "Wat u kunt vertellen:"
# Twice what a projector of 1080 lines shows.
DOTS_PER_INCH = 240
# Characters of a title -> its size in points.
_TITLE_SIZES = ((62, 30), (95, 26), (125, 22), (1000, 19))
_VALUE_SIZES = ((8, 54), (14, 34), (22, 26), (1000, 22))
NOTE_SIZES = ((280, 11), (100_000, 10))  # three lines stay above the foot of the slide
_LINE_SIZES = ((220, 24), (480, 20), (900, 16), (100_000, 12))
# Rows with a line between them, the header on the house's colour; English Metric Units.
_TABLE_STYLE, _ROW_HEIGHT = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}", 420_000


def write_pptx(document: Document, path: Path) -> None:
    """Write the slides; the file that was there stays where this fails."""
    replace_file(path, render_pptx(document))


def render_pptx(document: Document) -> bytes:
    """Return the slides as a PowerPoint file; the same document always gives the same bytes."""
    import pptx

    from wijkmakers_analysis.export import pptx_look

    slides = pptx.Presentation()
    pptx_look.set_look(slides, style.look_of(document.cover.accent))
    set_properties(slides.core_properties, document)
    for number, told in enumerate(slides_of(document), start=1):
        layout = pptx_look.COVER if told.cover else pptx_look.CONTENT
        slide = slides.slides.add_slide(pptx_look.named(slides, layout))
        _Writer(slide, told, document.cover, number).write()
    saved = io.BytesIO()
    slides.save(saved)
    return fixed_bytes(saved.getvalue())


class _Writer:
    """Writes one slide; python-pptx knows too little of its own shapes to say their types."""

    def __init__(self, slide: Any, told: Slide, cover: Cover, number: int) -> None:
        from wijkmakers_analysis.export import pptx_look

        self._look = pptx_look
        self._slide, self._told, self._cover, self._number = slide, told, cover, number
        self._house = style.look_of(cover.accent)

    def write(self) -> None:
        """Put everything on the slide, in reading order."""
        title = self._slide.shapes.title
        title.name = translated(NAMES["title"])
        self._write_title(title)
        if self._told.cover:
            self._write_cover()
        else:
            self._write_content()
        self._write_foot()
        self._write_telling()

    def _write_title(self, shape: "Shape") -> None:
        text = self._told.title
        size = 44 if self._told.cover else fitting(text, _TITLE_SIZES)
        colour = style.PAPER if self._told.cover else self._house.accent
        fill(shape, [text], size, colour, bold=True, anchor="bottom")

    def _write_cover(self) -> None:
        cover, body = self._cover, self._slide.placeholders[1]
        body.name = translated(NAMES["lines"])
        lines = [text for text in (self._told.subtitle, cover.period, cover.sender) if text]
        fill(body, lines, 22, style.PAPER, align="left")
        if cover.logo:
            self._write_logo(cover.logo)
        if cover.photo:
            self._write_photo(cover.photo)

    def _write_logo(self, logo: Picture) -> None:
        """Put the logo at the top, on white paper."""
        left, top, width, height = self._look.COVER_LOGO
        room = height // 6
        wide, high = _within(logo, width, height)
        plate = self._slide.shapes.add_shape(1, left, top - room, wide + 2 * room, high + 2 * room)
        plate.line.fill.background()
        plate.name = translated(NAMES["plate"])
        paint(plate, style.PAPER)
        self._picture("logo", logo.data, alt_of(logo), (left + room, top, wide, high))

    def _write_photo(self, photo: Picture) -> None:
        """Put the photo at the right, cut to its place, and its maker below it."""
        left, top, width, height = self._look.COVER_PHOTO
        shape = self._picture("photo", photo.data, alt_of(photo), (left, top, width, height))
        ratio, wanted = photo.width / photo.height, width / height
        cut_off = (1 - min(ratio, wanted) / max(ratio, wanted)) / 2
        if ratio > wanted:
            shape.crop_left = shape.crop_right = cut_off
        else:
            shape.crop_top = shape.crop_bottom = cut_off
        for one in (self._slide.shapes.title, self._slide.placeholders[1]):
            place = one.left, one.top, self._look.BESIDE_PHOTO, one.height
            one.left, one.top, one.width, one.height = place
        if photo.caption:
            left, top, _, height = self._look.FOOT
            box = (self._look.COVER_LOGO[0], top, self._look.BESIDE_PHOTO, height)
            self._text("caption", box, [photo.caption], 11, style.PAPER)

    def _picture(self, kind: str, data: bytes, alt: str, box: "Box") -> Any:
        shape = self._slide.shapes.add_picture(io.BytesIO(data), *box)
        shape.name = translated(NAMES[kind])
        shape._element.nvPicPr.cNvPr.set("descr", alt)
        return shape

    def _write_content(self) -> None:
        told = self._told
        if told.subtitle:
            self._text("subtitle", self._look.SUBTITLE, [told.subtitle], 16, style.SOFT_INK)
        if told.chart:
            self._write_chart(told.chart)
        elif told.table:
            self._write_table(told.table)
        elif told.tiles:
            self._write_tiles()
        elif told.lines:
            size = fitting(tuple(run for line in told.lines for run in line), _LINE_SIZES)
            self._text("lines", self._look.BODY, told.lines, size, style.INK, space=10)
        if told.note:
            size = fitting(told.note, NOTE_SIZES)
            self._text("note", self._look.NOTE, [told.note], size, style.SOFT_INK)

    def _write_chart(self, chart: Chart) -> None:
        from pptx.util import Inches

        left, top, width, height = self._look.BODY
        drawn_width, drawn_height = (Inches(side * scale_of(chart)) for side in chart.size)
        lines = self._told.lines
        beside = 0 if lines else (width - drawn_width) // 2
        box = (left + beside, top + (height - drawn_height) // 3, drawn_width, drawn_height)
        self._picture("chart", picture_of(chart, DOTS_PER_INCH), alt_of(chart), box)
        if lines:
            beside = left + drawn_width + Inches(0.45)
            room = (beside, top + Inches(0.2), left + width - beside, height - Inches(0.2))
            self._text("lines", room, lines, 18, style.INK, space=12)

    def _write_table(self, table: Table) -> None:
        """Write a native table, so that PowerPoint can change it."""
        left, top, width, height = self._look.BODY
        count = len(table.rows) + 1
        frame = self._slide.shapes.add_table(
            count, len(table.header), left, top, width, min(height, count * _ROW_HEIGHT)
        )
        frame.name = translated(NAMES["table"])
        frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(table.title))
        frame._element.graphic.graphicData.tbl.tblPr.find("{*}tableStyleId").text = _TABLE_STYLE
        longest = [max(map(len, map(plain, cells))) for cells in zip(*table.rows, strict=True)]
        shares = [min(max(one, 16), 34) for one in longest]
        for column, share in zip(frame.table.columns, shares, strict=True):
            column.width = width * share // sum(shares)
        for number, row in enumerate((table.header, *table.rows)):
            for place, text in enumerate(row):
                fill_cell(frame.table.cell(number, place), text, 14, style.INK,
                          bold=number == 0, is_number=place in table.numeric)  # fmt: skip

    def _write_tiles(self) -> None:
        from pptx.util import Inches

        left, top, width, height = self._look.BODY
        tiles = self._told.tiles
        across = min(len(tiles), TILES_A_SLIDE // 2)
        down = -(-len(tiles) // across)
        gap, high = Inches(0.3), Inches(2.7) if down == 1 else Inches(2.0)
        above = (height - down * high - (down - 1) * gap) // 3
        wide = (width - gap * (across - 1)) // across
        size = min(fitting(tile.value, _VALUE_SIZES) for tile in tiles)
        for place, tile in enumerate(tiles):
            x = left + place % across * (wide + gap)
            y = top + above + place // across * (high + gap)
            ground = self._text("value", (x, y, wide, high), [tile.value], size, self._house.accent,
                                bold=True, anchor="top")  # fmt: skip
            paint(ground, self._house.accent_tint)
            frame = ground.text_frame
            frame.margin_left = frame.margin_right = Inches(0.3)
            frame.margin_top = Inches(0.3) if down == 1 else Inches(0.2)
            for text, points, colour in (
                (tile.label, 20, style.INK), (tile.note, 14, style.SOFT_INK),
            ):  # fmt: skip
                if text:
                    write(frame.add_paragraph(), text, points, colour)

    def _write_foot(self) -> None:
        cover = self._cover
        if band := [plain(text) for text in (cover.stamp, cover.notice) if text]:
            strip = self._text("band", self._look.BAND, (), 12, ON_BAND)
            paint(strip, BAND)
            write(strip.text_frame.paragraphs[0], bare(" · ".join(band)), 12, ON_BAND, bold=True)
            set_in_the_middle(strip.text_frame)
        if not self._told.cover:
            foot = " · ".join(plain(text) for text in (cover.sender, cover.title) if text)
            self._text("foot", self._look.FOOT, [bare(foot)], 11, style.SOFT_INK)
            self._number_field()

    def _number_field(self) -> None:
        """Write the number of the slide as a field, so that it stays right when slides move."""
        from pptx.oxml import parse_xml
        from pptx.oxml.ns import nsdecls

        shape = self._text("number", self._look.NUMBER, [()], 11, style.SOFT_INK, align="right")
        paragraph = shape.text_frame.paragraphs[0]._p
        colour = style.SOFT_INK.lstrip("#")
        paragraph.append(
            parse_xml(
                f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" '
                f'type="slidenum"><a:rPr lang="{language_tag()}" sz="1100"><a:solidFill><a:srgbClr '
                f'val="{colour}"/></a:solidFill></a:rPr><a:t>{self._number}</a:t></a:fld>'
            )
        )

    def _write_telling(self) -> None:
        if not self._told.telling:
            return
        frame = self._slide.notes_slide.notes_text_frame
        source = addressed(translated(SOURCE_OF_TELLING), self._cover.address)
        texts = [bare(source), *self._told.telling]
        for place, text in enumerate(texts):
            paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
            write(paragraph, text, None, None)

    def _text(
        self, kind: str, box: "Box", texts: Iterable[Text], size: int, colour: str, **look: Any
    ) -> "Shape":
        shape: Shape = self._slide.shapes.add_textbox(*box)
        shape.name = translated(NAMES[kind])
        fill(shape, list(texts), size, colour, **look)
        return shape


def _within(picture: Picture, width: int, height: int) -> tuple[int, int]:
    """Return the largest size of a picture that fits a place."""
    scale = min(width / picture.width, height / picture.height)
    return round(picture.width * scale), round(picture.height * scale)
