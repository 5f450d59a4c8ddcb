"""Write rows of an old workspace again, with people by the name that the office gave them.

Intake gives pseudonyms only; who goes on next year stands in the workbooks of the office again,
and nowhere else.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.addresses import row_place
from wijkmakers_analysis.schemas import SHEETS, Column


class Written:
    """The rows of an old workspace as the office wrote them.

    Parameters
    ----------
    tables
        Every table before intake gave pseudonyms, of `intake.reading.read_written_tables`.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]):
        self._tables = tables
        self._records: dict[str, dict[tuple[object, ...], Mapping[str, Any]]] = {}

    def row(self, table: str, record: Mapping[str, Any]) -> dict[str, object]:
        """Return one row of a table by the schema's names, empty cells left out.

        Parameters
        ----------
        table
            A key of SHEETS.
        record
            The row as intake understood it, with its address.
        """
        named = self._at(table, record)
        found = {
            name: _cell(name, column, named if column.holds_person else record)
            for name, column in SHEETS[table].columns.items()
        }
        return {name: value for name, value in found.items() if value is not None}

    def _at(self, table: str, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the row at the same address, from before there were pseudonyms."""
        if table not in self._records:
            rows = self._tables[table].to_dict("records")
            self._records[table] = {row_place(row): row for row in rows}
        return self._records[table][row_place(record)]


def _cell(name: str, column: Column, record: Mapping[str, Any]) -> object:
    """Return what a cell held, as a template shows it; None where it was empty."""
    if column.kind == "loose_date":
        return _loose_date(record[f"{name}_first"], record[f"{name}_last"])
    value = record[name]
    if column.kind in ("list", "places"):
        return "; ".join(value) or None
    if value is None or pd.isna(value):
        return None
    if column.kind == "yes_no":
        return "ja" if value else "nee"
    if column.kind == "date":
        return value.date()
    if column.kind in ("whole", "number"):
        return float(value) if value % 1 else int(value)
    return value


def _loose_date(first: pd.Timestamp, last: pd.Timestamp) -> object:
    if pd.isna(first):
        return None
    if first == last:
        return first.date()
    is_month = (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (
        last.year,
        last.month,
    )
    return language.month(first.date()) if is_month else str(first.year)
