"""A document that stands on one sheet takes exactly one A4, whatever is on it."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from wijkmakers_analysis.document import Document, Paragraph, words
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.pdf import render_pdf
from wijkmakers_analysis.text.summary import make_summary_cover, tell_summary
from wijkmakers_analysis.yearpack.parts import PackPhoto

from packs import empty_pack, full_pack, public_pack

DAY = "2022-12-31"
A4 = (595.3, 841.9)
PACKS = {"full": full_pack(), "public": public_pack(), "empty": empty_pack()}
# Letters that are wide, long words, and many short ones.
WORDS = st.sampled_from(("wijk ", "Scherpte in de discussie; ", "WWWWWWWWWW", "ontmoeten, "))


def written(pack, draft=False):
    cover = make_summary_cover(pack, draft)
    return PdfReader(io.BytesIO(render_pdf(Document(cover, tell_summary(pack, DAY).flat()))))


def places_of(page):
    """Return where each piece of text stands, in points from the lower left corner."""
    found = []

    def note(text, matrix, text_matrix, *_):
        if text.strip():
            x, y = text_matrix[4], text_matrix[5]
            a, b, c, d, e, f = matrix
            found.append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=note)
    return found


def hold_to_one_sheet(reader):
    (page,) = reader.pages
    assert tuple(round(float(size), 1) for size in page.mediabox[2:]) == A4
    places = places_of(page)
    assert places
    assert all(0 < x < A4[0] and 0 < y < A4[1] for x, y in places)


def photo_of(width, height):
    content = io.BytesIO()
    Image.new("RGB", (width, height), "#0C6B5D").save(content, "JPEG")
    photo = PackPhoto(photo="F1", place="In één oogopslag", alt="Een straat.", picture="p",
                      width=width, height=height, maker="J. Bakker")  # fmt: skip
    return {"photos": (photo,), "pictures": {"p": content.getvalue()}}


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("draft", [False, True])
def test_every_kind_of_year_is_one_sheet(name, draft):
    hold_to_one_sheet(written(PACKS[name], draft))


@pytest.mark.parametrize("size", [(900, 600), (600, 900), (2000, 100), (100, 2000)])
@pytest.mark.parametrize("name", ["full", "empty"])
def test_a_photo_of_any_shape_fits(name, size):
    hold_to_one_sheet(written(replace(PACKS[name], **photo_of(*size))))


@settings(max_examples=12, deadline=None)
@given(
    name=st.sampled_from(sorted(PACKS)),
    title=st.lists(WORDS, min_size=1, max_size=60).map("".join),
    contact=st.lists(WORDS, max_size=60).map("".join),
    quote=st.lists(WORDS, min_size=1, max_size=40).map("".join),
    speaker=st.lists(WORDS, max_size=20).map("".join),
    points=st.lists(st.lists(WORDS, min_size=1, max_size=20).map("".join), max_size=9),
    notice=st.sampled_from(("", "Voorbeeld: de aanwezigheid in dit verslag is verzonnen.")),
    known=st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_any_programme_is_one_sheet(name, title, contact, quote, speaker, points, notice, known):
    pack = PACKS[name]
    given_points = full_pack().focal_points
    pack = replace(
        pack,
        label=title,
        notice=notice,
        house_style={"contact": contact},
        facts=tuple(f for place, f in enumerate(pack.facts) if known[place % len(known)]),
        stories=tuple(replace(s, quote=quote, speaker_role=speaker) for s in pack.stories),
        focal_points=tuple(
            replace(given_points[place % len(given_points)], focal_point=point)
            for place, point in enumerate(points)
        ),
    )
    hold_to_one_sheet(written(pack))


def test_the_page_says_in_html_that_it_is_one_sheet():
    cover = make_summary_cover(full_pack())
    assert '<body class="sheet">' in render_html(Document(cover, (Paragraph(words("Ja.")),)))
    report = replace(cover, form="report")
    assert "<body>" in render_html(Document(report, (Paragraph(words("Ja.")),)))
