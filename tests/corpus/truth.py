"""Invent one small programme, whole and without a fault: what every layout of the corpus says.

Every person has a nonsense name, so that each word of it is a canary. Records are plain Python:
a day is a date, a month or year a ``Rough``, a neighbourhood list a tuple, a person a ``Who``.
"""

import itertools
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

# The sheets as the office knows them: table -> its title, and column -> header.
TITLES = {
    "activities": "Activiteiten", "attendance": "Aanwezigheid", "participants": "Deelnemers",
    "affiliations": "Werkt bij", "organisations": "Organisaties", "contacts": "Contactpersonen",
    "partner_counts": "Aantal partners", "contributions": "Bijdragen",
    "practice_questions": "Vraagstukken", "cohorts": "Edities", "enrolments": "Inschrijvingen",
    "survey_questions": "Vragen", "survey_answers": "Antwoorden", "stories": "Verhalen",
    "focal_points": "Speerpunten", "kinds": "Soorten", "doubles": "Dubbelen",
    "house_style": "Huisstijl", "texts": "Teksten",
}  # fmt: skip
HEADERS = {
    "activities": {
        "activity_id": "activiteit", "activity_title": "titel", "kind": "soort", "date": "datum",
        "end_date": "einddatum", "parent_id": "onderdeel van", "is_series": "reeks",
        "neighbourhoods": "wijk", "venue": "locatie", "initiative": "initiatief",
        "commissioner": "opdrachtgever", "theme": "thema", "focal_points": "speerpunt",
        "status": "status", "capacity": "plaatsen", "visitors": "bezoekers geteld",
    },
    "attendance": {
        "activity_id": "activiteit", "person": "deelnemer", "organisation": "organisatie",
        "is_registered": "aangemeld", "presence": "aanwezig", "role": "rol",
    },
    "participants": {
        "person": "deelnemer", "email": "e-mail", "age_band": "leeftijdsgroep",
        "is_young_talent": "jong talent", "is_student": "student", "role_since": "rol sinds",
    },
    "affiliations": {
        "person": "deelnemer", "organisation": "organisatie", "start_date": "van",
        "end_date": "tot",
    },
    "organisations": {
        "organisation": "organisatie", "also_known_as": "ook bekend als", "sector": "sector",
        "relation": "relatie", "working_area": "werkgebied", "start_date": "sinds",
        "end_date": "tot",
    },
    "contacts": {
        "organisation": "organisatie", "person": "naam", "email": "e-mail",
        "salutation": "aanhef",
    },
    "partner_counts": {"date": "datum", "partner_count": "aantal", "source": "bron"},
    "contributions": {
        "organisation": "organisatie", "date": "datum", "kind": "soort",
        "activity_id": "activiteit", "explanation": "toelichting",
    },
    "practice_questions": {
        "question": "vraagstuk", "organisation": "organisatie", "date": "datum",
        "activity_id": "activiteit", "follow_up": "opvolging",
        "follow_up_date": "datum opvolging",
    },
    "cohorts": {
        "cohort": "editie", "cohort_title": "titel", "start_date": "start", "end_date": "eind",
        "modules": "modules", "capacity": "plaatsen",
    },
    "enrolments": {
        "cohort": "editie", "person": "deelnemer", "organisation": "organisatie",
        "status": "status", "diploma_date": "datum diploma",
    },
    "survey_questions": {
        "item": "vraag", "wording": "tekst", "kind": "soort", "scale_low": "schaal min",
        "scale_high": "schaal max",
    },
    "survey_answers": {
        "activity_id": "activiteit", "cohort": "editie", "respondent": "respondent",
        "moment": "moment", "item": "vraag", "score": "score",
    },
    "stories": {
        "story": "verhaal", "quote": "tekst", "date": "datum", "speaker_role": "van wie",
        "activity_id": "activiteit", "value_cycle": "waardecyclus", "consent": "toestemming",
        "valid_until": "geldig tot", "is_name_allowed": "naam noemen",
    },
    "focal_points": {
        "focal_point": "speerpunt", "year": "jaar", "explanation": "toelichting",
        "target": "doel",
    },
    "kinds": {"kind": "soort", "pillar": "pijler", "counts_in": "telt mee in"},
    "doubles": {
        "person_1": "deelnemer 1", "person_2": "deelnemer 2", "is_same": "zelfde",
        "date": "datum", "decided_by": "door",
    },
    "house_style": {"setting": "wat", "value": "waarde"},
    "texts": {
        "year": "jaar", "place": "plaats", "wording": "tekst", "speaker_role": "van wie",
    },
}  # fmt: skip
# The columns of dates that may be a month or a year.
LOOSE = {
    ("activities", "date"), ("activities", "end_date"), ("partner_counts", "date"),
    ("contributions", "date"), ("practice_questions", "date"),
    ("practice_questions", "follow_up_date"), ("cohorts", "start_date"), ("cohorts", "end_date"),
    ("stories", "date"),
}  # fmt: skip
ORGANISATIONS = (
    ("Wibbelwonen", ("Stichting Wibbelwonen", "WBW"), "woningcorporatie", "partner"),
    ("Knorpelhuis", ("Knorpel Huis",), "woningcorporatie", "partner"),
    ("Zorgvlonder", (), "welzijn", "partner"),
    ("Plompstad", ("Gemeente Plompstad",), "gemeente", "partner"),
    ("Café Tröstel", (), "cultuur", "partner"),
    ("Hogeschool Vlink", ("HVL",), "onderwijs", "samenwerking jong talent"),
    ("Drempelloos", (), "welzijn", "overig"),
    ("Bureau Ysbrum", (), "advies", "overig"),
)
# (id, title, kind, day, neighbourhoods, parent)
ACTIVITIES = (
    ("W01", "Wandeling één", "wijkwandeling", date(2022, 2, 3), ("Selwerd",), "WS"),
    ("W02", "Wandeling twee", "wijkwandeling", date(2022, 3, 15), ("Beijum", "Lewenborg"), "WS"),
    ("W03", "Wandeling drie", "wijkwandeling", date(2022, 4, 5), ("Paddepoel",), "WS"),
    ("W04", "Wandeling vier", "wijkwandeling", date(2022, 5, 24), ("Oosterpoort",), "WS"),
    ("B01", "Bijeenkomst over groen", "bijeenkomst", date(2022, 6, 9), (), None),
    ("B02", "Bijeenkomst; over licht", "bijeenkomst", date(2022, 9, 29), ("Helpman",), None),
    ("K01", 'Workshop "luisteren"', "workshop", date(2022, 10, 11), (), None),
    ("K02", "Workshop, deel 2", "workshop", date(2022, 10, 12), (), None),
    ("P01", "Partnerlunch", "partnerbijeenkomst", date(2022, 1, 20), ("De Hoogte",), None),
    ("T01", "Kennissessie op afstand", "bijeenkomst", date(2022, 4, 19), (), None),
    ("Z01", "Gesprek op afstand", "bijeenkomst", date(2022, 11, 3), (), None),
    ("E01", "Festival van de wijk", "festival", date(2022, 7, 2), ("Vinkhuizen",), None),
)
LISTED = ("W01", "W02", "W03", "W04", "B01", "B02", "K01", "K02")
ONLINE = ("T01", "Z01", "E01")
FIRST_DAY = date(2021, 11, 1)
_ONSETS = ("Vr", "Zw", "Kl", "Gn", "Br", "Dw", "Fl", "Kn", "Pl", "Schr", "Tj", "Wr", "Sm", "Qu")
_VOWELS = ("o", "u", "ij", "oe", "a", "eu", "ë", "i", "é", "ui")
_MIDDLES = ("mb", "lk", "rt", "ns", "bb", "gd", "pf", "zz", "ck", "vl", "xt", "dr")
_TAILS = ("elaar", "ikx", "ouda", "umpf", "ersma", "akwo", "oliq", "yster", "ingax", "uzzo")


