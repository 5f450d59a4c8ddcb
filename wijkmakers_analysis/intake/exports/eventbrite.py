"""Recognise the attendees of an event as Eventbrite exports them, in Dutch or English."""

from wijkmakers_analysis.intake.exports.export import (
    EVENTBRITE,
    SUMMARY,
    Export,
    count_filled,
    texts_of,
)
from wijkmakers_analysis.intake.exports.stamps import shared_days
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.raw import RawSheet

DEEPEST_TABLE = 12
# What a column holds -> its headers, folded; the first of a kind that stands there is it.
HEADERS = {
    "event": (
        "eventid", "eventname", "event", "evenementid", "naamevenement", "naamvanevenement",
        "evenementnaam", "evenement",
    ),
    "order": (
        "order", "orderid", "orderno", "ordernumber", "bestelling", "bestelnummer",
        "bestellingnr", "bestelnr", "bestellingid", "bestelid", "ordernummer",
    ),
    "ordered": ("orderdate", "besteldatum", "orderdatum"),
    "ticket": (
        "tickettype", "tickettypes", "ticketname", "kaartsoort", "kaarttype", "typekaartje",
        "ticketsoort", "typeticket", "soortticket", "soortkaartje",
    ),
    "first": (
        "attendeefirstname", "firstname", "voornaamdeelnemer", "voornaamvandeelnemer", "voornaam",
    ),
    "last": (
        "attendeelastname", "lastname", "surname", "attendeesurname", "achternaamdeelnemer",
        "achternaamvandeelnemer", "achternaam",
    ),
    "name": ("attendeename", "naamdeelnemer", "naamvandeelnemer", "fullname", "name", "naam"),
    "email": (
        "attendeeemail", "email", "emailaddress", "emaildeelnemer", "emailvandeelnemer",
        "emailadresdeelnemer", "emailadres",
    ),
    "quantity": ("quantity", "tickets", "ticketquantity", "aantal", "aantalkaartjes",
                 "aantaltickets"),
    "attendee": (
        "attendee", "attendeeid", "attendeeno", "attendeenumber", "deelnemer", "deelnemernr",
        "deelnemernummer", "deelnemerid", "barcode", "barcodenumber", "streepjescode",
    ),
    "status": (
        "attendeestatus", "statusdeelnemer", "statusvandeelnemer", "deelnemersstatus",
        "deelnemerstatus",
    ),
    "order_status": ("orderstatus", "statusbestelling", "bestelstatus", "statusvandebestelling"),
    "check_in": (
        "checkedin", "checkin", "checkinstatus", "checkintime", "checkindate", "checkedinat",
        "datecheckedin", "dateattended", "attended", "ingecheckt", "incheckt", "inchecken",
        "inchecktijd", "incheckdatum", "ingechecktop", "incheckstatus",
        "tijdstipinchecken", "datumingecheckt",
    ),
}  # fmt: skip


def recognise_eventbrite(raw: RawSheet) -> Export | None:
    """Return where the attendees of an Eventbrite export stand, or None where it is none.

    An export of orders is recognised too, by what it lacks: a column that is the attendee's.
    """
    for row in range(1, min(DEEPEST_TABLE, raw.height) + 1):
        folded = {place: fold(text) for place, text in texts_of(raw, row).items()}
        columns = _columns(folded)
        has_order = {"order", "ordered"} <= set(columns)
        if (
            has_order
            and columns.keys() & {"ticket", "attendee", "quantity"}
            and _has_person(columns)
        ):
            place = columns.get("check_in")
            rows = range(row + 1, raw.height + 1)
            return Export(
                maker=EVENTBRITE,
                header_row=row,
                last_row=raw.height,
                columns=columns,
                set_aside={SUMMARY: count_filled(raw, 1, row - 1)},
                days=shared_days(raw.cell(each, place) for each in rows) if place else frozenset(),
            )
    return None


def holds_attendees(export: Export) -> bool:
    """Tell whether a row is an attendee; in an export of orders it is who paid."""
    return bool(export.columns.keys() & {"attendee", "status", "check_in"})


def _columns(folded: dict[int, str]) -> dict[str, int]:
    by_text: dict[str, int] = {}
    for place, text in folded.items():
        by_text.setdefault(text, place)
    found = {}
    for meaning, spellings in HEADERS.items():
        known = next((by_text[text] for text in spellings if text in by_text), None)
        if known is not None:
            found[meaning] = known
    return found


def _has_person(columns: dict[str, int]) -> bool:
    return bool(columns.keys() & {"name", "email"}) or {"first", "last"} <= columns.keys()
