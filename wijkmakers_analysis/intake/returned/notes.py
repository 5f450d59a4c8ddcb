"""Put comments at cells of a sheet, and take earlier ones of ours away."""

import re
from collections.abc import Iterable, Mapping

from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.returned.boxes import Boxes
from wijkmakers_analysis.intake.returned.grid import data_of
from wijkmakers_analysis.intake.returned.marks import AUTHOR, SIGNATURE, Mark, place_of
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    NotPatchable,
    appended,
    attribute,
    child,
    children,
    edited,
    escape,
    opening_tag,
    root_of,
)
from wijkmakers_analysis.intake.returned.package import Package

_MAIN = {
    False: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    True: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What stands behind the link to the comments' boxes in a sheet.
_AFTER_BOXES = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
})  # fmt: skip
_TEXT_TAG = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>(.*?)</(?:\w+:)?t>", re.DOTALL)


def write_notes(package: Package, sheet: str, marks: Mapping[tuple[int, int], Mark]) -> None:
    """Put a comment at each place; what stands in a comment already is kept above it.

    Parameters
    ----------
    sheet
        Name of the sheet's part.
    marks
        (row, column) -> what its comment says.
    """
    # A conversation has its own window, which a comment of the old kind would spoil.
    talked = {place for part in package.related(sheet, "threadedComment")
              for place in _places(package.read(part), "threadedComment")}  # fmt: skip
    wanted = {place: mark for place, mark in marks.items() if place not in talked}
    if not wanted:
        return
    part = _comments_part(package, sheet)
    text = package.read(part)
    root = root_of(text)
    authors, listed = _inside(text, root, "authors"), _inside(text, root, "commentList")
    author_names = [_inner(text, each).strip() for each in children(text, authors)]
    present = {_place(text, each): each for each in children(text, listed)}
    edits = []
    if AUTHOR not in author_names:
        edits.append(
            appended(text, authors, f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>")
        )
        author_names.append(AUTHOR)
    author = author_names.index(AUTHOR)
    for place, mark in wanted.items():
        if place in present:
            edits += _added_to(text, present[place], mark.text)
    new = "".join(
        _comment(root.prefix, place, mark.text, author)
        for place, mark in wanted.items()
        if place not in present
    )
    if new:
        edits.append(appended(text, listed, new))
    package.write(part, edited(text, edits))
    lines = {
        place: (_inner_text(text, present[place]) if place in present else "") + mark.text
        for place, mark in wanted.items()
    }
    without_box = {place: _inner_text(text, each) for place, each in present.items() if place}
    _write_boxes(package, sheet, lines, without_box)


def remove_notes(package: Package, sheet: str) -> None:
    """Take away what we wrote in the comments of a sheet when it was returned before."""
    for part in package.related(sheet, "comments"):
        text = package.read(part)
        if SIGNATURE not in text:
            continue
        listed = _inside(text, root_of(text), "commentList")
        edits: list[tuple[int, int, str]] = []
        gone: set[tuple[int, int]] = set()
        for comment in children(text, listed):
            before, found, _ = _inner_text(text, comment).partition(SIGNATURE)
            if found and not before.strip():
                if place := _place(text, comment):
                    gone.add(place)
                edits.append((comment.start, comment.end, ""))
            elif found:
                edits += _cut(text, comment)
        package.write(part, edited(text, edits))
        for drawing in _box_parts(package, sheet):
            package.write(drawing, Boxes(package.read(drawing)).without(gone))


def _comments_part(package: Package, sheet: str) -> str:
    """Return the sheet's part with comments; one that has none gets an empty one."""
    found = package.related(sheet, "comments")
    if found:
        return found[0]
    part = package.free_name("xl/comments{}.xml")
    namespace = _MAIN["purl.oclc.org" in package.relations_namespace]
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'
    )
    package.add(part, text, COMMENTS_TYPE)
    package.relate(sheet, "comments", part)
    return part


