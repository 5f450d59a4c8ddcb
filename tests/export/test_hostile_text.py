"""Whatever people write appears literally in HTML and never stops the PDF."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_html import Page

from wijkmakers_analysis.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    Tile,
    Tiles,
    plain,
    texts_in,
)
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.pdf import render_pdf

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


@pytest.mark.parametrize("text", LONG, ids=["word", "words", "han", "address"])
def test_forty_thousand_characters_appear_and_compile(text: str):
    run = (Run(text, "pack"),)
    document = Document(
        demo_cover(), (Paragraph(run), Paragraph(run, "own"), Table(run, (run,), ((run,),)))
    )
    appears(document)
    assert render_pdf(document).startswith(b"%PDF-")
