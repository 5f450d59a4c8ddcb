"""No name, address or pseudonym of a person is in anything that is made or printed.

Every family name and address of the workbooks is a canary: it is looked for in the finished files
(markup and text, also where a tag or a line break cuts it), in every object of a PDF, in the packs
and in what the commands print. That the search finds what leaks is shown on files that do.
"""

import csv
import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.settings import load_settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "data" / "example"
PERSON_COLUMNS = {"deelnemer", "deelnemer 1", "deelnemer 2", "e-mail", "respondent", "naam"}
NAME, ADDRESS = "Quirine Zwaluwstaart", "quirine.zwaluwstaart@example.org"
OFFICE = {".docx", ".pptx", ".xlsx"}
PICTURES = (".png", ".jpg", ".jpeg")
BLOCK = (
    r"</?(?:p|li|tr|h\d|div|section|figure|figcaption|caption|table|text|title|desc|svg)\b[^>]*>"
)
CLASS = r"\b1 tot en met \d+(?! \w+ \d{4})"
OF_PEOPLE = r"\d[\d.]* (?:verschillende |jonge )?(?:mens|deelnemer|deelname)"


@pytest.fixture(
    scope="session",
    params=[
        pytest.param((2023, ("--format", "html")), marks=pytest.mark.long),
        pytest.param((2022, ()), marks=pytest.mark.long),
    ],
    ids=["2023", "2022"],
)
def made(request, tmp_path_factory):
    """Return a workspace with the review and all partner reports, and what was printed.

    The review is there in all formats and editions, the partner reports of 2022 as HTML and PDF.
    """
    folder = tmp_path_factory.mktemp("werk") / "ruimte"
    shutil.copytree(EXAMPLE, folder / "data" / "example")
    shutil.copy(ROOT / "wijkmakers.toml", folder)
    year = ("--year", str(request.param[0]))
    partners = ("partners", *year, *request.param[1])
    calls = [("check",), ("review", *year), partners, ("facts", *year, "--json")]
    return folder, [run(folder, *call) for call in calls]


@pytest.fixture(scope="session")
def partners():
    rows = rows_of("Partners.xlsx", "Organisaties")
    return [row["organisatie"] for row in rows if row["relatie"] == "partner"]


@pytest.fixture(scope="session")
def wanted():
    """Return the canaries, folded: family names, addresses, codes, and what may not be told."""
    found = {NAME.split()[-1], ADDRESS}
    for path in EXAMPLE.glob("*.xlsx"):
        book = openpyxl.load_workbook(path, data_only=True)
        for sheet in book.sheetnames:
            if sheet == "Verhalen":
                closed = [row for row in rows_of(path.name, sheet) if row["toestemming"] == "nee"]
                found |= {row["tekst"] for row in closed}
                continue
            for row in rows_of(path.name, sheet):
                for column in PERSON_COLUMNS & set(row):
                    found |= names_in(row[column] or "")
        book.close()
    table = (EXAMPLE / "Aanwezigheid leergang editie 3.csv").read_text(encoding="utf-8-sig")
    for row in csv.DictReader(table.splitlines(), delimiter=";"):
        found |= names_in(row["deelnemer"])
    return {folded(word) for word in found if word}


def run(folder, command, *options, fails=False):
    call = [sys.executable, "-m", "wijkmakers_analysis", command, str(folder), *options]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode != 0) == fails, done.stderr
    return done.stdout + done.stderr


def leaving(folder, *parts):
    """Return every file but those of the folder that is for the office alone."""
    found = (path for part in parts for path in (folder / part).rglob("*.*"))
    return [path for path in found if path.is_file() and "kantoor" not in path.parts]


def rows_of(book, sheet):
    opened = openpyxl.load_workbook(EXAMPLE / book, data_only=True)
    header, *rows = opened[sheet].iter_rows(values_only=True)
    opened.close()
    return [dict(zip(header, row, strict=True)) for row in rows]


def names_in(cell):
    """Return what gives a person away in a cell: the address, the family name, or the code."""
    if "@" in cell:
        return {cell, cell.split("@")[0]}
    return {cell.split()[-1]} if cell.split() else set()


