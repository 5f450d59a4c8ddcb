"""List what happened in a year for its pack: activities, editions and practice questions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wijkmakers_analysis.indicators.dating import with_days
from wijkmakers_analysis.language import day, period, rough_day
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.activities import CANCELLED, HELD
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.parts import (
    FINISHED,
    RUNNING,
    PackActivity,
    PackCohort,
    PackQuestion,
)
from wijkmakers_analysis.yearpack.rows import iso, records, text, texts

# So many activities after the period are enough for an agenda.
MOST_UPCOMING = 8


def list_activities(programme: Programme, year: Year) -> tuple[PackActivity, ...]:
    """Return the activities of the period, parts and cancelled ones too, by day.

    An activity whose date is too rough for the period is left out. A series is listed beside its
    parts where it ran in the period, so that the report can say since when it runs.
    """
    every = records(programme.activities)
    inside = set(programme.parts_in(year)["activity_id"])
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in every:
        if row["parent_id"]:
            parts.setdefault(row["parent_id"], []).append(row)
    chosen = [row for row in every if row["activity_id"] in inside or _is_running(row, year)]
    found = [_activity(row, parts.get(row["activity_id"], []), year) for row in chosen]
    return tuple(sorted(found, key=lambda one: (one.first_day or "", one.last_day or "", one.id)))


def list_upcoming(programme: Programme, year: Year) -> tuple[PackActivity, ...]:
    """Return the first activities after the period that have a day and are not cancelled."""
    rows = [
        row
        for row in records(programme.activities)
        if row["is_counted"]
        and row["status"] != CANCELLED
        and row["first_day"] is not None
        and row["first_day"] > year.end
        and row["date_first"] == row["date_last"]
    ]
    rows.sort(key=lambda row: (row["first_day"], text(row["activity_id"])))
    return tuple(_activity(row, [], year) for row in rows[:MOST_UPCOMING])


def list_cohorts(programme: Programme, year: Year) -> tuple[PackCohort, ...]:
    """Return the editions that ended in the period or ran at its end."""
    found = []
    for row in records(programme.cohorts):
        end = row["end_date_last"]
        has_begun = row["start_date_last"] is not None and row["start_date_last"] <= year.end
        has_ended = end is not None and end <= year.end
        if (has_ended and end >= year.start) or (has_begun and not has_ended):
            found.append((row, FINISHED if has_ended else RUNNING))
    ordered = sorted(found, key=_by_end)
    return tuple(
        PackCohort(
            cohort=text(row["cohort"]),
            title=text(row["cohort_title"]),
            state=state,
            start=_when(row["start_date_first"], row["start_date_last"]),
            end=_when(row["end_date_first"], row["end_date_last"]),
            modules=row["modules"],
        )
        for row, state in ordered
    )


def list_questions(programme: Programme, year: Year) -> tuple[PackQuestion, ...]:
    """Return the practice questions dated up to the period's end, as they stood on that day.

    A question without a date has that of its activity; one without either is left out.
    """
    places = {
        row["activity_id"]: texts(row["neighbourhoods"]) for row in records(programme.activities)
    }
    rows = [
        row
        for row in records(with_days(programme, "practice_questions"))
        if row["last_day"] is not None and row["last_day"] <= year.end
    ]
    rows.sort(key=lambda row: (row["last_day"], text(row["question"])))
    return tuple(_question(row, places, year) for row in rows)


def _by_end(item: tuple[Mapping[str, Any], str]) -> tuple[date, str]:
    row, _ = item
    return row["end_date_last"] or date.max, text(row["cohort"])


def _is_running(row: Mapping[str, Any], year: Year) -> bool:
    """Return whether a row is a series that had begun and had not ended before the period."""
    if row["is_series"] is not True or row["status"] == CANCELLED or row["first_day"] is None:
        return False
    end = row["end_date_last"]
    return row["first_day"] <= year.end and (end is None or end >= year.start)


def _activity(row: Mapping[str, Any], parts: list[dict[str, Any]], year: Year) -> PackActivity:
    held = [
        part
        for part in parts
        if part["status"] != CANCELLED
        and not (part["first_day"] is not None and part["first_day"] > year.end)
    ]
    # The parts of a series are counted units of their own.
    own = (row,) if row["is_series"] is True else (row, *held)
    return PackActivity(
        id=text(row["activity_id"]),
        title=text(row["activity_title"]),
        kind=text(row["kind"]),
        pillar=text(row["pillar"]),
        when=_when_held(row),
        first_day=iso(row["first_day"]),
        last_day=iso(_last_day(row)),
        is_counted=bool(row["is_counted"]),
        parent_id=text(row["parent_id"]),
        status=text(row["status"]) or HELD,
        planned_kind=text(row["planned_kind"]),
        neighbourhoods=_of_all(own, "neighbourhoods"),
        venue=text(row["venue"]),
        other_place=text(row["other_place"]),
        guide_role=text(row["guide_role"]),
        initiative=text(row["initiative"]),
        commissioner=text(row["commissioner"]),
        theme=text(row["theme"]),
        focal_points=_of_all(own, "focal_points"),
    )


def _of_all(rows: tuple[Mapping[str, Any], ...], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for row in rows for item in texts(row[column])))


def _last_day(row: Mapping[str, Any]) -> date | None:
    """Return the last day of an activity of several days, else the bound of its date."""
    known = [one for one in (row["last_day"], row["end_date_last"]) if one is not None]
    return max(known, default=None)


def _when_held(row: Mapping[str, Any]) -> str:
    first, last = row["date_first"], row["date_last"]
    ends = _when(row["end_date_first"], row["end_date_last"])
    if first is None or last is None:
        return rough_day(row["first_day"], _last_day(row))
    if (row["first_day"], row["last_day"]) != (first, last):
        first, last = row["first_day"], row["last_day"]
    if not ends or row["end_date_last"] == last:
        return rough_day(first, last)
    if first == last and row["end_date_first"] == row["end_date_last"]:
        return period(first, row["end_date_last"])
    return f"{rough_day(first, last)} tot en met {ends}"


def _when(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return day(first) if first == last else rough_day(first, last)


def _question(
    row: Mapping[str, Any], places: Mapping[str, tuple[str, ...]], year: Year
) -> PackQuestion:
    known = row["follow_up_date_last"]
    is_known_by_then = known is None or known <= year.end
    return PackQuestion(
        question=text(row["question"]),
        organisation=text(row["organisation"]),
        when=_when(row["first_day"], row["last_day"]),
        activity_id=text(row["activity_id"]),
        neighbourhoods=places.get(row["activity_id"], ()),
        follow_up=text(row["follow_up"]) if is_known_by_then else "",
    )