@dataclass(frozen=True)
class Rough:
    """A month ('2022-06') or a year ('2022')."""

    iso: str

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day."""
        year, _, month = self.iso.partition("-")
        if not month:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        first = date(int(year), int(month), 1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class AtLeast:
    """'meer dan 30'."""

    number: int


@dataclass(frozen=True)
class Who:
    """How a cell writes a person: their number and the text."""

    number: int
    text: str


@dataclass(frozen=True)
class Organisation:
    """An organisation as it is called; a layout may write an alias."""

    name: str


@dataclass(frozen=True)
class Person:
    """An invented person."""

    number: int
    first: str
    last: str
    organisation: str | None
    is_registered: bool = True
    code: str = ""

    @property
    def name(self) -> str:
        """First and family name."""
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        """An address that is nobody's."""
        plain = f"{self.first}.{self.last}".lower()
        for accented, letter in (("ë", "e"), ("é", "e")):
            plain = plain.replace(accented, letter)
        return f"{plain}@example.org"

    def by_name(self) -> Who:
        """Write the person by name."""
        return Who(self.number, self.name)

    def by_email(self) -> Who:
        """Write the person by address."""
        return Who(self.number, self.email)

    def by_code(self) -> Who:
        """Write the person by code where there is one, else by name."""
        return Who(self.number, self.code or self.name)


