"""Attacks 10 to 12 and 14 to 20: on what a file holds inside, and on what the commands say."""

import base64
import hashlib
import json
import re
import shutil
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pypdf import PdfReader, PdfWriter

from wijkmakers_analysis import (
    draw_cohorts,
    draw_contributions,
    draw_reach,
    draw_sector_meetings,
)
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import open_pack

from attacks.canaries import Search
from attacks.hiding_places import drawings, hidden_values, odd_parts, order_of
from attacks.unpacking import unpack, unpack_bytes
from attacks.worlds import DATE, YEAR, run

PSEUDONYM = re.compile(rb"\bp[0-9a-f]{16}\b")
TRACES = re.compile('Traceback|\\.ipynb|papermill|ipykernel|site-packages|File "')


def report(worlds, ending, kind="review"):
    """Return a finished file of the first world."""
    chosen = worlds.first.partner_reports() if kind == "partner" else worlds.first.published()
    return next(
        path
        for path in chosen
        if path.suffix == f".{ending}"
        and (kind == "partner" or path.stem in (f"jaaroverzicht-{YEAR}", str(YEAR)))
    )


def sizes_of(world):
    """Return how many people of each partner took part."""
    programme = load_programme(load_settings(world.folder))
    found = all_findings(programme, programme.settings.year(YEAR))
    return {
        one.group["organisatie"]: one.value or 0
        for one in found
        if one.id == "participants" and set(one.group) == {"organisatie"}
    }


# 10 and 20: names, quotes, free text, and their hashes


