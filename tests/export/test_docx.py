"""The Word file: editable, with real headings, headers and alt texts, and without traces."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from wijkmakers_analysis.document import (
    Chart,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    plain,
    words,
)
from wijkmakers_analysis.export.docx import render_docx

from documents import chart, demo_cover, demo_document, fact, partner_table, published

OWN_STYLES = {"Inleiding", "Eigen woorden", "Ontbreekt", "Bron", "Figuurmaat", "Tabelkop",
              "Tabelgetal", "Kerncijfer", "Cijfer", "Tabel Wijkmakers"}  # fmt: skip


@pytest.fixture(scope="module")
def document() -> Document:
    return demo_document(3)


@pytest.fixture(scope="module")
def written(document) -> bytes:
    return render_docx(document)


@pytest.fixture(scope="module")
def word(written):
    return docx.Document(io.BytesIO(written))


def parts(written: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_headings_are_headings(word, document):
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    wanted = [
        (f"Heading {b.level}", plain(b.text)) for b in document.blocks if isinstance(b, Heading)
    ]
    ends = ["De cijfers bij de figuren", "Wat de cijfers betekenen"]
    assert found == wanted + [("Heading 1", text) for text in ends]


def test_styles_are_named_in_dutch_and_no_other_stands_in_the_list(word):
    names = {style.name for style in word.styles}
    assert names >= OWN_STYLES
    assert not [name for name in names if re.search("Light|Medium|Dark|Colorful|Grid", name)]
    used = {p.style.name for p in word.paragraphs}
    assert used <= names


def test_the_page_is_a4_and_the_language_dutch(word):
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    (language,) = word.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-NL"


def test_every_page_has_its_number_the_notice_and_the_stamp(word, document):
    section = word.sections[0]
    fields = [f.get(qn("w:instr")).strip() for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert plain(document.cover.sender) in section.footer.paragraphs[0].text
    assert section.header.paragraphs[0].text == (
        "CONCEPT · De aanwezigheid in dit verslag is verzonnen, als voorbeeld."
    )


def test_tables_are_tables_with_a_header_row_and_a_name(word, document):
    wanted = [b for b in document.blocks if isinstance(b, Table)]
    tables = [t for t in word.tables if t.style.name == "Tabel Wijkmakers"]
    assert len(tables) == len(wanted) + 1
    for table in tables:
        headers = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert headers == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    first = [[cell.text for cell in row.cells] for row in tables[0].rows]
    block = wanted[0]
    assert first == [[plain(t) for t in row] for row in (block.header, *block.rows)]


def test_every_picture_has_its_alt_text_and_is_sharp(word, document):
    wanted = [plain(b.alt) for b in document.blocks if isinstance(b, Chart)]
    assert [s._inline.docPr.get("descr") for s in word.inline_shapes] == wanted
    for shape in word.inline_shapes:
        part = word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        assert part.blob.startswith(b"\x89PNG")
        assert int.from_bytes(part.blob[16:20], "big") / shape.width.inches >= 190


def test_a_number_leads_to_its_definition():
    blocks = (Paragraph(words("Er waren ") + fact("42") + words(" activiteiten.")),)
    word = docx.Document(io.BytesIO(render_docx(Document(demo_cover(), blocks, published()))))
    (link,) = word.element.body.iter(qn("w:hyperlink"))
    anchors = [mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    assert link.xpath("string(.//w:t)") == "42"
    assert link.get(qn("w:anchor")) in anchors
    assert link.get(qn("w:tooltip")) == "Zo vaak was er iets."
    assert "Activiteiten: Zo vaak was er iets." in [p.text for p in word.paragraphs]
    assert "Deelnemers" not in "".join(p.text for p in word.paragraphs)


def test_every_link_arrives(word):
    body = word.element.body
    anchors = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= anchors
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_the_contents_name_the_parts(word, document):
    lines = [p for p in word.paragraphs if p.style.name == "toc 1"]
    wanted = [plain(b.text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert ["".join(p._p.xpath(".//w:hyperlink//w:t/text()")) for p in lines] == wanted
    kinds = [mark.get(qn("w:fldCharType")) for p in lines for mark in p._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_nothing_tells_who_made_it_where_or_when(word, written, document):
    properties = word.core_properties
    assert properties.title == plain(document.cover.title)
    assert properties.language == "nl-NL"
    assert {properties.author, properties.last_modified_by, properties.comments} == {""}
    assert properties.created.year == properties.modified.year == 2000
    names = set(parts(written))
    assert not {name for name in names if re.search("thumbnail|customXml|stylesWithEffects", name)}
    everything = b"".join(content for name, content in parts(written).items() if "png" not in name)
    assert not re.search(rb"Macintosh|python-docx|Steve|/tmp/|/home/", everything)


def test_the_same_document_gives_the_same_bytes(written, document, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert render_docx(document) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "blocks",
    [(), (Heading(words("Diep"), 3),), (Table((), (words("a"),), ()),), (Paragraph(()),),
     (chart(note=(), subtitle=(), numbers=None),), (partner_table(1),)],
    ids=lambda blocks: "-".join(block.kind for block in blocks) or "nothing",
)  # fmt: skip
def test_odd_documents_open(blocks):
    cover = demo_cover(subtitle=(), period=(), sender=(), notice=(), stamp=(), version="")
    assert docx.Document(io.BytesIO(render_docx(Document(cover, blocks)))).paragraphs


def test_a_long_title_is_cut_in_the_properties_only():
    cover = demo_cover(title=(Run("lang " * 200, "pack"),))
    word = docx.Document(io.BytesIO(render_docx(Document(cover))))
    assert len(word.core_properties.title) <= 255
    assert word.paragraphs[0].text == "lang " * 200


def test_what_word_is_strict_about_stands_in_its_order(written):
    """Word calls a file damaged where these stand in another order."""
    order = ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook",
             "tblCaption")  # fmt: skip
    word = docx.Document(io.BytesIO(written))
    for table in word.tables:
        names = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)
    shape = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd",
             "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")  # fmt: skip
    for style in word.styles.element.iter(qn("w:pPr")):
        names = [child.tag.rpartition("}")[2] for child in style]
        assert names == sorted(names, key=shape.index)


def test_every_column_has_room_for_its_longest_word():
    from wijkmakers_analysis.export.docx_look import TEXT_WIDTH
    from wijkmakers_analysis.export.docx_parts import BESIDE, LETTER, column_widths

    long = words(" ".join(["een lange zin die in de kolom staat en niet mag worden geplet"] * 3))
    header = ("Vraag", "Sinds", "Wijk", "Organisatie", "Wat ermee gebeurde", "Vervolg")
    row = (
        long,
        (Run("21 september 2023", "pack"),),
        words("Oosterparkwijk"),
        long,
        long,
        words("overgenomen"),
    )
    table = Table((), tuple(map(words, header)), (row,))
    widths = column_widths(table)
    assert sum(widths) <= TEXT_WIDTH
    for width, letters in zip(widths, (6, 9, 14, 11, 8, 10), strict=True):
        assert width >= letters * LETTER + BESIDE


def test_columns_are_as_wide_as_what_stands_in_them():
    from wijkmakers_analysis.export.docx_look import TEXT_WIDTH
    from wijkmakers_analysis.export.docx_parts import column_widths

    long = words("een lange zin die in de kolom van de vragen staat en niet mag worden geplet")
    table = Table(
        (), (words("Wijk"), words("Vraag")), ((words("Noord"), long), (words("Zuid"), ()))
    )
    narrow, wide = column_widths(table)
    assert wide > 3 * narrow
    assert narrow + wide <= TEXT_WIDTH


@pytest.mark.parametrize(
    ("size", "width"),
    [((6.7, 2.0), 170), ((6.7, 3.5), 153), ((6.7, 5.0), 136)],
    ids=["low", "tall", "as small as is legible"],
)
def test_a_tall_figure_is_lower_than_the_text_is_wide(size, width):
    """Word places it where its text is, so that a lower one leaves less of a page empty."""
    made = docx.Document(io.BytesIO(render_docx(Document(demo_cover(), (chart(size=size),)))))
    (figure,) = [one for one in made.inline_shapes if one._inline.docPr.get("name") == "Figuur 1"]
    assert figure.width.mm == pytest.approx(width, abs=1)
