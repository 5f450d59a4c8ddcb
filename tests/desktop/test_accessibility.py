"""Every finished report held to WCAG 2.2 AA in a browser, and to PDF/UA and PDF/A on paper."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import pytest
from pypdf import PdfReader

from wijkmakers_analysis.document.editions import ANNEX, BESIDE

pytestmark = pytest.mark.desktop

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = {"light": (1200, "light"), "dark": (1200, "dark"), "narrow": (320, "light")}
# One with people of its own, and one with so few that its report is about other things.
PARTNERS = ("Welzijn De Kruimelbrug", "Opbouwwerk Stoepkrijt")
REPORTS = ("review", "summary", "annex", "partner", "small partner")
# The shade beside a wide table keeps axe from knowing what a text stands on; it is behind no text.
NO_SHADES = ".scroll { background-image: none !important; }"
OPEN = "document.querySelectorAll('details').forEach(it => { it.open = true; })"
RUN_AXE = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags},
  resultTypes: ['violations', 'incomplete']}).then(({violations, incomplete, passes}) => {
    const behind = element => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!/rgba\\(.*, 0\\)/.test(colour)) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const told = (it, node) => {
      const element = document.querySelector(node.target[0]);
      const [cell, drawing] = [element.closest('caption, th, td'), element.closest('svg')];
      return {
        rule: it.id, html: node.html.slice(0, 200),
        why: [...node.any, ...node.all, ...node.none].map(check => check.data?.messageKey ?? check.id),
        place: drawing ? 'drawing' : cell ? 'table' : 'text',
        colours: [getComputedStyle(element).color, behind(element)],
      };
    };
    return {
      passed: passes.length,
      violations: violations.map(it => [it.id, it.nodes.map(node => node.html.slice(0, 200))]),
      unsure: incomplete.flatMap(it => it.nodes.map(node => told(it, node))),
    };
  })"""
