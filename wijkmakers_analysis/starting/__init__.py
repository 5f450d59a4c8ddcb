"""Set up a workspace of the office: empty template workbooks, settings and notebooks."""

from wijkmakers_analysis.starting.bringing import Brought, bring_over
from wijkmakers_analysis.starting.open_ends import OpenEnd
from wijkmakers_analysis.starting.rollover import Rolled, roll_over
from wijkmakers_analysis.starting.workspace import running_year, write_workspace

__all__ = [
    "Brought",
    "OpenEnd",
    "Rolled",
    "bring_over",
    "roll_over",
    "running_year",
    "write_workspace",
]
