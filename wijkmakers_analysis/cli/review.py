"""Make the yearly review and print where its files lie."""

import argparse

from wijkmakers_analysis.cli.parsing import (
    REVIEW_FORMATS,
    add_folder,
    add_report_options,
    add_year,
)
from wijkmakers_analysis.cli.terminal import near_path, report_progress, say
from wijkmakers_analysis.cli.workspace import settings_of, year_of

NOTEBOOK = "yearly_review"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `review`."""
    add_folder(parser)
    add_year(parser)
    add_report_options(parser, REVIEW_FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Make the review in each format asked for."""
    settings = settings_of(arguments.folder)
    year = year_of(settings, arguments.year)
    from wijkmakers_analysis.cli.making import common_parameters, make_report, reports_folder
    from wijkmakers_analysis.yearpack import ensure_pack, open_pack

    report_progress("Het jaarpak maken …")
    pack = open_pack(ensure_pack(settings, year))
    report_progress("Het jaaroverzicht maken …")
    parameters = common_parameters(year, arguments.date, arguments.draft)
    stem = reports_folder(settings, year) / f"jaaroverzicht-{year}"
    formats = arguments.formats or REVIEW_FORMATS
    for path in make_report(settings, pack, NOTEBOOK, parameters, stem, formats):
        say(near_path(path))
    return 0
