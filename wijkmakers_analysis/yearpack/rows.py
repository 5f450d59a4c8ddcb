"""Take rows out of a frame as plain Python values, so that a pack holds nothing else."""

from datetime import date
from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as mappings: days as dates, lists as tuples, and None for what is missing."""
    return [{name: _plain(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


def text(cell: object) -> str:
    """Return a text without spaces around it; '' where it is missing."""
    return "" if cell is None else str(cell).strip()


def texts(cell: object) -> tuple[str, ...]:
    """Return the texts of a list, each once; empty where it is missing."""
    return tuple(dict.fromkeys(text(item) for item in cell)) if isinstance(cell, tuple) else ()


def iso(cell: date | None) -> str | None:
    """Return a day as 2022-11-30; None where it is missing."""
    return None if cell is None else cell.isoformat()


def _plain(cell: object) -> object:
    if isinstance(cell, (tuple, list)):
        return tuple(cell)
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return cell.item() if hasattr(cell, "item") else cell
