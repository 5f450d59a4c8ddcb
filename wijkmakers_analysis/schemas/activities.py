"""An activity: anything that was organised, or a part of it."""

from wijkmakers_analysis.schemas.sheet import Column, Sheet

HELD, CANCELLED, MOVED = "doorgegaan", "geannuleerd", "verplaatst"
# What stands at 'wijk' where an activity was about no single one; no wijk counts as reached by it.
WHOLE_CITY = "hele stad"
OWN, COMMISSIONED = "eigen", "opdracht"


class Activities(Sheet):
    """Sheet Activiteiten."""

    title = "Activiteiten"
    row = "een activiteit"
    key = ("activity_id",)

    activity_id = Column(
        "activiteit",
        "id",
        "een eigen code, zoals W01",
        True,
        ("activiteit id", "code", "id", "nummer", "code activiteit", "activiteitcode", "activity"),
    )
    activity_title = Column(
        "titel",
        "text",
        "hoe de activiteit heet",
        True,
        ("naam activiteit", "onderwerp", "naam van de activiteit", "titel activiteit", "title"),
    )
    kind = Column(
        "soort",
        "text",
        "wijkwandeling, workshop, bijeenkomst of een andere soort",
        True,
        ("type", "categorie", "soort activiteit"),
    )
    date = Column(
        "datum",
        "loose_date",
        "een dag; of een maand of jaar als meer niet bekend is",
        aliases=("startdatum", "begindatum", "dag", "datum activiteit", "wanneer", "date"),
    )
    end_date = Column(
        "einddatum",
        "loose_date",
        "laatste dag, als het meer dagen zijn",
        aliases=("tot en met", "slotdatum", "t/m"),
    )
    earliest_date = Column(
        "datum vroegst",
        "date",
        "als de dag niet zeker is: niet eerder dan deze dag",
        aliases=("vroegste datum",),
    )
    latest_date = Column(
        "datum laatst",
        "date",
        "als de dag niet zeker is: niet later dan deze dag",
        aliases=("laatste datum",),
    )
    parent_id = Column(
        "onderdeel van",
        "id",
        "de code van de leergang, werkplaats of reeks waar dit bij hoort",
        aliases=("hoort bij", "deel van"),
    )
    is_series = Column(
        "reeks", "yes_no", "ja als dit een reeks is, zoals de maandelijkse wandeling"
    )
    is_list_complete = Column(
        "lijst volledig", "yes_no", "bij een reeks: nee als niet alle onderdelen in de lijst staan"
    )
    planned_kind = Column(
        "gepland als",
        "text",
        "als het iets anders werd: de soort die gepland was",
        aliases=("bedoeld als",),
    )
    neighbourhoods = Column(
        "wijk",
        "places",
        "een of meer wijken, met ; ertussen; of: hele stad",
        aliases=("wijken", "buurt", "buurten", "neighbourhood", "neighborhood"),
    )
    venue = Column(
        "locatie", "text", "het adres of gebouw", aliases=("plek", "adres", "location", "venue")
    )
    other_place = Column("andere plaats", "text", "een plaats buiten de stad")
    guide_role = Column("rol gids", "text", "de rol van de gids, geen naam", aliases=("gids",))
    initiative = Column(
        "initiatief",
        "choice",
        "eigen of opdracht",
        choices=(OWN, COMMISSIONED),
        synonyms={"eigen initiatief": OWN, "in opdracht": COMMISSIONED},
    )
    commissioner = Column("opdrachtgever", "name", "de organisatie die erom vroeg")
    theme = Column("thema", "text", "waar het over ging")
    focal_points = Column(
        "speerpunt", "list", "een of meer speerpunten, met ; ertussen", aliases=("speerpunten",)
    )
    status = Column(
        "status",
        "choice",
        "doorgegaan, geannuleerd of verplaatst",
        choices=(HELD, CANCELLED, MOVED),
        synonyms={
            "afgelast": CANCELLED,
            "vervallen": CANCELLED,
            "niet doorgegaan": CANCELLED,
            "gehouden": HELD,
            "uitgesteld": MOVED,
            "verzet": MOVED,
        },
    )
    capacity = Column("plaatsen", "whole", "hoeveel mensen erbij konden", low=0)
    visitors = Column(
        "bezoekers geteld",
        "count",
        "een getal, of 'meer dan 30'",
        aliases=("aantal bezoekers", "bezoekers", "bezoekersaantal"),
    )
    is_outside_city = Column(
        "buiten de stad",
        "yes_no",
        "ja als er een gast van buiten de stad was, of een bezoek daarheen",
    )
