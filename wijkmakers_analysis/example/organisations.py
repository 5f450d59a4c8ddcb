"""Invent the partners; real organisations stand in their public role only."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis.example.rows import ANNIVERSARY, INVENTED, NEWS, SITE, Row
from wijkmakers_analysis.schemas.organisations import OTHER, PARTNER, YOUNG_TALENT_PARTNER

MUNICIPALITY = "gemeente Groningen"


@dataclass(frozen=True)
class Partner:
    """A partner of the example.

    Parameters
    ----------
    weight
        Its size beside the others, in people of the default example.
    since, until
        First and last day; None is from before the first year, or still.
    """

    name: str
    sector: str
    weight: int
    since: date | None = None
    until: date | None = None
    alias: str | None = None
    area: str | None = None


# In order of joining the list: a smaller example takes the first ones.
FOUNDERS = (
    Partner(MUNICIPALITY, "gemeente", 58),
    Partner("Woonstichting Het Blauwe Dak", "woningcorporatie", 34, alias="Het Blauwe Dak",
            area="Paddepoel; Vinkhuizen"),
    Partner("Welzijn De Kruimelbrug", "welzijn", 22, alias="De Kruimelbrug",
            area="Paddepoel; Selwerd"),
    Partner("Woonstichting Zeven Sleutels", "woningcorporatie", 26, area="Lewenborg; Beijum"),
    Partner("Zorggroep Lindebries", "zorg", 16, area="Helpman; De Wijert"),
    Partner("Hogeschool Wad en Wijk", "onderwijs", 14),
    Partner("Stichting Buurtknoop", "welzijn", 15, area="Oosterparkwijk"),
    Partner("Bouwbedrijf Klinker en Kade", "ontwikkelaar", 9),
    Partner("Politieteam Zevenbruggen", "politie", 7, area="Oosterparkwijk; Korrewegwijk"),
    Partner("Wooncorporatie De Ganzenpas", "woningcorporatie", 18,
            area="De Hoogte; Indische buurt"),
    Partner("Mbo-college De Werkplank", "onderwijs", 12, alias="De Werkplank"),
    Partner("Thuiszorg De Wollen Sok", "zorg", 9, area="Beijum"),
    Partner("Gebiedsmakers Noorderverf", "ontwikkelaar", 5),
    Partner("Energiecoöperatie De Warme Muts", "energie", 4, area="Selwerd"),
    Partner("Opbouwwerk Stoepkrijt", "welzijn", 8, area="Vinkhuizen; Hoogkerk"),
    Partner("Ontwikkelbureau Halfsteens", "ontwikkelaar", 2, until=date(2023, 6, 30)),
    Partner("Woonstichting Aan de Lantaarn", "woningcorporatie", 11, since=date(2022, 3, 15)),
    Partner("Kenniskring Stadsgras", "onderwijs", 6, since=date(2022, 4, 1)),
    Partner("Huis voor Herstel Lichtval", "zorg", 3, since=date(2022, 6, 1)),
    Partner("Buurthuizen Om de Hoek", "welzijn", 4, since=date(2022, 9, 1)),
    Partner("Adviesbureau Twaalf Stoelen", "advies", 1, since=date(2022, 10, 1)),
)  # fmt: skip
JOINED_LATER = (
    Partner("Bouwgroep Ruitjespapier", "ontwikkelaar", 5, since=date(2023, 2, 1)),
    Partner("Theaterhuis De Dweilpauze", "cultuur", 3, since=date(2023, 9, 1)),
)
# Name, sector, relation, source: what is public, in the role that is public.
PUBLIC = (
    ("Nijestee", "woningcorporatie", OTHER,
     f"{NEWS}/eerste-deelnemers-aan-de-slag-in-de-werkplaats"),
    ("VONK traineeship", "jong talent", YOUNG_TALENT_PARTNER, ANNIVERSARY),
    ("LEF", "jong talent", YOUNG_TALENT_PARTNER, ANNIVERSARY),
    ("Stichting WIJS", "jong talent", YOUNG_TALENT_PARTNER, ANNIVERSARY),
    ("Let's Gro", "festival", OTHER, ANNIVERSARY),
    ("Forum Groningen", "cultuur", OTHER, ANNIVERSARY),
    ("Bie de Buuf", "horeca", OTHER, ANNIVERSARY),
    ("TuinindeStad", "bewoners", OTHER,
     f"{NEWS}/eerste-deelnemers-aan-de-slag-in-de-werkplaats"),
    ("MFC 't Vinkhuys", "welzijn", OTHER,
     f"{NEWS}/wijkmakers-presenteren-eerste-oplossing-in-werkplaats"),
    ("BSV De Hoogte", "bewoners", OTHER,
     f"{NEWS}/eerste-tien-wijkmakers-hebben-diploma-op-zak"),
    ("Wijkrestaurant De Duindoorn", "horeca", OTHER,
     f"{NEWS}/digitaal-door-de-wijk-met-vr"),
    ("Het Paleis", "cultuur", OTHER,
     f"{NEWS}/dertien-nieuwe-wijkmakers-ronden-de-leergang-af"),
)  # fmt: skip
MADE_UP_STARTS = ("Stichting", "Bureau", "Huis", "Werkplaats", "Vereniging", "Atelier", "Kring")
MADE_UP_MIDDLES = (
    "De Natte", "De Gele", "De Lange", "De Scheve", "De Stille", "De Ronde", "De Blije",
    "De Dappere", "De Lichte", "De Vlugge", "De Kromme", "De Zachte",
)  # fmt: skip
MADE_UP_ENDS = ("Paraplu", "Vlieger", "Ladder", "Kapstok", "Theepot", "Waslijn", "Fietsbel",
                "Gieter", "Zaklamp", "Schommel", "Bezem", "Drempel")  # fmt: skip
MADE_UP_SECTORS = ("woningcorporatie", "welzijn", "zorg", "onderwijs", "ontwikkelaar", "energie",
                   "cultuur", "advies", "sport", "bewoners")  # fmt: skip


def invent_partners(seed: int, count: int, years: int) -> list[Partner]:
    """Return the partners: `count` at the end of the first year, and who joined later.

    Parameters
    ----------
    seed
        Only sizes of partners beyond the known ones depend on it.
    count
        From 2.
    years
        With one year nobody joins later.
    """
    draw = random.Random(f"{seed} partners")
    more = [
        Partner(_made_up_name(at), MADE_UP_SECTORS[at % len(MADE_UP_SECTORS)],
                max(1, 60 // draw.randrange(1, 61)))
        for at in range(count - len(FOUNDERS))
    ]  # fmt: skip
    later = JOINED_LATER if years > 1 and count >= len(FOUNDERS) else ()
    return [*FOUNDERS[:count], *more, *later]


def organisation_rows(partners: Sequence[Partner]) -> list[Row]:
    """Return the rows of the sheet Organisaties."""
    invented = [
        {
            "organisation": partner.name,
            "also_known_as": partner.alias,
            "sector": partner.sector,
            "relation": PARTNER,
            "working_area": partner.area,
            "start_date": partner.since or date(2021, 11, 1),
            "end_date": partner.until,
            "source": INVENTED,
        }
        for partner in partners
    ]
    public = [
        {"organisation": name, "sector": sector, "relation": relation, "source": source}
        for name, sector, relation, source in PUBLIC
    ]
    return [*invented, *public]


def contact_rows(partners: Sequence[Partner]) -> list[Row]:
    """Return the rows of the sheet Contactpersonen: an invented person for each partner."""
    starts = ("Balthasar", "Clementine", "Floris", "Hadewych", "Ignaas", "Kwinten", "Leontien")
    rows = []
    for at, partner in enumerate(partners):
        name = f"{starts[at % len(starts)]} Postzegel{('laan', 'kade', 'plein')[at % 3]}"
        rows.append(
            {
                "organisation": partner.name,
                "person": name,
                "email": f"rapport{at + 1}@example.org",
                "salutation": f"Beste {name.split()[0]}",
                "source": INVENTED,
            }
        )
    return rows


def partner_count_rows() -> list[Row]:
    """Return the rows of the sheet Aantal partners: the two counts that are public."""
    return [
        {"date": "februari 2022", "partner_count": 16, "source": f"{SITE} (openbaar bekend)"},
        {"date": "november 2022", "partner_count": 21, "source": ANNIVERSARY},
    ]


def _made_up_name(at: int) -> str:
    starts, middles, ends = len(MADE_UP_STARTS), len(MADE_UP_MIDDLES), len(MADE_UP_ENDS)
    name = (
        f"{MADE_UP_STARTS[at % starts]} {MADE_UP_MIDDLES[at // starts % middles]} "
        f"{MADE_UP_ENDS[at // starts // middles % ends]}"
    )
    block = at // (starts * middles * ends)
    return f"{name} {block + 1}" if block else name
