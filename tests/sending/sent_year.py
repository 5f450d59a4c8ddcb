"""A small workspace whose reports are sent: two partners, their contacts, a story."""

from builders import YEARS, workspace, write_workbook

ONE_YEAR = {2022: YEARS[2022]}
PARTNERS = ("Buurtkracht", "Noorderthuis")
PEOPLE = [f"persoon{number}@voorbeeld.example" for number in range(40)]
HEADER = ("organisatie", "naam", "e-mail", "aanhef")
CONTACTS = [
    HEADER,
    ("Noorderthuis", "Wiebe Zonnedauw", "wiebe@noorderthuis.example", "Beste Wiebe"),
    ("Buurtkracht", "Édith Regenboog", "edith@buurtkracht.example", None),
    ("Buurtkracht", "Oene Mistbank", "oene@buurtkracht.example", "Dag Oene,"),
]
ALT = "Mensen rond een tafel met een plattegrond"
QUOTE = "Sinds de wandeling groeten we elkaar op straat."


def sheets(more=0, contacts=CONTACTS, consent="openbaar"):
    """Return every sheet; ``more`` is how many more people of Noorderthuis there are."""
    made = {
        "Activiteiten": [
            ("activiteit", "titel", "soort", "datum", "wijk", "opdrachtgever"),
            (
                "B01",
                "Bijeenkomst over energie",
                "bijeenkomst",
                "2022-03-10",
                "Selwerd",
                PARTNERS[1],
            ),
            ("B02", "Bijeenkomst over groen", "bijeenkomst", "2022-05-12", "Paddepoel", None),
            ("W01", "Wandeling Selwerd", "wijkwandeling", "2022-06-17", "Selwerd", None),
        ],
        "Organisaties": [
            ("organisatie", "sector", "relatie", "sinds"),
            ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
            ("Buurtkracht", "welzijn", "partner", "2021-11-01"),
        ],
        "Aanwezigheid": [
            ("activiteit", "deelnemer", "organisatie", "aanwezig"),
            *(("B01", person, "Noorderthuis", "ja") for person in PEOPLE[: 9 + more]),
            *(("B02", person, "Buurtkracht", "ja") for person in PEOPLE[25:37]),
        ],
        "Bijdragen": [
            ("organisatie", "soort", "activiteit"),
            ("Noorderthuis", "plek", "B01"),
            ("Noorderthuis", "opdracht", "B01"),
        ],
        "Verhalen": [
            ("verhaal", "tekst", "datum", "toestemming"),
            ("V1", QUOTE, "2022-06-17", consent),
        ],
        "Foto's": [
            ("bestand", "alt-tekst", "maker", "plek", "toestemming"),
            ("Anna Voorbeeld.jpg", ALT, "het bureau", "cover", consent),
        ],
        "Teksten": [
            ("jaar", "plaats", "tekst", "van wie"),
            (
                2022,
                "mail aan partners",
                "Wat een jaar.\n\nKom je op 12 januari?",
                "programmaleider",
            ),
        ],
    }
    return made | ({"Contactpersonen": contacts} if contacts else {})


def make_workspace(folder, **given):
    """Return the settings of a new workspace."""
    return workspace(folder, sheets(**given), ONE_YEAR)


def rewrite(settings, **given):
    """Write the workbook of a workspace again."""
    write_workbook(settings.data / "programma.xlsx", sheets(**given))
