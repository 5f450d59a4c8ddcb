"""Bring the figures of what was closed or sent later into the workspace that came of an old one."""

import re
from dataclasses import dataclass
from pathlib import Path

from wijkmakers_analysis.closed_years import pack_path
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.intake.pseudonyms import SECRET_PATH
from wijkmakers_analysis.kept import put_whole, read_kept
from wijkmakers_analysis.settings import FILE_NAME, Settings, Year, load_settings
from wijkmakers_analysis.starting.carried_years import carry_packs, carry_releases, years_to_carry
from wijkmakers_analysis.starting.settings_text import year_text
from wijkmakers_analysis.yearpack.register import sent_folder


@dataclass(frozen=True)
class Brought:
    """What was brought over.

    Parameters
    ----------
    years
        The closed years whose figures are new or other than they were there.
    releases
        How many versions that were sent were not known there yet.
    open_year
        The last year of the old workspace where that is still open; None otherwise.
    """

    years: tuple[int, ...]
    releases: int
    open_year: int | None


def bring_over(old: Settings, folder: Path) -> Brought:
    """Bring the closed years and the sent versions of an old workspace into a later one.

    Its lists, reports and settings stay as they are; a year that is new there gets its lines.

    Raises
    ------
    WrongCall
        Where the later workspace did not come of the old one, or has own years that are not later.
    PackError
        Where a pack or version of the old workspace cannot be trusted.
    """
    new = load_settings(folder)
    _refuse_stranger(old, new)
    closed = years_to_carry(old)
    before = {year.number: _hash(new, year) for year in closed}
    known = _releases(new)
    missing = [year for year in closed if year.number not in new.years]
    if missing:
        new = _with_lines(new, missing)
    carry_packs(old, new, closed)
    carry_releases(old, new)
    last = max(old.own_years)
    return Brought(
        tuple(year.number for year in closed if _hash(new, year) != before[year.number]),
        len(_releases(new) - known),
        None if last in before else last,
    )


def _hash(settings: Settings, year: Year) -> object:
    if year.number not in settings.years:
        return None
    return read_kept(pack_path(settings, year.number)).get("hash")


def _releases(settings: Settings) -> set[str]:
    return {path.name for path in sent_folder(settings).glob("*.json")}


def _refuse_stranger(old: Settings, new: Settings) -> None:
    """Refuse where the later workspace cannot be the one that the old one went on as."""
    secrets = [root / SECRET_PATH for root in (old.root, new.root)]
    has_other_people = (
        all(path.is_file() for path in secrets)
        and secrets[0].read_bytes() != secrets[1].read_bytes()
    )
    ended = max((old.years[number].end for number in old.own_years), default=None)
    goes_on = ended is not None and all(new.years[one].start > ended for one in new.own_years)
    if has_other_people or not goes_on or old.root.resolve() == new.root.resolve():
        raise WrongCall(
            f"{new.root} is geen vervolg op {old.root}. Er is niets geschreven. Noem een nieuwe of "
            "lege map, of de werkruimte die u met --from uit deze maakte."
        )


def _with_lines(new: Settings, years: list[Year]) -> Settings:
    """Return the settings after the lines of these years came into the file before its own ones."""
    path = new.root / FILE_NAME
    text = path.read_text(encoding="utf-8")
    found = re.search(r"^\[years\.", text, re.M)
    place = found.start() if found else len(text)
    lines = "".join(year_text(year) for year in years)
    put_whole(path, text[:place] + lines + text[place:])
    try:
        return load_settings(new.root)
    except Exception:
        put_whole(path, text)
        raise
