"""Print figures that follow from one another so that together they give nothing away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.coarse import (
    DASH,
    given,
    is_small,
    printed,
    small_class,
    whole_percents,
    withheld,
)
from wijkmakers_analysis.disclosure.counts import as_people_class, as_rounded, few_people
from wijkmakers_analysis.disclosure.policy import FROM_PRINTED_X, is_partner_level
from wijkmakers_analysis.indicators.diplomas import NOT_FILLED
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number
from wijkmakers_analysis.settings import Settings

_LATER = (
    "Naast het aantal diploma's zou een precies getal later laten zien hoe weinig mensen stopten."
)
REASON_RUNNING = f"Deze editie loopt nog. {_LATER}"
REASON_UNFILLED = f"{NOT_FILLED} {_LATER}"
ALL_DIPLOMAS = "diplomas.count"
REASON_STOPPED = "Uit dit getal zou volgen hoe weinig mensen een diploma haalden."


def link_indexes(findings: Sequence[Finding], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with E-I computed from the printed X: E-I = 2X − 1, two decimals."""
    by_key = {fact.key: fact for fact in facts}
    return [
        _from_printed_x(finding, fact, by_key) if finding.id in FROM_PRINTED_X else fact
        for finding, fact in zip(findings, facts, strict=True)
    ]


def link_diplomas(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    settings: Settings,
    earlier: Iterable[Fact] = (),
) -> list[Fact]:
    """Return the facts with starters and diplomas of an edition that hide who did not finish.

    Diplomas are announced and stay exact: where one to four starters got none, the number that
    started becomes the class that hides them. Where an earlier pack printed the starters exactly,
    the diplomas become the class instead. Where one to four got one, the number that started
    stays exact and the number that stopped is withheld.
    """
    threshold = settings.privacy.threshold
    raw = {finding.key: finding for finding in findings}
    told = {(fact.key, fact.value) for fact in earlier if fact.status == "ok"}
    changed: dict[str, Fact] = {}
    spans: list[tuple[int, int]] = []
    for share in findings:
        if _is_closed_edition(share, settings):
            begun, diplomas = given(share.denominator), given(share.numerator)
            is_told = (_beside(share, "started"), begun) in told
            if is_told and is_small(begun - diplomas, threshold) and diplomas >= threshold:
                first = max(begun - threshold + 1, threshold)
                last, count = begun - 1, _beside(share, "count")
                changed |= _diplomas_class(raw, count, first, last, threshold)
                spans.append((first - diplomas, last - diplomas))
            else:
                changed |= _hide_small_side(share, raw, threshold)
        if share.id == "diplomas" and (share.status == "loopt_nog" or share.reason == NOT_FILLED):
            changed |= _round_starters(share, raw, facts, threshold)
    total = raw.get(ALL_DIPLOMAS)
    if spans and total is not None and total.status == "ok" and total.value is not None:
        first, last = (total.value + sum(side) for side in zip(*spans, strict=True))
        changed |= _diplomas_class(raw, ALL_DIPLOMAS, first, last, threshold)
    return [changed.get(fact.key, fact) for fact in facts]


def _from_printed_x(finding: Finding, fact: Fact, by_key: Mapping[str, Fact]) -> Fact:
    parent = by_key.get(replace(fact, id=FROM_PRINTED_X[finding.id]).key)
    if finding.value is None:
        return fact
    if parent is None or parent.value is None:
        reason = parent.reason if parent else ""
        status = parent.status if parent and parent.status != "ok" else "afgeschermd"
        return printed(finding, DASH, status=status, reason=reason)
    value = round(2 * parent.value - 1, 2)
    return printed(finding, number(value, 2), status=parent.status, value=value)


def _is_closed_edition(share: Finding, settings: Settings) -> bool:
    return (
        share.id == "diplomas"
        and share.people is not None
        and share.value is not None
        and (share.denominator or 0) >= settings.privacy.threshold
        and not is_partner_level(share, settings.limits.sector_organisations)
    )


def _hide_small_side(share: Finding, raw: Mapping[str, Finding], threshold: int) -> dict[str, Fact]:
    """Return the facts that change because one side of the share is one to four people."""
    diplomas, started = given(share.numerator), given(share.denominator)
    facts = []
    if is_small(diplomas, threshold):
        facts.append(_few_diplomas(share, threshold))
        stopped = raw.get(_beside(share, "stopped"))
        if stopped is not None and stopped.value:
            facts.append(withheld(stopped, REASON_STOPPED))
    elif is_small(started - diplomas, threshold):
        first, last = diplomas + 1, diplomas + threshold - 1
        facts.append(_few_without(share, first, last, threshold))
        begun = raw.get(_beside(share, "started"))
        if begun is not None:
            facts.append(as_people_class(begun, first, last, threshold))
    return {fact.key: fact for fact in facts}


def _round_starters(
    share: Finding, raw: Mapping[str, Finding], facts: Sequence[Fact], threshold: int
) -> dict[str, Fact]:
    """Return as rounded the starters of an edition without outcome: its diplomas will be exact."""
    begun = raw.get(_beside(share, "started"))
    printed_as = next((fact for fact in facts if begun and fact.key == begun.key), None)
    if begun is None or printed_as is None or printed_as.status != "ok" or not printed_as.value:
        return {}
    fact = as_rounded(begun, threshold)
    why = REASON_UNFILLED if share.reason == NOT_FILLED else REASON_RUNNING
    return {fact.key: replace(fact, reason=why)}


def _beside(share: Finding, measure: str) -> str:
    return replace(share, id=f"diplomas.{measure}").key


def _few_diplomas(share: Finding, threshold: int) -> Fact:
    started = given(share.denominator)
    return printed(
        share,
        f"{small_class(threshold)} van de {number(started)}",
        status="te_klein",
        reason=few_people(threshold),
        n=started,
        denominator=started,
        low=whole_percents(1 / started),
        high=whole_percents((threshold - 1) / started),
        method="klasse",
    )


def _few_without(share: Finding, first: int, last: int, threshold: int) -> Fact:
    diplomas = given(share.numerator)
    return printed(
        share,
        f"{number(diplomas)} van de {number(first)} tot en met {number(last)}",
        status="te_klein",
        reason=few_people(threshold),
        numerator=diplomas,
        low=whole_percents(diplomas / last),
        high=whole_percents(diplomas / first),
        method="klasse",
    )


def _diplomas_class(
    raw: Mapping[str, Finding], key: str, first: int, last: int, threshold: int
) -> dict[str, Fact]:
    """Return diplomas as the class that hides who did not finish: the starters are known."""
    return {key: as_people_class(raw[key], first, last, threshold)} if key in raw else {}
