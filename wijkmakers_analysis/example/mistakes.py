"""The mistakes of the practice year: where each is planted, and what it teaches."""

from dataclasses import dataclass
from datetime import date

# What somebody does to repair it; the answers say these words.
FILL = "vul in"
CLEAR = "maak de cel leeg"
REMOVE_ROW = "haal de regel weg"
UNMERGE = "hef de samenvoeging op en vul de onderste cel in"
REMOVE_FILE = "haal het bestand weg"

CALENDAR, FIRST, SECOND = (
    "Activiteiten 2021-2023.xlsx",
    "Aanwezigheid eerste jaar.xlsx",
    "Aanwezigheid tweede jaar.xlsx",
)
WALKS, PEOPLE, COURSE, PARTNERS = (
    "Wijkwandelingen aanwezigheid.xlsx",
    "Deelnemers.xlsx",
    "Leergang.xlsx",
    "Partners.xlsx",
)
QUESTIONS, WORDS, OFFICE = (
    "Vraagstukken.xlsx",
    "Verhalen en teksten.xlsx",
    "Instellingen van het bureau.xlsx",
)


@dataclass(frozen=True)
class Mistake:
    """One planted mistake.

    Parameters
    ----------
    file, sheet, cell
        Where the check finds it; sheet and cell are empty where the whole file is too much.
    wrong
        What stands there instead of what was right: a value; of a doubled row the number of the
        row that is doubled; of merged cells the last cell; of a file the one that it is a copy
        of, or its text.
    lesson
        What somebody may remember of it.
    repair
        One of the words above.
    """

    file: str
    sheet: str
    cell: str
    wrong: object
    lesson: str
    repair: str = FILL


MISTAKES = (
    Mistake(CALENDAR, "Activiteiten", "D9", "31-2-2022", "Februari heeft geen 31 dagen."),
    Mistake(CALENDAR, "Activiteiten", "C23", "bijeenkomts", "Een typfout in de soort: de "
            "activiteit telt dan niet mee bij ontmoeten."),
    Mistake(CALENDAR, "Activiteiten", "J30", "Paddepol", "Een wijk die net anders is geschreven. "
            "Het programma raadt niet, maar doet een voorstel."),
    Mistake(CALENDAR, "Activiteiten", "E53", date(2022, 4, 4), "Het jaar is verkeerd, dus de "
            "einddatum ligt voor de begindatum."),
    Mistake(CALENDAR, "Activiteiten", "F10", "A55", "Onderdeel van een activiteit die er niet is."),
    Mistake(CALENDAR, "Activiteiten", "S22", "twintig", "In een kolom met getallen horen cijfers."),
    Mistake(FIRST, "Aanwezigheid", "E9", "jaa", "Een typfout bij 'aanwezig'. Alles mag wat op ja, "
            "nee of afgemeld lijkt, maar dit niet."),
    Mistake(FIRST, "Aanwezigheid", "C32", "Stichting Buurtknop", "Een organisatie met een "
            "typfout zou anders als nieuwe organisatie meetellen."),
    Mistake(FIRST, "Aanwezigheid", "B47", None, "Een regel zonder deelnemer kan niet meetellen."),
    Mistake(FIRST, "Aanwezigheid", "A60", "B99", "Aanwezig bij een activiteit die niet in blad "
            "Activiteiten staat."),
    Mistake(SECOND, "Aanwezigheid", "B16", "Piet Zonnehoed en Mies Zonnehoed", "Twee mensen in "
            "één cel: ieder hoort op een eigen regel."),
    Mistake(SECOND, "Aanwezigheid", "C40", "#N/A", "Excel kon een formule niet uitrekenen "
            "(#N/B). Dat is geen lege cel."),
    Mistake(WALKS, "Wandelingen", "N1", "W1O", "In de kop staat de letter O in plaats van een "
            "nul; zo is de wandeling onbekend."),
    Mistake(PEOPLE, "Deelnemers", "B12", "geen adres", "Dit is geen e-mailadres."),
    Mistake(PEOPLE, "Deelnemers", "D20", "misschien", "In deze kolom horen alleen ja en nee."),
    Mistake(PEOPLE, "Werkt bij", "D25", date(1999, 1, 1), "'Tot' ligt voor 'van'."),
    Mistake(COURSE, "Inschrijvingen", "D8", "klaar", "De status hoort uit de keuzelijst te komen."),
    Mistake(COURSE, "Inschrijvingen", "A47", 5, "Dezelfde inschrijving staat er twee keer.",
            REMOVE_ROW),
    Mistake(COURSE, "Antwoorden", "F31", "9", "De vraag heeft een schaal van 1 tot en met 5."),
    Mistake(PARTNERS, "Organisaties", "C6", None, "Zonder sector telt de organisatie niet mee in "
            "de cijfers per sector."),
    Mistake(PARTNERS, "Organisaties", "B8", "De Kruimelbrug", "Deze andere naam hoort al bij een "
            "andere organisatie."),
    Mistake(PARTNERS, "Contactpersonen", "C5", "rapport4@example", "In het adres ontbreekt een "
            "stuk; de mail zou niet aankomen."),
    Mistake(PARTNERS, "Bijdragen", "B8", "B9", "Een samengevoegde cel hoort bij de bovenste regel; "
            "de regel eronder is dan leeg.", UNMERGE),
    Mistake(QUESTIONS, "Vraagstukken", "F4", date(2022, 7, 3), "De opvolging ligt voor de vraag."),
    Mistake(WORDS, "Verhalen", "J4", "misschien", "Zonder duidelijke toestemming komt een verhaal "
            "nergens in."),
    Mistake(OFFICE, "Correcties", "D2", "Wandeling Lewenbork", "Bij 'was' staat iets anders dan "
            "in de cel, dus de correctie past nergens op."),
    Mistake("Vraagstukken - kopie.xlsx", "Vraagstukken", "", QUESTIONS, "Dezelfde lijst "
            "staat er twee keer. Er wordt nooit iets dubbel opgeteld.", REMOVE_FILE),
    Mistake("Notulen.docx", "", "", "Notulen van een vergadering (verzonnen).", "Een bestand "
            "dat geen lijst is, hoort niet in de datamap.", REMOVE_FILE),
)  # fmt: skip
