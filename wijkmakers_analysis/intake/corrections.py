"""Apply the office's corrections to raw cells, before anything is parsed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import CellCoordinatesException

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.dates import WrongDate, parse_loose
from wijkmakers_analysis.intake.folding import fold_person, nearest
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.intake.raw import RawSheet, as_text, clean
from wijkmakers_analysis.schemas import Corrections

_AS_IN_FOLDER = "Schrijf de naam zoals in de datamap, met de map ervoor als dat nodig is."
# A name without its ending is less alike than a typing error.
NEAR_FILE = 0.6


def apply_corrections(
    sheets: list[RawSheet], corrections: pd.DataFrame, letters: Letters
) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets with corrected cells; a correction that matches nothing is an error.

    Parameters
    ----------
    sheets
        Every sheet that was read.
    corrections
        The rows of sheet Correcties.
    letters
        Excel letters of the columns in that sheet, by file and sheet.
    """
    corrected = list(sheets)
    problems = []
    for row in corrections.to_dict("records"):
        if None in (row["file_name"], row["sheet_name"], row["cell"], row["new_value"]):
            continue
        fault = _apply(corrected, row)
        if fault:
            column, what, remedy = fault
            problems.append(error(what, remedy, "correctie", *cell_of(row, column, letters)))
    return corrected, problems


def _apply(sheets: list[RawSheet], row: Mapping[str, Any]) -> tuple[str, str, str] | None:
    files = sorted({raw.file for raw in sheets if _is_file(raw.file, row["file_name"])})
    if not files:
        names = {raw.file.rpartition("/")[2] for raw in sheets}
        near = nearest(row["file_name"], names, NEAR_FILE)
        return (
            Corrections.file_name,
            "dit bestand is er niet",
            (f"Bedoelt u '{near}'? " if near else "") + _AS_IN_FOLDER,
        )
    if len(files) > 1:
        return (
            Corrections.file_name,
            "dit bestand staat er meer dan één keer",
            _AS_IN_FOLDER,
        )
    fits = [
        place
        for place, raw in enumerate(sheets)
        if raw.file == files[0]
        and (not raw.sheet or fold_person(raw.sheet) == fold_person(row["sheet_name"]))
    ]
    if not fits:
        return (
            Corrections.sheet_name,
            "dit blad staat niet in dat bestand",
            "Schrijf de naam van het tabblad zoals in het werkboek.",
        )
    raw = sheets[fits[0]]
    try:
        number, column = coordinate_to_tuple(row["cell"].replace("$", "").upper())
    except (CellCoordinatesException, ValueError):
        number = column = 0
    if not 1 <= number <= raw.height:
        return (
            Corrections.cell,
            "deze cel staat niet in dat blad",
            "Schrijf de cel als kolom en regel, zoals C12.",
        )
    now = raw.cell(number, column)
    if row["old_value"] is not None and not _same(now, row["old_value"], raw):
        return (
            Corrections.old_value,
            "in de cel staat iets anders dan bij 'was'",
            "Kijk of de cel al verbeterd is; haal deze regel dan weg, of verbeter 'was'.",
        )
    sheets[fits[0]] = raw.with_cell(number, column, clean(row["new_value"]))
    return None


def _is_file(file: str, given: str) -> bool:
    given = given.replace("\\", "/").strip("/")
    return fold_person(given) in (fold_person(file), fold_person(file.rpartition("/")[2]))


def _same(now: object, given: str, raw: RawSheet) -> bool:
    if fold_person(as_text(now)) == fold_person(given):
        return True
    try:
        return now is not None and parse_loose(now, raw.epoch) == parse_loose(given, raw.epoch)
    except WrongDate:
        return False
