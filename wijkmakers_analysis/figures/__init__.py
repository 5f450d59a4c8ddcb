"""Facts to charts: each `draw_` takes a pack and gives a chart, or says what is missing."""

from wijkmakers_analysis.figures.calendar import draw_calendar
from wijkmakers_analysis.figures.contributions import draw_contributions
from wijkmakers_analysis.figures.course import draw_cohorts
from wijkmakers_analysis.figures.focal_points import draw_focal_points
from wijkmakers_analysis.figures.meetings import draw_sector_meetings
from wijkmakers_analysis.figures.neighbourhoods import draw_neighbourhoods
from wijkmakers_analysis.figures.network import draw_network
from wijkmakers_analysis.figures.reach import draw_reach

__all__ = [
    "draw_calendar", "draw_cohorts", "draw_contributions", "draw_focal_points",
    "draw_neighbourhoods", "draw_network", "draw_reach", "draw_sector_meetings",
]  # fmt: skip
