"""Pieces of a Word file that python-docx has no words for: links, fields, described pictures."""

import io
from collections.abc import Sequence
from math import ceil

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from wijkmakers_analysis.document import Table, Text, plain
from wijkmakers_analysis.export.definitions import Leads
from wijkmakers_analysis.export.docx_look import TABLE, TEXT_WIDTH
from wijkmakers_analysis.export.office import LONGEST_PROPERTY
from wijkmakers_analysis.translation import translated

# In letters: no column is narrower, and no text counts as longer.
_NARROWEST, _WIDEST = 5, 60
# A letter of a table at its widest usual, and the room beside it in a cell; 9 points Calibri.
LETTER, BESIDE = Pt(5.1), Pt(9)


def write_runs(
    paragraph: WordParagraph, text: Text, style: str = "", leads: Leads | None = None
) -> None:
    """Write a text; each number leads to its definition.

    Parameters
    ----------
    style
        The character style of such a number.
    leads
        Where numbers lead; None where they lead nowhere.
    """
    for run in text:
        anchor = leads.anchor(run) if leads else ""
        if leads and anchor:
            add_link(paragraph, anchor, run.text, leads.explanation(run)).style = style
        else:
            paragraph.add_run(run.text)


def add_link(paragraph: WordParagraph, anchor: str, text: str, tip: str = "") -> WordRun:
    """Add a link to a bookmark in this file and return the run inside it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.set(qn("w:history"), "1")
    if tip:
        link.set(qn("w:tooltip"), tip[:LONGEST_PROPERTY])
    element = OxmlElement("w:r")
    link.append(element)
    paragraph._p.append(link)
    run = WordRun(element, paragraph)
    run.text = text
    return run


def add_bookmark(paragraph: WordParagraph, name: str, number: int) -> None:
    """Put a bookmark around what stands in a paragraph now."""
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, start)
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def add_field(paragraph: WordParagraph, code: str) -> None:
    """Add a field that Word fills in itself (PAGE, NUMPAGES)."""
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t/></w:r>'
                      "</w:fldSimple>")  # fmt: skip
    paragraph._p.append(field)


def add_field_mark(paragraph: WordParagraph, kind: str, code: str = "") -> None:
    """Add one mark of a field over several paragraphs: begin (with its code), separate or end."""
    run = paragraph.add_run()._r
    run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
    if code:
        told = OxmlElement("w:instrText")
        told.set(qn("xml:space"), "preserve")
        told.text = f" {code} "
        paragraph.add_run()._r.append(told)


def add_picture(
    paragraph: WordParagraph, png: bytes, alt: str, number: int, width: int = TEXT_WIDTH
) -> None:
    """Add a picture over the width of the text, with its alt text."""
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Emu(width))
    described = shape._inline.docPr
    name = f"{translated('Figuur ')}{number}"
    for one in (described, *shape._inline.xpath(".//pic:cNvPr")):
        one.set("name", name)
    described.set("descr", alt)


def fill_table(table: WordTable, block: Table, leads: Leads, number_style: str) -> None:
    """Fill a table whose first row is its header, and mark it as such."""
    table.style = TABLE
    describe_table(table, plain(block.title))
    widths = column_widths(block)
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = Emu(width)
    together = {0, 1, len(block.rows) - 1} - {len(block.rows)}
    for place, row in enumerate(table.rows):
        texts = block.rows[place - 1] if place else block.header
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Emu(widths[column])
            paragraph = cell.paragraphs[0]
            is_number = column in block.numeric
            kinds = ("Tabeltekst", "Tabelgetal") if place else ("Tabelkop", "Tabelgetal kop")
            paragraph.style = kinds[is_number]
            # The header and the first row stay with the second, the last with the one before it.
            paragraph.paragraph_format.keep_with_next = place in together or None
            write_runs(paragraph, text, number_style, leads)
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if not place:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def describe_table(table: WordTable, title: str, *, has_header: bool = True) -> None:
    """Say what the table is and which of its cells are headers, for who cannot see it."""
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLook", "w:tblLayout"):
        if (old := properties.find(qn(tag))) is not None:
            properties.remove(old)
    look = f'w:firstRow="{int(has_header)}" w:firstColumn="{int(has_header)}"'
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), " ".join(title.split())[:LONGEST_PROPERTY] or translated("Tabel"))
    for element in (
        parse_xml(f'<w:tblW {nsdecls("w")} w:w="5000" w:type="pct"/>'),
        parse_xml(f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>'),
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="0{"4A0" if has_header else "600"}" {look} '
            'w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        ),
        caption,
    ):
        properties.append(element)


def column_widths(block: Table) -> list[int]:
    """Return widths that together fill the page, by what stands in the columns.

    No word is broken where the page has room for that: each column first gets its longest word,
    and what is left goes to the columns that would fill more lines than the others.
    """
    columns = zip(block.header, *block.rows, strict=True)
    needs = [_needs_of([plain(text) for text in column]) for column in columns]
    left = TEXT_WIDTH - sum(least for least, _ in needs)
    if left < 0:
        return [int(TEXT_WIDTH * least / (TEXT_WIDTH - left)) for least, _ in needs]
    wanted = [usual - least for least, usual in needs]
    shares = wanted if sum(wanted) else [least for least, _ in needs]
    return [
        int(least + left * share / sum(shares))
        for (least, _), share in zip(needs, shares, strict=True)
    ]


def _needs_of(texts: Sequence[str]) -> tuple[float, float]:
    """Return the width of the longest word, and of a usual text, of a column."""
    words = max((len(word) for text in texts for word in text.split()), default=0)
    lengths = sorted(map(len, texts))
    usual = min(lengths[ceil(0.8 * (len(lengths) - 1))], _WIDEST)
    least = max(words, _NARROWEST) * LETTER + BESIDE
    return least, max(least, usual * LETTER + BESIDE)
