"""Print what the settings except from the gate, and tell so (point 7).

An excepted figure is public by nature. It is printed exactly, everybody is taken to know it, and it
is never made coarser.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from wijkmakers_analysis.disclosure.coarse import given, printed, share_in_words, whole_percents
from wijkmakers_analysis.disclosure.naming import name_of_figure
from wijkmakers_analysis.disclosure.policy import UNDEFINED
from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number
from wijkmakers_analysis.settings import FILE_NAME, FigureException, Settings

REASON = "Dit cijfer is al openbaar; daarom staat het er precies."


def exceptions_of(
    findings: Iterable[Finding], settings: Settings
) -> dict[tuple[str, str], FigureException]:
    """Return the exceptions of the year that findings are of, by key and period of the figure.

    Raises
    ------
    SettingsError
        Where there is no such figure in that year, or it has no whole number to print.
    """
    by_address = {(one.key, one.period): one for one in findings}
    periods = {period for _, period in by_address}
    chosen = {}
    for place, one in enumerate(settings.exceptions, start=1):
        period = settings.year(one.year).period
        if period not in periods:
            continue
        finding = by_address.get((one.key, period))
        if finding is None or finding.is_office_only:
            raise SettingsError(
                _unknown(one, place, [key for key, of in by_address if of == period])
            )
        if not _is_countable(finding):
            raise SettingsError(
                f"{FILE_NAME}: [[exceptions]] nummer {place} noemt {one.key}, maar dat cijfer "
                f"heeft in {one.year} geen precies aantal. Haal deze uitzondering weg."
            )
        chosen[one.key, period] = one
    return chosen


def print_exceptions(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts with those that are excepted as they were counted."""
    excepted = exceptions_of(findings, settings)
    return [
        _as_counted(finding, settings) if (finding.key, finding.period) in excepted else fact
        for finding, fact in zip(findings, facts, strict=True)
    ]


def account_of_exceptions(findings: Sequence[Finding], settings: Settings) -> tuple[str, ...]:
    """Return one sentence for each exception: which figure, why, and which role decided."""
    excepted = exceptions_of(findings, settings)
    return tuple(
        f"Uitzondering: {name_of_figure(one.figure, one.group)} staat er precies. "
        f"Reden: {one.reason.strip().rstrip('.')}. Besloten door: {one.by.strip().rstrip('.')}."
        for one in excepted.values()
    )


def _is_countable(finding: Finding) -> bool:
    if finding.status in UNDEFINED or finding.status == "ondergrens":
        return False
    if finding.unit == "aandeel":
        return finding.numerator is not None and bool(finding.denominator)
    return finding.unit == "aantal" and finding.value is not None


def _as_counted(finding: Finding, settings: Settings) -> Fact:
    if finding.unit == "aantal":
        value = given(finding.value)
        return printed(finding, number(value), reason=REASON, value=value)
    part, whole = given(finding.numerator), given(finding.denominator)
    return printed(
        finding,
        share_in_words(part, whole, as_counts=whole < settings.limits.percentage_from),
        reason=REASON,
        value=whole_percents(part / whole),
        n=whole,
        numerator=part,
        denominator=whole,
    )


def _unknown(one: FigureException, place: int, keys: Sequence[str]) -> str:
    near = get_close_matches(one.key, keys, n=1, cutoff=0.0)
    hint = f" Bedoelt u {near[0]}?" if near else ""
    return (
        f"{FILE_NAME}: [[exceptions]] nummer {place} noemt {one.key}, en dat cijfer is er niet in "
        f"{one.year}.{hint} Alle cijfers ziet u met: wijkmakers feiten --year {one.year}"
    )
