"""Find what the settings say of a sheet, and which of their lines are about none."""

from collections.abc import Collection, Iterable

from wijkmakers_analysis.intake.folding import fold, nearest
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import FILE_NAME, NamedSheet, Settings
from wijkmakers_analysis.settings.named import file_matches


def named_sheet(raw: RawSheet, settings: Settings) -> NamedSheet | None:
    """Return what the settings say of a sheet: the last of their parts that names it."""
    return next((each for each in settings.sheets[::-1] if each.names(raw.file, raw.sheet)), None)


def table_by_title(title: str) -> str | None:
    """Return the table of `schemas.SHEETS` with this title, None where there is none."""
    return next((name for name, sheet in SHEETS.items() if fold(sheet.title) == fold(title)), None)


def naming_problems(
    settings: Settings, sheets: Iterable[RawSheet], unread: Collection[str] = ()
) -> list[Problem]:
    """Say which parts [[sheets]] of the settings name no sheet, or a table that does not exist.

    Parameters
    ----------
    sheets
        Every sheet that was read, hidden ones too.
    unread
        Files that could not be read: nobody knows which sheets they have.
    """
    known = list(sheets)
    problems = []
    for number, named in enumerate(settings.sheets, start=1):
        where = f"[[sheets]] nummer {number}"
        is_found = any(named.names(raw.file, raw.sheet) for raw in known)
        if not is_found and not any(file_matches(named.file, file) for file in unread):
            problems.append(
                warning(
                    f"{where} past op geen enkel blad",
                    "Verbeter de naam van het bestand of het blad, of haal dat deel weg.",
                    "bestand",
                    FILE_NAME,
                )
            )
        if named.table and table_by_title(named.table) is None:
            near = nearest(named.table, [sheet.title for sheet in SHEETS.values()])
            hint = f"Bedoelt u '{near}'? " if near else ""
            problems.append(
                error(
                    f"table in {where} is geen blad uit de uitleg",
                    f"{hint}Schrijf de naam zoals in de uitleg, zoals Aanwezigheid.",
                    "bestand",
                    FILE_NAME,
                )
            )
    return problems
