"""The finished yearly review in a browser: readable, still, on its own, also narrow and dark."""

import os

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.desktop

LOOKS = [(width, scheme) for width in (1200, 320) for scheme in ("light", "dark")]
# What stands in the page, with the colours that it is drawn in.
COLOURS = """() => {
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\\(.*, 0\\)/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('h1, h2, h3, p, li, td, th, caption, a, summary, span')]
    .filter(it => it.checkVisibility() && it.getClientRects().length && it.innerText.trim())
    .map(it => [it.className || it.tagName, getComputedStyle(it).color, behind(it)]);
}"""


@pytest.fixture(scope="module")
def review(example):
    return example / "reports" / "2022" / "jaaroverzicht-2022.html"


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request, chromium, review):
    """The review as one reader sees it, with what the page asked for and complained of."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(review.as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    if folder := os.environ.get("WIJKMAKERS_PICTURES"):
        page.screenshot(path=f"{folder}/review-{width}-{scheme}.png", full_page=True)
    yield page
    context.close()


def test_nothing_is_asked_for_but_the_file_itself(page, review):
    elsewhere = [url for url in page.asked if not url.startswith("data:")]
    assert elsewhere == [review.as_uri()]


def test_the_browser_complains_of_nothing(page):
    assert page.complaints == []


def test_the_page_does_not_scroll_sideways(page):
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room


def test_its_own_letter_is_used(page):
    assert page.evaluate("document.fonts.check('16px Inter')")
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    assert "Inter" in page.evaluate(loaded)


def test_every_text_stands_out_from_what_is_behind_it(page):
    drawn = page.evaluate(COLOURS)
    assert len(drawn) > 300
    assert {name for name, ink, paper in drawn if contrast(ink, paper) < 4.5} == set()


def test_every_figure_is_drawn(page):
    boxes = [figure.bounding_box() for figure in page.locator("figure.chart svg").all()]
    assert len(boxes) >= 8
    assert all(box["width"] > 250 and box["height"] > 30 for box in boxes)


def test_a_figure_that_is_wider_than_the_screen_says_so(page):
    card, hint = page.locator("figure.chart .card").first, page.locator(".sideways").first
    wide, room = card.evaluate("it => [it.scrollWidth, it.clientWidth]")
    assert hint.is_visible() == (wide > room)
    assert hint.text_content() == "Schuif de figuur opzij om alles te zien →"


def test_a_draft_says_so_and_a_finished_review_does_not(chromium, review, wijkmakers, example):
    page = chromium.new_page()
    page.goto(review.as_uri())
    assert not page.get_by_text("CONCEPT").count()
    other = example / "concept"
    other.mkdir()
    for part in ("wijkmakers.toml", "data", "notebooks", "packs", ".wijkmakers"):
        (other / part).symlink_to(example / part)
    wijkmakers("review", other, "--year", "2022", "--format", "html", "--draft")
    (draft,) = (other / "reports").rglob("*.html")
    page.goto(draft.as_uri())
    assert page.locator(".stamp").is_visible()
    assert page.locator(".stamp").inner_text() == "CONCEPT"
    page.close()


def test_it_prints_on_pages(chromium, review, tmp_path):
    page = chromium.new_page()
    page.goto(review.as_uri())
    page.pdf(path=tmp_path / "afdruk.pdf", prefer_css_page_size=True)
    page.close()
    pages = PdfReader(tmp_path / "afdruk.pdf").pages
    assert len(pages) > 5
    words = [sheet.extract_text() for sheet in pages]
    assert all(text.strip() for text in words)
    assert "Leren, doen en ontmoeten" in " ".join(words)


def contrast(ink, paper):
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    """Return the relative luminance of 'rgb(r, g, b)' by WCAG 2.2."""
    shares = [int(part) / 255 for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_of_contrast():
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "rgb(255, 255, 255)") == pytest.approx(4.48, abs=0.01)
