"""Make the year pack where it is absent or stale, and print its path."""

import argparse

from wijkmakers_analysis.cli.parsing import add_folder, add_year
from wijkmakers_analysis.cli.terminal import near_path, say
from wijkmakers_analysis.cli.workspace import own_year_of, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `pack`."""
    add_folder(parser)
    add_year(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the pack and print where it lies."""
    settings = settings_of(arguments.folder)
    year = own_year_of(settings, arguments.year)
    from wijkmakers_analysis.yearpack import ensure_pack

    say(near_path(ensure_pack(settings, year)))
    return 0
