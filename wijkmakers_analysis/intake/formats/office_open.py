"""Read a workbook of Excel since 2007 (.xlsx, .xlsm): its sheets, formats and texts."""

import posixpath
import re
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

import numpy as np

from wijkmakers_analysis.intake.dates import EPOCH_1900, EPOCH_1904
from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.archive import Archive
from wijkmakers_analysis.intake.formats.grid import Pool
from wijkmakers_analysis.intake.formats.markup import (
    attributes,
    local,
    parse,
    parse_events,
    plain_text,
)
from wijkmakers_analysis.intake.formats.numbers import kind_of_builtin, kind_of_format
from wijkmakers_analysis.intake.formats.office_open_cells import Book, text_of, unescaped
from wijkmakers_analysis.intake.formats.office_open_sheet import read_sheet
from wijkmakers_analysis.intake.raw import RawSheet

_TYPES = "[Content_Types].xml"
_TRUE = ("1", "true")
_PLAIN = re.compile(rb"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")
_SHARED = re.compile(rb"<si>(?:<t(?: xml:space=\"preserve\")?>([^<]*)</t>|(.*?))</si>", re.DOTALL)


@dataclass(frozen=True)
class _Sheet:
    """One sheet with cells, as the workbook lists it."""

    title: str
    part: str
    is_hidden: bool


def is_office_open(archive: Archive) -> bool:
    """Tell whether a zipped file is one of Microsoft's since 2007."""
    return _TYPES in archive


def read_office_open(archive: Archive, name: str) -> list[RawSheet]:
    """Read every sheet as it was last calculated.

    Parameters
    ----------
    archive
        The open file.
    name
        Its path relative to the data folder, for addresses.
    """
    main = _main_part(archive)
    if main.casefold().endswith(".bin"):
        raise refusals.other_kind("een binair werkboek (.xlsb)")
    if main.casefold().startswith(("word/", "ppt/")):
        raise refusals.other_kind("een document zonder rekenbladen")
    workbook = archive.parse(main)
    related = _related(archive, main)
    pool = Pool()
    book = Book(
        pool=pool,
        epoch=_epoch(workbook),
        kinds=_kinds(archive, _one(related, "styles")),
        strings=_shared_strings(archive, _one(related, "sharedStrings"), pool),
    )
    return [
        read_sheet(archive, sheet.part, book, name, sheet.title, is_hidden=sheet.is_hidden)
        for sheet in _sheets(workbook, related)
    ]


def _main_part(archive: Archive) -> str:
    for kind, target in _related(archive, "").values():
        if kind == "officeDocument":
            return target
    raise refusals.damaged()


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return id to (kind, part) of what a part refers to."""
    folder, file = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    if listing not in archive:
        return {}
    related = {}
    for element in archive.parse(listing):
        given = attributes(element)
        if given.get("TargetMode") != "External":
            target = given["Target"].replace("\\", "/")
            target = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = given["Type"].rpartition("/")[2]
            related[given["Id"]] = (kind, posixpath.normpath(target))
    return related


def _one(related: dict[str, tuple[str, str]], wanted: str) -> str | None:
    return next((part for kind, part in related.values() if kind == wanted), None)


def _epoch(workbook: Element) -> date:
    for element in workbook:
        if local(element.tag) == "workbookPr" and element.get("date1904") in _TRUE:
            return EPOCH_1904
    return EPOCH_1900


def _sheets(workbook: Element, related: dict[str, tuple[str, str]]) -> list[_Sheet]:
    """Return the sheets that can hold cells; a sheet that is a chart holds none."""
    found = []
    listed = [each for each in workbook if local(each.tag) == "sheets"]
    for element in (sheet for each in listed for sheet in each):
        given = attributes(element)
        kind, part = related[given["id"]]
        if kind == "worksheet":
            is_hidden = given.get("state", "visible") != "visible"
            found.append(_Sheet(unescaped(given["name"]), part, is_hidden))
    if not any(len(each) for each in listed):
        raise refusals.damaged()
    return found


def _kinds(archive: Archive, part: str | None) -> tuple[str, ...]:
    """Return for each cell style what its number format shows."""
    if part is None:
        return ()
    codes, styles = {}, []
    for group in archive.parse(part):
        if local(group.tag) == "numFmts":
            for element in group:
                codes[int(element.get("numFmtId", ""))] = element.get("formatCode", "General")
        if local(group.tag) == "cellXfs":
            styles = [int(element.get("numFmtId", 0)) for element in group]
    return tuple(
        kind_of_format(codes[number]) if number in codes else kind_of_builtin(number)
        for number in styles
    )


def _shared_strings(archive: Archive, part: str | None, pool: Pool) -> np.ndarray:
    """Return for each shared text its number in the pool."""
    if part is None:
        return np.empty(0, dtype=np.int32)
    content = archive.read(part)
    texts = _plain_strings(content)
    if texts is None:
        texts = []
        for _, element in parse_events([content]):
            if local(element.tag) == "si":
                texts.append(text_of(element))
                element.clear()
    return pool.numbers(texts)


def _plain_strings(content: bytes) -> list[str] | None:
    """Return the shared texts where the part holds nothing that needs a parser; else None."""
    begin = content.find(b"<si>")
    head = content[: max(begin, 0)]
    if begin < 0 or b"<!" in content or b"UTF-8" not in head.upper() or b"<sst" not in head:
        return None
    if not content.rstrip().endswith(b"</sst>"):
        return None
    count = content.count(b"<si>")
    if content.count(b"<si") != count:
        return None
    plain = _PLAIN.findall(content)
    if len(plain) == count:
        if not any(mark in content for mark in (b"&", b"\r", b"_x", b"\0")):
            return b"\0".join(plain).decode("utf-8").split("\0")
        return [unescaped(plain_text(text)) for text in plain]
    texts = []
    for match in _SHARED.finditer(content, begin):
        one, rich = match.groups()
        if one is None:
            texts.append(text_of(parse(b"<si>" + rich + b"</si>")))
        else:
            texts.append(unescaped(plain_text(one)))
    return texts if len(texts) == count else None
