"""Know which years are closed, and how many rows about persons each had on that day.

The flag lies in the pack itself (`packs/`, kept and backed up). The numbers of rows lie in
`.wijkmakers/closed/`, beside no report: a number of enrolments could betray how few people stopped.
Where that record is gone, the pack still says which tables had rows at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.kept import read_kept, write_kept
from wijkmakers_analysis.settings import Settings, Year

# As many rows can go in corrections; of a year with fewer left, persons were deleted.
KEPT_SHARE = 0.9


@dataclass(frozen=True)
class ClosedYear:
    """A year whose pack is frozen.

    Parameters
    ----------
    year
        The year as the settings have it.
    closed_on
        The day on which it was closed, as 2023-01-15.
    row_counts
        Table -> number of its rows in that year; None where only the presence of rows is known.
    tables
        The tables that had rows in that year.
    """

    year: Year
    closed_on: str
    tables: tuple[str, ...] = ()
    row_counts: Mapping[str, int] | None = None

    def deleted_tables(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        """Return the tables of which rows of this year are gone, given how many there are now.

        One row, or a tenth of them, can go in a correction; the last one cannot.
        """
        return tuple(name for name in self.tables if self._is_deleted(name, counts.get(name, 0)))

    def _is_deleted(self, table: str, count: int) -> bool:
        if count == 0 or self.row_counts is None:
            return count == 0
        before = self.row_counts.get(table, 0)
        return count < min(before - 1, KEPT_SHARE * before)


def pack_path(settings: Settings, year: int) -> Path:
    """Return where the pack of a year lies; raises WrongCall for an unknown year."""
    return settings.root / "packs" / f"{settings.year(year).number}.json"


def path_of_record(settings: Settings, year: int) -> Path:
    """Return where the office keeps how many rows a closed year had."""
    return settings.root / ".wijkmakers" / "closed" / f"{year}.json"


def closed_year(settings: Settings, year: int) -> ClosedYear | None:
    """Return what is known of a closed year, or None where it is open.

    Raises
    ------
    PackError
        Where the year was closed here and its pack is no longer there, or is no longer closed.
    """
    record = read_kept(path_of_record(settings, year))
    pack = read_kept(pack_path(settings, year))
    if not pack.get("closed_on"):
        if record:
            raise PackError(
                f"Het jaar {year} is afgesloten op {record['closed_on']}, maar het afgesloten "
                f"jaarpak ligt niet meer in packs/{year}.json. Zet het terug uit de reservekopie."
            )
        if settings.year(year).is_carried:
            raise PackError(
                f"Het jaar {year} is meegenomen uit een vorige werkruimte, maar packs/{year}.json "
                "is er niet. Zet het terug uit de reservekopie, of neem het over uit de map packs "
                "van die werkruimte."
            )
        return None
    counts = record.get("row_counts")
    return ClosedYear(
        year=settings.year(year),
        closed_on=pack["closed_on"],
        tables=tuple(counts or pack.get("had_rows", ())),
        row_counts=counts,
    )


def closed_years(settings: Settings) -> tuple[ClosedYear, ...]:
    """Return every closed year of the settings, the earliest first."""
    ordered = sorted(settings.years.values(), key=lambda year: year.start)
    found = (closed_year(settings, year.number) for year in ordered)
    return tuple(one for one in found if one is not None)


def remember_closed(
    settings: Settings, year: int, closed_on: str, row_counts: Mapping[str, int]
) -> None:
    """Keep at the office that a year is closed, and how many rows each table then had."""
    kept = {"closed_on": closed_on, "row_counts": {k: n for k, n in row_counts.items() if n}}
    write_kept(path_of_record(settings, year), kept)