def _write_boxes(
    package: Package,
    sheet: str,
    texts: Mapping[tuple[int, int], str],
    others: Mapping[tuple[int, int], str],
) -> None:
    """Draw a box for each comment, and for others that have none."""
    text = package.read(sheet)
    parts = _box_parts(package, sheet)
    drawings = [name for name in package.names() if name.casefold().endswith(".vml")]
    taken = [Boxes(package.read(name)).last_block(name in parts) for name in drawings]
    first = max(taken, default=0) + 1
    if parts:
        part = parts[0]
        package.write(part, Boxes(package.read(part)).with_boxes(texts, others, text, first))
        return
    part = package.free_name("xl/drawings/vmlDrawing{}.vml")
    boxes = Boxes.empty(first).with_boxes(texts, others, text, first)
    package.add(part, boxes, BOXES_TYPE)
    number = package.relate(sheet, "vmlDrawing", part)
    root, data = root_of(text), data_of(text)
    tail = Element("", data.end, data.end, root.close, root.close)
    after = next((each for each in children(text, tail) if each.local in _AFTER_BOXES), None)
    at = after.start if after else root.close
    link = f'<{root.prefix}legacyDrawing xmlns:r="{package.relations_namespace}" r:id="{number}"/>'
    package.write(sheet, edited(text, [(at, at, link)]))


def _box_parts(package: Package, sheet: str) -> list[str]:
    """Return the part with boxes that a sheet names; a header's pictures are in another."""
    text = package.read(sheet)
    root, data = root_of(text), data_of(text)
    tail = Element("", data.end, data.end, root.close, root.close)
    link = child(text, tail, "legacyDrawing")
    if link is None:
        return []
    wanted = attribute(opening_tag(text, link), "id")
    return [each.target for each in package.relations(sheet) if each.id == wanted]


def _comment(prefix: str, place: tuple[int, int], text: str, author: int) -> str:
    cell = f"{get_column_letter(place[1])}{place[0]}"
    return (
        f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text>'
        f"{_runs(prefix, text)}</{prefix}text></{prefix}comment>"
    )


def _runs(prefix: str, text: str, before: str = "") -> str:
    """Write a text with its first line in bold."""
    head, _, rest = text.partition("\n")
    head = before + head
    xml = "".join(
        f'<r><rPr>{bold}<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/></rPr>'
        f'<t xml:space="preserve">{escape(part)}</t></r>'
        for bold, part in (("<b/>", head), ("", f"\n{rest}"))
    )
    return re.sub(r"(</?)(?=[a-zA-Z])", rf"\1{prefix}", xml)


def _added_to(text: str, comment: Element, added: str) -> list[tuple[int, int, str]]:
    """Return the edits that put a text behind the one of a comment."""
    body = _inside(text, comment, "text")
    edits = []
    for each in children(text, body):
        if each.local == "t":  # a bare text and pieces with a look do not stand beside each other
            piece = text[each.start : each.end]
            edits.append((each.start, each.end, f"<{each.prefix}r>{piece}</{each.prefix}r>"))
    edits.append(appended(text, body, _runs(comment.prefix, added, before="\n\n")))
    return edits


def _cut(text: str, comment: Element) -> list[tuple[int, int, str]]:
    """Return the edits that take our part off somebody's comment."""
    edits, is_ours = [], False
    body = _inside(text, comment, "text")
    for each in children(text, body):
        if is_ours:
            edits.append((each.start, each.end, ""))
            continue
        written = _TEXT_TAG.search(text, each.start, each.end)
        if written and SIGNATURE in written[1]:
            is_ours = True
            kept = written[1].partition(SIGNATURE)[0].rstrip()
            edits.append(
                (written.start(1), written.end(1), kept) if kept else (each.start, each.end, "")
            )
    return edits


def _inside(text: str, element: Element, local: str) -> Element:
    """Return a child that such a part always has."""
    found = child(text, element, local)
    if found is None:
        raise NotPatchable
    return found


def _places(text: str, local: str) -> Iterable[tuple[int, int] | None]:
    return [_place(text, each) for each in children(text, root_of(text)) if each.local == local]


def _place(text: str, comment: Element) -> tuple[int, int] | None:
    return place_of(attribute(opening_tag(text, comment), "ref") or "")


def _inner(text: str, element: Element) -> str:
    return text[element.inner : element.close]


def _inner_text(text: str, comment: Element) -> str:
    return "".join(_TEXT_TAG.findall(text, comment.inner, comment.close))
