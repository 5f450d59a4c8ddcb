"""Exports of meetings and tickets: known by content, one row a person, every row accounted for."""

from datetime import date, datetime, timedelta

import pytest

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.exports import read_export, recognise_export
from wijkmakers_analysis.settings import Settings

from export_files import (
    EVENTBRITE,
    GUESTS,
    START,
    TEAMS,
    Guest,
    eventbrite,
    teams_below_summary,
    teams_flat,
    teams_in_sections,
    zoom,
)
from spreadsheets import sheet_of

INDEX = ActivityIndex(
    {"w01": "W01"}, {date(2022, 4, 5): ("W01",)}, {}, {"W01": (date(2022, 4, 5),) * 2}
)
BY_EMAIL = [
    ("x.quibberdonk@wobbel.example", "aanwezig", "organisatie"),
    ("zflarp@knoert.example", "aanwezig", None),
    ("Mirabel Snotjebel", "aanwezig", None),
    ("Quirijn Twaddel", "aanwezig", None),
]
BY_NAME = [(guest.name, "aanwezig", None) for guest in GUESTS]


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path, "Wijkmakers", tmp_path / "data", {})


def read(rows, settings, name="teams/lijst.csv"):
    raw = sheet_of(name, "", rows)
    export = recognise_export(raw)
    assert export is not None
    part = read_export(raw, export, INDEX, settings, empty_table("survey_questions"))
    ledger = part.ledger
    assert ledger.rows == raw.height - 1 == ledger.used + sum(ledger.skipped.values())
    assert list(part.frame.columns) == list(empty_table(ledger.table).columns)
    assert (part.frame.dtypes == empty_table(ledger.table).dtypes).all()
    return part


def people(part):
    return list(part.frame[["person", "presence", "role"]].itertuples(index=False, name=None))


def told(part):
    return [f"{problem.severity}: {problem}" for problem in part.problems]


@pytest.mark.parametrize("language", TEAMS)
def test_teams_in_sections_in_every_language(settings, language):
    part = read(teams_in_sections(language=language), settings)
    assert told(part) == []
    assert people(part) == BY_EMAIL
    assert part.frame["activity_id"].tolist() == ["W01"] * 4
    assert part.frame["row"].tolist() == [10, 11, 12, 13]
    assert part.letters == {"person": "A", "role": "G"}
    assert part.ledger.skipped == {
        "in en uit de vergadering": 9,
        "lege regel": 2,
        "samenvatting van de vergadering": 7,
    }


def test_teams_below_a_summary_counts_who_came_in_again(settings):
    part = read(teams_below_summary(), settings)
    assert told(part) == []
    assert people(part) == BY_EMAIL
    assert part.frame["row"].tolist() == [8, 9, 12, 13]
    assert part.ledger.skipped == {
        "lege regel": 1,
        "opnieuw deelgenomen": 3,
        "samenvatting van de vergadering": 5,
    }


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_oldest_teams_report(settings, language):
    part = read(teams_flat(language=language), settings)
    assert told(part) == []
    assert people(part) == BY_NAME
    assert part.ledger.skipped == {"opnieuw deelgenomen": 6}


def test_what_teams_writes_behind_a_name_is_no_part_of_it(settings):
    guests = [
        Guest("Mirabel Snotjebel (Guest)"),
        Guest("Quirijn Twaddel (Niet geverifieerd)"),
        Guest("Olga Prut (Team Noord)"),
    ]
    part = read(teams_in_sections(guests), settings)
    assert [person for person, _, _ in people(part)] == [
        "Mirabel Snotjebel",
        "Quirijn Twaddel",
        "Olga Prut (Team Noord)",
    ]


@pytest.mark.parametrize("with_meeting", [True, False])
def test_zoom_with_and_without_lines_about_the_meeting(settings, with_meeting):
    part = read(zoom(with_meeting=with_meeting), settings)
    assert told(part) == []
    host, *others = BY_EMAIL
    # Without those lines nothing says who held the meeting.
    assert people(part) == [host if with_meeting else (*host[:2], None), *others]
    assert part.ledger.skipped["opnieuw deelgenomen"] == 3


