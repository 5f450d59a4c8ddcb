"""Counts of partners and marks by name: none may say of one partner that it was active or not."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.contributions import count_contributions

from findings import finding, gate_settings, people
from programmes import Y22, programme

SETTINGS = gate_settings()


def shown(*findings):
    return [fact.shown for fact in protect(findings, SETTINGS).facts]


def partners(active, whole, id="active_partners", **parts):
    return finding(id, value=active, numerator=active, denominator=whole, n=whole, **parts)


@pytest.mark.parametrize("id", ["active_partners", "ties.count", "ties.none"])
@pytest.mark.parametrize(
    ("active", "words"),
    [
        (23, "minstens 21 van de 23"),
        (22, "minstens 21 van de 23"),
        (21, "minstens 21 van de 23"),
        (20, "20 van de 23"),
        (3, "3 van de 23"),
        (2, "hoogstens 2 van de 23"),
        (0, "hoogstens 2 van de 23"),
    ],
)
def test_all_and_none_are_classes(id, active, words):
    assert shown(partners(active, 23, id)) == [words]


@pytest.mark.parametrize(("ties", "words"), [(253, "minstens 99%"), (144, "57%")])
def test_a_share_of_ties_is_one_too(ties, words):
    one = finding(
        "ties", {"m": "2"}, unit="aandeel", value=ties / 253, numerator=ties, denominator=253
    )
    assert shown(one) == [words]


@pytest.mark.parametrize("active", range(5))
def test_of_up_to_four_partners_nothing_is_said(active):
    assert shown(partners(active, 4, group={"sector": "zorg"})) == ["–"]


def test_the_last_sector_does_not_follow_from_the_total():
    told = shown(
        partners(12, 16),
        partners(5, 6, group={"sector": "wonen"}),
        partners(4, 7, group={"sector": "zorg"}),
        partners(3, 3, group={"sector": "kunst"}),
    )
    assert told[0] == "12 van de 16"
    assert told[3] == "–"
    assert "–" in told[1:3] or "minstens 4 van de 6" in told[1:3]


def brought(name, count):
    return finding("contributions", {"organisatie": name, "bijdrage": "deelnemers"}, value=count)


def came(name, count):
    return people(count, 1, group={"organisatie": name})


def test_people_brought_are_named_only_of_a_partner_with_enough_people():
    told = shown(came("A", 12), came("B", 3), brought("A", 2), brought("B", 1))
    assert told[2:] == ["2", "–"]
    assert shown(brought("C", 1)) == ["–"]


def test_people_brought_by_a_small_partner_do_not_follow_from_the_total():
    told = shown(
        came("A", 12),
        came("B", 3),
        finding("contributions", {"bijdrage": "deelnemers"}, value=3),
        brought("A", 2),
        brought("B", 1),
    )
    assert told[2:] == ["3", "–", "–"]


def test_where_nobody_brought_people_that_is_no_mark():
    total = finding("contributions", {"bijdrage": "deelnemers"}, value=0)
    assert shown(came("B", 3), total, brought("B", 0)) == ["1 tot en met 4", "0", "0"]


def test_people_brought_do_not_count_as_a_second_kind():
    """ "2 van de 2" beside one grey cell would say that this partner sent people."""

    def two_kinds(of_y):
        rows = [("X", "plek"), ("X", "vraagstuk"), ("X", "deelnemers"), ("Y", "plek"), *of_y]
        brought = [
            {"organisation": name, "kind": kind, "date": "2022-02-01"} for name, kind in rows
        ]
        kept = programme(
            contributions=brought, organisations=[{"organisation": name} for name in "XY"]
        )
        return [one for one in count_contributions(kept, Y22) if one.id.endswith("two_kinds")]

    (without,), (with_people,) = two_kinds([]), two_kinds([("Y", "deelnemers")])
    assert (with_people.numerator, with_people.denominator) == (1, 2)
    assert with_people.numerator == without.numerator


def changes(now, last, *, of=28, m=2):
    """Return ties of this year with what became of those of last year, of which most were kept."""
    kept = min(now, last)
    numbers = {"new": now - kept, "kept": kept, "returned": 0, "lost": last - kept}
    either = sum(numbers.values())
    return [
        partners(now, of, "ties.count", group={"m": str(m)}),
        *(finding(f"tie_change.{name}", value=value) for name, value in numbers.items()),
        partners(kept, either, "tie_change.jaccard", unit="aandeel"),
    ]


@pytest.mark.parametrize(
    ("now", "last", "is_told"),
    [(20, 18, True), (28, 18, False), (26, 18, False), (20, 28, False), (20, 1, False)],
)
def test_new_and_kept_ties_do_not_tell_that_all_pairs_have_one(now, last, is_told):
    """Kept and lost ties are together those of last year, which print as a class too."""
    year = "2020-11-01/2021-10-31"
    earlier = protect(
        [partners(last, 28, "ties.count", group={"m": "2"}, period=year)], SETTINGS
    ).facts
    told = protect(changes(now, last), SETTINGS, earlier).facts[1:]
    assert {fact.value is not None for fact in told} == {is_told}
    assert all(fact.shown == "–" for fact in told) != is_told


@pytest.mark.parametrize(("now", "is_told"), [(20, True), (28, False)])
def test_without_last_year_this_year_is_enough(now, is_told):
    told = protect(changes(now, 18), SETTINGS).facts[1:]
    assert {fact.value is not None for fact in told} == {is_told}