Record = dict[str, object]


@dataclass
class Truth:
    """Every table as records, and the people in them."""

    people: list[Person]
    tables: dict[str, list[Record]] = field(default_factory=dict)
    # Numbers of the records of attendance that a list of crosses can hold.
    listed: list[int] = field(default_factory=list)
    trainees: tuple[int, ...] = ()
    same_person: tuple[int, int] = (0, 0)
    open_pair: tuple[int, int] = (0, 0)

    def canaries(self) -> set[str]:
        """Return every word that gives an invented person away."""
        words = set()
        for person in self.people:
            words |= {person.last.casefold(), person.email, person.email.split("@")[0]}
            words |= {person.first.casefold()} if len(person.first) > 4 else set()
            words |= {person.code.casefold()} if person.code else set()
        return words - {"", "none", "na", "none.@example.org", "na.@example.org", "none.", "na."}


def make_truth(seed: int = 3) -> Truth:
    """Invent the programme; the same seed gives the same one."""
    luck = random.Random(seed)
    people = _people(luck)
    truth = Truth(people)
    truth.tables = {
        "activities": _activities(),
        "organisations": _organisations(),
        **_offices(people),
    }
    _add_people(truth, luck)
    _add_attendance(truth, luck)
    _add_course(truth, luck)
    _add_stories(truth)
    return truth


def affiliations_on(truth: Truth, person: int, day: date) -> list[str]:
    """Return where somebody works on a day, by sheet Werkt bij; both ends are included."""
    return [
        row["organisation"].name
        for row in truth.tables["affiliations"]
        if row["person"].number == person
        and (row["start_date"] or date.min) <= day <= (row["end_date"] or date.max)
    ]


def _words(luck: random.Random) -> list[str]:
    """Return nonsense words of which no two are alike."""
    parts = [_ONSETS, _VOWELS, _MIDDLES, _TAILS]
    every = list(itertools.product(*parts))
    luck.shuffle(every)
    kept: list[tuple] = []
    for word in every:
        if all(sum(a != b for a, b in zip(word, other, strict=True)) >= 2 for other in kept):
            kept.append(word)
        if len(kept) == 140:
            break
    return ["".join(word) for word in kept]


def _people(luck: random.Random) -> list[Person]:
    words = _words(luck)
    homes = [name for name, *_ in ORGANISATIONS]
    people = []
    for number in range(60):
        first, last = words[number], words[number + 70]
        home = homes[number % len(homes)]
        if number < 36:
            people.append(Person(number, first, last, home))
        elif number < 42:
            people.append(Person(number, first, last, home, code=f"dn-{number}7{number}"))
        elif number < 50:
            people.append(Person(number, first, last, home, is_registered=False))
        elif number < 53:
            people.append(Person(number, first, last, None))  # the trainees
        elif number < 56:
            home = ("bewoner", "zelfstandig", "student")[number - 53]
            people.append(Person(number, first, last, home, is_registered=False))
        else:
            people.append(Person(number, first, last, home, is_registered=False))
    # Two words that pandas takes for a blank, and an accent in a family name.
    people[48] = Person(48, "None", "", "Wibbelwonen", is_registered=False)
    people[49] = Person(49, "NA", "", "Knorpelhuis", is_registered=False)
    # 56 and 57 are one person, so was decided; 58 and 59 look alike and nobody decided.
    people[57] = Person(57, f"{people[56].first[0]}.", people[56].last, people[56].organisation,
                        is_registered=False)  # fmt: skip
    one = people[58]
    people[59] = Person(59, one.last, one.first, one.organisation, is_registered=False)
    return [_tidy(person) for person in people]


