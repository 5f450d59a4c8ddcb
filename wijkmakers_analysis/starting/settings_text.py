"""Write wijkmakers.toml with an explanation in plain Dutch at each line."""

import json
from dataclasses import fields

from wijkmakers_analysis.settings import Limits, NamedExport, NamedSheet, Settings, Year
from wijkmakers_analysis.settings.sections import DUTCH_CODE, Printing

_OPENING = """\
# De instellingen van deze werkruimte. Wat achter een # staat is uitleg; het programma leest het
# niet. Wat u niet kent, kunt u zo laten staan.

# De naam op de verslagen.
name = {name}
# De map met de werkboeken.
data = "data"

# Elk jaar heeft een titel, een eerste dag en een laatste dag (jaar-maand-dag). Pas de dagen aan
# als uw jaar anders loopt. Komt er een jaar bij, kopieer dan de vier regels; jaren mogen elkaar
# niet overlappen.
"""
_CARRIED = """\
# Meegenomen uit de vorige werkruimte om mee te vergelijken. De verslagen van dit jaar maakt u daar.
carried = true
"""
_LANGUAGE = """\
# De taal van de verslagen. De vertaling staat in de map words.
language = {language}

"""
_PRIVACY = """\
[privacy]
# Minder mensen dan dit worden nooit als getal gedrukt. Dit getal mag alleen omhoog.
threshold = {threshold}
# Zo veel jaar bewaart u gegevens over mensen; daarna haalt u ze weg.
keep_years = {keep_years}
"""
_NAMED = """
# Herkent het programma een blad niet? Haal dan de # weg voor de volgende regels en vul ze in.
# [[sheets]]
# file = "lijsten/oud.xlsx"   # het bestand, in de map data
# sheet = "Blad1"             # het blad
# table = "Aanwezigheid"      # wat het is: de naam van een blad uit de uitleg

# Een lijst uit Teams, Zoom, Eventbrite of Forms: zeg bij welke activiteit die hoort.
# [[exports]]
# file = "teams/*.csv"
# activity = "W01"            # of een editie van de leergang: edition = "4"
"""


def settings_text(settings: Settings) -> str:
    """Return the file's text: years, language, privacy, what was changed, names of files, the map.

    Parameters
    ----------
    settings
        What it says.
    """
    # A JSON string is a basic string of TOML too.
    parts = [_OPENING.format(name=_quoted(settings.name))]
    for number in sorted(settings.years):
        parts.append(year_text(settings.years[number]))
    privacy = settings.privacy
    parts.append(_PRIVACY.format(threshold=privacy.threshold, keep_years=privacy.keep_years))
    parts.append(_changed("limits", "Grenzen die anders zijn dan gewoon.", settings.limits))
    parts.append(_changed("printing", "Hoe lang een verslag mag duren.", settings.printing))
    if settings.language != DUTCH_CODE:
        parts[0] += _LANGUAGE.format(language=_quoted(settings.language))
    if settings.boundaries is not None:
        place = settings.boundaries.relative_to(settings.root).as_posix()
        parts.append(
            f"\n# De grenzen van wijken en buurten.\n[map]\nboundaries = {_quoted(place)}\n"
        )
    parts.append(_NAMED)
    parts += [_named("sheets", each) for each in settings.sheets]
    parts += [_named("exports", each) for each in settings.exports]
    return "".join(parts)


def year_text(year: Year) -> str:
    """Return the lines of one year, with an empty one behind them."""
    return (
        f"[years.{year.number}]\nlabel = {_quoted(year.label)}\n"
        f"start = {year.start}\nend = {year.end}\n{_CARRIED if year.is_carried else ''}\n"
    )


def _named(section: str, entry: NamedSheet | NamedExport) -> str:
    said = [
        f"{field.name} = {_quoted(getattr(entry, field.name))}\n"
        for field in fields(entry)
        if getattr(entry, field.name)
    ]
    return f"\n[[{section}]]\n" + "".join(said)


def _changed(section: str, explanation: str, given: Limits | Printing) -> str:
    usual = type(given)()
    changed = [
        f"{field.name} = {getattr(given, field.name)}\n"
        for field in fields(given)
        if getattr(given, field.name) != getattr(usual, field.name)
    ]
    if not changed:
        return ""
    return f"\n# {explanation}\n[{section}]\n" + "".join(changed)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
