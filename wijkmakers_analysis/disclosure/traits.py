"""Print a share of people without counts so that it says nothing of everybody in a small group."""

from wijkmakers_analysis.disclosure.coarse import printed, whole_percents
from wijkmakers_analysis.disclosure.policy import NEARLY_ALL, is_trait_without_counts
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import percentage
from wijkmakers_analysis.settings import Settings

REASON_ALL_OR_NONE = "Een precies getal zou van bijna iedereen in deze groep iets zeggen."


def says_of_everybody(finding: Finding, settings: Settings) -> bool:
    """Return whether a share prints as all or nobody but a few people.

    An estimate has no numerator; the people on its smaller side are reckoned from the share.
    """
    if finding.value is None or not is_trait_without_counts(finding):
        return False
    smaller = min(finding.value, 1 - finding.value)
    is_few = smaller * (finding.people or 0) < settings.privacy.threshold
    return is_few and not 1 - NEARLY_ALL <= whole_percents(finding.value) <= NEARLY_ALL


def print_nearly_all(finding: Finding) -> Fact:
    """Return the fact of a share of nearly everybody, or of nearly nobody, as a class."""
    is_most = (finding.value or 0) > NEARLY_ALL
    low, high = (NEARLY_ALL, 1.0) if is_most else (0.0, round(1 - NEARLY_ALL, 2))
    shown = f"meer dan {percentage(low)}" if is_most else f"minder dan {percentage(high)}"
    return printed(
        finding, shown, status="te_klein", reason=REASON_ALL_OR_NONE, low=low, high=high,
        method="klasse",
    )  # fmt: skip