def test_zoom_leaves_out_who_only_waited_and_names_of_devices(settings):
    rows = zoom([], with_meeting=False)
    at = "04/05/2022 06:00:00 PM"
    rows += [
        ["Mirabel Snotjebel (iPad van Mirabel)", "", at, at, "1", "Yes", "No"],
        ["Quirijn Twaddel", "", at, at, "1", "Yes", "Yes"],
        ["Zebulon Flarp", "", at, at, "1", "Yes", "Yes"],
        ["Zebulon Flarp", "zflarp@knoert.example", at, at, "9", "Yes", "No"],
        ["zebulon  flarp", "", at, at, "9", "Yes", "No"],
        ["", "", at, at, "9", "Yes", "No"],
    ]
    part = read(rows, settings)
    assert people(part) == [
        ("Mirabel Snotjebel", "aanwezig", None),
        ("zflarp@knoert.example", "aanwezig", None),
    ]
    assert part.ledger.skipped == {
        "alleen in de wachtkamer": 2,
        "geen naam of e-mailadres": 1,
        "opnieuw deelgenomen": 1,
    }


def test_zoom_with_the_meeting_on_every_line(settings):
    rows = [
        ["Topic", "Meeting ID", "Name (Original Name)", "User Email", "Total Duration (Minutes)"],
        ["Overleg", "987", "Mirabel Snotjebel", "m@wobbel.example", "57"],
    ]
    part = read(rows, settings, "zoom W01.csv")
    assert people(part) == [("m@wobbel.example", "aanwezig", None)]
    assert part.letters == {"person": "C"}


TICKETS = [
    ("Xandria Quibberdonk", "x@wobbel.example", "here"),
    ("Zebulon Flarp", "z@wobbel.example", "away"),
    ("Mirabel Snotjebel", "m@wobbel.example", "off"),
    ("Zebulon Flarp", "Z@wobbel.example", "here"),
    ("Olga Prut", "o@wobbel.example", "away"),
]


@pytest.mark.parametrize("language", EVENTBRITE)
@pytest.mark.parametrize("has_check_in", [True, False])
def test_eventbrite_knows_presence_from_the_check_in_only(settings, language, has_check_in):
    rows = eventbrite(TICKETS, language=language)
    part = read([row if has_check_in else row[:-1] for row in rows], settings, "W01.csv")
    assert told(part) == []
    assert people(part) == [
        ("x@wobbel.example", "aanwezig", None),
        ("z@wobbel.example", "aanwezig", None),
        ("o@wobbel.example", "afwezig", None),
    ]
    assert part.frame["is_registered"].tolist() == [True] * 3
    assert part.ledger.skipped == {"geannuleerd of terugbetaald": 1, "vaker aangemeld": 1}


def test_eventbrite_without_any_check_in_knows_no_presence(settings):
    tickets = [(name, email, "away") for name, email, _ in TICKETS[:2]]
    part = read(eventbrite(tickets, language="nl"), settings, "W01.csv")
    assert [presence for _, presence, _ in people(part)] == ["onbekend", "onbekend"]
    assert told(part) == [
        "waarschuwing: W01.csv › J1: bij niemand is ingecheckt, dus wie er was is niet bekend. "
        "Voer een presentielijst in, of kies in Eventbrite ook de kolom met het inchecken."
    ]


def test_an_address_on_tickets_of_others_is_not_theirs(settings):
    tickets = [(name, "koper@wobbel.example", "here") for name, _, _ in TICKETS[:3]]
    part = read(eventbrite(tickets), settings, "W01.csv")
    assert [person for person, _, _ in people(part)] == [name for name, _, _ in TICKETS[:3]]


