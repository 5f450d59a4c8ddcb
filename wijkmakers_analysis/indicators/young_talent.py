"""Say how many participants are young."""

from wijkmakers_analysis.indicators.ages import is_below
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_together, rows_where
from wijkmakers_analysis.indicators.reasons import NO_LISTS, Reason
from wijkmakers_analysis.indicators.visits import count_people, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.settings import Year

LEAST_COVERAGE, GOOD_COVERAGE = 0.5, 0.7
UNKNOWN_AGES = Reason(
    "Van meer dan de helft van de deelnemers is de leeftijdsgroep niet bekend.",
    filling.AGES,
)
WARNING = "Van een deel van de deelnemers is de leeftijdsgroep niet bekend."


def share_of_young_talent(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of participants below an age.

    Question: how many participants are younger than 35?

    Counted unit: a person who took part in the period, by name.

    Numerator: those whose age group lies wholly below the limit `young_until_age` (35).

    Denominator: those whose age group lies wholly below it or wholly from it on.

    Left out: a group that crosses the limit is unknown, and so is a blank one.

    Missing: coverage is the share of participants with a known side; below 50 % `niet_gemeten`,
    below 70 % the share with a warning. Without lists `niet_gemeten`.

    Source: the register of participants; no interval, because it is complete.
    """
    sources = programme.sources("participants", "attendance")
    noun = ("jonge deelnemer", "jonge deelnemers")
    maker = Maker("young_talent", year, sources, noun, "aandeel")
    visits = visits_in(programme, year)
    if not len(visits):
        return [maker.unmeasured(NO_LISTS)]
    people = visits.drop_duplicates("person_code")
    bands = programme.participants.drop_duplicates("person_id").set_index("person_id")["age_band"]
    limit = programme.settings.limits.young_until_age
    sides = {band: is_below(band, limit) for band in bands.dropna().unique()}
    is_young = looked_up(bands.map(sides), people["person_id"])
    known = people[is_young.notna()]
    coverage = len(known) / len(people)
    if coverage < LEAST_COVERAGE:
        return [maker.unmeasured(UNKNOWN_AGES, coverage=coverage)]
    young = known[is_young[is_young.notna()].astype(bool)]
    warning = {"reason": WARNING} if coverage < GOOD_COVERAGE else {}
    registered = programme.participants
    rows = rows_together(
        rows_where("attendance", known),
        rows_where("participants", registered[registered["person_id"].isin(known["person_id"])]),
    )
    behind = {"coverage": coverage, "rows": rows, **warning}
    return [maker.share(len(young), len(known), **behind, **count_people(known))]


INDICATOR = Indicator(
    id="young_talent",
    number=21,
    label="Jong talent",
    explanation="Zoveel deelnemers zijn jonger dan de leeftijdsgrens voor jong talent.",
    counted="Deelnemers van wie de leeftijdsgroep helemaal onder de grens ligt.",
    out_of="Deelnemers van wie bekend is aan welke kant van de grens ze zitten.",
    left_out="Een groep die over de grens heen loopt, en wie geen leeftijdsgroep opgaf.",
    limits="Wie de leeftijd niet opgeeft, kan anders zijn dan wie dat wel doet.",
    source="Register van deelnemers; volledige telling.",
    compute=share_of_young_talent,
    unit="aandeel",
    minimum_n=10,
    chart="staaf met de dekking",
    where=ANNEX,
    may_exceed_chance=True,
)
