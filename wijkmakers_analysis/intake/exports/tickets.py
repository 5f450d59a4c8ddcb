"""Read who had a ticket of Eventbrite, and who came in with it."""

from collections import Counter
from dataclasses import replace

from wijkmakers_analysis.intake.cells import NO, YES
from wijkmakers_analysis.intake.exports.attendees import Attendee, email_in, with_person
from wijkmakers_analysis.intake.exports.eventbrite import holds_attendees
from wijkmakers_analysis.intake.exports.export import CALLED_OFF, NOT_TIED, Export
from wijkmakers_analysis.intake.exports.stamps import days_of
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet, cell_at
from wijkmakers_analysis.schemas.attendance import ABSENT, PRESENT, UNKNOWN

_HERE = YES | {"checked in", "ingecheckt", "oui", "sí"}
_NOT_HERE = NO | {"not checked in", "niet ingecheckt", "non"}
_CALLED_OFF = (
    "cancel", "refund", "annul", "terugbetaal", "delet", "verwijder", "transfer", "overgezet",
    "overgedragen", "notattending", "neemtnietdeel", "nietaanwezig", "abandon",
)  # fmt: skip
_PARTLY = ("partial", "gedeeltelijk", "deels")


def read_tickets(
    raw: RawSheet, export: Export, rows: list[int]
) -> tuple[list[Attendee], Counter[str], list[Problem]]:
    """Return a line a ticket, how many others by reason, and what is wrong with them.

    Parameters
    ----------
    rows
        Numbers of the filled rows of the table.
    """
    at = raw.file, raw.sheet
    if not holds_attendees(export):
        problem = error(
            "dit is een uitvoer van bestellingen; wie er was staat er niet in",
            "Kies in Eventbrite de uitvoer van deelnemers, en zet die in de datamap.",
            "blad",
            *at,
        )
        return [], Counter({NOT_TIED: len(rows)}), [problem]
    if len({export.text(raw, row, "event") for row in rows} - {""}) > 1:
        problem = error(
            "in deze uitvoer staan meer evenementen",
            "Maak in Eventbrite een uitvoer van één evenement, en zet elke in een eigen bestand.",
            "blad",
            *at,
        )
        return [], Counter({NOT_TIED: len(rows)}), [problem]
    skipped: Counter[str] = Counter()
    lines, problems = [], []
    for row in rows:
        status = fold(export.text(raw, row, "status")) or fold(
            export.text(raw, row, "order_status")
        )
        if any(word in status for word in _CALLED_OFF) and not any(w in status for w in _PARTLY):
            skipped[CALLED_OFF] += 1
            continue
        presence = _checked_in(raw, export, row)
        if presence is None:
            place = export.columns["check_in"]
            problems.append(
                error(
                    "hier hoort of er is ingecheckt",
                    "Vul ja of nee in, of het tijdstip; laat de cel leeg als er niet is "
                    "ingecheckt.",
                    "waarde",
                    *at,
                    cell_at(place, row),
                )
            )
        first, last = export.text(raw, row, "first"), export.text(raw, row, "last")
        name = f"{first} {last}".strip() or export.text(raw, row, "name")
        lines.append(
            Attendee(row, name, email_in(export.text(raw, row, "email")), presence or UNKNOWN)
        )
        quantity = export.text(raw, row, "quantity")
        if quantity.isdigit() and int(quantity) > 1:
            problems.append(
                warning(
                    "op deze regel staat meer dan één kaartje; er telt één mens mee",
                    "Vul de anderen aan in een presentielijst als zij er waren.",
                    "waarde",
                    *at,
                    cell_at(export.columns["quantity"], row),
                )
            )
    if lines and not any(line.presence == PRESENT for line in lines):
        lines = [replace(line, presence=UNKNOWN) for line in lines]
        problems.append(
            warning(
                "bij niemand is ingecheckt, dus wie er was is niet bekend",
                "Voer een presentielijst in, of kies in Eventbrite ook de kolom met het inchecken.",
                "kop",
                *at,
                cell_at(export.columns.get("check_in") or 1, export.header_row),
            )
        )
    return *with_person(lines, skipped), problems


def _checked_in(raw: RawSheet, export: Export, row: int) -> str | None:
    """Return the presence that a check-in means; None where it means nothing known."""
    place = export.columns.get("check_in")
    if place is None:
        status = fold(export.text(raw, row, "status"))
        return PRESENT if status in {fold(word) for word in _HERE} else ABSENT
    text = export.text(raw, row, "check_in").casefold()
    if not text or text in _NOT_HERE:
        return ABSENT
    if text in _HERE or days_of(raw.cell(row, place)):
        return PRESENT
    return None
