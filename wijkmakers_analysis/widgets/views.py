"""A view: the programme in a period, filtered, with the words that say what was filtered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.programme import Programme, load_programme
from wijkmakers_analysis.settings import Year, load_settings
from wijkmakers_analysis.widgets.restricting import FILTERS, RESTRICTIONS, values_of

# Columns in which a person may be named, with consent or as who decided; nobody needs them here.
NAMES = {"stories": ("name",), "photos": ("maker",), "doubles": ("decided_by",)}
OFFICE_ONLY = "Alleen voor kantoor: niet afgerond en niet afgeschermd."


@dataclass(frozen=True)
class View:
    """What is looked at.

    Parameters
    ----------
    programme
        The programme, restricted.
    year
        The period: a year of wijkmakers.toml, or two days.
    chosen
        What was filtered on: soort, sector, wijk -> its value.
    whole
        The programme before it was restricted.
    """

    programme: Programme
    year: Year
    chosen: Mapping[str, str] = field(default_factory=dict)
    whole: Programme | None = None

    @property
    def caption(self) -> str:
        """What is looked at, in Dutch: the period, and each filter with its rule."""
        period = f"Periode: {language.period(self.year.start, self.year.end)}."
        rules = [FILTERS[key].rule.format(f"'{value}'") for key, value in self.chosen.items()]
        return " ".join((period, *rules))

    @property
    def is_whole_year(self) -> bool:
        """Whether the period is a year of wijkmakers.toml."""
        return self.year in self.programme.settings.years.values()

    @property
    def is_reported(self) -> bool:
        """Whether it is a whole year without filter, as the reports show it."""
        return self.is_whole_year and not self.chosen


def open_workspace(folder: str | Path = ".") -> Programme:
    """Read the spreadsheets of the workspace at or above a folder; people are pseudonyms."""
    return without_names(load_programme(load_settings(Path(folder))))


def without_names(programme: Programme) -> Programme:
    """Return the programme without the names that stories, photos and decisions may hold."""
    blank = {
        table: getattr(programme, table).assign(**dict.fromkeys(columns))
        for table, columns in NAMES.items()
    }
    return replace(programme, **blank)


def select_view(
    programme: Programme,
    period: int | tuple[str | date, str | date],
    *,
    kind: str = "",
    sector: str = "",
    neighbourhood: str = "",
) -> View:
    """Choose what to look at.

    Parameters
    ----------
    period
        A year as wijkmakers.toml names it, or the first and last day: ("2022-01-01", "2022-06-30").
    kind, sector, neighbourhood
        What to filter on; empty is everything.

    Raises
    ------
    WrongCall
        Where the year, a day or a value is not known; the message has those that are.
    """
    year = programme.settings.year(period) if isinstance(period, int) else _between(*period)
    asked = {"soort": kind, "sector": sector, "wijk": neighbourhood}
    chosen = {key: value for key, value in asked.items() if value}
    for key, value in chosen.items():
        known = values_of(programme, key, year)
        if value not in known:
            raise WrongCall(f"De {key} '{value}' is er niet in deze periode; {_known(known)}")
    restricted = programme
    for key, value in chosen.items():
        restricted = RESTRICTIONS[key](restricted, value)
    return View(restricted, year, chosen, programme)


def refuse_meaningless(view: View, id: str) -> None:
    """Refuse a figure that a filter of the view has no meaning for; raises WrongCall."""
    for key in view.chosen:
        if id not in FILTERS[key].indicators:
            raise WrongCall(
                f"Filteren op {key} kan alleen bij cijfers {FILTERS[key].about}; dit cijfer is "
                f"dat niet. Zet het filter op {key} uit, of kies een ander cijfer."
            )


def _between(first: str | date, last: str | date) -> Year:
    start, end = _day(first), _day(last)
    if end < start:
        raise WrongCall("De laatste dag ligt voor de eerste. Draai ze om.")
    return Year(end.year, f"{start} tot en met {end}", start, end)


def _day(given: str | date) -> date:
    if isinstance(given, pd.Timestamp):
        day: date = given.date()
        return day
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise WrongCall("Een dag schrijft u als 2022-11-30: jaar, maand, dag.") from None


def _known(values: list[str]) -> str:
    return f"wel: {language.listed(values)}." if values else "er is niets om uit te kiezen."
