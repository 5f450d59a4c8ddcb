"""Write what stands around a printed number: its margin, what it is part of, its coverage.

All of it comes from the printed keys of the fact, so it tells nothing that the fact does not.
"""

from collections.abc import Iterator

from wijkmakers_analysis.indicators.fact import DAYS_A_MONTH, Fact
from wijkmakers_analysis.language import number, percentage
from wijkmakers_analysis.translation import DUTCH, speaking

MARGIN, OUT_OF, COVERAGE = "marge", "waarvan", "dekking"
# Methods of which low and high are an interval around the number; those of the others are printed.
INTERVALS = ("wilson", "newcombe", "t", "loglog")


def aspect_key(fact: Fact, aspect: str) -> str:
    """Return the address of one aspect of a fact."""
    return f"{fact.key}#{aspect}"


@speaking(DUTCH)
def aspects_of(fact: Fact) -> dict[str, str]:
    """Return in words, by aspect, what is printed around a number; an absent one is left out."""
    return dict(_aspects(fact))


def _aspects(fact: Fact) -> Iterator[tuple[str, str]]:
    if fact.method in INTERVALS and fact.low is not None and fact.high is not None:
        yield MARGIN, f"{_in_its_unit(fact, fact.low)} tot {_in_its_unit(fact, fact.high)}"
    if fact.numerator is not None and fact.denominator is not None:
        yield OUT_OF, f"{number(fact.numerator)} van {number(fact.denominator)}"
    elif fact.n is not None:
        yield OUT_OF, number(fact.n)
    if fact.coverage is not None:
        yield COVERAGE, percentage(fact.coverage)


def _in_its_unit(fact: Fact, value: float) -> str:
    if fact.unit == "aandeel":
        return percentage(value)
    if fact.unit == "dagen":
        months = round(value / DAYS_A_MONTH)
        return f"{number(months)} {'maand' if months == 1 else 'maanden'}"
    return number(value, 1)
