"""Hold the links of a finished file: each number leads to the definition of what it counts."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from wijkmakers_analysis.document import Document
from wijkmakers_analysis.export.definitions import ANCHOR, leading_runs, targets_of
from wijkmakers_analysis.proof.pdf_links import linked_texts, texts_at_places
from wijkmakers_analysis.proof.pieces import bare

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a file has: its links as words and anchor, and what stands at each anchor.
Found = tuple[list[tuple[str, str]], Mapping[str, str]]


def find_astray(document: Document, path: Path) -> str:
    """Return what is wrong with where the numbers of a file lead, in Dutch; empty where nothing is.

    Parameters
    ----------
    document
        What was written.
    path
        The finished file; slides and a workbook have no such links.
    """
    readers: dict[str, Callable[[Path], Found]] = {
        ".html": _in_page, ".pdf": _in_pdf, ".docx": _in_word,
    }  # fmt: skip
    read = readers.get(path.suffix.lower())
    if read is None:
        return ""
    links, told = read(path)
    wanted = Counter((bare(text), anchor) for text, anchor in leading_runs(document))
    found = Counter((bare(text), anchor) for text, anchor in links)
    if lost := wanted - found:
        return f"het cijfer '{min(lost)[0]}' leidt niet naar de uitleg ervan"
    if added := found - wanted:
        return f"'{min(added)[0]}' leidt naar een uitleg die er niet bij hoort"
    for anchor, label in targets_of(document).items():
        is_told = bare(told.get(anchor, "")).startswith(bare(label))
        if not is_told and any(anchor == to for _, to in wanted):
            return f"de uitleg van '{label}' staat niet waar de cijfers naartoe leiden"
    return ""


def _in_page(path: Path) -> Found:
    page = _Links()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page.links, {name: "".join(parts) for name, parts in page.told.items()}


def _in_pdf(path: Path) -> Found:
    links = [(text, to) for text, to in linked_texts(path) if to.startswith(ANCHOR)]
    return links, texts_at_places(path, ANCHOR)


def _in_word(path: Path) -> Found:
    import docx

    body = docx.Document(str(path)).element.body
    links = [("".join(_words(one)), one.get(f"{_W}anchor")) for one in body.iter(f"{_W}hyperlink")]
    told = {
        mark.get(f"{_W}name"): "".join(_words(mark.getparent()))
        for mark in body.iter(f"{_W}bookmarkStart")
    }
    return [(text, to) for text, to in links if to.startswith(ANCHOR)], told


def _words(element: Any) -> Iterator[str]:
    return (one.text or "" for one in element.iter(f"{_W}t"))


class _Links(HTMLParser):
    """The links of a page to definitions, and the text from each definition's place on."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.told: dict[str, list[str]] = {}
        self._to = self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        to = (given.get("href") or "").removeprefix("#")
        if tag == "a" and to.startswith(ANCHOR):
            self._to = to
            self.links.append(("", to))
        if (name := given.get("id") or "").startswith(ANCHOR):
            self._place = name
            self.told[name] = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._to = ""

    def handle_data(self, data: str) -> None:
        if self._to:
            text, to = self.links[-1]
            self.links[-1] = (text + data, to)
        if self._place:
            self.told[self._place].append(data)
