"""Understand the cells of an .ods sheet one by one, and what the file says around them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from xml.etree.ElementTree import Element

from wijkmakers_analysis.intake.formats.markup import local
from wijkmakers_analysis.intake.formats.numbers import (
    DAY,
    MONTH,
    NO_DATE,
    YEAR,
    duration,
    number_of,
    rough,
)
from wijkmakers_analysis.intake.raw import Area

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_SPACE = re.compile(r"[ \t\n\r]+")
_LENGTH = re.compile(
    r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?", re.ASCII
)
_NUMERIC = ("float", "percentage", "currency")


@dataclass
class Styles:
    """What the styles of a file show: by cell style a month or year, by sheet style hidden."""

    shown: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    _formats: dict[str, str] = field(default_factory=dict)

    def take(self, styles: Iterable[Element]) -> None:
        """Take in the children of an element of styles; formats stand before what uses them."""
        for style in styles:
            tag, given = named(style.tag), attributes(style)
            name = given.get("style:name", "")
            if tag == "number:date-style":
                self._formats[name] = _shows([named(part.tag) for part in style])
            if tag == "style:style" and given.get("style:family") == "table-cell":
                of_parent = self.shown.get(given.get("style:parent-style-name", ""), DAY)
                own = given.get("style:data-style-name")
                self.shown[name] = of_parent if own is None else self._formats.get(own, DAY)
            if any(attributes(part).get("table:display") == "false" for part in style):
                self.hidden.add(name)


def _shows(parts: list[str]) -> str:
    shown = set(parts) - {"number:text"}
    if shown == {"number:month", "number:year"}:
        return MONTH
    return YEAR if shown == {"number:year"} else DAY


class Cell:
    """What the start tag of a cell says.

    Parameters
    ----------
    given
        Its attributes, with the usual prefixes.
    """

    def __init__(self, given: Mapping[str, str]):
        self.kind = given.get("office:value-type", "")
        self.is_error = given.get("calcext:value-type") == "error"
        self.has_formula = "table:formula" in given
        self.style = given.get("table:style-name")
        self.repeat = _count(given, "table:number-columns-repeated")
        self.wide = _count(given, "table:number-columns-spanned")
        self.high = _count(given, "table:number-rows-spanned")
        self._given = given

    @property
    def is_text(self) -> bool:
        """Tell whether the text in the cell is its value."""
        return not self.is_error and not self._stored and self.kind in ("", "string")

    @property
    def needs_style(self) -> bool:
        """Tell whether the style decides between a day and the month or year it is the first of."""
        return self.kind == "date" and "-01" in (self._stored or "")

    def value(self, text: str | None, shown: str) -> object:
        """Return what the cell holds; None where nothing is stored.

        Parameters
        ----------
        text
            The text in the cell, if it has any.
        shown
            What its style shows of a date.
        """
        stored = self._stored
        if self.is_error or (self.has_formula and (text or "").startswith("Err:")):
            return text if (text or "").startswith("#") else NO_DATE
        if not stored or self.kind in ("", "string"):
            return stored or text
        if self.kind in _NUMERIC:
            return number_of(stored)
        if self.kind == "boolean":
            return stored == "true"
        return _moment(stored, shown) if self.kind == "date" else _length(stored)

    @property
    def _stored(self) -> str | None:
        place = {"date": "date", "time": "time", "boolean": "boolean"}.get(self.kind)
        if place:
            return self._given.get(f"office:{place}-value")
        return self._given.get("office:value" if self.kind in _NUMERIC else "office:string-value")

    def merged(self, row: int, column: int) -> Area | None:
        """Return the area that is merged into this cell, if any."""
        if self.wide == self.high == 1:
            return None
        return column, row, column + self.wide - 1, row + self.high - 1


@lru_cache(maxsize=1_000)
def named(tag: str) -> str:
    """Return a tag or attribute with the usual prefix, whatever prefix the file uses."""
    space, _, name = tag.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '')}:{name}"


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes of an element by name with the usual prefix."""
    return {named(name): value for name, value in element.attrib.items()}


def text_of(cell: Element) -> str | None:
    """Return the paragraphs of a cell, without remarks; None where it has none."""
    paragraphs = [_said(child) for child in cell if named(child.tag) == "text:p"]
    return "\n".join(paragraphs) if paragraphs else None


def collapsed(text: str) -> str:
    """Return a text with each stretch of space as one, as the format says."""
    return _SPACE.sub(" ", text)


def _said(element: Element) -> str:
    parts = [collapsed(element.text or "")]
    for child in element:
        tag = named(child.tag)
        if tag == "text:s":
            parts.append(" " * min(int(attributes(child).get("text:c", 1)), 100))
        elif tag in ("text:tab", "text:line-break"):
            parts.append("\t" if tag == "text:tab" else "\n")
        elif local(child.tag) not in ("annotation", "annotation-end", "note"):
            parts.append(_said(child))
        parts.append(collapsed(child.tail or ""))
    return "".join(parts)


def _count(given: Mapping[str, str], name: str) -> int:
    return max(int(given.get(name, 1)), 1)


def _moment(stored: str, shown: str) -> object:
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return NO_DATE
    return rough(moment.replace(tzinfo=None), shown)


def _length(stored: str) -> object:
    match = _LENGTH.fullmatch(stored)
    if match is None:
        return NO_DATE
    sign, days, hours, minutes, seconds = match.groups(default="0")
    try:
        length = timedelta(
            days=int(days),
            hours=int(hours),
            minutes=int(minutes),
            seconds=float(seconds.replace(",", ".")),
        )
    except OverflowError:
        return NO_DATE
    return duration(-length if sign == "-" else length)
