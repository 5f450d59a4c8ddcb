"""Read whom a report goes to, and say what stands in the way of sending.

Intake gives no names of persons; here the office's own sheet is read again, for the office's own
files. No message names a person or an address: it gives the organisation and the cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkmakers_analysis.intake import Reading, read_workspace_once
from wijkmakers_analysis.intake.addresses import cell_of, row_place, written_address
from wijkmakers_analysis.intake.folding import fold_person
from wijkmakers_analysis.intake.reading import read_written_tables
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Settings

TABLE = "contacts"
# What a mail program takes as one address; everything in it is plain ASCII.
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
NO_CONTACTS = (
    "Er staat nog niemand in blad Contactpersonen. Zet daarin bij elke partner wie het verslag "
    "krijgt."
)


@dataclass(frozen=True)
class Contact:
    """One row of the sheet Contactpersonen.

    Parameters
    ----------
    organisation
        As the programme knows it; empty where it knows none.
    name, email, salutation
        As the office wrote them; empty where it did not.
    where
        File, sheet and cell of the address.
    """

    organisation: str
    name: str
    email: str
    salutation: str
    where: str


def read_contacts(settings: Settings) -> tuple[Contact, ...]:
    """Return everybody in the sheet Contactpersonen, in its order."""
    reading = read_workspace_once(settings)
    rows = reading.tables[TABLE].to_dict("records")
    if not rows:
        return ()
    # Corrections may repair a cell of the sheet; no other file has to be opened.
    files = {row["file"] for table in (TABLE, "corrections") for row in _rows(reading, table)}
    frame = read_written_tables(settings, files)[TABLE]
    written = {row_place(row): row for row in frame.to_dict("records")}
    return tuple(_contact(row, written[row_place(row)], reading) for row in rows)


def contacts_of(contacts: Iterable[Contact], partner: str) -> tuple[Contact, ...]:
    """Return who gets the report of a partner."""
    return tuple(one for one in contacts if one.organisation == partner)


def contact_problems(contacts: Sequence[Contact], partners: Sequence[str]) -> tuple[str, ...]:
    """Return every reason not to send, each with its cell and what to do.

    That is: a partner without anybody, an address at two partners, no address or one that no
    mail can go to. Nobody at all is one reason.
    """
    if not contacts:
        return (NO_CONTACTS,)
    told = [one for one in contacts if one.organisation in set(partners) or not one.organisation]
    return (
        *_without_contact(contacts, partners),
        *_at_two_partners(told),
        *(problem for one in told for problem in _problems_of(one)),
    )


def _contact(row: Mapping[str, Any], written: Mapping[str, Any], reading: Reading) -> Contact:
    """Return a row with the name and address that intake replaced by a pseudonym."""
    return Contact(
        organisation=_text(row["organisation"]),
        name=_text(written["person"]),
        email=_text(written["email"]),
        salutation=_text(written["salutation"]),
        where=written_address(*cell_of(row, "email", reading.cell_columns)),
    )


def _without_contact(contacts: Sequence[Contact], partners: Sequence[str]) -> list[str]:
    known = {one.organisation for one in contacts}
    missing = [partner for partner in partners if partner not in known]
    if not missing:
        return []
    sheets = dict.fromkeys(one.where.rpartition(" › ")[0] for one in contacts)
    verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
    return [
        f"{listed(sheets, joint='of')}: hier {verb} {listed(missing)}. Zet erbij wie daar het "
        "verslag krijgt."
    ]


def _at_two_partners(contacts: Iterable[Contact]) -> list[str]:
    by_address: dict[str, list[Contact]] = defaultdict(list)
    for one in contacts:
        if one.email:
            by_address[fold_person(one.email)].append(one)
    return [
        f"{listed(one.where for one in found)}: hetzelfde e-mailadres staat bij "
        f"{listed(organisations)}. Zo krijgt iemand het verslag van een ander. Verbeter een van de "
        "regels."
        for found in by_address.values()
        if len(organisations := dict.fromkeys(one.organisation for one in found)) > 1
        and all(organisations)
    ]


def _problems_of(contact: Contact) -> list[str]:
    if not contact.organisation:
        title = SHEETS["organisations"].title
        return [
            f"{contact.where}: bij dit adres staat geen organisatie uit blad {title}. Vul de naam "
            "in zoals die daar staat."
        ]
    if not _ADDRESS.fullmatch(contact.email):
        return [
            f"{contact.where}: hier hoort één e-mailadres, met een @ en een punt. Verbeter de cel."
        ]
    return []


def _rows(reading: Reading, table: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = (
        reading.tables[table][["file"]].drop_duplicates().to_dict("records")
    )
    return rows


def _text(value: object) -> str:
    """Return a cell as one line; a missing one, which is None or NaN, is empty."""
    return " ".join(value.split()) if isinstance(value, str) else ""
