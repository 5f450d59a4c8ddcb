"""The first year of the example: the public activities, made complete, and invented ones."""

from datetime import date
from typing import Any

from wijkmakers_analysis.example.activity import WALKS, Planned, plan, walk
from wijkmakers_analysis.example.organisations import MUNICIPALITY
from wijkmakers_analysis.example.rows import ANNIVERSARY, NEWS, SITE, Row, completed
from wijkmakers_analysis.schemas.activities import CANCELLED, COMMISSIONED

DIPLOMAS = f"{NEWS}/eerste-tien-wijkmakers-hebben-diploma-op-zak"
LAB_START = f"{NEWS}/eerste-deelnemers-aan-de-slag-in-de-werkplaats"
LAB_END = f"{NEWS}/wijkmakers-presenteren-eerste-oplossing-in-werkplaats"
LAB = f"{SITE}/Werkplaats/oplossing-vraagstuk-1-vroege-opsporing-en-aanpak-wijkproblemen"
COURSE_2 = f"{NEWS}/aftrap-van-nieuwe-leergang-wijkontwikkeling"
OTHER_WALKS = "https://klimaatadaptatiegroningen.nl/nieuws/wijkmakers-wandelen-om-te-verbinden"
AGENDA = f"{SITE}/agenda/…"
YOUNG, PRACTICE, STORIES, SHARP, OUTSIDE = (
    "Vinden en binden van jong talent", "De praktijk in", "Verhalen vertellen",
    "Scherpte in de discussie", "Blik buiten de stad",
)  # fmt: skip
CORPORATION, WELFARE, CARE, SCHOOL = "woningcorporatie", "welzijn", "zorg", "onderwijs"


def plan_first_year() -> list[Planned]:
    """Return the activities from November 2021 to November 2022, and the start of edition 2."""
    return [*_course_1(), *_labs(), *_walks(), *_meetings(), *_course_2()]


def _course_1() -> list[Planned]:
    def module(number: int, day: date, theme: str, **columns: Any) -> Planned:
        title = f"Leergang editie 1, module {number}: {theme}"
        known = {"activity_id": f"L1M{number:02d}", "title": title, "kind": "leergang", "day": day}
        known |= {"size": 11, "group": "L1", "parent_id": "A02", "theme": theme}
        return plan(**{**known, **columns})

    return [
        plan("A02", "Leergang wijkontwikkeling, editie 1", "leergang", date(2021, 12, 9),
             end_date=date(2022, 11, 17), capacity=12, focal_points=PRACTICE,
             theme="wijkvernieuwing, bewoners, participatie, krachtenvelden",
             source=completed(DIPLOMAS)),
        module(1, date(2021, 12, 9), "kennismaken met de wijk"),
        module(2, date(2022, 1, 13), "wie heeft wat te zeggen"),
        module(3, date(2022, 2, 24), "de gezonde stad, met VR", activity_id="A03",
               neighbourhoods="Selwerd", venue="Wijkrestaurant De Duindoorn",
               guide_role="programmamanager Healthy Ageing gemeente",
               source=completed(f"{NEWS}/digitaal-door-de-wijk-met-vr")),
        module(4, date(2022, 3, 17), "wonen met zorg"),
        module(5, date(2022, 4, 14), "bewoners aan tafel", neighbourhoods="Korrewegwijk"),
        module(6, date(2022, 5, 12), "warmte en energie in de wijk", neighbourhoods="Paddepoel"),
        module(7, date(2022, 6, 16), "veilig en vertrouwd"),
        module(8, date(2022, 9, 15), "kijken naar cijfers en naar de straat"),
        module(9, date(2022, 10, 13), "volhouden als het tegenzit"),
        module(10, date(2022, 11, 3), "van idee naar plan"),
        plan("A04", "Eindpresentatie leergang editie 1", "leergang", date(2022, 11, 17),
             parent_id="A02", neighbourhoods="De Hoogte", venue="BSV De Hoogte",
             theme="sociale opgaven; aardgasvrij", visitors="meer dan 30", source=DIPLOMAS),
    ]  # fmt: skip


