"""Who reckons that nobody is of two partners can add a sector up, and learns nothing by it."""

from itertools import product

import numpy as np
import pytest

from wijkmakers_analysis.disclosure import protect, system
from wijkmakers_analysis.disclosure.cells import MANY, cells_of
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.system import link

from findings import gate_settings, people
from networks import count_network, invent_network

SETTINGS = gate_settings()


def sector(name, value, organisations=3, **parts):
    return people(value, organisations, group={"sector": name}, **parts)


def member(name, value, of="zorg"):
    return people(value, 1, group={"organisatie": name}, within={"sector": of})


def ranges(findings, facts):
    """Return the printed range of each number, by key."""
    return {cell.fact[0]: (cell.low, cell.high) for cell in cells_of(findings, facts, SETTINGS)}


def left_by_adding_up(whole, parts):
    """Return what is left of each part, by every choice of numbers that adds up to the whole."""
    spans = [range(low, high + 1) for low, high in parts]
    fits = [one for one in product(*spans) if whole[0] <= sum(one) <= whole[1]]
    return [(min(one), max(one)) for one in zip(*fits, strict=True)]


# The partners as they are print as 13-17, 8-12 and 1-4: together 22 to 33.
PARTNERS = [member("A", 16), member("B", 12), member("C", 4)]


@pytest.mark.parametrize("whole", [32, 22, 24])
def test_partners_do_not_follow_from_a_sector_of_which_they_are_all(whole):
    """Also where a few are of two partners: what is printed fits the guess all the same."""
    given = [sector("zorg", whole), *PARTNERS]
    alone = ranges(given, protect_cells(given, SETTINGS))
    told, *parts = alone.values()
    assert left_by_adding_up(told, parts) != parts
    facts = protect(given, SETTINGS).facts
    told, *parts = ranges(given, facts).values()
    assert parts == list(alone.values())[1:]
    assert told == (0, MANY) or left_by_adding_up(told, parts) == parts


def test_a_guess_that_does_not_fit_tells_nothing():
    given = [sector("zorg", 18), member("A", 16), member("B", 12), member("C", 3)]
    facts = protect_cells(given, SETTINGS)
    guessed = link(given, facts, SETTINGS)[1:]
    assert guessed == []


def test_the_one_partner_of_a_sector_does_not_follow_from_everybody():
    given = [
        people(100),
        sector("zorg", 52, 5, coverage=1.0),
        sector("welzijn", 30, 4, coverage=1.0),
        sector("politie", 18, 1, coverage=1.0),
        member("Politie", 18, of="politie"),
    ]
    everybody, *known, _, told = protect_cells(given, SETTINGS)
    assert (everybody.value - sum(one.value for one in known), told.shown) == (18, "ongeveer 20")
    everybody, *known, _, told = protect(given, SETTINGS).facts
    assert (everybody.value, told.shown) == (100, "ongeveer 20")
    assert [one.status for one in known] != ["ok", "ok"]


def test_the_few_residents_do_not_follow_from_everybody():
    given = [
        people(85),
        sector("zorg", 52, 5, coverage=1.0),
        sector("welzijn", 30, 4, coverage=1.0),
        sector("bewoners en zelfstandigen", 3, 3, coverage=1.0),
    ]
    facts = protect(given, SETTINGS).facts
    assert facts[0].value == 85
    assert [facts[at].status for at in (1, 2)] != ["ok", "ok"]


def narrowed_on_networks():
    """Return how many partners could be narrowed down by their sector, and how many were asked."""
    narrowed = asked = 0
    for seed in range(8):
        findings = tuple(count_network(invent_network(seed)))
        printed = ranges(findings, protect(findings, SETTINGS).facts)
        for one in findings:
            if one.id != "participants" or set(one.group) != {"sector"}:
                continue
            low, high = printed[one.key]
            parts = [printed[each.key] for each in findings if each.within == one.group]
            lowest, highest = (sum(span[at] for span in parts) for at in (0, 1))
            if high < MANY and lowest <= high and highest >= low:
                for least, most in parts:
                    is_free = low <= highest - most + least and high >= lowest - least + most
                    narrowed += not is_free
                    asked += 1
    return narrowed, asked


def test_on_networks_no_partner_follows_from_its_sector():
    narrowed, asked = narrowed_on_networks()
    assert narrowed == 0
    assert asked > 40


def test_without_the_guess_partners_would_follow(monkeypatch):
    monkeypatch.setattr(system, "guesses_of", lambda *given: [])
    narrowed, _ = narrowed_on_networks()
    assert narrowed > 10


def test_sectors_that_are_the_sum_of_four_partners_by_enumeration():
    random, asked = np.random.default_rng(3), 0
    for _ in range(20):
        counts = [int(one) for one in random.integers(0, 20, 4)]
        given = [sector("zorg", sum(counts), 4)]
        given += [member(name, count) for name, count in zip("ABCD", counts, strict=True)]
        told, *parts = ranges(given, protect(given, SETTINGS).facts).values()
        if told[1] < MANY and all(high < MANY for _, high in parts):
            assert left_by_adding_up(told, parts) == parts
            asked += 1
    assert asked > 3
