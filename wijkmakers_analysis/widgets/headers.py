"""Dutch headers for the columns of frames: those of the sheets, and those that we add."""

from collections.abc import Hashable
from functools import cache

from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.text.published import KEYS

HEADERS = {
    "id": "naam van het cijfer",
    "measure": "maat",
    "shown": "cijfer",
    "value": "waarde",
    "low": "ondergrens",
    "high": "bovengrens",
    "n": "n",
    "numerator": "teller",
    "denominator": "noemer",
    "people": "mensen",
    "organisations": "organisaties",
    "status": "status",
    "reason": "waarom",
    "person_id": "code van de deelnemer",
    "respondent_id": "code van de deelnemer",
    "organisation": "organisatie",
    "sector": "sector",
    "unit_id": "telt bij",
    "is_counted": "telt zelf",
    "is_participant": "telt mee",
    "kind": "soort",
    "pillar": "pijler",
    "day": "dag",
    "first_day": "eerste dag",
    "last_day": "laatste dag",
    "file": "bestand",
    "sheet": "blad",
    "row": "rij",
}
# What intake makes of a date that is known roughly.
ENDS = {"_first": " (vanaf)", "_last": " (tot en met)"}


def header_of(name: Hashable) -> str:
    """Return the Dutch header of a column; its own name where there is none."""
    known = _known()
    text = str(name)
    for ending, words in ENDS.items():
        if text not in known and text.removesuffix(ending) in known:
            return known[text.removesuffix(ending)] + words
    return known.get(text, text)


@cache
def _known() -> dict[str, str]:
    """Return column name -> header; where sheets differ, that of the first."""
    of_sheets: dict[str, str] = {}
    for sheet in SHEETS.values():
        for name, column in sheet.columns.items():
            of_sheets.setdefault(name, column.header)
    return KEYS | of_sheets | HEADERS
