"""No heading stands alone at the foot of a page, wherever the text before it ends."""

from dataclasses import replace

import pytest
import typst
from pdf_flow import headings_alone

from wijkmakers_analysis.document import Bullets, Document, Heading, Paragraph, Quote, words
from wijkmakers_analysis.export import write_pdf

from documents import chart, demo_cover, partner_table, published

LINE = words("In een leergang leren mensen van elkaar, en van de wijk waar zij samen werken. ")
MISSING = Paragraph(words("Wie elkaar ontmoetten, is niet bijgehouden."), "missing")
PART, UNDER = Heading(words("Een deel")), Heading(words("Een stuk daarvan"), 2)
SHORT, LONG = Paragraph(LINE), Paragraph(LINE * 4)
LIST = Bullets((LINE, LINE, LINE))
AFTER = {
    "a line, then text": (PART, SHORT, LONG, LONG),
    "a line, then a table": (PART, Paragraph(LINE * 2), partner_table(2), LONG),
    "a line, then a small figure": (UNDER, SHORT, chart("line", size=(6.7, 1.5)), LONG),
    "a line, then a tall figure": (PART, Paragraph(LINE * 2), chart(), LONG),
    "boxes": (UNDER, MISSING, MISSING, LONG),
    "a heading": (PART, SHORT, UNDER, LONG),
    "headings": (PART, UNDER, Quote(LINE * 2), LONG),
    "a list": (PART, Paragraph(words("Deze activiteiten gingen daarover:")), LIST, LONG),
}


def written(before, after, folder, facts=None):
    """Return the PDF of a document in which so many lines stand before some blocks."""
    cover = replace(demo_cover(), stamp=(), notice=())
    lines = tuple(Paragraph(LINE) for _ in range(before))
    blocks = (Heading(words("Het begin")), *lines, *after)
    document = Document(cover, blocks, facts) if facts else Document(cover, blocks)
    path = folder / f"{before}.pdf"
    write_pdf(document, path)
    return path


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_no_heading_stands_alone_at_a_foot(after, tmp_path):
    alone = {before: headings_alone(written(before, after, tmp_path)) for before in range(16, 32)}
    assert {before: found for before, found in alone.items() if found} == {}


def test_the_list_of_definitions_begins_with_its_heading(tmp_path):
    alone = {
        before: headings_alone(written(before, (chart(),), tmp_path, published()))
        for before in range(8, 30, 4)
    }
    assert {before: found for before, found in alone.items() if found} == {}


BODY = "#show heading: it => block(sticky: false, it.body)\n#set page(height: 160mm)\n#v(%dmm)\n%s"


@pytest.mark.parametrize(
    ("room", "body", "found"),
    [
        (100, "= Kop\n" + "woord " * 100, ""),
        (105, "= Kop\n#block(breakable: false)[" + "woord " * 100 + "]", "nothing stands below it"),
        (95, "= Kop\nwoord\n\n#block(breakable: false, par[" + "woord " * 100 + "])", "one line"),
        (85, "= Kop\n" + "woord " * 20 + "\n#figure(caption: [a])[#rect(height: 60mm)[a]]", "else"),
        (50, "= Kop\n== Stuk\n" + "woord " * 30, ""),
    ],
    ids=["text", "alone", "one line", "figure", "headings"],
)
def test_the_measure_of_a_heading_alone(room, body, found, tmp_path):
    source = tmp_path / "bron.typ"
    source.write_text("#set document(title: [x])\n" + BODY % (room, body), "utf-8")
    path = tmp_path / "bron.pdf"
    typst.compile(source, output=path)
    alone = headings_alone(path)
    assert bool(alone) == bool(found)
    assert found in " ".join(alone)
