"""Whatever people write appears literally, or as a placeholder, and stops no file."""

import email
import re
from email.policy import default
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_html import Page

from wijkmakers_analysis import cli
from wijkmakers_analysis.document import (
    Bullets,
    Chart,
    Definition,
    Document,
    Heading,
    Paragraph,
    PublishedFact,
    PublishedFacts,
    Quote,
    Run,
    Table,
    Text,
    Tile,
    Tiles,
    clean,
    plain,
    texts_in,
)
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.pdf import render_pdf
from wijkmakers_analysis.export.slides import slides_of
from wijkmakers_analysis.export.xlsx_cells import fitted, number_in
from wijkmakers_analysis.proof import prove
from wijkmakers_analysis.proof.pdf import read_pdf

from builders import YEARS, workspace
from documents import chart, demo_cover
from photographs import jpeg

PIECES = (
    "<script>alert(1)</script>", "</style>", "<!--", "]]>", "&amp;", "&#60;", "**vet**", "# kop",
    "[x](javascript:y)", "$x^2$", "{{ 7*7 }}", "{% raw %}", "#read(\"x\")", "\\u{41}", "=1+1",
    "\u202eomgekeerd", "\u2066los\u2069", "👩‍👩‍👧", "🏘️", "🇳🇱", "漢字かな", "한국어", "العربية", "ไทย",
    "e\u0301", "a" + "\u0301" * 30, "\u200b", "\u00ad", "\ufffd", "\ufffe", "\ue000", "\U000f0000",
    "\U0001f9ff", "\u0378", "\x00", "\ud800", "\r\n", "\n\n", "\t", "\u2028", "\u00a0", "ĳ", "ﬁ", "→", "☐",
)  # fmt: skip
LONG = ("x" * 40_000, "woord " * 6_700, "漢" * 40_000, "https://wijk.example/" + "a-b/" * 10_000)


def everywhere(text: str) -> Document:
    """Return a document that has the same text in every place."""
    run: Text = (Run(text, "pack"),)
    table = Table(run, (run, run, run), ((run, run, run),) * 2, (1,), run)
    places = {n: run for n in ("title", "subtitle", "period", "sender", "notice", "stamp")}
    return Document(
        demo_cover(**places, version=text),
        (
            Heading(run), Heading(run, 2), Heading(run, 3), Heading(run), Heading(run), Heading(run),
            *(Paragraph(run, role, run) for role in ("plain", "lead", "own", "missing", "note")),
            Bullets((run, run)), Tiles((Tile(run, run, run),) * 3), table, Quote(run, run),
            chart(title=run, subtitle=run, alt=(Run("alt: ", "pack"), *run), note=run, numbers=table),
        ),
        PublishedFacts(
            (PublishedFact("a{b=c}", "a", run, run, run, 1.5, status=run, reason=run),),
            (Definition("a", run, run),),
        ),
    )  # fmt: skip


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def appears(document: Document) -> None:
    page = Page(render_html(document))
    assert page.open == []
    assert not page.all("script")
    seen = bare(page.text)
    labels = [bare(drawing["aria-label"]) for drawing in page.all("svg")]
    for block in (document.cover, *document.blocks):
        for text in map(plain, texts_in(block)):
            assert bare(text) in seen or bare(text) in labels


def appears_in_office(document: Document, folder: Path) -> None:
    """Write, prove and open the office files; every text stands in Word, and in its cell."""
    read = {}
    for ending in ("docx", "pptx", "xlsx"):
        path = folder / f"verslag.{ending}"
        FORMATS[ending](document, path)
        prove(document, path)
        read[ending] = path
    word = docx.Document(read["docx"])
    seen = bare(" ".join("".join(read_runs(p)) for p in word.element.body.iter(qn("w:p"))))
    for block in document.blocks:
        alts = {plain(block.alt)} if isinstance(block, Chart) else set()
        for text in map(plain, texts_in(block)):
            assert text in alts or bare(text) in seen
    assert len(pptx.Presentation(read["pptx"]).slides) == len(slides_of(document))
    cells = set()
    for sheet in openpyxl.load_workbook(read["xlsx"]).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("n", "s")
            cells.add(bare(str(cell.value)))
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for text in (text for row in table.rows for text in row):
            # openpyxl takes this for Excel's sign for an underscore; Excel itself does not.
            written = fitted(plain(text)).replace("_x005F_", "_")
            assert bare(written) in cells or number_in(plain(text)) is not None


