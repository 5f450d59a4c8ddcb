"""Find the sheets of a workbook's file, add one at the end, and open it on one."""

from dataclasses import dataclass

from wijkmakers_analysis.intake.returned.grid import data_of
from wijkmakers_analysis.intake.returned.markup import (
    Element,
    NotPatchable,
    appended,
    attribute,
    attributes,
    child,
    children,
    edited,
    escape,
    opening_tag,
    root_of,
    with_attribute,
)
from wijkmakers_analysis.intake.returned.package import Package

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True)
class Sheet:
    """A sheet with rows and columns: its name and its part."""

    title: str
    part: str


class Book:
    """The main part of a workbook.

    Parameters
    ----------
    package
        The parts of its file.
    """

    def __init__(self, package: Package):
        self.package = package
        parts = package.related("", "officeDocument")
        if not parts or not package.named(parts[0]):
            raise NotPatchable
        self.part = parts[0]

    @property
    def namespace(self) -> str:
        """Namespace of its elements."""
        text = self._text()
        root = root_of(text)
        name = f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns"
        return attributes(opening_tag(text, root)).get(name, "")

    def sheets(self) -> tuple[Sheet, ...]:
        """Return all sheets with cells, in order; sheets with one chart have none."""
        text = self._text()
        part_by_id = {each.id: each for each in self.package.relations(self.part)}
        found = []
        for element in self._entries(text):
            tag = opening_tag(text, element)
            relation = part_by_id.get(attribute(tag, "id") or "")
            if relation is None or not relation.kind.endswith("/worksheet"):
                continue
            if self.package.named(relation.target):
                found.append(Sheet(attribute(tag, "name") or "", relation.target))
        return tuple(found)

    def titles(self) -> list[str]:
        """Return the names of all sheets, of whatever kind."""
        text = self._text()
        return [attribute(opening_tag(text, each), "name") or "" for each in self._entries(text)]

    def add_sheet(self, title: str, xml: str) -> None:
        """Add a sheet behind all others, so that the numbers of the others stay what they are."""
        part = self.package.free_name("xl/worksheets/sheet{}.xml")
        self.package.add(part, xml, SHEET_TYPE)
        number = self.package.relate(self.part, "worksheet", part)
        text = self._text()
        entries = self._entries(text)
        taken = [int(attribute(opening_tag(text, each), "sheetId") or 0) for each in entries]
        listed = self._list_of_sheets(text)
        entry = (
            f'<{listed.prefix}sheet xmlns:r="{self.package.relations_namespace}"'
            f' name="{escape(title)}" sheetId="{max(taken, default=0) + 1}" r:id="{number}"/>'
        )
        self.package.write(self.part, edited(text, [appended(text, listed, entry)]))

    def open_on(self, title: str) -> None:
        """Let the workbook open on one sheet, and let no other be selected with it."""
        for sheet in self.sheets():
            if sheet.title != title:
                _deselect(self.package, sheet.part)
        text = self._text()
        at = str(self.titles().index(title))
        root = root_of(text)
        views = child(text, root, "bookViews")
        view = child(text, views, "workbookView") if views else None
        if view:
            tag = with_attribute(opening_tag(text, view), "activeTab", at)
            edit = (view.start, view.inner, tag)
        elif views:
            edit = appended(text, views, f'<{root.prefix}workbookView activeTab="{at}"/>')
        else:
            before = self._list_of_sheets(text).start
            name = root.prefix
            new = f'<{name}workbookView activeTab="{at}"/>'
            edit = (before, before, f"<{name}bookViews>{new}</{name}bookViews>")
        entry = self._entries(text)[int(at)]  # one that was hidden cannot be opened on
        shown = with_attribute(opening_tag(text, entry), "state", None)
        edits = [edit, (entry.start, entry.inner, shown)]
        self.package.write(self.part, edited(text, edits))

    def styles_part(self) -> str:
        """Return the part with styles; a workbook without gets a plain one."""
        found = self.package.related(self.part, "styles")
        if found and self.package.named(found[0]):
            return found[0]
        part = self.package.free_name("xl/styles{}.xml")
        self.package.add(part, _PLAIN_STYLES.format(self.namespace), STYLES_TYPE)
        self.package.relate(self.part, "styles", part)
        return part

    def _text(self) -> str:
        return self.package.read(self.part)

    def _entries(self, text: str) -> list[Element]:
        return list(children(text, self._list_of_sheets(text)))

    def _list_of_sheets(self, text: str) -> Element:
        listed = child(text, root_of(text), "sheets")
        if listed is None:
            raise NotPatchable
        return listed


def _deselect(package: Package, part: str) -> None:
    text = package.read(part)
    root = root_of(text)
    head = Element("", 0, root.inner, data_of(text).start, 0)
    views = child(text, head, "sheetViews")
    edits = [
        (view.start, view.inner, with_attribute(opening_tag(text, view), "tabSelected", None))
        for view in (children(text, views) if views else ())
    ]
    package.write(part, edited(text, edits))
