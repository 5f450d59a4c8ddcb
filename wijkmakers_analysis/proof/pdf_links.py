"""Read the links of a PDF back: their words, the named place they lead to, what stands there."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_analysis.proof.pdf import open_pdf, structure_of

if TYPE_CHECKING:
    from pypdf import PageObject

# In points: how far above the letters typst puts a named place, how far below it they stand at the
# most, and what is the same place.
ABOVE, BELOW, NEAR = 10.0, 40.0, 1.0


def linked_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of each link to a named place, and that name."""
    _, marked = open_pdf(path)
    for one in structure_of(path):
        if one["/S"] != "/Link":
            continue
        page = _page_of(one)
        words, to = "", ""
        for child in (child.get_object() for child in one["/K"]):
            if not isinstance(child, dict):
                words += marked[page].get(child, "")
            elif "/MCID" in child:
                words += marked[_page_of(child) or page].get(child["/MCID"], "")
            else:
                to = child["/Obj"].get("/Dest", "") if "/Obj" in child else to
        if isinstance(to, str):
            yield words, to


def texts_at_places(path: Path, prefix: str) -> dict[str, str]:
    """Return what is written from each named place on, of which the name begins so."""
    reader, _ = open_pdf(path)
    pages: dict[int, list[tuple[float, float, str]]] = {}
    found = {}
    for name, place in reader.named_destinations.items():
        if name.startswith(prefix):
            number = reader.get_destination_page_number(place)
            if number is None or place.left is None or place.top is None:
                continue
            if number not in pages:
                pages[number] = _placed_texts(reader.pages[number])
            found[name] = _text_from(pages[number], float(place.left), float(place.top))
    return found


def _page_of(element: Any) -> int | None:
    """Return the number of the page that an element of the structure names, if it names one."""
    return element.raw_get("/Pg").idnum if "/Pg" in element else None


def _placed_texts(page: "PageObject") -> list[tuple[float, float, str]]:
    """Return the pieces of text of a page, each with its place in points from the lower left."""
    pieces: list[tuple[float, float, str]] = []

    def note(text: str, matrix: Sequence[float], text_matrix: Sequence[float], *_: object) -> None:
        x, y = text_matrix[4], text_matrix[5]
        a, b, c, d, e, f = matrix
        pieces.append((a * x + c * y + e, b * x + d * y + f, text))

    page.extract_text(visitor_text=note)
    return pieces


def _text_from(pieces: list[tuple[float, float, str]], left: float, top: float) -> str:
    for start, (x, y, text) in enumerate(pieces):
        if text.strip() and abs(x - left) < NEAR and ABOVE < top - y < BELOW:
            return "".join(text for _, _, text in pieces[start:])
    return ""
