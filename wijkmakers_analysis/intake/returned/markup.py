"""Find and change elements in the text of an XML part, so that the rest stays as it was written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

# One tag, or what may look like one: comments, CDATA, instructions.
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?P<name>[^\s/>!?]+)(?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
# What XML 1.0 cannot hold, and what a workbook takes for an escape of it.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class NotPatchable(Exception):
    """A file is built in a way that cannot be changed without a risk for what it holds."""


@dataclass(frozen=True)
class Element:
    """Where an element stands in its text.

    Parameters
    ----------
    name
        As written, with its prefix.
    start, inner, close, end
        Offsets of its opening tag, of what follows that, of its closing tag, and behind that. An
        empty element (``<a/>``) has the last three the same.
    """

    name: str
    start: int
    inner: int
    close: int
    end: int

    @property
    def local(self) -> str:
        """Name without prefix."""
        return local_name(self.name)

    @property
    def prefix(self) -> str:
        """Prefix with its colon, or nothing."""
        return self.name[: -len(self.local)]

    def is_empty(self) -> bool:
        """Tell whether it was written as one empty tag."""
        return self.inner == self.end


def root_of(text: str) -> Element:
    """Return the outermost element of a whole document.

    Raises
    ------
    NotPatchable
        Where there is none, or a document type that could define anything.
    """
    if "<!DOCTYPE" in text:
        raise NotPatchable
    for token in _TOKEN.finditer(text):
        name = token["name"]
        if name is None:
            continue
        if token["empty"]:
            return Element(name, token.start(), token.end(), token.end(), token.end())
        close = text.rfind(f"</{name}")
        if close < token.end():
            break
        return Element(name, token.start(), token.end(), close, text.index(">", close) + 1)
    raise NotPatchable


def children(text: str, inside: Element) -> Iterator[Element]:
    """Yield the elements directly inside an element."""
    yield from elements(text, inside.inner, inside.close)


def elements(text: str, start: int, end: int) -> Iterator[Element]:
    """Yield the elements between two offsets that are not inside one another."""
    depth = 0
    opened: re.Match[str] | None = None
    for token in _TOKEN.finditer(text, start, end):
        name = token["name"]
        if name is None:
            continue
        if token["end"]:
            depth -= 1
            if depth == 0 and opened is not None:
                yield Element(
                    opened["name"], opened.start(), opened.end(), token.start(), token.end()
                )
            if depth < 0:
                raise NotPatchable
        elif token["empty"]:
            if depth == 0:
                yield Element(name, token.start(), token.end(), token.end(), token.end())
        else:
            if depth == 0:
                opened = token
            depth += 1
    if depth:
        raise NotPatchable


def child(text: str, inside: Element, local: str) -> Element | None:
    """Return the first direct child of a name, whatever its prefix."""
    return next((each for each in children(text, inside) if each.local == local), None)


def opening_tag(text: str, element: Element) -> str:
    """Return the opening tag of an element as it was written."""
    return text[element.start : element.inner]


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of an opening tag, with the names as written."""
    return {name: unescape(quoted[1:-1]) for name, quoted in _ATTRIBUTE.findall(tag)}


def attribute(tag: str, local: str) -> str | None:
    """Return one attribute of an opening tag, whatever its prefix."""
    named = attributes(tag)
    return next((value for name, value in named.items() if local_name(name) == local), None)


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """Return an opening tag in which one attribute is set, or gone where the value is None."""
    for found in _ATTRIBUTE.finditer(tag):
        if found[1] == name:
            instead = "" if value is None else f' {name}="{escape(value)}"'
            return tag[: found.start()] + instead + tag[found.end() :]
    if value is None:
        return tag
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return f'{tag[:end].rstrip()} {name}="{escape(value)}"{tag[end:]}'


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text in which parts are replaced: (start, end, instead), none overlapping."""
    pieces, at = [], 0
    for start, end, instead in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]])


def appended(text: str, element: Element, xml: str) -> tuple[int, int, str]:
    """Return the edit that puts XML last in an element, opening an empty one."""
    if element.is_empty():
        tag = opening_tag(text, element)[:-2].rstrip()
        return element.start, element.end, f"{tag}>{xml}</{element.name}>"
    return element.close, element.close, xml


def local_name(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def escape(value: str) -> str:
    """Write a text so that it can stand in an element or an attribute."""
    value = _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub(" ", value))
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = value.replace(sign, written)
    return value.replace("\r\n", "\n").replace("\r", "\n")
