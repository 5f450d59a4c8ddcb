"""What was made coarser and need not be is given back, and no more than the audit allows."""

from collections.abc import Sequence

import pytest

from wijkmakers_analysis.disclosure import coarsening
from wijkmakers_analysis.disclosure.audit import Effort, first_leak
from wijkmakers_analysis.disclosure.coarsening import coarsen
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.giving_back import MOST_SOLVED, give_back
from wijkmakers_analysis.disclosure.system import Part, link
from wijkmakers_analysis.indicators.fact import Fact

from findings import gate_settings
from networks import count_network, invent_network

# Of these networks of a few partners a sixth to a quarter of what was made coarser is given back.
SMALL = [(11, 10), (108, 5), (14, 10)]


def searched(seed, threshold, monkeypatch):
    """Return what the search alone makes of a network, and what is given back of that."""
    findings = tuple(count_network(invent_network(seed)))
    settings = gate_settings(threshold)
    kept = []

    def watched(facts, changes, *more):
        kept.extend([list(facts), tuple(changes)])
        return give_back(facts, changes, *more)

    monkeypatch.setattr(coarsening, "give_back", watched)
    facts, left = coarsen(findings, protect_cells(findings, settings), settings)
    return findings, settings, kept, facts, left


@pytest.mark.parametrize(("seed", "threshold"), SMALL)
def test_less_is_coarser_and_the_audit_still_passes(seed, threshold, monkeypatch):
    findings, settings, (before, changes), facts, left = searched(seed, threshold, monkeypatch)
    assert len(left) < len(changes)
    parts = link(findings, facts, settings)
    assert not any(first_leak(one, threshold, with_causes=False) for one in parts)
    given = [now for was, now in zip(before, facts, strict=True) if was != now]
    back = [one.before for one in changes if one not in left]
    assert len(given) >= 3
    assert all(fact in back for fact in given if fact.id != "attendances.group_size_median")


@pytest.mark.parametrize(("seed", "threshold"), SMALL[:2])
def test_the_changes_that_are_left_are_those_that_are_printed(seed, threshold, monkeypatch):
    """The account of the figures counts them."""
    _, _, _, facts, left = searched(seed, threshold, monkeypatch)
    printed = {fact.key: fact for fact in facts}
    last = {change.after.key: change.after for change in left}
    assert {key: printed[key] for key in last} == last


def test_where_the_search_was_long_nothing_more_is_tried(monkeypatch):
    """A network of a few partners who come to much would take minutes."""
    _, _, (before, changes), *_ = searched(*SMALL[1], monkeypatch)

    def nothing_leaks(_: Sequence[Fact]) -> list[Part]:
        return []

    assert give_back(before, changes, nothing_leaks, 5, Effort())[1] == ()
    spent = Effort(MOST_SOLVED + 1)
    assert give_back(before, changes, nothing_leaks, 5, spent) == (before, changes)
