"""Organisations, their contacts, known counts of partners, and what partners brought in."""

from wijkmakers_analysis.schemas.people import EMAIL_HEADERS, ORGANISATION_HEADERS
from wijkmakers_analysis.schemas.sheet import Column, Sheet

PARTNER, YOUNG_TALENT_PARTNER, OTHER = "partner", "samenwerking jong talent", "overig"
# This kind says that people of the organisation came.
PEOPLE_BROUGHT = "deelnemers"
CONTRIBUTION_KINDS = (
    "plek",
    "gids of spreker",
    "vraagstuk",
    PEOPLE_BROUGHT,
    "opdracht",
    "uren of geld",
)


class Organisations(Sheet):
    """Sheet Organisaties."""

    title = "Organisaties"
    row = "een organisatie"
    key = ("organisation",)

    organisation = Column("organisatie", "text", "de naam", True, ("naam", *ORGANISATION_HEADERS))
    also_known_as = Column(
        "ook bekend als",
        "list",
        "andere namen, met ; ertussen",
        aliases=("alias", "aliassen", "andere namen"),
    )
    sector = Column(
        "sector", "text", "wat voor organisatie, zoals woningcorporatie, welzijn of gemeente", True
    )
    relation = Column(
        "relatie",
        "choice",
        "partner, samenwerking jong talent of overig",
        choices=(PARTNER, YOUNG_TALENT_PARTNER, OTHER),
    )
    working_area = Column("werkgebied", "places", "wijken, met ; ertussen")
    start_date = Column("sinds", "date", "sinds wanneer", aliases=("vanaf",))
    end_date = Column("tot", "date", "tot en met wanneer")


class Contacts(Sheet):
    """Sheet Contactpersonen."""

    title = "Contactpersonen"
    row = "wie een verslag krijgt"
    key = ("organisation", "email")

    organisation = Column("organisatie", "name", "de organisatie", True)
    person = Column("naam", "person", "wie het verslag krijgt", True, ("contactpersoon",))
    email = Column("e-mail", "email", "het e-mailadres", True, EMAIL_HEADERS)
    salutation = Column("aanhef", "person", "hoe de brief begint")


class PartnerCounts(Sheet):
    """Sheet Aantal partners."""

    title = "Aantal partners"
    row = "een bekend aantal partners op een dag"
    key = ("date",)

    date = Column("datum", "loose_date", "wanneer het aantal gold", True)
    partner_count = Column("aantal", "whole", "hoeveel partners", True, low=0)


class Contributions(Sheet):
    """Sheet Bijdragen."""

    title = "Bijdragen"
    row = "een bijdrage van een organisatie"

    organisation = Column("organisatie", "name", "wie het inbracht", True)
    date = Column("datum", "loose_date", "wanneer")
    kind = Column(
        "soort",
        "choice",
        "plek, gids of spreker, vraagstuk, deelnemers, opdracht, uren of geld",
        True,
        ("bijdrage",),
        CONTRIBUTION_KINDS,
        {
            "gids": "gids of spreker",
            "spreker": "gids of spreker",
            "gastspreker": "gids of spreker",
            "locatie": "plek",
            "zaal": "plek",
            "ruimte": "plek",
            "vraag": "vraagstuk",
            "uren": "uren of geld",
            "geld": "uren of geld",
        },
    )
    activity_id = Column("activiteit", "id", "bij welke activiteit")
    explanation = Column("toelichting", "text", "wat het was, zonder namen")
