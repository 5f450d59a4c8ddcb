"""Five leaks planted on purpose: caught and named with the audit, published without it."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.disclosure import coarsening
from wijkmakers_analysis.disclosure.coarsening import coarsen, refusal
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.errors import DisclosureError

from findings import gate_settings, people, share

SETTINGS = gate_settings()


def walk(name, value):
    group, within = {"activiteit": name}, {"soort": "wijkwandeling"}
    return people(value, id="attendances", group=group, within=within)


def member(name, value, sector="onderwijs"):
    return people(value, 1, group={"organisatie": name}, within={"sector": sector})


def primary_suppression_only():
    """Small cells are hidden, and their total is true."""
    given = [people(60, id="attendances", group={"soort": "wijkwandeling"})]
    given += [walk("W1", 20), walk("W2", 37), walk("W3", 3)]
    return given, protect_cells(given, SETTINGS), ()


def exact_totals():
    """Partners are rounded, and the exact total of their sector stands beside them."""
    given = [people(22, 3, group={"sector": "onderwijs"})]
    given += [member("Hogeschool", 11), member("Mbo", 7), member("Kenniskring", 4)]
    return given, protect_cells(given, SETTINGS), ()


def raw_percentages():
    """A percentage is worked out before its numerator was hidden."""
    given = [share(3, 20, id="young_talent")]
    given.append(share(20, 30, id="completeness", group={"veld": "leeftijdsgroep"}))
    hidden, ages = protect_cells(given, SETTINGS)
    raw = replace(hidden, value=0.15, low=None, high=None, method=None, status="ok", shown="15%")
    return given, [raw, ages], ()


def raw_bars():
    """A bar is drawn as long as the number that its label hides."""
    given = [member("A", 13), people(40, 4, group={"sector": "onderwijs"})]
    hidden, total = protect_cells(given, SETTINGS)
    return given, [replace(hidden, value=13), total], ()


def two_releases():
    """A correction adds one person, and a partner moves from one class to the next."""

    def release(total, own):
        return [people(total), people(own, 1, group={"organisatie": "A"})]

    now = release(49, 13)
    return now, protect_cells(now, SETTINGS), tuple(protect_cells(release(48, 12), SETTINGS))


PLANTED = {
    primary_suppression_only: ("deelnames (per activiteit)", "deelnames (per soort)"),
    exact_totals: ("deelnemers (per organisatie)", "deelnemers (per sector)"),
    raw_percentages: ("jong talent (totaal)",),
    raw_bars: ("deelnemers (per organisatie)",),
    two_releases: ("deelnemers (per organisatie)", "deelnemers (per organisatie, in een eerder"),
}


@pytest.mark.parametrize(("plant", "tables"), PLANTED.items(), ids=lambda one: str(one)[:24])
def test_a_planted_leak_is_closed(plant, tables):
    given, facts, earlier = plant()
    safe, changes = coarsen(given, facts, SETTINGS, earlier)
    assert safe != facts
    assert all(table in refusal(changes[0].leak) for table in tables)


@pytest.mark.parametrize(("plant", "tables"), PLANTED.items(), ids=lambda one: str(one)[:24])
def test_a_planted_leak_that_cannot_be_closed_stops_the_run(plant, tables, monkeypatch):
    monkeypatch.setattr(coarsening, "can_be_coarser", lambda cell, fact: False)
    given, facts, earlier = plant()
    with pytest.raises(DisclosureError) as refused:
        coarsen(given, facts, SETTINGS, earlier)
    assert str(refused.value).startswith("Er is niets gepubliceerd. Uit de tabel '")
    assert all(table in str(refused.value) for table in tables)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda one: one.__name__)
def test_without_the_audit_a_planted_leak_is_published(plant, monkeypatch):
    monkeypatch.setattr(coarsening, "first_leak", lambda part, threshold, **_: None)
    given, facts, earlier = plant()
    assert coarsen(given, facts, SETTINGS, earlier) == (facts, ())
