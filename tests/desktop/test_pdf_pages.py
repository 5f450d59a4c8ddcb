"""The pages of the finished PDFs: none is left a third empty, no heading stands alone."""

import pytest
from pdf_flow import headings_alone
from PIL import Image

pytestmark = pytest.mark.desktop

RESOLUTION = 36  # dots an inch: enough to tell ink from paper
PAGE_HEIGHT, TOP_MARGIN, BOTTOM_MARGIN = 297.0, 27.0, 24.0  # millimetres
PAPER_GREY = 235
MOST_EMPTY = 0.3
REPORTS = [
    "review 2022", "review 2023", "public 2022", "partner 2022", "annex 2022", "annex 2023",
    "public annex",
]  # fmt: skip


def empty_share(picture):
    """Return which share of the room for text, 0 to 1, lies below a page's last ink."""
    scale = picture.height / PAGE_HEIGHT
    top, bottom = round(TOP_MARGIN * scale), round((PAGE_HEIGHT - BOTTOM_MARGIN) * scale)
    room = picture.convert("L").crop((0, top, picture.width, bottom))
    inked = room.point(lambda grey: 255 if grey < PAPER_GREY else 0).getbbox()
    return 1.0 if inked is None else 1 - inked[3] / room.height


@pytest.fixture(scope="session")
def reports(example, public):
    return {
        "review 2022": example / "reports" / "2022" / "jaaroverzicht-2022.pdf",
        "review 2023": example / "reports" / "2023" / "jaaroverzicht-2023.pdf",
        "partner 2022": next((example / "reports" / "2022" / "partners").glob("*.pdf")),
        "annex 2022": example / "reports" / "2022" / "jaaroverzicht-2022-technische-bijlage.pdf",
        "annex 2023": example / "reports" / "2023" / "jaaroverzicht-2023-technische-bijlage.pdf",
        "public annex": public / "reports" / "2022" / "jaaroverzicht-2022-technische-bijlage.pdf",
        "public 2022": public / "reports" / "2022" / "jaaroverzicht-2022.pdf",
    }


def shares_of(pdf, run, folder):
    run("pdftoppm", "-r", RESOLUTION, "-gray", "-png", pdf, folder / "blad")
    shares = []
    for path in sorted(folder.glob("blad-*.png")):
        with Image.open(path) as picture:
            shares.append(empty_share(picture))
    return shares


@pytest.mark.parametrize("name", REPORTS)
def test_no_page_but_the_last_is_left_a_third_empty(name, reports, run, tmp_path):
    shares = shares_of(reports[name], run, tmp_path)
    assert len(shares) > 1
    inside = enumerate(shares[1:-1], start=2)
    assert {page: round(share, 2) for page, share in inside if share > MOST_EMPTY} == {}


@pytest.mark.parametrize("name", ["review 2022", "review 2023", "public 2022"])
def test_no_page_printed_from_a_browser_is_left_a_third_empty(
    name, reports, chromium, run, tmp_path
):
    page = chromium.new_page()
    page.goto(reports[name].with_suffix(".html").as_uri())
    page.pdf(path=tmp_path / "afdruk.pdf", prefer_css_page_size=True)
    page.close()
    shares = shares_of(tmp_path / "afdruk.pdf", run, tmp_path)
    assert len(shares) > 10
    assert [round(share, 2) for share in shares[1:-1] if share > 1 / 3] == []


@pytest.mark.parametrize("name", REPORTS)
def test_no_heading_stands_alone_at_a_foot(name, reports):
    assert headings_alone(reports[name], has_columns="annex" in name) == []


@pytest.mark.parametrize("name", REPORTS)
def test_the_last_page_holds_more_than_a_line(name, reports, run, tmp_path):
    assert shares_of(reports[name], run, tmp_path)[-1] < 0.95


def test_the_measure_of_emptiness():
    page = Image.new("L", (210, 297), 255)
    assert empty_share(page) == 1
    page.paste(0, (20, 27, 190, 150))
    assert empty_share(page) == pytest.approx(0.5)
