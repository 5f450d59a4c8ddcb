"""Add coloured copies of a workbook's cell styles, and find the style that a copy was made of.

Each fill that a coloured cell had before gets a shade of its own, of which nobody sees the
difference. The list of shades is kept in the sheet Te doen: it holds after rows were inserted, and
after another program wrote the workbook anew and renumbered its styles.
"""

import re
from collections.abc import Mapping

from wijkmakers_analysis.intake.problems import ERROR
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    NotPatchable,
    attribute,
    attributes,
    child,
    children,
    edited,
    opening_tag,
    root_of,
    with_attribute,
)

# (is an error, the text is white) -> red, and the first of sixteen steps of green and of blue. No
# palette of a program has these.
BASE_COLOURS = {
    (True, False): (0xFE, 0xB0, 0xA0),
    (False, False): (0xFE, 0xE0, 0xB0),
    (True, True): (0xA1, 0x10, 0x10),
    (False, True): (0x81, 0x50, 0x10),
}
SHADES = 256
NO_FILL = ""
_PREFIXES = re.compile(r"(</?)[\w.-]+:")
_WHITE = re.compile(
    r"color [^>]*(?:theme=.0.|rgb=.(?:FF|00)?FFFFFF.|indexed=.[19].)", re.IGNORECASE
)
_RGB = re.compile(r"<fgColor [^>]*rgb=[\"'](?:FF|00)?([0-9A-F]{6})[\"']", re.IGNORECASE)


class Styles:
    """The fonts, fills and cell styles of one workbook, to which some are added.

    Parameters
    ----------
    text
        The part with styles.
    fill_by_shade
        Which fill each shade stood for when the workbook was returned before.
    """

    def __init__(self, text: str, fill_by_shade: Mapping[int, str]):
        self._text = text
        self._root = root_of(text)
        self._earlier = dict(fill_by_shade)
        self._sections = {name: self._section(name) for name in ("fonts", "fills", "cellXfs")}
        self._items = {
            name: [text[each.start : each.end] for each in children(text, section)]
            for name, section in self._sections.items()
        }
        self._counts = {name: len(items) for name, items in self._items.items()}
        self._numbers = {
            name: {item: at for at, item in reversed(list(enumerate(items)))}
            for name, items in self._items.items()
        }
        self._by_look = {}
        for at, item in reversed(list(enumerate(self._items["cellXfs"]))):
            self._by_look[_look(item)] = at
        self._coloured: dict[tuple[int, bool], int] = {}
        self.fill_by_shade: dict[int, str] = {}

    def coloured(self, style: int, severity: str) -> int:
        """Return the number of a style that is another one with our colour behind it."""
        key = style, severity == ERROR
        if key not in self._coloured:
            shade = shade_for(self._fill_of(style), self.fill_by_shade)
            base = BASE_COLOURS[key[1], self._is_white(style)]
            self._coloured[key] = (
                style
                if shade is None
                else self._with_fill(style, solid(f"FF{colour_of(base, shade)}"))
            )
        return self._coloured[key]

    def uncoloured(self) -> dict[int, int]:
        """Return coloured style -> the style it was before, for all colours of ours."""
        return {
            style: self._with_fill(style, self._earlier.get(shade, NO_FILL))
            for style in range(self._counts["cellXfs"])
            if (shade := _shade_in(self._fill_of(style))) is not None
        }

    def look(self, font: str = "", fill: str = "", alignment: str = "") -> int:
        """Return the number of a style of our own; each part in XML without prefixes."""
        prefix = self._root.prefix
        font_number = self._number("fonts", _prefixed(font, prefix)) if font else 0
        fill_number = self._number("fills", _prefixed(fill, prefix)) if fill else 0
        inside = _prefixed(f"<alignment {alignment}/>", prefix) if alignment else ""
        return self._number(
            "cellXfs",
            f'<{prefix}xf numFmtId="0" fontId="{font_number}" fillId="{fill_number}" borderId="0"'
            f' xfId="0" applyFont="1" applyFill="1" applyAlignment="1">{inside}</{prefix}xf>',
        )

    def text(self) -> str:
        """Return the part with all that was added."""
        edits = []
        for name, section in self._sections.items():
            added = self._items[name][self._counts[name] :]
            if added:
                tag = opening_tag(self._text, section)
                tag = with_attribute(tag, "count", str(len(self._items[name])))
                edits.append((section.start, section.inner, tag))
                edits.append((section.close, section.close, "".join(added)))
        return edited(self._text, edits)

    def _section(self, name: str) -> Element:
        section = child(self._text, self._root, name)
        if section is None or section.is_empty():
            raise NotPatchable
        return section

    def _fill_of(self, style: int) -> str:
        """Return the fill that a style has, without prefixes; nothing where it has none."""
        items = self._items["cellXfs"]
        given = attribute(_opening(items[style]), "fillId") if style < len(items) else None
        number = int(given or 0)
        if number == 0 or number >= len(self._items["fills"]):
            return NO_FILL
        return _PREFIXES.sub(r"\1", self._items["fills"][number])

    def _is_white(self, style: int) -> bool:
        items = self._items["cellXfs"]
        number = int(attribute(_opening(items[style]), "fontId") or 0) if style < len(items) else 0
        fonts = self._items["fonts"]
        return number < len(fonts) and _WHITE.search(fonts[number]) is not None

    def _with_fill(self, style: int, fill: str) -> int:
        number = self._number("fills", _prefixed(fill, self._root.prefix)) if fill else 0
        items = self._items["cellXfs"]
        item = items[style] if style < len(items) else items[0]
        tag = _opening(item)
        changed = with_attribute(with_attribute(tag, "fillId", str(number)), "applyFill", "1")
        return self._number("cellXfs", changed + item[len(tag) :])

    def _number(self, name: str, item: str) -> int:
        if name == "cellXfs":
            known = self._by_look.get(_look(item))
        else:
            known = self._numbers[name].get(item)
        if known is not None:
            return known
        number = len(self._items[name])
        self._items[name].append(item)
        self._numbers[name][item] = number
        if name == "cellXfs":
            self._by_look[_look(item)] = number
        return number


