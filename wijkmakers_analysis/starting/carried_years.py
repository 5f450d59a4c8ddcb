"""Carry what was printed of earlier years: figures and nobody.

The packs of the closed years go along to be compared with. The figures of every version that was
sent go along because readers have them, so that the gate must know them. Stories, photos and the
lead's own words stay behind: consent is kept where its sheet is, and the reports of a closed year
are made there.
"""

import shutil
from collections.abc import Iterable
from dataclasses import replace

from wijkmakers_analysis.closed_years import closed_year, pack_path, path_of_record
from wijkmakers_analysis.settings import Settings, Year
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.opening import open_pack, write_pack
from wijkmakers_analysis.yearpack.register import read_releases, sent_folder


def years_to_carry(old: Settings) -> tuple[Year, ...]:
    """Return the closed years up to and with the last one, the earliest first.

    Where the last year is open none goes along: a year before it would stand beside the new one
    as if it were the year before.
    """
    carried: list[Year] = []
    for year in sorted(old.years.values(), key=lambda one: one.start, reverse=True):
        if closed_year(old, year.number) is None:
            break
        carried.insert(0, replace(year, is_carried=True))
    return tuple(carried)


def carry_packs(old: Settings, new: Settings, years: Iterable[Year]) -> None:
    """Write the packs of closed years into a new workspace, and how many rows each year had."""
    for year in years:
        pack = open_pack(pack_path(old, year.number))
        write_pack(without_words(pack), pack_path(new, year.number))
        record = path_of_record(old, year.number)
        if record.is_file():
            kept = path_of_record(new, year.number)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(record, kept)


def carry_releases(old: Settings, new: Settings) -> None:
    """Copy the figures of every version that was sent, of open years too.

    The register itself (which files went to whom, which stories they told) stays where it was sent
    from. A version is read before it is copied: one that was changed is refused.
    """
    for release in read_releases(old):
        name = f"{release.year}-{release.version}.json"
        sent_folder(new).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sent_folder(old) / name, sent_folder(new) / name)


def without_words(pack: YearPack) -> YearPack:
    """Return a pack without what somebody told, wrote or pictured; its figures stay the same."""
    versions = tuple(replace(one, reason="") for one in pack.versions)
    return replace(pack, stories=(), texts=(), photos=(), pictures={}, versions=versions)
