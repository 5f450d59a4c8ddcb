"""Make facts coarser until no reader can work out a hidden number, and keep what was done."""

from collections.abc import Iterable, Sequence

from wijkmakers_analysis.disclosure.audit import Effort, Leak, first_leak
from wijkmakers_analysis.disclosure.cells import Cell, FactAddress
from wijkmakers_analysis.disclosure.changes import Change
from wijkmakers_analysis.disclosure.giving_back import give_back
from wijkmakers_analysis.disclosure.group_sizes import hide_group_sizes
from wijkmakers_analysis.disclosure.naming import name_of_table
from wijkmakers_analysis.disclosure.readers import PUBLIC
from wijkmakers_analysis.disclosure.sacrifices import (
    around_difference,
    can_be_coarser,
    coarser,
    price_of,
    size_as_printed,
)
from wijkmakers_analysis.disclosure.system import Part, link
from wijkmakers_analysis.errors import DisclosureError
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings


def coarsen(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    settings: Settings,
    earlier: Iterable[Fact] = (),
) -> tuple[list[Fact], tuple[Change, ...]]:
    """Return the facts without a leak, and what was changed for it.

    Parameters
    ----------
    findings, facts
        What was counted and what each cell by itself may print, in the same order.
    earlier
        The facts of packs of earlier years, and of everything sent before.

    Raises
    ------
    DisclosureError
        Where a leak cannot be closed; the message names the tables that leak together.
    """
    facts, earlier = list(facts), tuple(earlier)
    changes, threshold = list[Change](), settings.privacy.threshold
    safe, effort = set[tuple[object, ...]](), Effort()

    def linked(told: Sequence[Fact]) -> list[Part]:
        return link(findings, told, settings, earlier)

    while leaks := _leaks(linked(facts), safe, settings, effort):
        place = {(fact.key, fact.period): at for at, fact in enumerate(facts)}
        changed: set[FactAddress] = set()
        for leak in leaks:
            if changed & {one.fact for one in (*leak.causes, leak.cell)}:
                # The part as whoever guesses sees it can leak by the same numbers: look again.
                continue
            at, cell = _choose(leak, facts, place, threshold)
            after = around_difference(cell, findings[at], facts[at], leak.cell, threshold)
            after = after or coarser(cell, findings[at], facts[at], threshold)
            changes.append(Change(cell, facts[at], after, leak))
            facts[at] = after
            changed.add(cell.fact)
    facts, left = give_back(facts, changes, linked, threshold, effort)
    return hide_group_sizes(findings, facts, settings), left


def _leaks(
    parts: Iterable[Part], safe: set[tuple[object, ...]], settings: Settings, effort: Effort
) -> list[Leak]:
    """Return the first leak of each part that was not found safe before."""
    leaks = []
    for part in parts:
        signature = part.signature
        if signature in safe:
            continue
        leak = first_leak(part, settings.privacy.threshold, effort=effort)
        if leak is None:
            safe.add(signature)
        else:
            leaks.append(leak)
    return leaks


def _choose(
    leak: Leak, facts: Sequence[Fact], place: dict[tuple[str, str], int], threshold: int
) -> tuple[int, Cell]:
    """Return the cause that costs least to make coarser, by the place of its fact."""
    possible = [
        cell
        for cell in (*leak.causes, leak.cell)
        if not cell.frozen and can_be_coarser(cell, facts[place[cell.fact]])
    ]
    if not possible:
        raise DisclosureError(refusal(leak))
    # Of a difference one of its numbers steps back, not what those are the sum of.
    own = [cell for cell in possible if cell.fact in leak.cell.follows_from]

    def cost(cell: Cell) -> tuple[object, ...]:
        # What is printed exactly can be rounded; what is hidden already would be left out.
        is_hidden, is_itself = cell.low != cell.high, cell == leak.cell
        return price_of(cell), is_hidden, is_itself, -size_as_printed(cell, threshold), cell.address

    best = min(own or possible, key=cost)
    return place[best.fact], best


def refusal(leak: Leak) -> str:
    """Write why nothing can be published: the two tables that leak together, and what to do."""
    first = name_of_table(leak.cell)
    others = [name for cell in leak.causes if (name := name_of_table(cell)) != first]
    is_old = any(cell.frozen or cell.is_old for cell in leak.causes)
    second = others[0] if others else "wat er eerder is gepubliceerd" if is_old else ""
    reader = "" if leak.reader == PUBLIC else ", voor wie de eigen cijfers kent"
    together = f"{first} en {second} samen" if second else f"{first} alleen al"
    return (
        f"Er is niets gepubliceerd. Uit {together} volgt een getal over enkele mensen{reader}. "
        "Verhoog de drempel in wijkmakers.toml, of vraag de beheerder van het "
        "programma om een van de twee weg te laten."
    )