def folded(text):
    """Return a text as it is compared: one case, and nothing that may stand between letters."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", html.unescape(text)).casefold()


@cache
def inside(path):
    """Return every text in a file: as it is written and as it is read."""
    if path.suffix == ".pdf":
        return texts_of_pdf(PdfReader(path))
    if path.suffix in OFFICE:
        return texts_of_office(path)
    if path.suffix in PICTURES:
        return [path.read_bytes().decode("latin-1")]
    written = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return [written, json.dumps(json.loads(written), ensure_ascii=False)]
    assert set(re.findall(r"data:([\w/+-]+);base64", written)) <= {
        "font/woff2",
        "image/jpeg",
        "image/png",
    }
    return [written, re.sub(r"<[^>]*>", "", written)]


def texts_of_office(path):
    """Return every part of an office file but its pictures: as written and without its tags."""
    with zipfile.ZipFile(path) as archive:
        named = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: part for name, part in named.items() if not name.endswith(PICTURES)}
    assert {name for name in texts if not name.endswith((".xml", ".rels"))} == set()
    written = [part.decode("utf-8") for part in texts.values()]
    return [*written, *(re.sub(r"<[^>]*>", "", part) for part in written), *named]


def texts_of_pdf(reader):
    """Return the text of every page and every string and stream in the file."""
    found = [page.extract_text() for page in reader.pages]
    whole = [reader.trailer, *map(reader.get_object, range(1, reader.trailer["/Size"]))]
    while whole:
        part = whole.pop()
        if isinstance(part, StreamObject):
            found.append(part.get_data().decode("latin-1"))
        if isinstance(part, dict):
            whole += [*part.keys(), *(part.raw_get(key) for key in part)]
        elif isinstance(part, list):
            whole += list.__iter__(part)
        elif isinstance(part, str):
            found.append(part)
        elif isinstance(part, bytes):
            found.append(part.decode("latin-1"))
    return found


def leaks(texts, wanted):
    """Return which of the wanted words are in the texts."""
    everything = "\n".join(map(folded, texts))
    return {word for word in wanted if word in everything}


def lines_of(path):
    """Return what a reader of an HTML file sees or hears, one line a block or description."""
    written = path.read_text(encoding="utf-8")
    body = re.sub(r"<(style|script)\b.*?</\1>", "", written, flags=re.DOTALL)
    spoken = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', body)
    seen = re.sub(r"<[^>]*>", " ", re.sub(BLOCK, "\n", body))
    return [" ".join(html.unescape(line).split()) for line in [*seen.splitlines(), *spoken]]


def rows_in(path):
    """Return the rows of a workbook, one line each."""
    book = openpyxl.load_workbook(path)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    book.close()
    return [" ".join(str(cell) for cell in row if cell is not None) for row in rows]


def figures_of_partners(lines, partners):
    """Return the lines that say of a partner, by name, how many people came."""
    named = [line for line in lines if any(one.casefold() in line.casefold() for one in partners)]
    return [line for line in named if re.search(f"{OF_PEOPLE}|{CLASS}", line)]


def test_nothing_that_leaves_the_office_names_a_person(made, wanted):
    folder, printed = made
    files = leaving(folder, "reports", "packs")
    assert {path.suffix for path in files} == {".html", ".pdf", ".json", ".jpg", *OFFICE}
    assert len(files) >= 24
    assert len(wanted) > 500
    found = {path.name: leaks(inside(path), wanted) for path in files}
    assert {name: words for name, words in found.items() if words} == {}
    assert leaks(printed, wanted) == set()
    assert leaks((path.name for path in files), wanted) == set()


def test_nothing_that_leaves_the_office_holds_a_pseudonym_or_the_secret(made):
    folder, printed = made
    secret = (folder / ".wijkmakers" / "secret").read_text(encoding="ascii").strip()
    tables = read_workspace(load_settings(folder)).tables.values()
    columns = [table[name] for table in tables for name in table if name.endswith("_id")]
    cells = {str(cell) for column in columns for cell in column.dropna()}
    pseudonyms = {cell for cell in cells if re.fullmatch(r"p[0-9a-f]{16}", cell)}
    assert len(pseudonyms) > 200
    files = leaving(folder, "reports", "packs")
    for path in files:
        assert leaks(inside(path), {secret, *pseudonyms}) == set(), path.name
    assert leaks(printed, {secret, *pseudonyms}) == set()


def test_no_file_tells_where_it_was_made(made):
    folder, _ = made
    for path in leaving(folder, "reports"):
        assert leaks(inside(path), {folded(str(folder)), folded(str(ROOT)), ".xlsx"}) == set()


def test_the_review_has_no_figure_about_the_people_of_a_partner(made, partners):
    paths = sorted((made[0] / "reports").glob("*/*.html"))
    assert len(paths) == 3
    lines = [line for path in paths for line in lines_of(path)]
    assert any(partner in line for line in lines for partner in partners)
    assert figures_of_partners(lines, partners) == []


def test_the_workbook_has_no_figure_about_the_people_of_a_partner(made, partners):
    (path,) = (made[0] / "reports").glob("*/*.xlsx")
    rows = rows_in(path)
    assert any(partner in row for row in rows for partner in partners)
    assert figures_of_partners(rows, partners) == []
    assert not [row for row in rows if "{organisatie=" in row or ",organisatie=" in row]


def owner_of(lines, partners):
    """Return the partner whose report this is: its cover has the name on a line, with a capital."""
    by_line = {first_upper(partner): partner for partner in partners}
    return next(by_line[line] for line in lines if line in by_line)


def test_a_partner_report_has_no_figure_about_the_people_of_another(made, partners):
    paths = sorted((made[0] / "reports").glob("*/partners/*.html"))
    assert len(paths) >= 21
    for path in paths:
        lines = lines_of(path)
        own = owner_of(lines, partners)
        others = [one for one in partners if one != own]
        assert figures_of_partners(lines, others) == []


def test_of_another_partner_is_named_only_who_sent_enough_people(made, partners):
    facts = json.loads(made[1][-1])
    people = {
        fact["group"]["organisatie"]: fact["value"] or 0
        for fact in facts
        if fact["id"] == "participants" and set(fact["group"]) == {"organisatie"}
    }
    few = [one for one in partners if people.get(one, 0) < 5]
    assert few
    for path in sorted((made[0] / "reports").glob("*/partners/*.html")):
        lines = lines_of(path)
        own = owner_of(lines, partners)
        assert not [one for one in few if one != own and one in "\n".join(lines)], path.name


def test_no_message_about_broken_rows_quotes_a_person(tmp_path, wanted):
    folder = tmp_path / "ruimte"
    shutil.copytree(EXAMPLE, folder / "data" / "example")
    shutil.copy(ROOT / "wijkmakers.toml", folder)
    for path in (folder / "data" / "example").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            if sheet.title not in ("Lees mij", "Correcties", "Huisstijl"):
                sheet.append([NAME] * sheet.max_column)
                sheet.append([ADDRESS] * sheet.max_column)
        book.save(path)
    loose = openpyxl.Workbook()
    loose.active.append(["activiteit", NAME, ADDRESS])
    loose.active.append(["B09", "x", "x"])
    loose.save(folder / "data" / "example" / "losse lijst.xlsx")
    for call in (("check",), ("review", "--year", "2023"), ("pack", "--year", "2023")):
        printed = run(folder, *call, fails=True)
        assert "losse lijst.xlsx" in printed
        assert leaks([printed], wanted) == set()


# The search works: it finds what leaks


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{NAME}</p>",
        f"<p>x</p><!-- {NAME} -->",
        f'<img alt="{ADDRESS}">',
        '<img alt="Zwaluw&#115;taart">',
        "<p>Zwaluw<b>staart</b></p>",
        "<p>Zwaluw\u00ad\nstaart</p>",
        f'<svg><metadata>{NAME.upper()}</metadata></svg><div data-x="1"></div>',
    ],
)
def test_a_leak_in_html_is_found(markup, made, wanted, tmp_path):
    review = min((made[0] / "reports").glob("*/*.html"), key=lambda path: len(path.name))
    written = review.read_text(encoding="utf-8")
    leaking = tmp_path / "lek.html"
    leaking.write_text(written.replace("</main>", f"{markup}</main>"), encoding="utf-8")
    assert leaks(inside(leaking), wanted)


@pytest.mark.parametrize(
    "source",
    [
        NAME,
        f'#set document(keywords: ("{NAME}",)); x',
        f'#set document(author: "{ADDRESS}"); x',
        f'#figure(rect(), alt: "{NAME}")',
        f'#pdf.attach("lijst.csv", bytes("{NAME}")); x',
        f"= {NAME}\n#pagebreak()",
    ],
)
def test_a_leak_in_pdf_is_found(source, wanted, tmp_path):
    typst = pytest.importorskip("typst")
    leaking = tmp_path / "lek.pdf"
    leaking.write_bytes(typst.compile(source.encode()))
    assert leaks(inside(leaking), wanted)


def test_a_leak_in_a_pack_is_found(wanted, tmp_path):
    leaking = tmp_path / "lek.json"
    leaking.write_text('{"name": "Zwaluw\\u0073taart"}', encoding="utf-8")
    assert leaks(inside(leaking), wanted)


def test_a_figure_of_another_partner_is_found(partners):
    one, other = partners[:2]
    told = [f"Van {one} deden 12 mensen mee.", f"{other}: 1 tot en met 4 mensen", f"{other} 3"]
    assert figures_of_partners(told, partners) == told[:2]
    assert figures_of_partners(told, [other]) == told[1:2]
