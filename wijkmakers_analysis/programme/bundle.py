"""The programme: every table, frozen, and what of it belongs to a year or a day."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from wijkmakers_analysis.intake import LedgerRow, Problem
from wijkmakers_analysis.programme.coding import coded_attendance
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.schemas.organisations import PARTNER
from wijkmakers_analysis.settings import Settings, Year

INVENTED = "verzonnen"

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


@dataclass(frozen=True, kw_only=True)
class Programme:
    """Everything the office keeps, validated; a frame for each sheet and no name of a person.

    Beyond the columns of `schemas`, ``activities`` has first_day and last_day (bounds of the
    date), pillar, is_counted and unit_id (the counted unit a row belongs to); ``attendance`` has
    organisation and sector on the day, day, unit_id, kind and is_participant; ``enrolments`` has
    organisation and sector on the edition's first day.

    Parameters
    ----------
    settings
        The workspace's settings.
    neighbourhoods
        The reference table of `intake.read_neighbourhoods`.
    possible_doubles
        Undecided pairs of pseudonyms, columns person_1 and person_2.
    ledger
        What became of the rows of each sheet.
    warnings
        Problems that do not stop the work.
    cell_columns
        (file, sheet) -> column name -> Excel letter.
    deleted
        Table -> the closed years of which its rows are gone.
    coded_attendance
        What figures read of the attendance, made of it: `coding.coded_attendance`.
    """

    settings: Settings
    activities: pd.DataFrame
    attendance: pd.DataFrame
    participants: pd.DataFrame
    affiliations: pd.DataFrame
    organisations: pd.DataFrame
    contacts: pd.DataFrame
    partner_counts: pd.DataFrame
    contributions: pd.DataFrame
    practice_questions: pd.DataFrame
    cohorts: pd.DataFrame
    enrolments: pd.DataFrame
    survey_questions: pd.DataFrame
    survey_answers: pd.DataFrame
    stories: pd.DataFrame
    focal_points: pd.DataFrame
    photos: pd.DataFrame
    kinds: pd.DataFrame
    corrections: pd.DataFrame
    doubles: pd.DataFrame
    house_style: pd.DataFrame
    texts: pd.DataFrame
    neighbourhoods: pd.DataFrame
    possible_doubles: pd.DataFrame
    ledger: tuple[LedgerRow, ...] = ()
    warnings: tuple[Problem, ...] = ()
    cell_columns: Mapping[tuple[str, ...], Mapping[str, str]]
    deleted: Mapping[str, tuple[Year, ...]] = field(default_factory=dict)
    coded_attendance: pd.DataFrame = field(init=False, repr=False, compare=False)
    _made: dict[tuple[object, ...], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "coded_attendance", coded_attendance(self.attendance))

    def once(self, make: Callable[["Programme", Key], Made], key: Key) -> Made:
        """Return what a function makes of this programme and a key, made at the first call.

        Several indicators need the same visits of a year. What is kept is shared, so nobody may
        change it, and it goes when the programme goes.
        """
        place = make, key
        if place not in self._made:
            self._made[place] = make(self, key)
        made: Made = self._made[place]
        return made

    def activities_in(self, year: Year) -> pd.DataFrame:
        """Return the counted units that were not cancelled and lie wholly in the period.

        A course or lab lies where it starts, also when it ends later.
        """
        return self.activities[self._is_held_unit() & within(self.activities, year)]

    def parts_in(self, year: Year) -> pd.DataFrame:
        """Return every row that lies wholly in the period: units, parts, and cancelled ones."""
        return self.activities[within(self.activities, year)]

    def undated(self, year: Year) -> pd.DataFrame:
        """Return held units that may lie in the period: their bounds overlap it or are unknown."""
        may_lie = may_lie_within(self.activities, year) & ~within(self.activities, year)
        return self.activities[self._is_held_unit() & may_lie]

    def deleted_before(self, year: Year, *tables: str) -> tuple[Year, ...]:
        """Return the closed years before a period of which rows of these tables are gone."""
        found = {one for table in tables for one in self.deleted.get(table, ())}
        earlier = (one for one in found if one.end < year.start)
        return tuple(sorted(earlier, key=lambda one: one.start))

    def organisations_on(self, day: date) -> pd.DataFrame:
        """Return the organisations that were connected on a day, both ends included."""
        start, end = self.organisations["start_date"], self.organisations["end_date"]
        on = pd.Timestamp(day)
        return self.organisations[(start.isna() | (start <= on)) & (end.isna() | (end >= on))]

    def partners_on(self, day: date) -> pd.DataFrame:
        """Return the organisations that were partner on a day."""
        connected = self.organisations_on(day)
        return connected[connected["relation"] == PARTNER]

    @property
    def has_invented_rows(self) -> bool:
        """Whether any row says in its source that it is invented."""
        return any(
            source is not None and source.casefold().startswith(INVENTED)
            for table in SHEETS
            for source in getattr(self, table)["source"].dropna().unique()
        )

    def sources(self, *tables: str) -> tuple[Mapping[str, str], ...]:
        """Return the files and sheets that these tables came from, each once."""
        found = {place for table in tables for place in self.once(_places_of, table)}
        return tuple({"file": file, "sheet": sheet} for file, sheet in sorted(found))

    def _is_held_unit(self) -> pd.Series:
        return self.activities["is_counted"] & (self.activities["status"] != CANCELLED)


def _places_of(programme: Programme, table: str) -> list[tuple[str, str]]:
    places = getattr(programme, table)[["file", "sheet"]].drop_duplicates()
    return list(places.itertuples(index=False, name=None))


def within(frame: pd.DataFrame, year: Year) -> pd.Series:
    """Tell of each row whether first_day and last_day lie wholly in a period; unknown ones do not.

    What belongs to a period is decided here alone.
    """
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    return (frame["first_day"] >= start) & (frame["last_day"] <= end)


def may_lie_within(frame: pd.DataFrame, year: Year) -> pd.Series:
    """Tell of each row whether it may belong to a period: not known to lie before or after it."""
    start, end = pd.Timestamp(year.start), pd.Timestamp(year.end)
    return ~(frame["first_day"] > end) & ~(frame["last_day"] < start)
