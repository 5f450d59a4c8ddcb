"""Say what a reader may take for granted though it need not hold: nobody is of two partners.

Hardly anybody is. Whoever reckons so adds the partners of a sector up to its different people, and
the sectors up to everybody; what that gives must not be a hidden number either. A guess counts
where it fits what is printed, whether it holds or not, so that what is coarser tells nothing of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.bounds import Ranges, narrow, solve
from wijkmakers_analysis.disclosure.cells import MANY, Cell
from wijkmakers_analysis.disclosure.people import everybody_in
from wijkmakers_analysis.disclosure.relations import Lookup, Relation, grouped, total_of
from wijkmakers_analysis.indicators.fact import Fact, Finding

EVERYBODY_KNOWN = 1.0


def guesses_of(
    cells: Sequence[Cell], findings: Iterable[Finding], facts: Iterable[Fact]
) -> list[Relation]:
    """Return what would hold if nobody were of two partners."""
    return list(_one_partner_each(Lookup(cells, findings, facts)))


def fitting(
    guesses: Iterable[Relation], ranges: Ranges, relations: Sequence[Relation]
) -> list[Relation]:
    """Return the guesses that fit what is known: all of them, or those that do one by one."""
    taken = list(guesses)
    together = [*relations, *taken]
    if narrow(ranges, together) is not None and solve(ranges, together) is not None:
        return taken
    taken, others = [], taken
    for guess in others:
        together = [*relations, *taken, guess]
        if narrow(ranges, together) is not None and solve(ranges, together) is not None:
            taken.append(guess)
    return taken


def asked_with_guesses(cell: Cell) -> Cell:
    """Return a cell as it is asked about with guesses: if it is of one partner, or a small count.

    Any other sector is hidden for the sake of its partners; with the guess it is their sum.
    """
    is_of_partner = cell.about == ("organisatie",)
    is_few = cell.about == ("sector",) and cell.low == 1 and cell.high < MANY
    return cell if is_of_partner or is_few else replace(cell, must="")


def _one_partner_each(look: Lookup) -> Iterator[Relation]:
    partners = grouped(look.many("participants", "organisatie"), "sector")
    sectors = look.many("participants", "sector")
    for sector in sectors:
        places, whole = look.places(partners.get(sector.group["sector"], ())), look.at(sector)
        if places and whole is not None:
            yield total_of(places, whole)
    everybody, parts = _everybody(look), look.places(sectors)
    if parts and everybody is not None:
        coverages = [look.facts[one.key, one.period].coverage for one in sectors]
        least = 0 if EVERYBODY_KNOWN in coverages else -MANY
        yield Relation(total_of(parts, everybody).terms, low=least, high=0)


def _everybody(look: Lookup) -> int | None:
    """Return the place of the number of different people, not that of a lower bound of it."""
    total = look.one("participants")
    is_counted = total is not None and total.status == "ok"
    counted = look.at(total) if is_counted else None
    return everybody_in(look) if counted is None else counted
