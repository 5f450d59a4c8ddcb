"""Stories, photos and what the lead writes."""

from wijkmakers_analysis.schemas.sheet import FIRST_YEAR, LAST_YEAR, Column, Sheet

NO_CONSENT = "nee"
CONSENT = ("jaaroverzicht", "partner", "openbaar", NO_CONSENT)
# The consents that let a story or photo stand in the review, and in the report of a partner.
REVIEW_SCOPES, PARTNER_SCOPES = ("jaaroverzicht", "openbaar"), ("partner", "openbaar")
VALUE_CYCLES = ("1", "2", "3", "4", "5")


class Stories(Sheet):
    """Sheet Verhalen."""

    title = "Verhalen"
    row = "een verhaal of citaat"
    key = ("story",)

    story = Column("verhaal", "id", "een eigen code of titel", True)
    quote = Column("tekst", "text", "het citaat", True)
    date = Column("datum", "loose_date", "wanneer")
    speaker_role = Column("van wie", "text", "de rol, geen naam")
    person = Column("naam", "person", "de naam; verschijnt alleen als 'naam noemen' ja is")
    activity_id = Column("activiteit", "id", "bij welke activiteit")
    focal_points = Column("speerpunt", "list", "een of meer speerpunten")
    theme = Column("thema", "text", "waar het over gaat")
    value_cycle = Column(
        "waardecyclus",
        "choice",
        "1 direct, 2 in aanleg, 3 toegepast, 4 gerealiseerd, 5 nieuwe blik",
        choices=VALUE_CYCLES,
        synonyms={
            "direct": "1",
            "in aanleg": "2",
            "toegepast": "3",
            "gerealiseerd": "4",
            "nieuwe blik": "5",
        },
    )
    consent = Column(
        "toestemming", "choice", "jaaroverzicht, partner, openbaar of nee", True, choices=CONSENT
    )
    valid_until = Column("geldig tot", "date", "tot en met wanneer de toestemming geldt")
    is_name_allowed = Column("naam noemen", "yes_no", "ja als de naam erbij mag")


class Photos(Sheet):
    """Sheet Foto's."""

    title = "Foto's"
    row = "een foto"
    key = ("file_name",)

    file_name = Column("bestand", "text", "de naam van het bestand, in dezelfde map", True)
    alt_text = Column(
        "alt-tekst", "text", "wat er te zien is", True, ("alt tekst", "alternatieve tekst")
    )
    caption = Column("bijschrift", "text", "de tekst eronder")
    maker = Column("maker", "text", "wie de foto maakte; zonder maker verschijnt hij niet")
    place = Column("plek", "text", "cover, of een deel van het jaaroverzicht")
    year = Column(
        "jaar",
        "whole",
        "van welk jaaroverzicht; leeg is elk jaar",
        low=FIRST_YEAR,
        high=LAST_YEAR,
    )
    consent = Column(
        "toestemming", "choice", "jaaroverzicht, partner, openbaar of nee", True, choices=CONSENT
    )
    valid_until = Column("geldig tot", "date", "tot en met wanneer de toestemming geldt")


class Texts(Sheet):
    """Sheet Teksten."""

    title = "Teksten"
    row = "een stuk in eigen woorden"
    key = ("year", "place")

    year = Column("jaar", "whole", "van welk jaaroverzicht", True, low=FIRST_YEAR, high=LAST_YEAR)
    place = Column(
        "plaats", "text", "voorwoord, vooruitblik, oproep, of een deel van het jaaroverzicht", True
    )
    wording = Column("tekst", "text", "de tekst; een lege regel begint een alinea", True)
    speaker_role = Column("van wie", "text", "de rol van wie het schreef")