def _tidy(person: Person) -> Person:
    if person.last:
        return person
    return _Short(person.number, person.first, "", person.organisation, False)


class _Short(Person):
    """Somebody whose whole name is one word."""

    @property
    def name(self) -> str:
        return self.first


def _activities() -> list[Record]:
    series = {
        "activity_id": "WS", "activity_title": "Alle wandelingen", "kind": "wijkwandeling",
        "date": None, "end_date": None, "parent_id": None, "is_series": True,
        "neighbourhoods": (), "venue": None, "initiative": None, "commissioner": None,
        "theme": None, "focal_points": (), "status": "doorgegaan", "capacity": None,
        "visitors": None,
    }  # fmt: skip
    rows = [series]
    for place, (code, title, kind, day, areas, parent) in enumerate(ACTIVITIES):
        rows.append({
            "activity_id": code, "activity_title": title, "kind": kind, "date": day,
            "end_date": day + timedelta(days=1) if kind == "festival" else None,
            "parent_id": parent, "is_series": None, "neighbourhoods": areas,
            "venue": f"Zaal {place + 1}", "initiative": ("eigen", "opdracht")[place % 2],
            "commissioner": Organisation("Plompstad") if place % 2 else None,
            "theme": "Groen & schoon" if place % 3 else None,
            "focal_points": ("Groen", "Licht")[: place % 3],
            "status": "doorgegaan", "capacity": 1_250 if code == "E01" else 20 + place,
            "visitors": 1_100 if code == "E01" else (AtLeast(30) if code == "B01" else None),
        })  # fmt: skip
    rows.append({
        **series, "activity_id": "M01", "activity_title": "Markt", "kind": "festival",
        "date": Rough("2022-06"), "is_series": None, "visitors": AtLeast(40),
    })  # fmt: skip
    rows.append({
        **series, "activity_id": "X01", "activity_title": "Afgelaste avond",
        "kind": "bijeenkomst", "date": date(2022, 8, 30), "is_series": None,
        "status": "geannuleerd",
    })  # fmt: skip
    return rows


def _organisations() -> list[Record]:
    areas = (("Selwerd", "Paddepoel"), (), ("Beijum",))
    return [
        {
            "organisation": name, "also_known_as": aliases, "sector": sector,
            "relation": relation, "working_area": areas[place % 3],
            "start_date": date(2021, 1 + place, 14 + place) if place % 2 else None,
            "end_date": None,
        }
        for place, (name, aliases, sector, relation) in enumerate(ORGANISATIONS)
    ]  # fmt: skip


