"""Formulas of surveys, held against pingouin, statsmodels, scipy and every sign written out."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wijkmakers_analysis.indicators.paired import Paired, cronbach_alpha, mean_interval
from wijkmakers_analysis.indicators.used_at_work import share_who_use_it

from programmes import Y22, found
from surveys import answers, question, survey

score = st.integers(1, 7)
pairs = st.lists(st.tuples(score, score), min_size=2, max_size=25)
quick = settings(max_examples=25, deadline=None)


@pytest.fixture(scope="module")
def pingouin():
    import pingouin

    return pingouin


def paired(rows):
    before, after = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    return Paired(before, after)


@quick
@given(pairs)
def test_g_is_hedges_with_the_mean_of_both_deviations(pingouin, rows):
    scores = paired(rows)
    effect = scores.hedges_g()
    first, second = scores.before.std(ddof=1), scores.after.std(ddof=1)
    if first + second == 0:
        assert effect is None
        return
    # pingouin divides by the root of the mean variance; Lakens's d_av by the mean deviation.
    other = pingouin.compute_effsize(scores.after, scores.before, paired=True, eftype="hedges")
    root = np.sqrt((first**2 + second**2) / 2)
    assert effect == pytest.approx(other * root / ((first + second) / 2), abs=1e-12)


@quick
@given(st.lists(st.tuples(score, score, score), min_size=2, max_size=30))
def test_alpha_is_that_of_pingouin(pingouin, rows):
    table = pd.DataFrame(rows, dtype=float)
    alpha = cronbach_alpha(table.to_numpy())
    if table.sum(axis=1).nunique() == 1:
        assert alpha is None
        return
    expected, _ = pingouin.cronbach_alpha(data=table)
    assert alpha == pytest.approx(expected, abs=1e-12)
    assert alpha <= 1 + 1e-12


@quick
@given(st.sets(st.integers(1, 60), min_size=1, max_size=9), st.data())
def test_the_exact_chance_is_that_of_all_signs(sizes, data):
    sizes = np.array(sorted(sizes), dtype=float)
    signs = np.array(data.draw(st.tuples(*[st.sampled_from((-1, 1))] * len(sizes))))
    chance, is_exact = Paired(np.zeros(len(sizes)), signs * sizes).wilcoxon()
    ranks = np.arange(1, len(sizes) + 1)
    middle = ranks.sum() / 2
    distance = abs(ranks[signs > 0].sum() - middle)
    everything = [
        abs(ranks[np.array(way) > 0].sum() - middle) >= distance
        for way in product((-1, 1), repeat=len(sizes))
    ]
    assert is_exact
    assert chance == pytest.approx(np.mean(everything), abs=1e-12)


@quick
@given(pairs)
def test_the_normal_chance_is_that_of_scipy_with_the_correction(rows):
    scores = paired(rows)
    tested = scores.wilcoxon()
    changes = scores.changes[scores.changes != 0]
    if not changes.size:
        assert tested is None
        return
    chance, is_exact = tested
    assert 0 < chance <= 1
    ties = np.unique(np.abs(changes)).size < changes.size
    assert is_exact == (not ties and changes.size == scores.size)
    middle = stats.rankdata(np.abs(changes))[changes > 0].sum() * 4 == len(changes) * (
        len(changes) + 1
    )
    # scipy corrects also where the rank sum is exactly its middle; R gives 1 there.
    if not is_exact and not middle:
        expected = stats.wilcoxon(changes, method="asymptotic", correction=True).pvalue
        assert chance == pytest.approx(expected, abs=1e-12)


@quick
@given(pairs)
def test_the_interval_is_that_of_the_paired_t_test(rows):
    scores = paired(rows)
    low, high = scores.interval()
    assert low <= scores.mean <= high
    if np.ptp(scores.changes):
        expected = stats.ttest_rel(scores.after, scores.before).confidence_interval(0.95)
        assert (low, high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    else:
        assert low == high == scores.mean


def test_of_one_value_there_is_no_interval():
    assert mean_interval(np.array([3.0])) is None
    assert Paired(np.array([1.0]), np.array([2.0])).hedges_g() is None


def test_from_fifty_pairs_on_the_chance_is_normal():
    changes = np.arange(1.0, 51) * np.where(np.arange(50) % 3, 1, -1)
    assert Paired(np.zeros(50), changes).wilcoxon()[1] is False
    assert Paired(np.zeros(49), changes[:49]).wilcoxon()[1] is True


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_the_chance_of_changed_answers_is_that_of_mcnemar(rows):
    from statsmodels.stats.contingency_tables import mcnemar

    said = [["ja" if yes else "nee" for yes in column] for column in zip(*rows, strict=True)]
    kept = survey(
        answers("V6", "voor", said[0]),
        answers("V6", "later", said[1]),
        questions=[question("V6", "toepassing")],
    )
    chance = found(share_who_use_it(kept, Y22), "used_at_work.mcnemar_p")
    table = [[rows.count((first, second)) for second in (True, False)] for first in (True, False)]
    if not table[0][1] + table[1][0]:
        assert chance.status == "noemer_nul"
        return
    assert chance.value == pytest.approx(mcnemar(table, exact=True).pvalue, abs=1e-12)
