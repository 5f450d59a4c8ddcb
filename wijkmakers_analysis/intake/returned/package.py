"""Open the parts of a workbook's file, change some, and write all others as they were."""

import io
import posixpath
import re
import warnings
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from wijkmakers_analysis.intake.formats.archive import LARGEST_UNPACKED_BYTES, MOST_PARTS
from wijkmakers_analysis.intake.returned.markup import (
    NotPatchable,
    appended,
    attribute,
    attributes,
    children,
    edited,
    escape,
    opening_tag,
    root_of,
)

CONTENT_TYPES = "[Content_Types].xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Relation:
    """One link from a part to another: its id, what kind, and the part or address it leads to."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a zip, by name; only what is written here differs from what was read.

    Parameters
    ----------
    content
        The bytes of the file.

    Raises
    ------
    NotPatchable
        Where it is no whole zip, or unpacked larger than is safe.
    """

    def __init__(self, content: bytes):
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise NotPatchable from error
        parts = self._archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED_BYTES:
            raise NotPatchable
        self._info = {part.filename: part for part in parts}
        # The names of parts do not differ by case.
        self._names = {name.casefold(): name for name in self._info}
        self._changed: dict[str, bytes] = {}
        self._encodings: dict[str, str] = {}

    def named(self, name: str) -> str | None:
        """Return the name of a part as the file spells it, or None."""
        return self._names.get(name.casefold())

    def read(self, name: str) -> str:
        """Return the text of a part, as last written."""
        known = self.named(name)
        if known is None:
            raise NotPatchable
        content = self._changed.get(known)
        if content is None:
            try:
                content = self._archive.read(known)
            except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
                raise NotPatchable from error
        return self._decoded(known, content)

    def write(self, name: str, text: str) -> None:
        """Replace a part or add one; an equal text changes nothing."""
        known = self.named(name) or name
        if known in self._names.values() and self.read(known) == text:
            return
        self._names[known.casefold()] = known
        self._changed[known] = text.encode(self._encodings.get(known, "utf-8"))

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._names.values())

    def add(self, name: str, text: str, content_type: str) -> None:
        """Add a part and say what it is."""
        self.write(name, text)
        types = self.read(CONTENT_TYPES)
        root = root_of(types)
        known = {
            (attribute(tag, "Extension") or "").casefold(): attribute(tag, "ContentType")
            for tag in (opening_tag(types, each) for each in children(types, root))
        }
        ending = name.rpartition(".")[2]
        if known.get(ending) == content_type:
            return
        # Programs look for the kind of an ending that is not .xml among the endings.
        key = (
            f'Default Extension="{ending}"'
            if ending != "xml" and ending not in known
            else f'Override PartName="/{escape(name)}"'
        )
        line = f'<{root.prefix}{key} ContentType="{escape(content_type)}"/>'
        at = root.inner if key.startswith("Default") and not root.is_empty() else None
        edit = (at, at, line) if at else appended(types, root, line)
        self.write(CONTENT_TYPES, edited(types, [edit]))

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has: {} in the pattern is a number."""
        number = 1
        while self.named(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, source: str) -> list[Relation]:
        """Return the links from a part, '' for those of the file itself."""
        name = self.named(_relations_part(source))
        if name is None:
            return []
        text = self.read(name)
        found = []
        for element in children(text, root_of(text)):
            given = attributes(opening_tag(text, element))
            target = given.get("Target", "")
            if given.get("TargetMode") != "External":
                target = self._resolved(source, target)
            found.append(Relation(given.get("Id", ""), given.get("Type", ""), target))
        return found

    def related(self, source: str, kind: str) -> list[str]:
        """Return the parts that a part is linked to by a kind of link, such as 'comments'."""
        return [
            each.target for each in self.relations(source) if each.kind.rpartition("/")[2] == kind
        ]

    def relate(self, source: str, kind: str, target: str) -> str:
        """Link a part to another and return the id of the link."""
        name = _relations_part(source)
        if self.named(name):
            text = self.read(name)
        else:
            text = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<Relationships xmlns="{_RELATIONS_NAMESPACE}"></Relationships>'
            )
        taken = {each.id.casefold() for each in self.relations(source)}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        root = root_of(text)
        path = posixpath.relpath(target, posixpath.dirname(source) or ".")
        link = (
            f'<{root.prefix}Relationship Id="rId{number}"'
            f' Type="{self.relations_namespace}/{kind}" Target="{escape(path)}"/>'
        )
        self.write(name, edited(text, [appended(text, root, link)]))
        return f"rId{number}"

    def unrelate_all(self, source: str) -> None:
        """Forget every link from a part."""
        name = self.named(_relations_part(source))
        if name:
            text = self.read(name)
            root = root_of(text)
            self.write(name, edited(text, [(root.inner, root.close, "")]))

    @property
    def relations_namespace(self) -> str:
        """Namespace of links: the strict one in a strict workbook."""
        strict = any(each.kind.startswith(STRICT) for each in self.relations(""))
        return STRICT if strict else TRANSITIONAL

    def content(self) -> bytes:
        """Return the bytes of the whole file, parts in their old order and new ones last."""
        out = io.BytesIO()
        with warnings.catch_warnings():  # a name that stands twice in the zip stays twice
            warnings.simplefilter("ignore", UserWarning)
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in self._archive.infolist():
                    content = self._changed.get(part.filename)
                    if content is None:
                        content = self._archive.read(part)
                    again = zipfile.ZipInfo(part.filename, part.date_time)
                    again.compress_type = _compression(part)
                    again.external_attr = part.external_attr
                    archive.writestr(again, content)
                for name, content in self._changed.items():
                    if name not in self._info:
                        added = zipfile.ZipInfo(name)
                        added.compress_type = zipfile.ZIP_DEFLATED
                        archive.writestr(added, content)
        return out.getvalue()

    def _decoded(self, name: str, content: bytes) -> str:
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
        encoding = (
            "utf-16"
            if content.startswith(_UTF_16_MARKS)
            else declared[1].decode("ascii")
            if declared
            else "utf-8"
        )
        self._encodings[name] = encoding
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise NotPatchable from error

    def _resolved(self, source: str, target: str) -> str:
        path = target if target.startswith("/") else f"{posixpath.dirname(source)}/{target}"
        path = posixpath.normpath(path).lstrip("/")
        return self.named(path) or self.named(unquote(path)) or path


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _compression(part: zipfile.ZipInfo) -> int:
    return zipfile.ZIP_STORED if part.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