# Of what axe may be unsure: of contrast alone. It cannot look through a drawing, judges no text of one
# letter, and sees no cell that a narrow screen shows in part only; those are measured here instead.
MAY_BE_UNSURE = {
    "drawing": {"imgNode", "shortTextContent"},
    "table": {"elmPartiallyObscured", "shortTextContent"},
}
# How each number that leads to its definition looks beside the text it stands in.
LINKS = """() => [...document.querySelectorAll('a.fact')].map(it => {
  const [own, around] = [getComputedStyle(it), getComputedStyle(it.parentElement)];
  it.focus({focusVisible: true, preventScroll: true});
  const focused = getComputedStyle(it);
  return {
    hasColourAround: own.color === around.color,
    line: [own.textDecorationLine, own.textDecorationStyle],
    outline: [focused.outlineStyle, parseFloat(focused.outlineWidth)],
    role: it.getAttribute('role'),
    arrives: document.getElementById(it.hash.slice(1)) !== null,
  };
})"""
# What each text of a drawing is painted with, and what is painted under it; then what each mark is.
DRAWN = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const over = (top, below) => top.slice(0, 3).map(
    (part, at) => Math.round(part * (top[3] ?? 1) + below[at] * (1 - (top[3] ?? 1))));
  const painted = (style, share = 1) => {
    const [red, green, blue, alpha = 1] = parts(style.fill);
    return [red, green, blue, alpha * style.fillOpacity * style.opacity * share];
  };
  const texts = [], marks = [];
  for (const drawing of document.querySelectorAll('figure.chart svg')) {
    drawing.scrollIntoView({block: 'center'});
    const card = parts(getComputedStyle(drawing.parentElement).backgroundColor);
    const shapes = [...drawing.querySelectorAll('path, rect, circle, ellipse, polygon, use')]
      .filter(it => !it.closest('defs') && getComputedStyle(it).fill.startsWith('rgb'))
      .map(it => [it, it.getBoundingClientRect()]);
    for (const [shape, box] of shapes) {
      if (box.width > 1 && box.height > 1) marks.push([over(painted(getComputedStyle(shape)), card), card]);
    }
    for (const text of drawing.querySelectorAll('text')) {
      if (!text.textContent.trim()) continue;
      const box = text.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const under = shapes.filter(([it, frame]) => frame.left <= x && x <= frame.right
        && frame.top <= y && y <= frame.bottom && holds(it, x, y)
        && it.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
      const ground = under.reduce((below, [it]) => over(painted(getComputedStyle(it)), below), card);
      texts.push([text.textContent.trim().length, over(painted(getComputedStyle(text)), ground), ground]);
    }
  }
  function holds(shape, x, y) {
    if (!shape.isPointInFill) return true;
    const place = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
    return shape.isPointInFill(place);
  }
  return [texts, marks];
}"""


@pytest.fixture(scope="module")
def reports(example, wijkmakers):
    """Where each report stands, without its ending."""
    folder = example / "reports" / "2022"
    for name in PARTNERS:
        wijkmakers("partners", example, "--year", "2022", "--only", name)
    review = folder / "jaaroverzicht-2022"
    beside = [folder / f"{review.name}-{edition.tag}" for edition in BESIDE]
    partners = [folder / "partners" / name.lower().replace(" ", "-") for name in PARTNERS]
    return dict(zip(REPORTS, [review, *beside, *partners], strict=True))


@pytest.fixture(scope="module", params=REPORTS)
def report(request, reports):
    return reports[request.param]


@pytest.fixture(scope="module", params=LOOKS)
def page(request, chromium, report):
    """One report in one look, read without a network; everything unfolded."""
    width, scheme = LOOKS[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce",
        offline=True,
    )  # fmt: skip
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(report.with_suffix(".html").as_uri())
    page.evaluate(OPEN)
    yield page
    context.close()


def test_it_asks_for_nothing_and_complains_of_nothing(page, report):
    elsewhere = [url for url in page.asked if not url.startswith("data:")]
    assert elsewhere == [report.with_suffix(".html").as_uri()]
    assert page.complaints == []


def test_it_does_not_scroll_sideways(page):
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room


def test_axe_finds_nothing(page):
    page.add_style_tag(content=NO_SHADES)
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, STANDARD)
    assert found["passed"] >= 15
    assert found["violations"] == []
    assert [one for one in found["unsure"] if not may_be_unsure(one)] == []


def may_be_unsure(one):
    """Whether axe could not know this, and it was measured: drawings by another test, cells here."""
    why = MAY_BE_UNSURE.get(one["place"], set())
    is_of_contrast = one["rule"] == "color-contrast" and set(one["why"]) <= why
    return is_of_contrast and (
        one["place"] == "drawing" or contrast(*map(parts_of, one["colours"])) >= 4.5
    )


CELL = {"rule": "color-contrast", "why": ["elmPartiallyObscured"], "place": "table",
        "colours": ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"colours": ["rgb(200, 200, 200)", "rgb(255, 255, 255)"]}, False),
        ({"rule": "label-content-name-mismatch"}, False),
        ({"why": ["elmPartiallyObscured", "bgGradient"]}, False),
        ({"why": ["imgNode"]}, False),
        ({"place": "text"}, False),
        ({"place": "drawing", "why": ["imgNode"]}, True),
        ({"place": "drawing", "rule": "svg-img-alt", "why": ["imgNode"]}, False),
    ],
)
def test_of_what_axe_may_be_unsure(change, expected):
    assert may_be_unsure(CELL | change) is expected


def test_a_number_that_leads_reads_as_text_and_can_be_seen_to_lead(page, report):
    links = page.evaluate(LINKS)
    assert bool(links) == (report.name in ("jaaroverzicht-2022", f"jaaroverzicht-2022-{ANNEX.tag}"))
    for one in links:
        assert one == {
            "hasColourAround": True, "line": ["underline", "dotted"], "outline": ["solid", 3],
            "role": "doc-glossref", "arrives": True,
        }  # fmt: skip


def test_on_paper_a_number_that_leads_has_no_line(chromium, reports):
    page = chromium.new_page()
    page.goto(reports["review"].with_suffix(".html").as_uri())
    page.emulate_media(media="print")
    lines = page.evaluate(
        "[...document.querySelectorAll('a.fact')].map(it => getComputedStyle(it).textDecorationLine)"
    )
    page.close()
    assert set(lines) == {"none"}


def test_words_in_a_drawing_stand_out(page):
    texts, _ = page.evaluate(DRAWN)
    assert {
        (tuple(ink), tuple(paper)) for _, ink, paper in texts if contrast(ink, paper) < 4.5
    } == set()


def test_what_stands_out_by_day_stands_out_by_night(chromium, report):
    seen = {}
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(report.with_suffix(".html").as_uri())
        seen[scheme] = page.evaluate(DRAWN)[1]
        page.close()
    lost = [
        (day, night)
        for day, night in zip(seen["light"], seen["dark"], strict=True)
        if contrast(*day) >= 3 > contrast(*night)
    ]
    assert lost == []


MARKUP = """() => ({
  language: document.documentElement.lang,
  title: document.title,
  policy: document.querySelector('meta[http-equiv=Content-Security-Policy]').content,
  scripts: document.scripts.length,
  headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(it => Number(it.tagName[1])),
  tables: [...document.querySelectorAll('table')].map(it => [
    it.caption?.innerText ?? '', [...it.tHead.rows].flatMap(row => [...row.cells].map(cell => cell.scope)),
    [...it.tBodies[0].rows].map(row => row.cells[0].scope)]),
  pictures: [...document.querySelectorAll('svg, img')].map(
    it => it.getAttribute('aria-label') ?? it.getAttribute('alt') ?? ''),
})"""


def test_the_markup_says_what_is_what(chromium, report):
    page = chromium.new_page()
    page.goto(report.with_suffix(".html").as_uri())
    page.evaluate(OPEN)
    said = page.evaluate(MARKUP)
    page.close()
    assert said["language"] == "nl"
    assert said["title"].strip()
    assert said["policy"].startswith("default-src 'none'")
    assert not re.search(r"script|https?:|'self'", said["policy"])
    assert said["scripts"] == 0
    levels = said["headings"]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for caption, columns, rows in said["tables"]:
        assert caption.strip()
        assert set(columns) == {"col"}
        assert set(rows) <= {"row"}
    assert all(len(alt) > 10 for alt in said["pictures"])


def test_the_pdf_is_tagged_and_described(report):
    reader = PdfReader(report.with_suffix(".pdf"))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.strip()
    described = root["/Metadata"].get_data().decode()
    for said in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
        assert said in described
    elements = list(elements_of(root["/StructTreeRoot"]["/K"]))
    figures = [str(one.get("/Alt", "")) for one in elements if one["/S"] == "/Figure"]
    assert all(len(alt) > 10 for alt in figures)
    kinds = [one["/S"] for one in elements]
    assert kinds.count("/H1") >= 1
    levels = [int(kind[2]) for kind in kinds if re.fullmatch("/H[1-6]", kind)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in (one for one in elements if one["/S"] == "/Table"):
        cells = [one for one in elements_of(table["/K"]) if one["/S"] == "/TH"]
        assert cells
        assert all("/Scope" in str(one["/A"]) for one in cells)
    for page in reader.pages:
        assert "/StructParents" in page
        for font in page["/Resources"].get("/Font", {}).values():
            assert is_embedded(font.get_object())


def test_page_and_paper_describe_the_same_pictures(chromium, report):
    page = chromium.new_page()
    page.goto(report.with_suffix(".html").as_uri())
    told = page.evaluate(MARKUP)["pictures"]
    page.close()
    tree = PdfReader(report.with_suffix(".pdf")).trailer["/Root"]["/StructTreeRoot"]["/K"]
    figures = [one for one in elements_of(tree) if one["/S"] == "/Figure"]
    assert sorted(bare(str(one["/Alt"])) for one in figures) == sorted(map(bare, told))


def test_a_figure_without_an_alt_text_stops_the_run(example, wijkmakers_refuses, tmp_path):
    for part in ("wijkmakers.toml", "data", "packs", ".wijkmakers"):
        (tmp_path / part).symlink_to(example / part)
    notebook = json.loads((example / "notebooks" / "partner_report.ipynb").read_text("utf-8"))
    (cell,) = (one for one in notebook["cells"] if "".join(one["source"]) == "draw_own_year(pack)")
    cell["source"] = "from dataclasses import replace\nreplace(draw_own_year(pack), alt=())"
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "partner_report.ipynb").write_text(json.dumps(notebook), "utf-8")
    said = wijkmakers_refuses("partners", tmp_path, "--year", "2022", "--only", PARTNERS[0])
    assert "alt-tekst" in said
    assert not [path for path in tmp_path.glob("reports/**/*") if path.is_file()]


@pytest.fixture(scope="module")
def wijkmakers_refuses():
    """Run a command of ours that has to be refused; gives what it said."""

    def run(*words):
        command = [sys.executable, "-m", "wijkmakers_analysis", *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240)
        assert done.returncode == 1, f"{done.stdout}\n{done.stderr}"
        return done.stderr

    return run


def elements_of(node):
    """Yield every structure element of a PDF, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from elements_of(child)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from elements_of(node.get("/K", []))


def is_embedded(font):
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    files = {"/FontFile", "/FontFile2", "/FontFile3"}
    return bool(files & set(inner["/FontDescriptor"])) or font["/Subtype"] == "/Type3"


def bare(text):
    return re.sub(r"[\s\u200b\u2060]+", "", text)


def parts_of(colour):
    """Return the three parts of 'rgb(r, g, b)'."""
    return [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]


def contrast(ink, paper):
    """Return the contrast of two colours of three parts to 255, by WCAG 2.2."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    shares = [part / 255 for part in colour]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
