"""What the lead of the example keeps: own words, focal points, kinds and house style."""

from wijkmakers_analysis.example.first_year import OUTSIDE, PRACTICE, SHARP, STORIES, YOUNG
from wijkmakers_analysis.example.rows import ANNIVERSARY, INVENTED, Row
from wijkmakers_analysis.example.second_year import CARE_NEAR, RESIDENTS_FIRST

# Focal point, year, explanation, indicator, target, source.
FOCAL_POINTS = (
    (SHARP, 2023, None, None, None, ANNIVERSARY),
    (YOUNG, 2023, None, None, None, ANNIVERSARY),
    (PRACTICE, 2023, None, None, None, ANNIVERSARY),
    (STORIES, 2023, None, None, None, ANNIVERSARY),
    (OUTSIDE, 2023, None, None, None, ANNIVERSARY),
    (PRACTICE, 2024, "Wat we leren, proberen we uit in een wijk.", "Vragen uit de praktijk", 4,
     INVENTED),
    (YOUNG, 2024, "Wie jong begint, vindt bij ons een plek en een netwerk.", "Jong talent", None,
     INVENTED),
    (RESIDENTS_FIRST, 2024, "Bewoners beginnen, wij sluiten aan.", None, None, INVENTED),
    (CARE_NEAR, 2024, "Goed wonen, ook als u hulp nodig hebt.", None, None, INVENTED),
    (STORIES, 2024, "Wat er verandert, laten we zien in verhalen.", "Verhalen", 10, INVENTED),
)  # fmt: skip
LEAD = "programmaleider (verzonnen)"
# Year, place, text.
TEXTS = (
    (2022, "voorwoord",
     "Een jaar geleden begonnen we met een vraag. Hoe leren mensen die aan dezelfde wijk werken "
     "van elkaar, als ze elkaar bijna nooit zien?\n\n"
     "Het antwoord bleek eenvoudig en toch bijzonder. Ga samen naar buiten. Zet een agent naast "
     "een architect en een huismeester naast een student. Loop een uur, drink koffie en vraag "
     "door. Daar begint het.\n\n"
     "In dit overzicht leest u wat we deden en wie er meededen. U leest ook wat nog niet lukte, "
     "want daar leren we net zo veel van."),
    (2022, "Leren, doen en ontmoeten",
     "Leren gebeurt bij ons niet alleen in een zaal. De leergang geeft de basis, de werkplaats "
     "brengt die in praktijk, en op de wandeling ziet u waarvoor u het doet."),
    (2022, "Versterking van het netwerk",
     "Een stad die er voor iedereen is, maakt niemand alleen. Daarom letten we niet alleen op "
     "hoeveel mensen er komen, maar ook op wie elkaar tegenkomt."),
    (2022, "vooruitblik",
     "We schrijven nu aan een plan voor meer jaren. Voor het komende jaar weten we al veel. We "
     "gaan vaker de wijk in, we geven jonge mensen een plek, en we maken ruimte voor een gesprek "
     "dat mag schuren.\n\n"
     "Ook kijken we over de rand van de stad. Andere plaatsen hebben vaak dezelfde vragen en "
     "soms al een antwoord."),
    (2022, "oproep",
     "Hebt u een vraag uit uw eigen straat, of een plek waar wij eens langs moeten gaan? Laat het "
     "ons weten. De mooiste ideeën kwamen dit jaar niet van ons."),
    (2023, "voorwoord",
     "Het tweede jaar voelde anders dan het eerste. Mensen kwamen terug, en ze namen iemand mee. "
     "Wie vorig jaar nog deelnemer was, liep dit jaar voorop als gids.\n\n"
     "Niet alles ging vanzelf. Een wandeling viel uit door gladheid, en een enkele vraag bleef "
     "liggen. Toch zagen we dat kleine proeven blijven bestaan als bewoners er zelf iets aan "
     "hebben.\n\n"
     "Dank aan iedereen die een deur opendeed, een verhaal vertelde of gewoon kwam luisteren."),
    (2023, "Leren, doen en ontmoeten",
     "Dit jaar gingen we meer naar buiten. De werkplaatsen duurden langer, zodat er tijd was om "
     "iets te proberen en er daarna samen naar te kijken."),
    (2023, "Jong talent",
     "Jonge mensen kwamen eerst kijken en bleven daarna hangen. Ze stellen de vragen die wij niet "
     "meer stelden."),
    (2023, "vooruitblik",
     "Volgend jaar zetten we bewoners vaker aan het begin. Zij kiezen de vraag, wij zoeken de "
     "mensen erbij. Wonen met zorg krijgt een eigen plek in het programma, omdat bijna elke "
     "partner daar vragen over heeft."),
    (2023, "oproep",
     "Kent u een bewoner met een goed plan en te weinig hulp? Stuur ons een bericht. Wij lopen "
     "graag een keer mee."),
)  # fmt: skip
# The third and later years of a larger example.
LATER_TEXTS = (
    ("voorwoord", "Dit jaar is verzonnen om te laten zien hoe een overzicht van meer jaren werkt."),
    ("vooruitblik", "Volgend jaar gaan we verder waar we gebleven zijn."),
    ("oproep", "Hebt u een idee? Laat het ons weten."),
)
HOUSE_STYLE = (
    ("aanspreekvorm", "u"),
    ("colofon", "Wijkmakers, leernetwerk voor wijkvernieuwing in Groningen. De aanwezigheid, de "
     "mensen, de citaten en de meeste organisaties in dit overzicht zijn verzonnen."),
    ("contact", "wijkmakers@example.org"),
)  # fmt: skip
KINDS = (
    ("leergang", "leren", None),
    ("workshop", "leren", None),
    ("traineeship", "leren", None),
    ("werkplaats", "doen", None),
    ("wijkwandeling", "ontmoeten", None),
    ("bijeenkomst", "ontmoeten", None),
    ("partnerbijeenkomst", "ontmoeten", None),
    ("festival", "ontmoeten", None),
    ("excursie", "ontmoeten", "bijeenkomst"),
)


def focal_point_rows(years: int) -> list[Row]:
    """Return the rows of the sheet Speerpunten: for the year after each year."""
    names = ("focal_point", "year", "explanation", "indicator", "target", "source")
    rows: list[Row] = [dict(zip(names, row, strict=True)) for row in FOCAL_POINTS]
    return [row for row in rows if row["year"] <= 2022 + years]


def text_rows(years: int) -> list[Row]:
    """Return the rows of the sheet Teksten."""
    later = [
        (year, place, text) for year in range(2024, 2022 + years) for place, text in LATER_TEXTS
    ]
    return [
        {"year": year, "place": place, "wording": text, "speaker_role": LEAD, "source": INVENTED}
        for year, place, text in (*TEXTS, *later)
        if year < 2022 + years
    ]


def house_style_rows() -> list[Row]:
    """Return the rows of the sheet Huisstijl."""
    return [{"setting": what, "value": value, "source": INVENTED} for what, value in HOUSE_STYLE]


def kind_rows() -> list[Row]:
    """Return the rows of the sheet Soorten."""
    names = ("kind", "pillar", "counts_in")
    return [{**dict(zip(names, row, strict=True)), "source": INVENTED} for row in KINDS]
