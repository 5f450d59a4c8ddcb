"""Open the translation that the reports of a workspace are told in.

Dutch needs none. Another language is a file of gettext in the workspace, a copy of
templates/words/wijkmakers.pot with every sentence translated: half a translation is refused.
"""

import gettext
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.language import number
from wijkmakers_analysis.retelling import KEYS
from wijkmakers_analysis.settings.sections import DUTCH_CODE, Settings
from wijkmakers_analysis.translation import DUTCH, Sentences, places_in

FOLDER = "words"
# So much of a sentence tells which one is meant.
_SHORT = 60


def translation_path(settings: Settings) -> Path | None:
    """Return where the translation of a workspace lies, or None where its reports are Dutch."""
    if settings.language == DUTCH_CODE:
        return None
    return settings.root / FOLDER / f"{settings.language}.po"


def catalogue_of(settings: Settings) -> gettext.NullTranslations:
    """Return the catalogue that the reports of a workspace are told by.

    Raises
    ------
    SettingsError
        Where the translation is absent, cannot be read, does not say its language, lacks a
        sentence, or has other places or a numeral in one.
    """
    path = translation_path(settings)
    if path is None:
        return DUTCH
    locale, said = _read(path)
    if re.split("[_-]", locale)[0] != settings.language:
        raise SettingsError(
            f"{_named(path)}: bij Language staat niet de taal '{settings.language}'. Zet die "
            f"boven in het bestand, met het land erachter, zoals en_GB."
        )
    keys = list(_keys())
    if missing := [key for key in keys if not said.get(key)]:
        raise SettingsError(
            f"{_named(path)}: van de {number(len(keys))} zinnen is er {number(len(missing))} niet "
            f"vertaald, of het programma is er niet zeker van. De eerste is {_short(missing[0])}. "
            "Vertaal ze, en haal het merk fuzzy weg."
        )
    for key in keys:
        if places_in(key) != places_in(said[key]):
            raise SettingsError(
                f"{_named(path)}: de vertaling van {_short(key)} heeft andere plekken tussen "
                "accolades dan het Nederlands. Neem elke plek over."
            )
        if re.search(r"\d", said[key]) and not re.search(r"\d", key):
            raise SettingsError(
                f"{_named(path)}: in de vertaling van {_short(key)} staat een cijfer. Schrijf het "
                "als woord: een cijfer komt altijd uit een feit."
            )
    return Sentences({key: _spaced_as(key, said[key]) for key in keys}, locale)


def _read(path: Path) -> tuple[str, Mapping[str, str]]:
    """Return the language that a translation names, and its sentences by their Dutch ones."""
    # Here, not above: the reports are Dutch, and need none of it.
    from babel import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            found = read_po(file, abort_invalid=True)
        locale = str(Locale.parse(found.locale_identifier or "", sep="_"))
    except FileNotFoundError:
        raise SettingsError(
            f"{_named(path)} is er niet. Zet de vertaling op die plek, of haal de regel language "
            "uit wijkmakers.toml."
        ) from None
    except (OSError, PoFileError, UnknownLocaleError, ValueError):
        raise SettingsError(
            f"{_named(path)} is niet te lezen, of noemt bij Language geen taal. Maak het bestand "
            "met een programma voor vertalingen, zoals Poedit."
        ) from None
    return locale, {str(one.id): str(one.string) for one in found if one.id and not one.fuzzy}


def _keys() -> Iterator[str]:
    from babel.messages.pofile import read_po

    with KEYS.open("rb") as file:
        yield from (str(one.id) for one in read_po(file) if one.id)


def _spaced_as(key: str, text: str) -> str:
    """Return a translation with the spaces around it that the Dutch has; they are easily lost."""
    before, after = key[: len(key) - len(key.lstrip())], key[len(key.rstrip()) :]
    return f"{before}{text.strip()}{after}"


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _short(key: str) -> str:
    return f"'{key}'" if len(key) <= _SHORT else f"'{key[:_SHORT].rstrip()} …'"
