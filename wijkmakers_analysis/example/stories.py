"""Stories and quotes of the example: written for it, told by nobody."""

from collections.abc import Sequence
from datetime import date

from wijkmakers_analysis.example.activity import Planned
from wijkmakers_analysis.example.first_year import OUTSIDE, PRACTICE, SHARP, STORIES, YOUNG
from wijkmakers_analysis.example.rows import INVENTED, Row
from wijkmakers_analysis.example.second_year import CARE_NEAR, RESIDENTS_FIRST

# Code, quote, day, who, activity, focal point, theme, value cycle, consent, valid until.
STORIES_TOLD = (
    ("V01", "Ik fiets al jaren door Beijum. Pas toen twee jongeren mij hun plekken lieten zien, "
     "zag ik wat ik steeds voorbij reed.", date(2022, 5, 13), "projectleider bij een "
     "woningcorporatie", "A20", YOUNG, "kijken met andere ogen", "1", "openbaar", None),
    ("V02", "In de werkplaats zat ik naast een wijkagent. We bleken ons over dezelfde portiek "
     "zorgen te maken. Nu bellen we elkaar eerst.", date(2022, 4, 12), "sociaal werker", "A07",
     PRACTICE, "samen signaleren", "3", "openbaar", None),
    ("V03", "Je hoort hier ook dat het bij een ander niet lukt. Dat lucht op, en daarna begin je "
     "opnieuw.", date(2022, 10, 13), "deelnemer aan de leergang", "L1M09", PRACTICE,
     "leren van wat misgaat", "2", "jaaroverzicht", None),
    ("V04", "Ik kwam voor de wandeling en bleef voor de koffie. Aan die tafel ontstond ons plan "
     "voor de binnentuin.", date(2022, 9, 9), "bewoner", "A23", STORIES, "ontmoeten", "2",
     "partner", None),
    ("V05", "We praatten te lang over huizen en te kort over de mensen die erin gaan wonen. Dat "
     "zeg ik nu ook hardop in onze eigen vergadering.", date(2022, 2, 17), "ontwikkelaar", "B01",
     SHARP, "ongedeelde stad", "5", "jaaroverzicht", date(2023, 6, 30)),
    ("V06", "Mijn leidinggevende vroeg wat ik nu anders doe. Ik ga eerst kijken, en dan pas "
     "schrijven.", date(2022, 11, 17), "deelnemer aan de leergang", "A04", PRACTICE,
     "anders werken", "3", "openbaar", None),
    ("V07", "Dit vertel ik alleen hier.", date(2022, 11, 25), "een deelnemer", "A18", None,
     "terugblik", "1", "nee", None),
    ("V08", "In Assen hadden ze dezelfde vraag, maar een ander antwoord. Dat was precies wat wij "
     "nodig hadden.", date(2022, 10, 20), "adviseur bij de gemeente", "B08", OUTSIDE,
     "leren van een andere stad", "2", "openbaar", None),
    ("V09", "De proef met het groen loopt nog steeds. De sleutel van het schuurtje hangt nu bij "
     "een buurvrouw.", date(2023, 7, 3), "beheerder bij een woningcorporatie", "WP4C",
     RESIDENTS_FIRST, "bewoners en beheer", "4", "openbaar", None),
    ("V10", "Ik dacht dat een debat winnen belangrijk was. Nu weet ik dat een goede vraag langer "
     "blijft hangen.", date(2023, 3, 23), "student", "B10", SHARP, "goed gesprek", "5",
     "openbaar", None),
    ("V11", "Na mijn stage mocht ik blijven. Ik kende de mensen al van de wandelingen, dus ik "
     "durfde meteen te bellen.", date(2023, 11, 10), "trainee", "W16", YOUNG,
     "een eerste baan", "4", "jaaroverzicht", None),
    ("V12", "We gebruiken de lijst uit de werkplaats nu bij elke verhuizing. Dat scheelt veel "
     "onrust in de eerste weken.", date(2023, 11, 28), "wijkverpleegkundige", "WP5C", CARE_NEAR,
     "goed aankomen", "4", "partner", date(2025, 12, 31)),
    ("V13", "Op het lentefeest kregen we andere antwoorden dan op kantoor. Mensen wezen gewoon "
     "aan waar ze liever omliepen.", date(2023, 4, 25), "student", "WP3B",
     f"{YOUNG}; {PRACTICE}", "veiligheid", "2", "openbaar", None),
    ("V14", "Ons dorp is klein, maar de vragen zijn hetzelfde. Fijn dat de stad een keer bij ons "
     "kwam kijken.", date(2023, 6, 1), "bewoner van een dorp", "B13", OUTSIDE,
     "leren van een dorp", "1", "openbaar", None),
    ("V15", "Ik schreef een bladzijde over een trappenhuis. Mijn collega's lazen het, en toen "
     "gingen we erheen.", date(2023, 9, 7), "complexbeheerder", "B14", STORIES,
     "verhalen als begin", "3", "openbaar", None),
    ("V16", "Dit mag alleen in het kleine gezelschap.", date(2023, 11, 24), "een deelnemer", "P05",
     None, "terugblik", "1", "nee", None),
)  # fmt: skip
# A made-up name that may stand beside its quote.
NAMED = {"V06": "Pleuntje Knikkertrommel"}


def story_rows(activities: Sequence[Planned]) -> list[Row]:
    """Return the rows of the sheet Verhalen that belong to planned activities."""
    names = (
        "story", "quote", "date", "speaker_role", "activity_id", "focal_points", "theme",
        "value_cycle", "consent", "valid_until",
    )  # fmt: skip
    codes = {planned.activity_id for planned in activities}
    rows = []
    for told in STORIES_TOLD:
        row: Row = dict(zip(names, told, strict=True))
        name = NAMED.get(row["story"])
        row |= {"person": name, "is_name_allowed": "ja" if name else None, "source": INVENTED}
        if row["activity_id"] in codes:
            rows.append(row)
    return rows
