"""The PDF file: tagged, described, the same every time, and never stopped by what people write."""

import re

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from wijkmakers_analysis.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    Tile,
    Tiles,
    plain,
    words,
)
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export import pdf, write_pdf

from documents import chart, demo_cover, demo_document, fact, partner_table

A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def document() -> Document:
    return demo_document(6)


@pytest.fixture(scope="module")
def reader(document: Document, tmp_path_factory) -> PdfReader:
    path = tmp_path_factory.mktemp("pdf") / "verslag.pdf"
    write_pdf(document, path)
    return PdfReader(path)


@pytest.fixture(scope="module")
def elements(reader: PdfReader) -> list[DictionaryObject]:
    """Every structure element, in reading order."""

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            yield from walk(node.get("/K", []))

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text().replace("\u2060", "") for page in reader.pages]


def test_the_file_says_that_it_is_accessible(reader: PdfReader):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    described = root["/Metadata"].get_data().decode()
    assert re.search(r"<pdfuaid:part>1<", described)
    assert re.search(r"<pdfaid:part>2<", described)
    assert re.search(r"<pdfaid:conformance>A<", described)


def test_title_and_sender_are_in_the_properties(reader: PdfReader, document: Document):
    assert reader.metadata.title == plain(document.cover.title)
    assert reader.metadata.author == plain(document.cover.sender)


def test_every_figure_has_its_alt_text(elements: list[DictionaryObject], document: Document):
    found = [str(element.get("/Alt", "")) for element in elements if element["/S"] == "/Figure"]
    assert found == [plain(block.alt) for block in document.blocks if block.kind == "chart"]


def test_headings_stand_in_the_tree_and_the_outline(elements, reader: PdfReader, document):
    levels = [int(e["/S"][2]) for e in elements if re.fullmatch("/H[1-6]", e["/S"])]
    assert levels == [1, 1, 2, 3, 2, 1, 1, 1, 1, 2]
    outline = [item.title for item in reader.outline if not isinstance(item, list)]
    parts = [plain(b.text) for b in document.blocks if b.kind == "heading" and b.level == 1]
    assert outline == [*parts, "De cijfers bij de figuren", "Wat de cijfers betekenen"]


def test_tables_have_headers_that_name_their_column(elements: list[DictionaryObject]):
    headers = [element for element in elements if element["/S"] == "/TH"]
    assert len(headers) == 4 + 4 + 3
    assert all("/Column" in str(element["/A"]) for element in headers)


def test_pages_are_a4_and_numbered_with_their_total(reader: PdfReader):
    pages = texts(reader)
    assert len(pages) == 6
    for page in reader.pages:
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=0.1)
    for number, text in enumerate(pages[1:], start=2):
        assert re.search(rf"\b{number} van {len(pages)}\b", text)


def test_notice_and_stamp_are_on_every_page(reader: PdfReader):
    for text in texts(reader):
        assert "De aanwezigheid in dit verslag is verzonnen, als voorbeeld." in text
        assert "CONCEPT" in text


def test_a_long_table_repeats_its_header(tmp_path):
    write_pdf(Document(demo_cover(), (partner_table(16),)), tmp_path / "a.pdf")
    pages = [t for t in texts(PdfReader(tmp_path / "a.pdf")) if "Gemeente Groningen" in t]
    assert len(pages) > 2
    assert all("Organisatie" in text for text in pages)


def test_a_figure_stays_with_its_title(tmp_path):
    for lines in range(20, 32):
        filler = Bullets(tuple(words("regel") for _ in range(lines)))
        document = Document(demo_cover(), (filler, chart(numbers=None)))
        write_pdf(document, tmp_path / "a.pdf")
        pages = texts(PdfReader(tmp_path / "a.pdf"))
        titled = [i for i, text in enumerate(pages) if "De meeste ontmoetingen" in text]
        drawn = [i for i, text in enumerate(pages) if "ontmoeten" in text and "sep" in text]
        assert titled == drawn


