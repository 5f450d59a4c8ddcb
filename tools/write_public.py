"""Write data/public from data/facts: what is publicly known of Wijkmakers, and nothing else.

Run it as ``python tools/write_public.py``; ``tests/test_data.py`` proves that the committed
workbooks are its output. Titles and texts are in our own words; every row names its page.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from wijkmakers_analysis.example.writing import Rows, write_workbook
from wijkmakers_analysis.schemas.activities import COMMISSIONED, OWN
from wijkmakers_analysis.schemas.labs import ANSWER
from wijkmakers_analysis.schemas.office import OTHER as OTHER_PILLAR
from wijkmakers_analysis.schemas.office import PILLAR_BY_KIND
from wijkmakers_analysis.schemas.organisations import OTHER, PARTNER, YOUNG_TALENT_PARTNER

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "data" / "facts"
PUBLIC = ROOT / "data" / "public" / "werkboeken"
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
          "oktober", "november", "december")  # fmt: skip
ANNIVERSARY = "https://wijkmakers.nl/over/nieuws/wijkmakers-is-jarig"
SITE = "https://wijkmakers.nl"
# Names as the sheets write them, to the name in the facts; the long form is an alias.
SHORT_NAMES = {
    "Politie (wijkagent Oosterparkwijk)": "Politie",
    "Team Klimaatadaptatie (kennisinstellingen, provincie, gemeente)": "Team Klimaatadaptatie",
    "Maatschappelijke coalitie (gemeente en maatschappelijke organisaties)":
        "Maatschappelijke coalitie",
}  # fmt: skip
SECTORS = {"horeca (buurtrestaurant)": "horeca", "horeca (wijkrestaurant)": "horeca"}
NEIGHBOURHOODS = {"Hunzeboord (gebied)": "Hunzeboord"}
# Numbers of people in a course or traineeship: they count who took part, not visitors of a day.
NOT_VISITORS = ("A13", "A29")
YOUNG_TALENT = ("VONK traineeship", "LEF", "Stichting WIJS")
# The page says with whom; the facts hold it in a note.
TITLES = {"A12": "Themabijeenkomst jong talent in de wijkvernieuwing, met VONK traineeship"}
LAB_START = f"{SITE}/over/nieuws/eerste-deelnemers-aan-de-slag-in-de-werkplaats"
LAB_END = f"{SITE}/over/nieuws/wijkmakers-presenteren-eerste-oplossing-in-werkplaats"
COMMISSION = f"{SITE}/over/nieuws/wijkwandeling-co-creatie-zorgt-voor-goed-gesprek"
# Activity for which a role in the facts counts, by organisation and page. No row, no contribution.
CONTRIBUTIONS = (
    ("Forum Groningen", "plek", "A01", "november 2021", None, ANNIVERSARY),
    ("Let's Gro", "plek", "A01", "november 2021", "een plek op het festival", ANNIVERSARY),
    ("Nijestee", "vraagstuk", "A05", date(2022, 2, 1),
     "het vraagstuk van werkplaats 1; de datum is die van de start", LAB_START),
    ("TuinindeStad", "plek", "A06", date(2022, 2, 1), None, LAB_START),
    ("MFC 't Vinkhuys", "plek", "A07", date(2022, 4, 12), None, LAB_END),
    ("KAW", "deelnemers", "A05", date(2022, 4, 12),
     "een medewerker deed mee; de datum is die van het slot", LAB_END),
    ("gemeente Groningen", "opdracht", "A09", None, "een deel van de zomeracademie", COMMISSION),
    ("Wijkrestaurant De Duindoorn", "plek", "A03", None, None,
     f"{SITE}/over/nieuws/digitaal-door-de-wijk-met-vr"),
    ("Woonborg", "deelnemers", "A13", None, "een medewerker deed mee",
     f"{SITE}/over/nieuws/een-kijkje-in-de-tweede-leergang"),
    ("Let's Gro", "plek", "A17", date(2022, 11, 7), "een plek op het festival", ANNIVERSARY),
    ("BSV De Hoogte", "plek", "A04", date(2022, 11, 17), None,
     f"{SITE}/over/nieuws/eerste-tien-wijkmakers-hebben-diploma-op-zak"),
    ("Bie de Buuf", "plek", "A18", date(2022, 11, 25), None, ANNIVERSARY),
)  # fmt: skip
QUESTIONS = (
    ("Hoe zien we problemen in een wijk eerder, en wat doen we er dan mee?", "Nijestee",
     date(2022, 2, 1), "A05", ANSWER, date(2022, 4, 12), LAB_START),
    ("Welk beeld hebben mensen van de veiligheid in de Oosterparkwijk?", "gemeente Groningen",
     None, "A27", None, None, f"{SITE}/over/nieuws/"
     "wijkmakers-en-studenten-van-wijs-presenteren-oplossing-in-werkplaats"),
)  # fmt: skip
OUTLOOK = (
    "Wijkmakers schrijft aan een meerjarenplan. Voor het komende jaar zijn er vijf "
    "speerpunten.\n\n"
    "De bijeenkomst met de partners van 25 november 2022 ging ook over de toekomst van het "
    "netwerk. Leidraad was de ongedeelde stad: een stad waarin plaats is voor iedereen."
)
NOTE = (
    "Openbaar bekend over Wijkmakers",
    "",
    "Dit werkboek bevat alleen wat op openbare pagina's staat. Er is niets bij bedacht. Daarom "
    "zijn veel cellen leeg: wat niet bekend is, staat er niet.",
    "In de kolom bron staat bij elke rij de pagina.",
    "Er staan geen namen van mensen in, alleen rollen.",
    "Van de eigen bron naar dit werkboek: data/facts en tools/write_public.py.",
)


def write_public(folder: Path = PUBLIC) -> list[Path]:
    """Write the workbooks into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    activities = read_facts("activities")
    organisations = read_facts("organisations")
    books = {
        "Activiteiten.xlsx": [
            Rows("activities", [activity_row(fact) for fact in activities]),
            Rows("cohorts", [cohort_row(fact) for fact in read_facts("cohorts")
                             if not fact["edition"].startswith("traineeship")]),
            Rows("kinds", kind_rows(activities)),
        ],
        "Partners.xlsx": [
            Rows("organisations", organisation_rows(organisations)),
            Rows("partner_counts", partner_count_rows()),
            Rows("contributions", contribution_rows()),
            Rows("practice_questions", question_rows()),
        ],
        "Speerpunten en teksten.xlsx": [
            Rows("focal_points", focal_point_rows(read_facts("priorities"))),
            Rows("texts", text_rows()),
        ],
    }  # fmt: skip
    for name, sheets in books.items():
        write_workbook(folder / name, sheets, NOTE)
    return [folder / name for name in books]


