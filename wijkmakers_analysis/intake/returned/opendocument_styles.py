"""Add coloured copies of an .ods's cell styles, and give earlier ones their old colour back."""

import re
from collections.abc import Mapping

from wijkmakers_analysis.intake.problems import ERROR
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    attribute,
    children,
    edited,
    escape,
    opening_tag,
    with_attribute,
)
from wijkmakers_analysis.intake.returned.styles import BASE_COLOURS, colour_of, shade_for, shade_of

_BACKGROUND = "fo:background-color"
_PROPERTIES = re.compile(r"<style:table-cell-properties(?:\s[^>]*?)?/?>")
_WHITE = re.compile(r"fo:color=[\"']#ffffff[\"']", re.IGNORECASE)


class CellStyles:
    """The styles of cells that stand in the document itself.

    Parameters
    ----------
    text
        The part with the cells.
    automatic
        Its element with styles.
    """

    def __init__(self, text: str, automatic: Element):
        self._styles = {
            attribute(opening_tag(text, each), "name"): text[each.start : each.end]
            for each in children(text, automatic)
            if each.local == "style"
        }
        self._names: dict[tuple[str, bool], str] = {}
        self.background_by_shade: dict[int, str] = {}
        self.added = ""

    def coloured(self, name: str, severity: str) -> str:
        """Return the name of a style that is another one with our colour behind it."""
        key = name, severity == ERROR
        if key not in self._names:
            self._names[key] = self._copy(*key)
        return self._names[key]

    def _copy(self, name: str, is_error: bool) -> str:
        style = self._styles.get(name, "")
        found = _PROPERTIES.search(style)
        background = (attribute(found[0], "background-color") or "") if found else ""
        shade = shade_for(background, self.background_by_shade)
        if shade is None:
            return name
        is_white = _WHITE.search(style) is not None
        colour = f"#{colour_of(BASE_COLOURS[is_error, is_white], shade).lower()}"
        number = len(self._names)
        while (copy := f"wk{number}") in self._styles:
            number += 1
        properties = with_attribute(
            found[0] if found else "<style:table-cell-properties/>", _BACKGROUND, colour
        )
        if not style:
            parent = f' style:parent-style-name="{escape(name)}"' if name else ""
            xml = (
                f'<style:style style:name="{copy}" style:family="table-cell"{parent}>'
                f"{properties}</style:style>"
            )
        elif found:
            xml = style[: found.start()] + properties + style[found.end() :]
        elif style.endswith("/>"):
            xml = f"{style[:-2]}>{properties}</style:style>"
        else:
            inner = style.index(">") + 1
            xml = style[:inner] + properties + style[inner:]
        opened = xml[: xml.index(">") + 1]
        xml = with_attribute(opened, "style:name", copy) + xml[len(opened) :]
        self._styles[copy] = xml
        self.added += xml
        return copy


def without_colours(text: str, automatic: Element, earlier: Mapping[int, str]) -> str:
    """Return the part in which styles with a colour of ours have the one from before.

    Parameters
    ----------
    earlier
        Which background each shade stood for.
    """
    edits = []
    for found in _PROPERTIES.finditer(text, automatic.inner, automatic.close):
        given = attribute(found[0], "background-color") or ""
        shade = shade_of(given[1:]) if given.startswith("#") else None
        if shade is not None:
            was = earlier.get(shade) or None
            edits.append((*found.span(), with_attribute(found[0], _BACKGROUND, was)))
    return edited(text, edits)
