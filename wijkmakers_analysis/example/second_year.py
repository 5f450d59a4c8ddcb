"""The second year of the example: what is public of it, made complete, and invented activities."""

from datetime import date

from wijkmakers_analysis.example.activity import Planned, plan, walk
from wijkmakers_analysis.example.first_year import (
    CARE,
    CORPORATION,
    OUTSIDE,
    PRACTICE,
    SCHOOL,
    SHARP,
    STORIES,
    WELFARE,
    YOUNG,
)
from wijkmakers_analysis.example.organisations import MUNICIPALITY
from wijkmakers_analysis.example.rows import NEWS, SITE, Row, completed
from wijkmakers_analysis.schemas.activities import CANCELLED, COMMISSIONED

COURSE_2_END = f"{NEWS}/dertien-nieuwe-wijkmakers-ronden-de-leergang-af"
LAB_3 = f"{NEWS}/wijkmakers-en-studenten-van-wijs-presenteren-oplossing-in-werkplaats"
RESIDENTS_FIRST = "Bewoners aan zet"
CARE_NEAR = "Wonen met zorg dichtbij"


def plan_second_year() -> list[Planned]:
    """Return the activities from December 2022 to November 2023."""
    return [*_courses(), *_labs(), *_walks(), *_meetings()]


def _courses() -> list[Planned]:
    second: Row = {"group": "L2", "parent_id": "A13", "size": 14}
    third: Row = {"group": "L3", "parent_id": "L3", "size": 15}
    modules = [
        ("L2M04", 4, date(2022, 12, 15), "geld, regels en ruimte"),
        ("L2M05", 5, date(2023, 1, 19), "warmte voor iedereen"),
        ("L2M06", 6, date(2023, 2, 16), "bewoners die zelf beginnen"),
        ("L2M07", 7, date(2023, 3, 30), "jongeren in beeld"),
        ("L2M08", 8, date(2023, 4, 20), "cijfers en verhalen"),
        ("L2M09", 9, date(2023, 5, 11), "van plan naar praktijk"),
    ]
    return [
        *(
            plan(code, f"Leergang editie 2, module {number}: {theme}", "leergang", day,
                 theme=theme, **second)
            for code, number, day, theme in modules
        ),
        plan("A15", "Intervisieochtend leergang editie 2", "leergang", date(2023, 3, 9),
             theme="intervisie", source=completed(f"{NEWS}/een-kijkje-in-de-tweede-leergang"),
             **second),
        plan("A16", "Eindpresentatie leergang editie 2", "leergang", date(2023, 6, 8),
             parent_id="A13", venue="Het Paleis", visitors="meer dan 40", source=COURSE_2_END,
             theme="Beijum sociaal en ruimtelijk; arbeidsparticipatie Paddepoel; "
             "VvE en energie Selwerd"),
        plan("L3", "Leergang wijkontwikkeling, editie 3", "leergang", date(2023, 9, 28),
             end_date=date(2024, 6, 6), capacity=16, focal_points=PRACTICE,
             theme="wijkontwikkeling"),
        plan("L3M01", "Startbijeenkomst leergang editie 3", "leergang", date(2023, 9, 28),
             neighbourhoods="Korrewegwijk", theme="kennismaken", **third),
        plan("L3M02", "Leergang editie 3, module 2: wie woont hier?", "leergang",
             date(2023, 10, 26), theme="wie woont hier", **third),
        plan("L3M03", "Leergang editie 3, module 3: zorg om de hoek", "leergang",
             date(2023, 11, 23), theme="zorg om de hoek", **third),
        plan("A29", "Wijkmakers Traineeship, eerste lichting", "traineeship", "september 2023",
             visitors=11, focal_points=YOUNG, theme="jong talent, wijkvernieuwing",
             source=f"{SITE}/agenda/traineeship-wijkmakers"),
    ]  # fmt: skip


