"""What wijkmakers.toml can hold, as frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.settings.checks import FILE_NAME
from wijkmakers_analysis.settings.exceptions import FigureException
from wijkmakers_analysis.settings.named import NamedExport, NamedSheet

# Limits that guard people can only go up; the others start at 1.
# Ties are counted at one, two and three meetings.
HIGHEST = {"tie_events": 3}
LOWEST = {"threshold": 5, "percentage_from": 10, "sector_organisations": 3}
# The language of everything that is not translated.
DUTCH_CODE = "nl"


@dataclass(frozen=True)
class Year:
    """One year of the review: any period, under the number that people call it by.

    Parameters
    ----------
    number
        The year as commands name it, 2022.
    label
        The title of its review.
    start, end
        First and last day, both included.
    is_carried
        Whether it was closed in an earlier workspace and is here to be compared with only.
    """

    number: int
    label: str
    start: date
    end: date
    is_carried: bool = False

    @property
    def period(self) -> str:
        """The period as facts write it: '2021-11-01/2022-11-30'."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def days(self) -> int:
        """Number of days, first and last included."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True)
class Privacy:
    """Limits of the gate; the threshold can only go up from 5 people."""

    threshold: int = LOWEST["threshold"]
    keep_years: int = 2


@dataclass(frozen=True)
class Limits:
    """Thresholds of indicators that are judgement, not literature."""

    percentage_from: int = LOWEST["percentage_from"]
    young_until_age: int = 35
    follow_up_months: int = 6
    event_cap: int = 100
    at_risk: int = 10
    alpha_from: int = 20
    tie_events: int = 2
    sector_organisations: int = LOWEST["sector_organisations"]


@dataclass(frozen=True)
class Printing:
    """How long the making of one report may take, in seconds, before it is given up."""

    timeout_seconds: int = 600


@dataclass(frozen=True)
class Settings:
    """Everything in wijkmakers.toml, and the folder it lies in.

    Parameters
    ----------
    boundaries
        A map of CBS with the borders of the wijken, or None.
    language
        The language of the reports, as a code of two or three letters; see `spoken`.
    """

    root: Path
    name: str
    data: Path
    years: Mapping[int, Year]
    privacy: Privacy = field(default_factory=Privacy)
    limits: Limits = field(default_factory=Limits)
    printing: Printing = field(default_factory=Printing)
    sheets: tuple[NamedSheet, ...] = ()
    exports: tuple[NamedExport, ...] = ()
    exceptions: tuple[FigureException, ...] = ()
    boundaries: Path | None = None
    language: str = DUTCH_CODE

    def year(self, number: int) -> Year:
        """Return one year; raises WrongCall with the known years where it is absent."""
        if number not in self.years:
            known = ", ".join(str(known) for known in sorted(self.years)) or "geen enkel jaar"
            raise WrongCall(
                f"Het jaar {number} staat niet in {FILE_NAME}; wel: {known}. "
                f"Kies een van die jaren, of zet het jaar erbij onder [years.{number}]."
            )
        return self.years[number]

    @property
    def own_years(self) -> tuple[int, ...]:
        """The numbers of the years whose lists are here, the earliest first."""
        return tuple(sorted(number for number, year in self.years.items() if not year.is_carried))

    def reports(self, year: int) -> Path:
        """Return the folder in which the finished reports of a year stand."""
        return self.root / "reports" / str(year)

    def year_before(self, year: Year) -> Year | None:
        """Return the last year that ended before another began, or None."""
        earlier = (one for one in self.years.values() if one.end < year.start)
        return max(earlier, key=lambda one: one.end, default=None)
