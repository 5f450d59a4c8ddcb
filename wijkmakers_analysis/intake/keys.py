"""Find keys that stand there twice."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.addresses import Letters, cell_of, written_address
from wijkmakers_analysis.intake.columns import frame_columns
from wijkmakers_analysis.intake.folding import fold_id, fold_person
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.schemas import SHEETS

# Parts of a key that may be blank.
OPTIONAL_KEY_PARTS = frozenset(
    {
        ("affiliations", "start_date"),
        ("survey_answers", "activity_id"),
        ("survey_answers", "cohort"),
    }
)


def key_problems(table: str, frame: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Say of each key that stands there twice where the first one is."""
    parts = SHEETS[table].key
    if not parts or len(frame) < 2:
        return []
    keys, complete = _keys(table, frame)
    keys, rows = keys[complete], frame[complete]
    repeated = keys.duplicated(keep="first")
    if not repeated.any():
        return []
    groups = keys.groupby(list(keys.columns), sort=False, dropna=False).ngroup().to_numpy()
    first_of_group = pd.Series(groups).drop_duplicates(keep="first").index.to_numpy()
    first = rows.iloc[first_of_group[groups[repeated.to_numpy()]]].to_dict("records")
    again = rows[repeated.to_numpy()].to_dict("records")
    headers = language.listed(SHEETS[table].columns[part].header for part in parts)
    same = "dezelfde combinatie" if len(parts) > 1 else "hetzelfde"
    return [
        error(
            f"{headers}: {same} staat ook in {written_address(*cell_of(one, parts[0], letters))}",
            _remedy(one, other),
            "sleutel",
            *cell_of(other, parts[0], letters),
        )
        for one, other in zip(first, again, strict=True)
    ]


def _keys(table: str, frame: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    columns = {}
    complete = np.ones(len(frame), dtype=bool)
    for part in SHEETS[table].key:
        column = SHEETS[table].columns[part]
        is_person = column.kind == "person"
        for name in (f"{part}_id",) if is_person else frame_columns(part, column):
            values = frame[name]
            if (table, part) not in OPTIONAL_KEY_PARTS:
                complete &= values.notna().to_numpy()
            if column.kind == "id":
                values = _folded(values, fold_id)
            elif column.kind in ("text", "email"):
                values = _folded(values, fold_person)
            columns[name] = values
    return pd.DataFrame(columns), complete


def _folded(values: pd.Series, fold: Callable[[str], str]) -> pd.Series:
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    folded, _ = pd.factorize(np.array([fold(each) for each in distinct] + [""], dtype=object))
    return pd.Series(folded[codes], index=values.index)


def _remedy(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Say what to take away: a row, but in a list of crosses only the cross."""
    crosses = [bool(row.get("cell_column")) for row in (one, other)]
    if not any(crosses):
        return "Haal één van de twee regels weg, of verbeter er een."
    either = "kruisjes" if all(crosses) else "(het kruisje of de regel)"
    return f"Haal één van de twee {either} weg, of verbeter er een."
