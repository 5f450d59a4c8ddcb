"""Write what meeting, ticket and form products export of the same programme, byte for byte.

The shapes are those of the products as they were seen: sections and tabs of Teams, rejoins of
Zoom, an order line a ticket of Eventbrite, a column a question of the two Forms.
"""

import csv
import io
from datetime import date, datetime, timedelta

import openpyxl

from corpus.truth import Person, Record, Truth

Export = tuple[str, str, bytes, str]


def exports_of(truth: Truth) -> list[Export]:
    """Return (path, kind, bytes, lines for wijkmakers.toml) of every export."""
    day = {row["activity_id"]: row["date"] for row in truth.tables["activities"]}
    return [
        ("teams/T01 aanwezigheidsrapport.csv", "csv",
         teams_report(_comers(truth, "T01"), day["T01"]), _for_activity("teams/*.csv", "T01")),
        ("zoom/participants.csv", "csv", zoom_report(_comers(truth, "Z01"), day["Z01"]),
         _for_activity("zoom/*.csv", "Z01")),
        ("eventbrite/deelnemers.csv", "csv",
         eventbrite_report(_comers(truth, "E01"), truth.people[40:44], day["E01"]),
         _for_activity("eventbrite/*.csv", "E01")),
        ("formulieren/vooraf.csv", "csv", google_form(truth, "voor"),
         _for_edition("formulieren/vooraf.csv", "voor")),
        ("formulieren/achteraf.xlsx", "xlsx", microsoft_form(truth, "na"),
         _for_edition("formulieren/achteraf.xlsx", "na")),
    ]  # fmt: skip


def teams_report(people: list[Person], day: date, *, language: str = "nl") -> bytes:
    """Return the report of Teams since 2021: three sections, UTF-16 with tabs, a rejoin in it."""
    words = {
        "nl": (
            "1. Samenvatting", "Titel van de vergadering", "Deelnemers die hebben deelgenomen",
            "Begintijd", "Eindtijd", "Duur van de vergadering", "2. Deelnemers",
            ("Naam", "Voor het eerst deelgenomen", "Laatst verlaten", "Duur in vergadering",
             "E-mail", "Deelnemer-id (UPN)", "Rol"),
            "3. Activiteiten in de vergadering",
            ("Naam", "Deelnametijd", "Tijd van vertrek", "Duur", "E-mail", "Rol"),
        ),
        "en": (
            "1. Summary", "Meeting title", "Attended participants", "Start time", "End time",
            "Meeting duration", "2. Participants",
            ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email",
             "Participant ID (UPN)", "Role"),
            "3. In-Meeting Activities",
            ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        ),
    }[language]  # fmt: skip
    begin, end = datetime(day.year, day.month, day.day, 15, 55, 2), "5:03:11 PM"

    def at(moment: datetime) -> str:
        shown = f"{moment:%I:%M:%S %p}".lstrip("0")
        return f"{moment.month}/{moment.day}/{moment:%y}, {shown}"

    stop = f"{day.month}/{day.day}/{day:%y}, {end}"
    lines = [
        [words[0]], [words[1], "Kennissessie op afstand"], [words[2], str(len(people))],
        [words[3], at(begin)], [words[4], stop], [words[5], "1u 8m 9s"], [],
        [words[6]], list(words[7]),
    ]  # fmt: skip
    for place, person in enumerate(people):
        join = begin + timedelta(seconds=37 * place)
        role = "Organisator" if place == 0 else "Presentator"
        lines.append([person.name, at(join), stop, "55m 20s", person.email, person.email, role])
    lines += [[], [words[8]], list(words[9])]
    for place, person in enumerate(people):
        join = begin + timedelta(seconds=37 * place)
        for part in range(1 + place % 2):
            again = join + timedelta(minutes=20 * part)
            lines.append([person.name, at(again), stop, "20m 2s", person.email, "Presentator"])
    return "\r\n".join("\t".join(line) for line in lines).encode("utf-16")


def teams_list(people: list[Person], day: date, *, big_end: bool = False) -> bytes:
    """Return the list of Teams before 2021: a row each time somebody joins or leaves."""
    lines = [["Full Name", "User Action", "Timestamp"]]
    for place, person in enumerate(people):
        stamp = f"{day.month}/{day.day}/{day.year}, 4:{place:02}:11 PM"
        lines.append([person.name, "Joined" if place else "Joined before", stamp])
        if place % 3 == 0:
            lines.append([person.name, "Left", stamp.replace("4:", "4:5")])
            lines.append([person.name, "Joined", stamp.replace("4:", "5:")])
    text = "\r\n".join("\t".join(line) for line in lines)
    return b"\xfe\xff" + text.encode("utf-16-be") if big_end else text.encode("utf-16")


