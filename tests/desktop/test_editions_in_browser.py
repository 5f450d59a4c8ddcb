"""The summary and the annex in a browser and on paper: readable, on their own, one page or many."""

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.desktop

SUFFIXES = ("samenvatting", "technische-bijlage")
WIDTHS = (1200, 320)


@pytest.fixture(scope="module", params=SUFFIXES)
def edition(request, example):
    return example / "reports" / "2022" / f"jaaroverzicht-2022-{request.param}.html"


@pytest.fixture(scope="module", params=WIDTHS)
def page(request, chromium, edition):
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.goto(edition.as_uri())
    yield page
    context.close()


def test_it_asks_for_nothing_and_complains_of_nothing(page, edition):
    elsewhere = [url for url in page.asked if not url.startswith("data:")]
    assert elsewhere == [edition.as_uri()]
    assert page.complaints == []


def test_it_does_not_scroll_sideways(page):
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_the_summary_is_one_page_also_when_the_web_page_is_printed(
    chromium, example, year, tmp_path
):
    summary = example / "reports" / year / f"jaaroverzicht-{year}-samenvatting.html"
    page = chromium.new_page()
    page.goto(summary.as_uri())
    page.pdf(path=tmp_path / "druk.pdf", prefer_css_page_size=True)
    page.close()
    assert len(PdfReader(tmp_path / "druk.pdf").pages) == 1


def test_the_summary_of_what_is_public_is_one_sheet(public):
    summary = public / "reports" / "2022" / "jaaroverzicht-2022-samenvatting.pdf"
    assert len(PdfReader(summary).pages) == 1
