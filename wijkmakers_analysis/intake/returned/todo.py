"""Write the sheet Te doen, and read what an earlier one remembers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as Tree

from defusedxml.ElementTree import fromstring

from wijkmakers_analysis.intake.problems import ERROR, Problem
from wijkmakers_analysis.intake.returned.book import Book
from wijkmakers_analysis.intake.returned.marks import MOST_LINES, Line, place_of, said
from wijkmakers_analysis.intake.returned.markup import escape
from wijkmakers_analysis.intake.returned.styles import Styles, solid

# Intake leaves sheets with these names alone; the later ones are for an office with its own.
TITLES = ("Te doen", "Te-doen", "Te_doen", "Te.doen", "Te doen!")
HEADERS = ("nummer", "ernst", "blad", "cel", "wat is er mis", "wat te doen", "klaar")
WIDTHS = (9, 14, 22, 9, 52, 62, 8)
WHOLE_FILE = "(hele bestand)"
NOTHING_LEFT = "Te doen: niets meer"
HOW_TO = (
    "Verbeter elke cel hieronder. Een klik op de cel brengt u erheen. Sla het werkboek op, zet het "
    "in de datamap in plaats van het oude en controleer opnieuw. Dit blad wordt niet gelezen."
)
HOW_TO_END = (
    "Zet dit werkboek in de datamap in plaats van het oude. U mag dit blad weghalen: het wordt "
    "niet gelezen."
)
# Address, what stands there, and the number of its style.
Cell = tuple[str, str | int, int]
MEMORY = "geheugen van Wijkmakers controle"
_HEADER_ROW = 4
_LINE_HEIGHT, _HIGHEST_ROW = 15, 409
# The hidden columns that remember which fill each shade stands for.
_SHADE, _FILL = "I", "J"


@dataclass(frozen=True)
class Earlier:
    """What is known of an earlier return of a workbook.

    Parameters
    ----------
    title, part
        The sheet Te doen of then and its part; empty where there is none.
    heading
        Its first cell.
    fill_by_shade
        Which fill each shade of ours stands for.
    """

    title: str = ""
    part: str = ""
    heading: str = ""
    fill_by_shade: Mapping[int, str] = field(default_factory=dict)


def earlier_return(book: Book) -> Earlier:
    """Return what a sheet Te doen of ours remembers, also after another program wrote it anew."""
    for sheet in book.sheets():
        if sheet.title not in TITLES:
            continue
        cells = _texts(book, sheet.part)
        if MEMORY not in cells.values():
            continue
        fills = {
            int(shade): cells.get(f"{_FILL}{cell[1:]}", "")
            for cell, shade in cells.items()
            if cell.startswith(_SHADE) and shade.isdigit()
        }
        return Earlier(sheet.title, sheet.part, cells.get("A1", ""), fills)
    return Earlier()


def write_todo(
    book: Book,
    styles: Styles,
    lines: Sequence[Line],
    earlier: Earlier,
    origin: str,
    *,
    is_list: bool = False,
) -> str:
    """Write the list over an earlier one or as a new last sheet; returns its name.

    Parameters
    ----------
    styles
        Gets the looks of the list; holds the shades to remember.
    lines
        The problems with their numbers.
    origin
        A sentence about the file that this is made of, or nothing.
    is_list
        Whether the workbook is only this list: then `origin` says what to do with it.
    """
    titles = book.titles()
    taken = {title.casefold() for title in titles}
    free = next(title for title in TITLES if title.casefold() not in taken)
    xml = _sheet(book.namespace, styles, lines, set(titles), origin, is_list=is_list)
    if earlier.part:
        book.package.unrelate_all(earlier.part)
        book.package.write(earlier.part, xml)
        return earlier.title
    book.add_sheet(free, xml)
    return free


def heading(lines: Sequence[Line]) -> str:
    """Return the first line of the list: how many there are of what."""
    if not lines:
        return NOTHING_LEFT
    errors = sum(line.problem.severity == ERROR for line in lines)
    warnings = len(lines) - errors
    counted = [
        f"{number} {one if number == 1 else more}"
        for number, one, more in (
            (errors, "fout", "fouten"),
            (warnings, "waarschuwing", "waarschuwingen"),
        )
        if number
    ]
    return f"Te doen: {' en '.join(counted)}"


def more_left(lines: Sequence[Line]) -> str:
    """Return the last line of a list that cannot hold all."""
    return f"En nog {len(lines) - MOST_LINES} meldingen: die ziet u als deze klaar zijn."


def quoted_title(problem: Problem) -> str:
    """Write the name of a problem's sheet as a link holds it."""
    title = problem.sheet.replace("'", "''")
    return f"'{title}'"


def _sheet(
    namespace: str,
    styles: Styles,
    lines: Sequence[Line],
    titles: set[str],
    origin: str,
    *,
    is_list: bool,
) -> str:
    looks = _looks(styles)
    told = lines[:MOST_LINES]
    usual = HOW_TO if lines else HOW_TO_END
    note = origin if is_list else " ".join(filter(None, (usual, origin)))
    rows: list[list[Cell]] = [
        [("A1", heading(lines), looks["title"])],
        [("A2", note, looks["text"])],
        [],
        [(f"{letter}{_HEADER_ROW}", header, looks["head"])
         for letter, header in zip("ABCDEFG", HEADERS, strict=True)] if lines else [],
    ]  # fmt: skip
    links = []
    for at, line in enumerate(told, start=_HEADER_ROW + 1):
        is_link = line.place is not None and line.problem.sheet in titles
        if is_link:
            links.append((f"D{at}", line.problem))
        rows.append(_problem_row(at, line, looks, is_link))
    if len(lines) > len(told):
        rows.append([(f"E{len(rows) + 1}", more_left(lines), looks["text"])])
    memory = [(MEMORY, ""), *((str(shade), fill) for shade, fill in styles.fill_by_shade.items())]
    rows += [[] for _ in range(len(memory) - len(rows))]
    for at, (shade, fill) in enumerate(memory, start=1):
        rows[at - 1] += [(f"{_SHADE}{at}", shade, 0), (f"{_FILL}{at}", fill, 0)]
    return _xml(namespace, rows, links, len(told))


