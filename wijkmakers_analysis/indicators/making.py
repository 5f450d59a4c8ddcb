"""Make findings: what all findings of one indicator have in common is said once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.settings import Year

# What is counted most: singular and plural.
PEOPLE = ("deelnemer", "deelnemers")
# On demand: table -> labels of the rows that a number was computed from.
Rows = Callable[[], Mapping[str, pd.Index]]


@dataclass(frozen=True)
class Maker:
    """What the findings of one indicator share.

    Each method takes, by name, what else `Finding` has to say, and ``measure``: the name of a
    measure beside the plain one.

    Parameters
    ----------
    indicator
        Its id in the catalogue.
    year
        The year that is reported.
    sources
        Files and sheets of the tables it rests on.
    noun
        Singular and plural of what is counted.
    unit
        The unit of its plain measure.
    version
        Version of the definition.
    group
        What the findings are about; empty for the total.
    """

    indicator: str
    year: Year
    sources: tuple[Mapping[str, str], ...] = ()
    noun: tuple[str, str] = ("", "")
    unit: str = "aantal"
    version: int = 1
    group: Mapping[str, str] = field(default_factory=dict)

    def of(self, **group: str | int) -> "Maker":
        """Return a maker of findings about one group."""
        return replace(self, group={name: str(value) for name, value in group.items()})

    def known(self, value: float | int, **more: Any) -> Finding:
        """Make a finding that is a plain number."""
        return self._finding(value=_plain(value), **more)

    def share(self, numerator: int, denominator: int, **more: Any) -> Finding:
        """Make a finding that is a share, or one that says that there is nothing to divide.

        ``nothing`` is the reason to give where the denominator is 0.
        """
        nothing = str(more.pop("nothing", "Er valt hier niets te delen."))
        more.setdefault("unit", "aandeel")
        both = {"numerator": int(numerator), "denominator": int(denominator)}
        if not denominator:
            return self.unknown("noemer_nul", nothing, **both, **more)
        return self.known(numerator / denominator, **both, **{"n": int(denominator), **more})

    def out_of(self, numerator: int, denominator: int, **more: Any) -> Finding:
        """Make a finding that counts some of a whole ("17 van de 21"), never a percentage."""
        both = {"numerator": int(numerator), "denominator": int(denominator)}
        return self.known(int(numerator), **both, **{"n": int(denominator), **more})

    def at_least(self, low: float | int, reason: str, **more: Any) -> Finding:
        """Make a finding of which only a lower bound is known."""
        return self.unknown("ondergrens", reason, low=_plain(low), **more)

    def more_than(self, value: int, reason: str, **more: Any) -> Finding:
        """Make a finding that is known to exceed a number ("meer dan 30")."""
        both = {"value": int(value), "low": int(value) + 1}
        return self.unknown("ondergrens", reason, **both, **more)

    def unknown(self, status: str, reason: str, **more: Any) -> Finding:
        """Make a finding without a plain number; the reason is a Dutch sentence."""
        return self._finding(status=status, reason=reason, **more)

    def unmeasured(self, reason: str, **more: Any) -> Finding:
        """Make a finding about something that nobody kept."""
        return self.unknown("niet_gemeten", reason, **more)

    def _finding(self, *, measure: str = "", **parts: Any) -> Finding:
        common: dict[str, Any] = {
            "id": f"{self.indicator}.{measure}" if measure else self.indicator,
            "indicator": self.indicator,
            "group": dict(self.group),
            "period": _period(self.year),
            "definition_version": self.version,
            "unit": self.unit,
            "noun": self.noun,
            "sources": self.sources,
        }
        return Finding(**{**common, **parts})


def rows_where(table: str, frame: pd.DataFrame, is_in: "Chosen | None" = None) -> Rows:
    """Return a closure that gives the labels of the rows behind a number, made on demand.

    Without a test only the labels are kept; with one the frame is, so that findings that choose
    from one frame share it.

    Parameters
    ----------
    table
        Name of the table in the programme.
    frame
        The rows it was chosen from, with the labels of that table.
    is_in
        What of the frame belongs to it, from `where`, or None for all of its rows.
    """
    if is_in is None:
        return rows_at(table, frame.index)
    return lambda: {table: frame.index[is_in(frame)]}


def rows_at(table: str, index: pd.Index) -> Rows:
    """Return a closure that gives these labels of a table."""
    return lambda: {table: index}


def rows_together(*parts: Rows) -> Rows:
    """Return a closure that gives the rows of several, each label once a table."""

    def labels() -> dict[str, pd.Index]:
        found: dict[str, pd.Index] = {}
        for part in parts:
            for table, index in part().items():
                found[table] = found[table].union(index) if table in found else index.unique()
        return found

    return labels


@dataclass(frozen=True)
class Chosen:
    """The test of the rows of a frame that a column equals a value; a missing one never does."""

    column: str
    value: object

    def __call__(self, frame: pd.DataFrame) -> pd.Series:
        return frame[self.column].eq(self.value).fillna(False).astype(bool)


def where(column: str, value: object) -> Chosen:
    """Return the test that a column equals a value."""
    return Chosen(column, value)


@cache
def _period(year: Year) -> str:
    return year.period


def _plain(value: float | int) -> float | int:
    """Return a number as Python's own, so that it can be written anywhere."""
    return float(value) if isinstance(value, (float, np.floating)) else int(value)
