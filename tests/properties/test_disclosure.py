"""What always holds of the gate: a hidden value can be any value of its printed class."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.coarse import rounded
from wijkmakers_analysis.disclosure.shares import numerator_class
from wijkmakers_analysis.indicators.fact import STATUSES

from findings import finding, gate_settings, people, share

THRESHOLDS = st.integers(5, 12)
COUNTS = st.integers(0, 300)
COVERAGES = st.none() | st.floats(0, 1)


def printed(one, threshold):
    return protect([one], gate_settings(threshold)).facts[0].as_dict()


@given(
    THRESHOLDS,
    st.data(),
    st.sampled_from(["participants", "attendances", "diplomas.count"]),
    st.sampled_from([{}, {"soort": "workshop"}, {"organisatie": "A"}]),
)
def test_all_small_counts_print_alike(threshold, data, id, group):
    small = st.integers(1, threshold - 1)
    organisations = st.integers(0, 20)
    cells = [
        people(
            data.draw(small),
            data.draw(organisations),
            id=id,
            group=group,
            coverage=data.draw(COVERAGES),
            n=data.draw(st.none() | COUNTS),
        )
        for _ in range(2)
    ]
    first, second = (printed(cell, threshold) for cell in cells)
    assert first == second


@given(THRESHOLDS, COUNTS, st.data())
def test_all_counts_of_a_partner_that_round_alike_print_alike(threshold, count, data):
    count = max(count, threshold)
    same = [
        other
        for other in range(max(threshold, count - 10), count + 11)
        if rounded(other, threshold) == rounded(count, threshold)
    ]
    assert len(same) >= 3
    other = data.draw(st.sampled_from(same))
    first, second = (
        printed(
            people(value, data.draw(st.integers(1, 2)), coverage=data.draw(COVERAGES)), threshold
        )
        for value in (count, other)
    )
    assert first == second


@given(THRESHOLDS, st.integers(0, 400), st.booleans(), st.data())
def test_classes_of_a_share_partition_and_never_pin_down_a_few(threshold, more, edges, data):
    whole = threshold + more  # a smaller group has no share at all
    numerator = data.draw(st.integers(0, whole))
    first, last = numerator_class(numerator, whole, threshold, edges_shown=edges)
    assert 0 <= first <= numerator <= last <= whole
    other = data.draw(st.integers(first, last))
    assert numerator_class(other, whole, threshold, edges_shown=edges) == (first, last)
    if first == last:
        sides = (numerator, whole - numerator)
        assert min(sides) >= threshold or (edges and 0 in sides)


@given(
    THRESHOLDS,
    st.integers(1, 400),
    st.sampled_from(["new_faces", "completeness"]),
    st.integers(0, 20),
    st.data(),
)
def test_shares_in_one_class_print_alike(threshold, whole, id, organisations, data):
    numerator = data.draw(st.integers(0, whole))
    first, last = numerator_class(numerator, whole, threshold, edges_shown=id == "completeness")
    cells = (
        share(value, whole, id=id, organisations=organisations, low=value / whole, high=1.0)
        for value in (numerator, data.draw(st.integers(first, last)))
    )
    one, other = (printed(cell, threshold) for cell in cells)
    assert one == other


@given(THRESHOLDS, st.integers(5, 60), st.data())
def test_who_did_not_finish_cannot_be_counted(threshold, diplomas, data):
    """Every number of one to four without a diploma gives the same facts, all together."""
    diplomas = max(diplomas, threshold)
    without = st.integers(1, threshold - 1)

    def edition(rest):
        group = {"group": {"editie": "1"}}
        return [
            share(diplomas, diplomas + rest, id="diplomas", **group),
            people(diplomas, id="diplomas.count", **group),
            people(diplomas + rest, id="diplomas.started", **group),
            people(rest, id="diplomas.stopped", **group),
        ]

    first, second = (
        protect(edition(data.draw(without)), gate_settings(threshold)) for _ in range(2)
    )
    assert first == second


@given(THRESHOLDS, st.integers(5, 60), st.data())
def test_few_diplomas_cannot_be_counted(threshold, started, data):
    started = max(started, threshold)

    def edition(diplomas):
        group = {"group": {"editie": "1"}}
        return [
            share(diplomas, started, id="diplomas", **group),
            people(diplomas, id="diplomas.count", **group),
            people(started, id="diplomas.started", **group),
            people(started - diplomas, id="diplomas.stopped", **group),
        ]

    few = st.integers(1, threshold - 1).filter(lambda value: value < started)
    first, second = (protect(edition(data.draw(few)), gate_settings(threshold)) for _ in range(2))
    assert first == second


NUMBERS = st.none() | st.integers(0, 100) | st.floats(0, 100)


@given(
    id=st.sampled_from(
        ["participants", "attendances", "new_faces", "event_mix.event", "spread", "diplomas",
         "attendances.group_size_median", "cross_sector_meetings.ei", "iets_nieuws"]
    ),
    group=st.sampled_from([{}, {"sector": "zorg"}, {"organisatie": "A"}, {"activiteit": "W1"}]),
    unit=st.sampled_from(["aantal", "aandeel", "index", "punten", "dagen"]),
    status=st.sampled_from(sorted(STATUSES)),
    persons=st.none() | st.integers(0, 30),
    organisations=st.none() | st.integers(0, 20),
    numbers=st.tuples(NUMBERS, NUMBERS, NUMBERS, COVERAGES),
    counts=st.tuples(*[st.none() | st.integers(0, 60)] * 2),
)  # fmt: skip
def test_any_finding_becomes_a_fact_in_words(
    id, group, unit, status, persons, organisations, numbers, counts
):
    value, low, high, coverage = numbers
    denominator, n = counts
    one = finding(
        id,
        group,
        unit=unit,
        status=status,
        value=value,
        low=low,
        high=high,
        coverage=coverage,
        n=n,
        numerator=None if denominator is None else denominator // 2,
        denominator=denominator,
        people=persons,
        organisations=organisations,
    )
    fact = printed(one, 5)
    assert fact["shown"]
    assert fact["status"] in STATUSES
    json.dumps(fact, allow_nan=False)
    if persons is not None and 0 < persons < 5:
        assert fact["value"] in (None, 0)
        assert fact["numerator"] is None
    assert one == replace(one), "the finding itself is untouched"
