"""Say, as data, what is made coarser first where numbers together give one away, and how.

A total of the network is never changed to protect another number (point 2 of the policy). It can be
left out: that of a kind, a pillar or an edition, and as the very last the number of attendances and
of people of the whole network, which happens in programmes of a handful of people only.
"""

from dataclasses import replace

from wijkmakers_analysis.disclosure.cells import DRAWN, Cell, N
from wijkmakers_analysis.disclosure.coarse import about, given, printed, rounded, withheld
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number, percentage

REASON_ROUNDED = (
    "Dit getal is afgerond op vijf, omdat er anders een ander getal uit zou volgen dat over weinig "
    "mensen gaat."
)
REASON_WITHHELD = (
    "Dit getal laten we weg, omdat er anders een ander getal uit zou volgen dat over weinig "
    "mensen gaat."
)
REASON_CLASS = (
    "Dit getal geven we ruim, omdat er anders een ander getal uit zou volgen dat over weinig "
    "mensen gaat."
)
NEVER = 100

# (id, keys of the group) -> price: the lowest is made coarser first. None stands for any group.
PRICES: dict[tuple[str, tuple[str, ...] | None], int] = {
    ("completeness", None): 0,
    ("event_mix.event", None): 0,
    ("retention", None): 1,
    ("young_talent", None): 1,
    ("returners", ("cohort",)): 1,
    ("participants", ("sector",)): 2,
    ("active_partners", ("sector",)): 2,
    ("recommendation.score", None): 2,
    ("returners.visits", None): 3,
    ("young_talent_path", ("stap",)): 3,
    ("attendances", ("activiteit",)): 4,
    ("attendances", ("organisatie", "soort")): 5,
    ("participants", ("organisatie", "soort")): 5,
    ("contributions", ("bijdrage", "organisatie")): 6,
    ("contributions", ("bijdrage",)): 11,
    ("contributions", ()): 12,
    ("diplomas.stopped", ("editie",)): 6,
    ("diplomas.started", ("editie",)): 7,
    ("diplomas", ("editie",)): 7,
    ("used_at_work.response", None): 8,
    ("used_at_work", None): 9,
    ("returners", ()): 9,
    ("new_faces", ()): 9,
    ("self_assessed_growth.up", None): 9,
    ("self_assessed_growth.same", None): 9,
    ("self_assessed_growth.down", None): 9,
    ("recommendation.share_9_10", None): 9,
    ("attendances", ("organisatie",)): 10,
    ("participants", ("organisatie",)): 10,
    ("participants", ("pijler",)): 20,
    ("participants", ("soort",)): 21,
    ("attendances", ("soort",)): 22,
    ("diplomas.count", ("editie",)): 23,
    ("diplomas.count", ()): 24,
    ("attendances", ()): 30,
    ("participants", ()): 31,
}  # fmt: skip
# What has no price of its own.
USUAL_PRICE = 15
# Totals of the network are never changed: from this price on a number is left out, not rounded.
LEFT_OUT_FROM = 20


def price_of(cell: Cell) -> int:
    """Return how much is lost when a cell is made coarser; NEVER where that is not done."""
    if cell.frozen or cell.is_old:
        return NEVER + 1
    if cell.part == N:
        return 0
    if cell.part == DRAWN:
        return NEVER
    return PRICES.get((cell.id, cell.about), PRICES.get((cell.id, None), USUAL_PRICE))


def can_be_coarser(cell: Cell, fact: Fact) -> bool:
    """Return whether there is a step left by which less is told of a cell."""
    if price_of(cell) >= NEVER:
        return False
    return fact.status != "afgeschermd" and (fact.is_number or fact.status == "te_klein")


def coarser(cell: Cell, finding: Finding, fact: Fact, threshold: int) -> Fact:
    """Return the fact with one step less told of a cell.

    A count is rounded to five, and then left out. A percentage loses the counts behind it, and is
    then left out; a share in counts is left out at once. Beside a figure that is no sum, n is.
    """
    if cell.part == N:
        return replace(fact, n=None, coverage=None)
    is_percentage = fact.unit == "aandeel" and "%" in fact.shown
    if is_percentage and fact.value is not None and fact.denominator is not None:
        bare = replace(fact, n=None, numerator=None, denominator=None, coverage=None)
        return replace(bare, shown=percentage(fact.value), low=None, high=None, method=None)
    if price_of(cell) < LEFT_OUT_FROM and _is_exact_count(finding, fact, threshold):
        value = rounded(given(fact.value), threshold)
        return printed(finding, about(value), status="afgerond", reason=REASON_ROUNDED, value=value)
    if is_percentage and fact.n is not None:
        return replace(fact, n=None, denominator=None, numerator=None)
    return withheld(finding, REASON_WITHHELD)


def around_difference(
    cell: Cell, finding: Finding, fact: Fact, difference: Cell, threshold: int
) -> Fact | None:
    """Return a total as the class that leaves a difference any small number; None for any other.

    Of 48 visits by 46 people, 44 to 47 people leave one to four visits that were not a first.
    """
    few, apart = threshold - 1, difference.truth or 0
    is_total = price_of(cell) >= LEFT_OUT_FROM and cell.fact in difference.follows_from
    if not (is_total and _is_exact_count(finding, fact, threshold) and 0 < apart <= few):
        return None
    value = int(given(fact.value))
    is_taken = cell.fact == difference.follows_from[-1]
    low, high = (value + apart - few, value + apart - 1)
    if not is_taken:
        low, high = (value - apart + 1, value - apart + few)
    low = max(low, threshold)
    shown = f"{number(low)} tot en met {number(high)}"
    return printed(
        finding, shown, status="afgerond", reason=REASON_CLASS, low=low, high=high, method="klasse"
    )


def size_as_printed(cell: Cell, threshold: int) -> int:
    """Return the size of a cell once less is told of it: the choice may not tell more than that."""
    if cell.low != cell.high or cell.low < threshold:
        return cell.low
    return rounded(cell.low, threshold)


def _is_exact_count(finding: Finding, fact: Fact, threshold: int) -> bool:
    return (
        fact.unit == "aantal"
        and fact.status == "ok"
        and fact.value is not None
        and fact.value >= threshold
        and finding.people is not None
    )
