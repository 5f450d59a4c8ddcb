"""Give back what was made coarser and need not be.

The search closes one leak after another, each with the number that costs least. What a later step
made coarser often closes an earlier leak as well: so numbers are tried once more as they were.
"""

from collections.abc import Callable, Iterable, Sequence

from wijkmakers_analysis.disclosure.audit import Effort, first_leak, leaks_again
from wijkmakers_analysis.disclosure.cells import FactAddress
from wijkmakers_analysis.disclosure.changes import Change
from wijkmakers_analysis.disclosure.sacrifices import price_of
from wijkmakers_analysis.disclosure.system import Part
from wijkmakers_analysis.indicators.fact import Fact

# Before the whole is asked about, so many leaks that were found in the search.
MOST_ASKED = 4
# An audit is slow where a few partners come to much: after so many whole-number programs, those of
# the search included, no more numbers are tried. A count, so that every machine stops at the same.
MOST_SOLVED = 2000


def give_back(
    facts: Sequence[Fact],
    changes: Sequence[Change],
    linked: Callable[[Sequence[Fact]], list[Part]],
    threshold: int,
    effort: Effort,
) -> tuple[list[Fact], tuple[Change, ...]]:
    """Return the facts with less made coarser where the audit allows, and the changes left.

    What costs most is tried first. What was rounded and then left out is tried in both ways.

    Parameters
    ----------
    facts, changes
        Facts that the audit passes, and how they became so, in the order of that.
    linked
        Gives the parts of the system of facts.
    effort
        What the search has cost so far.
    """
    facts, left = list(facts), list(changes)
    place = {(fact.key, fact.period): at for at, fact in enumerate(facts)}
    safe = {part.signature for part in linked(facts)}
    # What leaked in the search is likely to leak again; what did last, most of all.
    leaks = {(one.leak.cell.address, one.leak.reader): one.leak for one in changes}

    def passes(trial: Sequence[Fact], change: Change) -> bool:
        parts = [part for part in linked(trial) if part.signature not in safe]
        asked = [change.leak, *reversed(leaks.values())][:MOST_ASKED]
        if any(leaks_again(part, leak, threshold, effort) for leak in asked for part in parts):
            return False
        for part in parts:
            found = first_leak(part, threshold, with_causes=False, effort=effort)
            if found is not None:
                question = found.cell.address, found.reader
                leaks.pop(question, None)
                leaks[question] = found
                return False
        safe.update(part.signature for part in parts)
        return True

    for address, steps in _by_fact(changes):
        if effort.solved > MOST_SOLVED:
            break
        at = place[address]
        for done, step in enumerate(steps):
            trial = [*facts[:at], step.before, *facts[at + 1 :]]
            if passes(trial, step):
                facts = trial
                left = [one for one in left if one not in steps[done:]]
                break
    return facts, tuple(left)


def _by_fact(changes: Iterable[Change]) -> list[tuple[FactAddress, list[Change]]]:
    """Return the changes of each fact in their order, the dearest fact first."""
    by_fact: dict[FactAddress, list[Change]] = {}
    for change in changes:
        by_fact.setdefault(change.cell.fact, []).append(change)
    return sorted(by_fact.items(), key=lambda pair: -price_of(pair[1][0].cell))
