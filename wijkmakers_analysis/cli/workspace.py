"""Find the workspace and the year that a command is about."""

from pathlib import Path

from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.settings import Settings, load_settings


def settings_of(folder: Path) -> Settings:
    """Read the settings of the workspace; a folder that does not exist is a wrong call."""
    if folder.is_file():
        raise WrongCall(f"{folder} is een bestand. Noem de map van uw werkruimte.")
    if not folder.is_dir():
        raise WrongCall(f"De map {folder} bestaat niet. Noem de map van uw werkruimte.")
    return load_settings(folder)


def year_of(settings: Settings, given: int | None) -> int:
    """Return the number of a known year; the only one whose lists are here where none was given."""
    if given is not None:
        return settings.year(given).number
    if len(settings.own_years) == 1:
        return settings.own_years[0]
    known = " of ".join(f"--year {number}" for number in settings.own_years)
    raise WrongCall(
        f"Welk jaar? Zet erbij: {known}."
        if known
        else "In wijkmakers.toml staat nog geen jaar. Zet er een bij onder [years.2022]."
    )


def own_year_of(settings: Settings, given: int | None) -> int:
    """Return the number of a year whose lists are here; one that is carried along is refused."""
    number = year_of(settings, given)
    if settings.year(number).is_carried:
        raise Refused(
            f"Het jaar {number} is afgesloten in een vorige werkruimte en ligt hier alleen om mee "
            "te vergelijken. Verslagen maken of opnieuw afsluiten doet u in die werkruimte."
        )
    return number
