"""What two scores of the same people say: mean change, counts, effect size, Wilcoxon, alpha."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, rankdata, t, wilcoxon

from wijkmakers_analysis.indicators.statistics import CONFIDENCE

# Changes are compared after rounding to so many decimals: means of scores are not exact.
DECIMALS = 9
# R computes exact chances below so many pairs.
EXACT_BELOW = 50


@dataclass(frozen=True)
class Paired:
    """Scores of the same people before and after.

    Parameters
    ----------
    before, after
        One finite score a person, in the same order and on the same scale.
    """

    before: np.ndarray
    after: np.ndarray

    @property
    def size(self) -> int:
        """Number of pairs."""
        return len(self.before)

    @property
    def changes(self) -> np.ndarray:
        """After minus before."""
        changes = np.asarray(self.after, dtype=float) - np.asarray(self.before, dtype=float)
        rounded: np.ndarray = np.round(changes, DECIMALS) + 0.0
        return rounded

    @property
    def mean(self) -> float:
        """The mean change, in points; of at least one pair."""
        return float(self.changes.mean())

    def interval(self) -> tuple[float, float] | None:
        """Return Student's interval of 95 % of the mean change; None of fewer than two pairs."""
        return mean_interval(self.changes)

    def hedges_g(self) -> float | None:
        """Return g_av: the mean change over the mean of both deviations, corrected for small n.

        mean(d) / ((s_pre + s_post) / 2) * (1 - 3 / (4 * 2n - 9)): Lakens (2013), formulas 10 and 4;
        None of fewer than two pairs or where nobody differs from anybody.
        """
        if self.size < 2:
            return None
        spread = (_deviation(self.before) + _deviation(self.after)) / 2
        if not spread:
            return None
        return float(self.mean / spread * (1 - 3 / (4 * 2 * self.size - 9)))

    def wilcoxon(self) -> tuple[float, bool] | None:
        """Return the two-sided p-value of the signed ranks, and whether it is exact.

        Exact without ties or zeros and below 50 pairs, else the normal approximation with
        continuity correction, zeros dropped: as R's ``wilcox.test``. None where nobody changed.
        """
        changes = self.changes[self.changes != 0]
        if not changes.size:
            return None
        ranks = rankdata(np.abs(changes))
        has_ties = np.unique(ranks).size < ranks.size
        if not has_ties and changes.size == self.size and changes.size < EXACT_BELOW:
            return float(wilcoxon(changes, method="exact").pvalue), True
        return _normal_chance(changes, ranks), False


def mean_interval(values: np.ndarray) -> tuple[float, float] | None:
    """Return Student's interval of 95 % of a mean; None of fewer than two values.

    Parameters
    ----------
    values
        Finite numbers; equal ones give an interval of no width.
    """
    size = len(values)
    if size < 2:
        return None
    half = float(t.ppf((1 + CONFIDENCE) / 2, size - 1)) * _deviation(values) / size**0.5
    mean = float(np.mean(values))
    return mean - half, mean + half


def cronbach_alpha(scores: np.ndarray) -> float | None:
    """Return k / (k - 1) * (1 - Σ s²_i / s²_total), Cronbach (1951); it can be negative.

    Parameters
    ----------
    scores
        One row a person, one column an item, no gaps.

    Returns
    -------
    At most 1; None with fewer than two items or people, or where all people have one total.
    """
    scores = np.asarray(scores, dtype=float)
    people, items = scores.shape
    if people < 2 or items < 2:
        return None
    total = _deviation(scores.sum(axis=1)) ** 2
    if not total:
        return None
    parts = sum(_deviation(column) ** 2 for column in scores.T)
    return float(items / (items - 1) * (1 - parts / total))


def _normal_chance(changes: np.ndarray, ranks: np.ndarray) -> float:
    size = changes.size
    _, ties = np.unique(ranks, return_counts=True)
    variance = size * (size + 1) * (2 * size + 1) / 24 - (ties**3 - ties).sum() / 48
    distance = abs(ranks[changes > 0].sum() - size * (size + 1) / 4)
    return float(min(1.0, 2 * norm.sf(max(0.0, distance - 0.5) / np.sqrt(variance))))


def _deviation(values: np.ndarray) -> float:
    """Return the standard deviation (n - 1), and exactly 0 where all values are equal."""
    values = np.asarray(values, dtype=float)
    return 0.0 if np.ptp(values) < 10**-DECIMALS else float(values.std(ddof=1))