def test_orders_are_no_attendees(settings):
    rows = [row[:7] for row in eventbrite(TICKETS)]
    part = read(rows, settings, "W01.csv")
    assert people(part) == []
    assert told(part) == [
        "fout: W01.csv: dit is een uitvoer van bestellingen; wie er was staat er niet in. "
        "Kies in Eventbrite de uitvoer van deelnemers, en zet die in de datamap."
    ]
    assert part.ledger.skipped == {"niet bij een activiteit te brengen": 5}


def test_several_events_or_meetings_in_one_export_are_refused(settings):
    rows = eventbrite(TICKETS)
    several = [["Event Name", *rows[0]], *([str(at), *row] for at, row in enumerate(rows[1:]))]
    assert told(read(several, settings, "W01.csv")) == [
        "fout: W01.csv: in deze uitvoer staan meer evenementen. Maak in Eventbrite een uitvoer "
        "van één evenement, en zet elke in een eigen bestand."
    ]
    two_days = [*zoom(), *zoom(start=START + timedelta(days=7), with_meeting=False)[1:]]
    assert told(read(two_days, settings, "W01.csv")) == [
        "fout: W01.csv: in deze uitvoer staan bijeenkomsten van meer dan één dag. Maak van elke "
        "bijeenkomst een eigen uitvoer, en zet elke in een eigen bestand."
    ]
    past_midnight = zoom(start=START.replace(hour=23, minute=30))
    assert told(read(past_midnight, settings, "W01.csv")) == []


def test_cells_that_cannot_be_read_are_told_by_address(settings):
    rows = eventbrite(TICKETS[:2])
    rows[1][9], rows[2][4], rows[2][5] = "Quibberdonk", "#N/B", "3"
    assert told(read(rows, settings, "W01.csv")) == [
        "fout: W01.csv › E3: in deze cel staat een foutwaarde van Excel. "
        "Herstel de formule, of zet er de waarde zelf neer.",
        "fout: W01.csv › J2: hier hoort of er is ingecheckt. Vul ja of nee in, of het tijdstip; "
        "laat de cel leeg als er niet is ingecheckt.",
        "waarschuwing: W01.csv › F3: op deze regel staat meer dan één kaartje; er telt één mens "
        "mee. Vul de anderen aan in een presentielijst als zij er waren.",
        "waarschuwing: W01.csv › J1: bij niemand is ingecheckt, dus wie er was is niet bekend. "
        "Voer een presentielijst in, of kies in Eventbrite ook de kolom met het inchecken.",
    ]


NO_EXPORTS = {
    "presence list": [["deelnemer", "organisatie", "W01"], ["Zebulon Flarp", "Wobbel", "x"]],
    "numbered titles": [
        ["1. Wandelingen"],
        ["activiteit", "titel", "soort", "datum"],
        ["W01", "Selwerd", "wijkwandeling", "5-4-2022"],
        ["2. Workshops"],
        ["activiteit", "titel", "soort", "datum"],
        ["W02", "Selwerd", "workshop", "5-4-2022"],
    ],
    "titles": [["Jaarlijst"], ["versie", "2"], ["bijgewerkt", "5-4-2022"], ["naam", "b", "c"]],
    "contacts": [["naam", "e-mail", "aanhef"], ["Zebulon Flarp", "z@w.example", "Beste"]],
    "id and dates": [["id", "datum", "einddatum", "titel"], ["1", "5-4-2022", "6-4-2022", "x"]],
    "id and days of a workbook": [
        ["id", "datum", "einddatum", "titel", "soort"],
        ["W01", datetime(2022, 4, 5), datetime(2022, 4, 6), "x", "workshop"],
    ],
    "empty": [],
    "one cell": [["1. Samenvatting"]],
}


@pytest.mark.parametrize("rows", NO_EXPORTS.values(), ids=NO_EXPORTS)
def test_other_sheets_are_no_exports(rows):
    assert recognise_export(sheet_of("lijst.csv", "", rows)) is None