def solid(colour: str) -> str:
    """Return a fill of one colour, such as FFEDEDED, without prefixes."""
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def colour_of(base: tuple[int, int, int], shade: int) -> str:
    """Return a shade of a base colour as six hexadecimal signs."""
    red, green, blue = base
    return f"{red:02X}{green + shade // 16:02X}{blue + shade % 16:02X}"


def shade_of(colour: str) -> int | None:
    """Return which shade of ours a colour of six hexadecimal signs is, or None."""
    red, green, blue = bytes.fromhex(colour)
    for own_red, first_green, first_blue in BASE_COLOURS.values():
        step = green - first_green, blue - first_blue
        if red == own_red and 0 <= step[0] < 16 and 0 <= step[1] < 16:
            return step[0] * 16 + step[1]
    return None


def _look(item: str) -> tuple[object, ...]:
    """Return what makes two cell styles the same, however they are written."""
    tag = _opening(item)
    given = {name: value for name, value in attributes(tag).items() if name != "applyFill"}
    inside = "" if tag.endswith("/>") else item[len(tag) : item.rindex("</")]
    return tuple(sorted(given.items())), inside


def _opening(item: str) -> str:
    return item[: item.index(">") + 1]


def shade_for(fill: str, fill_by_shade: dict[int, str]) -> int | None:
    """Return the shade that stands for a fill, entering a new one; None where all are taken.

    Shade 0 means 'no fill', also for who has lost the list.
    """
    for shade, known in fill_by_shade.items():
        if known == fill:
            return shade
    shade = 0 if fill == NO_FILL else len(fill_by_shade.keys() - {0}) + 1
    if shade >= SHADES:
        return None
    fill_by_shade[shade] = fill
    return shade


def _shade_in(fill: str) -> int | None:
    found = _RGB.search(fill)
    return shade_of(found[1]) if found else None


def _prefixed(xml: str, prefix: str) -> str:
    return re.sub(r"(</?)(?=\w)", rf"\1{prefix}", xml)
