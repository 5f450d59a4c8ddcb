"""Read the office's spreadsheets: the only code that knows files, sheets, headers and cells."""

from wijkmakers_analysis.intake.cache import read_workspace_once
from wijkmakers_analysis.intake.organisation_names import name_meant
from wijkmakers_analysis.intake.places import read_neighbourhoods
from wijkmakers_analysis.intake.problems import LedgerRow, Problem
from wijkmakers_analysis.intake.reading import Reading, read_workspace

__all__ = [
    "LedgerRow",
    "Problem",
    "Reading",
    "name_meant",
    "read_neighbourhoods",
    "read_workspace",
    "read_workspace_once",
]
