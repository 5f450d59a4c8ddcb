"""The slides: eight, one message each, with titles, alt texts, sources and notes."""

import io
import re
import zipfile
from itertools import combinations

import pptx
import pytest

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Document, Heading, Paragraph, Run, plain, words
from wijkmakers_analysis.export.pptx import NOTE_SIZES, render_pptx
from wijkmakers_analysis.export.slides import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    SLIDES,
    cut,
    is_readable,
    sentences_of,
    slides_of,
)

from documents import chart, demo_cover, demo_document, fact, partner_table


@pytest.fixture(scope="module")
def document() -> Document:
    return demo_document(1)


@pytest.fixture(scope="module")
def written(document) -> bytes:
    return render_pptx(document)


@pytest.fixture(scope="module")
def slides(written):
    return pptx.Presentation(io.BytesIO(written))


def test_there_are_eight_slides_of_sixteen_by_nine(slides):
    assert len(slides.slides) == SLIDES == 8
    assert slides.slide_width / slides.slide_height == pytest.approx(16 / 9, rel=0.01)


def test_each_slide_has_a_title_that_no_other_part_repeats(slides, document):
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides]
    assert titles[0] == plain(document.cover.title)
    assert all(titles)
    assert "De meeste ontmoetingen waren in september" in titles
    assert all(len(title) <= LONGEST_TITLE for title in titles)


def test_a_slide_shows_one_thing(slides):
    for slide in list(slides.slides)[1:]:
        names = [shape.name for shape in slide.shapes]
        kinds = {"Figuur", "Kerncijfer", "Tabel"} & set(names)
        assert len(kinds) == ("Tekst" not in names)
        assert names.count("Figuur") <= 1
        assert names.count("Kerncijfer") <= 6


def test_a_figure_has_alt_text_source_and_notes(slides):
    drawn = [s for s in slides.slides if any(shape.name == "Figuur" for shape in s.shapes)]
    assert len(drawn) == 2
    for slide in drawn:
        by_name = {shape.name: shape for shape in slide.shapes}
        alt = by_name["Figuur"]._element.nvPicPr.cNvPr.get("descr")
        assert alt.startswith("Staven per maand.")
        assert by_name["Bron"].text_frame.text.startswith("Bron: activiteitenlijst; n = 32")
        assert alt in slide.notes_slide.notes_text_frame.text


def test_nothing_lies_over_another_or_outside_the_slide(slides):
    for slide in slides.slides:
        boxes = [
            (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height, shape.name)
            for shape in slide.shapes
        ]
        for left, top, right, bottom, name in boxes:
            assert left >= 0, name
            assert top >= 0, name
            assert right <= slides.slide_width, name
            assert bottom <= slides.slide_height, name
        for one, other in combinations(boxes, 2):
            apart = (one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1]
                     or other[3] <= one[1])  # fmt: skip
            assert apart, (one[4], other[4])


def test_notice_and_stamp_stand_on_every_slide(slides):
    for slide in slides.slides:
        (band,) = (shape for shape in slide.shapes if shape.name == "Band")
        assert band.text_frame.text == (
            "CONCEPT · De aanwezigheid in dit verslag is verzonnen, als voorbeeld."
        )


def test_the_template_is_ours(slides, written):
    assert [layout.name for layout in slides.slide_layouts] == ["Titeldia", "Titel en inhoud"]
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        slide = archive.read("ppt/slides/slide2.xml").decode()
    assert style.ACCENT.lstrip("#") in theme
    assert 'lang="nl-NL"' in slide
    assert set(re.findall(r'lang="([^"]+)"', slide)) == {"nl-NL"}


def test_nothing_tells_who_made_it_where_or_when(slides, written):
    properties = slides.core_properties
    assert {properties.author, properties.last_modified_by, properties.comments} == {""}
    assert properties.created.year == 2000
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names if not name.endswith("png"))
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if re.search("printer|thumbnail", name)]
    assert not re.search(rb"Macintosh|Steve|/tmp/|/home/", everything)


