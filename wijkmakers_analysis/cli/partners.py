"""Make a report for each partner; one that fails does not stop the others."""

import argparse
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.parsing import (
    PARTNER_FORMATS,
    add_folders,
    add_report_options,
    add_year,
)
from wijkmakers_analysis.cli.terminal import complain, near_path, report_progress, say
from wijkmakers_analysis.cli.workspace import settings_of, year_of
from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    from wijkmakers_analysis.printing.house import Printed
    from wijkmakers_analysis.printing.press import Press
    from wijkmakers_analysis.printing.report import Report
    from wijkmakers_analysis.sending import Prepared
    from wijkmakers_analysis.yearpack import YearPack

if TYPE_CHECKING:  # The help is there at once.
    from wijkmakers_analysis.yearpack import YearPack

NOTEBOOK = "partner_report"
OLD_MAILS = (
    "De mails in reports/{year}/kantoor/proef zijn weggehaald, want hun verslagen zijn vervangen. "
    "Zet ze opnieuw klaar met: wijkmakers partners --year {year}"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `partners`."""
    add_folders(parser)
    add_year(parser)
    parser.add_argument(
        "--only",
        metavar="NAAM",
        action="append",
        help="alleen het verslag van deze partner; mag vaker",
    )
    add_report_options(parser, PARTNER_FORMATS)
    parser.add_argument(
        "--final",
        action="store_true",
        help="legt vast wat u verstuurt en zet de mails klaar; wat daarna verandert, wordt een "
        "verbeterde versie",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADRES",
        help="laat de verslagen maken door de workers van deze scheduler van Dask, zoals "
        "tcp://10.0.0.5:8786; dan mogen er meer mappen staan",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the reports; return 1 where one of them failed."""
    _refuse_half_final(arguments)
    if arguments.scheduler and not arguments.dry_run:
        from wijkmakers_analysis.cli.elsewhere import make_elsewhere

        return make_elsewhere(arguments)
    if len(arguments.folders) > 1:
        raise WrongCall("Meer mappen tegelijk kan alleen met --scheduler. Noem er één.")
    settings = settings_of(arguments.folders[0])
    year = year_of(settings, arguments.year)
    from wijkmakers_analysis.printing.press import open_press

    # It gets ready while the pack is looked at.
    press = None if arguments.dry_run else open_press()
    try:
        return _make_here(arguments, settings, year, press)
    finally:
        if press is not None:
            press.close()


@dataclass(frozen=True)
class Laid:
    """What is to be made for one workspace: its pack, the same as reports open it, its reports."""

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
    reports = _lay_out_reports(arguments, settings, pack)
    if arguments.final and not arguments.dry_run:
        refuse_unsendable(settings, [one.partner for one in reports])
    return Laid(settings, year, pack, open_year(year, settings.root), reports)


def _make_here(
    arguments: argparse.Namespace, settings: Settings, year: int, press: "Press | None"
) -> int:
    from wijkmakers_analysis.cli.making import make_reports, tell_plan

    laid = lay_out(arguments, settings, year)
    if press is None:
        tell_plan(settings, laid.reports, laid.read)
        return 0
    here = Path.cwd()
    printed = make_reports(settings, laid.reports, laid.read, press, "wijkmakers partners")
    return prepare(arguments, laid, printed, here)


def prepare(
    arguments: argparse.Namespace, laid: Laid, printed: "Sequence[Printed]", here: Path
) -> int:
    """Prepare what is sent of finished reports; return 1 where one is missing or refused."""
    from wijkmakers_analysis.sending import prepare_sending, withdraw_try_out

    settings, year, pack = laid.settings, laid.year, laid.pack
    files = {one.title: one.paths for one in printed if not one.refusal}
    figures = {one.title: one.figures for one in printed}
    if len(files) < len(laid.reports):
        if arguments.final:
            complain("Er is niets vastgelegd: niet elk verslag is gemaakt.")
        withdraw_try_out(settings, year)
        return 1
    if arguments.only or arguments.draft or not _has_pdf(files):
        if withdraw_try_out(settings, year):
            complain(OLD_MAILS.format(year=year))
        return 0
    day = arguments.date or date.today()
    prepared = prepare_sending(settings, pack, files, figures, day, is_final=arguments.final)
    return _tell_prepared(prepared, here)


def file_stems(names: Sequence[str]) -> dict[str, str]:
    """Return for each name a file name of plain letters, all different.

    'Wonen aan de A' becomes 'wonen-aan-de-a'; a second one with the same letters gets a number.
    """
    stems: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "partner"
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
    from wijkmakers_analysis.cli.making import common_parameters, lay_out_report, reports_folder

    partners = [one.organisation for one in pack.organisations if one.is_partner or one.has_left]
    if not partners:
        raise Refused(
            f"In {pack.year} staat geen enkele partner met naam in het blad Organisaties."
        )
    names = sorted(partners, key=str.casefold)
    asked = {_find_asked(pack, name) for name in arguments.only} if arguments.only else {*names}
    common = common_parameters(pack.year, arguments.date, arguments.draft)
    folder = reports_folder(settings, pack.year) / "partners"
    formats = arguments.formats or PARTNER_FORMATS
    return [
        lay_out_report(
            settings,
            name,
            NOTEBOOK,
            {**common, "partner": name, "file_stem": stem},
            folder / stem,
            formats,
        )
        for name, stem in file_stems(names).items()
        if name in asked
    ]


def _find_asked(pack: "YearPack", name: str) -> str:
    from wijkmakers_analysis.yearpack.partner import find_partner

    if not name.strip():
        raise WrongCall("Achter --only staat geen naam. Zet er de naam van een partner achter.")
    return find_partner(pack, name).organisation


def _refuse_half_final(arguments: argparse.Namespace) -> None:
    """Raise WrongCall where --final would be about less than every finished report."""
    if not arguments.final:
        return
    if arguments.draft:
        raise WrongCall("Een concept kan niet definitief zijn. Kies --draft of --final.")
    if arguments.only:
        raise WrongCall("--final gaat over alle partners samen. Laat --only weg.")
    if arguments.formats:
        raise WrongCall("Met --final komt elk verslag als html en pdf. Laat --format weg.")


def _has_pdf(files: Mapping[str, Sequence[Path]]) -> bool:
    return all(any(path.suffix == ".pdf" for path in paths) for paths in files.values())


def _tell_prepared(prepared: "Prepared", here: Path) -> int:
    if prepared.dispatch_list:
        say(near_path(prepared.dispatch_list, here))
    for note in prepared.notes:
        complain(note)
    return 1 if prepared.is_refused else 0
