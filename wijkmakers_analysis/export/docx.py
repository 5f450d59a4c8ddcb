"""Write a document as an editable Word file: named styles, real headings, tables and alt texts.

Each number leads by a link to what it counts, at the end of the file; so do the figures to their
numbers.
"""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis import style
from wijkmakers_analysis.document import (
    Bullets,
    Chart,
    Document,
    Heading,
    Paragraph,
    Photos,
    Picture,
    Quote,
    Table,
    Text,
    Tiles,
    plain,
)
from wijkmakers_analysis.export.definitions import (
    HINT,
    MEANING,
    anchor_of,
    definitions_listed,
    leads_of,
)
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.leading import leading_blocks
from wijkmakers_analysis.export.office import alt_of, fixed_bytes, set_properties
from wijkmakers_analysis.export.outline import Placed, parts_of, placed_blocks
from wijkmakers_analysis.export.raster import picture_of
from wijkmakers_analysis.translation import translated

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

CONTENTS, NUMBERS = "Inhoud", "De cijfers bij de figuren"
VERSION = "Versie van de cijfers: "
TO_NUMBERS = "De cijfers bij deze figuur staan achterin."
TILES_A_ROW = 3
LETTERS_OF_A_LINE = 100
# A longer key figure is set smaller.
_LONG_VALUE = 9
_ROLES = {"plain": "Normal", "lead": "Inleiding", "own": "Eigen woorden", "missing": "Ontbreekt",
          "note": "Kleine letters"}  # fmt: skip


def write_docx(document: Document, path: Path) -> None:
    """Write the document as a Word file; the file that was there stays where this fails."""
    replace_file(path, render_docx(document))


def render_docx(document: Document) -> bytes:
    """Return the document as a Word file; the same document always gives the same bytes."""
    return _Writer(document).written()