def read_runs(paragraph):
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield node.text or " "


texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=20) | st.characters(), max_size=6).map(
    lambda parts: "a" + "".join(parts)
)


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_appears_literally_in_html(text: str):
    appears(everywhere(text))


@given(texts)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_compiles_to_pdf(text: str):
    assert render_pdf(everywhere(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_each_known_trouble_appears_and_compiles(piece: str):
    document = everywhere(f"voor {piece} na")
    appears(document)
    assert render_pdf(document).startswith(b"%PDF-")


@given(text=texts)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_appears_in_office_files(text: str, tmp_path_factory):
    appears_in_office(everywhere(text), tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("group", range(6))
def test_each_known_trouble_appears_in_office_files(group: int, tmp_path):
    pieces = PIECES[group::6]
    blocks = [block for piece in pieces for block in everywhere(f"voor {piece} na").blocks[6:]]
    table = [one for one in blocks if isinstance(one, Table)]
    told = [one for one in blocks if isinstance(one, (Paragraph, Quote, Bullets, Tiles))]
    appears_in_office(Document(demo_cover(), (*told, *table)), tmp_path)
    appears_in_office(everywhere(f"{pieces[0]} {pieces[-1]}"), tmp_path)


@pytest.mark.parametrize("text", ["_x0041_ 7", "_x000D_", "a_x005F_b", "'=1", "=1+1", "\u00a03"])
def test_what_means_something_to_excel_is_text(text: str, tmp_path):
    appears_in_office(everywhere(text), tmp_path)


@pytest.mark.parametrize(
    "text",
    [pytest.param(one, id=name, marks=pytest.mark.long if name == "han" else ())
     for one, name in zip(LONG, ("word", "words", "han", "address"), strict=True)],
)  # fmt: skip
def test_forty_thousand_characters_appear_and_compile(text: str, tmp_path):
    run = (Run(text, "pack"),)
    document = Document(
        demo_cover(), (Paragraph(run), Paragraph(run, "own"), Table(run, (run,), ((run,),)))
    )
    appears(document)
    assert render_pdf(document).startswith(b"%PDF-")
    appears_in_office(document, tmp_path)


HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> **vet** # kop $x^2$ {{ 7*7 }} {% raw %} '
    '#read("x") \\u{41} [x](javascript:y) =1+1 @SUM(1) \u202eomgekeerd\u202c \u2066los\u2069 👩‍👩‍👧 🇳🇱 '
    "漢字かな العربية e\u0301 'a' \"b\" & &amp; \ufffd end"
)  # fmt: skip
LONG_TEXT = "woord " * 6_500 + "漢" * 900
PEOPLE = [f"persoon{number}@voorbeeld.example" for number in range(30)]


def marked(mark: str, starts: str = "") -> str:
    """Return a hostile text that says which cell it comes from."""
    return f"{starts}{mark} {HOSTILE}"


PARTNER = "=Partner & <b>Zonen</b> {{ 7*7 }} $x$ ../漢字 👩‍👩‍👧 \u202eb"
OTHER = "Buurtkracht"
# What stands in a cell -> the reports in which it has to be read back.
CELLS = {
    "partner": PARTNER, "titel": marked("Titel-van-activiteit", "="), "vraag": marked("Vraag-uit-de-praktijk", "+"),
    "citaat": marked("Citaat-van-iemand", "-"), "door": marked("Van-wie-het-is"),
    "voorwoord": marked("Woorden-vooraf", "@"), "spreker": marked("Wie-spreekt"),
    "lang": f"Lange-tekst {LONG_TEXT}"[:32_000], "slot": marked("Woorden-achteraf"),
    "mail": marked("Woorden-in-de-mail"), "colofon": marked("Colofon-van-het-huis"),
    "contact": marked("Contact-van-het-huis"), "alt": marked("Alt-van-de-foto"),
    "bijschrift": marked("Bijschrift-van-de-foto"), "maker": marked("Maker-van-de-foto"),
    "speerpunt": marked("Speerpunt-van-het-jaar"), "editie": marked("Editie-van-de-leergang"),
    "aanhef": marked("Aanhef").replace("@", ""), "naam": "Wiebe 漢字",
}  # fmt: skip


# What reads from right to left stands in a PDF as it is seen.
ARABIC = re.compile("[\u0600-\u06ff]+")
EVERYWHERE = ("titel", "vraag", "citaat", "door", "voorwoord", "spreker", "lang", "slot", "colofon",
              "contact", "bijschrift", "maker", "speerpunt", "editie")  # fmt: skip
FILE_OF_PARTNER = "partner-b-zonen-b-7-7-x-b"
READ_BACK = {
    "jaaroverzicht-2022.html": (*EVERYWHERE, "alt"),
    "jaaroverzicht-2022.pdf": (*EVERYWHERE, "alt"),
    "jaaroverzicht-2022.docx": EVERYWHERE,
    "jaaroverzicht-2022.pptx": (),
    "jaaroverzicht-2022.xlsx": ("titel", "vraag", "speerpunt", "editie"),
    "jaaroverzicht-2022-samenvatting.html": ("citaat", "door"),
    "jaaroverzicht-2022-samenvatting.pdf": ("citaat", "door"),
    "jaaroverzicht-2022-technische-bijlage.html": ("titel", "speerpunt"),
    "jaaroverzicht-2022-technische-bijlage.pdf": ("titel", "speerpunt"),
    f"partners/{FILE_OF_PARTNER}.html": ("partner", "titel", "vraag", "contact"),
    f"partners/{FILE_OF_PARTNER}.pdf": ("partner", "titel", "vraag", "contact"),
    f"kantoor/proef/mails/{FILE_OF_PARTNER}.eml": ("partner", "aanhef", "mail"),
    "kantoor/proef/verzendlijst-2022.xlsx": ("partner", "naam"),
}


def hostile_sheets() -> dict:
    """Return a small programme with hostile text in every cell that somebody may write freely."""
    texts = CELLS
    return {
        "Activiteiten": [
            ("activiteit", "titel", "soort", "datum", "wijk", "locatie", "opdrachtgever", "thema",
             "speerpunt"),
            ("B01", texts["titel"], "bijeenkomst", "2022-03-10", "Selwerd", HOSTILE, PARTNER, HOSTILE,
             texts["speerpunt"]),
            ("W01", texts["titel"] + " 2", "wijkwandeling", "2022-06-17", "Selwerd", HOSTILE, None,
             HOSTILE, None),
            ("P01", texts["titel"] + " 3", "werkplaats", "2022-05-17", "Paddepoel", HOSTILE, None,
             HOSTILE, None),
        ],
        "Organisaties": [
            ("organisatie", "sector", "relatie", "sinds"),
            (PARTNER, "woningcorporatie", "partner", "2021-11-01"),
            (OTHER, "welzijn", "partner", "2021-11-01"),
        ],
        "Aanwezigheid": [
            ("activiteit", "deelnemer", "organisatie", "aanwezig"),
            *(("B01", person, PARTNER, "ja") for person in PEOPLE[:12]),
            *(("W01", person, OTHER, "ja") for person in PEOPLE[12:26]),
        ],
        "Edities": [
            ("editie", "titel", "start", "eind"), ("1", texts["editie"], "2021-12-01", "2022-06-30"),
        ],
        "Inschrijvingen": [
            ("editie", "deelnemer", "organisatie", "status", "datum diploma"),
            *(("1", person, PARTNER, "afgerond", "2022-06-30") for person in PEOPLE[:12]),
        ],
        "Bijdragen": [
            ("organisatie", "soort", "activiteit", "toelichting"),
            (PARTNER, "plek", "B01", HOSTILE), (PARTNER, "opdracht", "B01", HOSTILE),
        ],
        "Vraagstukken": [
            ("vraagstuk", "organisatie", "datum", "activiteit"),
            (texts["vraag"], PARTNER, "2022-02-01", "P01"),
        ],
        "Verhalen": [
            ("verhaal", "tekst", "datum", "van wie", "toestemming", "thema"),
            ("V1", texts["citaat"], "2022-06-17", texts["door"], "openbaar", HOSTILE),
        ],
        "Teksten": [
            ("jaar", "plaats", "tekst", "van wie"),
            (2022, "voorwoord", texts["voorwoord"], texts["spreker"]),
            (2022, "Wijkwandelingen", texts["lang"], None),
            (2022, "vooruitblik", texts["slot"], texts["spreker"]),
            (2022, "mail aan partners", texts["mail"], "lead"),
        ],
        "Speerpunten": [
            ("speerpunt", "jaar", "toelichting"),
            (texts["speerpunt"], 2022, HOSTILE), (texts["speerpunt"], 2023, HOSTILE),
        ],
        "Huisstijl": [
            ("wat", "waarde"), ("colofon", texts["colofon"]), ("contact", texts["contact"]),
        ],
        "Foto's": [
            ("bestand", "alt-tekst", "bijschrift", "maker", "plek", "toestemming"),
            ("foto.jpg", texts["alt"], texts["bijschrift"], texts["maker"], "voorwoord", "openbaar"),
        ],
        "Contactpersonen": [
            ("organisatie", "naam", "e-mail", "aanhef"),
            (PARTNER, texts["naam"], "wiebe@voorbeeld.example", texts["aanhef"]),
            (OTHER, "Édith Regenboog", "edith@voorbeeld.example", None),
        ],
    }  # fmt: skip


@pytest.mark.long
def test_hostile_cells_go_through_a_workspace_and_run_nothing(tmp_path, capsys):
    settings = workspace(tmp_path, {}, {2022: YEARS[2022]})
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in hostile_sheets().items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([None] * len(row))
            for cell, value in zip(sheet[sheet.max_row], row, strict=True):
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    book.save(settings.data / "programma.xlsx")
    (settings.data / "foto.jpg").write_bytes(jpeg())
    told = ("--year", "2022", "--date", "2022-12-15", str(tmp_path))
    for command in ("review", "partners"):
        assert cli.main([command, *told]) == 0, capsys.readouterr().err
    folder = tmp_path / "reports" / "2022"
    seen = {}
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        assert re.fullmatch(r"[a-z0-9/.-]+", name), name
        seen[name] = read_back(path)
    for name, keys in READ_BACK.items():
        for key in keys:
            for piece in ARABIC.split(clean(CELLS[key])):
                assert solid(piece) in seen[name], (name, key)
    assert not [
        name for name, text in seen.items() if re.search("[\u202a-\u202e\u2066-\u2069]", text)
    ]


def read_back(path: Path) -> str:
    """Open a finished file, see that nothing in it runs, and return its text on one line."""
    match path.suffix:
        case ".html":
            page = Page(path.read_text("utf-8"))
            assert not page.open
            assert not page.all("script")
            assert not [
                it for tag in ("img", "a", "svg") for it in page.all(tag) if "onerror" in it
            ]
            alts = [
                it.get("aria-label") or it.get("alt") or ""
                for it in page.all("svg") + page.all("img")
            ]
            return solid(" ".join([page.text, *alts]))
        case ".pdf":
            return solid(" ".join(read_pdf(path)))
        case ".docx":
            word = docx.Document(path)
            return solid(" ".join("".join(read_runs(p)) for p in word.element.body.iter(qn("w:p"))))
        case ".pptx":
            frames = (
                s.text_frame
                for d in pptx.Presentation(path).slides
                for s in d.shapes
                if s.has_text_frame
            )
            return solid(" ".join(frame.text for frame in frames))
        case ".xlsx":
            cells = [c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row]
            assert {cell.data_type for cell in cells} <= {"n", "s"}
            return solid(" ".join(str(cell.value) for cell in cells if cell.value is not None))
        case ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=default)
            assert not message.defects
            return solid(message.get_body().get_content())
    return ""


def solid(text: str) -> str:
    """Return a text without its spaces: a PDF has one wherever a letter is of another font."""
    return re.sub(r"[\s\u200b\u2060\u00ad]+", "", text)
