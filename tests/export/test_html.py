"""The HTML file: complete by itself, in order, and reachable for everyone."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from wijkmakers_analysis import style
from wijkmakers_analysis.cli.parsing import PARTNER_FORMATS, REVIEW_FORMATS
from wijkmakers_analysis.document import Document, Heading, Paragraph, Run, Table, words
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export import FORMATS, write_html
from wijkmakers_analysis.export.html import render_html

from documents import chart, demo_cover, demo_document, partner_table


class Page(HTMLParser):
    """Tags with their attributes, and the text outside the style sheet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(demo_document(2))


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_every_tag_is_closed_and_the_language_is_dutch(page: Page):
    assert page.open == []
    assert page.all("html") == [{"lang": "nl"}]


def test_the_file_asks_for_nothing(html: str, page: Page):
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    assert policy in html
    assert not page.all("script")
    assert not page.all("link")
    outside = re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?(?!#|data:)([^"\')\s]+)', html)
    assert outside == []
    assert not re.search(r'https?://(?!www\.w3\.org/2000/svg")', html)


def test_headings_go_down_one_level_at_a_time(page: Page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(late - early <= 1 for early, late in pairwise(levels))


def test_a_skipped_level_is_mended():
    blocks = (Heading(words("a"), 3), Heading(words("b"), 1), Heading(words("c"), 3))
    page = Page(render_html(Document(demo_cover(), blocks)))
    assert [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2", "h3"]


def test_ids_are_unique_and_links_arrive(page: Page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for tag, a in page.tags if tag in ("a", "use") and "href" in a]
    assert targets[0] == "inhoud"
    assert set(targets) <= set(ids)
    for _, attrs in page.tags:
        assert set(attrs.get("aria-labelledby", "inhoud").split()) <= set(ids)


def test_landmarks_stand_once(page: Page):
    assert [len(page.all(tag)) for tag in ("main", "nav", "footer")] == [1, 1, 1]


def test_tables_have_caption_scope_and_a_frame_that_takes_focus(page: Page):
    assert len(page.all("table")) == len(page.all("caption")) == 3
    assert all(th.get("scope") in ("col", "row") for th in page.all("th"))
    frames = [attrs for tag, attrs in page.tags if attrs.get("role") == "group"]
    assert len(frames) == 5
    assert all(r["tabindex"] == "0" and r["aria-label"].strip() for r in frames)


def test_a_drawing_has_its_alt_text_and_its_numbers(page: Page):
    drawings = page.all("svg")
    assert [d["role"] for d in drawings] == ["img", "img"]
    assert all("3 ontmoetingen" in d["aria-label"] for d in drawings)
    assert len(page.all("details")) == 1


def test_notice_and_stamp_stand_on_top_and_at_each_part(page: Page):
    notice = "De aanwezigheid in dit verslag is verzonnen, als voorbeeld."
    assert page.text.count(notice) == 1 + 5
    assert page.text.count("CONCEPT") == 1 + 5
    bare = Page(render_html(demo_document(1, notice=(), stamp=())))
    assert notice not in bare.text
    assert "CONCEPT" not in bare.text
    assert not [a for _, a in bare.tags if a.get("data-block") in ("notice", "repeated")]


def test_own_words_say_so(page: Page):
    assert "In eigen woorden" in page.text
    assert "programmaleider" in page.text


def test_the_same_document_gives_the_same_text(html: str):
    assert render_html(demo_document(2)) == html


def test_the_least_document_is_whole():
    page = Page(render_html(Document(demo_cover(subtitle=(), period=(), sender=(), version=""))))
    assert page.open == []
    assert not page.all("nav")


def test_a_table_without_rows_is_whole():
    table = Table(words("leeg"), (words("a"), words("b")), ())
    assert Page(render_html(Document(demo_cover(), (table,)))).open == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "verslag.html"
    write_html(demo_document(1), path)
    first = path.read_bytes()
    with pytest.raises(ExportError):
        write_html(Document(demo_cover(), (chart(svg="<kapot"),)), path)
    assert path.read_bytes() == first
    assert [p.name for p in tmp_path.iterdir()] == ["verslag.html"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "verslag.html").mkdir()
    with pytest.raises(ExportError) as caught:
        write_html(demo_document(1), tmp_path / "verslag.html")
    assert re.fullmatch(
        r"verslag\.html is niet te schrijven \(.+\)\. Sluit het bestand als het openstaat, "
        r"kijk of er plaats is op de schijf, en probeer het opnieuw\.",
        str(caught.value),
    )
    assert [p.name for p in tmp_path.iterdir()] == ["verslag.html"]


def test_formats_are_named():
    assert tuple(FORMATS) == REVIEW_FORMATS
    assert set(PARTNER_FORMATS) < set(REVIEW_FORMATS)


def test_colours_of_day_and_night_can_be_read(html: str):
    sheets = re.findall(r":root \{(.*?)\}", html, re.DOTALL)
    day = dict(re.findall(r"--([\w-]+): (#\w{6})", sheets[0]))
    night = day | dict(re.findall(r"--([\w-]+): (#\w{6})", sheets[1]))
    assert night["paper"] != day["paper"] == style.PAPER
    for look in (day, night):
        for text, ground in (
            ("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("ink", "tint"),
            ("ink", "accent-tint"), ("soft", "accent-tint"), ("accent", "accent-tint"),
            ("on-cover", "cover"),
        ):  # fmt: skip
            assert contrast(look[text], look[ground]) >= 4.5, (text, ground)
    assert contrast("#3A2A00", "#FFE9A8") >= 4.5


def contrast(first: str, second: str) -> float:
    """Ratio of relative luminance, WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        line = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("role", ["plain", "lead", "own", "missing", "note"])
def test_hostile_text_is_text(role: str):
    evil = "</p></style><script>alert(1)</script> {{ 7*7 }} {% raw %} $x$ &amp; <b> '\""
    block = Paragraph((Run(evil, "pack"),), role, (Run(evil, "pack"),))
    cover = demo_cover(**{
        name: (Run(evil, "setting"),)
        for name in ("title", "subtitle", "period", "sender", "notice", "stamp")
    }, version=evil)  # fmt: skip
    page = Page(render_html(Document(cover, (Heading((Run(evil, "pack"),)), block))))
    assert page.open == []
    assert not page.all("script")
    assert page.text.count(evil) >= 10


def test_hostile_text_in_attributes_is_text():
    evil = '" onfocus="alert(1)" x="<script>'
    blocks = (
        chart(title=(Run(evil, "pack"),), alt=(Run(evil, "pack"),)),
        Table((Run(evil, "pack"),), partner_table().header, partner_table().rows),
    )
    page = Page(render_html(Document(demo_cover(), blocks)))
    assert not page.all("script")
    assert not any("onfocus" in attrs for _, attrs in page.tags)
    assert page.all("svg")[0]["aria-label"] == evil
