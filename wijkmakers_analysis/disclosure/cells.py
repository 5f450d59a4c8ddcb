"""Take the printed facts as whole numbers that are unknown: each with the range a reader knows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wijkmakers_analysis.disclosure.coarse import STEP, given, is_small, rounded, rounded_class
from wijkmakers_analysis.disclosure.counts import is_coarse_bound
from wijkmakers_analysis.disclosure.policy import (
    COUNTED_THINGS_TO_AUDIT,
    PATH,
    UNDEFINED,
    adds_up_to_marks,
    is_about_people,
    is_first_year,
    is_for_others,
    is_mark_of_activity,
    is_partner_level,
    is_response,
    shows_edges,
    what_it_counts,
)
from wijkmakers_analysis.disclosure.shares import numerator_class
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings

# More people than any network has: stands for "no upper end".
MANY = 10**6
VALUE, NUMERATOR, DENOMINATOR, N, REST = "value", "numerator", "denominator", "n", "rest"
# A number that a class should have hidden and that a bar or a file would still show.
DRAWN = "drawn"
# The number of which a class says how many it is at most.
WHOLE = "whole"

# What must stay possible of a cell that is not printed exactly.
WHOLE_CLASS = "each value of the class"
SOME_CLASS = "at least one whole class"
NOT_A_FEW = "not exactly how few"
PERHAPS_NONE = "perhaps none"
NOT_ALL_OR_NONE = "not all and not none"

# A partner whose people were nearly all there knows how many came to a small activity. No name of
# an organisation begins like this.
VISITOR = "\0visitor of "

# The key of a fact and its period; and with them which number of it.
FactAddress = tuple[str, str]
CellAddress = tuple[str, str, str]


@dataclass(frozen=True)
class Cell:
    """A whole number behind a printed fact, with what every reader knows of it.

    Parameters
    ----------
    fact
        The address of the fact: its key and period.
    part
        Which number of it: VALUE, NUMERATOR, DENOMINATOR, N, REST, DRAWN or WHOLE, or the name
        of a difference.
    low, high
        The range that is printed, both included; MANY stands for no upper end.
    must
        What must stay possible, or empty where the number is printed.
    owner
        The organisation that knows this number of its own people, VISITOR with an activity for the
        one of whose people it may wholly consist, or empty.
    truth
        The number itself, to see which relations hold; None where only a pack is left.
    frozen
        Whether it was printed before, in an earlier pack or report, which nobody changes.
    is_old
        Whether an earlier pack printed this very number exactly: making it coarser helps nobody.
    about
        The keys of the fact's group, sorted.
    follows_from
        The facts that it is the difference of, where it is printed nowhere itself.
    """

    fact: FactAddress
    part: str
    low: int
    high: int
    must: str = ""
    owner: str = ""
    truth: int | None = None
    frozen: bool = False
    is_old: bool = False
    about: tuple[str, ...] = ()
    follows_from: tuple[FactAddress, ...] = ()

    @property
    def id(self) -> str:
        """The id of the fact: 'participants', 'diplomas.started'."""
        return self.fact[0].partition("{")[0]

    @property
    def address(self) -> CellAddress:
        """What tells this cell from every other."""
        return (*self.fact, self.part)

    @property
    def indicator(self) -> str:
        """The indicator that the number belongs to."""
        return self.id.partition(".")[0]


def cells_of(findings: Iterable[Finding], facts: Sequence[Fact], settings: Settings) -> list[Cell]:
    """Return the cells of printed facts, in their order."""
    cells: list[Cell] = []
    for finding, fact in zip(findings, facts, strict=True):
        about = tuple(sorted(finding.group))
        cells.extend(replace(cell, about=about) for cell in _cells(finding, fact, settings))
    return cells


def cells_of_pack(facts: Iterable[Fact], threshold: int) -> list[Cell]:
    """Return the cells of the facts of an earlier pack: known to everybody, changed by nobody."""
    cells: list[Cell] = []
    for fact in facts:
        if fact.status in UNDEFINED or not fact.is_number:
            continue
        address, about = (fact.key, fact.period), tuple(sorted(fact.group))
        if fact.unit == "aandeel":
            cells.extend(_frozen_share(fact, address, about))
        elif fact.unit == "aantal":
            low, high = _printed_range(fact, threshold)
            cells.append(Cell(address, VALUE, low, high, frozen=True, about=about))
    return cells


def _cells(finding: Finding, fact: Fact, settings: Settings) -> Iterator[Cell]:
    if finding.status in UNDEFINED:
        return
    if is_mark_of_activity(finding):
        yield _mark(finding, fact)
    elif finding.id in COUNTED_THINGS_TO_AUDIT or adds_up_to_marks(finding):
        yield from _things(finding, fact)
    elif is_about_people(finding):
        kind = what_it_counts(finding)
        if kind in ("people", "attendances"):
            yield from _count(finding, fact, settings)
        elif kind == "share":
            yield from _share(finding, fact, settings)
        elif finding.n is not None and fact.n is not None:
            yield Cell((fact.key, fact.period), N, fact.n, fact.n, truth=finding.n)


def _count(finding: Finding, fact: Fact, settings: Settings) -> Iterator[Cell]:
    truth = finding.low if finding.value is None or finding.status == "ondergrens" else None
    truth = finding.value if truth is None else truth
    if truth is None or truth != int(truth):
        return
    threshold = settings.privacy.threshold
    low, high = _printed_range(fact, threshold)
    if fact.method == "grenzen" and fact.low and is_coarse_bound(finding, settings):
        low, high = (1, threshold - 1) if fact.low == 1 else (max(low, threshold), low + STEP - 1)
    elif fact.method == "grenzen" and fact.low is not None and fact.low < truth:
        high = MANY
    must = ""
    # Who stopped is whoever started and has no diploma: those two are the cells to hide.
    if low != high and high < MANY:
        must = WHOLE_CLASS
    elif low != high and not is_for_others(finding, settings.limits, threshold):
        must = SOME_CLASS
    yield Cell(
        (fact.key, fact.period),
        VALUE,
        low,
        high,
        must=must,
        owner=_who_knows(finding, settings),
        truth=int(truth),
    )
    if finding.id == PATH and fact.method == "klasse":
        yield Cell((fact.key, fact.period), WHOLE, high, high, truth=high)
    if low != high and fact.value is not None and fact.value != rounded(fact.value, threshold):
        drawn = int(fact.value)
        yield Cell((fact.key, fact.period), DRAWN, drawn, drawn, truth=int(truth))
    if fact.n is not None and finding.n is not None:
        yield Cell((fact.key, fact.period), N, fact.n, fact.n, truth=finding.n)


def _who_knows(finding: Finding, settings: Settings) -> str:
    """Return who knows a number: the partner it is about, or who sent nearly all to an activity."""
    is_few = is_small(finding.people, settings.privacy.threshold) or is_partner_level(
        finding, settings.limits.sector_organisations
    )
    if set(finding.group) == {"activiteit"} and is_few:
        return VISITOR + finding.group["activiteit"]
    return finding.group.get("organisatie", "")


def _printed_range(fact: Fact, threshold: int) -> tuple[int, int]:
    if fact.status == "afgerond" and fact.value is not None:
        return rounded_class(rounded(fact.value, threshold), threshold)
    if fact.method == "klasse":
        return int(given(fact.low)), int(given(fact.high))
    if fact.method == "grenzen":
        return (0, MANY) if fact.low is None else (int(fact.low), int(fact.low))
    if fact.value is None:
        # Few people stand behind it: at least one of them came.
        return (1 if fact.status == "te_klein" else 0), MANY
    return int(fact.value), int(fact.value)


def _share(finding: Finding, fact: Fact, settings: Settings) -> Iterator[Cell]:
    """Yield numerator, denominator, and who is left, of a share of people.

    A percentage without its counts tells by itself that there were enough people for one.
    """
    if finding.numerator is None or finding.denominator is None:
        return
    address, threshold = (fact.key, fact.period), settings.privacy.threshold
    whole = Cell(address, DENOMINATOR, 0, MANY, truth=finding.denominator)
    part = Cell(address, NUMERATOR, 0, MANY, truth=finding.numerator)
    rest = Cell(address, REST, 0, MANY, truth=finding.denominator - finding.numerator)
    if fact.denominator is not None:
        whole = replace(whole, low=fact.denominator, high=fact.denominator)
    if fact.numerator is not None:
        part = replace(part, low=fact.numerator, high=fact.numerator)
    if fact.method == "klasse" and fact.denominator is not None:
        first, last = _numerator_class(finding, threshold)
        part = replace(part, low=first, high=last, must=WHOLE_CLASS)
    elif fact.method == "klasse" and fact.numerator is not None:
        # Of an edition: diplomas are printed, who has none is hidden.
        rest = replace(rest, low=1, high=threshold - 1, must=WHOLE_CLASS)
    elif is_first_year(finding):
        rest = replace(rest, low=0, high=0)
    elif fact.numerator is None and not is_response(finding):
        rest, part = replace(rest, must=NOT_A_FEW), replace(part, must=NOT_A_FEW)
        if fact.value is not None and fact.denominator is None and not shows_edges(finding):
            whole = replace(whole, low=_fewest_behind(fact.value, settings))
    yield from (whole, part, rest)


def _fewest_behind(share: float, settings: Settings) -> int:
    """Return the smallest group of which a share prints as this one, both sides large enough.

    It stands on the group alone, so that the audit finds the percentage as what tells.
    """
    threshold, percents = settings.privacy.threshold, round(share * 100)
    least = max(settings.limits.percentage_from, 2 * threshold)
    for people in range(least, 200 * threshold):
        for some in range(threshold, people - threshold + 1):
            if abs(200 * some - 2 * percents * people) <= people:
                return people
    return least


def _numerator_class(finding: Finding, threshold: int) -> tuple[int, int]:
    if finding.id == "diplomas":
        return 1, threshold - 1
    return numerator_class(
        given(finding.numerator),
        given(finding.denominator),
        threshold,
        edges_shown=shows_edges(finding),
    )


def _frozen_share(fact: Fact, address: FactAddress, about: tuple[str, ...]) -> Iterator[Cell]:
    for name in (NUMERATOR, DENOMINATOR):
        known = getattr(fact, name)
        if known is not None:
            yield Cell(address, name, known, known, frozen=True, about=about)


def _mark(finding: Finding, fact: Fact) -> Cell:
    known = (0, MANY) if fact.value is None else (int(fact.value), int(fact.value))
    must = PERHAPS_NONE if fact.value is None else ""
    truth = int(given(finding.value))
    return Cell((fact.key, fact.period), VALUE, *known, must=must, truth=truth)


def _things(finding: Finding, fact: Fact) -> Iterator[Cell]:
    number = finding.numerator if finding.numerator is not None else finding.value
    if number is None:
        return
    whole = MANY if finding.denominator is None else finding.denominator
    if fact.value is not None:
        low = high = int(number)
    elif fact.method == "klasse" and fact.low is not None:
        low, high = int(fact.low), int(given(fact.high))
    else:
        low, high = 0, whole
    must = "" if low == high else WHOLE_CLASS if fact.method == "klasse" else NOT_ALL_OR_NONE
    yield Cell((fact.key, fact.period), VALUE, low, high, must=must, truth=int(number))
