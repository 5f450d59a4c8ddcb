"""Make a report for each partner; one that fails does not stop the others."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.parsing import (
    PARTNER_FORMATS,
    add_folders,
    add_report_options,
    add_year,
)
from wijkmakers_analysis.cli.partner_reports import lay_out, prepare
from wijkmakers_analysis.cli.workspace import own_year_of, settings_of
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    from wijkmakers_analysis.printing.press import Press


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
    _refuse_loose_name(arguments)
    if arguments.scheduler and not arguments.dry_run:
        from wijkmakers_analysis.cli.elsewhere import make_elsewhere

        return make_elsewhere(arguments)
    if len(arguments.folders) > 1:
        raise WrongCall("Meer mappen tegelijk kan alleen met --scheduler. Noem er één.")
    settings = settings_of(arguments.folders[0])
    year = own_year_of(settings, arguments.year)
    from wijkmakers_analysis.printing.press import open_press

    # It gets ready while the pack is looked at.
    press = None if arguments.dry_run else open_press()
    try:
        return _make_here(arguments, settings, year, press)
    finally:
        if press is not None:
            press.close()


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


def _refuse_loose_name(arguments: argparse.Namespace) -> None:
    """Raise WrongCall where a second name of --only is taken for the folder of the workspace."""
    for folder in arguments.folders if arguments.only else ():
        if not folder.exists():
            raise WrongCall(
                f"De map {folder} bestaat niet. Is dat de naam van een partner? Zet dan --only "
                f'voor elke naam: --only "{arguments.only[0]}" --only "{folder}"'
            )


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
