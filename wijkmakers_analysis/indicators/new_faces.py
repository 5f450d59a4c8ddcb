"""Say how many of the participants came for the first time."""

import pandas as pd

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, rows_together, rows_where
from wijkmakers_analysis.indicators.reasons import NO_LISTS
from wijkmakers_analysis.indicators.visits import count_people, visit_spans, visits_in
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

FIRST_YEAR = (
    "Dit is het eerste jaar met presentielijsten, dus wie er eerder was, is niet bekend; "
    "volgend jaar kan dit erbij."
)


def share_of_new_faces(programme: Programme, year: Year) -> list[Finding]:
    """Give the share of participants whose first year this is.

    Question: how many of the participants came for the first time?

    Counted unit: a person who took part in the period.

    Numerator: those who took part at no activity that ended before the period.

    Denominator: everybody who took part in the period, by name.

    Left out: visitors who were counted and not named; guides, speakers and organisers.

    Missing: where no list is older than the period, everybody would be new: `eerste_meetjaar`.
    Without lists in the period, or where those of an earlier closed year were deleted,
    `niet_gemeten`.

    Source: the attendance lists; Valente (2012). No interval: the register is complete.
    """
    sources = programme.sources("activities", "attendance")
    maker = Maker("new_faces", year, sources, ("nieuw gezicht", "nieuwe gezichten"), "aandeel")
    visits = visits_in(programme, year)
    if not len(visits):
        return [maker.unmeasured(NO_LISTS)]
    if deleted := reason_if_deleted(programme, year, "attendance"):
        return [maker.unmeasured(deleted)]
    ever = visit_spans(programme, year)
    earlier = ever[ever["last_day"] < pd.Timestamp(year.start)]
    if not len(earlier):
        return [maker.unknown("eerste_meetjaar", FIRST_YEAR)]
    is_new = ~visits["person_code"].isin(earlier["person_code"].unique())
    new = count_people(visits[is_new])["people"]
    everybody = count_people(visits)
    rows = rows_together(rows_where("attendance", visits), rows_where("attendance", earlier))
    return [maker.share(new, everybody["people"], rows=rows, **everybody)]


INDICATOR = Indicator(
    id="new_faces",
    number=4,
    label="Nieuwe gezichten",
    explanation="Zoveel van de deelnemers kwamen dit jaar voor het eerst.",
    counted="Deelnemers die vóór deze periode op geen enkele lijst stonden.",
    out_of="Alle deelnemers van de periode die bij naam bekend zijn.",
    left_out="Bezoekers die alleen geteld zijn; gidsen, sprekers en organisatoren.",
    limits="Nieuw betekent: nieuw op de lijsten. Wie eerder kwam zonder lijst, lijkt nieuw.",
    source="Presentielijsten; Valente (2012). Volledige telling, dus zonder marge.",
    compute=share_of_new_faces,
    unit="aandeel",
    minimum_n=10,
    chart="staaf van twee delen per jaar",
    may_exceed_chance=True,
)
