"""Say of each group that began in one year how many are still there in later years."""

import numpy as np
import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import PEOPLE, Maker, rows_where
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.indicators.visits import count_people, visit_spans
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

MIXED = (
    "In deze groep zitten ook mensen die er al voor de eerste presentielijst waren. "
    "Wie toen echt nieuw was, is niet bekend."
)


def share_of_retained(programme: Programme, year: Year) -> list[Finding]:
    """Give, for each year in which people began, the share that was present in each later year.

    Question: of the people who began together, how many are still there in the years after?

    Counted unit: a person. The cohort is the year of the settings in which the person first took
    part; jaren is the number of years after it, 0 for the first one.

    Numerator: those of the cohort who took part in that later year.

    Denominator: everybody of the cohort. A year in which nobody began has its cells too, for a
    row that is not there would tell so.

    Left out: activities whose bounds do not lie in one year of the settings; years after the
    reported one have no cell, for they are not over.

    Missing: no attendance lists, or those of an earlier closed year were deleted: `niet_gemeten`.
    A cohort in whose year or before it the lists begin holds older visitors too; its reason says
    so.

    Source: the cohort table of retention. No interval: the register is complete.
    """
    sources = programme.sources("attendance", "activities")
    maker = Maker("retention", year, sources, PEOPLE, "aandeel")
    if deleted := reason_if_deleted(programme, year, "attendance"):
        return [maker.unmeasured(deleted)]
    visits = visit_spans(programme, year)
    ordered = sorted(programme.settings.years.values(), key=lambda one: one.start)
    ordered = [one for one in ordered if one.end <= year.end]
    place = _place_of_year(visits, ordered)
    visits, place = visits[place >= 0], place[place >= 0]
    if not len(visits):
        return [maker.unmeasured(NO_LISTS)]
    first = pd.Series(place).groupby(visits["person_code"].to_numpy()).min()
    cohort = first[visits["person_code"].to_numpy()].to_numpy()
    found = []
    for began, one in enumerate(ordered):
        if began < place.min():
            continue
        of_cohort = visits[cohort == began]
        size = int((first == began).sum())
        reason = {"reason": MIXED} if began == place.min() else {}
        for later in range(began, len(ordered)):
            present = of_cohort[place[cohort == began] == later]
            cell = maker.of(cohort=str(one.number), jaren=str(later - began))
            found.append(
                cell.share(
                    count_people(present)["people"],
                    size,
                    **reason,
                    rows=rows_where("attendance", of_cohort),
                    **count_people(of_cohort),
                )
            )
    return found


def _place_of_year(visits: pd.DataFrame, ordered: list[Year]) -> np.ndarray:
    """Return for each visit the place of the year that its activity lies in, -1 for none."""
    place = np.full(len(visits), -1)
    for number, one in enumerate(ordered):
        lies_in = visits["first_day"] >= pd.Timestamp(one.start)
        lies_in &= visits["last_day"] <= pd.Timestamp(one.end)
        place[lies_in.to_numpy()] = number
    return place


INDICATOR = Indicator(
    id="retention",
    number=6,
    label="Wie blijft",
    explanation=(
        "Van elke groep die samen begon, zie je hoeveel mensen er in de jaren daarna nog bij zijn."
    ),
    counted="Mensen uit de groep van één beginjaar die in een later jaar weer meededen.",
    out_of="Iedereen uit de groep van dat beginjaar.",
    left_out="Activiteiten waarvan niet zeker is in welk jaar ze vielen.",
    limits=(
        "In de groep van het eerste jaar met lijsten zitten ook mensen die er al langer bij waren."
    ),
    source="Presentielijsten; volledige telling.",
    compute=share_of_retained,
    unit="aandeel",
    group_bys=((), ("cohort", "jaren")),
    minimum_n=10,
    chart="warmtetabel met aantallen",
    where=ANNEX,
)
