"""Look up which activity a cell, a title or the name of a sheet means; never the nearest one."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

import pandas as pd

from wijkmakers_analysis.intake.dates import EPOCH_1900, WrongDate, parse_loose
from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.raw import as_text

# A code that may stand among other words has letters and a digit: 'lijst W01' names W01.
_CODE = re.compile(r"(?=.*[^\W\d_])(?=.*\d).+")
_DAY_IN_TEXT = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    r"|\d{1,2}[\s-]+[a-z]{3,9}\.?[\s-]+['’]?(?:\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)
Key = TypeVar("Key")


@dataclass(frozen=True)
class ActivityIndex:
    """Where activities are looked up.

    Parameters
    ----------
    ids
        Folded id -> id.
    days
        Day -> ids of the activities of just that day.
    titles
        Folded title -> ids of the activities that are called so.
    spans
        Id -> first and last day that the activity can have been on, where any is known.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, tuple[date, date]] = field(default_factory=dict)


def activity_index(activities: pd.DataFrame) -> ActivityIndex:
    """Return the index of the table of activities."""
    ids: dict[str, str] = {}
    days: dict[date, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    spans: dict[str, tuple[date, date]] = {}
    for row in activities.to_dict("records"):
        given = row["activity_id"]
        if given is None or fold_id(given) in ids:
            continue
        ids[fold_id(given)] = given
        if row["date_first"] is not pd.NaT and row["date_first"] == row["date_last"]:
            days[row["date_first"].date()].append(given)
        if row["activity_title"] is not None:
            titles[fold(row["activity_title"])].append(given)
        if row["date_first"] is not pd.NaT:
            last = row["date_last"] if row["end_date_last"] is pd.NaT else row["end_date_last"]
            spans[given] = row["date_first"].date(), last.date()
    return ActivityIndex(ids, _frozen(days), _frozen(titles), spans)


def activities_meant(
    value: object, index: ActivityIndex, epoch: date = EPOCH_1900
) -> frozenset[str] | None:
    """Return the ids of the activities that a whole cell can mean; None where it names none.

    A day on which there is no activity gives the empty set; a number is a day only where it is
    one with an activity.
    """
    text = as_text(value)
    if fold_id(text) in index.ids:
        return frozenset({index.ids[fold_id(text)]})
    if fold(text) and fold(text) in index.titles:
        return frozenset(index.titles[fold(text)])
    day = exact_day(value, epoch)
    if day is not None:
        return frozenset(index.days.get(day, ()))
    if isinstance(value, (int, float)):
        found = _of_serial(value, index, epoch)
        return frozenset(found) if found else None
    return None


def activities_within(text: str, index: ActivityIndex) -> frozenset[str] | None:
    """Return the ids of the activities that a title or name can mean by a part of it.

    The part is a code, or a day on which there is an activity; two that contradict give the empty
    set, and None is returned where no part names any.
    """
    words = {fold_id(word) for word in re.split(r"[\s_,;:()]+|[-–](?=\D)|(?<=\D)[-–]", text)}
    codes = {index.ids[word] for word in words if word in index.ids and _CODE.fullmatch(word)}
    days = [exact_day(found, EPOCH_1900) for found in _DAY_IN_TEXT.findall(text)]
    on_days = [frozenset(index.days[day]) for day in days if day and day in index.days]
    sources = [*([frozenset(codes)] if codes else []), *on_days]
    return frozenset.intersection(*sources) if sources else None


def exact_day(value: object, epoch: date) -> date | None:
    """Return the day that a text or date is, or None where it is no whole date.

    A number is none: in a header it can be anything.
    """
    if value is None or isinstance(value, (int, float)):
        return None
    if isinstance(value, datetime):
        return value.date()
    try:
        first, last = parse_loose(value, epoch)
    except WrongDate:
        return None
    return first if first == last else None


def _of_serial(value: float, index: ActivityIndex, epoch: date) -> tuple[str, ...]:
    try:
        first, last = parse_loose(value, epoch)
    except WrongDate:
        return ()
    return index.days.get(first, ()) if first == last else ()


def _frozen(found: Mapping[Key, list[str]]) -> dict[Key, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in found.items()}
