"""Leave out the middle and quartiles of groups where they would tell of a hidden group."""

from collections.abc import Sequence

import numpy as np

from wijkmakers_analysis.disclosure.cells import VALUE, cells_of
from wijkmakers_analysis.disclosure.coarse import whole, withheld
from wijkmakers_analysis.disclosure.policy import GROUP_SIZES
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings

REASON = "Uit dit getal zou volgen hoe groot een kleine groep was."


def hide_group_sizes(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts without quantiles that depend on the size of a group that is hidden.

    Quantiles never fall when a group grows; where they print alike with every hidden group at its
    smallest and at its largest, they tell nothing.
    """
    spans = {
        cell.fact: (cell.low, cell.high)
        for cell in cells_of(findings, facts, settings)
        if cell.part == VALUE and cell.id == "attendances" and cell.about == ("activiteit",)
    }
    changed = []
    for finding, fact in zip(findings, facts, strict=True):
        if fact.id in GROUP_SIZES and fact.value is not None:
            own = [
                spans[one.key, one.period]
                for one in findings
                if (one.key, one.period) in spans and _is_in(one, finding)
            ]
            if _tells(fact, own):
                fact = withheld(finding, REASON)
        changed.append(fact)
    return changed


def _is_in(activity: Finding, finding: Finding) -> bool:
    kind = finding.group.get("soort")
    return kind is None or activity.within.get("soort") == kind


def _tells(fact: Fact, spans: list[tuple[int, int]]) -> bool:
    if all(low == high for low, high in spans):
        return False
    quantile = GROUP_SIZES[fact.id]
    ends = [whole(float(np.quantile(sizes, quantile))) for sizes in zip(*spans, strict=True)]
    return ends[0] != ends[1]
