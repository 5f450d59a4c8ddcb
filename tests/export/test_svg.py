"""Drawings side by side on one page: own ids, nothing active, nothing remote."""

import re

import pytest

from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export.svg import isolate, text_in

from documents import drawing

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def test_ids_and_what_points_at_them_get_the_prefix():
    svg = isolate(drawing(), "f3-")
    ids = set(re.findall(r' id="([^"]+)"', svg))
    pointed = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert len(ids) > 10
    assert all(name.startswith("f3-") for name in ids)
    assert pointed
    assert pointed <= ids


def test_two_of_the_same_drawing_share_no_id():
    first, second = (
        set(re.findall(r' id="([^"]+)"', isolate(drawing(), p))) for p in ("f1-", "f2-")
    )
    assert first
    assert not first & second


def test_text_stays_and_nothing_acts_on_the_page():
    svg = isolate(drawing(), "f1-", {"role": "img", "aria-label": 'een "alt" & meer'})
    assert text_in(svg) == text_in(drawing())
    assert "ontmoeten" in text_in(svg)
    assert "<style" not in svg
    assert "<metadata" not in svg
    assert 'stroke-linejoin="round"' in svg
    assert 'role="img" aria-label="een &quot;alt&quot; &amp; meer"' in svg


@pytest.mark.parametrize(
    "inside",
    [
        "<script>fetch('//x')</script>",
        '<rect onload="x()"/>',
        '<a xlink:href="https://x.example"><rect/></a>',
        '<image href="https://x.example/a.png"/>',
        '<use xlink:href="https://x.example/a.svg#b"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<rect style="fill: url(https://x.example/a)"/>',
        "<style>@import url(https://x.example)</style>",
    ],
)
def test_what_is_active_or_remote_is_taken_out(inside: str):
    svg = isolate(f"{OPEN}>{inside}</svg>", "f1-")
    assert not re.search(r"example|script|onload|fetch|foreign", svg)


@pytest.mark.parametrize(
    ("svg", "says"),
    [
        ("<svg", "Een figuur is geen leesbare tekening (SVG). Maak de figuur opnieuw met draw_."),
        ("<p>x</p>", "Een figuur is geen tekening (SVG). Maak de figuur opnieuw met draw_."),
        (
            '<!DOCTYPE svg [<!ENTITY a "b">]>' + OPEN + ">&a;</svg>",
            "Een figuur is geen leesbare tekening (SVG). Maak de figuur opnieuw met draw_.",
        ),
    ],
)
def test_what_is_no_drawing_is_refused(svg: str, says: str):
    with pytest.raises(ExportError) as caught:
        isolate(svg, "f1-")
    assert str(caught.value) == says
