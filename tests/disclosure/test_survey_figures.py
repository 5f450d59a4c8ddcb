"""Figures from surveys give no small count away: not by a total, a mean or a share."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as sized
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.internal import NUMERIC_KEYS

from findings import finding, gate_settings, people, share

GROWTH = "self_assessed_growth"
WAYS = ("up", "same", "down")
T = 5


def growth(counts, organisations=12, **group):
    n = sum(counts)
    common = {"organisations": organisations, "group": group, "n": n, "people": n}
    return [
        finding(GROWTH, value=0.64, unit="punten", low=-0.31, high=1.26, method="t", **common),
        *(
            people(count, min(count, organisations), id=f"{GROWTH}.{way}", n=n, group=group)
            for way, count in zip(WAYS, counts, strict=True)
        ),
        finding(f"{GROWTH}.g", value=0.549, unit="index", **common),
        finding(f"{GROWTH}.wilcoxon_p", value=0.0372, unit="index", reason="Exact.", **common),
    ]


def facts_of(given_findings, **limits):
    facts = protect(given_findings, gate_settings(T, **limits)).facts
    return {fact.key: fact for fact in facts}


def printed(counts, **more):
    facts = facts_of(growth(counts, **more))
    return tuple(facts[f"{GROWTH}.{way}"].shown for way in WAYS)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((12, 7, 5), ("12", "7", "5")),
        ((12, 0, 0), ("–", "–", "–")),
        ((0, 0, 30), ("–", "–", "–")),
        ((12, 7, 0), ("12", "7", "0")),
        ((9, 1, 0), ("6 tot en met 9", "1 tot en met 4", "0")),
        ((20, 1, 1), ("14 tot en met 20", "1 tot en met 4", "1 tot en met 4")),
        ((2, 20, 9), ("1 tot en met 4", "20", "7 tot en met 10")),
        ((12, 7, 3), ("12", "6 tot en met 9", "1 tot en met 4")),
        ((6, 5, 1), ("–", "–", "–")),
        ((3, 0, 0), ("–", "–", "–")),
        ((4, 4, 4), ("–", "–", "–")),
    ],
)
def test_people_who_judge_themselves_higher_equal_and_lower(counts, shown):
    assert printed(counts) == shown


def test_where_all_are_left_out_n_is_too():
    facts = facts_of(growth((4, 4, 4)))
    assert [facts[GROWTH + id].n for id in ("", ".g", ".wilcoxon_p")] == [None] * 3
    assert facts[GROWTH].value is not None
    assert facts_of(growth((5, 5, 5)))[GROWTH].n == 15


def numbers_of(fact):
    return {name: getattr(fact, name) for name in NUMERIC_KEYS if getattr(fact, name) is not None}


@pytest.mark.parametrize("total", range(1, 31))
def test_a_small_count_can_be_each_of_its_class_and_prints_the_same(total):
    """Counts that a reader cannot tell apart print alike, and fill the class."""
    alike = {}
    for up, same in product(range(total + 1), repeat=2):
        if up + same <= total:
            counts = (up, same, total - up - same)
            alike.setdefault(printed(counts), []).append(counts)
    for shown, possible in alike.items():
        for at, words in enumerate(shown):
            values = {counts[at] for counts in possible}
            if words == "1 tot en met 4":
                assert values == {1, 2, 3, 4}, (shown, possible)
            elif " tot en met " in words:
                first, last = (int(part) for part in words.split(" tot en met "))
                assert values == set(range(first, last + 1)), (shown, possible)
            elif words == "–":
                assert len(values) > 1 or total < T, (shown, possible)


@pytest.mark.parametrize(
    ("persons", "organisations", "shown"),
    [
        (36, 5, ("0,6", "0,5", "0,04")),
        (27, 5, ("0,6", "–", "–")),
        (9, 5, ("–",) * 3),
        (30, 2, ("–",) * 3),
    ],
)
def test_means_from_ten_people_and_effects_from_thirty(persons, organisations, shown):
    facts = facts_of(growth((persons // 3,) * 3, organisations))
    ids = (GROWTH, f"{GROWTH}.g", f"{GROWTH}.wilcoxon_p")
    assert tuple(facts[id].shown for id in ids) == shown
    if shown[1] == "0,5":
        assert numbers_of(facts[GROWTH]) == {"value": 0.6, "n": 36, "low": -0.3, "high": 1.3}
        assert numbers_of(facts[ids[2]]) == {"value": 0.04, "n": 36}
        assert facts[ids[2]].reason == "Exact."


def test_a_chance_of_nearly_nothing_is_a_class():
    one = finding(f"{GROWTH}.wilcoxon_p", value=0.0004, unit="index", people=40, organisations=9,
                  n=40)  # fmt: skip
    fact = facts_of([one])[one.key]
    assert fact.shown == "minder dan 0,01"
    assert numbers_of(fact) == {"low": 0, "high": 0.01, "n": 40}


@pytest.mark.parametrize("group", [{"editie": "1"}, {"vraag": "V1"}])
def test_by_edition_and_question_n_is_not_told(group):
    facts = facts_of([*growth((12, 7, 5), **group), recommended(8.2, 30, **group)])
    assert {fact.n for fact in facts.values()} == {None}
    assert all(facts[key].value is not None for key in facts if _is_count(key))


def _is_count(key):
    return not key.startswith((f"{GROWTH}.g", f"{GROWTH}.wilcoxon_p"))


def recommended(mean, n, **group):
    common = {"people": n, "organisations": 9, "n": n, "group": group}
    return finding("recommendation.mean", value=mean, unit="punten", **common)


def distribution(counts):
    """Return the findings of a distribution; ``counts`` are answers of 0 to 10."""
    n, tops = sum(counts), counts[9] + counts[10]
    mean = sum(score * count for score, count in enumerate(counts)) / n
    scores = [
        people(count, count, id="recommendation.score", n=n, group={"score": str(score)})
        for score, count in enumerate(counts)
    ]
    return [recommended(mean, n), share(tops, n, id="recommendation.share_9_10"), *scores]


def shown_scores(counts):
    facts = facts_of(distribution(counts))
    return tuple(facts[f"recommendation.score{{score={score}}}"].shown for score in range(11))


def test_a_distribution_without_small_counts_is_printed():
    assert shown_scores((0,) * 6 + (5, 6, 9, 7, 8)) == ("0",) * 6 + ("5", "6", "9", "7", "8")


@pytest.mark.parametrize(
    "counts",
    [
        (0, 0, 0, 0, 0, 0, 7, 6, 9, 9, 1),
        (0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8),
        (0, 0, 0, 0, 0, 1, 2, 5, 9, 9, 7),
    ],
    ids=["one small count", "everybody 9 or 10", "two that the mean tells"],
)
def test_a_distribution_that_tells_of_a_few_is_left_out(counts):
    assert set(shown_scores(counts)) == {"–"}


def test_a_large_distribution_keeps_its_small_counts_in_a_class():
    shown = shown_scores((1, 2, 3, 2, 3, 9, 40, 150, 300, 90, 60))
    assert shown[:5] == ("1 tot en met 4",) * 5
    assert shown[7:] == ("150", "300", "90", "60")


@sized(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), st.integers(0, 300))
def test_printed_scores_leave_every_small_count_its_class(small, many):
    counts = (*small, 0, 0, 0, many + 20, many + 20, 30, 20)
    shown = shown_scores(counts)
    if "–" in shown:
        return
    n = sum(counts)
    mean = sum(score * count for score, count in enumerate(counts)) / n
    told = np.floor(mean * 10 + 0.5) / 10
    hidden = [at for at in range(4) if small[at]]
    rest = sum(score * count for score, count in enumerate(counts) if score not in hidden)
    seen = {at: set() for at in hidden}
    for values in product(range(1, 5), repeat=len(hidden)):
        total = rest + sum(at * value for at, value in zip(hidden, values, strict=True))
        if sum(values) == sum(small) and abs(total / n - told) <= 0.05 + 1e-9:
            for at, value in zip(hidden, values, strict=True):
                seen[at].add(value)
    assert all(values == {1, 2, 3, 4} for values in seen.values())


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (share(9, 10, id="used_at_work.response"), "90%"),
        (share(7, 8, id="used_at_work.response"), "7 van de 8"),
        (share(10, 10, id="used_at_work.response"), "100%"),
        (share(3, 10, id="used_at_work.response"), "minder dan 5 van de 10"),
        (share(9, 10, id="used_at_work"), "meer dan 5 van de 10"),
        (share(11, 13, id="completeness", group={"veld": "respons na"}), "85%"),
        (share(11, 13, id="completeness", group={"veld": "sector"}), "minstens 69%"),
    ],
)
def test_how_many_answered_is_told_from_five_answers_on(one, shown):
    assert facts_of([one])[one.key].shown == shown


def test_alpha_has_two_decimals():
    one = finding("completeness", {"veld": "alpha voor"}, value=0.8149, unit="index", people=31,
                  organisations=9, n=31)  # fmt: skip
    fact = facts_of([one])[one.key]
    assert (fact.shown, fact.value, fact.n) == ("0,81", 0.81, 31)
    few = finding("completeness", {"veld": "alpha na"}, unit="index", people=12, organisations=9,
                  status="te_klein", reason="Te weinig mensen vulden alles in.")  # fmt: skip
    assert facts_of([few])[few.key].reason == few.reason
