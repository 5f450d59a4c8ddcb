"""Packs made by hand: a full first year, a year without attendance lists, and an empty one.

Names of partners are of this file only. Counts of things are counted from the listings below, so
that facts and listings agree; people figures are invented numbers in their printed form.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.new_faces import FIRST_YEAR
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.yearpack.making import NOTICE
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import (
    PackActivity,
    PackCohort,
    PackContribution,
    PackFocalPoint,
    PackOrganisation,
    PackPlace,
    PackQuestion,
    PackStory,
    PackText,
)

START, END = date(2021, 11, 1), date(2022, 11, 30)
PERIOD = f"{START}/{END}"
MONTHS = ("2021-11", "2021-12", *(f"2022-{month:02}" for month in range(1, 12)))
PILLARS = {
    "leergang": "leren", "workshop": "leren", "werkplaats": "doen", "wijkwandeling": "ontmoeten",
    "bijeenkomst": "ontmoeten", "partnerbijeenkomst": "ontmoeten", "festival": "ontmoeten",
}  # fmt: skip
NOT_KEPT = str(NO_LISTS)

SECTORS = {
    "woningcorporatie": ("Noorderthuis", "Wonen aan de A", "De Goede Woning", "Stadsgenoten",
                         "Woonstede"),
    "welzijn": ("Buurtkracht", "Stichting Samen Verder", "De Ontmoeting", "Jongerenwerk Noord"),
    "advies": ("Bureau Straatbeeld", "Atelier Plint", "Ruimtewerk"),
    "zorg": ("Thuiszorg Hunze", "Wijkzorg Groningen", "GGZ Noorderlicht"),
    "ontwikkelaar": ("Havenkade Ontwikkeling", "Bouwgroep Reitdiep"),
    "onderwijs": ("Hogeschool Martini", "Praktijkcollege Aa"),
    "gemeente": ("Gemeente Groningen",),
    "politie": ("Politie Groningen",),
}  # fmt: skip
KINDS_OF_CONTRIBUTION = (
    "plek", "gids of spreker", "vraagstuk", "deelnemers", "opdracht", "uren of geld",
)  # fmt: skip
FOCAL_POINTS = (
    "Scherpte in de discussie",
    "Vinden en binden van jong talent",
    "De praktijk in",
    "Verhalen vertellen",
    "Blik buiten de stad",
)
# name, latitude, longitude of the 20 wijken of CBS and of names in daily use
WIJKEN = (
    ("Centrum", 53.2193, 6.5659), ("Oud-Zuid", 53.2069, 6.5573), ("Oud-West", 53.2203, 6.5496),
    ("Oud-Noord", 53.2334, 6.5676), ("Oosterparkwijk", 53.2252, 6.5843),
    ("Zuidoost", 53.2054, 6.6143), ("Midden-Zuid", 53.1956, 6.581), ("Zuidwest", 53.1906, 6.5506),
    ("Hoogkerk e.o.", 53.217, 6.4982), ("Nieuw-West", 53.232, 6.5183),
    ("Nieuw-Noord", 53.2384, 6.5394), ("Noordoost", 53.2515, 6.5646),
    ("Nieuw-Oost", 53.2378, 6.6136), ("Meerdorpen", 53.2156, 6.6378),
    ("Meerstad e.o.", 53.2292, 6.679), ("Ten Boer e.o.", 53.2725, 6.6694),
    ("Ten Post e.o.", 53.2898, 6.7327), ("Haren-West e.o.", 53.1675, 6.5949),
    ("Haren-Oost e.o.", 53.18, 6.6264), ("Glimmen-Onnen-Noordlaren", 53.1422, 6.6546),
)  # fmt: skip
POINTS = (
    ("Vinkhuizen", "Nieuw-West", 53.22517, 6.52769), ("Paddepoel", "Nieuw-Noord", 53.2292, 6.54063),
    ("Selwerd", "Nieuw-Noord", 53.23431, 6.55144), ("De Hoogte", "Oud-Noord", 53.23594, 6.56158),
    ("Korrewegwijk", "Oud-Noord", 53.23235, 6.56804), ("Beijum", "Noordoost", 53.24872, 6.59347),
    ("Lewenborg", "Nieuw-Oost", 53.23603, 6.61888), ("Oosterpoort", "Oud-Zuid", 53.2116, 6.57729),
    ("Binnenstad", "Centrum", 53.21736, 6.56734), ("Helpman", "Midden-Zuid", 53.19809, 6.58004),
)  # fmt: skip
PARENTS = {name: wijk for name, wijk, _, _ in POINTS} | {name: name for name, _, _ in WIJKEN}

# id, title, kind, first day, last day, neighbourhood, initiative, commissioner, focal points
UNITS = (
    ("F1", "Start van Wijkmakers op Let's Gro", "festival", "2021-11-05", "", "Binnenstad", "eigen", "", ()),
    ("L1", "Leergang wijkontwikkeling, editie 1", "leergang", "2021-12-09", "2022-11-17", "De Hoogte", "eigen", "", (1, 3)),
    ("L2", "Leergang wijkontwikkeling, editie 2", "leergang", "2022-09-29", "2023-06-08", "", "eigen", "", (3,)),
    ("P1", "Werkplaats Vinkhuizen: vroeg signaleren", "werkplaats", "2022-02-01", "2022-04-12", "Vinkhuizen", "eigen", "", (3,)),
    ("P2", "Werkplaats Beijum: het binnenplein", "werkplaats", "2022-05-10", "2022-07-05", "Beijum", "eigen", "", (3,)),
    ("T1", "Workshop design thinking", "workshop", "2022-06-21", "", "Paddepoel", "eigen", "", ()),
    ("T2", "Workshop luisteren in de wijk", "workshop", "2022-01-20", "", "", "opdracht", "Gemeente Groningen", ()),
    ("T3", "Workshop krachtenvelden", "workshop", "2022-03-17", "", "", "opdracht", "Wonen aan de A", (1,)),
    ("T4", "Workshop verhalen maken", "workshop", "2022-10-13", "", "", "eigen", "", (4,)),
    ("W04", "Wandeling Selwerd", "wijkwandeling", "2022-04-22", "", "Selwerd", "eigen", "", (3,)),
    ("W05", "Wandeling Oosterparkwijk", "wijkwandeling", "2022-05-20", "", "Oosterparkwijk", "eigen", "", (3,)),
    ("W06", "Wandeling Beijum", "wijkwandeling", "2022-06-17", "", "Beijum", "eigen", "", (3,)),
    ("W07", "Wandeling Paddepoel", "wijkwandeling", "2022-07-15", "", "Paddepoel", "eigen", "", (3,)),
    ("W08", "Wandeling voor de zomeracademie", "wijkwandeling", "2022-08-25", "", "Paddepoel", "opdracht", "Gemeente Groningen", (2, 3)),
    ("W09", "Wandeling Lewenborg", "wijkwandeling", "2022-09-16", "", "Lewenborg", "eigen", "", (3,)),
    ("W10", "Wandeling Oosterpoort", "wijkwandeling", "2022-10-21", "", "Oosterpoort", "eigen", "", (3,)),
    ("W11", "Wandeling Korrewegwijk", "wijkwandeling", "2022-11-18", "", "Korrewegwijk", "eigen", "", (3,)),
    ("B1", "Bijeenkomst betaalbaar wonen", "bijeenkomst", "2021-12-02", "", "", "eigen", "", (1,)),
    ("B2", "Bijeenkomst bewoners en energie", "bijeenkomst", "2022-02-17", "", "Selwerd", "opdracht", "Noorderthuis", ()),
    ("B3", "Bijeenkomst armoede", "bijeenkomst", "2022-03-24", "", "", "opdracht", "De Goede Woning", (1,)),
    ("B4", "Bijeenkomst veilig op straat", "bijeenkomst", "2022-05-12", "", "Oosterparkwijk", "opdracht", "Politie Groningen", ()),
    ("B5", "Bijeenkomst jong talent", "bijeenkomst", "2022-06-09", "", "", "eigen", "", (2,)),
    ("B6", "Bijeenkomst zorg dichtbij", "bijeenkomst", "2022-09-08", "", "Helpman", "opdracht", "Thuiszorg Hunze", ()),
    ("B7", "Bijeenkomst groen in de straat", "bijeenkomst", "2022-09-22", "", "", "eigen", "", (5,)),
    ("B8", "Bijeenkomst scholen en buurt", "bijeenkomst", "2022-10-06", "", "Lewenborg", "eigen", "", (2,)),
    ("B9", "Bijeenkomst wonen en werken", "bijeenkomst", "2022-06-01", "2022-11-25", "", "opdracht", "Havenkade Ontwikkeling", ()),
    ("F2", "Terugblik op Let's Gro", "festival", "2022-11-07", "", "Binnenstad", "eigen", "", (4,)),
    ("N1", "Partnerbijeenkomst eerste kwartaal", "partnerbijeenkomst", "2022-03-10", "", "", "eigen", "", ()),
    ("N2", "Partnerbijeenkomst: één jaar Wijkmakers", "partnerbijeenkomst", "2022-11-25", "", "Oosterparkwijk", "eigen", "", (4,)),
    ("T5", "Workshop kaarten lezen", "workshop", "2022-01-01", "2022-12-01", "", "eigen", "", ()),
)  # fmt: skip


def activity(id="X1", title="Een activiteit", kind="bijeenkomst", first="2022-05-12", last="",
             **other) -> PackActivity:  # fmt: skip
    """Build an activity; without a last day it takes one day."""
    last = last or first
    values = {
        "id": id, "title": title, "kind": kind, "pillar": PILLARS.get(kind, "overig"),
        "when": f"{first} tot en met {last}" if last != first else first,
        "first_day": first, "last_day": last, "is_counted": True,
    }  # fmt: skip
    return PackActivity(**(values | other))


def fact(id, value=None, shown=None, **other) -> Fact:
    """Build a fact; keywords that are no field of a fact are its group."""
    known = {"unit", "n", "numerator", "denominator", "low", "high", "method", "status", "reason"}
    group = {key: str(item) for key, item in other.items() if key not in known}
    values = {key: item for key, item in other.items() if key in known}
    written = (
        shown if shown is not None else "–" if value is None else f"{value:,}".replace(",", ".")
    )
    return Fact(id=id, indicator=id.split(".")[0], group=group, value=value, shown=written,
                period=PERIOD, **values)  # fmt: skip


def share(id, value, **other) -> Fact:
    """Build a share in whole percents."""
    return fact(id, value, f"{value:.0%}", unit="aandeel", **other)


def people(id, number, **group) -> Fact:
    """Build a people figure of a partner or sector as the gate prints it."""
    if number == 0:
        return fact(id, 0, **group)
    if number < 5:
        return fact(id, None, "1 tot en met 4", low=1, high=4, method="klasse",
                    status="te_klein", **group)  # fmt: skip
    rounded = 5 * round(number / 5)
    return fact(id, rounded, f"ongeveer {rounded}", status="afgerond", **group)


def missing(id, **group) -> Fact:
    """Build a fact that nobody kept."""
    return fact(id, None, "niet bijgehouden", status="niet_gemeten", reason=NOT_KEPT, **group)


def full_pack() -> YearPack:
    """A first year with 21 partners in 8 sectors, 30 activities and attendance lists."""
    activities = (*_units(), *_parts())
    contributions = _contributions()
    return YearPack(
        year=2022, label="Eén jaar Wijkmakers", name="Wijkmakers", start=START, end=END,
        facts=(*_things(activities, contributions), *_people(), *_network(), *_course()),
        activities=activities,
        cohorts=_cohorts(),
        questions=(
            PackQuestion(question="Hoe zien we problemen in de wijk eerder?", organisation="Noorderthuis",
                         when="februari 2022", activity_id="P1", neighbourhoods=("Vinkhuizen",),
                         follow_up="proef"),
            PackQuestion(question="Wie is er van het binnenplein?", organisation="Buurtkracht",
                         when="mei 2022", activity_id="P2", neighbourhoods=("Beijum",)),
            PackQuestion(question="Hoe komt de zorg eerder in beeld?", organisation="Thuiszorg Hunze",
                         when="oktober 2022"),
        ),
        organisations=_organisations(),
        contributions=contributions,
        focal_points=_focal_points(),
        places=_places(activities),
        ties=_ties(),
        stories=(
            PackStory(story="S1", quote="Ik kijk nu anders naar mijn eigen straat.",
                      speaker_role="deelnemer van de leergang", activity_id="L1", value_cycle="5",
                      focal_points=(FOCAL_POINTS[3],)),
            PackStory(story="S2", quote="Door de wandeling ken ik de wijkagent bij naam.",
                      speaker_role="bewoner van Beijum", activity_id="W06", value_cycle="1",
                      focal_points=(FOCAL_POINTS[2], FOCAL_POINTS[3]), valid_until="2030-01-01"),
            PackStory(story="S3", quote="We bellen elkaar nu eerst.", value_cycle="3",
                      speaker_role="medewerker van een woningcorporatie"),
        ),
        texts=(
            PackText(place="opening", wording="Een jaar lang leren, doen en ontmoeten.",
                     speaker_role="programmaleider"),
            PackText(place="slot", wording="Heeft u een idee? We horen het graag.",
                     speaker_role="programmaleider"),
        ),
        house_style={"aanspreekvorm": "u"},
        account=('Van 3 cijfers over kleine groepen geven we geen precies getal, maar een ruime '
                 'aanduiding zoals "1 tot en met 4".',
                 "1 cijfer gaat over mensen van één of twee organisaties en is afgerond op vijf."),
        notice=NOTICE,
        version="0.1.0",
    )  # fmt: skip


def public_pack() -> YearPack:
    """What is publicly known of a first year: no attendance at all, few names of partners."""
    keep = {"F1", "L1", "L2", "P1", "T1", "W08", "B3", "B5", "F2", "N2"}
    undated = {"B3", "B5"}
    activities = tuple(
        replace(one, first_day="2021-11-01", last_day="2022-11-25", neighbourhoods=(),
                when="tussen november 2021 en november 2022") if one.id in undated else one
        for one in _units() if one.id in keep
    )  # fmt: skip
    organisations = tuple(
        PackOrganisation(organisation=name, sector=sector, relation=relation,
                         is_partner=relation == "partner")
        for name, sector, relation in (
            ("Gemeente Groningen", "gemeente", "partner"),
            ("Noorderthuis", "woningcorporatie", "partner"),
            ("LEF", "jong talent", "samenwerking jong talent"),
            ("Stichting WIJS", "jong talent", "samenwerking jong talent"),
            ("VONK traineeship", "jong talent", "samenwerking jong talent"),
        )
    )  # fmt: skip
    things = [found for found in _things(activities, ()) if found.indicator != "contributions"]
    walks = [found for found in things if found.group.get("soort") == "wijkwandeling"]
    things = [found for found in things if found not in walks]
    nobody = (
        *(missing(id) for id in (
            "participants", "attendances", "attendances.group_size_median", "new_faces",
            "active_partners", "event_mix", "event_mix.all", "cross_sector_meetings",
            "cross_sector_meetings.chance", "cross_sector_meetings.ei", "contributions",
            "contributions.two_kinds", "partners.joined", "partners.left",
        )),
        *(missing("participants", pijler=pillar) for pillar in ("leren", "doen", "ontmoeten")),
        *(missing("participants", soort=kind) for kind in PILLARS),
        *(missing("attendances", soort=kind) for kind in PILLARS),
        *(missing(id, m=m) for id in ("ties", "ties.count", "ties.none") for m in "123"),
        *(missing("contributions", bijdrage=kind) for kind in KINDS_OF_CONTRIBUTION),
        *(missing("activities", **found.group) for found in walks if set(found.group) == {"soort"}),
    )  # fmt: skip
    course = (
        missing("diplomas", editie="1"), fact("diplomas.count", 10), fact("diplomas.count", 10, editie="1"),
        missing("diplomas.started", editie="1"), fact("diplomas.started", 15, editie="2"),
        fact("diplomas", None, "loopt nog", unit="aandeel", status="loopt_nog", editie="2"),
        fact("diplomas.count", None, "loopt nog", status="loopt_nog", editie="2"),
    )  # fmt: skip
    return replace(
        full_pack(), facts=(*things, fact("partners", 21), *nobody, *course), activities=activities,
        cohorts=_cohorts()[:2], questions=full_pack().questions[:1], organisations=organisations,
        contributions=(), focal_points=_focal_points(), places=_places(activities),
        ties=(), stories=(), notice="", account=(),
    )  # fmt: skip


def empty_pack() -> YearPack:
    """A year of which nothing is known yet."""
    ids = ("activities", "participants", "attendances", "partners", "active_partners", "contributions",
           "cross_sector_meetings", "cross_sector_meetings.chance", "neighbourhoods", "stories",
           "practice_questions", "diplomas.count", "new_faces")  # fmt: skip
    return YearPack(year=2022, label="Eén jaar Wijkmakers", name="Wijkmakers", start=START, end=END,
                    facts=tuple(missing(id) for id in ids))  # fmt: skip


def _units() -> tuple[PackActivity, ...]:
    planned = {"T1": {"planned_kind": "werkplaats"}}
    loose = {
        "B9": {"when": "tussen juni en november 2022"},
        "T5": {"when": "2022", "last_day": "2022-11-30"},
    }
    return tuple(
        activity(id, title, kind, first, last, initiative=initiative, commissioner=commissioner,
                 neighbourhoods=(place,) if place else (),
                 focal_points=tuple(FOCAL_POINTS[number - 1] for number in points),
                 guide_role="wijkagent" if id == "W05" else "",
                 **planned.get(id, {}), **loose.get(id, {}))
        for id, title, kind, first, last, place, initiative, commissioner, points in UNITS
    )  # fmt: skip


def _parts() -> tuple[PackActivity, ...]:
    days = (("L1", "2021-12-09"), ("L1", "2022-11-17"), ("L2", "2022-09-29"),
            ("P1", "2022-02-01"), ("P1", "2022-04-12"), ("P2", "2022-05-10"))  # fmt: skip
    return tuple(
        activity(f"{parent}.{number}", "Dagdeel", "leergang" if parent[0] == "L" else "werkplaats",
                 day, is_counted=False, parent_id=parent)
        for number, (parent, day) in enumerate(days)
    )  # fmt: skip


def _things(activities, contributions) -> tuple[Fact, ...]:
    """Facts that count things, from the listings."""
    units = [one for one in activities if one.is_counted]
    dated = [
        one
        for one in units
        if one.first_day[:7] == one.last_day[:7] or one.kind in ("leergang", "werkplaats")
    ]
    month = Counter((one.pillar, max(one.first_day[:7], MONTHS[0])) for one in dated)
    reached = {PARENTS[place] for one in units for place in one.neighbourhoods}
    by_kind = Counter()
    for row in contributions:
        by_kind[row.kind] += row.number
    by_partner = Counter({(row.organisation, row.kind): row.number for row in contributions})
    return (
        fact("activities", len(units)),
        *(fact("activities", number, soort=kind) for kind, number in Counter(u.kind for u in units).items()),
        *(fact("activities", number, pijler=pillar) for pillar, number in Counter(u.pillar for u in units).items()),
        *(fact("activities", month[pillar, name], pijler=pillar, maand=name)
          for pillar in ("leren", "doen", "ontmoeten") for name in MONTHS),
        *(fact("activities", number, initiatief=name) for name, number in Counter(u.initiative for u in units).items()),
        *(fact("activities", number, opdrachtgever=name)
          for name, number in Counter(u.commissioner for u in units if u.commissioner).items()),
        *(fact("activities", number, wijk=name)
          for name, number in Counter(PARENTS[p] for u in units for p in u.neighbourhoods).items()),
        fact("neighbourhoods", len(reached) / 20, f"{len(reached)} van de 20", unit="aandeel",
             numerator=len(reached), denominator=20),
        fact("neighbourhoods", len(reached) / 20, f"{len(reached)} van de 20", unit="aandeel",
             numerator=len(reached), denominator=20, jaren="cumulatief"),
        fact("contributions", by_kind.total()),
        *(_kept(by_kind, kind, bijdrage=kind) for kind in KINDS_OF_CONTRIBUTION),
        *(_kept(by_partner, (name, kind), organisatie=name, bijdrage=kind)
          for name in dict.fromkeys(row.organisation for row in contributions)
          for kind in KINDS_OF_CONTRIBUTION),
        fact("contributions.two_kinds", 9 / 21, "9 van de 21", unit="aandeel", numerator=9, denominator=21),
        fact("practice_questions", 3), fact("practice_questions", 1, opvolging="proef"),
        fact("practice_questions.followed_up", 1 / 2, "1 van de 2", unit="aandeel", numerator=1, denominator=2),
        fact("stories", 3), *(fact("stories", 1, waardecyclus=cycle) for cycle in "135"),
        *(fact(id, number, speerpunt=name)
          for name, numbers in _evidence(activities).items()
          for id, number in zip(EVIDENCE, (sum(numbers), *numbers), strict=True)),
    )  # fmt: skip


def _kept(counted, key, **group) -> Fact:
    """A count of contributions; hours or money were kept for nobody."""
    if group["bijdrage"] == "uren of geld":
        return missing("contributions", **group)
    return fact("contributions", counted[key], **group)


def _people() -> tuple[Fact, ...]:
    kinds = {"leergang": 25, "werkplaats": 28, "wijkwandeling": 94, "workshop": 61,
             "bijeenkomst": 118, "partnerbijeenkomst": 47, "festival": 86}  # fmt: skip
    visits = {"leergang": 181, "werkplaats": 74, "wijkwandeling": 142, "workshop": 78,
              "bijeenkomst": 163, "partnerbijeenkomst": 66, "festival": 104}  # fmt: skip
    sizes = (41, 22, 18, 9, 3, 26, 12, 7, 0, 14, 6, 2, 19, 11, 4, 8, 5, 16, 0, 38, 13)
    partners = [name for names in SECTORS.values() for name in names]
    return (
        fact("participants", 248),
        *(fact("participants", number, soort=kind) for kind, number in kinds.items()),
        *(fact("participants", number, pijler=pillar)
          for pillar, number in (("leren", 81), ("doen", 28), ("ontmoeten", 197))),
        *(people("participants", number, sector=name) for name, number in (
            ("woningcorporatie", 93), ("welzijn", 45), ("advies", 22), ("zorg", 34), ("overig", 80))),
        *(people("participants", number, organisatie=name) for name, number in zip(partners, sizes, strict=True)),
        fact("attendances", 808),
        *(fact("attendances", number, soort=kind) for kind, number in visits.items()),
        fact("attendances.group_size_median", 16), fact("attendances.group_size_q1", 11),
        fact("attendances.group_size_q3", 24),
        fact("new_faces", None, "–", unit="aandeel", status="eerste_meetjaar",
             reason=FIRST_YEAR),
        fact("active_partners", 19 / 21, "19 van de 21", unit="aandeel", numerator=19, denominator=21),
        share("event_mix", 0.71), share("event_mix.all", 0.78),
        fact("completeness", 0.93, "93%", unit="aandeel", veld="lijst"),
        fact("completeness", 0.88, "88%", unit="aandeel", veld="sector"),
    )  # fmt: skip


def _network() -> tuple[Fact, ...]:
    sectors = (
        "woningcorporatie",
        "welzijn",
        "advies",
        "zorg",
        "overig",
        "bewoners en zelfstandigen",
    )
    shares = ((7,), (14, 2), (8, 5, 1), (10, 6, 3, 2), (17, 9, 6, 6, 4), (41, 22, 9, 12, 10, 6))
    return (
        share("cross_sector_meetings", 0.84, n=27), share("cross_sector_meetings.chance", 0.81),
        fact("cross_sector_meetings.ei", 0.68, "0,68", unit="index"),
        *(share("cross_sector_meetings.pairs", number / 100, sector=name, sector_met=met)
          for name, row in zip(sectors, shares, strict=True)
          for met, number in zip(sectors, row, strict=False)),
        fact("partners", 21), fact("partners.joined", 5), fact("partners.left", 0),
        *(fact("partners", len(names), sector=name) for name, names in SECTORS.items()),
        *(fact("ties.count", number, m=m) for m, number in zip("123", (96, 38, 14), strict=True)),
        *(fact("ties", number / 210, f"{number} van de 210", unit="aandeel", m=m)
          for m, number in zip("123", (96, 38, 14), strict=True)),
        *(fact("ties.none", number, m=m) for m, number in zip("123", (2, 5, 9), strict=True)),
    )  # fmt: skip


def _course() -> tuple[Fact, ...]:
    return (
        fact("diplomas.count", 10), fact("diplomas.count", 10, editie="1"),
        fact("diplomas.started", 12, editie="1"), fact("diplomas.started", 15, editie="2"),
        fact("diplomas.stopped", 2, editie="1"),
        fact("diplomas", 10 / 12, "10 van de 12", unit="aandeel", numerator=10, denominator=12,
             method="wilson", low=0.55, high=0.95, editie="1"),
        fact("diplomas", None, "loopt nog", unit="aandeel", status="loopt_nog", editie="2"),
        fact("diplomas.count", None, "loopt nog", status="loopt_nog", editie="2"),
    )  # fmt: skip


def _cohorts() -> tuple[PackCohort, ...]:
    return (
        PackCohort(cohort="1", title="Leergang wijkontwikkeling, editie 1", state="afgerond",
                   start="9 december 2021", end="17 november 2022", modules=10),
        PackCohort(cohort="2", title="Leergang wijkontwikkeling, editie 2", state="loopt",
                   start="29 september 2022", end="8 juni 2023", modules=10),
    )  # fmt: skip


def _organisations() -> tuple[PackOrganisation, ...]:
    joined = {"Woonstede", "De Ontmoeting", "Ruimtewerk", "GGZ Noorderlicht", "Praktijkcollege Aa"}
    partners = (
        PackOrganisation(organisation=name, sector=sector, relation="partner", is_partner=True,
                         has_joined=name in joined)
        for sector, names in SECTORS.items() for name in names
    )  # fmt: skip
    young = (
        PackOrganisation(organisation=name, sector="jong talent", is_partner=False,
                         relation="samenwerking jong talent")
        for name in ("LEF", "Stichting WIJS", "VONK traineeship")
    )  # fmt: skip
    return (*partners, *young)


def _contributions() -> tuple[PackContribution, ...]:
    partners = [name for names in SECTORS.values() for name in names]
    pattern = "101200 010010 010000 100000 000000 021000 100100 010000 002000 010010 000100 110000 " \
              "001000 020000 000100 100010 000000 010200 001000 203040 110100"  # fmt: skip
    return tuple(
        PackContribution(organisation=name, kind=kind, number=int(digit))
        for name, digits in zip(partners, pattern.split(), strict=True)
        for kind, digit in zip(KINDS_OF_CONTRIBUTION, digits, strict=True) if int(digit)
    )  # fmt: skip


EVIDENCE = ("focal_points", "activities", "contributions", "stories")


def _evidence(activities) -> dict[str, tuple[int, int, int]]:
    units = [one for one in activities if one.is_counted]
    stories = {"De praktijk in": 1, "Verhalen vertellen": 2}
    return {
        name: (sum(name in one.focal_points for one in units),
               3 if name == "De praktijk in" else 0, stories.get(name, 0))
        for name in FOCAL_POINTS
    }  # fmt: skip


def _focal_points() -> tuple[PackFocalPoint, ...]:
    known = {"De praktijk in": ("Wijken bereikt", 12.0), "Verhalen vertellen": ("Verhalen", 6.0)}
    return tuple(
        PackFocalPoint(focal_point=name, indicator=known.get(name, ("", None))[0],
                       target=known.get(name, ("", None))[1])
        for name in FOCAL_POINTS
    )  # fmt: skip


def _places(activities) -> tuple[PackPlace, ...]:
    names = [place for one in activities if one.is_counted for place in one.neighbourhoods]
    by_wijk = Counter(PARENTS[name] for name in names)
    by_name = Counter(names)
    wijken = (PackPlace(name=name, is_wijk=True, latitude=latitude, longitude=longitude,
                        activities=by_wijk[name]) for name, latitude, longitude in WIJKEN)  # fmt: skip
    points = (PackPlace(name=name, is_wijk=False, latitude=latitude, longitude=longitude,
                        activities=by_name[name])
              for name, _, latitude, longitude in POINTS if by_name[name])  # fmt: skip
    return (*wijken, *points)


def _ties() -> tuple[tuple[str, str], ...]:
    partners = [name for names in SECTORS.values() for name in names]
    drawn = [partners[index] for index in (0, 1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 15, 16, 17, 19, 20)]
    steps = ((0, 3), (0, 5), (0, 14), (1, 5), (1, 9), (1, 14), (2, 7), (2, 14), (4, 14), (4, 9), (4, 0),
             (5, 14), (6, 10), (7, 14), (8, 11), (9, 14), (10, 13), (11, 14), (12, 8), (13, 14), (15, 14),
             (15, 4), (0, 15), (3, 4), (0, 9), (2, 13))  # fmt: skip
    return tuple(sorted({tuple(sorted((drawn[a], drawn[b]))) for a, b in steps}))
