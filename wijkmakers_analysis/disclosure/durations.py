"""Print a middle of times in whole months: the exact day would be that of one person."""

from wijkmakers_analysis.disclosure.coarse import printed, too_small, whole, withheld
from wijkmakers_analysis.disclosure.counts import few_for_mean, few_organisations
from wijkmakers_analysis.disclosure.policy import is_partner_level
from wijkmakers_analysis.indicators.fact import DAYS_A_MONTH, Fact, Finding
from wijkmakers_analysis.language import count
from wijkmakers_analysis.settings import Settings

REASON = "Een tijd geven we in hele maanden."


def print_duration(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of a time in days, printed in whole months from ten people."""
    least = settings.limits.percentage_from
    if (finding.people or 0) < least or finding.value is None:
        return too_small(finding, few_for_mean(least))
    if is_partner_level(finding, settings.limits.sector_organisations):
        return withheld(finding, few_organisations(settings))
    months = _months(finding.value)
    # No n: it is everybody, and beside other figures tells of how few a field is unknown.
    if not months:
        high = whole(DAYS_A_MONTH)
        return printed(
            finding, "minder dan een maand", status="afgerond", reason=REASON,
            low=0, high=high, method="klasse",
        )  # fmt: skip
    return printed(
        finding,
        f"ongeveer {count(months, 'maand', 'maanden')}",
        status="afgerond",
        reason=REASON,
        value=_days(months),
        low=None if finding.low is None else _days(_months(finding.low)),
        high=None if finding.high is None else _days(_months(finding.high)),
        method=finding.method,
    )


def _months(days: float) -> int:
    return whole(days / DAYS_A_MONTH)


def _days(months: int) -> int:
    return whole(months * DAYS_A_MONTH)
