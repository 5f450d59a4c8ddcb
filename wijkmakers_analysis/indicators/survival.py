"""The share that something has not happened to yet, from times of which some go on unfinished."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import CensoredData, ecdf, norm

from wijkmakers_analysis.indicators.statistics import CONFIDENCE, runs_of

# Products of fractions that make a half can end a little above it.
ROUNDING = 1e-12
Z = float(norm.ppf((1 + CONFIDENCE) / 2))


@dataclass(frozen=True)
class Step:
    """The survival at one moment; ``low`` and ``high`` are None where no interval is defined."""

    share: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Survival:
    """A Kaplan-Meier curve.

    Parameters
    ----------
    steps
        The moments on which it falls, ascending.
    shares
        The survival just after each of them, 0 to 1.
    deviations
        Standard error of ln(-ln(share)) at each of them; NaN where the share is 0.
    durations
        All times in ascending order, finished or not.
    """

    steps: np.ndarray
    shares: np.ndarray
    deviations: np.ndarray
    durations: np.ndarray

    @property
    def size(self) -> int:
        """Number of people."""
        return int(self.durations.size)

    @property
    def last(self) -> int:
        """The longest time that anybody was followed."""
        return int(self.durations[-1])

    def followed(self, time: float) -> int:
        """Return how many were still followed, without the event, just before a moment."""
        return self.size - int(np.searchsorted(self.durations, time, side="left"))

    def at(self, time: float) -> Step:
        """Return the survival at a moment, with its log-log interval of 95 %."""
        place = int(np.searchsorted(self.steps, time, side="right")) - 1
        if place < 0:
            return Step(1.0, None, None)
        share = float(self.shares[place])
        if not 0 < share < 1 or not np.isfinite(self.deviations[place]):
            return Step(share, None, None)
        width = Z * float(self.deviations[place])
        return Step(share, share ** np.exp(width), share ** np.exp(-width))

    @property
    def median(self) -> int | None:
        """The first moment at which the survival is a half or less, or None."""
        return self._first_at_most(self.shares)

    @property
    def median_interval(self) -> tuple[int | None, int | None]:
        """The moments at which the lower and the upper limit are a half or less."""
        limits = [self.at(time) for time in self.steps]
        low = np.array([1.0 if each.low is None else each.low for each in limits])
        high = np.array([1.0 if each.high is None else each.high for each in limits])
        is_zero = self.shares == 0
        return (
            self._first_at_most(np.where(is_zero, 0, low)),
            self._first_at_most(np.where(is_zero, 0, high)),
        )

    def _first_at_most(self, shares: np.ndarray) -> int | None:
        below = np.flatnonzero(shares <= 0.5 + ROUNDING)
        return int(self.steps[below[0]]) if below.size else None


def kaplan_meier(durations: np.ndarray, has_ended: np.ndarray) -> Survival:
    """Return the curve of times, some of which go on unfinished.

    Parameters
    ----------
    durations
        Whole days from 0, one a person, at least one person.
    has_ended
        Whether the event came at that time; otherwise the person was followed until then.

    Notes
    -----
    Kaplan and Meier (1958); variance of Greenwood (1926) on the scale of ln(-ln S), as in R's
    ``survfit(conf.type = "log-log")``.
    """
    finished, going_on = durations[has_ended], durations[~has_ended]
    ordered = np.sort(durations)
    (steps,), counts = runs_of(finished)
    if not steps.size:
        none = np.empty(0)
        return Survival(steps, none, none, ordered)
    curve = ecdf(CensoredData(uncensored=finished, right=going_on)).sf
    shares = np.clip(curve.evaluate(steps), 0.0, 1.0)
    at_risk = ordered.size - np.searchsorted(ordered, steps, side="left")
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(counts / (at_risk * (at_risk - counts)))
        deviations = np.sqrt(greenwood) / np.abs(np.log(shares))
    return Survival(steps, shares, deviations, ordered)
