"""Write the sheet Uitleg of a template: what each sheet and column is for, and an example row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from wijkmakers_analysis.starting.books import Book, Template
from wijkmakers_analysis.starting.examples import EXAMPLES
from wijkmakers_analysis.starting.lists import FixedList

TITLE = "Uitleg"
WIDTHS = (24, 11, 66, 42, 3)
# The fixed lists stand right of the explanation, outside what is printed.
FIRST_LIST_COLUMN = 5
LIST_WIDTH = 34
LINE_HEIGHT = 15
COLUMN_HEADERS = ("kolom", "verplicht", "wat u invult", "voorbeeld")
WIDE = (
    "Elke regel is een persoon, elke kolom vanaf C een activiteit. Zet in regel 1 boven elke "
    "kolom de code van de activiteit, zoals W01. Vul daaronder x in voor wie er was, nee voor wie "
    "er niet was, ziek of afgemeld voor wie afzegde. Weet u het niet, laat de cel dan leeg."
)
ADDABLE = (
    "Heten twee mensen hetzelfde? Zet er dan een kolom 'e-mail' of 'code deelnemer' bij: die mag "
    "overal staan."
)
GENERAL = (
    "Vul de lijsten in vanaf regel 2. Verander de koppen in regel 1 niet; kolommen mogen wel van "
    "plaats wisselen, en wat u niet nodig hebt mag leeg blijven.",
    "Klik op een cel: een pijltje rechts betekent dat u kunt kiezen. Hebt u veel regels? Dan mag "
    "u ze ook plakken; gebruik Plakken speciaal › Waarden, dan blijven de keuzelijsten bestaan.",
    "Klaar? Laat het programma nakijken of alles klopt: dubbelklik op 1 Controleren.",
)
HAS_LISTS = "Rechts op dit blad staan de lijsten waaruit u in dit werkboek kunt kiezen."
LEGEND = (
    ("donkere kop", "Deze kolom moet in elke regel ingevuld zijn.", "required"),
    ("lichte kop", "Deze kolom mag leeg blijven.", "optional"),
)
NOT_READ = "Dit blad is alleen uitleg. Het programma leest het niet; het telt nergens mee."


@dataclass(frozen=True)
class Look:
    """The formats of the sheet Uitleg, made in its workbook."""

    heading: object
    subheading: object
    body: object
    required: object
    optional: object
    label: object
    example: object


def write_explanation(
    sheet: Worksheet, book: Book, look: Look, lists: Mapping[str, FixedList]
) -> dict[str, str]:
    """Write the whole sheet and return where each fixed list stands, as a formula.

    Parameters
    ----------
    sheet
        An empty sheet with the name TITLE.
    book
        The workbook that it explains.
    look
        Its formats.
    lists
        The fixed lists that the workbook's columns choose from, by name.
    """
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    opening = (book.purpose, *GENERAL, *([HAS_LISTS] if lists else []), NOT_READ)
    row = _write_opening(sheet, book.name, opening, look)
    for template in book.sheets:
        row = _write_template(sheet, row + 1, template, look)
    sheet.print_area(0, 0, row - 1, len(COLUMN_HEADERS) - 1)
    return _write_lists(sheet, look, lists)


def _write_opening(sheet: Worksheet, name: str, texts: Sequence[str], look: Look) -> int:
    sheet.write_string(0, 0, f"Uitleg bij {name}", look.heading)
    sheet.set_row(0, 2 * LINE_HEIGHT)
    row = 1
    for text in texts:
        _write_wide(sheet, row, text, look)
        row += 1
    for shown, words, head in LEGEND:
        row += 1
        sheet.write_string(row, 0, shown, getattr(look, head))
        sheet.merge_range(row, 1, row, len(COLUMN_HEADERS) - 1, words, look.body)
    return row + 1


def _write_template(sheet: Worksheet, row: int, template: Template, look: Look) -> int:
    sheet.write_string(row, 0, f"Blad {template.sheet_name}", look.subheading)
    sheet.set_row(row, 1.6 * LINE_HEIGHT)
    text = WIDE if template.is_wide else f"Elke regel: {template.schema.row}."
    text = f"{text} {ADDABLE}" if template.left_out else text
    _write_wide(sheet, row + 1, text, look)
    row += 2
    for at, header in enumerate(COLUMN_HEADERS):
        sheet.write_string(row, at, header, look.label)
    examples = EXAMPLES[template.table]
    for name, column in template.columns.items():
        row += 1
        is_required = column.required
        head = look.required if is_required else look.optional
        sheet.write_string(row, 0, column.header, head)
        sheet.write_string(row, 1, "ja" if is_required else "", look.body)
        meaning = column.description
        sheet.write_string(row, 2, meaning, look.body)
        example = examples.get(name, "")
        sheet.write_string(row, 3, example, look.example)
        longest = max(len(meaning) / WIDTHS[2], len(example) / WIDTHS[3])
        sheet.set_row(row, LINE_HEIGHT * (1 + int(longest)) + 2)
    return row + 1


def _write_wide(sheet: Worksheet, row: int, text: str, look: Look) -> None:
    """Write a text over all four columns: merged, so that every program wraps it."""
    sheet.merge_range(row, 0, row, len(COLUMN_HEADERS) - 1, text, look.body)
    lines = 1 + int(len(text) / (sum(WIDTHS[: len(COLUMN_HEADERS)]) * 0.95))
    sheet.set_row(row, LINE_HEIGHT * lines + 3)


def _write_lists(sheet: Worksheet, look: Look, lists: Mapping[str, FixedList]) -> dict[str, str]:
    places = {}
    at = FIRST_LIST_COLUMN
    for name, fixed in lists.items():
        sheet.set_column(at, at, LIST_WIDTH)
        sheet.write_string(0, at, fixed.heading, look.label)
        for row, value in enumerate(fixed.values, start=1):
            sheet.write_string(row, at, value, look.example)
        letter = xl_col_to_name(at)
        places[name] = f"={TITLE}!${letter}$2:${letter}${1 + len(fixed.values)}"
        at += 1
    return places
