"""Parse what stands after a command, and say in plain Dutch what is off."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from wijkmakers_analysis.cli.commands import Command
from wijkmakers_analysis.errors import WrongCall

HELP_WIDTH = 88
# The files that a review and a partner's report can be; a test holds them to the writers.
REVIEW_FORMATS = ("html", "pdf", "docx", "pptx", "xlsx")
PARTNER_FORMATS = ("html", "pdf")
YEAR = "het jaar, zoals het in wijkmakers.toml heet; mag weg als er maar één jaar is"
# What argparse says, and how we say it; \1 is the option, \2 what was given.
_DUTCH = (
    (r"argument (\S+?): expected one argument", r"Achter \1 ontbreekt iets."),
    (r"argument (\S+?): ignored explicit argument .*", r"Achter \1 hoort niets."),
    (r"the following arguments are required: (.*)", r"Er ontbreekt iets: \1."),
    (r"argument (\S+?): (.*)", r"\1: \2"),
)


class DutchParser(argparse.ArgumentParser):
    """A parser of one command whose help and complaints are Dutch."""

    def parse(self, given: Sequence[str]) -> argparse.Namespace:
        """Return the parsed arguments; raises WrongCall, one Dutch sentence, where one is off."""
        parsed, unknown = self.parse_known_intermixed_args(given)
        if unknown:
            what = "De optie" if unknown[0].startswith("-") else "Het deel"
            raise WrongCall(f"{what} {unknown[0]} hoort hier niet.")
        return parsed

    def error(self, message: str) -> NoReturn:
        """Raise argparse's complaint as a Dutch WrongCall."""
        for english, dutch in _DUTCH:
            if re.fullmatch(english, message):
                raise WrongCall(re.sub(english, dutch, message))
        raise WrongCall("De opties kloppen niet.")


def parser_for(command: Command) -> DutchParser:
    """Return a parser with the command's name and explanation, still without arguments."""
    newer: dict[str, Any] = {"color": False} if sys.version_info >= (3, 14) else {}
    parser = DutchParser(
        prog=f"wijkmakers {command.dutch}",
        usage=f"wijkmakers {command.dutch} {command.call}",
        description=f"{command.explanation}{_english_name(command)}",
        add_help=False,
        allow_abbrev=False,
        formatter_class=_DutchHelp,
        **newer,
    )
    parser._positionals.title = "wat u opgeeft"
    parser._optionals.title = "opties"
    parser.add_argument("-h", "--help", action="help", help="toont deze uitleg")
    return parser


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add MAP, the workspace."""
    parser.add_argument(
        "folder",
        metavar="MAP",
        nargs="?",
        default=".",
        type=Path,
        help="de werkruimte, of een map erin; zonder MAP de map waar u bent",
    )


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add MAP, one or more workspaces."""
    parser.add_argument(
        "folders",
        metavar="MAP",
        nargs="*",
        default=[Path()],
        type=Path,
        help="de werkruimte, of een map erin; zonder MAP de map waar u bent",
    )


def add_year(parser: argparse.ArgumentParser, explanation: str = YEAR) -> None:
    """Add --year."""
    parser.add_argument("--year", metavar="JAAR", type=_year, help=explanation)


def add_date(
    parser: argparse.ArgumentParser,
    explanation: str = (
        "de dag waarop het verslag gemaakt is en toestemming moet gelden; anders vandaag"
    ),
) -> None:
    """Add --date."""
    parser.add_argument("--date", metavar="DATUM", type=_day, default=None, help=explanation)


def add_report_options(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add what every report takes: --format (one of these formats), --draft and --date."""
    listed = f"{', '.join(formats[:-1])} of {formats[-1]}"
    all_of_them = "komen ze allebei" if len(formats) == 2 else "komen ze allemaal"

    def known_format(text: str) -> str:
        if text.lower() not in formats:
            raise argparse.ArgumentTypeError(f"kies {listed}.")
        return text.lower()

    parser.add_argument(
        "--format",
        metavar="SOORT",
        dest="formats",
        action="append",
        type=known_format,
        help=f"{listed}; mag vaker; zonder --format {all_of_them}",
    )
    parser.add_argument("--draft", action="store_true", help="zet CONCEPT op elke bladzijde")
    parser.add_argument(
        "--dry-run", action="store_true", help="toont wat er gemaakt zou worden, en waarom"
    )
    add_date(parser)


def whole_number(text: str) -> int:
    """Return a whole number of at least 1."""
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError("hier hoort een heel getal van 1 of meer, zoals 300.")
    return int(text)


def _english_name(command: Command) -> str:
    return "" if command.name == command.dutch else f" Engelse naam: {command.name}."


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError("hier hoort een jaar van vier cijfers, zoals 2022.")
    return int(text)


def _day(text: str) -> date:
    try:
        if dutch := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text):
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("hier hoort een dag, zoals 2022-11-30.") from None


class _DutchHelp(argparse.HelpFormatter):
    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, width=HELP_WIDTH, max_help_position=24, **options)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: ")
