"""What the lead keeps: focal points, kinds, corrections and house style."""

from wijkmakers_analysis.schemas.sheet import FIRST_YEAR, LAST_YEAR, Column, Sheet

LEARN, DO, MEET, OTHER = "leren", "doen", "ontmoeten", "overig"
PILLARS = (LEARN, DO, MEET, OTHER)
# A sheet Soorten can change this table.
PILLAR_BY_KIND = {
    "leergang": LEARN, "workshop": LEARN, "traineeship": LEARN, "werkplaats": DO,
    "wijkwandeling": MEET, "bijeenkomst": MEET, "partnerbijeenkomst": MEET, "festival": MEET,
}  # fmt: skip
LOGO, FUNDERS = "logo", "logo financier"
LOGOS = (LOGO, FUNDERS)
COLOUR, ADDRESS = "hoofdkleur", "aanspreekvorm"
HOUSE_STYLE_NAMES = (LOGO, COLOUR, ADDRESS, "colofon", "contact", FUNDERS)


class FocalPoints(Sheet):
    """Sheet Speerpunten."""

    title = "Speerpunten"
    row = "een speerpunt in een jaar"
    key = ("focal_point", "year")

    focal_point = Column("speerpunt", "text", "hoe het speerpunt heet", True)
    year = Column(
        "jaar", "whole", "het jaar waarvoor het geldt", True, low=FIRST_YEAR, high=LAST_YEAR
    )
    explanation = Column("toelichting", "text", "wat ermee bedoeld wordt")
    indicator = Column("indicator", "text", "het cijfer waaraan u het ziet: kies uit de lijst")
    target = Column("doel", "number", "het getal dat u wilt halen")


class Kinds(Sheet):
    """Sheet Soorten."""

    title = "Soorten"
    row = "een soort activiteit"
    key = ("kind",)

    kind = Column("soort", "text", "de soort", True)
    pillar = Column("pijler", "choice", "leren, doen, ontmoeten of overig", True, choices=PILLARS)
    counts_in = Column("telt mee in", "text", "de soort waarin deze meetelt")


class Corrections(Sheet):
    """Sheet Correcties."""

    title = "Correcties"
    row = "een bekende foute cel"
    key = ("file_name", "sheet_name", "cell")

    file_name = Column("bestand", "text", "het werkboek", True)
    sheet_name = Column("blad", "text", "het tabblad", True)
    cell = Column("cel", "text", "de cel, zoals C12", True)
    old_value = Column("was", "text", "wat er staat")
    new_value = Column("wordt", "text", "wat er moet staan", True)
    reason = Column("reden", "text", "waarom", True)
    status = Column("status", "text", "stand van zaken")


class HouseStyle(Sheet):
    """Sheet Huisstijl."""

    title = "Huisstijl"
    row = "een instelling"
    key = ("setting",)

    setting = Column(
        "wat",
        "choice",
        "logo, hoofdkleur, aanspreekvorm, colofon, contact of logo financier",
        True,
        choices=HOUSE_STYLE_NAMES,
    )
    value = Column(
        "waarde",
        "text",
        "de waarde; bij een logo het bestand en van wie het is, meer met ;",
        True,
    )


def logos_named(value: str) -> list[tuple[str, str]]:
    """Return (file, whose it is) for each logo of a setting: 'fonds.png, Stadsfonds; b.png'."""
    found = (part.partition(",") for part in value.replace("\n", ";").split(";"))
    return [(name.strip(), whose.strip()) for name, _, whose in found if name.strip()]