class _Writer:
    """Writes one document, block by block."""

    def __init__(self, document: Document) -> None:
        import docx

        from wijkmakers_analysis.export import docx_look, docx_parts

        self._look, self._parts = docx_look, docx_parts
        self._document = document
        self._leads = leads_of(document)
        self._leading = leading_blocks(
            document, lambda chart: 2 * LETTERS_OF_A_LINE, LETTERS_OF_A_LINE
        )
        self._word = docx.Document()
        self._bookmarks = 0
        self._breaks = False
        self._look.set_look(self._word, style.look_of(document.cover.accent))

    def written(self) -> bytes:
        """Write everything and return the file."""
        set_properties(self._word.core_properties, self._document)
        self._write_margins()
        self._write_cover()
        for placed in placed_blocks(self._document):
            self._write_block(placed)
        self._write_numbers()
        self._write_meaning()
        if self._document.cover.version:
            self._add("Kleine letters").add_run(translated(VERSION) + self._document.cover.version)
        self._look.name_styles(self._word)
        saved = io.BytesIO()
        self._word.save(saved)
        return fixed_bytes(saved.getvalue())

    def _add(self, style: str, text: Text = ()) -> "WordParagraph":
        paragraph = self._word.add_paragraph(style=style)
        self._parts.write_runs(paragraph, text, self._look.NUMBER, self._leads)
        return paragraph

    def _add_unled(self, style: str, text: Text) -> "WordParagraph":
        """Add a paragraph whose numbers lead nowhere."""
        paragraph = self._word.add_paragraph(style=style)
        self._parts.write_runs(paragraph, text)
        return paragraph

    def _mark(self, paragraph: "WordParagraph", bookmark: str) -> None:
        self._bookmarks += 1
        self._parts.add_bookmark(paragraph, bookmark, self._bookmarks)

    def _write_margins(self) -> None:
        """Write what stands on every page: the band above, sender and page number below."""
        cover, section = self._document.cover, self._word.sections[0]
        band = section.header.paragraphs[0]
        told = [plain(text) for text in (cover.stamp, cover.notice) if text]
        if told:
            band.style = "Band"
            band.add_run(" · ".join(told))
        foot = section.footer.paragraphs[0]
        stops = foot.paragraph_format.tab_stops
        stops.add_tab_stop(self._look.TEXT_WIDTH, 2)
        foot.add_run(f"{plain(cover.sender)}\t{translated('Bladzijde ')}")
        self._parts.add_field(foot, "PAGE")
        foot.add_run(translated(" van "))
        self._parts.add_field(foot, "NUMPAGES")

    def _write_cover(self) -> None:
        cover = self._document.cover
        for name, text in (
            ("Title", cover.title), ("Subtitle", cover.subtitle), ("Periode", cover.period),
            ("Afzender", cover.sender),
        ):  # fmt: skip
            if text:
                line = self._add_unled(name, text)
                if name == "Title" and (cover.photo or cover.logo):
                    line.paragraph_format.space_before = self._look.ABOVE_PICTURED_TITLE
        self._write_pictures((cover.logo,), self._look.LOGO_HEIGHT, 0)
        self._write_pictures((cover.photo,), self._look.COVER_HEIGHT, 0)
        headed = [(part.heading, part) for part in parts_of(self._document) if part.heading]
        if len(headed) > 2:
            self._add("Inhoudskop").add_run(translated(CONTENTS))
            for place, (heading, part) in enumerate(headed):
                line = self._word.add_paragraph(style="toc 1")
                if not place:
                    self._parts.add_field_mark(line, "begin", 'TOC \\o "1-1" \\h \\z \\n')
                    self._parts.add_field_mark(line, "separate")
                self._parts.add_link(line, _anchor(heading), plain(part.title))
                if place == len(headed) - 1:
                    self._parts.add_field_mark(line, "end")
        self._breaks = True

    def _write_block(self, placed: Placed) -> None:
        block = placed.block
        self._leads = self._leads.within(placed.chapter)
        match block:
            case Heading():
                heading = self._add_unled(f"Heading {placed.level}", block.text)
                self._mark(heading, _anchor(placed))
                if block.defines:
                    self._mark(heading, anchor_of(block.defines))
                self._break_before(heading)
            case Paragraph(role="own"):
                self._write_own(placed, block)
            case Paragraph():
                paragraph = self._add(_ROLES.get(block.role, "Normal"), block.text)
                if block.by:
                    paragraph.add_run(" — ")
                    self._parts.write_runs(paragraph, block.by, self._look.NUMBER, self._leads)
                paragraph.paragraph_format.keep_with_next = placed.number in self._leading or None
                self._break_before(paragraph)
            case Quote():
                self._break_before(self._add("Quote", block.text))
                if block.by:
                    self._add("Van wie", block.by)
            case Bullets():
                for item in block.items:
                    line = self._add("List Bullet", item)
                    line.paragraph_format.keep_with_next = placed.number in self._leading or None
                    self._break_before(line)
                if block.items:
                    line.paragraph_format.space_after = self._look.AFTER_LIST
            case Photos():
                is_logo = block.role == "logos"
                high = self._look.LOGO_HEIGHT if is_logo else self._look.PHOTO_HEIGHT
                self._write_pictures(block.pictures, high, placed.number)
            case Tiles():
                self._write_tiles(block)
            case Table():
                self._write_table(block)
            case Chart():
                self._write_chart(placed, block)

    def _break_before(self, paragraph: "WordParagraph") -> None:
        """Start a new page after the cover."""
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
            self._breaks = False

    def _write_own(self, placed: Placed, block: Paragraph) -> None:
        if not placed.continues:
            mark = self._add("Eigen woorden kop")
            mark.add_run(plain(block.mark))
            self._break_before(mark)
        self._add("Eigen woorden", block.text)
        if block.by:
            by = self._add("Eigen woorden", block.by)
            by.runs[0].italic = True
        if not placed.continued:
            self._add("Normal").paragraph_format.space_after = 0

    def _write_pictures(self, pictures: Iterable[Picture | None], height: int, number: int) -> None:
        """Write each picture that is there at a height, or as wide as the text; its caption."""
        for picture in pictures:
            if picture is None:
                continue
            width = min(self._look.TEXT_WIDTH, round(height * picture.width / picture.height))
            place = self._add("Figuur")
            self._break_before(place)
            self._parts.add_picture(place, picture.data, alt_of(picture), number, width)
            self._add_unled("Bron", picture.caption)

    def _write_tiles(self, block: Tiles) -> None:
        columns = min(TILES_A_ROW, len(block.tiles)) or 1
        rows = -(-len(block.tiles) // columns)
        table = self._word.add_table(rows, columns)
        table.style = self._look.TILES
        self._parts.describe_table(table, translated("Kerncijfers"), has_header=False)
        cells = [cell for row in table.rows for cell in row.cells]
        is_long = any(len(plain(tile.value)) > _LONG_VALUE for tile in block.tiles)
        for tile, cell in zip(block.tiles, cells, strict=False):
            value = cell.paragraphs[0]
            value.style = "Kerncijfer lang" if is_long else "Kerncijfer"
            label = cell.add_paragraph(style="Kerncijfer uitleg")
            texts = [(value, tile.value), (label, tile.label)]
            if tile.note:
                texts.append((cell.add_paragraph(style="Kleine letters"), tile.note))
            for paragraph, text in texts:
                self._parts.write_runs(paragraph, text, self._look.NUMBER_IN_TABLE, self._leads)
        self._add("Normal")

    def _write_table(self, block: Table) -> None:
        if block.title:
            self._break_before(self._add("Caption", block.title))
        table = self._word.add_table(len(block.rows) + 1, len(block.header))
        self._parts.fill_table(table, block, self._leads, self._look.NUMBER_IN_TABLE)
        self._add("Bron", block.note)

    def _write_chart(self, placed: Placed, block: Chart) -> None:
        self._break_before(self._add("Caption", block.title))
        if block.subtitle:
            self._add("Figuurmaat", block.subtitle)
        wide, high = block.size
        lower = self._look.TALL_FIGURE * wide / high / self._look.TEXT_WIDTH
        scale = min(1, max(lower, self._look.SMALLEST_SCALE))
        width = round(scale * self._look.TEXT_WIDTH)
        self._parts.add_picture(
            self._add("Figuur"), picture_of(block), alt_of(block), placed.number, width
        )
        note = self._add("Bron", block.note)
        if block.numbers:
            note.add_run(" " if block.note else "")
            self._parts.add_link(note, _anchor(placed), translated(TO_NUMBERS))

    def _write_numbers(self) -> None:
        charts = [(placed, placed.block.numbers) for placed in placed_blocks(self._document)
                  if isinstance(placed.block, Chart) and placed.block.numbers]  # fmt: skip
        if charts:
            self._add("Heading 1").add_run(translated(NUMBERS))
        for placed, numbers in charts:
            self._leads = self._leads.within(placed.chapter)
            self._mark(self._add("Caption", numbers.title), _anchor(placed))
            table = self._word.add_table(len(numbers.rows) + 1, len(numbers.header))
            self._parts.fill_table(table, numbers, self._leads, self._look.NUMBER_IN_TABLE)
            self._add("Bron", numbers.note)

    def _write_meaning(self) -> None:
        listed = definitions_listed(self._document)
        if listed:
            self._add("Heading 1").add_run(translated(MEANING))
            self._add("Kleine letters").add_run(translated(HINT))
        for one in listed:
            paragraph = self._add_unled("Definitie", one.label)
            self._mark(paragraph, anchor_of(one.indicator))
            for run in paragraph.runs:
                run.bold = True
            paragraph.add_run(f": {plain(one.explanation)}")


def _anchor(placed: Placed) -> str:
    return f"blok_{placed.number}"
