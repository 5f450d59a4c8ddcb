"""Read every file and print each problem with its address, or what each activity still lacks."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.ledger import describe_ledger
from wijkmakers_analysis.cli.open_doubles import count_doubles, describe_doubles, list_doubles
from wijkmakers_analysis.cli.parsing import add_date, add_folder
from wijkmakers_analysis.cli.repairs import (
    ALL_IS_WELL,
    count_problems,
    describe_problems,
    errors_of,
)
from wijkmakers_analysis.cli.terminal import counted, near_path, report_progress, say
from wijkmakers_analysis.cli.workspace import settings_of
from wijkmakers_analysis.cli.wrapping import terminal_width, wrapped
from wijkmakers_analysis.cli.year_warnings import (
    NOUNS,
    changes_that_do_not_count,
    describe_of_no_year,
    describe_outside_years,
)
from wijkmakers_analysis.errors import SettingsError, WrongCall
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from wijkmakers_analysis.intake import Problem, Reading

# How runs are kept; the progress compares checks with checks.
COMMAND, COMMAND_STATE = "check", "check --state"
NOTHING_FILLED = (
    "Er is nog niets ingevuld; er zijn geen fouten. Vul de lijsten in vanaf regel 2. In een "
    "werkboek van wijkmakers nieuw legt blad Uitleg elke kolom uit."
)
NOTHING_TO_REPAIR = "Er is niets te herstellen; er zijn geen kopieën gemaakt."
NO_WORKBOOK = "Er zijn geen kopieën gemaakt: geen van de meldingen gaat over een lijst."
WITH_COPIES = (
    "Stuur elke kopie naar wie de lijst bijhoudt. In blad 'Te doen' staat wat er moet gebeuren; de "
    "cellen zelf hebben een kleur en een opmerking. Zet de herstelde kopie daarna in de datamap in "
    "plaats van het oude bestand (haal het oude weg, ook als dat op .csv of .xls eindigt), en "
    "controleer opnieuw met: wijkmakers controleer"
)
ONLY_LISTS = (
    "Van dit bestand is geen kopie te maken. In de lijst staat wat er moet gebeuren: verbeter het "
    "bestand zelf, in de datamap, en controleer opnieuw met: wijkmakers controleer"
)
BESIDE_COPIES = (
    "Een naam met '{end}' is geen kopie maar een lijst: in het bestand waar die over gaat, kan "
    "het programma geen cellen kleuren. Verbeter dat bestand zelf, en zet de lijst niet in de "
    "datamap."
)
NO_LONGER_ALLOWED = (
    "Let op: deze bestanden mogen niet meer zo gebruikt worden. De toestemming voor wat erin staat "
    "is ingetrokken, voorbij of alleen voor iets anders:"
)
CLEAN_COPIES = (
    "Hierin is alles hersteld; de kleuren en opmerkingen zijn eruit. Zet ze in de datamap in "
    "plaats van de oude bestanden."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    add_folder(parser)
    parser.add_argument(
        "--returned",
        metavar="DOELMAP",
        type=Path,
        help="zet in deze map kopieën van de werkboeken, met een opmerking bij elke foute cel",
    )
    parser.add_argument(
        "--state",
        action="store_true",
        help="noemt van elke activiteit die is geweest wat er nog ontbreekt",
    )
    add_date(parser, "bij --state: de dag waarvoor u de stand wilt weten; anders vandaag")


def run(arguments: argparse.Namespace) -> int:
    """Print files, rows and problems, or the state; return 1 where there is an error."""
    if arguments.state and arguments.returned:
        raise WrongCall("Kies --state of --returned, niet allebei.")
    if arguments.date and not arguments.state:
        raise WrongCall("--date hoort bij --state. Zet --state erbij, of laat --date weg.")
    settings = settings_of(arguments.folder)
    if arguments.returned and arguments.returned.resolve().is_relative_to(settings.data.resolve()):
        raise WrongCall(
            "--returned: kies een map buiten de datamap; anders staat elke lijst er daarna dubbel."
        )
    from wijkmakers_analysis.intake import read_workspace_once
    from wijkmakers_analysis.programme.building import build_tables

    report_progress("De bestanden lezen …")
    reading = read_workspace_once(settings)
    tables, problems = build_tables(reading)
    if arguments.state:
        _tell_state(settings, reading, tables, problems, arguments.date or date.today())
    else:
        _tell_problems(settings, reading, tables, problems, arguments.returned)
    return 1 if errors_of(problems) else 0


def closing_line(
    problems: "Sequence[Problem]", doubles: int = 0, previous: int | None = None
) -> str:
    """Return how many problems there are, how many there were, and what is to be decided.

    Parameters
    ----------
    doubles
        Number of undecided pairs.
    previous
        Number of problems of the check before this one; None where nobody knows.
    """
    parts = [count_problems(problems)]
    if previous is not None and (previous or problems):
        nouns = "melding" if len(problems) == 1 else "meldingen"
        parts.append(f"Sinds de vorige controle: {previous} → {len(problems)} {nouns}.")
    parts.append(count_doubles(doubles))
    return " ".join(part for part in parts if part)


def _tell_problems(
    settings: Settings,
    reading: "Reading",
    tables: "Mapping[str, pd.DataFrame]",
    problems: "tuple[Problem, ...]",
    target: Path | None,
) -> None:
    from wijkmakers_analysis.intake.record import previous_count, write_record
    from wijkmakers_analysis.programme.outside_years import cells_of_no_year, cells_outside_years
    from wijkmakers_analysis.programme.undecided import undecided_cells
    from wijkmakers_analysis.sending import list_files_without_consent

    width = terminal_width()
    previous = previous_count(settings, COMMAND)
    write_record(settings, COMMAND, reading.ledger, problems)
    pairs = undecided_cells(tables, reading.possible_doubles, reading.cell_columns)
    say(f"{describe_ledger(reading.ledger, width)}\n")
    if problems:
        say(f"{describe_problems(problems, reading.ledger, width)}\n")
    if pairs:
        say(f"{describe_doubles(pairs, width)}\n")
    if lost := cells_outside_years(tables["activities"], settings, reading.cell_columns):
        say(f"{describe_outside_years(lost, width)}\n")
    for name in NOUNS:
        if lost := cells_of_no_year(name, tables, settings, reading.cell_columns):
            say(f"{describe_of_no_year(name, lost, width)}\n")
    if without_consent := list_files_without_consent(settings, tables, date.today()):
        told = "\n".join(wrapped(f"- {line}", width) for line in without_consent)
        say(f"{wrapped(NO_LONGER_ALLOWED, width)}\n{told}\n")
    if unheeded := changes_that_do_not_count(settings):
        say("\n".join(wrapped(line, width) for line in unheeded) + "\n")
    if untranslated := _translation_problem(settings):
        say(f"{wrapped(untranslated, width)}\n")
    if target:
        say(f"{_return_copies(problems, settings.data, target, width)}\n")
        if pairs:
            say(f"{list_doubles(pairs, settings.data, reading.cell_columns, target, width)}\n")
    is_unfilled = not problems and not any(row.used for row in reading.ledger)
    closing = NOTHING_FILLED if is_unfilled else closing_line(problems, len(pairs), previous)
    if without_consent:
        closing = closing.replace(ALL_IS_WELL, _still_to_do(without_consent))
    if untranslated:
        closing = closing.replace(ALL_IS_WELL, "De lijsten zijn in orde, de vertaling nog niet.")
    say(wrapped(closing, width))


def _translation_problem(settings: Settings) -> str:
    """Say what keeps the reports from being told in the language that the office chose."""
    from wijkmakers_analysis.settings.spoken import catalogue_of

    try:
        catalogue_of(settings)
    except SettingsError as error:
        return f"Let op: zo kunt u geen verslagen maken. {error}"
    return ""


def _still_to_do(without_consent: "Sequence[str]") -> str:
    """Say what is left where the lists are right and finished files are not."""
    from wijkmakers_analysis.sending import MAKE_AGAIN

    again = sum(line.endswith(MAKE_AGAIN) for line in without_consent)
    sent = len(without_consent) - again
    parts = ["De lijsten zijn in orde."]
    if again:
        parts.append(f"Maak {counted(again, 'bestand', 'bestanden')} opnieuw.")
    if sent:
        parts.append("Vraag terug wat er is verstuurd en niet meer gebruikt mag worden.")
    return " ".join(parts)


def _return_copies(
    problems: "tuple[Problem, ...]", data: Path, target: Path, width: int | None
) -> str:
    """Write the copies, and return where they lie and what to do with them."""
    from wijkmakers_analysis.intake.returned import LIST_END, write_returned

    # Also without problems: a workbook that still bears our marks comes back without them.
    copies = write_returned(problems, data, target)
    if not copies:
        return wrapped(NO_WORKBOOK if problems else NOTHING_TO_REPAIR, width)
    lists = sum(path.name.endswith(LIST_END) for path in copies)
    made = [
        counted(number, one, more)
        for number, one, more in (
            (len(copies) - lists, "kopie", "kopieën"),
            (lists, "lijst van wat er te doen is", "lijsten van wat er te doen is"),
        )
        if number
    ]
    closing = WITH_COPIES if problems else CLEAN_COPIES
    notes = [closing] if lists < len(copies) else [ONLY_LISTS]
    if 0 < lists < len(copies):
        notes.append(BESIDE_COPIES.format(end=LIST_END))
    return "\n".join(
        [
            f"{' en '.join(made)} gemaakt:",
            *(f"- {near_path(path)}{_is_done(path, target, data, problems)}" for path in copies),
            *(wrapped(note, width) for note in notes),
        ]
    )


def _is_done(path: Path, target: Path, data: Path, problems: "Sequence[Problem]") -> str:
    """Say of a copy beside others that it only lost the marks of an earlier time."""
    name = path.relative_to(target).as_posix()
    has_problems = any(each.file == name for each in problems)
    is_same = (data / name).is_file() and not has_problems
    return " (hierin is alles hersteld; de kleuren zijn eruit)" if problems and is_same else ""


def _tell_state(
    settings: Settings,
    reading: "Reading",
    tables: "Mapping[str, pd.DataFrame]",
    problems: "Sequence[Problem]",
    day: date,
) -> None:
    from wijkmakers_analysis.cli.state import describe_state
    from wijkmakers_analysis.cli.unfilled import AFTER_ERRORS, describe_unfilled
    from wijkmakers_analysis.intake.record import write_record
    from wijkmakers_analysis.programme.building import build_programme
    from wijkmakers_analysis.programme.standing import standing_of

    width = terminal_width()
    errors = errors_of(problems)
    if errors:
        verb = "is" if len(errors) == 1 else "zijn"
        warning = (
            f"Let op: er {verb} nog {counted(len(errors), 'fout', 'fouten')} in de bestanden, dus "
            "deze stand kan onvolledig zijn. Bekijk ze met: wijkmakers controleer"
        )
        say(f"{wrapped(warning, width)}\n")
    write_record(settings, COMMAND_STATE, reading.ledger, problems)
    rows = standing_of(tables, settings, day, reading.cell_columns)
    unfilled = (
        wrapped(AFTER_ERRORS, width)
        if errors
        else describe_unfilled(build_programme(settings, reading), day, width)
    )
    say(describe_state(rows, day, width, unfilled))
