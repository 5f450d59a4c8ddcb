"""Everything that a reader can find in a finished file: text, alt texts, names and properties.

The readers of the proof give the text; what stands beside it, in properties and names, is added.
What is written inside a drawing is the document's own.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from wijkmakers_analysis.proof.docx import texts_of_docx
from wijkmakers_analysis.proof.pdf import read_pdf
from wijkmakers_analysis.proof.pdf_pages import open_pdf
from wijkmakers_analysis.proof.pptx import texts_of_pptx

# Attributes that Office or a screen reader shows: alt texts, tips, and what a thing is called.
SHOWN = {
    "docPr": ("name", "descr", "title"),
    "cNvPr": ("name", "descr", "title"),
    "hyperlink": ("tooltip",),
    "tblCaption": ("val",),
    "cSld": ("name",),
    "tableColumn": ("name",),
    "sheet": ("name",),
}
# What the formats want to be called so, and no reader is shown.
UNSHOWN = re.compile(r"notes(Slide|Master)|theme|docProps/app")
PROPERTIES = ("title", "subject", "description", "keywords", "category", "creator")
NOT_SEEN = re.compile("[\u200b\u2060]")


def texts_of_file(path: Path) -> list[str]:
    """Return every text of a finished file, each by itself."""
    readers = {".pdf": _pdf, ".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx}
    return [NOT_SEEN.sub("", text) for text in readers[path.suffix](path) if text.strip()]


def languages_of_file(path: Path) -> set[str]:
    """Return every language that a finished file says it is in."""
    if path.suffix == ".pdf":
        return {str(open_pdf(path).file.Root["/Lang"])}
    parts = [part for _, part in _parts(path)]
    found = {one.text or "" for part in parts for one in part.iter() if _name(one) == "language"}
    for one in (one for part in parts for one in part.iter()):
        if _name(one) in ("lang", "themeFontLang"):
            found |= {value for name, value in one.attrib.items() if not name.endswith("eastAsia")}
        found |= {one.attrib["lang"]} if "lang" in one.attrib else set()
    return found


def _pdf(path: Path) -> Iterator[str]:
    file = open_pdf(path)
    yield " ".join(read_pdf(path))
    yield from ("".join(page.beside) for page in file.pages.values())
    yield from (str(file.file.docinfo.get(name, "")) for name in ("/Title", "/Author", "/Subject"))
    with file.file.open_metadata() as said:
        yield from (str(said.get(f"dc:{name}", "")) for name in PROPERTIES)
    with file.file.open_outline() as outline:
        yield from (one.title for one in outline.root)


def _docx(path: Path) -> Iterator[str]:
    for texts in texts_of_docx(path):
        yield from texts
    yield from _beside(path)
    for name, part in _parts(path):
        if name == "word/styles.xml":
            for style in part.iter():
                if any(at.endswith("customStyle") for at in style.attrib):
                    yield from (one.attrib[_w("val")] for one in style if _name(one) == "name")


def _pptx(path: Path) -> Iterator[str]:
    for texts in texts_of_pptx(path).values():
        yield from texts
    yield from _beside(path)


def _xlsx(path: Path) -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        yield from (sheet.title, *re.split("&[A-Z]", sheet.oddFooter.right.text or ""))
        cells = (cell.value for row in sheet.iter_rows() for cell in row)
        yield from (cell for cell in cells if isinstance(cell, str))
    book.close()
    yield from _beside(path)


def _beside(path: Path) -> Iterator[str]:
    """Yield the properties of an Office file, and what its parts are called and described by."""
    for name, part in _parts(path):
        for one in part.iter():
            if name == "docProps/core.xml" and _name(one) in PROPERTIES:
                yield one.text or ""
            told = () if UNSHOWN.search(name) else SHOWN.get(_name(one), ())
            yield from (value for at, value in one.attrib.items() if _bare(at) in told)


def _parts(path: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                yield name, ElementTree.fromstring(file.read(name))


def _name(element: ElementTree.Element) -> str:
    return _bare(str(element.tag))


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
