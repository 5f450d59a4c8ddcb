"""Write the workspace of the next year from an old one, which stays as it is."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from wijkmakers_analysis import language
from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.intake import Reading, read_workspace
from wijkmakers_analysis.intake.problems import ERROR, Problem
from wijkmakers_analysis.intake.pseudonyms import SECRET_PATH
from wijkmakers_analysis.intake.reading import read_written_tables
from wijkmakers_analysis.programme.building import build_tables
from wijkmakers_analysis.programme.standing import standing_of
from wijkmakers_analysis.schemas.office import LOGOS, logos_named
from wijkmakers_analysis.settings import FILE_NAME, Settings, Year
from wijkmakers_analysis.settings.folders import refuse_filled_folder, staged
from wijkmakers_analysis.settings.spoken import translation_path
from wijkmakers_analysis.starting.carried_settings import carried_settings
from wijkmakers_analysis.starting.carried_years import carry_packs, carry_releases, years_to_carry
from wijkmakers_analysis.starting.carrying import carried_rows
from wijkmakers_analysis.starting.open_ends import OpenEnd, open_ends_of
from wijkmakers_analysis.starting.open_ends_book import write_open_ends
from wijkmakers_analysis.starting.unfinished import unfinished
from wijkmakers_analysis.starting.workspace import write_parts
from wijkmakers_analysis.starting.written import Written


@dataclass(frozen=True)
class Rolled:
    """What the roll-over did.

    Parameters
    ----------
    year
        The new year.
    carried
        Table -> how many rows went along, without the tables of which none did.
    has_secret
        Whether the old workspace had a secret, which then went along.
    open_ends
        What the old year leaves open.
    closed
        The closed years that went along, to be compared with.
    """

    year: Year
    carried: Mapping[str, int]
    has_secret: bool
    open_ends: tuple[OpenEnd, ...]
    closed: tuple[int, ...] = ()


def roll_over(old: Settings, folder: Path, today: date | None = None) -> Rolled:
    """Write a new workspace for the year after the last one of an old workspace.

    Nothing of the old one changes; where anything fails nothing is written.

    Parameters
    ----------
    old
        Settings of the old workspace.
    folder
        A new or empty folder outside it.
    today
        What ended before it is past; today by default.

    Raises
    ------
    WrongCall
        The folder is filled or lies in the old data, or the old workspace has no year.
    Refused
        The old workspace has errors.
    """
    refuse_filled_folder(folder)
    if folder.resolve().is_relative_to(old.data.resolve()):
        raise WrongCall(f"{folder} ligt in de datamap van het oude jaar. Noem een map daarbuiten.")
    if not old.years:
        raise WrongCall(f"In {FILE_NAME} van het oude jaar staat geen jaar. Zet het er eerst in.")
    last = old.years[max(old.years)]
    new = next_year(last, old.name)
    with staged(folder) as draft:
        _copy_secret(old.root, draft)
        # Read with the draft as root: a secret, where there is none yet, is made there.
        reading = read_workspace(replace(old, root=draft))
        tables, problems = build_tables(reading)
        _refuse_errors(old, problems)
        rows = carried_rows(tables, Written(read_written_tables(old)), last, new)
        editions = [str(row["cohort"]) for row in rows.get("cohorts", ()) if row.get("cohort")]
        sheets, exports, left = carried_settings(old, last, editions)
        closed = years_to_carry(old)
        years = {year.number: year for year in (*closed, new)}
        settings = replace(
            old,
            root=draft,
            years=years,
            sheets=sheets,
            exports=exports,
            exceptions=(),
            boundaries=_copy_boundaries(old, draft),
        )
        _copy_translation(old, draft)
        write_parts(draft, settings, rows)
        carry_packs(old, settings, closed)
        carry_releases(old, settings)
        _copy_logos(old, reading, draft / "data")
        lacking = standing_of(tables, old, today or date.today(), reading.cell_columns)
        open_ends = (
            *unfinished(last, is_closed=bool(closed), standing=lacking),
            *open_ends_of(tables, reading.cell_columns, new),
            *left,
        )
        write_open_ends(draft, open_ends, last, new)
    carried = {table: len(found) for table, found in rows.items() if found}
    return Rolled(
        new,
        carried,
        (old.root / SECRET_PATH).is_file(),
        open_ends,
        tuple(year.number for year in closed),
    )


def next_year(last: Year, name: str) -> Year:
    """Return the twelve months after a year; its title is the last one's where that has a number.

    A title without the year's number, as in 'Twee jaar Wijkmakers', cannot be counted on.
    """
    number = last.number + 1
    start = last.end + timedelta(days=1)
    has_number = str(last.number) in last.label
    label = last.label.replace(str(last.number), str(number)) if has_number else f"{name} {number}"
    return Year(number, label, start, _year_later(start) - timedelta(days=1))


def _year_later(day: date) -> date:
    return (
        date(day.year + 1, 3, 1)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year + 1)
    )


def _copy_secret(old: Path, draft: Path) -> None:
    """Copy the secret with its permissions, so that a person keeps the same pseudonym."""
    if (old / SECRET_PATH).is_file():
        (draft / SECRET_PATH).parent.mkdir()
        shutil.copy2(old / SECRET_PATH, draft / SECRET_PATH)


def _copy_translation(old: Settings, draft: Path) -> None:
    path = translation_path(old)
    if path is not None and path.is_file():
        (draft / path.parent.name).mkdir()
        shutil.copyfile(path, draft / path.parent.name / path.name)


def _copy_boundaries(old: Settings, draft: Path) -> Path | None:
    """Copy the file with the borders of the wijken to the same place, or into kaart/."""
    given = old.boundaries
    if given is None:
        return None
    is_inside = given.resolve().is_relative_to(old.root.resolve())
    place = (
        given.resolve().relative_to(old.root.resolve()) if is_inside else Path("kaart", given.name)
    )
    (draft / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(given, draft / place)
    return draft / place


def _refuse_errors(old: Settings, problems: Sequence[Problem]) -> None:
    number = sum(problem.severity == ERROR for problem in problems)
    if number:
        counted = language.breakable(language.count(number, "fout", "fouten"))
        verb = "staat" if number == 1 else "staan"
        raise Refused(
            f"In {old.root} {verb} nog {counted}; er is niets geschreven. "
            f"Bekijk en herstel dat eerst met: wijkmakers controleer {old.root}"
        )


def _copy_logos(old: Settings, reading: Reading, data: Path) -> None:
    """Copy the pictures that the house style names, where they lie beside its workbook."""
    for row in reading.tables["house_style"].to_dict("records"):
        named = logos_named(row["value"] or "") if row["setting"] in LOGOS else []
        for name in (name for name, _ in named if Path(name).name == name):
            picture = (old.data / row["file"]).parent / name
            if picture.is_file():
                shutil.copyfile(picture, data / picture.name)
