"""Say of each activity that was held what is there and what is missing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.folding import fold_id
from wijkmakers_analysis.programme.calendar import parents, pillar_by_kind
from wijkmakers_analysis.programme.standing_rows import ACTIVITY, Standing
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, UNKNOWN

NO_LIST, NO_MARKS = "lijst of telling", "aanwezigheid in de lijst"
NO_NEIGHBOURHOOD, NO_KIND, NO_DATE = "wijk", "bekende soort", "precieze datum"
PHOTO_CONSENT = "toestemming van een foto"
# A code in a file name must hold a digit, or 'foto A.jpg' would belong to activity A.
_WORD = re.compile(r"[^\W_]+")


def standing_activities(
    tables: Mapping[str, pd.DataFrame],
    day: date,
    letters: Letters,
    photo_names: tuple[str, ...] = (),
) -> tuple[Standing, ...]:
    """Return a row for each activity that was held and over before a day, by date.

    An activity without any date counts as over where a list or a count says that people came. A
    series is no activity. A course or lab with parts is asked for its neighbourhood and kind; who
    came is asked of the parts. A neighbourhood of a part stands for the whole.

    Parameters
    ----------
    tables
        With their calendar and the organisation on the day, of `building.build_tables`.
    day
        The activities that ended before it are told.
    letters
        Excel letters of columns, by file and sheet.
    photo_names
        Names of files and places of the photos whose consent is in doubt.
    """
    activities = tables["activities"]
    parent_of = parents(activities)
    with_parts = set(parent_of.values())
    known_kinds = pillar_by_kind(tables["kinds"])
    people = _people_by_activity(tables["attendance"])
    placed_in_parts = {
        parent_of[row["activity_id"]]
        for row in activities.to_dict("records")
        if row["activity_id"] in parent_of and _is_placed(row)
    }
    found = []
    for row in activities.to_dict("records"):
        name = row["activity_id"]
        listed, marked, nameless = people.get(name, (0, 0, 0))
        is_counted = pd.notna(row["visitors"])
        last_day = _latest(row["last_day"], row["end_date_last"])
        is_past = last_day < day if last_day else bool(marked or is_counted)
        if row["status"] == CANCELLED or row["is_series"] is True or not is_past:
            continue
        missing = []
        if not (name in with_parts or marked or is_counted):
            missing.append(NO_MARKS if listed else NO_LIST)
        if nameless:
            missing.append(_nameless(nameless))
        if row["is_counted"] and not (_is_placed(row) or name in placed_in_parts):
            missing.append(NO_NEIGHBOURHOOD)
        if row["kind"] not in known_kinds:
            missing.append(NO_KIND)
        if pd.isna(row["first_day"]) or row["first_day"] != row["last_day"]:
            missing.append(NO_DATE)
        if any(_names(text, name) for text in photo_names):
            missing.append(PHOTO_CONSENT)
        found.append(
            Standing(
                ACTIVITY,
                name or "",
                row["kind"] if row["kind"] in known_kinds else "",
                as_day(row["first_day"]),
                last_day,
                tuple(missing),
                *cell_of(row, "activity_id", letters),
            )
        )
    return tuple(sorted(found, key=in_order))


def in_order(row: Standing) -> tuple[object, ...]:
    """Sort by date, the undated last, then by name and address."""
    return row.last_day is None, row.last_day or date.max, row.name, row.file, row.sheet, row.cell


def as_day(moment: pd.Timestamp) -> date | None:
    """Return a day of a frame as a date, or None where it is missing."""
    return None if pd.isna(moment) else moment.date()


def names_activity(text: str, activities: pd.DataFrame) -> bool:
    """Tell whether a photo's file name or place says which activity it is of."""
    return any(_names(text, name) for name in activities["activity_id"].dropna())


def _people_by_activity(attendance: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    """Return for each activity its rows, those that say who was there, those without employer."""
    people = attendance[attendance["role"] == PARTICIPANT]
    counts = pd.DataFrame(
        {
            "activity_id": people["activity_id"],
            "listed": 1,
            "marked": (people["presence"].notna() & (people["presence"] != UNKNOWN)).astype(int),
            "nameless": (people["is_participant"] & people["organisation"].isna()).astype(int),
        }
    ).groupby("activity_id", sort=False)
    sums = counts[["listed", "marked", "nameless"]].sum()
    return {name: tuple(row) for name, row in zip(sums.index, sums.to_numpy(), strict=True)}


def _is_placed(row: Mapping[str, Any]) -> bool:
    return bool(row["neighbourhoods"]) or row["other_place"] is not None


def _nameless(number: int) -> str:
    return f"organisatie van {number} {'deelnemer' if number == 1 else 'deelnemers'}"


def _latest(*moments: pd.Timestamp) -> date | None:
    days = [moment for moment in moments if pd.notna(moment)]
    return max(days).date() if days else None


def _names(text: str, name: str | None) -> bool:
    if not name:
        return False
    if fold_id(text) == fold_id(name):
        return True
    has_digit = any(sign.isdigit() for sign in name) and not name.isdigit()
    return has_digit and fold_id(name) in map(fold_id, _WORD.findall(text))
