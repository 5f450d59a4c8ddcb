"""Look in a finished file for what should not be there at all: hidden sheets, revisions, authors."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from pypdf import PdfReader

from attacks.unpacking import unpack

AUTHORS = {"", "wijkmakers", "Wijkmakers"}
_AUTHOR = re.compile(r"<(dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]*)</", re.IGNORECASE)
_REVISION = re.compile(r"<w:(ins|del|moveFrom|moveTo|comment)\b")
_PARTS = re.compile(
    r"(embeddings?/|activeX/|customXml/|comments?\d*\.xml|externalLinks?/|pivot|\.bin$|revisions?/"
    r"|custom\.xml|threadedComments)",
    re.IGNORECASE,
)


def odd_parts(path: Path) -> Iterator[str]:
    """Yield what a file holds besides what it shows: parts, revisions, authors, attachments."""
    if path.suffix == ".pdf":
        yield from _odd_in_pdf(path)
        return
    for where, data in unpack(path):
        name = where.rpartition(" › ")[2]
        if name.endswith("naam") and _PARTS.search(data.decode("utf-8", "replace")):
            yield f"part {data.decode('utf-8', 'replace')}"
        if name.endswith((".xml", ".rels")):
            text = data.decode("utf-8", "replace")
            yield from (f"revision {found[1]}" for found in _REVISION.finditer(text))
            for found in _AUTHOR.finditer(text):
                if found[2] not in AUTHORS:
                    yield f"author in {found[1]}"


def _odd_in_pdf(path: Path) -> Iterator[str]:
    reader = PdfReader(path)
    yield from (f"attachment {name}" for name in reader.attachments)
    author = str((reader.metadata or {}).get("/Author", ""))
    if author.partition(",")[0] not in AUTHORS:
        yield "author"
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            if note.get_object()["/Subtype"] != "/Link":
                yield "annotation"
    if {"/JavaScript", "/AcroForm", "/OpenAction"} & set(reader.trailer["/Root"]):
        yield "action"


def hidden_values(path: Path) -> Iterator[str]:
    """Yield every cell, sheet or name of a workbook that holds more than a reader sees."""
    book = openpyxl.load_workbook(path)
    titles = ("Print_Titles", "Print_Area", "_FilterDatabase")
    yield from (f"name {name}" for name in book.defined_names if not name.endswith(titles))
    for sheet in book:
        if sheet.sheet_state != "visible":
            yield f"sheet {sheet.title}"
        names = (name for name in sheet.defined_names if not name.endswith(titles))
        yield from (f"name {name}" for name in names)
        for where in (sheet.row_dimensions, sheet.column_dimensions):
            yield from (f"hidden {at}" for at, one in where.items() if one.hidden)
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if (
                cell.comment
                or cell.data_type == "f"
                or (cell.data_type == "n" and cell.value is not None and not _is_as_shown(cell))
            ):
                yield f"{sheet.title}!{cell.coordinate}"
    book.close()


def _is_as_shown(cell) -> bool:
    """Return whether a number has no more digits than its format shows."""
    layout = cell.number_format.partition(";")[0]
    if layout == "General":
        return True
    decimals = len(re.sub(r".*\.", "", layout).strip('%"')) if "." in layout else 0
    value = cell.value * 100 if "%" in layout else cell.value
    return abs(round(value, decimals) - value) < 1e-9


def drawings(path: Path) -> list[bytes]:
    """Return every drawing in a file, and every text that describes one, as it lies there."""
    drawn = []
    for where, data in unpack(path):
        if data.startswith(b"\x89PNG"):
            drawn.append(data)
        elif where == path.name and path.suffix == ".html":
            drawn += re.findall(rb"<svg.*?</svg>", data, re.DOTALL)
        elif path.suffix == ".pdf" and where.endswith("stroom"):
            drawn.append(data)
        drawn += re.findall(rb'(?:alt|descr|aria-label)="[^"]*"', data)
    return drawn


def order_of(names: list[str], path: Path) -> list[str]:
    """Return the names in the order in which a file gives them, each time that it does."""
    found = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    texts = (data.decode("utf-8", "replace") for _, data in unpack(path))
    return [name for text in texts for name in found.findall(text)]