def _looks(styles: Styles) -> dict[str, int]:
    top = 'vertical="top" wrapText="1"'
    font = '<font>{}<sz val="{}"/>{}<name val="Calibri"/><family val="2"/></font>'
    plain, bold = font.format("", 11, ""), font.format("<b/>", 11, "")
    red = font.format("<b/>", 11, '<color rgb="FFA11010"/>')
    blue = font.format("<u/>", 11, '<color rgb="FF0563C1"/>')
    return {
        "title": styles.look(font.format("<b/>", 14, "")),
        "head": styles.look(bold, solid("FFEDEDED"), alignment=top),
        "text": styles.look(plain, alignment=top),
        "number": styles.look(plain, alignment=f'horizontal="left" {top}'),
        "error": styles.look(red, alignment=top),
        "link": styles.look(blue, alignment=top),
    }


def _problem_row(at: int, line: Line, looks: Mapping[str, int], is_link: bool) -> list[Cell]:
    problem = line.problem
    return [
        (f"A{at}", line.number, looks["number"]),
        (f"B{at}", problem.severity, looks["error" if problem.severity == ERROR else "text"]),
        (f"C{at}", problem.sheet or WHOLE_FILE, looks["text"]),
        (f"D{at}", problem.cell, looks["link" if is_link else "text"]),
        (f"E{at}", said(problem.what), looks["text"]),
        (f"F{at}", said(problem.remedy), looks["text"]),
        (f"G{at}", "", looks["text"]),
    ]


def _xml(
    namespace: str, rows: list[list[Cell]], links: list[tuple[str, Problem]], told: int
) -> str:
    last = _HEADER_ROW + told
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(WIDTHS, start=1)
    )
    pane = (
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft"'
        ' state="frozen"/>'
    )
    linked = "".join(
        f'<hyperlink ref="{cell}" location="{escape(_location(problem))}"'
        f' display="{escape(problem.cell)}"/>'
        for cell, problem in links
    )
    return "".join([
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">',
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
        f'{pane if told else ""}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
        f'<cols>{columns}<col min="9" max="10" width="9" hidden="1" customWidth="1"/></cols>',
        f'<sheetData>{"".join(map(_row, range(1, len(rows) + 1), rows))}</sheetData>',
        f'<autoFilter ref="A{_HEADER_ROW}:G{last}"/>' if told else "",
        '<mergeCells count="1"><mergeCell ref="A2:G2"/></mergeCells>',
        f"<hyperlinks>{linked}</hyperlinks>" if linked else "",
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    ])  # fmt: skip


def _row(number: int, cells: list[Cell]) -> str:
    xml = "".join(_cell(*each) for each in cells)
    return f'<row r="{number}" ht="{_height(number, cells)}" customHeight="1">{xml}</row>'


def _height(number: int, cells: list[Cell]) -> int:
    """Make a row as high as its longest text needs: not every program does it by itself."""
    if number == 1:
        return 24
    widths = dict(zip("ABCDEFG", WIDTHS, strict=True))
    if number == 2:
        widths["A"] = sum(WIDTHS)
    lines = [
        1 + int(len(str(text)) * 1.1) // widths[cell[0]]
        for cell, text, _ in cells
        if cell[0] in widths
    ]
    return min(_LINE_HEIGHT * max(lines, default=1) + 3, _HIGHEST_ROW)


def _cell(cell: str, value: str | int, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{cell}" s="{style}"><v>{value}</v></c>'
    if value == "":
        return f'<c r="{cell}" s="{style}"/>'
    text = f'<t xml:space="preserve">{escape(value)}</t>'
    return f'<c r="{cell}" s="{style}" t="inlineStr"><is>{text}</is></c>'


def _location(problem: Problem) -> str:
    return f"{quoted_title(problem)}!{problem.cell.replace('$', '')}"


def _texts(book: Book, part: str) -> dict[str, str]:
    """Return the texts and numbers of a sheet by address, read from the XML itself."""
    package = book.package
    shared: list[str] = []
    for name in package.related(book.part, "sharedStrings"):
        if package.named(name):
            shared = [_joined(item) for item in fromstring(package.read(name).encode())]
    found = {}
    for element in fromstring(package.read(part).encode()).iter():
        if _local(element) != "c" or not place_of(element.get("r", "")):
            continue
        value = next((each.text or "" for each in element if _local(each) == "v"), None)
        if element.get("t") == "s" and value is not None:
            value = shared[int(value)] if int(value) < len(shared) else ""
        found[element.get("r")] = _joined(element) if value is None else value
    return found


def _joined(element: Tree) -> str:
    texts = "".join(each.text or "" for each in element.iter() if _local(each) == "t")
    return re.sub("_x005F_", "_", texts)


def _local(element: Tree) -> str:
    return element.tag.rpartition("}")[2]