def read_facts(name: str) -> list[dict[str, str]]:
    """Read one csv of data/facts."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def activity_row(fact: Mapping[str, str]) -> dict:
    """Turn one activity of the facts into a row of Activiteiten; inferred initiative is blank."""
    first, last = (_day(fact[name]) for name in ("date_earliest", "date_latest"))
    is_stated = fact["initiative_basis"] == "stated"
    places = "; ".join(
        NEIGHBOURHOODS.get(place.strip(), place.strip())
        for place in fact["neighbourhood"].split(";")
    )
    return _filled(
        activity_id=fact["id"],
        activity_title=TITLES.get(fact["id"], fact["title"]),
        kind=fact["type"],
        date=_loose(fact["date"], first, last),
        end_date=_loose(fact["end_date"], None, None),
        earliest_date=first,
        latest_date=last,
        parent_id=fact["parent_id"],
        is_series="ja" if fact["id"] == "A08" else None,
        is_list_complete="nee" if fact["id"] == "A08" else None,
        planned_kind=fact["planned_type"],
        neighbourhoods=places,
        venue=fact["venue"],
        guide_role=fact["guide_role"],
        initiative={"own": OWN, "commissioned": COMMISSIONED}[fact["initiative"]]
        if is_stated
        else None,
        commissioner=_named(fact["commissioning_organisation"]),
        theme=fact["theme"],
        visitors=_visitors(fact),
        source=fact["source_url"],
    )


def kind_rows(facts: Sequence[Mapping[str, str]]) -> list[dict]:
    """Return the kinds that no pillar is known for: they count as overig."""
    unknown = {fact["type"]: fact for fact in facts if fact["type"] not in PILLAR_BY_KIND}
    return [
        {"kind": kind, "pillar": OTHER_PILLAR, "source": fact["source_url"]}
        for kind, fact in unknown.items()
    ]


def cohort_row(fact: Mapping[str, str]) -> dict:
    """Turn one edition of the facts into a row of Edities."""
    edition = fact["edition"]
    return _filled(
        cohort=edition,
        cohort_title=f"Leergang wijkontwikkeling, editie {edition}"
        if edition.isdigit()
        else "Leergang wijkvernieuwing voor bestuurders",
        start_date=_loose(fact["start_date"], None, None),
        end_date=_loose(fact["end_date"], None, None),
        modules=int(fact["modules"]) if fact["modules"] else None,
        started_count=int(fact["started"]) if fact["started"] else None,
        diploma_count=int(fact["graduated"]) if fact["graduated"] else None,
        source=fact["source_url"].split()[-1],
    )


def organisation_rows(facts: Sequence[Mapping[str, str]]) -> list[dict]:
    """Return one row an organisation: partner where a page says so, first-year pages first."""
    ranked = sorted(
        facts, key=lambda fact: (fact["role"] != "partner", fact["first_year"] != "yes")
    )
    by_name = {}
    for fact in ranked:
        by_name.setdefault(fact["name"], fact)
    rows = []
    for name in dict.fromkeys(fact["name"] for fact in facts):
        fact = by_name[name]
        relation = PARTNER if fact["role"] == "partner" else OTHER
        rows.append(
            _filled(
                organisation=SHORT_NAMES.get(name, name),
                also_known_as=name if name in SHORT_NAMES else None,
                sector=SECTORS.get(fact["sector"], fact["sector"]),
                relation=YOUNG_TALENT_PARTNER if name in YOUNG_TALENT else relation,
                source=fact["source_url"],
            )
        )
    return rows


def partner_count_rows() -> list[dict]:
    """Return the two counts of partners that are public."""
    earlier = f"{SITE} (bericht uit februari 2022; de pagina is niet genoteerd)"
    return [
        {"date": "februari 2022", "partner_count": 16, "source": earlier},
        {"date": "november 2022", "partner_count": 21, "source": ANNIVERSARY},
    ]


def contribution_rows() -> list[dict]:
    """Return what organisations brought in, as far as a page ties it to an activity."""
    names = ("organisation", "kind", "activity_id", "date", "explanation", "source")
    return [_filled(**dict(zip(names, row, strict=True))) for row in CONTRIBUTIONS]


def question_rows() -> list[dict]:
    """Return the practice questions; the first was answered with three pieces of advice."""
    names = ("question", "organisation", "date", "activity_id", "follow_up", "follow_up_date",
             "source")  # fmt: skip
    return [_filled(**dict(zip(names, row, strict=True))) for row in QUESTIONS]


def focal_point_rows(facts: Sequence[Mapping[str, str]]) -> list[dict]:
    """Return the five focal points for 2023."""
    return [
        {
            "focal_point": fact["name"],
            "year": int(fact["for_year"][:4]),
            "source": fact["source_url"],
        }
        for fact in facts
    ]


def text_rows() -> list[dict]:
    """Return the outlook: a summary of the public page, and it says so."""
    return [
        {
            "year": 2022,
            "place": "vooruitblik",
            "wording": OUTLOOK,
            "speaker_role": "samenvatting van de openbare pagina door de makers van dit bestand",
            "source": ANNIVERSARY,
        }
    ]


def _filled(**row) -> dict:
    return {name: value for name, value in row.items() if value not in ("", None)}


def _named(commissioner: str) -> str | None:
    """Return a commissioner only where a named organisation of the list is meant."""
    known = {fact["name"].lower(): fact["name"] for fact in read_facts("organisations")}
    name = known.get(commissioner.lower())
    return SHORT_NAMES.get(name, name) if name else None


def _visitors(fact: Mapping[str, str]) -> int | str | None:
    """Return the published number; a lower bound is written as such."""
    number = fact["attendance_published"]
    if not number or fact["id"] in NOT_VISITORS:
        return None
    return f"meer dan {number}" if "lower bound" in fact["attendance_note"] else int(number)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == 10 else None


def _loose(text: str, first: date | None, last: date | None) -> date | str | None:
    """Return a day, a month in words or a year; nothing where narrower bounds are known."""
    if len(text) == 10:
        return date.fromisoformat(text)
    if len(text) == 7:
        return f"{MONTHS[int(text[5:]) - 1]} {text[:4]}"
    year = (date(int(text), 1, 1), date(int(text), 12, 31)) if text else None
    is_narrower = year and first and last and (first, last) != year and first.year == last.year
    return None if is_narrower else text or None


if __name__ == "__main__":
    for path in write_public():
        print(path.relative_to(ROOT))
