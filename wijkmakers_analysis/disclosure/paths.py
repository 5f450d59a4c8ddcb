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

    "All" are the people of the last step before it that is printed exactly. Where those are few,
    everybody and a few of them are one class.
    """
    threshold = settings.privacy.threshold
    exact: float | None = None
    changed = []
    for finding, fact in zip(findings, facts, strict=True):
        if finding.id == PATH and set(finding.group) == {"stap"} and fact.is_number:
            if exact is not None and finding.value and _is_told(finding.value, exact, threshold):
                fact = _nearly_all(finding, exact, threshold)
            elif fact.value is not None:
                exact = fact.value
        changed.append(fact)
    return changed


def _is_told(took: float, whole: float, threshold: int) -> bool:
    """Return whether a step would say of nearly all who could take it that they did."""
    return whole - took < threshold or _is_few(whole, threshold)


def _is_few(whole: float, threshold: int) -> bool:
    return whole <= 2 * (threshold - 1)


def _nearly_all(finding: Finding, whole: float, threshold: int) -> Fact:
    low, high = 1 if _is_few(whole, threshold) else int(whole) - threshold + 1, int(whole)
    shown = f"{number(low)} tot en met {number(high)}"
    return printed(
        finding, shown, status="te_klein", reason=REASON_NEARLY_ALL, low=low, high=high,
        method="klasse",
    )  # fmt: skip
