"""What stands below each heading of a finished PDF, by its tags and the places of its letters."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

POINTS_A_MILLIMETRE = 72 / 25.4
FOOT, HEAD = 24.0, 270.0  # where a page's text ends and begins, in millimetres from below
# A heading that leaves more than this of a page, with text under it, need not leave with a figure.
LOW_ON_THE_PAGE = 64.0
FEW_LINES = 2
TEXT = ("P", "L", "BlockQuote")
_SHOWN = {b"Tj", b"TJ", b"'", b'"'}


@dataclass
class Item:
    """One tag of the flow: its kind, and the lines of letters in it by page and column."""

    kind: str
    lines: dict[tuple[int, bool], set[int]] = field(default_factory=dict)

    @property
    def level(self) -> int:
        """The level of a heading; 0 for anything else."""
        found = re.fullmatch(r"H([1-6])", self.kind)
        return int(found[1]) if found else 0

    @property
    def height(self) -> float:
        """How far above the foot of its page it begins, in millimetres."""
        return max(self.lines[self.start]) / POINTS_A_MILLIMETRE - FOOT

    @property
    def start(self) -> tuple[int, bool]:
        """The page, from 0, and whether it is the right column, where it begins."""
        return min(self.lines)


def headings_alone(path, *, has_columns=False) -> list[str]:
    """Return each heading of a PDF that is parted from what it announces, with its page.

    Below a heading stand two lines of text at the least, or all there is. Where few lines part it
    from a figure, a table or a heading below it, that begins on the same page, unless the heading
    stands so high that the page would be left empty, or the text after a figure moved up to it.

    Parameters
    ----------
    has_columns
        Whether its pages have two columns; a column is then what a page is elsewhere.
    """
    reader = PdfReader(path)
    items = _flow(reader, has_columns)
    return [
        f"{item.kind} on page {item.start[0] + 1}, {item.height:.0f} mm above the foot: {why}"
        for place, item in enumerate(items)
        if item.level and (why := _fault(item, items[place + 1 :]))
    ]


def empty_foots(path) -> dict[int, float]:
    """Return which share of its height, 0 to 1, each page but the first and last leaves empty.

    Below each figure stands a note, so that the lowest letter tells.
    """
    pages = PdfReader(path).pages
    shares = {}
    for number, page in enumerate(pages[1:-1], start=2):
        places = [y for found in _marked(page).values() for _, y in found]
        lowest = min(places, default=HEAD * POINTS_A_MILLIMETRE) / POINTS_A_MILLIMETRE
        shares[number] = (lowest - FOOT) / (HEAD - FOOT)
    return shares


def _fault(heading, after):
    page, lines = heading.start, 0
    if after and after[0].level > heading.level:
        return "" if after[0].start == page else "the heading below it is elsewhere"
    for item in after:
        if 0 < item.level <= heading.level:
            return ""
        if item.start != page and not lines:
            return "nothing stands below it"
        if item.kind not in TEXT:
            is_low = heading.height < LOW_ON_THE_PAGE
            parted = item.start != page and lines <= FEW_LINES and is_low
            is_alone = parted and not _goes_on(page, after[after.index(item) + 1 :])
            return f"a {item.kind} is elsewhere" if is_alone else ""
        lines += len(item.lines.get(page, ()))
        if set(item.lines) != {page}:
            return "" if lines > 1 else "one line stands below it"
    return ""


def _goes_on(page, after):
    """Whether text that comes after a figure stands on a page before it: it moved up."""
    part = takewhile(lambda item: not item.level, after)
    return any(page in item.lines for item in part if item.kind in TEXT)


def _flow(reader, has_columns):
    """Return the tags of the flow, in reading order, that hold letters or a picture."""
    marked = [_marked(page) for page in reader.pages]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    middle = float(reader.pages[0].mediabox.width) / 2
    items = []
    for kind, leaves in _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]):
        item = Item(kind)
        for page, mark in leaves:
            for x, y in marked[numbers[page]].get(mark, ()):
                place = numbers[page], has_columns and x > middle
                item.lines.setdefault(place, set()).add(round(y))
        if item.lines:
            items.append(item)
    return items


def _tags(node):
    """Yield (kind, its marks) of the tags of the flow; what only wraps others is gone into."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        kind = node["/S"].lstrip("/")
        if kind in ("Document", "Part", "Sect", "Div", "NonStruct") and not _is_figure(node):
            yield from _tags(node.get("/K", ArrayObject()))
        else:
            yield kind if kind != "Div" else "Figure", list(_leaves(node, None))


def _is_figure(node):
    children = node.get("/K", ArrayObject()).get_object()
    first = children[0].get_object() if isinstance(children, ArrayObject) and children else None
    return isinstance(first, DictionaryObject) and first.get("/S") == "/Caption"


def _leaves(node, page):
    """Yield (number of the page's object, mark) of everything in a tag."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, int):
        yield page, int(node)
    elif isinstance(node, ArrayObject):
        for child in node:
            yield from _leaves(child, page)
    elif isinstance(node, DictionaryObject):
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node["/MCID"])
        elif "/S" in node:
            yield from _leaves(node.get("/K", ArrayObject()), page)


def _marked(page):
    """Return mark -> places (x, y) of each piece of text or picture that a page shows under it."""
    found, open_marks = {}, []

    def see(operator, operands, matrix, text_matrix):
        if operator == b"BDC":
            properties = operands[1]
            open_marks.append(properties.get("/MCID") if hasattr(properties, "get") else None)
        elif operator == b"BMC":
            open_marks.append(None)
        elif operator == b"EMC" and open_marks:
            open_marks.pop()
        elif operator in _SHOWN or operator == b"Do":
            mark = next((one for one in reversed(open_marks) if one is not None), None)
            at = text_matrix if operator in _SHOWN else (1, 0, 0, 1, 0, 0)
            x = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
            y = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
            if mark is not None:
                found.setdefault(int(mark), []).append((x, y))

    page.extract_text(visitor_operand_before=see)
    return found
