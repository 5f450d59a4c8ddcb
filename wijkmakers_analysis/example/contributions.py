"""What partners brought in the example: practice questions, places, guides, hours."""

from collections.abc import Container, Sequence
from datetime import date

from wijkmakers_analysis.example.activity import Planned
from wijkmakers_analysis.example.first_year import COURSE_2, DIPLOMAS, LAB_END, LAB_START
from wijkmakers_analysis.example.organisations import MUNICIPALITY
from wijkmakers_analysis.example.rows import ANNIVERSARY, INVENTED, NEWS, Row, completed
from wijkmakers_analysis.example.second_year import COURSE_2_END, LAB_3
from wijkmakers_analysis.schemas.labs import ADOPTED, ANSWER, NONE, TRIAL

BLUE_ROOF, KEYS, GANZENPAS = (
    "Woonstichting Het Blauwe Dak", "Woonstichting Zeven Sleutels", "Wooncorporatie De Ganzenpas",
)  # fmt: skip
KRUIMELBRUG, BUURTKNOOP = "Welzijn De Kruimelbrug", "Stichting Buurtknoop"
LINDEBRIES, WOLLEN_SOK = "Zorggroep Lindebries", "Thuiszorg De Wollen Sok"
HOGESCHOOL, WERKPLANK = "Hogeschool Wad en Wijk", "Mbo-college De Werkplank"
# Question, who brought it, day, lab, follow-up, its day, source.
QUESTIONS = (
    ("Hoe merken we eerder dat het in een straat niet goed gaat?", "Nijestee", date(2022, 2, 1),
     "A05", ANSWER, date(2022, 4, 12), LAB_START),
    ("Hoe wordt een buurthuis een plek van iedereen?", KRUIMELBRUG,
     date(2022, 9, 13), "A10", NONE, None, INVENTED),
    ("Hoe houden bewoners het groen in hun hof zelf mooi?", KEYS, date(2023, 1, 24), "WP4",
     TRIAL, date(2023, 7, 3), INVENTED),
    ("Waar voelen bewoners van de Oosterparkwijk zich veilig, en waar niet?", MUNICIPALITY,
     date(2023, 3, 7), "A27", ANSWER, date(2023, 6, 20), completed(LAB_3)),
    ("Wat helpt iemand met een zorgvraag om goed te landen in een nieuw huis?", LINDEBRIES,
     date(2023, 9, 12), "WP5", ADOPTED, date(2023, 11, 28), INVENTED),
    ("Hoe bereiken we huurders die nooit een brief openmaken?", GANZENPAS, date(2023, 11, 14),
     None, None, None, INVENTED),
)  # fmt: skip
# Organisation, day, kind, activity, explanation, source.
CONTRIBUTIONS = (
    ("Forum Groningen", date(2021, 11, 8), "plek", "A01", None, completed(ANNIVERSARY)),
    ("TuinindeStad", date(2022, 2, 1), "plek", "A06", None, LAB_START),
    ("Nijestee", date(2022, 2, 1), "vraagstuk", "A05", "vroeg signaleren", LAB_START),
    ("MFC 't Vinkhuys", date(2022, 4, 12), "plek", "A07", None, LAB_END),
    ("Wijkrestaurant De Duindoorn", date(2022, 2, 24), "plek", "A03", None,
     completed(f"{NEWS}/digitaal-door-de-wijk-met-vr")),
    ("BSV De Hoogte", date(2022, 11, 17), "plek", "A04", None, DIPLOMAS),
    ("Bie de Buuf", date(2022, 9, 29), "plek", "A14", None, COURSE_2),
    ("Bie de Buuf", date(2022, 11, 25), "plek", "A18", None, ANNIVERSARY),
    ("Het Paleis", date(2023, 6, 8), "plek", "A16", None, COURSE_2_END),
    (MUNICIPALITY, date(2022, 7, 19), "opdracht", "A09", "een deel van de zomeracademie",
     completed(f"{NEWS}/wijkwandeling-co-creatie-zorgt-voor-goed-gesprek")),
    (MUNICIPALITY, date(2022, 10, 6), "opdracht", "B05", None, INVENTED),
    (MUNICIPALITY, date(2021, 12, 9), "deelnemers", "A02", None, INVENTED),
    (MUNICIPALITY, date(2022, 1, 10), "uren of geld", None, "een programmamaker, 8 uur per week",
     INVENTED),
    (BLUE_ROOF, date(2022, 2, 17), "gids of spreker", "B01", None, INVENTED),
    (BLUE_ROOF, date(2022, 2, 10), "plek", "P01", None, INVENTED),
    (BLUE_ROOF, date(2022, 3, 1), "uren of geld", None, "drukwerk", INVENTED),
    (KRUIMELBRUG, date(2022, 4, 8), "gids of spreker", "W01", None, INVENTED),
    (KRUIMELBRUG, date(2022, 4, 21), "opdracht", "B03", None, INVENTED),
    (KRUIMELBRUG, date(2022, 9, 13), "vraagstuk", "A10", None, INVENTED),
    (KEYS, date(2022, 5, 19), "opdracht", "A11", None, INVENTED),
    (KEYS, date(2022, 6, 30), "plek", "P02", None, INVENTED),
    (LINDEBRIES, date(2022, 8, 26), "gids of spreker", "W03", None, INVENTED),
    (HOGESCHOOL, date(2022, 6, 23), "gids of spreker", "A12", None, INVENTED),
    (HOGESCHOOL, date(2022, 3, 24), "plek", "B02", None, INVENTED),
    (BUURTKNOOP, date(2022, 9, 29), "deelnemers", "A13", None, INVENTED),
    ("Bouwbedrijf Klinker en Kade", date(2022, 6, 2), "gids of spreker", "B04", None, INVENTED),
    ("Politieteam Zevenbruggen", date(2022, 2, 1), "deelnemers", "A05", None, INVENTED),
    (GANZENPAS, date(2022, 11, 11), "gids of spreker", "W04", None, INVENTED),
    (WERKPLANK, date(2022, 6, 23), "deelnemers", "A12", None, INVENTED),
    ("Energiecoöperatie De Warme Muts", date(2022, 10, 6), "gids of spreker", "B05", None,
     INVENTED),
    ("Opbouwwerk Stoepkrijt", date(2022, 2, 22), "plek", "WP1B", None, INVENTED),
    ("Adviesbureau Twaalf Stoelen", date(2022, 11, 25), "uren of geld", "A18", "een dagdeel",
     INVENTED),
    (MUNICIPALITY, date(2023, 3, 7), "vraagstuk", "A27", None, completed(LAB_3)),
    (MUNICIPALITY, date(2023, 9, 21), "opdracht", "B15", None, INVENTED),
    (MUNICIPALITY, date(2023, 11, 10), "gids of spreker", "W16", None, INVENTED),
    (BLUE_ROOF, date(2023, 6, 29), "plek", "P04", None, INVENTED),
    (BLUE_ROOF, date(2023, 3, 17), "gids of spreker", "W08", None, INVENTED),
    (KEYS, date(2023, 1, 24), "vraagstuk", "WP4", None, INVENTED),
    (KEYS, date(2023, 1, 24), "plek", "WP4A", None, INVENTED),
    (LINDEBRIES, date(2023, 5, 25), "opdracht", "B12", None, INVENTED),
    (LINDEBRIES, date(2023, 9, 12), "vraagstuk", "WP5", None, INVENTED),
    (WOLLEN_SOK, date(2023, 9, 12), "plek", "WP5A", None, INVENTED),
    (WERKPLANK, date(2023, 4, 6), "opdracht", "B11", None, INVENTED),
    (HOGESCHOOL, date(2023, 3, 23), "gids of spreker", "B10", None, INVENTED),
    (KRUIMELBRUG, date(2023, 2, 10), "gids of spreker", "W07", None, INVENTED),
    (BUURTKNOOP, date(2023, 9, 28), "plek", "L3M01", None, INVENTED),
    (GANZENPAS, date(2023, 11, 14), "vraagstuk", None, None, INVENTED),
    ("Bouwgroep Ruitjespapier", date(2023, 4, 14), "gids of spreker", "W09", None, INVENTED),
    ("Politieteam Zevenbruggen", date(2023, 10, 13), "gids of spreker", "W15", None, INVENTED),
    ("Theaterhuis De Dweilpauze", date(2023, 11, 24), "plek", "P05", None, INVENTED),
)  # fmt: skip


def question_rows(known: Container[str], activities: Sequence[Planned]) -> list[Row]:
    """Return the rows of the sheet Vraagstukken of known organisations and planned activities."""
    names = ("question", "organisation", "date", "activity_id", "follow_up", "follow_up_date",
             "source")  # fmt: skip
    return _fitting(names, QUESTIONS, known, activities)


def contribution_rows(known: Container[str], activities: Sequence[Planned]) -> list[Row]:
    """Return the rows of the sheet Bijdragen of known organisations and planned activities."""
    names = ("organisation", "date", "kind", "activity_id", "explanation", "source")
    return _fitting(names, CONTRIBUTIONS, known, activities)


def _fitting(
    names: tuple[str, ...],
    given: tuple[tuple[object, ...], ...],
    known: Container[str],
    activities: Sequence[Planned],
) -> list[Row]:
    codes = {planned.activity_id for planned in activities}
    last_day = max(planned.day for planned in activities if isinstance(planned.day, date))
    rows: list[Row] = [dict(zip(names, row, strict=True)) for row in given]
    return [
        row
        for row in rows
        if row["organisation"] in known and row["date"] <= last_day
        if row["activity_id"] is None or row["activity_id"] in codes
    ]
