"""Derive when each activity was, what kind and pillar it is, and which unit it counts under."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.schemas.office import OTHER, PILLAR_BY_KIND


def with_calendar(activities: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """Return the activities with kind, pillar, unit_id, is_counted, first_day and last_day.

    Parameters
    ----------
    activities
        The table of intake; parents that refer to nothing or to themselves count as no parent.
    kinds
        Sheet Soorten: it can change the pillar of a kind, or have it count as another.
    """
    return activities.pipe(_with_kind, kinds).pipe(_with_unit).pipe(_with_bounds)


def pillar_by_kind(kinds: pd.DataFrame) -> dict[str, str]:
    """Return kind -> pillar: the fixed table, changed by sheet Soorten."""
    listed = {
        lower(row["kind"]): row["pillar"]
        for row in kinds.to_dict("records")
        if row["kind"] and row["pillar"]
    }
    return PILLAR_BY_KIND | listed


def counts_as(kinds: pd.DataFrame) -> dict[str, str]:
    """Return kind -> the kind that it counts as, for kinds with 'telt mee in'."""
    return {
        lower(row["kind"]): lower(row["counts_in"])
        for row in kinds.to_dict("records")
        if row["kind"] and row["counts_in"]
    }


def lower(text: str) -> str:
    """Return a kind as it is compared: lower case, single spaces."""
    return " ".join(text.casefold().split())


def parents(activities: pd.DataFrame) -> dict[str, str]:
    """Return activity -> its parent, without unknown parents and without circles."""
    known = set(activities["activity_id"])
    given = {
        child: parent
        for child, parent in zip(activities["activity_id"], activities["parent_id"], strict=True)
        if parent is not None and parent in known
    }
    return {child: parent for child, parent in given.items() if not in_circle(child, given)}


def in_circle(child: str, parent_of: Mapping[str, str]) -> bool:
    """Tell whether an activity is, through its parents, a part of itself."""
    seen, current = set(), child
    while current in parent_of and current not in seen:
        seen.add(current)
        current = parent_of[current]
    return current == child and child in seen


def looked_up(values: pd.Series, keys: pd.Series) -> pd.Series:
    """Return for each key its value, missing where it has none; also where either is empty.

    Parameters
    ----------
    values
        Indexed by distinct keys.
    keys
        The keys to look up; of categories each is looked up once.
    """
    if isinstance(keys.dtype, pd.CategoricalDtype):
        codes = keys.cat.codes.to_numpy()
        missing = [None] if (codes < 0).any() else []
        each = values.reindex(pd.Index([*keys.cat.categories, *missing], dtype=object))
        return pd.Series(each.array.take(codes), index=keys.index)
    found = values.reindex(keys.to_numpy(dtype=object))
    return pd.Series(found.array, index=keys.index)


def _with_kind(activities: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    target: Mapping[Any, str] = counts_as(kinds)
    pillars: Mapping[Any, str] = pillar_by_kind(kinds)
    given = [None if kind is None else lower(kind) for kind in activities["kind"]]
    kind = [target.get(each, each) for each in given]
    pillar = [pillars.get(each, pillars.get(target.get(each), OTHER)) for each in given]
    return activities.assign(
        kind=_objects(kind, activities.index), pillar=_objects(pillar, activities.index)
    )


def _with_unit(activities: pd.DataFrame) -> pd.DataFrame:
    parent_of = parents(activities)
    is_series = {
        activity: flag is True
        for activity, flag in zip(activities["activity_id"], activities["is_series"], strict=True)
    }
    units = []
    for activity in activities["activity_id"]:
        unit = activity
        while unit in parent_of and not is_series[parent_of[unit]]:
            unit = parent_of[unit]
        units.append(unit)
    counted = [
        unit == activity and not is_series[activity]
        for activity, unit in zip(activities["activity_id"], units, strict=True)
    ]
    return activities.assign(
        unit_id=_objects(units, activities.index), is_counted=np.array(counted, dtype=bool)
    )


def _with_bounds(activities: pd.DataFrame) -> pd.DataFrame:
    """Add the bounds of the date.

    The own date, narrowed by 'datum vroegst' and 'datum laatst'; without any of these the bounds
    of the parts and the last day.
    """
    first = activities["date_first"].fillna(activities["earliest_date"])
    first = first.where(~(activities["earliest_date"] > first), activities["earliest_date"])
    last = activities["date_last"].fillna(activities["latest_date"])
    last = last.where(~(activities["latest_date"] < last), activities["latest_date"])
    bounds = activities.assign(first_day=first, last_day=last)
    bare = first.isna() & last.isna()
    parent_of = parents(activities)
    part_bounds = (
        bounds.assign(parent=[parent_of.get(each) for each in activities["activity_id"]])
        .dropna(subset=["parent"])
        .groupby("parent")
        .agg(first=("first_day", "min"), last=("last_day", "max"))
    )
    ids = activities["activity_id"]
    part_first = looked_up(part_bounds["first"], ids)
    part_last = looked_up(part_bounds["last"], ids)
    end_last = activities["end_date_last"]
    own_last = pd.concat([part_last, end_last], axis="columns").max(axis="columns")
    return bounds.assign(
        first_day=first.where(~bare, part_first).astype("datetime64[ns]"),
        last_day=last.where(~bare, own_last).astype("datetime64[ns]"),
    )


def _objects(values: list[Any], index: pd.Index) -> pd.Series:
    return pd.Series(values, index=index, dtype=object)
