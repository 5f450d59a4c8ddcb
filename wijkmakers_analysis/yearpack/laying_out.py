"""Lay out a year as a pack: its facts, and what happened, with whom and where, beside them.

Given facts that passed the gate it is what reports say; given the findings themselves it is for the
office alone, to say which parts of a report lack data, and is never written.
"""

from collections.abc import Mapping
from typing import Any

from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.telling import stories_of
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.happenings import (
    list_activities,
    list_cohorts,
    list_questions,
)
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.network import (
    list_contributions,
    list_named_ties,
    list_organisations,
)
from wijkmakers_analysis.yearpack.parts import PackFocalPoint, PackStory
from wijkmakers_analysis.yearpack.places import list_places
from wijkmakers_analysis.yearpack.rows import iso, records, text, texts


def lay_out(programme: Programme, year: Year, facts: tuple[Fact, ...]) -> YearPack:
    """Return the facts and listings of a year; what comes after or before it is left out."""
    return YearPack(
        year=year.number,
        label=year.label,
        name=programme.settings.name,
        start=year.start,
        end=year.end,
        facts=facts,
        activities=list_activities(programme, year),
        cohorts=list_cohorts(programme, year),
        questions=list_questions(programme, year),
        organisations=list_organisations(programme, year),
        contributions=list_contributions(facts),
        focal_points=_focal_points(programme, year),
        places=list_places(programme, year),
        ties=list_named_ties(programme, year, facts),
        tie_events=programme.settings.limits.tie_events,
        stories=_stories(programme, year),
    )


def _focal_points(programme: Programme, year: Year) -> tuple[PackFocalPoint, ...]:
    """Return the focal points of the next year, in the order of the sheet."""
    rows = {
        text(row["focal_point"]): row
        for row in records(programme.focal_points)
        if row["year"] == year.number + 1
    }
    return tuple(
        PackFocalPoint(
            focal_point=name,
            explanation=text(row["explanation"]),
            indicator=text(row["indicator"]),
            target=row["target"],
        )
        for name, row in rows.items()
    )


def _stories(programme: Programme, year: Year) -> tuple[PackStory, ...]:
    """Return the stories of the period whose consent still held on its last day.

    A report of the period is never older than that; later ends are judged on reading.
    """
    return tuple(_story(row) for row in records(stories_of(programme, year)))


def _story(row: Mapping[str, Any]) -> PackStory:
    return PackStory(
        story=text(row["story"]),
        quote=text(row["quote"]),
        speaker_role=text(row["speaker_role"]),
        name=text(row["name"]) if row["is_name_allowed"] is True else "",
        activity_id=text(row["activity_id"]),
        theme=text(row["theme"]),
        value_cycle=text(row["value_cycle"]),
        focal_points=texts(row["focal_points"]),
        consent=text(row["consent"]),
        valid_until=iso(row["valid_until"]),
    )
