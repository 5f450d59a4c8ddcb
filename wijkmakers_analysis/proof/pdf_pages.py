"""Read what is written on the pages of a PDF: the texts of marked pieces, and where they stand."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Matrix, Page, Pdf

_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
_MAPPINGS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


@dataclass(frozen=True)
class Written:
    """What is written on one page.

    Parameters
    ----------
    marked
        Number of a marked piece -> its text, or what it says that it stands for.
    beside
        Texts that are no part of the document: what stands in the margins.
    placed
        Every text in the order of writing, marked or not, with its place in points from the
        lower left.
    """

    marked: defaultdict[int, str] = field(default_factory=lambda: defaultdict(str))
    beside: list[str] = field(default_factory=list)
    placed: list[tuple[float, float, str]] = field(default_factory=list)

    def all_text(self) -> str:
        """Return everything on the page, also what is no part of the text, such as a stamp."""
        return "".join(text for _, _, text in self.placed)


@dataclass(frozen=True)
class OpenedPdf:
    """A PDF as it is read: the file, and what is written on each page, by the page's own number."""

    file: "Pdf"
    pages: dict[int, Written]

    def marked_text(self, page: int, piece: Any) -> str:
        """Return the text of a marked piece of a page, by the numbers of both."""
        return self.pages[page].marked.get(int(piece), "")

    def page_of(self, element: Any) -> int:
        """Return the number of the page that an element of the structure names, or 0."""
        return page_number(element["/Pg"]) if "/Pg" in element else 0


def open_pdf(path: Path) -> OpenedPdf:
    """Return a PDF as it is read.

    The last one stays open, because each check of a file reads it again. The file itself is let go
    at once: Windows replaces no open file.
    """
    return _opened(path.read_bytes())


@lru_cache(maxsize=1)
def _opened(content: bytes) -> OpenedPdf:
    import pikepdf

    file = pikepdf.open(BytesIO(content))
    return OpenedPdf(file, {page_number(page): _written(page) for page in file.pages})


def page_number(page: Any) -> int:
    """Return the number that a page object has in its file."""
    number: int = page.objgen[0]
    return number


def _written(page: "Page") -> Written:
    import pikepdf

    fonts: Any = page.resources.get("/Font", {})
    characters = {
        name: characters_of(font["/ToUnicode"].read_bytes())
        for name, font in fonts.items()
        if "/ToUnicode" in font
    }
    written = Written()
    marks: list[tuple[int | None, bool]] = [(None, False)]  # the piece; whether it is spelled out
    font: dict[int, str] = {}
    outer: list[Matrix] = []
    place = page_matrix = pikepdf.Matrix()
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        mark, is_spelled_out = marks[-1]
        added = ""
        match str(operator):
            case "BDC" | "BMC":
                told = operands[1] if len(operands) > 1 else None
                given: Any = told if isinstance(told, pikepdf.Dictionary) else {}
                added = "" if is_spelled_out else str(given.get("/ActualText", ""))
                marks.append((given.get("/MCID", mark), is_spelled_out or "/ActualText" in given))
            case "EMC":
                marks.pop()
            case "q":
                outer.append(page_matrix)
            case "Q":
                page_matrix = outer.pop()
            case "cm":
                page_matrix = pikepdf.Matrix(*map(float, operands)) @ page_matrix
            case "Tf":
                font = characters.get(str(operands[0]), {})
            case "Tm":
                place = pikepdf.Matrix(*map(float, operands)) @ page_matrix
            case "BT":
                added = " "
            case "Tj" | "TJ" if not is_spelled_out:
                shown = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
                added = "".join(font.get(code, "") for code in pairs)
        if added:
            written.placed.append((place.e, place.f, added))
            if mark is None:
                written.beside.append(added)
            else:
                written.marked[mark] += added
    return written


def characters_of(table: bytes) -> dict[int, str]:
    """Return what the two-byte codes of a font mean, from its ToUnicode table."""
    meaning: dict[int, str] = {}
    for kind, body in _MAPPINGS.findall(table):
        codes = [bytes.fromhex(code.decode()) for code in _CODES.findall(body)]
        step = 2 if kind == b"char" else 3
        for start in range(0, len(codes) - step + 1, step):
            first, last, target = codes[start], codes[start + step - 2], codes[start + step - 1]
            low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
            text = target.decode("utf-16-be", "replace")
            for offset in range(high - low + 1):
                meaning[low + offset] = text[:-1] + chr(ord(text[-1]) + offset)
    return meaning
