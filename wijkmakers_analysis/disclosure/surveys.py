"""Print figures from surveys so that counts and totals of one group give no small count away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Any

import numpy as np

from wijkmakers_analysis.disclosure.coarse import given, printed, too_small, withheld
from wijkmakers_analysis.disclosure.counts import as_people_class, few_for_mean, few_organisations
from wijkmakers_analysis.disclosure.policy import (
    DIRECTIONS,
    EFFECT_DECIMALS,
    MEAN_SCORE,
    SCORES,
    TOP_SCORES,
    decimals_of,
    hides_n,
    is_partner_level,
    shows_edges,
)
from wijkmakers_analysis.disclosure.shares import numerator_class
from wijkmakers_analysis.disclosure.survey_spread import (
    hide_spread_of_changes,
    hide_spread_of_scores,
)
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import number
from wijkmakers_analysis.settings import Settings

REASON_FOLLOWS = "Uit dit getal zou volgen hoe weinig mensen iets anders antwoordden."
REASON_SCORES = "Uit deze verdeling zou volgen hoe weinig mensen een score gaven."
# With more hidden scores than this the check would take long; the distribution is left out.
MOST_HIDDEN_SCORES = 7
HALF_A_DECIMAL = 0.05
# Answers, the sum of their scores, and answers of 9 or 10.
State = tuple[int, int, int]
# Steps from the lowest to the highest score that the check allows: on a longer scale more fits.
STEPS = 4


def print_effect(finding: Finding, settings: Settings) -> Fact:
    """Return the fact of an effect size, a chance or alpha: few decimals, from ten people.

    A chance that rounds to 0 is a class, 'minder dan 0,01'.
    """
    least = settings.limits.percentage_from
    if (finding.people or 0) < least or finding.value is None:
        return too_small(finding, finding.reason if finding.value is None else few_for_mean(least))
    if is_partner_level(finding, settings.limits.sector_organisations):
        return withheld(finding, few_organisations(settings))
    decimals = decimals_of(finding)
    common: dict[str, Any] = {"status": finding.status, "reason": finding.reason}
    common["n"] = None if hides_n(finding) else finding.n
    value = floor(finding.value * 10**decimals + 0.5) / 10**decimals
    if not value and finding.value > 0 and finding.id.endswith("_p"):
        high = 10**-decimals
        shown = f"minder dan {number(high, decimals)}"
        return printed(finding, shown, low=0.0, high=high, method="klasse", **common)
    return printed(finding, number(value, decimals), value=value, **common)


def link_surveys(
    findings: Sequence[Finding], facts: Sequence[Fact], settings: Settings
) -> list[Fact]:
    """Return the facts with counts of answers left out where they would give a small one away."""
    raw = {finding.key: finding for finding in findings}
    by_key = {fact.key: fact for fact in facts}
    changed: dict[str, Fact] = {}
    for finding in findings:
        if finding.id == DIRECTIONS[0] and finding.value is not None:
            changed |= _hide_directions(finding, raw, by_key, settings.privacy.threshold)
    changed |= _hide_scores(findings, by_key, settings.privacy.threshold)
    now = by_key | changed
    changed |= hide_spread_of_changes(findings, now) | hide_spread_of_scores(findings, now)
    return [changed.get(fact.key, fact) for fact in facts]


def is_free(cells: Sequence[tuple[int, ...]], at: int, total: int) -> bool:
    """Return whether a count can be any of the values it may have, given the total.

    Parameters
    ----------
    cells
        For each count the values that it may have, as far as its reader knows.
    at
        Which of them is asked about.
    total
        What they add up to.
    """
    others = np.zeros(total + 1, dtype=bool)
    others[0] = True
    for place, cell in enumerate(cells):
        if place != at:
            sums = np.zeros_like(others)
            for value in (each for each in cell if each <= total):
                sums[value:] |= others[: total + 1 - value]
            others = sums
    return all(value <= total and others[total - value] for value in cells[at])


def _hide_directions(
    up: Finding, raw: Mapping[str, Finding], facts: Mapping[str, Fact], threshold: int
) -> dict[str, Fact]:
    """Return what changes of the people who are higher, equal and lower in one group.

    Where one of them is hidden, the last of the others that is printed becomes the class that
    follows from the rest; where that is not enough, all three and n are left out. Which of the two
    follows from what is printed alone, so that the choice tells nothing either. Where everybody
    went the same way, all three are left out as well: they would say it of each.
    """
    found = [raw[replace(up, id=id).key] for id in DIRECTIONS]
    total = sum(int(given(one.value)) for one in found)
    cells = [_may_be(facts[one.key], total, threshold) for one in found]
    is_known = [len(cell) == 1 for cell in cells]
    printed_at = [at for at, known in enumerate(is_known) if known and cells[at] != (0,)]
    mean = facts.get(replace(up, id=up.indicator).key) if "vraag" in up.group else None
    told = None if mean is None else mean.value
    is_everybody = (total,) in cells
    is_safe = all(is_known) or (not printed_at and _all_free(cells, is_known, total, told))
    if is_safe and not is_everybody:
        return {}
    if printed_at and not is_everybody:
        place = printed_at[-1]
        rest = [cell for at, cell in enumerate(cells) if at != place]
        first = max(threshold, total - sum(map(max, rest)))
        last = total - sum(map(min, rest))
        cells[place], is_known[place] = tuple(range(first, last + 1)), False
        if _all_free(cells, is_known, total, told):
            return {found[place].key: as_people_class(found[place], first, last, threshold)}
    everything = {one.key: withheld(one, REASON_FOLLOWS) for one in found}
    for id in (up.indicator, *EFFECT_DECIMALS):
        fact = facts.get(replace(up, id=id).key)
        if fact is not None:
            everything[fact.key] = replace(fact, n=None)
    return everything


def _all_free(
    cells: Sequence[tuple[int, ...]],
    is_exact: Sequence[bool],
    total: int,
    mean: float | None = None,
) -> bool:
    """Return whether each count that is not known exactly can have all of its values.

    Parameters
    ----------
    mean
        The printed mean of changes in whole points, or None where changes are no whole points.
    """
    if mean is None:
        return all(exact or is_free(cells, at, total) for at, exact in enumerate(is_exact))
    downs = set(cells[2])
    fits = [
        (up, same, total - up - same)
        for up in cells[0]
        for same in cells[1]
        if total - up - same in downs and _changes_fit(up, total - up - same, total, mean)
    ]
    return all(
        exact or set(cells[at]) <= {fit[at] for fit in fits} for at, exact in enumerate(is_exact)
    )


def _changes_fit(up: int, down: int, total: int, mean: float) -> bool:
    """Return whether so many people higher and lower, by whole points, can have this mean."""
    lowest, highest = up - STEPS * down, STEPS * up - down
    first = max(lowest, ceil((mean - HALF_A_DECIMAL) * total - 1e-9))
    return first <= min(highest, (mean + HALF_A_DECIMAL) * total + 1e-9)


def _may_be(fact: Fact, total: int, threshold: int) -> tuple[int, ...]:
    """Return the values that a count may have for whoever reads its fact."""
    if fact.method == "klasse":
        return tuple(range(int(given(fact.low)), int(given(fact.high)) + 1))
    if fact.value is None:
        return tuple(range(total + 1))
    if fact.status == "afgerond":
        return tuple(range(max(threshold, int(fact.value) - 2), int(fact.value) + 3))
    return (int(fact.value),)


def _hide_scores(
    findings: Sequence[Finding], facts: Mapping[str, Fact], threshold: int
) -> dict[str, Fact]:
    """Return the whole distribution as left out, where a score of a few would follow."""
    scores = [one for one in findings if one.id == SCORES and not one.is_office_only]
    hidden = [one for one in scores if facts[one.key].value is None]
    is_coarse = any(facts[one.key].status != "ok" for one in scores if one not in hidden)
    share = next((one for one in findings if one.key == TOP_SCORES), None)
    tops = _tops(share, facts.get(TOP_SCORES), threshold)
    if not (hidden or is_coarse or tops):
        return {}
    few = len(hidden) <= MOST_HIDDEN_SCORES and not is_coarse
    if few and _scores_are_free(scores, hidden, facts, tops, threshold):
        return {}
    return {one.key: withheld(one, REASON_SCORES) for one in scores}


def _scores_are_free(
    scores: Sequence[Finding],
    hidden: Sequence[Finding],
    facts: Mapping[str, Fact],
    needed_tops: set[int],
    threshold: int,
) -> bool:
    """Return whether total, mean and share of 9 and 10 leave each hidden score its whole class."""
    total = int(scores[0].n or 0)
    start: State = (0, 0, 0)
    for one in scores:
        if one not in hidden:
            start = _plus(start, int(one.group["score"]), int(given(one.value)))
    possible = range(1, threshold)
    reached = [
        (place, value, state)
        for place, one in enumerate(hidden)
        for value in possible
        for state in _states(start, hidden, place, value, possible)
    ] or [(-1, 0, start)]
    fits = [
        (place, value, state[2])
        for place, value, state in reached
        if state[0] == total and _mean_fits(state, facts) and _share_fits(state, facts)
    ]
    needed = {(place, value) for place in range(len(hidden)) for value in possible}
    tops = {top for _, _, top in fits}
    return needed <= {(place, value) for place, value, _ in fits} and needed_tops <= tops


def _states(
    start: State, hidden: Sequence[Finding], fixed: int, value: int, possible: range
) -> set[State]:
    """Return every (answers, sum of scores, answers of 9 or 10) that the others allow."""
    states = {start}
    for place, one in enumerate(hidden):
        score = int(one.group["score"])
        values = (value,) if place == fixed else possible
        states = {_plus(state, score, each) for state in states for each in values}
    return states


def _plus(state: State, score: int, people: int) -> State:
    return state[0] + people, state[1] + score * people, state[2] + people * (score >= 9)


def _mean_fits(state: State, facts: Mapping[str, Fact]) -> bool:
    mean = facts.get(MEAN_SCORE)
    if mean is None or mean.value is None:
        return True
    return abs(state[1] / state[0] - mean.value) <= HALF_A_DECIMAL + 1e-9


def _share_fits(state: State, facts: Mapping[str, Fact]) -> bool:
    share = facts.get(TOP_SCORES)
    return share is None or share.numerator is None or state[2] == share.numerator


def _tops(share: Finding | None, fact: Fact | None, threshold: int) -> set[int]:
    """Return the numbers of answers of 9 or 10 that must stay possible: a printed class."""
    if share is None or fact is None or fact.method != "klasse":
        return set()
    first, last = numerator_class(
        given(share.numerator),
        given(share.denominator),
        threshold,
        edges_shown=shows_edges(share),
    )
    return set(range(first, last + 1))
