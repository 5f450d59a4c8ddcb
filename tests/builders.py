"""Build tiny workbooks, csv files and workspaces for tests."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Settings, Year

YEARS = {
    2022: Year(2022, "Eén jaar Wijkmakers", date(2021, 11, 1), date(2022, 11, 30)),
    2023: Year(2023, "Twee jaar Wijkmakers", date(2022, 12, 1), date(2023, 11, 30)),
}


def attendance_in(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the participants who were present at any activity row in a period."""
    ids = programme.parts_in(year)["activity_id"]
    came = programme.attendance
    return came[came["is_participant"] & came["activity_id"].isin(ids)]


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Iterable[object]]]) -> Path:
    """Write a workbook: for each sheet its rows, the header first; None is an empty cell."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    workbook.close()
    return path


def write_csv(
    path: Path,
    rows: Iterable[Iterable[object]],
    *,
    delimiter: str = ";",
    encoding: str = "utf-8",
) -> Path:
    """Write rows as csv, the header first; None is an empty cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def workspace(
    tmp_path: Path,
    sheets: Mapping[str, Iterable[Iterable[object]]],
    years: Mapping[int, Year] = YEARS,
) -> Settings:
    """Make a workspace with wijkmakers.toml and, where sheets are given, data/programma.xlsx."""
    lines = ['name = "Wijkmakers"', 'data = "data"']
    for number, year in years.items():
        lines += [f"[years.{number}]", f'label = "{year.label}"']
        lines += [f"start = {year.start}", f"end = {year.end}"]
    tmp_path.mkdir(parents=True, exist_ok=True)
    (tmp_path / "wijkmakers.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "data").mkdir(exist_ok=True)
    if sheets:
        write_workbook(tmp_path / "data" / "programma.xlsx", sheets)
    return Settings(root=tmp_path, name="Wijkmakers", data=tmp_path / "data", years=dict(years))