def test_no_page_is_left_half_empty_by_a_heading(tmp_path):
    for lines in range(25, 45):
        blocks = (Bullets(tuple(words("regel") for _ in range(lines))), Heading(words("Kop")))
        write_pdf(Document(demo_cover(), (*blocks, partner_table(4))), tmp_path / "a.pdf")
        pages = texts(PdfReader(tmp_path / "a.pdf"))
        page = next(text for text in pages if "Kop" in text)
        assert page.count("Gemeente Groningen") >= 1


def test_the_same_document_gives_the_same_bytes(document: Document, monkeypatch, tmp_path):
    first = pdf.render_pdf(document)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert pdf.render_pdf(document) == first


def test_no_font_of_this_computer_is_used(reader: PdfReader):
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert names
    assert all(name.startswith("Inter-") for name in names)


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Heading(words("Diep"), 3),),
        (Table(words("leeg"), (words("a"), words("b")), ()),),
        (Table((), (words("a"),), ((words("b"),),)),),
        (Table(words("breed"), (words("kolom"),) * 14, ((fact("1.234"),) * 14,) * 3, (1, 2)),),
        (Tiles((Tile(fact("1"), words("ding")),)),),
        (Tiles((Tile(fact("minder dan vijf mensen in de wijk"), words("ding")),) * 7),),
        (Quote(words("zonder naam")),),
        (Paragraph(()), Bullets(())),
        (chart(note=(), subtitle=()), chart(numbers=None, note=())),
    ],
    ids=lambda blocks: "-".join(block.kind for block in blocks) or "nothing",
)
def test_odd_documents_compile(blocks: tuple):
    assert pdf.render_pdf(Document(demo_cover(), blocks)).startswith(b"%PDF-")


def test_the_least_cover_compiles():
    cover = demo_cover(subtitle=(), period=(), sender=(), notice=(), stamp=(), version="")
    assert pdf.render_pdf(Document(cover)).startswith(b"%PDF-")


EVIL = (
    '#import "x" #read("/etc/passwd") $x^2$ *vet* _schuin_ `code` = kop @ref <label> \\u{41} '
    "{{ 7*7 }} // niets /* */ ~ -- --- ... \"aanhaling\" 'een' [x](y) \\ #"
)


def test_what_looks_like_typst_is_printed_as_it_stands(tmp_path):
    document = Document(demo_cover(), (Paragraph((Run(EVIL, "pack"),)),))
    write_pdf(document, tmp_path / "a.pdf")
    printed = re.sub(r"\s+", "", "".join(texts(PdfReader(tmp_path / "a.pdf"))))
    assert re.sub(r"\s+", "", EVIL) in printed


def test_a_refusal_of_typst_is_said_without_paths(monkeypatch, tmp_path):
    import typst

    def refuse(*arguments, root, **more):
        raise RuntimeError(f"file not found (searched at {root}/drawing-1.svg)")

    monkeypatch.setattr(typst, "compile", refuse)
    with pytest.raises(ExportError) as caught:
        write_pdf(Document(demo_cover()), tmp_path / "a.pdf")
    assert "/tmp" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)
    assert str(caught.value).startswith("De PDF is niet te maken")
    assert list(tmp_path.iterdir()) == []


def reaches_of(page) -> list[tuple[float, float]]:
    """Return where each piece of text of a page begins, in points from the lower left corner."""
    found = []

    def note(text, matrix, text_matrix, *_):
        if text.strip():
            (x, y), (a, b, c, d, e, f) = text_matrix[4:], matrix
            found.append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("columns", [2, 5, 9])
