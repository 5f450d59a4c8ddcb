"""Recognise the answers to a form as MS Forms and Google Forms export them."""

import pandas as pd

from wijkmakers_analysis.intake.exports.export import FORMS, Export, texts_of
from wijkmakers_analysis.intake.exports.stamps import is_moment
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.raw import RawSheet

FIRST_ROWS = 3
# Folded headers of what a form asks itself; Dutch, English, German, French, Spanish.
STARTED = ("begintijd", "starttijd", "starttime", "startzeit", "heurededebut", "horadeinicio")
EMAIL = (
    "email", "emailadres", "emailaddress", "emailadresse", "adressedemessagerie", "adresseemail",
    "correoelectronico", "username", "gebruikersnaam", "nomdutilisateur", "nutzername",
)  # fmt: skip
NAME = ("naam", "name", "nom", "nombre")
MARKED = (
    "tijdvanlaatstewijziging", "lastmodifiedtime", "zeitpunktderletztenanderung",
    "heuredeladernieremodification", "language", "taal", "sprache", "langue",
)  # fmt: skip
STAMPED = ("tijdstempel", "timestamp", "zeitstempel", "horodateur", "horodatage",
           "marcatemporal")  # fmt: skip


def recognise_forms(raw: RawSheet) -> Export | None:
    """Return where the answers of a form stand, or None where it is none.

    MS Forms begins with a number and two moments, Google Forms with one; a header of neither is
    enough without moments below it.
    """
    for row in range(1, min(FIRST_ROWS, raw.height) + 1):
        folded = {place: fold(text) for place, text in texts_of(raw, row).items()}
        first, second = folded.get(1, ""), folded.get(2, "")
        if first == "id" and (second in STARTED or _moments(raw, row, 2)):
            is_form = _moments(raw, row, 2) and _moments(raw, row, 3)
            known = {1, 2, 3}
        else:
            is_form = first in STAMPED and _moments(raw, row, 1)
            known = {1}
        if is_form and max(folded) > len(known):
            return _export(raw, row, folded, known)
    return None


def _export(raw: RawSheet, header: int, folded: dict[int, str], known: set[int]) -> Export:
    """Return an export whose columns from 'question' on are questions, or belong to the form."""
    columns = {}
    for meaning, spellings in (("email", EMAIL), ("name", NAME)):
        # A question may well be called 'Naam' too: only what stands first is the form's own.
        place = next((p for p, text in folded.items() if p not in known and text in spellings), 0)
        if place and place <= max(known) + 2:
            columns[meaning] = place
    known |= set(columns.values())
    known |= {p for p, text in folded.items() if text in MARKED and p <= max(known) + 2}
    return Export(
        maker=FORMS,
        header_row=header,
        last_row=raw.height,
        columns=columns | {f"question {p}": p for p in sorted(folded) if p not in known},
    )


def _moments(raw: RawSheet, header: int, place: int) -> bool:
    """Tell whether every filled cell of a column is a moment, and any is filled."""
    codes, values = raw.column(place)
    below = [code for code in pd.unique(codes[header:]) if code >= 0]
    return bool(below) and all(is_moment(values[code]) for code in below)