def _labs() -> list[Planned]:
    three: Row = {
        "parent_id": "A27",
        "group": "WP3",
        "size": 13,
        "neighbourhoods": "Oosterparkwijk",
    }
    four: Row = {"parent_id": "WP4", "group": "WP4", "size": 12, "neighbourhoods": "Lewenborg"}
    five: Row = {"parent_id": "WP5", "group": "WP5", "size": 11, "neighbourhoods": "Beijum"}
    return [
        plan("WP4", "Werkplaats 2: groen dat blijft", "werkplaats", date(2023, 1, 24),
             end_date=date(2023, 4, 4), neighbourhoods="Lewenborg", capacity=14,
             theme="groen, beheer door bewoners", focal_points=f"{PRACTICE}; {RESIDENTS_FIRST}"),
        plan("WP4A", "Werkplaats 2: start", "werkplaats", date(2023, 1, 24), **four),
        plan("WP4B", "Werkplaats 2: proef in twee hoven", "werkplaats", date(2023, 2, 28), **four),
        plan("WP4C", "Werkplaats 2: slot", "werkplaats", date(2023, 4, 4), **four),
        plan("A27", "Werkplaats 3: beeld van veiligheid in de Oosterparkwijk", "werkplaats",
             date(2023, 3, 7), end_date=date(2023, 6, 20), neighbourhoods="Oosterparkwijk",
             theme="veiligheid, ondermijning, leefbaarheid", focal_points=f"{YOUNG}; {PRACTICE}",
             source=completed(LAB_3)),
        plan("WP3A", "Werkplaats 3: start", "werkplaats", date(2023, 3, 7), **three),
        plan("WP3B", "Werkplaats 3: op het lentefeest", "werkplaats", date(2023, 4, 25), **three),
        plan("WP3C", "Werkplaats 3: slot", "werkplaats", date(2023, 6, 20), **three),
        plan("WP5", "Werkplaats 4: goed aankomen in een nieuw huis", "werkplaats",
             date(2023, 9, 12), end_date=date(2023, 11, 21), neighbourhoods="Beijum",
             theme="verhuizen met een zorgvraag", focal_points=f"{PRACTICE}; {CARE_NEAR}"),
        plan("WP5A", "Werkplaats 4: start", "werkplaats", date(2023, 9, 12), **five),
        plan("WP5B", "Werkplaats 4: mee met de sleutel", "werkplaats", date(2023, 10, 17), **five),
        plan("WP5C", "Werkplaats 4: slot", "werkplaats", date(2023, 11, 21), **five),
    ]  # fmt: skip


def _walks() -> list[Planned]:
    return [
        walk("W05", "Binnenstad", date(2022, 12, 9), "stadsgids", size=15),
        walk("W06", "Ten Boer", date(2023, 1, 20), "dorpscoördinator", status=CANCELLED),
        walk("W07", "Corpus den Hoorn", date(2023, 2, 10), "opbouwwerker", size=13),
        walk("W08", "Korrewegwijk; Indische buurt", date(2023, 3, 17), "huismeester", size=16,
             sectors=(CORPORATION,)),
        walk("W09", "Meerstad", date(2023, 4, 14), "gebiedsontwikkelaar", size=14,
             sectors=("ontwikkelaar",)),
        walk("W10", "Paddepoel", date(2023, 5, 12), "twee bewoners", size=19,
             focal_points=RESIDENTS_FIRST),
        walk("W11", "Vinkhuizen", date(2023, 6, 9), "jongerenwerker", visitors=17,
             focal_points=YOUNG),
        walk("W12", "Haren", date(2023, 7, 14), "wijkverpleegkundige", size=10, sectors=(CARE,)),
        walk("W13", "Ten Boer", date(2023, 8, 25), "dorpscoördinator", size=12,
             title="Wandeling Ten Boer, nieuwe datum", focal_points=RESIDENTS_FIRST),
        walk("W14", "De Wijert", date(2023, 9, 15), "energiecoach", size=14, sectors=("energie",)),
        walk("W15", "Gravenburg", date(2023, 10, 13), "wijkagent", size=12, sectors=("politie",)),
        walk("W16", "Lewenborch", date(2023, 11, 10), "groenbeheerder", size=15,
             title="Wandeling Lewenborch", neighbourhoods="Lewenborg"),
    ]  # fmt: skip