def test_the_annex_sets_its_tables_in_two_columns(columns, tmp_path):
    number = fact("niet bijgehouden")
    row = (
        words("partnerbijeenkomst: een kwart van de groepen is kleiner"),
        *[number] * (columns - 1),
    )
    header = (words("Soort en maat"), *[words("ontmoetingen")] * (columns - 1))
    table = Table(words("Per soort"), header, (row, row[:1] + (fact("127 van 210"),) * (columns - 1)) * 20,
                  tuple(range(1, columns)))  # fmt: skip
    document = Document(demo_cover(form="annex"), (*[Heading(words("Kop"))] * 4, table, table))
    write_pdf(document, tmp_path / "a.pdf")
    reader = PdfReader(tmp_path / "a.pdf")
    starts = {round(x) for page in reader.pages[1:-1] for x, y in reaches_of(page) if 70 < y < 750}
    left, right, right_margin = 57, 309, 56
    assert {left, right} <= starts
    assert max(starts) <= A4[0] - right_margin


def test_rows_of_sentences_stand_over_both_columns_of_the_annex(tmp_path):
    long = words(
        "Mensen van verschillende organisaties en uit de wijk hebben tijd om te komen. " * 2
    )
    table = Table(words("Van ontmoeten naar een andere blik"), (words("Stap"), words("Aanname")),
                  ((words("Direct"), long), (words("Later"), long)))  # fmt: skip
    blocks = (*[Heading(words("Kop"))] * 4, Paragraph(words("Zo werkt het.")), table)
    write_pdf(Document(demo_cover(form="annex"), blocks), tmp_path / "a.pdf")
    (page,) = PdfReader(tmp_path / "a.pdf").pages[1:]
    text = page.extract_text()
    # A line of it is longer than a column is wide.
    assert "tijd om te komen. Mensen van verschillende organisaties" in text


def test_the_layout_tells_on_which_pages_tables_and_moved_figures_stand(monkeypatch):
    """What is asked before a figure moves: whether it would split a table."""
    seen = {}

    def look(blocks, lay_out):
        number = next(one["number"] for one in blocks if one["kind"] == "chart")
        seen["before"], seen["after"] = lay_out({}), lay_out({str(number): "next"})
        return {}

    monkeypatch.setattr(pdf, "decide_placing", look)
    pdf.render_pdf(demo_document(6))
    tables = [one for one in seen["before"] if "table" in one]
    assert tables
    assert all(one["page"] >= 1 for one in tables)
    begun = {one["table"] for one in tables}
    assert all(sum(one["table"] == number for one in tables) == 2 for number in begun)
    assert [one["page"] >= 1 for one in seen["after"] if "floats" in one] == [True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mail naar wijk.makers@voorbeeld.example.org.",
            ["mailto:wijk.makers@voorbeeld.example.org"],
        ),
        ("Kom naar De Wijk @ Selwerd.", []),
    ],
)
def test_an_address_for_mail_is_a_link(text, found, tmp_path):
    path = tmp_path / "verslag.pdf"
    write_pdf(Document(demo_cover(), (Paragraph(words(text)),)), path)
    links = [one.get_object().get("/A", {}) for page in PdfReader(path).pages
             for one in page.get("/Annots", ())]  # fmt: skip
    assert [link["/URI"] for link in links if "/URI" in link] == found


def test_columns_of_sentences_share_the_width_of_the_page_in_the_annex(tmp_path):
    long = words(
        "Mensen van verschillende organisaties en uit de wijk hebben tijd om te komen. " * 2
    )
    header = tuple(words(name) for name in ("Stap", "Aanname", "Waaraan", "Niveau"))
    # So long that one column of the page would be too narrow for the four.
    end = words("gemeenschapsontwikkeling en samenwerkingsverbanden")
    rows = ((end, long, long, end),) * 2
    table = Table(words("Van ontmoeten naar een andere blik"), header, rows)
    blocks = (*[Heading(words("Kop"))] * 4, Paragraph(words("Zo werkt het.")), table)
    write_pdf(Document(demo_cover(form="annex"), blocks), tmp_path / "a.pdf")
    (page,) = PdfReader(tmp_path / "a.pdf").pages[1:]
    assert max(x for x, y in reaches_of(page) if 70 < y < 750) > A4[0] * 0.6
