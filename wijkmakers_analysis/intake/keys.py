"""Find keys that stand there twice, and lists that were handed in twice."""

from itertools import combinations

import numpy as np
import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.columns import ADDRESS, frame_columns
from wijkmakers_analysis.intake.folding import fold_id, fold_person
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.schemas import SHEETS

SAME_ROWS_SHARE = 0.8
FEWEST_SAME_ROWS = 3
# Parts of a key that may be blank.
OPTIONAL_KEY_PARTS = frozenset(
    {
        ("affiliations", "start_date"),
        ("survey_answers", "activity_id"),
        ("survey_answers", "cohort"),
    }
)


def copied_lists(table: str, frame: pd.DataFrame) -> list[tuple[tuple, tuple]]:
    """Return pairs of (file, sheet) that hold the same list.

    Two sheets do where at least 80 % of the rows of the shorter one, and at least three, are the
    same in every column but the source.

    Parameters
    ----------
    table
        Name in `schemas.SHEETS`.
    frame
        Its rows, of all sheets.
    """
    where = ["file", "sheet"]
    places = frame[where].drop_duplicates().to_numpy().tolist()
    sheets = frame.groupby(where, sort=False).ngroup().to_numpy()
    if len(places) < 2:
        return []
    left_out = {*ADDRESS, "source", "cell_column"}
    marks = _row_marks(frame[[name for name in frame.columns if name not in left_out]])
    rows_by_sheet = [set(marks[sheets == place].tolist()) for place in range(len(places))]
    found = []
    for one, other in combinations(range(len(places)), 2):
        same = len(rows_by_sheet[one] & rows_by_sheet[other])
        shortest = min(len(rows_by_sheet[one]), len(rows_by_sheet[other]))
        if same >= FEWEST_SAME_ROWS and same >= SAME_ROWS_SHARE * shortest:
            found.append((tuple(places[one]), tuple(places[other])))
    return found


def copy_problems(table: str, copies: list[tuple[tuple, tuple]]) -> list[Problem]:
    """Say of each list that stands there twice where the other one is."""
    return [
        error(
            f"dezelfde lijst ({SHEETS[table].title}) staat ook in {_place(*one)}",
            "Houd één van de twee in de datamap en haal de andere weg; er wordt niets opgeteld.",
            "blad",
            *other,
        )
        for one, other in copies
    ]


def key_problems(
    table: str, frame: pd.DataFrame, copies: list[tuple[tuple, tuple]], letters: Letters
) -> list[Problem]:
    """Say of each key that stands there twice where the first one is.

    Rows of a list that is a copy of another are left out: the copy itself is the problem.
    """
    parts = SHEETS[table].key
    copied = {other for _, other in copies}
    if copied:
        outside = [pair not in copied for pair in zip(frame["file"], frame["sheet"], strict=True)]
        frame = frame[np.array(outside, dtype=bool)]
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
            f"{headers}: {same} staat ook in {_place(*cell_of(one, parts[0], letters))}",
            "Haal één van de twee regels weg, of verbeter er een.",
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


def _folded(values: pd.Series, fold) -> pd.Series:
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    folded, _ = pd.factorize(np.array([fold(each) for each in distinct] + [""], dtype=object))
    return pd.Series(folded[codes], index=values.index)


def _row_marks(frame: pd.DataFrame) -> np.ndarray:
    """Return a 64-bit mark a row; rows that are equal in every column have the same one."""
    marks = np.zeros(len(frame), dtype=np.uint64)
    for name in frame.columns:
        codes, _ = pd.factorize(frame[name].astype(object).to_numpy())
        marks = marks * np.uint64(1_000_003) + (codes + 2).astype(np.uint64)
        marks ^= marks >> np.uint64(29)
    return marks


def _place(file: str, sheet: str, cell: str = "") -> str:
    return " › ".join(part for part in (file, sheet, cell) if part)
