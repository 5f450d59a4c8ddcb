"""Whatever people write appears literally, or as a placeholder, and stops no file."""

import re
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_html import Page

from wijkmakers_analysis.document import (
    Bullets,
    Chart,
    Definition,
    Document,
    Heading,
    Paragraph,
    PublishedFact,
    PublishedFacts,
    Quote,
    Run,
    Table,
    Text,
    Tile,
    Tiles,
    plain,
    texts_in,
)
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.pdf import render_pdf
from wijkmakers_analysis.export.slides import slides_of
from wijkmakers_analysis.export.xlsx_cells import fitted, number_in
from wijkmakers_analysis.proof import prove

from documents import chart, demo_cover

PIECES = (
    "<script>alert(1)</script>", "</style>", "<!--", "]]>", "&amp;", "&#60;", "**vet**", "# kop",
    "[x](javascript:y)", "$x^2$", "{{ 7*7 }}", "{% raw %}", "#read(\"x\")", "\\u{41}", "=1+1",
    "\u202eomgekeerd", "\u2066los\u2069", "👩‍👩‍👧", "🏘️", "🇳🇱", "漢字かな", "한국어", "العربية", "ไทย",
    "e\u0301", "a" + "\u0301" * 30, "\u200b", "\u00ad", "\ufffd", "\ufffe", "\ue000", "\U000f0000",
    "\U0001f9ff", "\u0378", "\x00", "\ud800", "\r\n", "\n\n", "\t", "\u2028", "\u00a0", "ĳ", "ﬁ", "→", "☐",
)  # fmt: skip
LONG = ("x" * 40_000, "woord " * 6_700, "漢" * 40_000, "https://wijk.example/" + "a-b/" * 10_000)


def everywhere(text: str) -> Document:
    """Return a document that has the same text in every place."""
    run: Text = (Run(text, "pack"),)
    table = Table(run, (run, run, run), ((run, run, run),) * 2, (1,), run)
    places = {n: run for n in ("title", "subtitle", "period", "sender", "notice", "stamp")}
    return Document(
        demo_cover(**places, version=text),
        (
            Heading(run), Heading(run, 2), Heading(run, 3), Heading(run), Heading(run), Heading(run),
            *(Paragraph(run, role, run) for role in ("plain", "lead", "own", "missing", "note")),
            Bullets((run, run)), Tiles((Tile(run, run, run),) * 3), table, Quote(run, run),
            chart(title=run, subtitle=run, alt=(Run("alt: ", "pack"), *run), note=run, numbers=table),
        ),
        PublishedFacts(
            (PublishedFact("a{b=c}", "a", run, run, run, 1.5, status=run, reason=run),),
            (Definition("a", run, run),),
        ),
    )  # fmt: skip


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def appears(document: Document) -> None:
    page = Page(render_html(document))
    assert page.open == []
    assert not page.all("script")
    seen = bare(page.text)
    labels = [bare(drawing["aria-label"]) for drawing in page.all("svg")]
    for block in (document.cover, *document.blocks):
        for text in map(plain, texts_in(block)):
            assert bare(text) in seen or bare(text) in labels


def appears_in_office(document: Document, folder: Path) -> None:
    """Write, prove and open the office files; every text stands in Word, and in its cell."""
    read = {}
    for ending in ("docx", "pptx", "xlsx"):
        path = folder / f"verslag.{ending}"
        FORMATS[ending](document, path)
        prove(document, path)
        read[ending] = path
    word = docx.Document(read["docx"])
    seen = bare(" ".join("".join(read_runs(p)) for p in word.element.body.iter(qn("w:p"))))
    for block in document.blocks:
        alts = {plain(block.alt)} if isinstance(block, Chart) else set()
        for text in map(plain, texts_in(block)):
            assert text in alts or bare(text) in seen
    assert len(pptx.Presentation(read["pptx"]).slides) == len(slides_of(document))
    cells = set()
    for sheet in openpyxl.load_workbook(read["xlsx"]).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("n", "s")
            cells.add(bare(str(cell.value)))
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for text in (text for row in table.rows for text in row):
            # openpyxl takes this for Excel's sign for an underscore; Excel itself does not.
            written = fitted(plain(text)).replace("_x005F_", "_")
            assert bare(written) in cells or number_in(plain(text)) is not None


def read_runs(paragraph):
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield node.text or " "


texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=20) | st.characters(), max_size=6).map(
    lambda parts: "a" + "".join(parts)
)


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_appears_literally_in_html(text: str):
    appears(everywhere(text))


@given(texts)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_compiles_to_pdf(text: str):
    assert render_pdf(everywhere(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_each_known_trouble_appears_and_compiles(piece: str):
    document = everywhere(f"voor {piece} na")
    appears(document)
    assert render_pdf(document).startswith(b"%PDF-")


@given(text=texts)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_appears_in_office_files(text: str, tmp_path_factory):
    appears_in_office(everywhere(text), tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("group", range(6))
def test_each_known_trouble_appears_in_office_files(group: int, tmp_path):
    pieces = PIECES[group::6]
    blocks = [block for piece in pieces for block in everywhere(f"voor {piece} na").blocks[6:]]
    table = [one for one in blocks if isinstance(one, Table)]
    told = [one for one in blocks if isinstance(one, (Paragraph, Quote, Bullets, Tiles))]
    appears_in_office(Document(demo_cover(), (*told, *table)), tmp_path)
    appears_in_office(everywhere(f"{pieces[0]} {pieces[-1]}"), tmp_path)


@pytest.mark.parametrize("text", ["_x0041_ 7", "_x000D_", "a_x005F_b", "'=1", "=1+1", "\u00a03"])
def test_what_means_something_to_excel_is_text(text: str, tmp_path):
    appears_in_office(everywhere(text), tmp_path)


@pytest.mark.parametrize("text", LONG, ids=["word", "words", "han", "address"])
def test_forty_thousand_characters_appear_and_compile(text: str, tmp_path):
    run = (Run(text, "pack"),)
    document = Document(
        demo_cover(), (Paragraph(run), Paragraph(run, "own"), Table(run, (run,), ((run,),)))
    )
    appears(document)
    assert render_pdf(document).startswith(b"%PDF-")
    appears_in_office(document, tmp_path)
