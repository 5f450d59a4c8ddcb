"""Make a drawing fit to stand in a page beside others: its own ids, no style sheet, no links."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from wijkmakers_analysis.errors import ExportError

NAMESPACE = "http://www.w3.org/2000/svg"
_DROPPED = {"metadata", "style", "script", "foreignObject", "title", "desc", "a"}
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_COLOUR = re.compile(r"((?:fill|stroke): ?)(#[0-9a-fA-F]{6})(?=[;\"'])")
_EXTERNAL = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(", re.IGNORECASE)


def isolate(svg: str, prefix: str, attributes: dict[str, str] | None = None) -> str:
    """Return the drawing with every id prefixed and everything active or remote refused.

    Parameters
    ----------
    svg
        As matplotlib writes it, with or without an XML header.
    prefix
        Put before each id, so that two drawings on one page cannot meet.
    attributes
        Set on the root element (role, aria-label).
    """
    try:
        root = fromstring(svg)
    except (Xml.ParseError, DefusedXmlException, ValueError):
        raise ExportError(
            "Een figuur is geen leesbare tekening (SVG). Maak de figuur opnieuw met draw_."
        ) from None
    if _local(root.tag) != "svg":
        raise ExportError("Een figuur is geen tekening (SVG). Maak de figuur opnieuw met draw_.")
    _clean(root, prefix)
    width, height = _size(root)
    root.attrib.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    # Line joins that matplotlib sets in a style sheet, which would act on the whole page.
    root.attrib |= {"xmlns": NAMESPACE, "stroke-linejoin": "round", "stroke-linecap": "butt"}
    root.attrib |= attributes or {}
    return Xml.tostring(root, encoding="unicode")


def colours_in(svg: str) -> set[str]:
    """Return the colours that a drawing's styles name, as #1B2430."""
    return {found[2].upper() for found in _COLOUR.finditer(svg)}


def with_variables(svg: str) -> str:
    """Return an isolated drawing whose colours are variables of the page: var(--c1B2430).

    So that the page can show it on a dark ground; the page must name each of `colours_in`.
    """
    return _COLOUR.sub(lambda found: f"{found[1]}var(--c{found[2][1:].upper()})", svg)


def text_in(svg: str) -> list[str]:
    """Return the texts that stand in a drawing, in the order of the file."""
    root = fromstring(svg)
    return ["".join(node.itertext()) for node in root.iter() if _local(node.tag) == "text"]


def _clean(node: Xml.Element, prefix: str) -> None:
    node.tag = _local(node.tag)
    node.attrib = dict(_attributes(node, prefix))
    for child in [*node]:
        if not isinstance(child.tag, str) or _local(child.tag) in _DROPPED:
            node.remove(child)
        else:
            _clean(child, prefix)


def _attributes(node: Xml.Element, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in node.attrib.items():
        name = _local(name)
        if name == "href":
            if value.startswith("#"):
                yield name, f"#{prefix}{value[1:]}"
            elif node.tag == "image" and value.startswith("data:image/png;base64,"):
                yield name, value
        elif name == "id":
            yield name, prefix + value
        elif not name.lower().startswith("on") and not _EXTERNAL.search(value):
            yield name, _REFERENCE.sub(rf"url(#{prefix}\1)", value)


def _size(root: Xml.Element) -> tuple[float, float]:
    sides = (re.match(r"[\d.]+", root.get(name, "")) for name in ("width", "height"))
    width, height = (float(side.group()) if side else 100.0 for side in sides)
    return width, height


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
