"""In the finished files every number leads to the definition of its indicator, and arrives."""

import html
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from wijkmakers_analysis.document import (
    ANNEX,
    REVIEW,
    SUMMARY,
    Chart,
    Definition,
    Document,
    Heading,
    Photos,
    indicator_of,
    plain,
    read_document,
    texts_in,
)
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.export import definitions as leading
from wijkmakers_analysis.proof import prove
from wijkmakers_analysis.proof.pdf_links import linked_texts, texts_at_places
from wijkmakers_analysis.yearpack.making import define_indicators

from documents import demo_document
from notebook_cells import run_partner_report, run_review
from packs import full_pack

UNSEEN = re.compile(r"[\s\u200b\u2060]+")
BOTH = pytest.mark.parametrize("ending", ["html", "pdf"])


@cache
def notebook():
    return run_review(replace(full_pack(), definitions=define_indicators()))


@cache
def document_of(edition):
    return read_document(notebook(), edition)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write an edition once in each format."""
    made = {}

    def write(edition, ending):
        if (edition, ending) not in made:
            path = tmp_path_factory.mktemp("links") / f"verslag.{ending}"
            FORMATS[ending](document_of(edition), path)
            made[edition, ending] = path
        return made[edition, ending]

    return write


def links_in(path):
    """Return the links to definitions of a file, and what stands where they lead."""
    if path.suffix == ".pdf":
        links = [(bare(text), to) for text, to in linked_texts(path) if "definitie" in to]
        return links, {to: bare(text) for to, text in texts_at_places(path, "definitie").items()}
    page = path.read_text("utf-8")
    links = re.findall(r'<a class="fact"[^>]* href="#([^"]*)">(.*?)</a>', page, re.DOTALL)
    told = {
        place[1]: bare(html.unescape(re.sub("<[^>]*>", "", page[place.end() : place.end() + 4000])))
        for place in re.finditer(r'id="(definitie_[^"]*)"[^>]*>', page)
    }
    return [(bare(html.unescape(text)), to) for to, text in links], told


def bare(text):
    return UNSEEN.sub("", text)


def facts_in(document):
    """Return every printed fact with its indicator, and the chapter in which it stands."""
    found, chapter = [], ""
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = block.defines if block.level <= 2 else chapter
        elif not isinstance(block, Photos):
            texts = list(texts_in(block))
            texts = [text for text in texts if not (isinstance(block, Chart) and text is block.alt)]
            runs = [run for text in texts for run in text if run.origin == "fact"]
            found += [(bare(run.text), indicator_of(run.ref), chapter) for run in runs]
    return found


@BOTH
def test_every_number_of_the_review_leads_to_its_definition(written, ending):
    document = document_of(REVIEW)
    labels = {one.indicator: bare(plain(one.label)) for one in document.published.definitions}
    links, told = links_in(written(REVIEW, ending))
    wanted = Counter((text, labels[indicator]) for text, indicator, _ in facts_in(document))
    assert sum(wanted.values()) > 200
    found = Counter((text, next(
        label for indicator, label in labels.items() if to == f"definitie_{indicator}"
    )) for text, to in links)  # fmt: skip
    assert found == wanted
    for to in {to for _, to in links}:
        indicator = to.removeprefix("definitie_")
        one = next(one for one in document.published.definitions if one.indicator == indicator)
        assert told[to].startswith(labels[indicator])
        if ending == "html":
            assert told[to].startswith(labels[indicator] + bare(plain(one.explanation)))


@BOTH
def test_a_number_of_the_annex_leads_to_the_chapter_unless_it_stands_there(written, ending):
    document = document_of(ANNEX)
    headings = {b.defines: bare(plain(b.text)) for b in document.blocks if isinstance(b, Heading)}
    links, told = links_in(written(ANNEX, ending))
    wanted = Counter(
        (text, f"definitie_{indicator}")
        for text, indicator, chapter in facts_in(document)
        if indicator != chapter and indicator in headings
    )
    assert wanted
    assert Counter(links) == wanted
    inside = [one for one in facts_in(document) if one[1] == one[2]]
    assert len(inside) > 100
    assert {indicator for _, indicator, _ in facts_in(document)} <= set(headings)
    for to in {to for _, to in links}:
        assert told[to].startswith(headings[to.removeprefix("definitie_")])


@BOTH
def test_the_page_and_a_partner_report_have_no_links_and_say_where_the_meaning_stands(
    written, ending, tmp_path
):
    assert links_in(written(SUMMARY, ending)) == ([], {})
    partner = read_document(run_partner_report(full_pack(), "Noorderthuis"))
    FORMATS[ending](partner, tmp_path / f"verslag.{ending}")
    assert links_in(tmp_path / f"verslag.{ending}") == ([], {})
    for document in (document_of(SUMMARY), partner):
        said = " ".join(plain(text) for block in document.blocks for text in texts_in(block))
        assert re.search(r"[Ww]at (de cijfers betekenen|elk cijfer betekent)", said)


def test_an_anchor_tells_nothing_but_the_name_of_an_indicator(written):
    known = {one.indicator for one in define_indicators()}
    for edition in (REVIEW, ANNEX):
        page = written(edition, "html").read_text("utf-8")
        assert set(re.findall(r"definitie_([^\"]*)", page)) <= known
        reader = PdfReader(written(edition, "pdf"))
        names = {name for name in reader.named_destinations if name.startswith("definitie")}
        assert {name.removeprefix("definitie_") for name in names} <= known


def test_a_link_on_paper_says_aloud_where_it_leads(written):
    reader = PdfReader(written(REVIEW, "pdf"))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    told = {str(note["/Dest"]): note["/Contents"] for note in notes
            if str(note["/Dest"]).startswith("definitie")}  # fmt: skip
    assert re.fullmatch(r"Uitleg: Activiteiten, pagina \d+", told["definitie_activities"])


# What is wrong with a file -> what the proof says of it.
ASTRAY = {
    "lost": (r'<a class="fact"[^>]*>(14 van de 20)</a>', r"\1", "het cijfer '14vande20' leidt niet"),
    "elsewhere": (
        r'#definitie_activities">14 van', '#definitie_participants">14 van',
        "het cijfer '14vande20' leidt niet naar de uitleg ervan",
    ),
    "added": (
        r"Wijkmakers brengt", '<a href="#definitie_activities">Wijkmakers</a> brengt',
        "'Wijkmakers' leidt naar een uitleg die er niet bij hoort",
    ),
    "no place": (
        r' id="definitie_activities"', "",
        "de uitleg van 'Activiteiten' staat niet waar de cijfers naartoe leiden",
    ),
    "other place": (
        r"<dt>Activiteiten</dt>", "<dt>Deelnames</dt>",
        "de uitleg van 'Activiteiten' staat niet waar de cijfers naartoe leiden",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ASTRAY)
def test_a_page_that_leads_astray_is_refused(kind, tmp_path):
    pattern, to, said = ASTRAY[kind]
    path = tmp_path / "verslag.html"
    FORMATS["html"](demo_document(1), path)
    page, count = re.subn(pattern, to, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(page, "utf-8")
    with pytest.raises(ProofError) as caught:
        prove(demo_document(1), path)
    assert str(caught.value).startswith(f"verslag.html leidt een lezer verkeerd: {said}")


@pytest.mark.parametrize("ending", ["html", "pdf", "docx"])
def test_a_file_whose_definitions_changed_places_is_refused(ending, tmp_path):
    right = two_definitions("activities", "participants")
    wrong = two_definitions("participants", "activities")
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](wrong, path)
    with pytest.raises(ProofError, match="de uitleg van 'Activiteiten' staat niet waar"):
        prove(right, path)


def two_definitions(first, second) -> Document:
    """Return the demo document with two definitions, each under the name of one indicator."""
    demo = demo_document(1)
    listed = (
        Definition(first, *parts_of(demo, "activities")),
        Definition(second, *parts_of(demo, "participants")),
    )
    blocks = tuple(replace_first(block) for block in demo.blocks)
    return replace(demo, blocks=blocks, published=replace(demo.published, definitions=listed))


def parts_of(demo, indicator):
    one = next(one for one in demo.published.definitions if one.indicator == indicator)
    return one.label, tuple(
        replace(run, text=run.text.replace("1", "een")) for run in one.explanation
    )


def replace_first(block):
    """Let one tile be about people, so that both definitions are listed."""
    if block.kind != "tiles":
        return block
    first, second, *rest = block.tiles
    people = replace(second, value=tuple(replace(run, ref="participants") for run in second.value))
    return replace(block, tiles=(first, people, *rest))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_file_that_leads_nowhere_is_refused(ending, tmp_path, monkeypatch):
    path = tmp_path / f"verslag.{ending}"
    with monkeypatch.context() as patch:
        patch.setattr(leading.Leads, "anchor", lambda *_: "")
        FORMATS[ending](demo_document(1), path)
    with pytest.raises(ProofError, match="leidt niet naar de uitleg ervan"):
        prove(demo_document(1), path)
