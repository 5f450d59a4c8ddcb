"""Mark the cells to repair in an .ods, and leave everything else in it as it was."""

import re
from collections.abc import Iterable

from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.returned.marks import (
    SIGNATURE,
    marks_by_sheet,
    numbered,
)
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    NotPatchable,
    appended,
    attribute,
    child,
    children,
    edited,
    opening_tag,
    root_of,
    with_attribute,
)
from wijkmakers_analysis.intake.returned.opendocument_cells import with_marks
from wijkmakers_analysis.intake.returned.opendocument_styles import CellStyles, without_colours
from wijkmakers_analysis.intake.returned.opendocument_todo import (
    LIST_STYLE,
    column_styles,
    todo_table,
)
from wijkmakers_analysis.intake.returned.package import Package
from wijkmakers_analysis.intake.returned.todo import MEMORY, NOTHING_LEFT, TITLES

_PART = "content.xml"
# Every program writes these prefixes; a file with others is not touched.
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_ANNOTATION = re.compile(r"<office:annotation[\s>].*?</office:annotation>", re.DOTALL)
_PARAGRAPH = re.compile(r"<text:p(?:\s[^>]*)?(?:/>|>.*?</text:p>)", re.DOTALL)
_REMEMBERED = re.compile(r"kleur (\d+) was (#[0-9a-f]{6}|transparent)?")


def annotated_opendocument(content: bytes, problems: Iterable[Problem]) -> bytes:
    """Return an .ods with a comment and a colour at each problem, and the sheet Te doen.

    Raises
    ------
    NotPatchable
        Where the file is damaged, or built in a way that is not safe to change.
    """
    package = Package(content)
    text = _without_earlier(_declared(package.read(_PART)))
    lines = numbered(problems)
    marks = marks_by_sheet(lines)
    styles = CellStyles(text, _automatic(text))
    edits = []
    titles = []
    for table in _tables(text):
        title = attribute(opening_tag(text, table), "name") or ""
        titles.append(title)
        if marks.get(title) and not table.is_empty():
            edits += with_marks(text, table, marks[title], styles)
    taken = {title.casefold() for title in titles}
    title = next(each for each in TITLES if each.casefold() not in taken)
    last = _tables(text)[-1]
    list_xml = todo_table(title, lines, set(titles), styles.background_by_shade)
    edits.append((last.end, last.end, list_xml))
    looks = "" if LIST_STYLE in text else column_styles()
    edits.append(appended(text, _automatic(text), styles.added + looks))
    package.write(_PART, edited(text, edits))
    return package.content()


def has_marks_opendocument(content: bytes) -> bool:
    """Tell whether an .ods carries marks of an earlier return."""
    text = Package(content).read(_PART)
    return MEMORY in text and NOTHING_LEFT not in text


def _declared(text: str) -> str:
    root = root_of(text)
    tag = opening_tag(text, root)
    if root.name != "office:document-content":
        raise NotPatchable
    for prefix, name in _NAMESPACES.items():
        declared = re.search(rf"xmlns:{prefix}=[\"']([^\"']*)[\"']", tag)
        if declared and declared[1] != name:
            raise NotPatchable
        if not declared:
            tag = with_attribute(tag, f"xmlns:{prefix}", name)
    return edited(text, [(root.start, root.inner, tag)])


def _without_earlier(text: str) -> str:
    """Take away the list, comments and colours of an earlier return."""
    background_by_shade: dict[int, str] = {}
    edits = []
    for table in _tables(text):
        inside = text[table.start : table.end]
        if MEMORY in inside:
            background_by_shade |= {int(k): was for k, was in _REMEMBERED.findall(inside)}
            edits.append((table.start, table.end, ""))
    text = edited(text, edits)
    text = _ANNOTATION.sub(_without_ours, text)
    return without_colours(text, _automatic(text), background_by_shade)


def _without_ours(match: re.Match[str]) -> str:
    note = match[0]
    if SIGNATURE not in note:
        return note
    paragraphs = list(_PARAGRAPH.finditer(note))
    first = next(each for each in paragraphs if SIGNATURE in each[0])
    if first is paragraphs[0]:
        return ""
    return note[: first.start()] + note[paragraphs[-1].end() :]


def _automatic(text: str) -> Element:
    found = child(text, root_of(text), "automatic-styles")
    if found is None:
        raise NotPatchable
    return found


def _tables(text: str) -> list[Element]:
    body = child(text, root_of(text), "body")
    sheet = child(text, body, "spreadsheet") if body else None
    tables = [each for each in children(text, sheet) if each.local == "table"] if sheet else []
    if not tables:
        raise NotPatchable
    return tables
