"""Tell whether a year pack still says what the data, the settings and the program say.

The record lies in .wijkmakers/packs/, beside no report: names and hashes of input files stay at
the office.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from wijkmakers_analysis.closed_years import closed_year, closed_years, pack_path
from wijkmakers_analysis.fingerprint import (
    code_signature,
    content_signature,
    digest,
    hash_of,
    stat_signature,
)
from wijkmakers_analysis.kept import read_kept, write_kept
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack.pictures import pack_files
from wijkmakers_analysis.yearpack.register import foreign_releases

# The parts of the package that can change a fact.
STAGES = (
    "schemas", "intake", "programme", "indicators", "disclosure", "yearpack", "settings",
    "language", "fingerprint", "closed_years", "colour", "neighbourhoods", "retelling", "style",
    "translation",
)  # fmt: skip


def is_closed(settings: Settings, year: int) -> bool:
    """Return whether the pack of a year is frozen: it is never made anew.

    Raises
    ------
    PackError
        Where the year was closed here and its pack is no longer there.
    """
    return closed_year(settings, year) is not None


def is_fresh(settings: Settings, year: int) -> bool:
    """Return whether the pack is there and nothing that it was made from has changed.

    A frozen pack is never stale. Where size and time of every file are as they were, no file is
    read; otherwise contents decide, so that a copied or merely opened workbook makes nothing anew.
    """
    if is_closed(settings, year):
        return True
    kept = read_kept(_record_path(settings, year))
    path = pack_path(settings, year)
    if not path.is_file() or kept.get("made_by") != _made_by(settings, year):
        return False
    stat = stat_signature(settings)
    if kept.get("pack") != digest(pack_files(path)):
        return False
    if kept.get("stat") == stat:
        return True
    if kept.get("content") != content_signature(settings):
        return False
    write_kept(_record_path(settings, year), {**kept, "stat": stat})
    return True


def remember(settings: Settings, year: int, signatures: Mapping[str, str]) -> None:
    """Write down what the pack of a year was made from."""
    pack = digest(pack_files(pack_path(settings, year)))
    made = {"made_by": _made_by(settings, year), "pack": pack}
    write_kept(_record_path(settings, year), {**signatures, **made})


def _made_by(settings: Settings, year: int) -> dict[str, str]:
    given: list[object] = [
        settings.name,
        asdict(settings.years[year]),
        asdict(settings.privacy),
        asdict(settings.limits),
        [asdict(one) for one in settings.exceptions if one.year == year],
    ]
    # Earlier frozen packs are compared with, and tell which rows must have been there.
    earlier = [
        [one.year.number, digest([pack_path(settings, one.year.number)]), one.row_counts]
        for one in closed_years(settings)
        if one.year.end < settings.years[year].start
    ]
    before = settings.year_before(settings.years[year])
    if settings.boundaries is not None:
        given.append(digest([settings.boundaries]))
    given += [earlier, None if before is None else asdict(before)]
    # What was sent is known to its readers; what a pack printed itself makes no pack stale.
    given += [foreign_releases(settings, settings.years[year])]
    return {"code": code_signature(STAGES), "settings": hash_of(given)}


def _record_path(settings: Settings, year: int) -> Path:
    return settings.root / ".wijkmakers" / "packs" / f"{year}.json"
