"""What the sheets and the tables of the workbook are called: short, whole words, all different."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from wijkmakers_analysis.translation import translated

# What Excel takes in the name of a sheet.
LONGEST = 31
# Titles of tables that say more than a tab can, and what stands on the tab.
ON_THE_TAB = {
    "Activiteiten per maand en pijler": "Activiteiten per maand",
    "De leergang per editie": "Edities van de leergang",
    "Leergang per editie": "Gestart en diploma's",
    "De werkplaatsen en hun vragen": "Werkplaatsen",
    "Activiteiten per wijk en plek": "Wijken en plekken",
    "De wijkwandelingen": "Wijkwandelingen",
    "De wandelingen die zeker in dit jaar vielen": "Wijkwandelingen",
    "Bijeenkomsten en workshops": "Bijeenkomsten",
    "Bereik per soort activiteit": "Bereik per soort",
    "Bijdragen per organisatie en soort": "Bijdragen per organisatie",
    "Ontmoetingen per paar van sectoren": "Ontmoetingen van sectoren",
    "Verbindingen tussen partners": "Verbindingen",
    "De vragen uit de praktijk": "Vragen uit de praktijk",
    "Dit jaar naast vorig jaar": "Vergelijking",
    "Speerpunten en bewijs": "Speerpunten",
    "Hoe volledig zijn de gegevens?": "Volledigheid",
    "De partners van het netwerk": "Partners",
    "Partners die in de lijst staan": "Partners",
}
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_name(title: str, number: int, taken: Collection[str]) -> str:
    """Return a name that Excel takes for a sheet, and that no other sheet has.

    Parameters
    ----------
    title
        Of the table.
    number
        Of the table in the workbook; what a table without a title is called by.
    taken
        Names of other sheets.
    """
    known = {name.casefold() for name in taken}
    bare = " ".join(_NOT_IN_A_NAME.sub(" ", _on_the_tab(title)).split()).strip(" '")
    name = _whole_words(bare, LONGEST) or f"{translated('Tabel')} {number}"
    numbered = (f"{_whole_words(name, LONGEST - 4)} {more}" for more in count(2))
    return (
        name
        if name.casefold() not in known
        else next(one for one in numbered if one.casefold() not in known)
    )


def table_name(sheet: str, taken: Collection[str] = ()) -> str:
    """Return what a formula calls the table of a sheet: letters, digits and underscores."""
    words = [*(_letters(translated("Tabel")) or ["Tabel"]), *_letters(sheet)]
    name = "_".join(words)
    known = {one.casefold() for one in taken}
    numbered = (f"{name}_{number}" for number in count(2))
    return (
        name
        if name.casefold() not in known
        else next(one for one in numbered if one.casefold() not in known)
    )


def _on_the_tab(title: str) -> str:
    """Return what stands on the tab for a title in the language in use."""
    return {translated(known): translated(tab) for known, tab in ON_THE_TAB.items()}.get(
        title, title
    )


def _letters(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[A-Za-z0-9]+", plain)


def _whole_words(name: str, longest: int) -> str:
    """Return as many words as fit; Excel counts an emoji as two letters."""
    units = name.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return name
    cut = units[: 2 * longest].decode("utf-16-le", "ignore")
    return (cut[: cut.rindex(" ")] if " " in cut else cut).strip(" '")
