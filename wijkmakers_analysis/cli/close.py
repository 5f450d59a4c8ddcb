"""Freeze the year pack, or make a frozen one anew where something was wrong."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.in_words import in_words
from wijkmakers_analysis.cli.parsing import add_date, add_folder, add_year
from wijkmakers_analysis.cli.terminal import (
    complain,
    counted,
    near_path,
    report_progress,
    say,
    typed_path,
)
from wijkmakers_analysis.cli.workspace import own_year_of, settings_of
from wijkmakers_analysis.cli.year_warnings import warn_of_empty_year
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.language import listed

if TYPE_CHECKING:
    from wijkmakers_analysis.yearpack.closing import Closed

BROUGHT = (
    "Is er al een werkruimte van een volgend jaar? Daar staan nog de oude cijfers. Dubbelklik hier "
    "nog een keer op 5 Volgend jaar, of: wijkmakers nieuw WERKRUIMTE --from {folder}"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `close`."""
    add_folder(parser)
    add_year(parser)
    parser.add_argument(
        "--again",
        action="store_true",
        help="maakt een afgesloten jaar opnieuw; wat verandert, heet daarna herzien",
    )
    parser.add_argument(
        "--reason",
        metavar="WAAROM",
        default="",
        help="bij --again: waarom het opnieuw moet; noem geen mensen bij naam",
    )
    add_date(parser, "de dag van het afsluiten; anders vandaag")


def run(arguments: argparse.Namespace) -> int:
    """Close the year and print where the frozen pack lies and what changed."""
    if arguments.again and not arguments.reason.strip():
        raise WrongCall('Zeg erbij waarom het opnieuw moet: --reason "twee dubbele namen"')
    if arguments.reason and not arguments.again:
        raise WrongCall("--reason hoort bij --again. Zet --again erbij, of laat --reason weg.")
    settings = settings_of(arguments.folder)
    year = own_year_of(settings, arguments.year)
    from wijkmakers_analysis.yearpack.closing import close_again, close_year
    from wijkmakers_analysis.yearpack.opening import open_pack

    report_progress("Het jaarpak maken en afsluiten …")
    day = arguments.date or date.today()
    if arguments.again:
        closed = close_again(settings, year, day, arguments.reason)
    else:
        closed = close_year(settings, year, day)
    pack = open_pack(closed.path)
    warn_of_empty_year(pack)
    if closed.open_before:
        complain(_warn_of_open(year, closed.open_before))
    complain(_told(year, closed, arguments.again))
    if closed.undecided:
        complain(_warn_of_undecided(closed.undecided))
    names = {fact.key: in_words(fact) for fact in pack.facts} if closed.revisions else {}
    for one in closed.revisions:
        complain(f"  {names.get(one.key, one.key)}: was {one.was}, nu {one.now} (herzien)")
    if arguments.again and closed.is_new:
        complain(BROUGHT.format(folder=typed_path(settings.root)))
    say(near_path(closed.path))
    return 0


def _warn_of_open(year: int, numbers: tuple[int, ...]) -> str:
    which = listed(str(number) for number in numbers)
    verb = "is" if len(numbers) == 1 else "zijn"
    return (
        f"Let op: {which} {verb} nog open. Verandert daar iets in de lijsten, dan kloppen de "
        f"cijfers van {year} over eerdere jaren niet meer met dat verslag. Sluit een vroeger jaar "
        "ook af."
    )


def _warn_of_undecided(number: int) -> str:
    pairs = counted(number, "mogelijke dubbele", "mogelijke dubbelen")
    return (
        f"Let op: er {'is' if number == 1 else 'zijn'} nog {pairs} om over te beslissen. Zolang "
        "dat zo is, is het aantal mensen niet zeker. Dubbelklik op 1 Controleren: in de map "
        "herstellen staan de namen. Zet uw keuze in blad Dubbelen en sluit dan opnieuw af."
    )


def _told(year: int, closed: "Closed", again: bool) -> str:
    if not closed.is_new:
        return f"Er is niets veranderd; het jaarpak van {year} blijft zoals het was."
    if not again:
        return (
            f"Het jaar {year} is afgesloten. Het jaarpak verandert niet meer, ook niet als u de "
            "gegevens over mensen van dat jaar later verwijdert. Bewaar de map packs goed."
        )
    count = len(closed.revisions)
    if not count:
        return f"Het jaar {year} is opnieuw afgesloten. Er is geen cijfer veranderd."
    about = "1 cijfer is herzien" if count == 1 else f"{count} cijfers zijn herzien"
    return f"Het jaar {year} is opnieuw afgesloten. {about}; maak de verslagen opnieuw:"
