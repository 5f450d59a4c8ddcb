"""Make the yearly review and print where its files lie."""

import argparse

from wijkmakers_analysis.cli.parsing import (
    REVIEW_FORMATS,
    add_folder,
    add_report_options,
    add_year,
)
from wijkmakers_analysis.cli.terminal import complain, report_progress
from wijkmakers_analysis.cli.workspace import own_year_of, settings_of
from wijkmakers_analysis.cli.year_warnings import changes_that_do_not_count, warn_of_empty_year

NOTEBOOK = "yearly_review"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `review`."""
    add_folder(parser)
    add_year(parser)
    add_report_options(parser, REVIEW_FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Make the review in each format asked for, or whole: with its summary and its annex."""
    settings = settings_of(arguments.folder)
    year = own_year_of(settings, arguments.year)
    from wijkmakers_analysis.cli import making
    from wijkmakers_analysis.printing.press import open_press

    # It gets ready while the pack is looked at.
    press = None if arguments.dry_run else open_press()
    try:
        from wijkmakers_analysis.yearpack import ensure_pack, open_year

        report_progress("Het jaarpak maken …")
        ensure_pack(settings, year)
        for line in changes_that_do_not_count(settings, year):
            complain(line)
        parameters = making.common_parameters(year, arguments.date, arguments.draft)
        pack = open_year(year, settings.root, date=parameters["date"])
        warn_of_empty_year(pack)
        report = making.lay_out_report(
            settings,
            f"Jaaroverzicht {year}",
            NOTEBOOK,
            parameters,
            settings.reports(year) / f"jaaroverzicht-{year}",
            arguments.formats or REVIEW_FORMATS,
            is_whole=not arguments.formats,
        )
        if press is None:
            making.tell_plan(settings, [report], pack)
            return 0
        [printed] = making.make_reports(settings, [report], pack, press, "wijkmakers jaaroverzicht")
    finally:
        if press is not None:
            press.close()
    return 1 if printed.refusal else 0