def test_the_same_document_gives_the_same_bytes(written, document, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert render_pptx(document) == written


def test_a_document_that_holds_little_gives_fewer_slides():
    assert len(slides_of(Document(demo_cover()))) == 1
    missing = Paragraph(words("Dit is niet bijgehouden. Vul het blad om het te vullen."), "missing")
    told = slides_of(Document(demo_cover(), (Heading(words("Jong talent")), missing)))
    assert [plain(slide.title) for slide in told] == [
        "Eén jaar Wijkmakers", "Dit is niet bijgehouden.",
    ]  # fmt: skip
    assert pptx.Presentation(io.BytesIO(render_pptx(Document(demo_cover())))).slides


def test_charts_that_can_be_read_from_afar_come_first():
    high = chart(title=words("Hoog"), size=(6.7, 5.5))
    low = [chart(title=words(f"Laag {'abcdefg'[n]}")) for n in range(7)]
    assert not is_readable(high)
    assert all(map(is_readable, low))
    titles = [plain(slide.title) for slide in slides_of(Document(demo_cover(), (high, *low)))]
    assert len(titles) == SLIDES
    assert "Hoog" not in titles


HIGH = chart(title=words("Hoog"), size=(6.7, 5.5))
TOLD = Paragraph(words("Dit jaar kwamen er meer mensen. Zij kwamen uit meer wijken dan eerst."))


def marked(*blocks, on_slides):
    return slides_of(Document(demo_cover(), blocks, on_slides=on_slides))


def test_what_the_document_marks_comes_first():
    low = [chart(title=words(f"Laag {'abcdefg'[n]}")) for n in range(7)]
    titles = [plain(slide.title) for slide in marked(*low, HIGH, on_slides=(2, 8))]
    assert len(titles) == SLIDES
    assert {"Hoog", "Laag b"} <= set(titles)
    assert "Laag g" not in titles


def test_a_chart_that_leaves_room_has_words_beside_it():
    *_, slide = marked(TOLD, HIGH, on_slides=(2,))
    assert [plain(line) for line in slide.lines] == [
        "Dit jaar kwamen er meer mensen.", "Zij kwamen uit meer wijken dan eerst.",
    ]  # fmt: skip
    *_, slide = marked(TOLD, chart(), on_slides=(2,))
    assert slide.lines == ()


def test_a_marked_table_is_a_native_one_with_as_many_rows_as_can_be_read():
    lead = Paragraph(words("Hier staat dit jaar naast het vorige. Vergelijk maar."), "lead")
    document = Document(demo_cover(), (lead, partner_table(3)), on_slides=(2,))
    written = pptx.Presentation(io.BytesIO(render_pptx(document)))
    slide = written.slides[2]
    (table,) = (shape for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.table.rows]
    assert rows[0] == ["Organisatie", "Sector", "Bijdragen", "Deelnames"]
    assert rows[1] == ["Woningstichting De Haven", "wonen", "12", "214"]
    assert len(rows) == 10
    assert table.table.first_row
    assert table.top + table.height <= written.slide_height
    subtitle = next(one for one in slide.shapes if one.name == "Maat")
    assert subtitle.text_frame.text == "Hier staat dit jaar naast het vorige."


def test_sentences_are_cut_at_their_end():
    text = words("Er waren ") + fact("1.204") + words(" deelnames. ") + fact("42") + words(
        " activiteiten, o.a. in Beijum! En dan?"
    )  # fmt: skip
    assert [plain(sentence) for sentence in sentences_of(text)] == [
        "Er waren 1.204 deelnames.", "42 activiteiten, o.a. in Beijum!", "En dan?",
    ]  # fmt: skip


def test_a_long_text_is_cut_at_a_word_and_marked():
    text = (Run("woord " * 50, "pack"),)
    short = plain(cut(text, 40))
    assert short == "woord woord woord woord woord woord…"
    assert plain(cut(text, 400)) == "woord " * 50
    assert len(plain(cut((Run("x" * 500, "pack"),), 40))) == 40


def test_the_longest_source_stays_above_the_foot_of_the_slide():
    """A letter of Calibri is half as wide as it is high, and a line a fifth higher."""
    from wijkmakers_analysis.export import pptx_look

    size = next(points for most, points in NOTE_SIZES if most >= LONGEST_NOTE)
    _, top, width, height = pptx_look.NOTE
    letters_on_a_line = width.pt / (0.5 * size)
    lines = -(-LONGEST_NOTE // letters_on_a_line) + 1
    assert lines * 1.2 * size <= height.pt
    assert top + height <= pptx_look.FOOT[1]
    assert pptx_look.BODY[1] + pptx_look.BODY[3] <= top
