"""Find lists and workbooks that were handed in twice, and tell which of two is the copy."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.addresses import CELL_PLACE, written_address
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.schemas import SHEETS

SAME_ROWS_SHARE = 0.8
FEWEST_SAME_ROWS = 3
# The same workbook has at least so many lists of another; one named as a copy, one of several.
FEWEST_SAME_LISTS = 2
# What a file manager, a browser or OneDrive makes of a name: 'lijst (1)', 'lijst - kopie',
# 'lijst-DESKTOP-4K2', 'Kopie van lijst'.
_COPY_NAME = re.compile(
    r"(?:kopie|copy)\s+(?:van|of)\s+.*"
    r"|.*(?:\s*\(\d{1,2}\)|[\s_-]+(?:kopie|copy)(?:\s*\(?\d{1,2}\)?)?|-(?:desktop|laptop)-\w+)",
    re.IGNORECASE,
)
_LISTS_TOLD = 4
_SAME_LISTS, _SAME_LIST = "dezelfde lijsten staan ook in ", "dezelfde lijst ("

# A list is known by its file and sheet; a pair is (the original, the copy).
Place = tuple[str, str]
Pair = tuple[Place, Place]


def copied_lists(table: str, frame: pd.DataFrame) -> list[Pair]:
    """Return pairs of (file, sheet) that hold the same list, the original first.

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
    left_out = {*CELL_PLACE, "source"}
    marks = _row_marks(frame[[name for name in frame.columns if name not in left_out]])
    rows_by_sheet = [set(marks[sheets == place].tolist()) for place in range(len(places))]
    found = []
    for one, other in combinations(range(len(places)), 2):
        same = len(rows_by_sheet[one] & rows_by_sheet[other])
        shortest = min(len(rows_by_sheet[one]), len(rows_by_sheet[other]))
        if same >= FEWEST_SAME_ROWS and same >= SAME_ROWS_SHARE * shortest:
            found.append(_in_order(tuple(places[one]), tuple(places[other])))
    return found


def copied_files(
    tables: Mapping[str, pd.DataFrame], lists: Mapping[str, list[Pair]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (original, copy) -> the tables they share, of files that are the same workbook.

    Parameters
    ----------
    tables
        Every table with its rows.
    lists
        Table -> its pairs of copied lists.
    """
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table, pairs in lists.items():
        for (one, _), (other, _) in pairs:
            if one != other and table not in shared[one, other]:
                shared[one, other].append(table)
    return {
        (one, other): tuple(found)
        for (one, other), found in shared.items()
        if len(found) >= FEWEST_SAME_LISTS
        or (_looks_like_copy(other, one) and _count_lists(tables, other) >= FEWEST_SAME_LISTS)
    }


def copy_problems(
    lists: Mapping[str, list[Pair]], files: Mapping[tuple[str, str], tuple[str, ...]]
) -> list[Problem]:
    """Say of each workbook, and of each list beside those, where the one it is a copy of stands."""
    problems = [
        error(
            f"{_SAME_LISTS}{one}: {_titles(shared)}",
            "Houd één van de twee bestanden in de datamap en haal het andere weg; er wordt niets "
            "opgeteld.",
            "bestand",
            other,
        )
        for (one, other), shared in files.items()
    ]
    return problems + [
        error(
            f"{_SAME_LIST}{SHEETS[table].title}) staat ook in {written_address(*one)}",
            "Houd één van de twee in de datamap en haal de andere weg; er wordt niets opgeteld.",
            "blad",
            *other,
        )
        for table, pairs in lists.items()
        for one, other in pairs
        if (one[0], other[0]) not in files
    ]


def without_remarks_on_copies(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what else is wrong with a copied workbook or list: it is with the original too."""
    told = list(problems)
    copied: set[tuple[str, ...]] = {
        (each.file,) for each in told if each.what.startswith(_SAME_LISTS)
    }
    copied |= {(each.file, each.sheet) for each in told if each.what.startswith(_SAME_LIST)}
    return [
        each
        for each in told
        if each.what.startswith((_SAME_LISTS, _SAME_LIST))
        or copied.isdisjoint({(each.file,), (each.file, each.sheet)})
    ]


def without_copies(
    frame: pd.DataFrame, pairs: list[Pair], files: Mapping[tuple[str, str], tuple[str, ...]]
) -> pd.DataFrame:
    """Return the rows that are in no copy: the copy itself is the problem, not each of its rows."""
    copies, copied = {other for _, other in pairs}, {other for _, other in files}
    if not copies and not copied:
        return frame
    is_own = [
        (file, sheet) not in copies and file not in copied
        for file, sheet in zip(frame["file"], frame["sheet"], strict=True)
    ]
    return frame[np.array(is_own, dtype=bool)]


def _in_order(one: Place, other: Place) -> Pair:
    """Put the original first: the one whose name does not look like a copy, else the earlier."""
    first, second = sorted((one, other))
    if _looks_like_copy(first[0], second[0]) and not _looks_like_copy(second[0], first[0]):
        return second, first
    return first, second


def _looks_like_copy(file: str, original: str) -> bool:
    """Tell whether a file is called as a copy of another: 'lijst (1)', or 'lijst-PC7' of 'lijst'.

    OneDrive puts the name of the computer behind a copy that it could not join.
    """
    own, other = (name.rpartition("/")[2].rpartition(".")[0] for name in (file, original))
    is_longer = own.casefold().startswith(f"{other.casefold()}-")
    return own != other and (bool(_COPY_NAME.fullmatch(own)) or is_longer)


def _count_lists(tables: Mapping[str, pd.DataFrame], file: str) -> int:
    return sum(frame.loc[frame["file"] == file, "sheet"].nunique() for frame in tables.values())


def _titles(tables: tuple[str, ...]) -> str:
    titles = [SHEETS[table].title for table in tables]
    told, rest = titles[:_LISTS_TOLD], len(titles) - _LISTS_TOLD
    return language.listed([*told, f"nog {rest}"] if rest > 0 else told)


def _row_marks(frame: pd.DataFrame) -> np.ndarray:
    """Return a 64-bit mark a row; rows that are equal in every column have the same one."""
    marks = np.zeros(len(frame), dtype=np.uint64)
    for name in frame.columns:
        codes, _ = pd.factorize(frame[name].astype(object).to_numpy())
        marks = marks * np.uint64(1_000_003) + (codes + 2).astype(np.uint64)
        marks ^= marks >> np.uint64(29)
    return marks
