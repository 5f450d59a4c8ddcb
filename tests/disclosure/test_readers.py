"""What a partner that knows its own row can work out, held against enumeration of every choice."""

from itertools import product

import numpy as np
import pytest

from wijkmakers_analysis.disclosure import audit, protect
from wijkmakers_analysis.disclosure.audit import every_leak, first_leak
from wijkmakers_analysis.disclosure.cells import VISITOR
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.disclosure.repair import Mender
from wijkmakers_analysis.disclosure.system import link

from findings import gate_settings, people
from networks import range_of

SETTINGS = gate_settings()


def member(name, value):
    group, within = {"organisatie": name}, {"sector": "onderwijs"}
    return people(value, 1, group=group, within=within)


def own_visits(name, value):
    group = {"organisatie": name, "soort": "workshop"}
    return people(value, 1, id="attendances", group=group)


def walk(name, value, organisations=1):
    group, within = {"activiteit": name}, {"soort": "wijkwandeling"}
    return people(value, organisations, id="attendances", group=group, within=within)


PAIRS = {
    "people of a sector": [
        people(5, 3, group={"sector": "onderwijs"}),
        member("A", 2),
        member("B", 3),
        member("C", 0),
    ],
    "attendances of a kind": [
        people(5, 3, id="attendances", group={"soort": "workshop"}),
        own_visits("A", 2),
        own_visits("B", 3),
        own_visits("C", 0),
    ],
    "activities of a kind": [
        people(25, id="attendances", group={"soort": "wijkwandeling"}),
        walk("W1", 20, 9),
        walk("W2", 2),
        walk("W3", 3),
    ],
}


@pytest.mark.parametrize("findings", PAIRS.values(), ids=PAIRS)
def test_of_two_hidden_numbers_each_knows_the_other(findings):
    facts = protect_cells(findings, SETTINGS)
    found = [leak for part in link(findings, facts, SETTINGS) for leak in every_leak(part, 5)]
    assert found
    assert "" not in {leak.reader for leak in found}
    safe = protect(findings, SETTINGS).facts
    assert not any(first_leak(part, 5) for part in link(findings, safe, SETTINGS))
    assert list(safe) != facts


def test_who_sent_all_people_of_a_walk_is_a_reader():
    findings = PAIRS["activities of a kind"]
    (part,) = link(findings, protect_cells(findings, SETTINGS), SETTINGS)
    assert {leak.reader for leak in every_leak(part, 5)} == {VISITOR + "W2", VISITOR + "W3"}


def test_what_the_own_row_says_by_itself_is_no_leak():
    """Of 1 to 4 people, the partner with two of them knows that there are at least two."""
    findings = [
        people(3, 3, group={"soort": "workshop"}),
        people(3, 3, id="attendances", group={"soort": "workshop"}),
        own_visits("A", 2),
    ]
    facts = protect_cells(findings, SETTINGS)
    assert not any(first_leak(part, 5) for part in link(findings, facts, SETTINGS))


def choices(part, known):
    """Return every choice of numbers of a small part that fits what a reader knows."""
    ranges = part.ranges | known
    cells = sorted(ranges)
    for values in product(*(range(ranges[at][0], ranges[at][1] + 1) for at in cells)):
        chosen = dict(zip(cells, values, strict=True))
        sums = [sum(f * chosen[at] for at, f in one.terms) for one in part.relations]
        if all(r.low <= s <= r.high for r, s in zip(part.relations, sums, strict=True)):
            yield chosen


def test_kinds_are_safe_for_the_public_and_each_partner_by_enumeration():
    checked = 0
    for seed in range(40):
        random = np.random.default_rng(seed)
        counts = [int(random.choice([0, 1, 2, 3, 4, 6])) for _ in range(4)]
        findings = [people(sum(counts), 4, id="attendances", group={"soort": "workshop"})]
        findings += [own_visits(name, count) for name, count in zip("ABCD", counts, strict=True)]
        facts = protect(findings, SETTINGS).facts
        for part in link(findings, facts, SETTINGS):
            if any(cell.high > 50 for cell in part.cells.values()):
                continue
            for reader in ("", *part.owners_of(part.cells)):
                own = {
                    at: (cell.truth, cell.truth)
                    for at, cell in part.cells.items()
                    if reader and cell.owner == reader
                }
                found = list(choices(part, own))
                for at, cell in part.cells.items():
                    if cell.must and at not in own:
                        assert {one[at] for one in found} == set(range(cell.low, cell.high + 1))
                        assert range_of(part, at, own) == (cell.low, cell.high)
                        checked += 1
    assert checked > 40


@pytest.mark.parametrize("seed", range(20))
def test_what_is_mended_fits(seed):
    random = np.random.default_rng(seed)
    ranges = {at: (0, int(random.integers(1, 9))) for at in range(6)}
    known = {at: int(random.integers(0, high + 1)) for at, (_, high) in ranges.items()}
    relations = []
    for _ in range(3):
        terms = tuple((int(at), 1) for at in random.permutation(6)[:4])
        total = sum(known[at] for at, _ in terms)
        relations.append(Relation(terms, total - int(random.integers(0, 3)), total))
    mender, mended = Mender(relations), 0
    for at, (low, high) in ranges.items():
        for value in range(low, high + 1):
            found = mender.mend(known, ranges, {at: value})
            if found is None:
                continue
            mended += 1
            assert found[at] == value
            assert all(ranges[one][0] <= number <= ranges[one][1] for one, number in found.items())
            sums = [sum(f * found[one] for one, f in relation.terms) for relation in relations]
            assert all(r.low <= total <= r.high for r, total in zip(relations, sums, strict=True))
    assert mended >= 6


def test_the_audit_does_not_rest_on_the_mending(monkeypatch):
    safe = {name: protect(findings, SETTINGS) for name, findings in PAIRS.items()}
    monkeypatch.setattr(audit.Mender, "mend", lambda *given: None)
    assert {name: protect(findings, SETTINGS) for name, findings in PAIRS.items()} == safe
