"""Give the facts as the office may see them: unrounded, beside what a reader would get."""

from collections.abc import Iterable
from dataclasses import fields

from wijkmakers_analysis.disclosure.gate import Protected
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.indicators.reasons import with_remedy

FOR_OFFICE = "alleen voor kantoor"
# Keys that hold a number; they come from the finding, the words from the protected fact.
NUMERIC_KEYS = ("value", "n", "numerator", "denominator", "low", "high", "coverage")


def as_internal(findings: Iterable[Finding], protected: Protected | None) -> tuple[Fact, ...]:
    """Return facts with the unrounded numbers and the printed status, reason and words.

    One that is for the office only has its own status and reason.

    Parameters
    ----------
    findings
        The findings that were protected.
    protected
        What passed the gate, or None where nothing of these findings may be published.
    """
    facts = protected.facts if protected is not None else ()
    printed = {(fact.key, fact.period): fact for fact in facts}
    return tuple(
        _for_office(finding)
        if finding.is_office_only or protected is None
        else _unrounded(finding, printed[finding.key, finding.period])
        for finding in findings
    )


def _for_office(finding: Finding) -> Fact:
    parts = {part.name: getattr(finding, part.name) for part in fields(Fact)}
    return Fact(**{**parts, "shown": FOR_OFFICE, "reason": with_remedy(finding.reason)})


def _unrounded(finding: Finding, fact: Fact) -> Fact:
    parts = {part.name: getattr(fact, part.name) for part in fields(Fact)}
    parts |= {name: getattr(finding, name) for name in NUMERIC_KEYS}
    if fact.reason == finding.reason:
        parts["reason"] = with_remedy(finding.reason)
    return Fact(**{**parts, "method": finding.method})
