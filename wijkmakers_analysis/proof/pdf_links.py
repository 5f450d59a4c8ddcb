"""Read the links of a PDF back: their words, the named place they lead to, what stands there."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wijkmakers_analysis.proof.pdf import structure_of
from wijkmakers_analysis.proof.pdf_pages import open_pdf, page_number

# In points: how far above the letters typst puts a named place, how far below it they stand at the
# most, and what is the same place.
ABOVE, BELOW, NEAR = 10.0, 40.0, 1.0


def linked_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of each link to a named place, and that name."""
    import pikepdf

    opened = open_pdf(path)
    for one in structure_of(path):
        if one["/S"] != "/Link":
            continue
        page = opened.page_of(one)
        words = ""
        to: Any = ""
        for child in one["/K"]:
            if not isinstance(child, pikepdf.Dictionary):
                words += opened.marked_text(page, child)
            elif "/MCID" in child:
                words += opened.marked_text(opened.page_of(child) or page, child["/MCID"])
            elif "/Obj" in child:
                to = child["/Obj"].get("/Dest", "")
        if isinstance(to, str | pikepdf.String):
            yield words, str(to)


def texts_at_places(path: Path, prefix: str) -> dict[str, str]:
    """Return what is written from each named place on, of which the name begins so."""
    import pikepdf

    opened = open_pdf(path)
    if "/Names" not in opened.file.Root:
        return {}
    places: Any = pikepdf.NameTree(opened.file.Root["/Names"]["/Dests"])
    found = {}
    for name, place in places.items():
        if name.startswith(prefix):
            page, _, left, top, *_ = place
            written = opened.pages[page_number(page)].placed
            found[name] = _text_from(written, float(left), float(top))
    return found


def _text_from(written: Sequence[tuple[float, float, str]], left: float, top: float) -> str:
    for start, (x, y, text) in enumerate(written):
        if text.strip() and abs(x - left) < NEAR and ABOVE < top - y < BELOW:
            return "".join(text for _, _, text in written[start:])
    return ""