def test_attack_10_no_name_quote_or_free_text_is_in_any_file(worlds, searching):
    assert len(worlds.first.canaries) > 200
    files = worlds.first.published()
    assert len(files) >= 24
    found = {worlds.first.named(path): searching.in_pieces(unpack(path)) for path in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_attack_10_nor_in_what_the_commands_print(worlds):
    # The names of files and sheets are what an office must hear where something is.
    secret = Search(worlds.first.canaries - set(worlds.first.places))
    for command, printed in worlds.first.printed.items():
        assert secret.in_text(printed) == set(), command


def _in_png(data):
    return b"\x89PNG\r\n\x1a\n" + len(data).to_bytes(4, "big") + b"tEXt" + data + b"crc."


SPELLED = {
    "plain": str.encode,
    "other case": lambda word: word.upper().encode(),
    "cut by a tag": lambda word: f"{word[:4]}<b>{word[4:]}</b>".encode(),
    "cut by a soft hyphen": lambda word: f"{word[:4]}\u00ad{word[4:]}".encode(),
    "entities": lambda word: "".join(f"&#{ord(letter)};" for letter in word).encode(),
    "comment": lambda word: f"<!-- {word} -->".encode(),
    "utf-16": lambda word: word.encode("utf-16-le"),
    "escaped": lambda word: "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
    "in an address": lambda word: "".join(f"%{ord(letter):02x}" for letter in word).encode(),
    "base64": lambda word: base64.b64encode(f"dit is {word} zelf".encode()),
    "data uri": lambda word: b"data:text/plain;base64," + base64.b64encode(word.encode()),
    "png text": lambda word: _in_png(b"Comment\0" + word.encode()),
    "hex": lambda word: word.encode().hex().encode(),
    "backwards": lambda word: word[::-1].encode(),
}


@pytest.mark.parametrize("how", sorted(SPELLED))
@pytest.mark.parametrize("ending", ["html", "docx", "pptx", "xlsx", "pdf", "json"])
def test_attack_10_finds_a_build_that_leaks(ending, how, worlds, searching, tmp_path):
    planted = SPELLED[how](worlds.first.people[3])
    if ending in ("html", "json"):
        data = report(worlds, ending).read_bytes() + b"\n" + planted
    elif ending == "pdf":
        writer = PdfWriter()
        writer.add_blank_page(9, 9)
        writer.add_attachment("gegevens", planted)
        path = tmp_path / "lek.pdf"
        writer.write(path)
        data = path.read_bytes()
    else:
        path = tmp_path / f"lek.{ending}"
        shutil.copy(report(worlds, ending), path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("extra/deel.xml", planted)
        data = path.read_bytes()
    assert searching.in_pieces(unpack_bytes(data))


def test_attack_20_no_hash_of_an_address_and_no_pseudonym_is_in_any_file(worlds, searching):
    # `searching` knows the plain md5, sha1 and sha256 of every canary: attack 10 looks for them.
    addresses = [one for one in worlds.first.people if "@" in one]
    assert len(addresses) > 50
    hashes = {how for _, how in searching.named.values()}
    assert {"md5", "sha1", "sha256", "md5 base64", "sha256 base64"} <= hashes
    read = load_programme(load_settings(worlds.first.folder))
    people = {*read.attendance["person_id"], *read.participants["person_id"]}
    pseudonyms = {one.encode() for one in people if isinstance(one, str)}
    assert all(PSEUDONYM.fullmatch(one) for one in pseudonyms)
    secret = (worlds.first.folder / ".wijkmakers" / "secret").read_bytes().strip()
    for path in worlds.first.published():
        for where, data in unpack(path):
            assert not pseudonyms & set(PSEUDONYM.findall(data)), where
            assert secret not in data, where


@pytest.mark.parametrize("kind", ["md5", "sha1", "sha256"])
def test_attack_20_finds_a_build_that_leaks(kind, worlds, searching):
    address = next(one for one in worlds.first.people if "@" in one)
    digest = hashlib.new(kind, address.encode())
    for leak in (digest.hexdigest(), digest.hexdigest()[:16], digest.hexdigest().upper()):
        assert searching.in_pieces(unpack_bytes(f'<i id="p{leak}">x</i>'.encode()))
    packed = base64.b64encode(digest.digest())
    assert searching.in_pieces(unpack_bytes(b'{"id": "' + packed + b'"}'))


# 11 and 12: order, ranks, bars, coordinates, alt texts


def test_attack_11_the_order_of_partners_is_the_same_whatever_is_hidden(worlds):
    names = list(worlds.first.partners.values())
    orders = []
    for world in (worlds.first, worlds.second):
        files = {world.named(path): order_of(names, path) for path in world.published()}
        orders.append(files)
    assert any(len(set(one)) >= 6 for one in orders[0].values())
    assert orders[0] == orders[1]


def test_attack_11_the_list_of_partners_is_alphabetical(worlds):
    pack = json.loads((worlds.first.folder / "packs" / f"{YEAR}.json").read_text("utf-8"))
    listed = [one["organisation"] for one in pack["organisations"]]
    sizes = sizes_of(worlds.first)
    assert listed == sorted(listed, key=str.casefold)
    assert listed != sorted(listed, key=lambda name: -sizes.get(name, 0)), "the check can fail"


def test_attack_11_finds_a_build_that_leaks(worlds, tmp_path):
    names = list(worlds.first.partners.values())
    leaking = tmp_path / "lek.html"
    written = report(worlds, "html").read_text("utf-8")
    one, other = list(dict.fromkeys(order_of(names, report(worlds, "html"))))[:2]
    swapped = written.replace(one, "\0").replace(other, one).replace("\0", other)
    leaking.write_text(swapped, "utf-8")
    assert order_of(names, leaking) != order_of(names, report(worlds, "html"))


def test_attack_12_drawings_and_their_words_are_the_same_whatever_is_hidden(worlds):
    drawn = [
        {world.named(path): drawings(path) for path in world.published()}
        for world in (worlds.first, worlds.second)
    ]
    formats = {name.rpartition(".")[2] for name, found in drawn[0].items() if found}
    assert {"html", "pdf", "docx", "pptx"} <= formats
    assert drawn[0] == drawn[1]


CHARTS = (draw_cohorts, draw_contributions, draw_reach, draw_sector_meetings)


def bars_of(pack):
    return [repr(draw(pack)) for draw in CHARTS]


def test_attack_12_finds_a_build_that_leaks(worlds):
    # The count is hidden in words, and the number behind it is still there to draw.
    pack = open_pack(worlds.first.folder / "packs" / f"{YEAR}.json")
    key = next(one.key for one in pack.facts if one.id == "participants" and "soort" in one.group)
    leaking = [
        replace(
            pack,
            facts=tuple(
                replace(one, value=value, shown="1 tot en met 4") if one.key == key else one
                for one in pack.facts
            ),
        )
        for value in (2, 3)
    ]
    assert bars_of(pack) == bars_of(pack)
    assert bars_of(leaking[0]) != bars_of(leaking[1])


# 14 and 15: behind a number format, hidden sheets, properties, revisions, embedded files


def test_attack_14_a_workbook_holds_no_more_than_it_shows(worlds):
    books = [path for path in worlds.first.published() if path.suffix == ".xlsx"]
    assert books
    for path in books:
        assert list(hidden_values(path)) == [], path.name


def _raw_share(book, sheet):
    sheet["A2"], sheet["A2"].number_format = 0.4251, "0%"


def _raw_count(book, sheet):
    sheet["A2"], sheet["A2"].number_format = 12.5, "#,##0"


def _hidden_sheet(book, sheet):
    book.create_sheet("mensen").sheet_state = "veryHidden"


def _hidden_row(book, sheet):
    sheet.row_dimensions[2].hidden = True


def _name(book, sheet):
    book.defined_names["bron"] = DefinedName("bron", attr_text="3")


def _formula(book, sheet):
    sheet["A2"] = "=2+1"


def _comment(book, sheet):
    sheet["A2"].comment = Comment("3 mensen", "bureau")


@pytest.mark.parametrize(
    "leak", [_raw_share, _raw_count, _hidden_sheet, _hidden_row, _name, _formula, _comment]
)
def test_attack_14_finds_a_build_that_leaks(leak, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = 27
    path = tmp_path / "heel.xlsx"
    book.save(path)
    assert list(hidden_values(path)) == []
    leak(book, book.active)
    leaking = tmp_path / "lek.xlsx"
    book.save(leaking)
    assert list(hidden_values(leaking))


def test_attack_15_no_file_has_parts_revisions_or_authors_that_nobody_sees(worlds):
    checked = {path.suffix for path in worlds.first.published() if path.suffix != ".json"}
    assert checked >= {".html", ".pdf", ".docx", ".pptx", ".xlsx"}
    for path in worlds.first.published():
        assert list(odd_parts(path)) == [], path.name


PARTS = {
    "an embedded workbook": ("word/embeddings/boek.xlsx", b"PK"),
    "a comment": ("word/comments.xml", b"<w:comments/>"),
    "a revision": ("word/deel.xml", b'<w:ins w:author="x">'),
    "an author": ("docProps/anders.xml", b"<dc:creator>Wie ook</dc:creator>"),
    "a custom property": ("docProps/custom.xml", b"<Properties/>"),
}


@pytest.mark.parametrize("ending", ["docx", "pptx", "xlsx"])
@pytest.mark.parametrize("part", sorted(PARTS))
def test_attack_15_finds_a_build_that_leaks(part, ending, worlds, tmp_path):
    path = tmp_path / f"lek.{ending}"
    shutil.copy(report(worlds, ending), path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(*PARTS[part])
    assert list(odd_parts(path))


@pytest.mark.parametrize("leak", ["attachment", "author", "note"])
def test_attack_15_finds_a_pdf_that_leaks(leak, tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    if leak == "attachment":
        writer.add_attachment("lijst.csv", b"x")
    elif leak == "author":
        writer.add_metadata({"/Author": "Wie ook"})
    else:
        from pypdf.annotations import FreeText

        writer.add_annotation(0, FreeText(text="3 mensen", rect=(0, 0, 9, 9)))
    path = tmp_path / "lek.pdf"
    writer.write(path)
    assert list(odd_parts(path))


# 16 and 17: notebooks, tracebacks, messages after broken rows


def traces_in(pieces):
    """Return where a piece tells of a notebook, a traceback or a folder of the machine."""
    return [where for where, data in pieces if TRACES.search(data.decode("utf-8", "replace"))]


def test_attack_16_no_notebook_output_parameter_or_traceback_leaves(worlds):
    folder = worlds.first.folder
    assert list(folder.rglob("*.ipynb")) == []
    for path in worlds.first.published():
        assert traces_in(unpack(path)) == [], path.name
        assert not [w for w, data in unpack(path) if str(folder).encode() in data], path.name
    for command, printed in worlds.first.printed.items():
        assert "Traceback" not in printed, command


@pytest.mark.parametrize("leak", ["Traceback (most recent call last)", "uit verslag.ipynb"])
def test_attack_16_finds_a_build_that_leaks(leak, tmp_path):
    path = tmp_path / "lek.html"
    path.write_text(f"<p>heel</p><!-- {leak} -->", "utf-8")
    assert traces_in(unpack(path))


@pytest.fixture(scope="module")
def broken(worlds, tmp_path_factory):
    """Return what the commands print of a workspace in which every sheet has broken rows."""
    folder = tmp_path_factory.mktemp("kapot") / "ruimte"
    shutil.copytree(worlds.first.folder / "data", folder / "data")
    shutil.copy(worlds.first.folder / "wijkmakers.toml", folder)
    person = next(one for one in worlds.first.people if "@" not in one)
    for path in (folder / "data").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            if sheet.title not in ("Lees mij", "Huisstijl", "Soorten"):
                sheet.append([person] * sheet.max_column)
        book.save(path)
    return {
        "check": run(folder, "check", fails=True),
        "pack": run(folder, "pack", "--year", str(YEAR), fails=True),
    }


def test_attack_17_no_message_about_broken_rows_quotes_a_person(worlds, broken):
    secret = Search(worlds.first.canaries - set(worlds.first.places))
    for command, printed in broken.items():
        assert "›" in printed, command
        assert secret.in_text(printed) == set(), command


def test_attack_17_finds_a_message_that_leaks(worlds, broken):
    secret = Search(worlds.first.canaries - set(worlds.first.places))
    for person in worlds.first.people[:9]:
        assert secret.in_text(broken["check"].replace("›", person, 1))


# 18 and 19: the data of another partner, file names, ids and page counts


def strangers_in(path, tokens, own, quiet):
    """Return the partners that a report names and may not, or its own where that is missing."""
    texts = "\n".join(data.decode("utf-8", "replace") for _, data in unpack(path))
    named = {token for token in tokens if token in texts}
    return (named & quiet) - {own} | ({own} - named)


@pytest.fixture(scope="module")
def partners(worlds):
    """Return the token of each partner, and of those whose people are too few to be named."""
    sizes = sizes_of(worlds.first)
    tokens = {f"Stichting {token}": token for token in worlds.first.partners.values()}
    quiet = {token for name, token in tokens.items() if sizes.get(name, 0) < 5}
    assert quiet, "there is a partner of a few people"
    return set(tokens.values()), quiet


def own_of(path, tokens):
    (own,) = [token for token in tokens if token.lower() in path.name]
    return own


def test_attack_18_a_report_names_its_partner_and_nobody_with_few_people(worlds, partners):
    tokens, quiet = partners
    paths = worlds.first.partner_reports()
    assert {path.suffix for path in paths} == {".html", ".pdf"}
    assert {own_of(path, tokens) for path in paths} == set(
        worlds.first.partners[name] for name in worlds.first.partners if _is_told(worlds, name)
    )
    for path in paths:
        assert strangers_in(path, tokens, own_of(path, tokens), quiet) == set(), path.name


def _is_told(worlds, name):
    token = worlds.first.partners[name].lower()
    return any(token in path.name for path in worlds.first.partner_reports())


def test_attack_18_each_mail_has_the_report_of_its_partner_only(worlds, partners):
    tokens, _ = partners
    contacts = Search(worlds.first.contacts)
    for mail in worlds.first.mails():
        own = own_of(mail, tokens)
        pieces = unpack(mail)
        attached = [data for where, data in pieces if where.endswith(".pdf")]
        (report_of,) = [
            path for path in worlds.first.partner_reports()
            if path.suffix == ".pdf" and own_of(path, tokens) == own
        ]  # fmt: skip
        assert attached == [report_of.read_bytes()]
        heads = [(where, data) for where, data in pieces if where.endswith((" › kop", " › tekst"))]
        texts = "\n".join(data.decode("utf-8", "replace") for _, data in heads)
        assert {token for token in tokens if token in texts} <= {own}
        told = {word for hits in contacts.in_pieces(heads).values() for word, _ in hits}
        assert len({word for word in told if "@" in word}) == 1


def test_attack_18_finds_reports_that_changed_places(worlds, partners, tmp_path):
    tokens, quiet = partners
    reports = [path for path in worlds.first.partner_reports() if path.suffix == ".html"]
    few = next(path for path in reports if own_of(path, tokens) in quiet)
    other = next(path for path in reports if own_of(path, tokens) not in quiet)
    swapped = tmp_path / few.name
    shutil.copy(other, swapped)
    assert strangers_in(swapped, tokens, own_of(swapped, tokens), quiet)
    leaking = tmp_path / other.name
    leaking.write_bytes(other.read_bytes() + b"<!-- " + own_of(few, tokens).encode() + b" -->")
    assert strangers_in(leaking, tokens, own_of(leaking, tokens), quiet)


@pytest.mark.proof
def test_attack_18_a_run_after_a_crash_gives_every_partner_its_own_again(worlds, tmp_path):
    folder = tmp_path / "ruimte"
    shutil.copytree(worlds.first.folder, folder)
    kept = {path.name: path.read_bytes() for path in worlds.first.partner_reports()}
    made = sorted((folder / "reports").rglob("partners/*.*"))
    # What was cut off counts as changed by somebody: it stays, and the new one stands beside it.
    cut_off = made[::3]
    for path in cut_off:
        path.write_bytes(path.read_bytes()[:500])
    for path in made[1::3]:
        path.unlink()
    run(folder, "partners", "--year", str(YEAR), "--date", DATE)
    again = {
        path.name.replace(" (nieuw)", ""): path.read_bytes()
        for path in (folder / "reports").rglob("partners/*.*")
        if path.suffix in (".html", ".pdf") and path not in cut_off
    }
    assert again == kept


def shape_of(world):
    """Return the names, sizes and page counts of files: what is seen without opening one."""
    shape = {}
    for path in world.published():
        pages = len(PdfReader(path).pages) if path.suffix == ".pdf" else 0
        shape[world.named(path)] = (path.stat().st_size, pages)
    return shape


def test_attack_19_names_sizes_and_page_counts_do_not_depend_on_what_is_hidden(worlds):
    assert shape_of(worlds.first) == shape_of(worlds.second)


def test_attack_19_names_and_ids_are_public_words(worlds):
    tokens = {token.lower() for token in worlds.first.partners.values()}
    # A photo of the pack is called after its bytes.
    for path in (one for one in worlds.first.published() if one.suffix != ".jpg"):
        plain = r"(jaaroverzicht-2022[a-z-]*|stichting-[a-z]+|2022)\.[a-z]+"
        assert re.fullmatch(plain, path.name), path.name
        assert path.parent.name != "partners" or any(token in path.name for token in tokens)
        if path.suffix == ".html":
            ids = re.findall(r'\bid="([^"]*)"', path.read_text("utf-8"))
            assert not [one for one in ids if re.search("[0-9a-f]{16}", one)]


def test_attack_19_finds_a_build_that_leaks(worlds, tmp_path):
    folder = tmp_path / "lek"
    shutil.copytree(worlds.first.folder / "reports", folder / "reports")
    leaking = replace(worlds.first, folder=folder)
    (path,) = [path for path in leaking.published() if path.name == "jaaroverzicht-2022.html"]
    before = shape_of(leaking)
    path.write_bytes(path.read_bytes() + b" ")
    assert shape_of(leaking) != before
    path.rename(path.with_name("jaaroverzicht-2022-13.html"))
    assert set(shape_of(leaking)) != set(before)
