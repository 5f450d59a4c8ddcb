"""Read wijkmakers.toml into a frozen dataclass that is handed over as an argument."""

from wijkmakers_analysis.settings.checks import FILE_NAME
from wijkmakers_analysis.settings.loading import find_workspace, gaps_between, load_settings
from wijkmakers_analysis.settings.named import NamedExport, NamedSheet
from wijkmakers_analysis.settings.sections import LOWEST, Limits, Privacy, Settings, Year

__all__ = [
    "FILE_NAME",
    "LOWEST",
    "Limits",
    "NamedExport",
    "NamedSheet",
    "Privacy",
    "Settings",
    "Year",
    "find_workspace",
    "gaps_between",
    "load_settings",
]
