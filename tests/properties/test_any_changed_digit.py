"""Whichever digit of a finished file somebody changes, the proof finds it."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, NameObject, TextStringObject

from wijkmakers_analysis.document import Document
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.proof import prove
from wijkmakers_analysis.proof.pdf_pages import characters_of

from documents import demo_document

# The review; what stands on one sheet; the annex; and a report as short as a partner's.
FORMS = ("report", "page", "annex", "short")
WRITTEN = [("report", ending) for ending in FORMATS] + [
    (form, ending) for form in FORMS[1:] for ending in ("html", "pdf")
]
# What a reader sees or hears of each format: the text between the tags and some attributes.
SEEN = {
    "html": re.compile(r'(?<=>)[^<]+(?=<)|(?<=aria-label=")[^"]+|(?<=alt=")[^"]+'),
    "docx": re.compile(r'(?<=<w:t>)[^<]+|(?<=<w:t xml:space="preserve">)[^<]+|(?<=descr=")[^"]+'),
    "pptx": re.compile(r'(?<=<a:t>)[^<]+|(?<=descr=")[^"]+'),
    "xlsx": re.compile(
        r'(?<=<t>)[^<]+|(?<=<v>)(?<!t="s"><v>)[^<]+|(?<=<t xml:space="preserve">)[^<]+'
    ),
}
READ = {
    "docx": re.compile(r"word/(document|header\d|footer\d)\.xml"),
    "pptx": re.compile(r"ppt/(slides|notesSlides)/\w+\.xml"),
    "xlsx": re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
}
EXAMPLES = {"html": 20, "docx": 8, "pptx": 8, "xlsx": 8, "pdf": 6}


def document_of(form: str) -> Document:
    document = demo_document(1)
    if form == "short":
        kept = [block for block in document.blocks if block.kind != "heading" or block.level > 1]
        return Document(document.cover, tuple(kept))
    return Document(replace(document.cover, form=form), document.blocks, document.published)


@cache
def parts_of(form: str, ending: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a finished file that hold text, by name; a page is one part."""
    content = written(form, ending)
    if ending == "html":
        return (("", content.decode("utf-8")),)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if READ[ending].fullmatch(name)]
        return tuple((name, packed.read(name).decode("utf-8")) for name in names)


@cache
def written(form: str, ending: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"verslag.{ending}"
        FORMATS[ending](document_of(form), path)
        return path.read_bytes()


@cache
def digits_in(form: str, ending: str) -> tuple[tuple[int, int], ...]:
    """Return the part and place of each digit that a reader sees."""
    return tuple(
        (number, seen.start() + digit.start())
        for number, (_, text) in enumerate(parts_of(form, ending))
        for seen in SEEN[ending].finditer(text, text.find("</style>") + 1)
        for digit in re.finditer(r"(?<!&#)(?<!&#\d)(?<!&#\d\d)[0-9]", seen.group())
    )


def changed(form: str, ending: str, place: tuple[int, int], by: int) -> bytes:
    """Return the file in which one digit is another."""
    number, at = place
    name, text = parts_of(form, ending)[number]
    text = text[:at] + str((int(text[at]) + by) % 10) + text[at + 1 :]
    if ending == "html":
        return text.encode("utf-8")
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written(form, ending))) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for one in old.namelist():
            new.writestr(one, text if one == name else old.read(one))
    return target.getvalue()


def is_caught(form: str, ending: str, content: bytes, folder: Path) -> None:
    path = folder / f"verslag.{ending}"
    path.write_bytes(content)
    with pytest.raises(ProofError):
        prove(document_of(form), path)


