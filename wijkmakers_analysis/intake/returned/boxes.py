"""Draw the boxes in which a workbook shows comments: a part in VML beside each sheet."""

import re
from collections.abc import Collection, Mapping

from wijkmakers_analysis.intake.returned.geometry import Geometry
from wijkmakers_analysis.intake.returned.markup import NotPatchable

# Numbers of shapes are given out in blocks, and no two sheets share one.
BLOCK = 1024
_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_LAYOUT = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout>'
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
# Not every program uses the usual prefixes.
_SHAPE = re.compile(
    r"<(?P<prefix>(?:\w+:)?)shape\s(?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*>.*?</(?P=prefix)shape>\s*",
    re.DOTALL,
)
_ROW = re.compile(r"<(?:\w+:)?Row>\s*(\d+)")
_COLUMN = re.compile(r"<(?:\w+:)?Column>\s*(\d+)")
_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor>)([\d\s,]+)(<)")
_NUMBERS = re.compile(r"_s(\d+)[\"']")
_BLOCKS = re.compile(r"(<(?:\w+:)?idmap [^>]*data=[\"'])([\d,\s]*)([\"'])")
_ROOT = re.compile(r"<xml(?=[\s>])[^>]*")


class Boxes:
    """The boxes of one sheet.

    Parameters
    ----------
    text
        The part in VML. It is not always well-formed, so it is never parsed.
    """

    def __init__(self, text: str):
        self._text = text

    @classmethod
    def empty(cls, block: int) -> "Boxes":
        """Return a part without boxes."""
        return cls(_declared(f"<xml>{_LAYOUT.format(block)}{_KIND}</xml>"))

    def last_block(self, is_own: bool) -> int:
        """Return the highest block of numbers that is taken; in the own part, by a shape."""
        listed = [
            int(number)
            for found in _BLOCKS.findall(self._text)
            for number in re.findall(r"\d+", found[1])
        ]
        used = [int(number) // BLOCK for number in _NUMBERS.findall(self._text)]
        return max(used if is_own else [*listed, *used], default=0)

    def without(self, places: Collection[tuple[int, int]]) -> str:
        """Return the part without the boxes of these cells."""
        return _SHAPE.sub(lambda match: "" if _place(match[0]) in places else match[0], self._text)

    def with_boxes(
        self,
        texts: Mapping[tuple[int, int], str],
        others: Mapping[tuple[int, int], str],
        sheet: str,
        block: int,
    ) -> str:
        """Return the part with a box for each cell.

        Parameters
        ----------
        texts
            (row, column) -> the whole comment, whose box has to have room for it.
        others
            The same of comments whose box may be as it is.
        sheet
            Text of the sheet's part, for the widths of its columns.
        block
            First block of numbers that is free.
        """
        geometry = Geometry(sheet)
        drawn = {_place(shape[0]) for shape in _SHAPE.finditer(self._text)}
        text = _declared(self._text)
        if drawn & texts.keys():
            text = _SHAPE.sub(lambda match: _with_room(match[0], texts), text)
        new = {
            place: each
            for place, each in (dict(others) | dict(texts)).items()
            if place not in drawn
        }
        shapes = [
            _shape(
                block * BLOCK + 1 + number + number // (BLOCK - 1),
                place,
                geometry.anchor(place, each),
            )
            for number, (place, each) in enumerate(new.items())
        ]
        blocks = [str(block + number) for number in range(-(-len(shapes) // (BLOCK - 1)))]
        listed = _BLOCKS.search(text)
        if listed and blocks:
            known = re.findall(r"\d+", listed[2])
            every = ",".join(dict.fromkeys([*known, *blocks]))
            text = text[: listed.start(2)] + every + text[listed.end(2) :]
        kind = "" if '"_x0000_t202"' in text else _KIND
        at = text.rfind("</xml>")
        if at < 0:
            raise NotPatchable
        return text[:at] + kind + "".join(shapes) + text[at:]


def _declared(text: str) -> str:
    """Return the part with the usual prefixes declared at its root."""
    root = _ROOT.search(text)
    if not root:
        raise NotPatchable
    missing = "".join(
        f' xmlns:{prefix}="{name}"'
        for prefix, name in _NAMESPACES.items()
        if f"xmlns:{prefix}=" not in root[0]
    )
    return text[: root.end()] + missing + text[root.end() :]


def _place(shape: str) -> tuple[int, int] | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    is_note = 'ObjectType="Note"' in shape or "ObjectType='Note'" in shape
    return (int(row[1]) + 1, int(column[1]) + 1) if is_note and row and column else None


def _with_room(shape: str, texts: Mapping[tuple[int, int], str]) -> str:
    """Let the box of somebody's comment reach as low as the longer text needs."""
    place, anchor = _place(shape), _ANCHOR.search(shape)
    if place is None or place not in texts or not anchor:
        return shape
    corners = [int(number) for number in anchor[2].split(",")]
    needed = min(30, 2 + len(texts[place]) // 25 + texts[place].count("\n"))
    corners[6] = max(corners[6], corners[2] + needed)
    return _ANCHOR.sub(lambda match: match[1] + ", ".join(map(str, corners)) + match[3], shape, 1)


def _shape(number: int, place: tuple[int, int], anchor: str) -> str:
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{place[0] - 1}</x:Row><x:Column>{place[1] - 1}</x:Column></x:ClientData></v:shape>"
    )
