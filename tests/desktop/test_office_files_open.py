"""The Word, PowerPoint and Excel files open in an office program and look finished."""

import pytest
from PIL import Image
from pypdf import PdfReader

pytestmark = pytest.mark.desktop

FILTERS = {"docx": "writer_pdf_Export", "pptx": "impress_pdf_Export", "xlsx": "calc_pdf_Export"}
PAPER_GREY = 235


@pytest.fixture(scope="session")
def printed(example, run, tmp_path_factory):
    """The review of 2022 as LibreOffice prints it, by ending."""
    folder = tmp_path_factory.mktemp("gedrukt")
    found = {}
    for ending, name in FILTERS.items():
        source = example / "reports" / "2022" / f"jaaroverzicht-2022.{ending}"
        profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
        target = folder / ending
        run("soffice", profile, "--headless", "--convert-to", f"pdf:{name}", "--outdir", target,
            source)  # fmt: skip
        found[ending] = target / "jaaroverzicht-2022.pdf"
    return found


@pytest.mark.parametrize(
    ("ending", "least", "most"), [("docx", 10, 25), ("pptx", 8, 8), ("xlsx", 15, 80)]
)
def test_it_opens_and_has_its_pages(ending, least, most, printed):
    assert least <= len(PdfReader(printed[ending]).pages) <= most


def test_the_word_file_is_numbered_on_a4(printed):
    pages = PdfReader(printed["docx"]).pages
    for number, page in enumerate(pages, start=1):
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
        assert f"Bladzijde {number} van {len(pages)}" in page.extract_text()


@pytest.mark.parametrize(("ending", "least"), [("docx", 0.55), ("pptx", 0.4)])
def test_no_page_but_the_last_is_nearly_empty(ending, least, printed, run, tmp_path):
    run("pdftoppm", "-r", 36, "-gray", "-png", printed[ending], tmp_path / "blad")
    lowest = []
    for path in sorted(tmp_path.glob("blad-*.png")):
        with Image.open(path) as picture:
            room = picture.crop((0, 0, picture.width, round(picture.height * 0.9)))
            inked = room.point(lambda grey: 255 if grey < PAPER_GREY else 0).getbbox()
            lowest.append(inked[3] / picture.height)
    assert min(lowest[1:-1]) > least


def test_the_slides_show_their_titles(printed):
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(printed["pptx"]).pages]
    assert "Eén jaar Wijkmakers" in texts[0]
    assert all("aanwezigheid in dit verslag is verzonnen" in text for text in texts)
