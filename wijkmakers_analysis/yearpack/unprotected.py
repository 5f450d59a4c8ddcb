"""Lay out a year as a pack before disclosure, for saying at the office which parts lack data.

It is never written and no report is made of it: its facts are the findings themselves.
"""

from wijkmakers_analysis.disclosure.internal import as_internal
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.happenings import (
    list_activities,
    list_cohorts,
    list_questions,
)
from wijkmakers_analysis.yearpack.making import list_focal_points, list_stories
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.network import (
    list_contributions,
    list_named_ties,
    list_organisations,
)
from wijkmakers_analysis.yearpack.places import list_places


def lay_out_unprotected(programme: Programme, year: Year) -> YearPack:
    """Return the facts and listings of a year; what is beside another year is left out."""
    facts = as_internal(all_findings(programme, year), None)
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
        focal_points=list_focal_points(programme, year),
        places=list_places(programme, year),
        ties=list_named_ties(programme, year, facts),
        stories=list_stories(programme, year),
    )
