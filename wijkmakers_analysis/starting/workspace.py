"""Write a new workspace: template workbooks, settings, notebooks, files to double-click."""

import shutil
from datetime import date
from pathlib import Path

from wijkmakers_analysis.notebook_runs import notebook_path
from wijkmakers_analysis.settings import FILE_NAME, Settings, Year
from wijkmakers_analysis.settings.folders import refuse_filled_folder, staged
from wijkmakers_analysis.starting.books import BOOKS
from wijkmakers_analysis.starting.double_click import write_double_clicks
from wijkmakers_analysis.starting.settings_text import settings_text
from wijkmakers_analysis.starting.writing import Rows, write_book

NOTEBOOKS = ("yearly_review", "partner_report", "explore")
NAME = "Wijkmakers"
IGNORED = """\
# Wat niet in git hoort: gegevens over mensen, en wat het programma zelf maakt.
.wijkmakers/
reports/
packs/
intern/
herstellen/
data/
"""


def write_workspace(folder: Path, year: Year) -> None:
    """Write an empty workspace.

    Parameters
    ----------
    folder
        A new or empty folder.
    year
        Its first year.

    Raises
    ------
    WrongCall
        The folder holds something, or is a file.
    """
    refuse_filled_folder(folder)
    with staged(folder) as draft:
        write_parts(draft, Settings(draft, NAME, draft / "data", {year.number: year}), {})


def running_year(today: date, number: int | None = None) -> Year:
    """Return the year that a day lies in, or the one with a number: 1 December to 30 November."""
    if number is None:
        number = today.year + (today.month == 12)
    start, end = date(number - 1, 12, 1), date(number, 11, 30)
    return Year(number, f"{NAME} {number}", start, end)


def write_parts(draft: Path, settings: Settings, rows: Rows) -> None:
    """Write everything that a workspace holds into an existing folder.

    Parameters
    ----------
    draft
        The folder.
    settings
        What its wijkmakers.toml says.
    rows
        Table -> rows that a list starts with.
    """
    kinds = tuple(str(row["kind"]) for row in rows.get("kinds", ()) if row.get("kind"))
    for name in ("data", "notebooks", "reports"):
        (draft / name).mkdir(exist_ok=True)
    for book in BOOKS:
        write_book(draft / "data" / f"{book.name}.xlsx", book, rows, kinds)
    for name in NOTEBOOKS:
        shutil.copyfile(notebook_path(name, draft), draft / "notebooks" / f"{name}.ipynb")
    _write(draft / FILE_NAME, settings_text(settings))
    _write(draft / ".gitignore", IGNORED)
    write_double_clicks(draft)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