@pytest.mark.parametrize(("form", "ending"), [one for one in WRITTEN if one[1] != "pdf"])
def test_any_changed_digit_is_found(form: str, ending: str, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gewijzigd")
    places = digits_in(form, ending)
    assert len(places) > 50

    @settings(max_examples=EXAMPLES[ending], deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(places), st.integers(1, 9))
    def change(place, by):
        is_caught(form, ending, changed(form, ending, place, by), folder)

    change()


@pytest.mark.parametrize("form", FORMS)
def test_any_changed_digit_of_a_pdf_is_found(form: str, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gewijzigd")
    drawn = drawn_digits(form)
    assert len(drawn) > 20

    @settings(max_examples=EXAMPLES["pdf"], deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(drawn), st.integers(1, 9))
    def change(place, by):
        page, operation, piece, at, codes, digit = place
        others = [code for letter, code in codes.items() if letter.isdigit() and letter != digit]
        if others:
            code = others[by % len(others)]
            is_caught(form, "pdf", redrawn(form, page, operation, piece, at, code), folder)

    change()


@pytest.mark.parametrize("form", FORMS)
def test_a_changed_digit_in_a_spoken_text_of_a_pdf_is_found(form: str, tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(written(form, "pdf")))
    spoken = [one.get_object() for one in writer._objects if one is not None]
    spoken = [one for one in spoken if isinstance(one, dict) and one.get("/S") == "/Figure"]
    alt = next(one for one in spoken if re.search(r"\d", str(one["/Alt"])))
    told = re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), str(alt["/Alt"]), count=1)
    alt[NameObject("/Alt")] = TextStringObject(told)
    target = io.BytesIO()
    writer.write(target)
    is_caught(form, "pdf", target.getvalue(), tmp_path)


@cache
def drawn_digits(form: str) -> tuple:
    """Return where the pages of a PDF draw a digit that belongs to the text."""
    reader = PdfReader(io.BytesIO(written(form, "pdf")))
    found = []
    for number, page in enumerate(reader.pages):
        fonts = page["/Resources"]["/Font"]
        letters = {
            name: characters_of(font["/ToUnicode"].get_data()) for name, font in fonts.items()
        }
        marks, font, listed = [False], {}, contents_on(reader, page)
        for place, (given_, operator) in enumerate(operations_of(page, reader)):
            if operator in (b"BDC", b"BMC"):
                told = given_[1] if len(given_) > 1 and isinstance(given_[1], dict) else {}
                is_told = marks[-1] or told.get("/MCID", -1) not in (-1, *listed)
                marks.append(is_told and given_[0] != "/Artifact")
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"Tf":
                font = letters.get(given_[0], {})
            elif operator in (b"Tj", b"TJ") and marks[-1]:
                codes = {letter: code for code, letter in font.items()}
                for piece, shown in enumerate(given_[0] if operator == b"TJ" else given_):
                    raw = raw_bytes(shown)
                    for at in range(0, len(raw), 2):
                        letter = font.get(int.from_bytes(raw[at : at + 2], "big"), "")
                        if letter in set("0123456789"):
                            found.append((number, place, piece, at, codes, letter))
    return tuple(found)


def contents_on(reader: PdfReader, page) -> set[int]:
    """Return the marked pieces of a page that are its table of contents, which holds page numbers."""
    found: set[int] = set()

    def walk(node: object, is_listed: bool, of: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, int):
            if is_listed and of == page.indirect_reference.idnum:
                found.add(node)
        elif isinstance(node, list):
            for child in node:
                walk(child, is_listed, of)
        elif isinstance(node, dict):
            of = node.raw_get("/Pg").idnum if "/Pg" in node else of
            is_listed = is_listed or node.get("/S") == "/TOC"
            walk(node.get("/MCID", node.get("/K", [])), is_listed, of)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], False, None)
    return found


def redrawn(form: str, page: int, operation: int, piece: int, at: int, code: int) -> bytes:
    """Return a PDF in which one letter is drawn as another of the same font."""
    from pypdf.generic import ByteStringObject

    writer = PdfWriter(clone_from=io.BytesIO(written(form, "pdf")))
    sheet = writer.pages[page]
    stream = ContentStream(sheet.get_contents(), writer)
    given_, operator = stream.operations[operation]
    shown = given_[0] if operator == b"TJ" else given_
    raw = bytearray(raw_bytes(shown[piece]))
    raw[at : at + 2] = code.to_bytes(2, "big")
    shown[piece] = ByteStringObject(bytes(raw))
    stream.operations = stream.operations
    sheet.replace_contents(stream)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def operations_of(page, reader):
    return ContentStream(page.get_contents(), reader).operations


def raw_bytes(shown) -> bytes:
    if isinstance(shown, bytes):
        return bytes(shown)
    return shown.original_bytes if isinstance(shown, str) else b""