def _labs() -> list[Planned]:
    lab: Row = {"neighbourhoods": "Vinkhuizen", "parent_id": "A05", "group": "WP1", "size": 12}
    return [
        plan("A05", "Werkplaats 1: wijkproblemen vroeg signaleren", "werkplaats",
             date(2022, 2, 1), end_date=date(2022, 4, 12), neighbourhoods="Vinkhuizen",
             venue="TuinindeStad (start); MFC 't Vinkhuys (slot)", focal_points=PRACTICE,
             theme="vroegsignalering, leefbaarheid", capacity=14, source=completed(LAB)),
        plan("A06", "Startbijeenkomst werkplaats 1", "werkplaats", date(2022, 2, 1),
             venue="TuinindeStad (Westpark)", source=LAB_START, **lab),
        plan("WP1B", "Werkplaats 1: gesprekken op straat", "werkplaats", date(2022, 2, 22), **lab),
        plan("WP1C", "Werkplaats 1: wat zien we samen?", "werkplaats", date(2022, 3, 15), **lab),
        plan("A07", "Eindpresentatie werkplaats 1", "werkplaats", date(2022, 4, 12),
             venue="MFC 't Vinkhuys", source=LAB_END, **lab),
        plan("A10", "Workshop design thinking (bedoeld als werkplaats 2)", "workshop",
             date(2022, 9, 13), planned_kind="werkplaats", neighbourhoods="Paddepoel", size=15,
             sectors=(WELFARE,), theme="design thinking", focal_points=PRACTICE,
             source=completed(ANNIVERSARY)),
    ]  # fmt: skip


def _walks() -> list[Planned]:
    return [
        plan(WALKS, "Maandelijkse wijkwandeling (reeks)", "wijkwandeling", "april 2022",
             is_series="ja", is_list_complete="ja",
             theme="elke maand een andere wijk met een andere gids", source=completed(ANNIVERSARY)),
        walk("W01", "De Hoogte", date(2022, 4, 8), "opbouwwerker", size=14),
        walk("A20", "Beijum", date(2022, 5, 13), "twee jongeren", size=17, focal_points=YOUNG,
             title="Wandeling Beijum met jongeren uit de wijk", source=completed(OTHER_WALKS)),
        walk("A21", "Selwerd", date(2022, 6, 10),
             "energieprofessionals en energiecoaches; projectleider wijkvernieuwing",
             title="Wandeling Selwerd met energieprofessionals", size=20, is_exact=True,
             venue="Wijkrestaurant De Duindoorn (start)", sectors=("energie", CORPORATION),
             theme="energietransitie, warmtenet, verduurzaming",
             source=completed(f"{NEWS}/wandelen-door-sunny-selwerd")),
        walk("W02", "Lewenborg", date(2022, 7, 8), "buurtsportcoach", visitors=14),
        walk("W03", "Helpman; De Wijert", date(2022, 8, 26), "wijkverpleegkundige", size=12,
             sectors=(CARE,)),
        walk("A23", "Oosterpoort", date(2022, 9, 9), "zorgverkoper Lentis; ervaringsdeskundige",
             title="Wandeling Oosterpoort over vermaatschappelijking van de zorg", size=16,
             venue="Lentis, Hereweg (start)", sectors=(CARE, WELFARE), focal_points=STORIES,
             theme="zorg in de wijk, psychische kwetsbaarheid", source=completed(AGENDA)),
        walk("A19", "Oosterparkwijk", date(2022, 10, 14), "wijkagent", size=18,
             title="Wandeling Oosterparkwijk met de wijkagent", sectors=("politie",),
             source=completed(OTHER_WALKS)),
        walk("W04", "Hoogkerk", date(2022, 11, 11), "huismeester", size=11),
        plan("A09", "Wandeling co-creatie voor de zomeracademie van de gemeente", "wijkwandeling",
             date(2022, 7, 19), neighbourhoods="Paddepoel", venue="CasPoMor-park (slot)",
             guide_role="procesbegeleider co-creatie", initiative=COMMISSIONED,
             commissioner=MUNICIPALITY, theme="co-creatie, participatie", size=10, is_exact=True,
             sectors=("gemeente",), is_closed=True,
             source=completed(f"{NEWS}/wijkwandeling-co-creatie-zorgt-voor-goed-gesprek")),
    ]  # fmt: skip


