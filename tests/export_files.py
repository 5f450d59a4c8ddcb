"""Build what Teams, Zoom, Eventbrite and forms export: rows of cells, with invented people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

START = datetime(2022, 4, 5, 17, 58, 31)


@dataclass(frozen=True)
class Guest:
    """Somebody in a meeting; ``joins`` is how often they came in."""

    name: str
    email: str = ""
    role: str = "attendee"
    joins: int = 1


GUESTS = (
    Guest("Xandria Quibberdonk", "x.quibberdonk@wobbel.example", "organizer"),
    Guest("Zebulon Flarp", "zflarp@knoert.example", joins=3),
    Guest("Mirabel Snotjebel"),
    Guest("Quirijn Twaddel", role="presenter", joins=2),
)

# Language -> headings of sections, labels, headers of section 2 and 3, roles.
TEAMS = {
    "en": (
        ("1. Summary", "2. Participants", "3. In-Meeting Activities"),
        ("Meeting title", "Attended participants", "Start time", "End time", "Meeting duration"),
        ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email",
         "Participant ID (UPN)", "Role"),
        ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        {"organizer": "Organizer", "presenter": "Presenter", "attendee": "Attendee"},
    ),
    "nl": (
        ("1. Samenvatting", "2. Deelnemers", "3. Activiteiten tijdens de vergadering"),
        ("Titel van vergadering", "Aanwezige deelnemers", "Begintijd", "Eindtijd",
         "Vergaderduur"),
        ("Naam", "Eerste deelname", "Laatst verlaten", "Duur in vergadering", "E-mailadres",
         "Deelnemer-id (UPN)", "Rol"),
        ("Naam", "Tijdstip van deelname", "Tijdstip van vertrek", "Duur", "E-mailadres", "Rol"),
        {"organizer": "Organisator", "presenter": "Presentator", "attendee": "Deelnemer"},
    ),
    "de": (
        ("1. Zusammenfassung", "2. Teilnehmer", "3. Aktivitäten während der Besprechung"),
        ("Besprechungstitel", "Anwesende Teilnehmer", "Startzeit", "Endzeit", "Dauer"),
        ("Name", "Erster Beitritt", "Letztes Verlassen", "Dauer der Teilnahme", "E-Mail",
         "Teilnehmer-ID (UPN)", "Rolle"),
        ("Name", "Beitrittszeit", "Verlassen um", "Dauer", "E-Mail", "Rolle"),
        {"organizer": "Organisator", "presenter": "Referent", "attendee": "Teilnehmer"},
    ),
    "fr": (
        ("1. Résumé", "2. Participants", "3. Activités en réunion"),
        ("Titre de la réunion", "Participants présents", "Heure de début", "Heure de fin",
         "Durée"),
        ("Nom", "Première participation", "Dernier départ", "Durée dans la réunion",
         "Adresse de messagerie", "ID de participant (UPN)", "Rôle"),
        ("Nom", "Heure d’arrivée", "Heure de départ", "Durée", "Adresse de messagerie", "Rôle"),
        {"organizer": "Organisateur", "presenter": "Présentateur", "attendee": "Participant"},
    ),
}  # fmt: skip
MOMENTS = {
    "en": lambda moment: f"{moment:%-m/%-d/%y, %-I:%M:%S} {moment:%p}",
    "nl": lambda moment: f"{moment:%-d-%-m-%Y %H:%M:%S}",
    "de": lambda moment: f"{moment:%d.%m.%y, %H:%M:%S}",
    "fr": lambda moment: f"{moment:%d/%m/%Y %H:%M:%S}",
}


def teams_in_sections(
    guests: Sequence[Guest] = GUESTS,
    *,
    language: str = "en",
    start: datetime = START,
    title: str = "Overleg met het team",
) -> list[list[str]]:
    """Return the report of three numbered sections."""
    titles, labels, headers, activities, roles = TEAMS[language]
    write = MOMENTS[language]
    first, last = write(start), write(start + timedelta(minutes=64))
    summary = zip(labels, (title, str(len(guests)), first, last, "1h 4m"), strict=True)
    return [
        [titles[0]],
        *map(list, summary),
        [],
        [titles[1]],
        list(headers),
        *(
            [guest.name, first, last, "1h 4m", guest.email, guest.email, roles[guest.role]]
            for guest in guests
        ),
        [],
        [titles[2]],
        list(activities),
        *(
            [guest.name, first, last, "10m", guest.email, roles[guest.role]]
            for guest in guests
            for _ in range(guest.joins)
        ),
    ]


def teams_below_summary(guests: Sequence[Guest] = GUESTS, start: datetime = START) -> list:
    """Return the report of 2021: a summary, and a line each time somebody came in."""
    write = MOMENTS["en"]
    first, last = write(start), write(start + timedelta(minutes=64))
    return [
        ["Meeting Summary"],
        ["Total Number of Participants", str(len(guests))],
        ["Meeting Title", "Overleg met het team"],
        ["Meeting Start Time", first],
        ["Meeting End Time", last],
        [],
        ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role",
         "Participant ID (UPN)"],
        *(
            [guest.name, first, last, "9m", guest.email, guest.role.capitalize(), guest.email]
            for guest in guests
            for _ in range(guest.joins)
        ),
    ]  # fmt: skip


def teams_flat(guests: Sequence[Guest] = GUESTS, *, language: str = "en") -> list:
    """Return the oldest report: who joined and left, without addresses."""
    headers = {
        "en": ["Full Name", "User Action", "Timestamp"],
        "nl": ["Volledige naam", "Gebruikersactie", "Tijdstempel"],
    }[language]
    moment = MOMENTS[language](START)
    return [
        headers,
        *(
            [guest.name, action, moment]
            for guest in guests
            for action in ["Joined before", *["Left", "Joined"] * (guest.joins - 1)]
        ),
    ]


def zoom(
    guests: Sequence[Guest] = GUESTS, *, with_meeting: bool = True, start: datetime = START
) -> list:
    """Return the participants report, a line each time somebody came in."""
    write = "{:%m/%d/%Y %I:%M:%S %p}".format
    first, last = write(start), write(start + timedelta(minutes=64))
    host = next((guest for guest in guests if guest.role == "organizer"), Guest(""))
    meeting = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)",
         "Participants"],
        ["812 3456 7890", "Overleg met het team", first, last, host.email, "64",
         str(len(guests))],
        [],
    ]  # fmt: skip
    return [
        *(meeting if with_meeting else []),
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)",
         "Guest", "In Waiting Room"],
        *(
            [guest.name, guest.email, first, last, "21", "No", "No"]
            for guest in guests
            for _ in range(guest.joins)
        ),
    ]  # fmt: skip


EVENTBRITE = {
    "en": (
        ["Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Ticket Type",
         "Attendee #", "Attendee Status", "Checked In"],
        {"here": "Checked In", "away": "Attending", "off": "Not Attending"},
        {True: "Yes", False: "No"},
    ),
    "nl": (
        ["Bestelnummer", "Besteldatum", "Voornaam", "Achternaam", "E-mailadres", "Aantal",
         "Tickettype", "Deelnemernr.", "Status van deelnemer", "Ingecheckt"],
        {"here": "Ingecheckt", "away": "Neemt deel", "off": "Geannuleerd"},
        {True: "Ja", False: "Nee"},
    ),
}  # fmt: skip


def eventbrite(tickets: Iterable[tuple[str, str, str]], *, language: str = "en") -> list:
    """Return the attendees; a ticket is (name, e-mail, 'here', 'away' or 'off')."""
    headers, statuses, answers = EVENTBRITE[language]
    rows = [headers]
    for number, (name, email, state) in enumerate(tickets, start=1):
        first, _, last = name.partition(" ")
        rows.append(
            [str(9000 + number), "2022-03-01 10:00:00", first, last, email, "1", "Gratis",
             str(70000 + number), statuses[state], answers[state == "here"]]
        )  # fmt: skip
    return rows


def save_tabbed(path: Path, rows: Iterable[Sequence[str]], encoding: str = "utf-16") -> Path:
    """Write rows as Teams does: tabs, no quotes, UTF-16; 'utf-16-be' gets its mark too."""
    text = "\r\n".join("\t".join(row) for row in rows)
    mark = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}.get(encoding, b"")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mark + text.encode(encoding))
    return path


def save_workbook(path: Path, rows: Iterable[Sequence[object]], sheet: str = "Sheet1") -> Path:
    """Write rows as a workbook of one sheet."""
    workbook = Workbook()
    workbook.active.title = sheet
    for row in rows:
        workbook.active.append([None if cell == "" else cell for cell in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    workbook.close()
    return path


FORM_HEADERS = {
    "MS nl": ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"],
    "MS en": ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"],
    "MS de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
    "Google nl": ["Tijdstempel", "E-mailadres"],
    "Google en": ["Timestamp", "Email Address"],
    "Google anonymous": ["Tijdstempel"],
}


def form(
    questions: Sequence[str], answers: Iterable[tuple[str, Sequence[object]]], *, kind: str
) -> list:
    """Return the answers to a form; an answer is (e-mail or nothing, a cell a question)."""
    headers = FORM_HEADERS[kind]
    rows = [[*headers, *questions]]
    for number, (email, cells) in enumerate(answers, start=1):
        if kind.startswith("MS"):
            moments = ["5-4-22 20:01:11", "5-4-22 20:04:32"]
            own = [str(number), *moments, email or "anonymous", "", ""][: len(headers)]
        else:
            own = ["5-4-2022 20:01:11", email][: len(headers)]
        rows.append([*own, *cells])
    return rows
