"""A small programme as workbooks: two partners, a few activities, people with odd names."""

from datetime import date

PEOPLE = [f"Quorneel Zwibbel{number:02}" for number in range(1, 13)]
OTHERS = [f"Fenkel Drabstra{number}" for number in range(1, 4)]
INVENTED = "verzonnen voor een test"

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum", "einddatum", "onderdeel van", "reeks", "wijk",
     "initiatief", "opdrachtgever", "status", "datum vroegst", "datum laatst"],
    ["W", "Wandelingen", "wijkwandeling", "april 2022", None, None, "ja"] + [None] * 6,
    ["W1", "Wandeling een", "wijkwandeling", date(2022, 4, 22), None, "W", None, "Oosterparkwijk"]
    + [None] * 5,
    ["W2", "Wandeling twee", "wijkwandeling", date(2022, 5, 20), None, "W", None, "Paddepoel",
     "opdracht", "Huis en Haard", None, None, None],
    ["P", "Werkplaats", "werkplaats", date(2022, 2, 1), date(2022, 4, 12)] + [None] * 8,
    ["P1", "Start", "werkplaats", date(2022, 2, 1), None, "P", None, "Vinkhuizen"] + [None] * 5,
    ["B1", "Afgelast", "bijeenkomst", date(2022, 6, 1), None, None, None, None, None, None,
     "geannuleerd", None, None],
    ["B2", "Te ruw", "bijeenkomst", None, None, None, None, None, None, None, None,
     date(2022, 4, 1), date(2024, 4, 1)],
    ["B3", "Later", "bijeenkomst", date(2023, 3, 1)] + [None] * 9,
]  # fmt: skip


def _attendance():
    yield ["activiteit", "deelnemer", "organisatie", "aanwezig", "bron"]
    for activity in ("W1", "W2", "P1"):
        for person in PEOPLE:
            yield [activity, person, "Huis en Haard", "x", INVENTED]
    for person in OTHERS:
        yield ["W1", person, "De Ontmoeting", "x", INVENTED]


def sheets() -> dict[str, list]:
    """Return every sheet, the header first."""
    return {
        "Activiteiten": ACTIVITIES,
        "Aanwezigheid": list(_attendance()),
        "Organisaties": [
            ["organisatie", "sector", "relatie", "werkgebied", "sinds", "tot"],
            ["Huis en Haard", "woningcorporatie", "partner", "Paddepoel", date(2021, 1, 1), None],
            ["De Ontmoeting", "welzijn", "partner", None, date(2022, 2, 1), None],
            ["Weggegaan", "welzijn", "partner", None, None, date(2022, 3, 1)],
            ["LEF", "jong talent", "samenwerking jong talent", None, None, None],
            ["Een ander", "overig", "overig", None, None, None],
        ],
        "Bijdragen": [
            ["organisatie", "datum", "soort", "activiteit"],
            ["Huis en Haard", date(2022, 4, 22), "plek", "W1"],
            ["Huis en Haard", date(2022, 5, 20), "plek", "W2"],
            ["De Ontmoeting", date(2022, 5, 20), "gids", "W2"],
        ],
        "Vraagstukken": [
            ["vraagstuk", "organisatie", "datum", "activiteit", "opvolging", "datum opvolging"],
            ["Hoe eerder?", "Huis en Haard", date(2022, 2, 1), "P1", "proef", date(2022, 6, 1)],
            ["Wie helpt?", "De Ontmoeting", None, "P1", "overgenomen", date(2023, 6, 1)],
            ["Volgend jaar?", "De Ontmoeting", date(2023, 2, 1), None, None, None],
        ],
        "Edities": [
            ["editie", "titel", "start", "eind", "modules", "diploma's geteld"],
            ["2", "Tweede", date(2022, 9, 29), date(2023, 6, 8), 10, None],
            ["1", "Eerste", None, date(2022, 11, 17), None, 10],
            ["3", "Derde", date(2023, 9, 1), None, None, None],
        ],
        "Verhalen": [
            ["verhaal", "tekst", "datum", "van wie", "naam", "waardecyclus", "toestemming",
             "geldig tot", "naam noemen"],
            ["S1", "Mooi", date(2022, 5, 1), "gids", "Bartje Openbaar", "1", "openbaar", None, "ja"],
            ["S2", "Anders", date(2022, 5, 1), "gids", "Klaske Verborgen", "2", "jaaroverzicht",
             date(2024, 6, 1), None],
            ["S3", "Geheim", date(2022, 5, 1), "gids", "Hinderik Nooit", "3", "nee", None, "ja"],
            ["S9", "Voorbij", date(2022, 5, 1), "gids", "Sjoukje Even", "3", "openbaar",
             date(2022, 11, 29), "ja"],
        ],
        "Speerpunten": [
            ["speerpunt", "jaar", "toelichting", "indicator", "doel"],
            ["De praktijk in", 2023, "Meer buiten", "Wijken bereikt", 12],
            ["Oud punt", 2022, None, None, None],
        ],
        "Teksten": [
            ["jaar", "plaats", "tekst", "van wie"],
            [2022, "voorwoord", "Het was een jaar.", "programmaleider"],
            [2023, "voorwoord", "Nog een jaar.", "programmaleider"],
        ],
        "Huisstijl": [["wat", "waarde"], ["contact", "bureau@voorbeeld.nl"]],
    }  # fmt: skip
