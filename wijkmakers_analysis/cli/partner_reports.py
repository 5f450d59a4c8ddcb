"""Lay out the partner reports of one workspace, and prepare the sending of finished ones."""

import argparse
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.making import DRAFT, common_parameters, lay_out_report
from wijkmakers_analysis.cli.parsing import PARTNER_FORMATS
from wijkmakers_analysis.cli.terminal import complain, near_path, report_progress, say
from wijkmakers_analysis.cli.year_warnings import changes_that_do_not_count, warn_of_empty_year
from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    from wijkmakers_analysis.printing.house import Printed
    from wijkmakers_analysis.printing.report import Report
    from wijkmakers_analysis.sending import Prepared
    from wijkmakers_analysis.yearpack import YearPack

NOTEBOOK = "partner_report"
OLD_MAILS = (
    "De mails in reports/{year}/kantoor/proef zijn weggehaald, want hun verslagen zijn vervangen. "
    "Zet ze opnieuw klaar met: wijkmakers partners --year {year}"
)


@dataclass(frozen=True)
class Laid:
    """What is to be made for one workspace.

    Parameters
    ----------
    pack
        The year pack as it lies there.
    read
        The same as a report opens it: with the photos of which consent still holds.
    """

    settings: Settings
    year: int
    pack: "YearPack"
    read: "YearPack"
    reports: "list[Report]"


def lay_out(arguments: argparse.Namespace, settings: Settings, year: int) -> Laid:
    """Return what is to be made; the pack is made first where that is needed."""
    from wijkmakers_analysis.sending import refuse_unsendable
    from wijkmakers_analysis.yearpack import ensure_pack, open_pack, open_year

    report_progress("Het jaarpak maken …")
    pack = open_pack(ensure_pack(settings, year))
    for line in changes_that_do_not_count(settings, year):
        complain(line)
    warn_of_empty_year(pack)
    reports = _lay_out_reports(arguments, settings, pack)
    if arguments.final and not arguments.dry_run:
        refuse_unsendable(settings, [one.partner for one in reports])
    return Laid(settings, year, pack, open_year(year, settings.root), reports)


def prepare(
    arguments: argparse.Namespace, laid: Laid, printed: "Sequence[Printed]", here: Path
) -> int:
    """Prepare what is sent of finished reports; return 1 where one is missing or refused."""
    from wijkmakers_analysis.sending import has_try_out, prepare_sending, withdraw_try_out

    settings, year, pack = laid.settings, laid.year, laid.pack
    files = {one.title: one.paths for one in printed if not one.refusal}
    figures = {one.title: one.figures for one in printed}
    if len(files) < len(laid.reports):
        if arguments.final:
            complain("Er is niets vastgelegd: niet elk verslag is gemaakt.")
        if not arguments.draft:
            withdraw_try_out(settings, year)
        return 1
    if arguments.draft:
        # It stands beside the report, so that the mails are as they were.
        return 0
    if arguments.only and _has_pdf(files) and has_try_out(settings, year):
        standing = _reports_that_stand(arguments, laid)
        if _has_pdf(standing):
            files, arguments = {**standing, **files}, _without_only(arguments)
    if arguments.only or not _has_pdf(files):
        if withdraw_try_out(settings, year):
            complain(OLD_MAILS.format(year=year))
        return 0
    day = arguments.date or date.today()
    prepared = prepare_sending(settings, pack, files, figures, day, is_final=arguments.final)
    return _tell_prepared(prepared, here)


def _reports_that_stand(arguments: argparse.Namespace, laid: Laid) -> dict[str, tuple[Path, ...]]:
    """Return each partner -> the files of its report; none where its figures are others by now.

    A report of another day is as right as it was.
    """
    from wijkmakers_analysis.printing.house import standing_report
    from wijkmakers_analysis.printing.plan import REASONS, plan_reports

    settings = laid.settings
    reports = _lay_out_reports(_without_only(arguments), settings, laid.pack)
    planned = plan_reports(settings, reports, laid.read)
    return {
        one.report.title: ()
        if {*one.reasons} - {REASONS["date"]}
        else tuple(standing_report(settings.root, one).paths)
        for one in planned
    }


def _without_only(arguments: argparse.Namespace) -> argparse.Namespace:
    return argparse.Namespace(**{**vars(arguments), "only": None})


def file_stems(names: Sequence[str]) -> dict[str, str]:
    """Return for each name a file name of plain letters, all different.

    'Wonen aan de A' becomes 'wonen-aan-de-a'; a second one with the same letters gets a number.
    None ends as the name of a draft does.
    """
    stems: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "partner"
        stem = f"{stem[:50]}-verslag" if stem.endswith(DRAFT) else stem
        taken, number = set(stems.values()), 2
        free = stem
        while free in taken:
            free, number = f"{stem}-{number}", number + 1
        stems[name] = free
    return stems


def _lay_out_reports(
    arguments: argparse.Namespace, settings: Settings, pack: "YearPack"
) -> "list[Report]":
    """Return a report for each partner that is asked for, as `printing` makes it."""
    partners = [one.organisation for one in pack.organisations if one.is_partner or one.has_left]
    if not partners:
        raise Refused(
            f"In {pack.year} staat geen enkele partner met naam in het blad Organisaties."
        )
    names = sorted(partners, key=str.casefold)
    asked = (
        {_find_asked(settings, pack, name) for name in arguments.only}
        if arguments.only
        else {*names}
    )
    common = common_parameters(pack.year, arguments.date, arguments.draft)
    folder = settings.reports(pack.year) / "partners"
    formats = arguments.formats or PARTNER_FORMATS
    return [
        lay_out_report(
            settings,
            name,
            NOTEBOOK,
            {**common, "partner": name, "file_stem": f"{stem}{DRAFT if arguments.draft else ''}"},
            folder / stem,
            formats,
        )
        for name, stem in file_stems(names).items()
        if name in asked
    ]


def _find_asked(settings: Settings, pack: "YearPack", name: str) -> str:
    from wijkmakers_analysis.intake import name_meant
    from wijkmakers_analysis.yearpack.partner import find_partner

    if not name.strip():
        raise WrongCall("Achter --only staat geen naam. Zet er de naam van een partner achter.")
    try:
        return find_partner(pack, name).organisation
    except WrongCall:
        # A pack knows no other names; the sheet does.
        meant = name_meant(settings, name)
        if meant is None:
            raise
        return find_partner(pack, meant).organisation


def _has_pdf(files: Mapping[str, Sequence[Path]]) -> bool:
    return all(
        any(path.suffix == ".pdf" and path.is_file() for path in paths) for paths in files.values()
    )


def _tell_prepared(prepared: "Prepared", here: Path) -> int:
    if prepared.dispatch_list:
        say(near_path(prepared.dispatch_list, here))
    for note in prepared.notes:
        complain(note)
    return 1 if prepared.is_refused else 0
