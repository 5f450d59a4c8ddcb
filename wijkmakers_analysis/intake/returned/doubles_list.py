"""List possible doubles with their names, so that somebody only has to decide."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.intake.formats import read_file
from wijkmakers_analysis.intake.name_parts import with_joined_names
from wijkmakers_analysis.intake.raw import RawSheet, as_text
from wijkmakers_analysis.intake.returned.memory import Memory
from wijkmakers_analysis.schemas import Doubles

DOUBLES_LIST = "Mogelijke dubbelen.xlsx"
Address = tuple[str, str, str]
_HOW = (
    "Vul bij 'zelfde' ja of nee in. Kopieer daarna de ingevulde regels, kolom A tot en met C, naar "
    "blad Dubbelen. Dit bestand hoort niet in de datamap; haal het weg als u klaar bent."
)
_WIDTHS = (44, 44, 10, 60, 60)
_FIRST_ROW = 3


def write_doubles(
    pairs: Sequence[tuple[Address, Address]], data_folder: Path, letters: Letters, target: Path
) -> bool:
    """Write the list into the folder of the copies; return False where somebody is at work in it.

    Names leave intake here and in the marked copies alone, for the office.

    Parameters
    ----------
    pairs
        Of `programme.undecided`: twice a file, sheet and cell.
    data_folder
        Where the files are.
    letters
        Excel letters of columns, by file and sheet.
    target
        Folder of the copies, made where it is absent.

    Raises
    ------
    ExportError
        Where the list cannot be written.
    """
    target = Path(target)
    memory = Memory(target)
    if not memory.is_free(DOUBLES_LIST):
        return False
    sheets = _sheets_of({place[0] for pair in pairs for place in pair}, Path(data_folder))
    rows = [
        (
            *(_named(place, sheets, letters) for place in pair),
            "",
            *(" › ".join(filter(None, place)) for place in pair),
        )
        for pair in pairs
    ]
    stage = target / f"{DOUBLES_LIST}.tmp"
    try:
        target.mkdir(parents=True, exist_ok=True)
        stage.write_bytes(_as_book(rows))
        memory.add({DOUBLES_LIST: stage})
        stage.replace(target / DOUBLES_LIST)
    except OSError as fault:
        raise ExportError(
            f"De lijst met mogelijke dubbelen is niet te schrijven ({cause_of(fault)}). Sluit haar "
            "als ze openstaat, en probeer het opnieuw."
        ) from None
    finally:
        stage.unlink(missing_ok=True)
    return True


def _sheets_of(files: Iterable[str], data_folder: Path) -> dict[tuple[str, str], RawSheet]:
    read = (sheet for file in sorted(files) for sheet in read_file(data_folder / file, file)[0])
    return {(raw.file, raw.sheet): with_joined_names(raw)[0] for raw in read}


def _named(place: Address, sheets: dict[tuple[str, str], RawSheet], letters: Letters) -> str:
    """Return a name as sheet Dubbelen takes it: with the organisation of its row behind it."""
    file, sheet, cell = place
    raw = sheets.get((file, sheet))
    if raw is None:
        return ""
    letter, row = coordinate_from_string(cell)
    name = as_text(raw.cell(row, column_index_from_string(letter)) or "").strip()
    columns = next((found for key, found in letters.items() if key[:2] == (file, sheet)), {})
    other = columns.get("organisation")
    organisation = raw.cell(row, column_index_from_string(other)) if other else None
    return f"{name} ({as_text(organisation).strip()})" if name and organisation else name


def _as_book(rows: Sequence[Sequence[str]]) -> bytes:
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("Mogelijke dubbelen")
        strong = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.merge_range(0, 0, 0, 3, _HOW, body)
        sheet.set_row(0, 32)
        columns = (Doubles.person_1, Doubles.person_2, Doubles.is_same)
        heads = [Doubles.columns[name].header for name in columns]
        for at, head in enumerate((*heads, "waar de een staat", "waar de ander staat")):
            sheet.set_column(at, at, _WIDTHS[at])
            sheet.write_string(_FIRST_ROW - 1, at, head, strong)
        for number, row in enumerate(rows, start=_FIRST_ROW):
            for at, text in enumerate(row):
                if text:
                    sheet.write_string(number, at, text)
        last = _FIRST_ROW + len(rows) - 1
        choice = {"validate": "list", "source": ["ja", "nee"]}
        sheet.data_validation(_FIRST_ROW, 2, last, 2, choice)
        sheet.freeze_panes(_FIRST_ROW, 0)
    return made.getvalue()
