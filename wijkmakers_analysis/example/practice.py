"""Write a practice year: the example with planted mistakes, and the answers beside its data."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from wijkmakers_analysis.archive import pack
from wijkmakers_analysis.example.answers import Answer, write_answers
from wijkmakers_analysis.example.mistakes import (
    CLEAR,
    FILL,
    MISTAKES,
    REMOVE_FILE,
    REMOVE_ROW,
    UNMERGE,
    Mistake,
)
from wijkmakers_analysis.example.workspace import write_example
from wijkmakers_analysis.example.writing import CREATED
from wijkmakers_analysis.settings.folders import refuse_filled_folder, staged

README = """\
# Oefenjaar

De mensen, de aanwezigheid en de meeste organisaties zijn verzonnen. In de map `data` staan {count}
fouten die vaak voorkomen.

1. Zoek ze: dubbelklik op *1 Controleren*, in de map `Dubbelklik Windows` of `Dubbelklik Mac`. Of
   typ in een terminal: `wijkmakers controleer`
2. Herstel ze in de werkboeken, en controleer opnieuw. Wat niet in de map `data` hoort, haalt u daar
   weg.
3. Komt u er niet uit? In `Antwoorden.md` en `Antwoorden.xlsx` staat bij elke fout wat u doet.
4. Staat er *Alles is in orde*? Maak dan het jaaroverzicht van 2022, met *2 Jaaroverzicht*. Of:
   `wijkmakers jaaroverzicht --year 2022`
"""
# openpyxl writes the moment of saving; the example's own day keeps the bytes the same.
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_practice(folder: Path) -> list[Answer]:
    """Write the example with MISTAKES in its data, Antwoorden.md and .xlsx and a README beside it.

    The answers lie outside the data folder, so that no check reads them.

    Parameters
    ----------
    folder
        A new or empty folder.

    Returns
    -------
    The answers, in the order of MISTAKES.

    Raises
    ------
    WrongCall
        The folder holds something, or is a file.
    """
    folder = Path(folder)
    refuse_filled_folder(folder)
    with staged(folder) as draft:
        write_example(draft)
        answers = plant_mistakes(draft / "data", MISTAKES)
        write_answers(draft, answers)
        told = README.format(count=len(answers))
        (draft / "README.md").write_text(told, encoding="utf-8", newline="\n")
    return answers


def plant_mistakes(data: Path, mistakes: Sequence[Mistake]) -> list[Answer]:
    """Change the files of a data folder, and return what stood there.

    Parameters
    ----------
    data
        Folder with the example's workbooks; they are written anew.
    mistakes
        What to plant; the files of REMOVE_FILE are copies of what stands there unchanged.
    """
    for mistake in mistakes:
        if mistake.repair == REMOVE_FILE:
            _plant_file(data, mistake)
    planted: dict[Mistake, Answer] = {}
    for name in dict.fromkeys(one.file for one in mistakes if one.repair != REMOVE_FILE):
        planted |= _plant_in_book(data / name, [one for one in mistakes if one.file == name])
    return [planted.get(mistake) or Answer(mistake, mistake.repair) for mistake in mistakes]


def _plant_file(data: Path, mistake: Mistake) -> None:
    wrong = str(mistake.wrong)
    if (data / wrong).is_file():
        shutil.copyfile(data / wrong, data / mistake.file)
    else:
        (data / mistake.file).write_text(wrong, encoding="utf-8", newline="\n")


def _plant_in_book(path: Path, mistakes: Iterable[Mistake]) -> dict[Mistake, Answer]:
    from openpyxl import load_workbook

    book = load_workbook(path)
    planted = {one: _plant(book[one.sheet], one) for one in mistakes}
    saved = io.BytesIO()
    book.save(saved)
    path.write_bytes(_same_bytes(saved.getvalue()))
    return planted


def _plant(sheet: Any, mistake: Mistake) -> Answer:
    cell = sheet[mistake.cell]
    if mistake.repair == REMOVE_ROW:
        for given in sheet[mistake.wrong]:
            copy = sheet.cell(cell.row, given.column, given.value)
            copy.number_format = given.number_format
        return Answer(mistake, REMOVE_ROW)
    if mistake.repair == UNMERGE:
        right = sheet[mistake.wrong].value
        sheet.merge_cells(f"{mistake.cell}:{mistake.wrong}")
        return Answer(mistake, UNMERGE, right)
    right = cell.value
    cell.value = mistake.wrong
    return Answer(mistake, CLEAR if right is None else FILL, right)


def _same_bytes(workbook: bytes) -> bytes:
    """Return a workbook without the moment at which it was saved."""
    moment = CREATED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(workbook)) as given:
        parts = [(name, given.read(name)) for name in given.namelist()]
    return pack(
        (name, _SAVED.sub(rb"\g<1>" + moment, part) if name == "docProps/core.xml" else part)
        for name, part in parts
    )