def zoom_report(people: list[Person], day: date) -> bytes:
    """Return the participants report of Zoom: two parts, a row each time somebody joins."""
    stamp = f"{day:%m/%d/%Y} 03:00:00 PM"
    rows = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)",
         "Participants"],
        ["912 3456 7890", "Gesprek op afstand", stamp, stamp.replace("03:", "04:"),
         "kantoor@example.org", "60", str(len(people))],
        [],
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)",
         "Guest", "Recording Consent", "In Waiting Room"],
    ]  # fmt: skip
    for place, person in enumerate(people):
        for part in range(1 + (place % 4 == 0)):
            rows.append([
                person.name, person.email, stamp.replace(":00:0", f":{10 * part + 2:02}:0"),
                stamp.replace("03:", "04:"), "48", "No", "", "No",
            ])  # fmt: skip
    return _csv(rows, ",").encode("utf-8-sig")


def eventbrite_report(people: list[Person], absent: list[Person], day: date) -> bytes:
    """Return the attendee report of Eventbrite: who came was checked in, the others were not."""
    rows = [[
        "Order no.", "Order Date", "First Name", "Surname", "Email", "Quantity", "Price Tier",
        "Ticket Type", "Attendee no.", "Group", "Order Type", "Currency", "Total Paid",
        "Fees Paid", "Attendee Status",
    ]]  # fmt: skip
    for place, person in enumerate([*people, *absent]):
        status = "Checked In" if place < len(people) else "Attending"
        rows.append([
            str(7_000_000_000 + place), f"{day - timedelta(days=9)} 10:03:00+02:00", person.first,
            person.last, person.email, "1", "", "Gratis", str(9_000_000_000 + place), "",
            "Free Order", "EUR", "0.00", "0.00", status,
        ])  # fmt: skip
    return _csv(rows, ",").encode("utf-8")


def google_form(truth: Truth, moment: str) -> bytes:
    """Return the answers of Google Forms, as a Dutch account downloads them."""
    items, answers = _answers(truth, moment)
    rows = [["Tijdstempel", "E-mailadres", *items.values()]]
    for place, (email, scores) in enumerate(answers.items()):
        stamp = f"2022/02/08 9:{place + 10}:05 a.m. CET"
        rows.append([stamp, email, *(str(scores[item]) for item in items)])
    return _csv(rows, ",").encode("utf-8")


def microsoft_form(truth: Truth, moment: str) -> bytes:
    """Return the answers of Microsoft Forms, as a Dutch Excel opens them."""
    items, answers = _answers(truth, moment)
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Blad1"
    sheet.append(["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *items.values()])
    for place, (email, scores) in enumerate(answers.items(), start=1):
        begin = datetime(2022, 6, 28, 16, place, 5)
        name = next(person.name for person in truth.people if person.email == email)
        sheet.append([
            place, begin, begin + timedelta(minutes=4), email, name,
            *(scores[item] for item in items),
        ])  # fmt: skip
    content = io.BytesIO()
    workbook.save(content)
    workbook.close()
    return content.getvalue()


def _comers(truth: Truth, activity: str) -> list[Person]:
    rows = [row for row in truth.tables["attendance"] if row["activity_id"] == activity]
    return [truth.people[row["person"].number] for row in rows]


def _answers(truth: Truth, moment: str) -> tuple[dict[str, str], dict[str, dict[str, object]]]:
    """Return question -> its text, and e-mail -> question -> score, of one moment."""
    rows: list[Record] = [
        row for row in truth.tables["survey_answers"] if row["moment"] == moment
    ]  # fmt: skip
    asked = {row["item"] for row in rows}
    items = {
        row["item"]: row["wording"]
        for row in truth.tables["survey_questions"]
        if row["item"] in asked
    }
    answers: dict[str, dict[str, object]] = {}
    for row in rows:
        answers.setdefault(row["respondent"].text, {})[row["item"]] = row["score"]
    return items, answers


def _csv(rows: list[list[str]], delimiter: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def _for_activity(path: str, activity: str) -> str:
    return f'\n[[exports]]\nfile = "{path}"\nactivity = "{activity}"\n'


def _for_edition(path: str, moment: str) -> str:
    return f'\n[[exports]]\nfile = "{path}"\nedition = "2022-1"\nmoment = "{moment}"\n'
