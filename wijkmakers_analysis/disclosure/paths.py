"""Print the path of young talent so that nobody learns who did not take a step."""

from collections.abc import Sequence

from wijkmakers_analysis.disclosure.coarse import printed
from wijkmakers_analysis.disclosure.policy import PATH
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number
from wijkmakers_analysis.settings import Settings

REASON_NEARLY_ALL = "Een precies getal zou laten zien hoe weinig mensen deze stap niet zetten."


def link_paths(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts with a class for a step that all took, or all but a few.

    "All" are the people of the last step before it that is printed exactly.
    """
    threshold = settings.privacy.threshold
    exact: float | None = None
    changed = []
    for finding, fact in zip(findings, facts, strict=True):
        if finding.id == PATH and set(finding.group) == {"stap"} and fact.value is not None:
            if exact is not None and fact.value and exact - fact.value < threshold:
                fact = _nearly_all(finding, exact, threshold)
            else:
                exact = fact.value
        changed.append(fact)
    return changed


def _nearly_all(finding: Finding, whole: float, threshold: int) -> Fact:
    low, high = max(int(whole) - threshold + 1, threshold), int(whole)
    shown = f"{number(low)} tot en met {number(high)}"
    return printed(
        finding, shown, status="te_klein", reason=REASON_NEARLY_ALL, low=low, high=high,
        method="klasse",
    )  # fmt: skip
