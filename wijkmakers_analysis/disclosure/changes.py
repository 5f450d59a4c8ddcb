"""Keep what was made coarser because numbers together gave one away."""

from dataclasses import dataclass

from wijkmakers_analysis.disclosure.audit import Leak
from wijkmakers_analysis.disclosure.cells import Cell
from wijkmakers_analysis.indicators.fact import Fact


@dataclass(frozen=True)
class Change:
    """One fact that was made coarser, and the leak that it closes.

    Parameters
    ----------
    cell
        The number of the fact that told too much.
    before, after
        The fact as it would have been printed, and as it is.
    leak
        What could be worked out.
    """

    cell: Cell
    before: Fact
    after: Fact
    leak: Leak