def _meetings() -> list[Planned]:
    asked: Row = {"initiative": COMMISSIONED}
    return [
        plan("P03", "Partnerbijeenkomst: de vijf speerpunten", "partnerbijeenkomst",
             date(2023, 2, 2), size=29, theme="programma van het tweede jaar",
             extra_roles=("organisatie",)),
        plan("B09", "Workshop een goed gesprek over lastige plannen", "workshop",
             date(2023, 2, 23), size=17, theme="gesprek en tegenspraak", focal_points=SHARP),
        plan("B10", "Debat: voor wie bouwen we?", "bijeenkomst", date(2023, 3, 23), size=34,
             theme="ongedeelde stad", focal_points=SHARP, extra_roles=("spreker", "spreker")),
        plan("B11", "Bijeenkomst stage en eerste baan in de wijk", "bijeenkomst",
             date(2023, 4, 6), size=27, sectors=(SCHOOL, WELFARE), theme="jong talent",
             commissioner="Mbo-college De Werkplank", focal_points=YOUNG, **asked),
        plan("B12", "Bijeenkomst thuis na een opname", "bijeenkomst", date(2023, 5, 25), size=19,
             sectors=(CARE, CORPORATION), theme="wonen met zorg", focal_points=CARE_NEAR,
             commissioner="Zorggroep Lindebries", neighbourhoods="Helpman", **asked),
        plan("B13", "Op bezoek bij een dorpscoöperatie in Loppersum", "excursie",
             date(2023, 6, 1), other_place="Loppersum", is_outside_city="ja", size=14,
             focal_points=f"{OUTSIDE}; {RESIDENTS_FIRST}", theme="leren van een dorp"),
        plan("P04", "Partnerbijeenkomst bij de zomer", "partnerbijeenkomst", date(2023, 6, 29),
             size=27, neighbourhoods="Vinkhuizen"),
        plan("B14", "Workshop schrijven over je werk", "workshop", date(2023, 9, 7), size=12,
             theme="verhalen", focal_points=STORIES),
        plan("B15", "Bijeenkomst leren van huisbezoeken", "bijeenkomst", date(2023, 9, 21),
             size=23, sectors=("gemeente", WELFARE), theme="armoede", commissioner=MUNICIPALITY,
             neighbourhoods="De Hoogte; Selwerd", extra_roles=("spreker",), **asked),
        plan("B16", "Gast uit Leeuwarden: een buurt die zichzelf beheert", "bijeenkomst",
             date(2023, 10, 5), size=21, other_place="Leeuwarden", is_outside_city="ja",
             theme="beheer door bewoners", focal_points=f"{OUTSIDE}; {RESIDENTS_FIRST}",
             extra_roles=("spreker",)),
        plan("B17", "Boekpresentatie: portretten van een straat", "bijeenkomst",
             date(2023, 10, 19), theme="verhalen", focal_points=STORIES),
        plan("F03", "Festivalmiddag: de stad als klaslokaal", "festival", date(2023, 11, 6),
             visitors=95, neighbourhoods="Binnenstad", theme="twee jaar Wijkmakers",
             focal_points=STORIES),
        plan("P05", "Partnerbijeenkomst: twee jaar Wijkmakers", "partnerbijeenkomst",
             date(2023, 11, 24), size=47, neighbourhoods="Paddepoel",
             theme="terugblik en vooruitblik", extra_roles=("organisatie",)),
    ]  # fmt: skip
