"""Count the activities that looked beyond the city."""

from typing import Any

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.making import Maker, rows_where
from wijkmakers_analysis.indicators.reasons import Reason
from wijkmakers_analysis.indicators.turnout import OPEN_SERIES, incomplete_series
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

NOT_KEPT = Reason(
    "Bij geen enkele activiteit is ingevuld of die over de grens van de stad keek.",
    "Zet dat in het blad Activiteiten.",
)


def count_outside_city(programme: Programme, year: Year) -> list[Finding]:
    """Count the activities with a guest from, or a visit to, a place outside the city.

    Question: at how many activities did we learn from people or places outside the city?

    Counted unit: an activity of the period as a whole, as in `activities`.

    Numerator: those marked 'buiten de stad', or with another place; places is the number of
    different other places.

    Denominator: the activities of which it is known, by a yes, a no or another place. Shown as
    "3 van de 20".

    Left out: activities of which it is unknown; they go to coverage.

    Missing: never filled in is `niet_gemeten`; where a series has no complete list, a lower
    bound.

    Source: the register; a full count without an interval.
    """
    sources = programme.sources("activities")
    maker = Maker("outside_city", year, sources, ("activiteit", "activiteiten"))
    units = programme.activities_in(year)
    is_outside = units["is_outside_city"].eq(True).fillna(False) | units["other_place"].notna()
    is_known = is_outside | units["is_outside_city"].notna()
    units = units.assign(is_outside=is_outside)
    places = {"measure": "places", "noun": ("plaats", "plaatsen")}
    if not is_known.any():
        return [maker.unmeasured(NOT_KEPT), maker.unmeasured(NOT_KEPT, **places)]
    number = int(units["other_place"].nunique())
    counted = int(is_outside.sum()), int(is_known.sum())
    rows: dict[str, Any] = {"rows": rows_where("activities", units[is_known])}
    if incomplete_series(programme, year):
        both = {"numerator": counted[0], "denominator": counted[1], "n": counted[1]}
        return [
            maker.at_least(counted[0], OPEN_SERIES, **both, **rows),
            maker.at_least(number, OPEN_SERIES, **places, **rows),
        ]
    coverage = float(is_known.mean())
    return [
        maker.out_of(*counted, coverage=coverage, **rows),
        maker.known(number, **places, **rows),
    ]


INDICATOR = Indicator(
    id="outside_city",
    number=24,
    label="Blik buiten de stad",
    explanation=("Bij zoveel activiteiten leerden we van mensen of plekken buiten de stad."),
    counted="Activiteiten met een gast van, of een bezoek aan, een plek buiten de stad.",
    out_of="Activiteiten waarvan bekend is of ze over de grens van de stad keken.",
    left_out="Activiteiten waarvan dat niet is ingevuld.",
    limits="Waar het alleen bij een ja is ingevuld, lijkt het aandeel groter dan het is.",
    source="Register; volledige telling.",
    compute=count_outside_city,
    measures=("places",),
    chart="lijst",
    where=ANNEX,
)
