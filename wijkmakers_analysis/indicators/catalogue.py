"""Every indicator, in the order of the handbook."""

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators import (
    active_partners,
    activities,
    attendances,
    completeness,
    contributions,
    cross_sector_meetings,
    diplomas,
    event_mix,
    focal_points,
    neighbourhoods,
    new_faces,
    outside_city,
    participants,
    partners,
    practice_questions,
    recommendation,
    retention,
    returners,
    self_assessed_growth,
    spread,
    stories,
    tie_change,
    ties,
    time_to_return,
    used_at_work,
    young_talent,
    young_talent_path,
)
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

CATALOGUE: tuple[Indicator, ...] = (
    activities.INDICATOR,
    participants.INDICATOR,
    attendances.INDICATOR,
    new_faces.INDICATOR,
    returners.INDICATOR,
    retention.INDICATOR,
    time_to_return.INDICATOR,
    neighbourhoods.INDICATOR,
    active_partners.INDICATOR,
    spread.INDICATOR,
    event_mix.INDICATOR,
    cross_sector_meetings.INDICATOR,
    ties.INDICATOR,
    tie_change.INDICATOR,
    diplomas.INDICATOR,
    self_assessed_growth.INDICATOR,
    used_at_work.INDICATOR,
    recommendation.INDICATOR,
    practice_questions.INDICATOR,
    contributions.INDICATOR,
    young_talent.INDICATOR,
    young_talent_path.INDICATOR,
    stories.INDICATOR,
    outside_city.INDICATOR,
    completeness.INDICATOR,
    partners.INDICATOR,
    focal_points.INDICATOR,
)


def indicator_of(id: str) -> Indicator:
    """Return an indicator by its id or that of a measure; raises WrongCall if there is none."""
    name = id.split(".")[0]
    for indicator in CATALOGUE:
        if indicator.id == name:
            return indicator
    known = ", ".join(indicator.id for indicator in CATALOGUE)
    raise WrongCall(f"Het cijfer '{name}' bestaat niet. Kies een van deze: {known}.")


def all_findings(programme: Programme, year: Year) -> list[Finding]:
    """Compute every indicator of a period, in the order of the catalogue.

    Parameters
    ----------
    programme
        The programme; its tables are never changed.
    year
        The year that is reported.
    """
    return [finding for indicator in CATALOGUE for finding in indicator.compute(programme, year)]