def _offices(people: list[Person]) -> dict[str, list[Record]]:
    names = [name for name, *_ in ORGANISATIONS]
    kinds = ("plek", "gids of spreker", "vraagstuk", "deelnemers", "opdracht", "uren of geld")
    days = (date(2022, 3, 1), date(2022, 3, 28), Rough("2022-05"), Rough("2022"), None)
    return {
        "contacts": [
            {
                "organisation": Organisation(name), "person": people[place].by_name(),
                "email": people[place].email, "salutation": f"Beste {people[place].first}",
            }
            for place, name in enumerate(names)
        ],
        "partner_counts": [
            {"date": Rough("2021-12"), "partner_count": 17, "source": "nieuwsbrief"},
            {"date": date(2022, 6, 30), "partner_count": 21, "source": None},
        ],
        "contributions": [
            {
                "organisation": Organisation(names[place % 7]), "date": days[place % 5],
                "kind": kinds[place % 6], "activity_id": LISTED[place % 8] if place % 2 else None,
                "explanation": f"Bijdrage {place + 1}; zonder namen" if place % 3 else None,
            }
            for place in range(14)
        ],
        "practice_questions": [
            {
                "question": f"Hoe komt er meer {word} in de straat?",
                "organisation": Organisation(names[place]), "date": date(2022, 2 + place, 17),
                "activity_id": LISTED[place] if place != 2 else None,
                "follow_up": ("antwoord", "proef", "overgenomen", None, "geen")[place],
                "follow_up_date": date(2022, 9, 20 + place) if place < 3 else None,
            }
            for place, word in enumerate(("groen", "licht", "rust", "schaduw", "geluid"))
        ],
        "focal_points": [
            {"focal_point": "Groen", "year": 2022, "explanation": "Meer bomen", "target": 12.5},
            {"focal_point": "Licht", "year": 2022, "explanation": None, "target": 3.0},
        ],
        "kinds": [{"kind": "picknick", "pillar": "ontmoeten", "counts_in": None}],
        "house_style": [
            {"setting": "aanspreekvorm", "value": "u"},
            {"setting": "colofon", "value": "Gemaakt door het bureau"},
        ],
        "texts": [
            {
                "year": 2022, "place": "voorwoord", "wording": "Een goed jaar, met veel regen.",
                "speaker_role": "programmaleider",
            },
            {"year": 2022, "place": "vooruitblik", "wording": "Op naar meer.",
             "speaker_role": None},
        ],
    }  # fmt: skip


def _add_people(truth: Truth, luck: random.Random) -> None:
    bands = ("18-24", "25-34", "35-44", "45-54", None)
    truth.tables["participants"] = [
        {
            "person": person.by_code(), "email": person.email, "age_band": bands[place % 5],
            "is_young_talent": place % 6 == 0 if place % 4 else None, "is_student": place % 9 == 0,
            "role_since": date(2022, 1, 13) + timedelta(days=7 * place) if place % 7 == 0 else None,
        }
        for place, person in enumerate(each for each in truth.people if each.is_registered)
    ]  # fmt: skip
    truth.trainees = (50, 51, 52)
    placements = (
        (("Wibbelwonen", None, date(2022, 3, 31)), ("Knorpelhuis", date(2022, 4, 1),
         date(2022, 8, 31)), ("Zorgvlonder", date(2022, 9, 1), None)),
        (("Plompstad", date(2022, 1, 1), date(2022, 4, 4)), ("Café Tröstel", date(2022, 4, 5),
         date(2022, 9, 28)), ("Drempelloos", date(2022, 9, 29), date(2022, 12, 31))),
        (("Knorpelhuis", FIRST_DAY, date(2022, 2, 28)), ("Plompstad", date(2022, 3, 1),
         date(2022, 6, 30)), ("Wibbelwonen", date(2022, 7, 1), None)),
    )  # fmt: skip
    truth.tables["affiliations"] = [
        {
            "person": truth.people[number].by_name(), "organisation": Organisation(name),
            "start_date": start, "end_date": end,
        }
        for number, jobs in zip(truth.trainees, placements, strict=True)
        for name, start, end in jobs
    ]  # fmt: skip
    one, other = truth.people[56], truth.people[57]
    truth.same_person, truth.open_pair = (56, 57), (58, 59)
    truth.tables["doubles"] = [
        {
            "person_1": one.by_name(), "person_2": other.by_name(), "is_same": True,
            "date": date(2022, 10, 3), "decided_by": "programmaleider",
        },
    ]  # fmt: skip


