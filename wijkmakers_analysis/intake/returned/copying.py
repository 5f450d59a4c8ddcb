"""Make the marked copy of one file, in the form that its own form allows."""

import csv
import io
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from wijkmakers_analysis.intake.decoding import as_utf8
from wijkmakers_analysis.intake.delimited import delimiter_of
from wijkmakers_analysis.intake.folder import READ_ENDINGS
from wijkmakers_analysis.intake.formats import compound, read_file
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.returned.markup import NotPatchable
from wijkmakers_analysis.intake.returned.opendocument import (
    annotated_opendocument,
    has_marks_opendocument,
)
from wijkmakers_analysis.intake.returned.rewriting import Rows, as_workbook, explanation
from wijkmakers_analysis.intake.returned.workbook import annotated, has_marks

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")
# Files that can carry marks themselves.
MARKED_ENDINGS = (*WORKBOOK_ENDINGS, ".ods")
# What a list of what to do is called, of a file that cannot be marked itself.
LIST_END = " - te doen.xlsx"
# The only sheet of a csv in its copy.
CSV_SHEET = "Lijst"


def copy_of(
    path: Path, name: str, problems: tuple[Problem, ...], taken: Collection[str]
) -> tuple[str, bytes]:
    """Return the name of the marked copy of a file, relative to the folder, and its content.

    A workbook stays what it is. A csv and an old .xls become an .xlsx with the same cells. Of what
    cannot be opened there is a list of what to do.

    Parameters
    ----------
    path, name
        The file, and its path relative to the data folder.
    problems
        Those of this file.
    taken
        Names that other copies have.
    """
    try:
        return _marked(path.read_bytes(), path, name, problems, taken)
    except Exception:  # closed, or damaged in a way nobody thought of; the list always works
        return _list_of(name, problems)


def is_to_be_cleaned(path: Path) -> bool:
    """Tell whether a file is a workbook with marks of an earlier return."""
    try:
        content = path.read_bytes()
        is_open = _kind(content) == "opendocument"
        return (has_marks_opendocument if is_open else has_marks)(content)
    except Exception:  # whatever is wrong with it is said elsewhere
        return False


def _marked(
    content: bytes, path: Path, name: str, problems: tuple[Problem, ...], taken: Collection[str]
) -> tuple[str, bytes]:
    kind = _kind(content)
    if kind == "workbook":
        is_right = path.suffix.casefold() in WORKBOOK_ENDINGS
        return (name if is_right else _as_xlsx(path, name, taken)), annotated(content, problems)
    if kind == "opendocument":
        return str(PurePosixPath(name).with_suffix(".ods")), annotated_opendocument(
            content, problems
        )
    if path.suffix.casefold() not in READ_ENDINGS:
        raise NotPatchable
    read, _ = read_file(path, name)
    if not read:  # then it is no list at all, whatever its ending says
        raise NotPatchable
    if kind == "csv":
        sheets = _csv_sheet(content, name)
        problems = tuple(replace(each, sheet=CSV_SHEET) if each.cell else each for each in problems)
    else:
        sheets = _typed(read)
    ending = path.suffix or "bestand"
    origin = (
        f"De cellen komen uit {PurePosixPath(name).name}, dat zelf geen kleur en opmerkingen kan "
        f"dragen. Haal dat {ending}-bestand uit de datamap als u dit erin zet, en verbeter de naam "
        "in wijkmakers.toml als die daar genoemd is."
    )
    return _as_xlsx(path, name, taken), annotated(as_workbook(sheets), problems, origin)


def _kind(content: bytes) -> str:
    if content.startswith(compound.MAGIC[:4]):
        return "compound"
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return "csv"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {name.casefold() for name in archive.namelist()}
    return "workbook" if "[content_types].xml" in names else "opendocument"


def _csv_sheet(stored: bytes, name: str) -> dict[str, Rows]:
    content, _ = as_utf8(stored, name)
    if not content:
        raise NotPatchable
    delimiter, rows = delimiter_of(content)
    text = io.StringIO(rows.decode("utf-8"), newline="")
    records = csv.reader(text, delimiter=delimiter, strict=True)
    return {CSV_SHEET: list(records)}


def _typed(sheets: Iterable[RawSheet]) -> dict[str, Rows]:
    return {raw.sheet: [raw.row(number) for number in range(1, raw.height + 1)] for raw in sheets}


def _as_xlsx(path: Path, name: str, taken: Collection[str]) -> str:
    """Return the name of a copy in another form; one that is another file's gets the ending."""
    plain = PurePosixPath(name).with_suffix(".xlsx")
    if path.with_suffix(".xlsx").exists() or plain.as_posix() in taken:
        plain = plain.with_name(f"{plain.stem} ({path.suffix.lstrip('.')}).xlsx")
    return plain.as_posix()


def _list_of(name: str, problems: Iterable[Problem]) -> tuple[str, bytes]:
    """Return a workbook with only the list, for a file that cannot be marked."""
    file = PurePosixPath(name)
    content = annotated(
        explanation(f"Wat er te doen is in {file.name}, dat zelf niet te markeren is."),
        tuple(problems),
        f"Deze lijst gaat over {file.name}. Verbeter dat bestand zelf, in de datamap, en "
        "controleer opnieuw. Zet deze lijst zelf niet in de datamap.",
        is_list=True,
    )
    return file.with_name(f"{file.name}{LIST_END}").as_posix(), content
