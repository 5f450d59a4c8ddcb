"""What a reader can work out: bounds against enumeration, and five leaks planted on purpose."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.audit import PUBLIC, every_leak
from wijkmakers_analysis.disclosure.bounds import is_exact, narrow, solve
from wijkmakers_analysis.disclosure.coarsening import refusal
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.naming import name_of_table
from wijkmakers_analysis.disclosure.presolve import separate, simplified
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.system import link

from findings import finding, gate_settings, people, share
from networks import range_of

SETTINGS = gate_settings()


def tiny_system(seed):
    """Return up to five cells with small ranges and some relations that hold of one choice."""
    random = np.random.default_rng(seed)
    count = int(random.integers(2, 6))
    ranges, truth = {}, {}
    for cell in range(count):
        low = int(random.integers(0, 4))
        ranges[cell] = (low, low + int(random.integers(0, 4)))
        truth[cell] = int(random.integers(ranges[cell][0], ranges[cell][1] + 1))
    relations = []
    for _ in range(int(random.integers(1, 4))):
        size = int(random.integers(1, count + 1))
        cells = random.permutation(count)[:size]
        terms = tuple((int(cell), int(random.choice([-2, -1, 1, 1, 1]))) for cell in cells)
        total = sum(factor * truth[cell] for cell, factor in terms)
        slack = int(random.choice([0, 0, 0, 2]))
        relations.append(Relation(terms, total - slack, total))
    return ranges, relations


def fitting(ranges, relations):
    """Return every choice of numbers that fits, one by one."""
    cells = sorted(ranges)
    for values in product(*(range(ranges[c][0], ranges[c][1] + 1) for c in cells)):
        chosen = dict(zip(cells, values, strict=True))
        sums = (sum(f * chosen[c] for c, f in one.terms) for one in relations)
        if all(one.low <= total <= one.high for one, total in zip(relations, sums, strict=True)):
            yield chosen


@pytest.mark.parametrize("block", range(8))
def test_bounds_are_those_of_enumeration(block):
    exact = 0
    for seed in range(block * 25, block * 25 + 25):
        ranges, relations = tiny_system(seed)
        found = list(fitting(ranges, relations))
        left = narrow(ranges, relations)
        for cell in ranges:
            values = {one[cell] for one in found}
            low, high = (solve(ranges, relations, cell, sign)[cell] for sign in (1, -1))
            assert (low, high) == (min(values), max(values))
            assert left[cell][0] <= low <= high <= left[cell][1]
            if is_exact(relations, {at for at, (a, b) in ranges.items() if a != b}):
                exact += 1
                assert left[cell] == (low, high)
                assert values == set(range(low, high + 1))
    assert exact > 10


@pytest.mark.parametrize("block", range(4))
def test_what_is_simplified_fits_the_same_numbers(block):
    for seed in range(1000 + block * 25, 1025 + block * 25):
        ranges, relations = tiny_system(seed)
        left = narrow(ranges, relations)
        short = simplified(relations, left)
        kept = {cell for one in short for cell, _ in one.terms}
        for cell in kept:
            before = {one[cell] for one in fitting(ranges, relations)}
            after = {one[cell] for one in fitting(left, short)}
            assert before == after
        groups = separate(short)
        cells = [{cell for one in group for cell, _ in one.terms} for group in groups]
        assert sum(map(len, cells)) == len(set().union(*cells))


def test_a_contradiction_has_no_ranges():
    assert narrow({0: (0, 3), 1: (0, 3)}, [Relation(((0, 1), (1, 1)), 9, 9)]) is None
    assert solve({0: (0, 3), 1: (0, 3)}, [Relation(((0, 1), (1, 1)), 9, 9)]) is None


# Five leaks planted on purpose: each is caught, and the tables that leak together are named.


def walk(name, value, **parts):
    group, within = {"activiteit": name}, {"soort": "wijkwandeling"}
    return people(value, id="attendances", group=group, within=within, **parts)


def member(name, value):
    group, within = {"organisatie": name}, {"sector": "onderwijs"}
    return people(value, 1, group=group, within=within)


WALKS = [
    people(60, id="attendances", group={"soort": "wijkwandeling"}),
    walk("W1", 20),
    walk("W2", 37),
    walk("W3", 3),
]
SECTOR = [
    people(22, 3, group={"sector": "onderwijs"}),
    member("Hogeschool", 11),
    member("Mbo", 7),
    member("Kenniskring", 4),
]


def leaks(findings, facts=None, earlier=(), settings=SETTINGS):
    """Return what leaks of facts that were made cell by cell."""
    facts = facts or protect_cells(findings, settings)
    parts = link(findings, facts, settings, earlier)
    return [leak for part in parts for leak in every_leak(part, settings.privacy.threshold)]


def tables(leak):
    return {name_of_table(leak.cell)} | {name_of_table(cell) for cell in leak.causes}


def test_primary_suppression_only_is_caught():
    (leak,) = [one for one in leaks(WALKS) if one.reader == PUBLIC]
    assert leak.cell.fact[0] == "attendances{activiteit=W3}"
    assert (leak.low, leak.high) == (3, 3)
    assert tables(leak) == {
        "de tabel 'deelnames (per activiteit)'",
        "de tabel 'deelnames (per soort)'",
    }


def test_exact_totals_are_caught():
    found = [leak for leak in leaks(SECTOR) if leak.reader == PUBLIC]
    assert {leak.cell.fact[0]: (leak.low, leak.high) for leak in found} == {
        "participants{organisatie=Hogeschool}": (11, 12),
        "participants{organisatie=Mbo}": (6, 7),
        "participants{organisatie=Kenniskring}": (3, 4),
    }
    assert tables(found[0]) == {
        "de tabel 'deelnemers (per organisatie)'",
        "de tabel 'deelnemers (per sector)'",
    }


def test_raw_percentages_are_caught():
    one = share(3, 20, id="young_talent")
    (safe,) = protect_cells([one], SETTINGS)
    assert not leaks([one], [safe])
    raw = replace(safe, value=0.15, method=None, low=None, high=None, status="ok", shown="15%")
    leak = leaks([one], [raw])[0]
    assert (leak.cell.fact[0], leak.low, leak.high) == ("young_talent", 3, 3)
    assert name_of_table(leak.cell) == "de tabel 'jong talent (totaal)'"


@pytest.mark.parametrize("value", [3, 13])
def test_raw_bars_are_caught(value):
    one = people(value, 1, group={"organisatie": "A"})
    (safe,) = protect_cells([one], SETTINGS)
    assert not leaks([one], [safe])
    (leak,) = leaks([one], [replace(safe, value=value)])
    assert (leak.low, leak.high) == (value, value)
    assert name_of_table(leak.cell) == "de tabel 'deelnemers (per organisatie)'"


def test_two_releases_that_differ_by_one_person_are_caught():
    def release(total, own):
        return [people(total), people(own, 1, group={"organisatie": "A"})]

    earlier = protect(release(48, 12), SETTINGS).facts
    found = leaks(release(49, 13), earlier=earlier)
    (leak,) = [one for one in found if one.reader == PUBLIC]
    assert leak.cell.fact[0] == "participants{organisatie=A}"
    assert (leak.low, leak.high) == (13, 13)
    assert "de tabel 'deelnemers (per organisatie, in een eerder jaar)'" in tables(leak)


def edition(started, diplomas, *, is_running=False):
    group = {"editie": "2"}
    if is_running:
        return [
            finding("diplomas", group, unit="aandeel", status="loopt_nog", denominator=started),
            people(started, id="diplomas.started", group=group),
        ]
    return [
        people(diplomas, id="diplomas.count"),
        share(diplomas, started, id="diplomas", group=group),
        people(diplomas, id="diplomas.count", group=group),
        people(started, id="diplomas.started", group=group),
        people(started - diplomas, id="diplomas.stopped", group=group),
    ]


def test_starters_of_last_year_and_diplomas_of_this_one_hide_who_stopped():
    before = protect(edition(15, None, is_running=True), SETTINGS).facts
    assert before[1].shown == "ongeveer 15"
    now = protect(edition(15, 13), SETTINGS, before).facts
    assert [fact.shown for fact in now] == [
        "13", "13 van de 14 tot en met 17", "13", "14 tot en met 17", "1 tot en met 4",
    ]  # fmt: skip


def test_starters_that_were_printed_exactly_make_the_diplomas_a_class():
    before = protect(edition(15, None, is_running=True), SETTINGS).facts
    exact = [before[0], replace(before[1], value=15, shown="15", status="ok")]
    now = protect(edition(15, 13), SETTINGS, exact).facts
    assert [fact.shown for fact in now] == [
        "11 tot en met 14", "11 tot en met 14 van de 15", "11 tot en met 14", "15",
        "1 tot en met 4",
    ]  # fmt: skip


def test_a_partner_that_knows_its_own_row_is_a_reader_of_its_own():
    found = leaks([people(28, 3, group={"sector": "onderwijs"}),
                   member("Hogeschool", 15), member("Mbo", 10), member("Kenniskring", 3)])  # fmt: skip
    assert found
    assert {leak.reader for leak in found} == {"Hogeschool", "Mbo", "Kenniskring"}


def test_the_exact_range_of_a_cell_is_that_of_all_relations():
    facts = protect_cells(SECTOR, SETTINGS)
    part, *_ = link(SECTOR, facts, SETTINGS)
    at = {cell.fact[0]: place for place, cell in part.cells.items()}
    assert range_of(part, at["participants{organisatie=Hogeschool}"]) == (11, 12)
    known = {at["participants{organisatie=Hogeschool}"]: (11, 11)}
    assert range_of(part, at["participants{organisatie=Mbo}"], known) == (7, 7)


def test_the_refusal_names_the_two_tables():
    (leak,) = [one for one in leaks(WALKS) if one.reader == PUBLIC]
    assert refusal(leak) == (
        "Er is niets gepubliceerd. Uit de tabel 'deelnames (per activiteit)' en de tabel "
        "'deelnames (per soort)' samen volgt een getal over enkele mensen. Verhoog de drempel in "
        "wijkmakers.toml, of vraag de beheerder van het programma om een van de twee weg te laten."
    )


def released(total, own, **more):
    given = [people(total), people(own, 1, group={"organisatie": "A"})]
    return protect(given, SETTINGS, **more).facts


def test_a_correction_of_the_same_year_does_not_tell_by_how_few_a_partner_changed():
    first = released(48, 12)
    assert [fact.shown for fact in first] == ["48", "ongeveer 10"]
    assert [fact.shown for fact in released(49, 13, earlier=first)] == ["49", "–"]
    assert [fact.shown for fact in released(49, 12, earlier=first)] == ["49", "ongeveer 10"]
    assert [fact.shown for fact in released(90, 40, earlier=first)] == ["90", "ongeveer 40"]


def test_a_third_version_is_held_against_both_before_it():
    first = released(90, 40)
    both = (*first, *released(48, 12, earlier=first))
    assert [fact.shown for fact in released(49, 13, earlier=both)] == ["49", "–"]


def test_what_is_printed_again_as_it_was_costs_nothing():
    first = released(48, 12)
    assert released(48, 12, earlier=(*first, *first)) == first


def test_what_was_printed_exactly_of_the_same_year_is_known_and_costs_nothing_more():
    first = list(released(48, 12))
    first[1] = replace(first[1], value=12, shown="12", status="ok")
    assert [fact.shown for fact in released(48, 12, earlier=first)] == ["48", "ongeveer 10"]


def test_a_correction_that_contradicts_what_was_printed_does_not_silence_the_audit():
    before = [replace(fact, value=11) for fact in protect([WALKS[0]], SETTINGS).facts]
    found = leaks(WALKS, earlier=before)
    assert {leak.cell.fact[0] for leak in found} == {"attendances{activiteit=W3}"}
