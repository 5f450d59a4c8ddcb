"""Save a frame for Excel at the office: marked, in the folder intern, numbers as numbers."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import xlsxwriter

from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.kept import move_over
from wijkmakers_analysis.settings import find_workspace
from wijkmakers_analysis.widgets.headers import header_of

FOLDER = "intern"
MARK, PERSONS_MARK = "INTERN", "INTERN personen"
FIRST_ROW = "ALLEEN VOOR KANTOOR. Niet afgerond en niet afgeschermd: niet doorsturen."
PERSONS_FIRST_ROW = (
    "ALLEEN VOOR KANTOOR. Rijen over personen, met een code in plaats van een naam: "
    "niet doorsturen, en weggooien als u klaar bent."
)
NO_FORMULAS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
HEADER_ROW = 3
WIDEST, NARROWEST = 60, 9
# What a pseudonym looks like, whatever its column is called.
_PSEUDONYM = re.compile(r"p[0-9a-f]{16}")
_UNFIT = re.compile(r"[^\w\- ,.()]+")


@dataclass(frozen=True)
class SavedFile:
    """A file that was written; shows where it lies."""

    path: Path

    def _repr_html_(self) -> str:
        return f"Opgeslagen in de werkruimte: <b>{self}</b>"

    def __str__(self) -> str:
        return f"{FOLDER}/{self.path.name}"


def save_for_excel(
    frame: pd.DataFrame, name: str, *, caption: str = "", folder: str | Path = "."
) -> SavedFile:
    """Save a frame as a workbook in the folder intern of the workspace.

    The first row says that it is for the office only, and the file's name does; rows about persons
    have a mark of their own. A file that is there already stays: the new one gets a number.

    Parameters
    ----------
    name
        What the file is about; it becomes its name.
    caption
        What was looked at, for the second row.
    folder
        A folder in the workspace.

    Raises
    ------
    ExportError
        Where the file could not be written.
    """
    has_persons = holds_persons(frame)
    mark = PERSONS_MARK if has_persons else MARK
    about = " ".join(_UNFIT.sub(" ", name).split())[:80].rstrip(" .") or "tabel"
    target = find_workspace(Path(folder)) / FOLDER
    try:
        target.mkdir(exist_ok=True)
        path = _free(target, f"{mark} {about}")
        beside = path.with_name(f".{path.stem}.{os.getpid()}.xlsx")
        try:
            _write(frame, beside, PERSONS_FIRST_ROW if has_persons else FIRST_ROW, caption)
            move_over(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError:
        raise ExportError(
            f"In de map {FOLDER} kan niet geschreven worden. Kijk of er ruimte op de schijf is en "
            "of u daar mag schrijven."
        ) from None
    return SavedFile(path)


def holds_persons(frame: pd.DataFrame) -> bool:
    """Tell whether any cell or index of a frame is a pseudonym."""
    columns = [frame[name] for name in frame]
    columns += [frame.index.get_level_values(place) for place in range(frame.index.nlevels)]
    return any(
        isinstance(one, str) and _PSEUDONYM.fullmatch(one)
        for values in columns
        if not pd.api.types.is_numeric_dtype(values)
        for one in values
    )


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.xlsx", 2
    while path.exists():
        path, number = folder / f"{stem} ({number}).xlsx", number + 1
    return path


def _write(frame: pd.DataFrame, path: Path, mark: str, caption: str) -> None:
    named = frame.reset_index() if any(frame.index.names) else frame
    with xlsxwriter.Workbook(str(path), NO_FORMULAS) as workbook:
        sheet = workbook.add_worksheet(MARK)
        marked = workbook.add_format({"bold": True, "font_color": "#9C1C1C"})
        head = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_string(0, 0, mark, marked)
        sheet.write_string(1, 0, caption)
        sheet.set_footer(f"&C{MARK}")
        for place, name in enumerate(named):
            title = header_of(name)
            sheet.write_string(HEADER_ROW, place, title, head)
            widths = [len(title), *(len(str(one)) for one in named[name].head(200))]
            sheet.set_column(place, place, min(max(*widths, NARROWEST), WIDEST) + 1)
            for row, value in _cells(named[name]):
                if isinstance(value, pd.Timestamp):
                    sheet.write_datetime(row, place, value.to_pydatetime(), day)
                elif isinstance(value, str):
                    sheet.write_string(row, place, value)
                else:
                    sheet.write_number(row, place, value)
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        if len(named) and len(named.columns):
            sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(named), len(named.columns) - 1)


def _cells(values: pd.Series) -> Iterator[tuple[int, object]]:
    """Yield row and value of each cell that holds something: a text, a number or a day."""
    for row, value in enumerate(values, start=HEADER_ROW + 1):
        if isinstance(value, tuple | list):
            yield row, "; ".join(map(str, value))
        elif value is None or pd.isna(value):
            continue
        elif pd.api.types.is_bool(value):
            yield row, "ja" if value else "nee"
        elif isinstance(value, pd.Timestamp) or pd.api.types.is_number(value):
            yield row, value if isinstance(value, pd.Timestamp) else float(value)
        else:
            yield row, str(value)
