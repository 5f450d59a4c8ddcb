"""Build a real programme from a few rows, with defaults for every column that a test leaves out.

Rows are dicts of schema attributes. A loose date is one ISO text ('2022-04-07', '2022-04' or
'2022') under its plain name; a count may be '>30'; persons stand under ``person_id``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.intake import Reading
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.people import DROPPED, MENTIONS
from wijkmakers_analysis.programme import Programme, build_programme
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Limits, Settings, Year

YEARS = {
    2022: Year(2022, "Eén jaar", date(2021, 11, 1), date(2022, 11, 30)),
    2023: Year(2023, "Twee jaar", date(2022, 12, 1), date(2023, 11, 30)),
}
Y22, Y23 = YEARS[2022], YEARS[2023]
DEFAULTS = {
    "activities": {"status": "doorgegaan", "kind": "bijeenkomst", "activity_title": "Een titel"},
    "attendance": {"presence": "aanwezig", "role": "deelnemer"},
    "organisations": {"sector": "welzijn", "relation": "partner"},
    "enrolments": {"status": "afgerond"},
    "stories": {"consent": "openbaar", "quote": "Een citaat"},
}


def programme(
    *, doubles: Iterable[tuple[str, str]] = (), limits: Mapping | None = None, **tables: list[dict]
) -> Programme:
    """Return the programme of these rows; tables that are not named are empty."""
    settings = Settings(
        root=Path(), name="Wijkmakers", data=Path(), years=YEARS, limits=Limits(**(limits or {}))
    )
    frames = {name: table(name, tables.pop(name, [])) for name in SHEETS}
    assert not tables, f"no such table: {sorted(tables)}"
    reading = Reading(
        tables=frames,
        problems=(),
        ledger=(),
        cell_columns={(f"{name}.xlsx", "Blad"): {} for name in SHEETS},
        possible_doubles=pd.DataFrame(
            list(doubles), columns=["person_1", "person_2"], dtype=object
        ),
    )
    return build_programme(settings, reading)


def table(name: str, rows: Iterable[Mapping]) -> pd.DataFrame:
    """Return a frame as intake gives it."""
    empty = empty_table(name)
    if name in MENTIONS:
        column = MENTIONS[name][0]
        empty = empty.rename(columns={column: f"{column}_id"})
    empty = empty.drop(columns=[column for column in DROPPED.get(name, ()) if column in empty])
    filled = [
        {"file": f"{name}.xlsx", "sheet": "Blad", "row": number}
        | _cells(name, DEFAULTS.get(name, {}) | dict(row))
        for number, row in enumerate(rows, start=2)
    ]
    if not filled:
        return empty
    unknown = {column for row in filled for column in row} - set(empty.columns)
    assert not unknown, f"{name} has no column {sorted(unknown)}"
    columns = {
        column: _series([row.get(column) for row in filled], empty[column].dtype, column)
        for column in empty.columns
    }
    return pd.DataFrame(columns)


def visits(activity_id: str, *people: str, organisation: str | None = None, **more) -> list[dict]:
    """Return attendance of people at an activity; 'p1@Nijestee' names an organisation."""
    rows = []
    for person in people:
        person_id, _, named = person.partition("@")
        row = {"activity_id": activity_id, "person_id": person_id}
        rows.append(row | {"organisation": named or organisation} | more)
    return rows


def found(findings: list[Finding], id: str, **group: str) -> Finding:
    """Return the one finding of an id and group."""
    chosen = [one for one in findings if one.id == id and dict(one.group) == group]
    assert len(chosen) == 1, f"{len(chosen)} findings of {id} {group}"
    return chosen[0]


def _cells(name: str, row: dict) -> dict:
    cells = {}
    for column, value in row.items():
        kind = SHEETS[name].columns[column].kind if column in SHEETS[name].columns else ""
        if kind == "loose_date":
            period = pd.Period(value) if value else None
            cells[f"{column}_first"] = period.start_time.normalize() if period else None
            cells[f"{column}_last"] = period.end_time.normalize() if period else None
        elif kind == "count":
            is_bound = str(value).startswith(">")
            cells[column] = int(str(value).lstrip(">")) if value is not None else None
            cells[f"{column}_is_bound"] = is_bound
        else:
            cells[column] = value
    return cells


def _series(values: list, dtype: object, column: str) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object))).astype(dtype)
    if column.endswith("_is_bound"):
        return pd.Series([bool(value) for value in values])
    return pd.Series(values, dtype=dtype)