def _add_attendance(truth: Truth, luck: random.Random) -> None:
    rows: list[Record] = []
    comers = [person for person in truth.people if person.number >= 8]
    for person in comers:
        home = Organisation(person.organisation) if person.organisation else None
        who = person.by_email() if person.number % 10 == 3 and person.is_registered \
            else person.by_code()  # fmt: skip
        coming = list(LISTED) if person.number in truth.trainees else [
            code for code in LISTED if luck.random() < 0.4
        ] or ["W01"]  # fmt: skip
        if person.number in truth.same_person:  # one person is nowhere twice
            coming = list(LISTED[truth.same_person.index(person.number) :: 2])
        for code in coming:
            presence = luck.choices(("aanwezig", "afwezig", "afgemeld"), (8, 2, 1))[0]
            if person.number in (*truth.trainees, *truth.same_person, *truth.open_pair):
                presence = "aanwezig"
            rows.append({
                "activity_id": code, "person": who, "organisation": home, "is_registered": None,
                "presence": presence, "role": None,
            })  # fmt: skip
    truth.listed = list(range(len(rows)))
    roles = ("gids", "spreker", "organisatie", "deelnemer", None)
    for person in truth.people[:16]:
        rows.append({
            "activity_id": "P01", "person": person.by_name(),
            "organisation": Organisation(person.organisation),
            "is_registered": (True, False, None)[person.number % 3],
            "presence": "aanwezig" if person.number % 4 else "afgemeld",
            "role": roles[person.number % 5],
        })  # fmt: skip
    for place, code in enumerate(ONLINE):
        for person in truth.people[4 + 5 * place : 16 + 5 * place]:
            rows.append({
                "activity_id": code, "person": person.by_email(), "organisation": None,
                "is_registered": None, "presence": "aanwezig", "role": None,
            })  # fmt: skip
    truth.tables["attendance"] = rows


def _add_course(truth: Truth, luck: random.Random) -> None:
    truth.tables["cohorts"] = [
        {
            "cohort": "2022-1", "cohort_title": "Eerste editie", "start_date": date(2022, 2, 8),
            "end_date": date(2022, 6, 28), "modules": 6, "capacity": 16,
        },
    ]  # fmt: skip
    states = ("afgerond", "afgerond", "gestopt", "afgerond", "wachtlijst", "overgestapt")
    truth.tables["enrolments"] = [
        {
            "cohort": "2022-1", "person": person.by_name(),
            "organisation": Organisation(person.organisation), "status": states[place % 6],
            "diploma_date": date(2022, 6, 28) if states[place % 6] == "afgerond" else None,
        }
        for place, person in enumerate(truth.people[8:24])
    ]  # fmt: skip
    truth.tables["survey_questions"] = [
        {"item": "V1", "wording": "Ik weet wie ik in de wijk kan vragen.",
         "kind": "zelfbeoordeling", "scale_low": 1.0, "scale_high": 5.0},
        {"item": "V2", "wording": "Beveelt u dit anderen aan?", "kind": "aanbeveling",
         "scale_low": 0.0, "scale_high": 10.0},
        {"item": "V3", "wording": "Ik gebruik het geleerde in mijn werk.", "kind": "toepassing",
         "scale_low": 1.0, "scale_high": 5.0},
    ]  # fmt: skip
    tops = {"V1": 5, "V2": 10, "V3": 5}
    truth.tables["survey_answers"] = [
        {
            "activity_id": None, "cohort": "2022-1", "respondent": person.by_email(),
            "moment": moment, "item": item, "score": luck.randint(1, tops[item]),
        }
        for person in truth.people[8:20]
        for moment, item in (("voor", "V1"), ("na", "V1"), ("na", "V2"), ("na", "V3"))
    ]  # fmt: skip
    truth.tables["survey_answers"][2]["score"] = 7.5


def _add_stories(truth: Truth) -> None:
    truth.tables["stories"] = [
        {
            "story": f"{place + 10}", "quote": text, "date": day, "speaker_role": role,
            "activity_id": code, "value_cycle": cycle, "consent": consent, "valid_until": until,
            "is_name_allowed": False,
        }
        for place, (text, day, role, code, cycle, consent, until) in enumerate((
            ("Ik ken nu mijn buren; dat is fijn.", date(2022, 5, 25), "bewoner", "W04", "1",
             "openbaar", None),
            ('Hij zei: "kom maar langs".', Rough("2022-09"), "opbouwwerker", None, "3",
             "jaaroverzicht", date(2024, 12, 31)),
            ("Regel één\nregel twee", None, "ambtenaar", "B02", None, "partner", None),
            ("Dit blijft onder ons, zei zij.", date(2022, 10, 13), "bewoner", "K02", "4", "nee",
             None),
        ), start=1)
    ]  # fmt: skip
