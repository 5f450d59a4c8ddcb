"""On invented networks every hidden number can still be any value of its printed class."""

from collections import Counter
from statistics import median
from time import process_time

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.audit import first_leak
from wijkmakers_analysis.disclosure.cells import MANY, WHOLE_CLASS
from wijkmakers_analysis.disclosure.enough import is_enough
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.system import link

from findings import gate_settings
from networks import count_network, invent_network, range_of

THRESHOLDS = (5, 8, 10)
# What is rounded or left out beyond the classes of single cells, as a share of all cells: of one
# network and of many together.
MOST_EXTRA, MOST_TOGETHER = 0.25, 0.15
# Of processor time, for protecting one network.
MOST_SECONDS, USUAL_SECONDS = 60, 5
TOTALS = ("participants", "attendances")


def protected(seed, threshold):
    """Return the findings of a network, their facts and the settings."""
    findings = tuple(count_network(invent_network(seed)))
    settings = gate_settings(threshold)
    return findings, protect(findings, settings).facts, settings


def extra_of(findings, facts, settings):
    """Return how many facts say less than their cell alone would."""
    pairs = zip(protect_cells(findings, settings), facts, strict=True)
    return sum(one.shown != fact.shown and fact.id != "contributions" for one, fact in pairs)


def check(seed, threshold):
    began = process_time()
    findings, facts, settings = protected(seed, threshold)
    seconds = process_time() - began
    for part in link(findings, facts, settings):
        assert first_leak(part, threshold, with_causes=False) is None
    for finding, fact in zip(findings, facts, strict=True):
        if fact.id in TOTALS and not fact.group and fact.value is not None:
            assert fact.value == finding.value
        if fact.status == "ok" and fact.unit == "aantal" and fact.value is not None:
            assert fact.value == finding.value
    return extra_of(findings, facts, settings), len(facts), seconds


@pytest.mark.parametrize("seed", range(0, 20))
def test_no_number_of_a_network_follows_from_others(seed):
    extra, cells, _ = check(seed, THRESHOLDS[seed % 3])
    assert extra <= MOST_EXTRA * cells


@pytest.mark.parametrize(("seed", "threshold"), [(11, 5), (14, 8), (21, 10)])
def test_whole_number_programs_find_the_same(seed, threshold):
    findings, facts, settings = protected(seed, threshold)
    checked = Counter()
    for part in link(findings, facts, settings):
        for at, cell in part.cells.items():
            if cell.must == WHOLE_CLASS:
                assert range_of(part, at) == (cell.low, cell.high)
                checked["public"] += 1
            elif cell.must and not cell.frozen and cell.high == MANY:
                assert is_enough(cell, *range_of(part, at), threshold)
                checked["left out"] += 1
        for owner in part.owners_of(part.cells):
            # The reader knows the numbers that it has: those of the network itself.
            own = {
                at: (cell.truth, cell.truth)
                for at, cell in part.cells.items()
                if cell.owner == owner
            }
            for at, cell in list(part.cells.items())[:6]:
                if cell.must == WHOLE_CLASS and at not in own and cell.owner:
                    assert range_of(part, at, own) == (cell.low, cell.high)
                    checked["partner"] += 1
    assert checked["public"] > 20
    assert checked["left out"] > 0
    assert checked["partner"] > 5


def test_without_coarsening_these_networks_leak():
    leaking = 0
    for seed in range(0, 12):
        findings = tuple(count_network(invent_network(seed)))
        settings = gate_settings(THRESHOLDS[seed % 3])
        facts = protect_cells(findings, settings)
        parts = link(findings, facts, settings)
        threshold = settings.privacy.threshold
        leaking += any(first_leak(one, threshold, with_causes=False) for one in parts)
    assert leaking >= 6


LONG = [(threshold, first) for threshold in THRESHOLDS for first in range(0, 200, 20)]


@pytest.mark.proof
@pytest.mark.parametrize(("threshold", "first"), LONG)
def test_many_networks(threshold, first, record_property):
    measured = [check(seed, threshold) for seed in range(first, first + 20)]
    extra, cells, seconds = zip(*measured, strict=True)
    record_property("extra", extra)
    record_property("cells", cells)
    record_property("seconds", [round(one, 2) for one in seconds])
    assert sum(extra) <= MOST_TOGETHER * sum(cells)
    assert max(seconds) <= MOST_SECONDS
    assert median(seconds) <= USUAL_SECONDS
