"""Read a workbook: every sheet's stored values, and where a formula has none."""

import re
import warnings
import zipfile
from datetime import datetime
from pathlib import Path

from defusedxml.ElementTree import iterparse
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from wijkmakers_analysis.intake.problems import Problem, cannot_open, error
from wijkmakers_analysis.intake.raw import EPOCH_1900, EPOCH_1904, RawSheet, clean, is_blank_row

LARGEST_UNPACKED_BYTES = 200 * 2**20
MOST_PARTS = 2_000
# What an old .xls or a workbook with a password begins with (a compound file).
COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
# What a number format holds besides its letters: languages, quoted and escaped text.
_FORMAT_NOISE = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|;.*")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED_AREA = re.compile(rb"<(?:\w+:)?mergeCell ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
_CHUNK = 2**20
_LONGEST_TAG = 100


def read_workbook(path: Path, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Read every sheet of a workbook as it was last calculated.

    Parameters
    ----------
    path
        The file.
    name
        Its path relative to the data folder, for addresses.
    """
    try:
        refusal = _refusal(path)
        if refusal:
            return [], [error(*refusal, "bestand", name)]
        return _read_sheets(path, name), []
    except OSError:  # locked, or kept in the cloud only
        return [], [cannot_open(name)]
    except Exception:  # openpyxl lets through whatever its parsers raise on a damaged part
        what, remedy = (
            "het werkboek is beschadigd en niet te lezen",
            "Open het in Excel, laat Excel het herstellen en sla het opnieuw op als .xlsx.",
        )
        return [], [error(what, remedy, "bestand", name)]


def _refusal(path: Path) -> tuple[str, str] | None:
    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        return (
            "het bestand is leeg",
            "Haal het uit de datamap, of zet de juiste versie terug.",
        )
    if head == COMPOUND_FILE:
        return (
            "het werkboek heeft een wachtwoord of is een oud xls-bestand",
            "Open het in Excel, haal het wachtwoord weg en sla het op als .xlsx.",
        )
    if not zipfile.is_zipfile(path):
        return (
            "dit is geen heel werkboek",
            "Wacht tot OneDrive het heeft opgehaald, of sla het in Excel opnieuw op als .xlsx.",
        )
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        return (
            "het werkboek is uitgepakt te groot om veilig te lezen",
            "Kopieer alleen de cellen met gegevens naar een nieuw werkboek.",
        )
    return None


def _read_sheets(path: Path, name: str) -> list[RawSheet]:
    with warnings.catch_warnings():  # of drop-downs and styles that openpyxl does not know
        warnings.simplefilter("ignore", UserWarning)
        workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        return _read_open(workbook, path, name)


def _read_open(workbook: Workbook, path: Path, name: str) -> list[RawSheet]:
    try:
        epoch = EPOCH_1904 if workbook.epoch.year == 1904 else EPOCH_1900
        sheets = []
        with zipfile.ZipFile(path) as archive:
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
                rows = [tuple(map(clean, row)) for row in sheet.iter_rows(values_only=True)]
                while rows and is_blank_row(rows[-1]):
                    rows.pop()
                rows = _with_rough_dates(sheet, rows)
                has_formula, merged = _scan(archive, sheet._worksheet_path)
                sheets.append(
                    RawSheet(
                        file=name,
                        sheet=sheet.title,
                        rows=rows,
                        uncalculated=(
                            _uncalculated(archive, sheet._worksheet_path)
                            if has_formula
                            else frozenset()
                        ),
                        epoch=epoch,
                        is_hidden=sheet.sheet_state != "visible",
                        merged=merged,
                    )
                )
        return sheets
    finally:
        workbook.close()


def _with_rough_dates(sheet, rows: list[tuple]) -> list[tuple]:
    """Turn a first of the month that shows no day back into the month or year that was typed.

    Excel stores 'april 2022' as 1 April with a format that shows month and year only. The formats
    are read in a second pass, where there is such a day at all.
    """
    if not any(isinstance(value, datetime) and value.day == 1 for row in rows for value in row):
        return rows
    return [
        tuple(
            _rough_date(cell, value) if isinstance(value, datetime) and value.day == 1 else value
            for cell, value in zip(cells, row, strict=False)
        )
        for cells, row in zip(sheet.iter_rows(), rows, strict=False)
    ]


def _rough_date(cell, value: datetime) -> object:
    shown = set(_FORMAT_NOISE.sub("", cell.number_format).casefold()) & set("dmjyhs")
    if shown in ({"m", "y"}, {"m", "j"}):
        return f"{value:%Y-%m}"
    if shown in ({"y"}, {"j"}) and value.month == 1:
        return f"{value:%Y}"
    return value


def _uncalculated(archive: zipfile.ZipFile, part: str) -> frozenset[tuple[int, int]]:
    """Return where a formula has no stored result."""
    found = set()
    with archive.open(part) as file:
        for _, element in iterparse(file, events=("end",)):
            tag = element.tag.rpartition("}")[2]
            if tag == "c":
                children = {child.tag.rpartition("}")[2]: child for child in element}
                value = children.get("v")
                is_empty = value is None or not value.text
                if "f" in children and is_empty and element.get("t") != "str":
                    found.add(coordinate_to_tuple(element.get("r")))
            if tag == "row":
                element.clear()
    return frozenset(found)


def _scan(archive: zipfile.ZipFile, part: str) -> tuple[bool, tuple[tuple[int, ...], ...]]:
    """Return whether a sheet holds a formula, and its merged areas, without parsing it."""
    has_formula, areas, tail = False, {}, b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            window = tail + chunk
            has_formula = has_formula or _FORMULA.search(window) is not None
            areas |= dict.fromkeys(_MERGED_AREA.findall(window))
            tail = window[-_LONGEST_TAG:]
    return has_formula, tuple(range_boundaries(area.decode()) for area in areas)
