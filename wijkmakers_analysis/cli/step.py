"""Do one step of the year from a file to double-click: ask the year, work, open what came of it."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from wijkmakers_analysis.cli.open_doubles import count_doubles
from wijkmakers_analysis.cli.opening import open_path
from wijkmakers_analysis.cli.parsing import add_folder
from wijkmakers_analysis.cli.terminal import near_path, say
from wijkmakers_analysis.cli.workspace import settings_of
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.settings import Settings

# Where the marked copies of a check come, beside the data folder.
COPIES = "herstellen"
ENTER = "Druk op Enter om dit venster te sluiten. "
NOT_CLOSED = "Er is niets afgesloten."
NOT_FINAL = "Er is nog niets vastgelegd. Wilt u dat later wel, dubbelklik dan hier opnieuw."
DECIDE_FIRST = (
    "Dat kunt u het best eerst doen: druk nu op Enter, dubbelklik op 1 Controleren en zet uw keuze "
    "in blad Dubbelen."
)
CLOSE, EXPLORE, PARTNERS = "afsluiten", "verkennen", "partnerverslagen"
# What a file to double-click of an older workspace calls a step.
BEFORE = {"partnerrapporten": PARTNERS}


@dataclass(frozen=True)
class Step:
    """One step.

    Parameters
    ----------
    call
        The arguments of `wijkmakers`, from the settings and the year.
    result
        What is opened afterwards where it is there, from the settings and the year.
    asks_year
        Whether it is about one year.
    opens_refused
        Whether the result is also there to look at where the command found something wrong.
    """

    call: Callable[[Settings, int], list[str]]
    result: Callable[[Settings, int], Path] | None = None
    asks_year: bool = True
    opens_refused: bool = False


STEPS = {
    "controleren": Step(
        lambda settings, year: [
            "controleer", str(settings.root), "--returned", str(settings.root / COPIES),
        ],
        lambda settings, year: settings.root / COPIES,
        asks_year=False,
        opens_refused=True,
    ),
    "jaaroverzicht": Step(
        lambda settings, year: ["jaaroverzicht", str(settings.root), "--year", str(year)],
        lambda settings, year: settings.reports(year) / f"jaaroverzicht-{year}.html",
    ),
    PARTNERS: Step(
        lambda settings, year: ["partners", str(settings.root), "--year", str(year)],
        lambda settings, year: settings.reports(year),
    ),
    CLOSE: Step(
        lambda settings, year: ["afsluiten", str(settings.root), "--year", str(year)],
    ),
    "volgend-jaar": Step(
        lambda settings, year: [
            "nieuw", str(_next_workspace(settings)), "--from", str(settings.root),
        ],
        lambda settings, year: _next_workspace(settings),
        asks_year=False,
    ),
    "concept": Step(
        lambda settings, year: [
            "jaaroverzicht", str(settings.root), "--year", str(year), "--draft",
        ],
        lambda settings, year: settings.reports(year) / f"jaaroverzicht-{year}-concept.html",
    ),
    "stand": Step(
        lambda settings, year: ["controleer", str(settings.root), "--state"],
        asks_year=False,
        opens_refused=True,
    ),
    "oefenen": Step(
        lambda settings, year: ["voorbeeld", str(_practice_years(settings)[-1]), "--oefenen"],
        lambda settings, year: _practice_years(settings)[-2],
        asks_year=False,
    ),
    EXPLORE: Step(lambda settings, year: ["verken", str(settings.root)], asks_year=False),
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `step`."""
    parser.add_argument("step", metavar="STAP", type=_known_step, help=_listed())
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do the step; return what its command returned."""
    from wijkmakers_analysis.cli import main

    name, step = arguments.step, STEPS[arguments.step]
    settings = settings_of(arguments.folder)
    year = choose_year(settings, date.today()) if step.asks_year else 0
    more = _how_to_close(settings, year) if name == CLOSE else []
    if more is None:
        say(NOT_CLOSED)
        return 0
    say(f"{name.capitalize().replace('-', ' ')}{f' van {year}' if year else ''} …\n")
    status = main([*step.call(settings, year), *more])
    if status and not step.opens_refused:
        return status
    is_opened = _open_result(step, settings, year)
    if name == PARTNERS:
        return _record_sending(step.call(settings, year))
    if not (is_opened or status or name == EXPLORE):
        _answer(f"\n{ENTER}")
    return status


def choose_year(settings: Settings, today: date) -> int:
    """Return the only year that began; where there are more ask which, the latest by default.

    Parameters
    ----------
    today
        A year that begins later is not offered.
    """
    begun = sorted(number for number in settings.own_years if settings.year(number).start <= today)
    if not begun:
        raise WrongCall(
            "In wijkmakers.toml staat nog geen jaar dat is begonnen. Kijk na welke dagen daar "
            "onder [years] staan."
        )
    if len(begun) == 1:
        return begun[0]
    known = ", ".join(str(number) for number in begun)
    while given := _answer(f"Welk jaar ({known})? Enter is {begun[-1]}: ").strip():
        if given.isdecimal() and int(given) in begun:
            return int(given)
        say(f"Dat jaar staat niet in wijkmakers.toml. Kies uit: {known}.")
    return begun[-1]


def _how_to_close(settings: Settings, year: int) -> list[str] | None:
    """Return what a closed year needs beside its number, nothing for an open one; None is not."""
    from wijkmakers_analysis.yearpack.freshness import is_closed

    if not is_closed(settings, year):
        return [] if _is_sure(settings, year) else None
    say(
        f"Het jaar {year} is al afgesloten. Hebt u daarna iets verbeterd? Sluit het dan opnieuw "
        "af: bij elk cijfer dat verandert, staat dan wat het was."
    )
    reason = _answer("Waarom opnieuw? Schrijf het zonder namen; Enter is niet: ").strip()
    return ["--again", f"--reason={reason}"] if reason else None


def _is_sure(settings: Settings, year: int) -> bool:
    from wijkmakers_analysis.intake import read_workspace_once

    if doubles := count_doubles(len(read_workspace_once(settings).possible_doubles)):
        say(f"{doubles} {DECIDE_FIRST}")
    say(
        f"Na het afsluiten veranderen de cijfers van {year} niet meer. Doe dit als het "
        "jaaroverzicht en de partnerverslagen zijn verstuurd."
    )
    return _answer(f"Typ ja om {year} af te sluiten: ").strip().casefold() == "ja"


def _record_sending(call: list[str]) -> int:
    """Enter what is sent where the lead, who has the reports before her, says that all is well."""
    from wijkmakers_analysis.cli import main

    say("\nBekijk de verslagen, de mails en de verzendlijst. U kunt dit venster ook sluiten.")
    question = "Klopt alles? Typ ja om vast te leggen wat u verstuurt; Enter is nog niet: "
    if _answer(question).strip().casefold() != "ja":
        say(NOT_FINAL)
        return 0
    status = main([*call, "--final"])
    if not status:
        _answer(f"\n{ENTER}")
    return status


def _open_result(step: Step, settings: Settings, year: int) -> bool:
    path = step.result(settings, year) if step.result else None
    if path is None or not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return False
    if open_path(path):
        return True
    say(f"Open zelf: {near_path(path)}")
    return False


def _answer(question: str) -> str:
    """Return what somebody types; nothing where nobody can."""
    try:
        return input(question)
    except EOFError:
        return ""


def _next_workspace(settings: Settings) -> Path:
    """Return the folder for the year after the last one, beside the workspace."""
    name = re.sub(r'[<>:"/\\|?*]', " ", settings.name).strip(" .") or "Wijkmakers"
    return settings.root.parent / f"{name} {max(settings.years, default=0) + 1}"


def _practice_years(settings: Settings) -> list[Path]:
    """Return the practice years beside the workspace, and then the first name that is free."""
    names = (f"Oefenjaar{f' {number}' if number > 1 else ''}" for number in count(1))
    found = [settings.root.parent / next(names)]
    while found[-1].exists():
        found.append(settings.root.parent / next(names))
    return found


def _known_step(text: str) -> str:
    name = BEFORE.get(text.casefold(), text.casefold())
    if name not in STEPS:
        raise argparse.ArgumentTypeError(f"kies {_listed()}.")
    return name


def _listed() -> str:
    names = list(STEPS)
    return f"{', '.join(names[:-1])} of {names[-1]}"
