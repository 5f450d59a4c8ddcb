"""Read wijkmakers.toml into a frozen dataclass that is handed over as an argument."""

from wijkmakers_analysis.settings.checks import FILE_NAME
from wijkmakers_analysis.settings.exceptions import FigureException
from wijkmakers_analysis.settings.loading import find_workspace, gaps_between, load_settings
from wijkmakers_analysis.settings.named import NamedExport, NamedSheet
from wijkmakers_analysis.settings.sections import LOWEST, Limits, Printing, Privacy, Settings, Year

__all__ = [
    "FILE_NAME",
    "LOWEST",
    "FigureException",
    "Limits",
    "NamedExport",
    "NamedSheet",
    "Printing",
    "Privacy",
    "Settings",
    "Year",
    "find_workspace",
    "gaps_between",
    "load_settings",
]
