"""What always holds of indicators, held against statsmodels and networkx."""

import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

sys.path.insert(0, str(Path(__file__).parents[1] / "indicators"))

from wijkmakers_analysis.indicators.attendances import count_attendances
from wijkmakers_analysis.indicators.cross_sector_meetings import measure_cross_sector_meetings
from wijkmakers_analysis.indicators.event_mix import measure_event_mix
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.indicators.participants import count_participants
from wijkmakers_analysis.indicators.statistics import (
    count_merged,
    gini,
    same_pairs_by,
    simpson_difference,
    wilson_interval,
)
from wijkmakers_analysis.indicators.ties import measure_ties

from programmes import Y22, found, programme

EVENTS, PEOPLE = 4, 10
ORGANISATIONS = [
    {"organisation": f"{sector}{n}", "sector": sector} for sector in "XYZ" for n in "123"
]
# Where somebody works: an organisation, nowhere, or unknown.
PLACES = [row["organisation"] for row in ORGANISATIONS] + ["bewoner", None]

counts = st.lists(st.integers(0, 40), min_size=1, max_size=8)
attended = st.lists(
    st.tuples(st.integers(0, EVENTS - 1), st.integers(0, PEOPLE - 1)), min_size=1, max_size=30
)
works_at = st.lists(st.sampled_from(PLACES), min_size=PEOPLE, max_size=PEOPLE)
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def network(attended, works_at, visitors=None):
    """Return a programme in which each person works at one place."""
    return programme(
        activities=[
            {
                "activity_id": f"A{event}",
                "kind": ("workshop", "festival")[event % 2],
                "date": f"2022-03-0{event + 1}",
                "visitors": (visitors or {}).get(event),
            }
            for event in range(EVENTS)
        ],
        attendance=[
            {
                "activity_id": f"A{event}",
                "person_id": f"p{person}",
                "organisation": works_at[person],
            }
            for event, person in attended
        ],
        organisations=ORGANISATIONS,
    )


@given(data=st.data(), trials=st.integers(1, 2000))
def test_wilson_is_that_of_statsmodels(data, trials):
    successes = data.draw(st.integers(0, trials))
    expected = proportion_confint(successes, trials, method="wilson")
    assert wilson_interval(successes, trials) == pytest.approx(expected, abs=1e-12)


@given(counts)
def test_simpson_is_the_share_of_pairs_that_differ(counts):
    members = np.repeat(np.arange(len(counts)), counts)[:60]
    kept = np.bincount(members, minlength=1)
    pairs = list(combinations(members, 2))
    mix = simpson_difference(kept)
    if not pairs:
        assert mix is None
    else:
        assert mix == pytest.approx(np.mean([one != other for one, other in pairs]))


@given(counts, st.integers(1, 9))
def test_gini_does_not_depend_on_the_unit_and_lies_within_its_range(counts, factor):
    index = gini(counts)
    if sum(counts) == 0:
        assert index is None
    else:
        assert -1e-12 <= index <= 1 - 1 / len(counts) + 1e-12
        assert gini([factor * count for count in counts]) == pytest.approx(index)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_doubles_merge_as_networkx_says(pairs):
    graph = nx.Graph(pairs)
    expected = graph.number_of_nodes() - nx.number_connected_components(graph)
    first, second = (np.array([pair[side] for pair in pairs], dtype=int) for side in (0, 1))
    assert count_merged(first, second) == expected


@given(attended)
def test_same_pairs_are_those_written_out(rows):
    events, categories = (np.array(column) for column in zip(*rows, strict=True))
    pairs = same_pairs_by(events, categories, EVENTS)
    expected = [
        sum(one == other for one, other in combinations(categories[events == event], 2))
        for event in range(EVENTS)
    ]
    assert pairs.tolist() == expected


@quick
@given(attended, works_at)
def test_ties_are_those_of_the_projection(attended, works_at):
    people = network(attended, works_at)
    pairs = list_ties(people, Y22, 1)
    graph = nx.Graph()
    names = [row["organisation"] for row in ORGANISATIONS]
    graph.add_nodes_from([*names, *range(EVENTS)])
    graph.add_edges_from(
        (works_at[person], event) for event, person in attended if works_at[person] in names
    )
    expected = nx.bipartite.weighted_projected_graph(graph, names)
    assert {(row.organisation, row.organisation_met): row.shared for row in pairs.itertuples()} == {
        tuple(sorted(edge[:2])): edge[2]["weight"] for edge in expected.edges(data=True)
    }
    density = found(measure_ties(people, Y22), "ties", m="1").value
    assert density == pytest.approx(nx.density(expected))


@quick
@given(attended, works_at)
def test_meetings_are_those_written_out(attended, works_at):
    people = network(attended, works_at)
    names = {row["organisation"]: row["sector"] for row in ORGANISATIONS}
    visits = sorted({(e, p) for e, p in attended if works_at[p] in names})
    came = {works_at[person] for _, person in visits}
    size = {sector: sum(names[name] == sector for name in came) for sector in "XYZ"}
    sector_of = {name: names[name] if size[names[name]] >= 3 else "overig" for name in came}
    same = total = 0.0
    for event in range(EVENTS):
        here = [works_at[person] for at, person in visits if at == event]
        for one, other in combinations(here, 2):
            if one != other:
                total += 1 / (len(here) - 1)
                same += (sector_of[one] == sector_of[other]) / (len(here) - 1)
    findings = measure_cross_sector_meetings(people, Y22)
    share = found(findings, "cross_sector_meetings").value
    # Where every sector is folded there is nothing to compare.
    if not total or set(sector_of.values()) == {"overig"}:
        assert share is None
        return
    assert share == pytest.approx(1 - same / total)
    own = "bewoners en zelfstandigen"
    pairs = [one for one in findings if one.id.endswith("pairs")]
    between = [one.value for one in pairs if one.group["sector"] != one.group["sector_met"]
               and one.group["sector"] != own]  # fmt: skip
    assert sum(between) == pytest.approx(share)
    assert sum(one.value for one in pairs if one.group["sector"] != own) == pytest.approx(1)
    residents = [one.value for one in pairs if one.group["sector"] == own]
    assert not residents or sum(residents) == pytest.approx(1)


@quick
@given(attended, works_at, st.dictionaries(st.integers(0, EVENTS - 1), st.integers(0, 20)))
def test_groups_add_up_and_bounds_hold(attended, works_at, visitors):
    people = network(attended, works_at, visitors)
    findings = count_participants(people, Y22) + count_attendances(people, Y22)
    total = found(findings, "attendances")
    by_kind = [found(findings, "attendances", soort=kind) for kind in ("festival", "workshop")]

    def low(one):
        return one.value if one.value is not None else one.low or 0

    assert low(total) == sum(low(one) for one in by_kind)
    everybody = found(findings, "participants")
    named = len({person for _, person in attended})
    assert low(everybody) >= named
    if everybody.high is not None:
        assert everybody.low <= everybody.high
    for one in findings:
        if one.id == "participants":
            assert low(one) <= low(everybody) or one.high is not None
    mixes = measure_event_mix(people, Y22)
    assert all(one.value is None or 0 <= one.value <= 1 for one in mixes)