def _meetings() -> list[Planned]:
    asked: Row = {"initiative": COMMISSIONED}
    return [
        plan("A01", "Start van Wijkmakers op Let's Gro 2021", "festival", date(2021, 11, 8),
             venue="Forum Groningen", neighbourhoods="Binnenstad", theme="start van de academie",
             visitors=85, source=completed(ANNIVERSARY)),
        plan("P01", "Partnerbijeenkomst: wat willen we leren?", "partnerbijeenkomst",
             date(2022, 2, 10), size=26, theme="programma van het eerste jaar",
             extra_roles=("organisatie",)),
        plan("B01", "Bijeenkomst wonen met zorg in de buurt", "bijeenkomst", date(2022, 2, 17),
             size=24, sectors=(CARE, CORPORATION), theme="wonen met zorg", focal_points=SHARP,
             neighbourhoods="De Wijert", extra_roles=("spreker",)),
        plan("B06", "Lunchlezing: een straat van honderd jaar", "bijeenkomst", date(2022, 3, 10),
             theme="geschiedenis van de wijk"),
        plan("B02", "Workshop werken met bewoners", "workshop", date(2022, 3, 24), size=18,
             theme="bewoners en participatie", focal_points=PRACTICE),
        plan("B03", "Bijeenkomst eenzaamheid achter de voordeur", "bijeenkomst",
             date(2022, 4, 21), size=21, sectors=(WELFARE, CARE), theme="eenzaamheid",
             commissioner="Welzijn De Kruimelbrug", neighbourhoods="Paddepoel",
             extra_roles=("spreker", "organisatie"), **asked),
        plan("A11", "Bijeenkomst over armoede voor woningcorporaties", "bijeenkomst",
             date(2022, 5, 19), size=25, sectors=(CORPORATION,), is_closed=True,
             theme="armoede", commissioner="Woonstichting Zeven Sleutels",
             source=completed(ANNIVERSARY), **asked),
        plan("B04", "Workshop een wijk tekenen", "workshop", date(2022, 6, 2), size=13,
             sectors=("ontwikkelaar", "onderwijs"), theme="ontwerp van de openbare ruimte",
             focal_points=STORIES),
        plan("A12", "Themabijeenkomst jong talent in de wijkvernieuwing, met VONK traineeship",
             "bijeenkomst", date(2022, 6, 23), size=31, sectors=(SCHOOL,), theme="jong talent",
             focal_points=YOUNG, extra_roles=("spreker",), source=completed(ANNIVERSARY)),
        plan("P02", "Partnerbijeenkomst bij de zomer", "partnerbijeenkomst", date(2022, 6, 30),
             size=24, neighbourhoods="Lewenborg"),
        plan("B07", "Fietstocht langs nieuwe buurten", "excursie", date(2022, 8, 18),
             neighbourhoods="Meerstad", status=CANCELLED, theme="nieuwe wijken"),
        plan("B05", "Bijeenkomst leren van een wijk zonder aardgas", "bijeenkomst",
             date(2022, 10, 6), size=22, sectors=("gemeente", "energie", CORPORATION),
             theme="aardgasvrij", commissioner=MUNICIPALITY, focal_points=f"{SHARP}; {PRACTICE}",
             neighbourhoods="Paddepoel", extra_roles=("spreker",), **asked),
        plan("B08", "Op bezoek bij wijkvernieuwers in Assen", "excursie", date(2022, 10, 20),
             other_place="Assen", is_outside_city="ja", size=12, focal_points=OUTSIDE,
             theme="leren van een andere stad"),
        plan("A17", "Terugblik op het eerste jaar bij Let's Gro 2022", "festival",
             date(2022, 11, 7), theme="een jaar Wijkmakers", visitors="meer dan 60",
             focal_points=STORIES, source=completed(ANNIVERSARY)),
        plan("A18", "Partnerbijeenkomst een jaar Wijkmakers, met rondleiding",
             "partnerbijeenkomst", date(2022, 11, 25), size=44, neighbourhoods="Oosterparkwijk",
             venue="Bie de Buuf", theme="ongedeelde stad; terugblik en vooruitblik",
             guide_role="oud stadsbouwmeester (verhaal over Hoornse Meer); "
             "oud-directeur Nijestee (rondleiding Oosterparkwijk)",
             focal_points=f"{STORIES}; {SHARP}", source=ANNIVERSARY),
    ]  # fmt: skip


def _course_2() -> list[Planned]:
    module: Row = {"group": "L2", "parent_id": "A13"}
    return [
        plan("A13", "Leergang wijkontwikkeling, editie 2", "leergang", date(2022, 9, 29),
             end_date=date(2023, 6, 8), capacity=16, focal_points=PRACTICE,
             theme="wijkvernieuwing, data, energietransitie, participatie", source=COURSE_2),
        plan("A14", "Startbijeenkomst leergang editie 2", "leergang", date(2022, 9, 29),
             neighbourhoods="Oosterparkwijk", venue="Bie de Buuf", size=15, is_exact=True,
             theme="wat is een wijkmaker; honderd jaar wijkontwikkeling", source=COURSE_2,
             **module),
        plan("L2M02", "Leergang editie 2, module 2: de wijk als netwerk", "leergang",
             date(2022, 10, 27), size=15, theme="de wijk als netwerk", **module),
        plan("L2M03", "Leergang editie 2, module 3: luisteren op straat", "leergang",
             date(2022, 11, 24), size=15, theme="luisteren op straat", **module),
    ]  # fmt: skip
