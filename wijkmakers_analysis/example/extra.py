"""Plan any number of further activities, for a third year and later and for a large example."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wijkmakers_analysis.example.activity import Planned, plan
from wijkmakers_analysis.settings import Year

KINDS = ("wijkwandeling", "bijeenkomst", "workshop", "partnerbijeenkomst")
PLACES = (
    "Beijum", "Lewenborg", "Paddepoel", "Selwerd", "Vinkhuizen", "Helpman", "Hoogkerk", "Haren",
    "Ten Boer", "Oosterpoort", "De Hoogte", "Corpus den Hoorn",
)  # fmt: skip
USUAL_SIZE = 18
LARGE_SIZE = 50
PER_YEAR = 30


def periods(years: int) -> list[Year]:
    """Return the years of the example; the first has thirteen months."""
    words = ("Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")
    return [
        Year(
            number=2022 + at,
            start=date(2021 + at, 12, 1) if at else date(2021, 11, 1),
            end=date(2022 + at, 11, 30),
            label=f"{words[at] if at < len(words) else at + 1} jaar Wijkmakers",
        )
        for at in range(years)
    ]


def plan_extra(seed: int, spans: Sequence[Year], rows: int, people: int) -> Iterator[Planned]:
    """Yield activities whose lists together hold at least `rows` rows.

    Parameters
    ----------
    spans
        The years over which they are spread.
    rows
        How many rows are wanted; 0 gives nothing.
    people
        How many people there are: no list is longer.
    """
    draw = random.Random(f"{seed} extra")
    size = min(people, USUAL_SIZE if rows < 20_000 else LARGE_SIZE)
    for at in range(-(-rows // size)):
        span = spans[at % len(spans)]
        day = span.start + timedelta(days=draw.randrange((span.end - span.start).days + 1))
        kind, place = KINDS[at % len(KINDS)], PLACES[at // len(KINDS) % len(PLACES)]
        yield plan(
            f"X{at + 1:05d}",
            f"{kind.capitalize()} {place}",
            kind,
            day,
            size=size,
            neighbourhoods=place,
            theme="verzonnen",
        )
