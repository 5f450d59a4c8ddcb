"""Give the facts as the office may see them: unrounded, beside what a reader would get."""

from collections.abc import Iterable
from dataclasses import fields

from wijkmakers_analysis.disclosure.gate import Protected
from wijkmakers_analysis.indicators.fact import Fact, Finding

# Keys that hold a number; they come from the finding, the words from the protected fact.
NUMERIC_KEYS = ("value", "n", "numerator", "denominator", "low", "high", "coverage")


def as_internal(findings: Iterable[Finding], protected: Protected) -> tuple[Fact, ...]:
    """Return facts with the unrounded numbers and the printed status, reason and words.

    Parameters
    ----------
    findings
        The findings that were protected, in the same order.
    """
    return tuple(
        _unrounded(finding, fact) for finding, fact in zip(findings, protected.facts, strict=True)
    )


def _unrounded(finding: Finding, fact: Fact) -> Fact:
    parts = {part.name: getattr(fact, part.name) for part in fields(Fact)}
    parts |= {name: getattr(finding, name) for name in NUMERIC_KEYS}
    return Fact(**{**parts, "method": finding.method})
