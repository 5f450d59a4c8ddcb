"""Write an empty workspace, or one that goes on where an old one ends."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis import language
from wijkmakers_analysis.cli.parsing import add_year
from wijkmakers_analysis.cli.terminal import near_path, say, typed_path
from wijkmakers_analysis.cli.workspace import settings_of
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.settings import FILE_NAME, Year

if TYPE_CHECKING:
    from wijkmakers_analysis.starting.bringing import Brought
    from wijkmakers_analysis.starting.open_ends import OpenEnd
    from wijkmakers_analysis.starting.rollover import Rolled

SECRET = (
    "Het geheim van de werkruimte (.wijkmakers/secret) ging ook mee: daarmee houdt iedereen "
    "dezelfde schuilnaam. Deel dat bestand met niemand buiten het bureau.\n"
)
CLOSED = (
    "De afgesloten cijfers van {years} gingen mee om mee te vergelijken, zonder verhalen, foto's "
    "en eigen teksten.\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `new`."""
    parser.add_argument(
        "folder",
        metavar="MAP",
        type=Path,
        help="een nieuwe of lege map; met --from ook de werkruimte die er al uit kwam",
    )
    parser.add_argument(
        "--from",
        metavar="OUD",
        dest="old",
        type=Path,
        help="de werkruimte van het vorige jaar; die verandert niet",
    )
    add_year(parser, "het eerste jaar, zoals 2026; zonder --year het jaar dat nu loopt")


def run(arguments: argparse.Namespace) -> int:
    """Write the workspace and say what to do with it."""
    from wijkmakers_analysis.starting import bring_over, roll_over, running_year, write_workspace

    folder, old = arguments.folder, arguments.old
    if old is None:
        year = running_year(date.today(), arguments.year)
        write_workspace(folder, year)
        say(_describe(folder, "Er staat een lege werkruimte", year))
        return 0
    if arguments.year is not None:
        raise WrongCall("Met --from volgt het jaar vanzelf op het vorige. Laat --year weg.")
    # From within the old workspace its path is a dot.
    name = near_path(old) if near_path(old) != "." else old.resolve().name
    if (folder / FILE_NAME).is_file():
        say(_tell_brought(bring_over(settings_of(old), folder), near_path(folder), name))
        return 0
    rolled = roll_over(settings_of(old), folder)
    say(_describe(folder, "Er staat een werkruimte voor het volgende jaar", rolled.year))
    say(f"\n{_tell_carried(rolled, name)}")
    say(f"\n{_tell_open_ends(rolled.open_ends, name)}")
    return 0


def _describe(folder: Path, opening: str, year: Year) -> str:
    place = near_path(folder)
    period = f"{language.day(year.start)} tot en met {language.day(year.end)}"
    return (
        f"{opening} in {place}.\n"
        f"Het jaar {year.number} loopt van {period}; klopt dat niet, "
        "verander het dan in wijkmakers.toml.\n"
        "Vul de werkboeken in de map data in; in elk werkboek staat een blad Uitleg.\n"
        f"Kijk daarna of alles klopt met: wijkmakers controleer {typed_path(folder)}\n"
        "Of dubbelklik op '1 Controleren' in de map Dubbelklik Windows of Dubbelklik Mac."
    )


def _tell_carried(rolled: "Rolled", old: str) -> str:
    from wijkmakers_analysis.schemas import SHEETS

    carried = rolled.carried
    rows = [f"{SHEETS[table].title} ({carried[table]})" for table in SHEETS if carried.get(table)]
    listed = language.listed(rows) if rows else "niets"
    secret = SECRET if rolled.has_secret else ""
    closed = language.listed([str(number) for number in rolled.closed])
    figures = CLOSED.format(years=closed) if rolled.closed else ""
    return (
        f"Meegenomen uit {old}: {listed}. De andere lijsten zijn leeg.\n{figures}{secret}"
        f"In {old} is niets veranderd."
    )


def _tell_brought(brought: "Brought", new: str, old: str) -> str:
    lines = [f"De werkruimte {new} is er al. De lijsten en de verslagen daarin zijn gebleven."]
    years = language.listed([str(number) for number in brought.years])
    if brought.years:
        lines.append(
            f"Overgenomen uit {old}: de afgesloten cijfers van {years}. Hebt u daar al een "
            "jaaroverzicht? Maak het dan opnieuw."
        )
    if brought.releases:
        versions = language.breakable(language.count(brought.releases, "versie", "versies"))
        lines.append(
            f"Overgenomen uit {old}: de cijfers van {versions} die u verstuurde, zodat ook het "
            "nieuwe jaar daar niets over mensen aan toevoegt."
        )
    if not (brought.years or brought.releases):
        lines.append(f"Er was niets nieuws over te nemen uit {old}.")
    if brought.open_year is not None:
        lines.append(
            f"Het jaar {brought.open_year} is nog niet afgesloten. Sluit het af als de verslagen "
            "zijn verstuurd, en doe dit dan nog een keer."
        )
    return "\n".join(lines)


def _tell_open_ends(open_ends: "tuple[OpenEnd, ...]", old: str) -> str:
    if not open_ends:
        return "Er staat niets open. Dat staat ook in Open einden.xlsx."
    lines = [f"- {end}" for end in open_ends]
    return "\n".join([f"Dit staat in {old} nog open (ook in Open einden.xlsx):", *lines])
