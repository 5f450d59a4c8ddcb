"""What the catalogue says of one indicator."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc

from wijkmakers_analysis.indicators.fact import Finding

REVIEW, ANNEX, EXPLORATION = "review", "annex", "exploration"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator as the handbook lists it.

    Parameters
    ----------
    id, number, label, explanation
        As in the handbook; label and explanation are Dutch, for the reader.
    counted, out_of, left_out, limits, source
        The definition in short, in Dutch, for the technical annex: what counts, the denominator
        (empty where there is none), what does not count, what the figure does not say, and where
        the definition comes from. The docstring says it in full.
    unit
        Unit of the plain measure.
    measures
        Names of the measures beside the plain one.
    group_bys
        The sets of group keys that it is split by; ``()`` is the total.
    minimum_n
        The fewest units a percentage or mean may rest on; 0 where it is a count.
    chart
        What it is drawn as.
    where
        Where it is read: review, annex or exploration.
    may_exceed_chance
        Whether a comparison of it may be called larger than chance, fixed beforehand.
    compute
        The function that yields its findings.
    """

    id: str
    number: int
    label: str
    explanation: str
    compute: Callable[..., list[Finding]]
    counted: str = ""
    out_of: str = ""
    left_out: str = ""
    limits: str = ""
    source: str = ""
    unit: str = "aantal"
    measures: tuple[str, ...] = ()
    group_bys: tuple[tuple[str, ...], ...] = ((),)
    minimum_n: int = 0
    chart: str = ""
    where: str = REVIEW
    may_exceed_chance: bool = False

    @property
    def definition(self) -> str:
        """The definition: the docstring of the function that computes it."""
        return getdoc(self.compute) or ""
