"""What Word, PowerPoint and Excel files share: their properties, their fixed bytes, their clock."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from wijkmakers_analysis.archive import pack
from wijkmakers_analysis.document import Chart, Document, Picture, plain
from wijkmakers_analysis.translation import language_tag

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties as WordProperties
    from pptx.parts.coreprops import CorePropertiesPart as SlidesProperties

# The clock of every file, so that the same document always gives the same bytes.
CREATED = datetime(2000, 1, 1)
# Found on every computer that has the programs; the pictures carry the house's own font.
FONT = "Calibri"
# Word refuses longer properties.
LONGEST_PROPERTY = 255
LONGEST_ALT = 8000
# The band over a concept or an invented example, and its letters; the templates have them too.
BAND, ON_BAND = "#FFE9A8", "#3A2A00"
# What a template says of its language: of a piece of text, and of a Word file as a whole.
_LANGUAGE = re.compile(rb'(<a:\w+[^<>]* lang="|<w:themeFontLang w:val=")[A-Za-z-]+"')
_FIRST = "[Content_Types].xml"
# Parts of a template that tell whose computer it came from.
_TRACES = re.compile(r"docProps/thumbnail\.|printerSettings|customXml/|stylesWithEffects")
_RELATION = re.compile(rb"<Relationship [^>]*?/>")
_OVERRIDE = re.compile(rb"<Override [^>]*?/>")


def set_properties(properties: "WordProperties | SlidesProperties", document: Document) -> None:
    """Set title and language, and clear everything that names a person or a moment."""
    cover = document.cover
    properties.title = " ".join(plain(cover.title).split())[:LONGEST_PROPERTY]
    properties.language = language_tag()
    properties.created = properties.modified = CREATED
    properties.revision = 1
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category",
                 "content_status", "identifier", "version"):  # fmt: skip
        setattr(properties, name, "")


def alt_of(pictured: Chart | Picture) -> str:
    """Return the alt text of a chart or photo on one line, as long as Office takes it."""
    return " ".join(plain(pictured.alt).split())[:LONGEST_ALT]


def fixed_bytes(written: bytes) -> bytes:
    """Return an Office file in bytes that no clock, machine or template's maker changes."""
    with zipfile.ZipFile(io.BytesIO(written)) as given:
        names = [name for name in given.namelist() if not _TRACES.search(name)]
        names.sort(key=lambda name: (name != _FIRST, not name.startswith("_rels/"), name))
        return pack((name, _without_traces(name, given.read(name))) for name in names)


def _without_traces(name: str, content: bytes) -> bytes:
    if name.endswith(".rels"):
        return _RELATION.sub(_kept, content)
    if name == _FIRST:
        return _OVERRIDE.sub(_kept, content)
    if name == "docProps/app.xml":
        return (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://'
            b'schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
        )
    tag = language_tag().encode()
    if name == "docProps/core.xml" and b"<dc:language>" not in content:
        said = b"<dc:language>%b</dc:language></cp:coreProperties>" % tag
        return content.replace(b"</cp:coreProperties>", said)
    return _LANGUAGE.sub(rb'\g<1>%b"' % tag, content)


def _kept(found: re.Match[bytes]) -> bytes:
    return b"" if _TRACES.search(found[0].decode("utf-8", "replace")) else found[0]
