"""Parse pieces of XML without entities of their own and without anything from outside."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

_ATTRIBUTE = re.compile(rb' ([\w:.-]+)="([^"<]*)"')
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def parse(content: bytes) -> Element:
    """Return the root element; a part that declares a document type is refused."""
    root: Element = fromstring(content, forbid_dtd=True)
    return root


def parse_events(
    pieces: Iterable[bytes], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, Element]]:
    """Yield the events of a part that arrives in pieces.

    Parameters
    ----------
    pieces
        Its bytes, in order.
    events
        Which, as `xml.etree.ElementTree.iterparse` names them.
    """
    read: Iterator[tuple[str, Element]] = iterparse(_Pieces(pieces), events=events, forbid_dtd=True)
    return read


def local(tag: str) -> str:
    """Return the name of a tag or attribute without its namespace: strict files have another."""
    return tag.rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes of an element by name without namespace."""
    return {local(name): value for name, value in element.attrib.items()}


def attributes_in(tag: bytes) -> dict[str, str]:
    """Return the attributes in the bytes of a start tag, each with a space before it."""
    return {name.decode(): plain_text(value) for name, value in _ATTRIBUTE.findall(tag)}


def plain_text(content: bytes) -> str:
    """Return what a text without tags says, as a parser would.

    Raises
    ------
    ValueError
        At a reference to an entity that XML itself does not have, or bytes that are no UTF-8.
    """
    text = content.decode("utf-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(match: re.Match[str]) -> str:
    name, hexadecimal, decimal = match.groups()
    if name:
        return _NAMED[name]
    if hexadecimal or decimal:
        return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
    raise ValueError("an entity that XML does not have")


class _Pieces:
    """What a parser can read from."""

    def __init__(self, pieces: Iterable[bytes]):
        self._pieces = iter(pieces)

    def read(self, _: int = -1) -> bytes:
        return next(self._pieces, b"")
