"""Print a mean of answers without interval, effect and chance where those tell of a few people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.coarse import withheld
from wijkmakers_analysis.disclosure.policy import (
    DIRECTIONS,
    EFFECT_DECIMALS,
    MEAN_SCORE,
    SCORES,
    TOP_SCORES,
)
from wijkmakers_analysis.indicators.fact import Fact, Finding

REASON_SPREAD = "Uit dit getal zou, naast het gemiddelde, volgen wat een paar mensen antwoordden."
GROWTH = "self_assessed_growth"
# Answers are whole numbers: of fewer people an interval, a test and an effect size beside the mean
# fit a few sets of answers only.
SPREAD_FROM = 30


def hide_spread_of_changes(
    findings: Sequence[Finding], facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """Return the means of changes without interval, effect and chance where those tell more.

    Of few people, or where a direction is hidden, only the mean is told: of one question, and of
    all of them. A mean over questions has more values, but the test tells by itself how many
    did not change.
    """
    means = [one for one in findings if one.id == GROWTH and facts[one.key].value is not None]
    changed: dict[str, Fact] = {}
    for one in means:
        ways = [facts.get(replace(one, id=way).key) for way in DIRECTIONS]
        is_hidden = any(way is None or way.value is None for way in ways)
        if is_hidden or (one.n or 0) < SPREAD_FROM:
            changed[one.key] = _without_interval(facts[one.key])
            beside = {replace(one, id=id).key for id in EFFECT_DECIMALS}
            for effect in findings:
                if effect.key in beside and facts[effect.key].is_number:
                    changed[effect.key] = withheld(effect, REASON_SPREAD)
    return changed


def hide_spread_of_scores(
    findings: Sequence[Finding], facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """Return the mean scores without interval, where that would tell of scores that are hidden."""
    scores = [facts[one.key].value is None for one in findings if one.id == SCORES]
    top = [facts[one.key].value is None for one in findings if one.key == TOP_SCORES]
    some = any(scores) and not all(scores)
    changed = {}
    for one in findings:
        if one.id == MEAN_SCORE and facts[one.key].low is not None:
            is_few = (one.n or 0) < SPREAD_FROM
            if (is_few and (one.group or any(scores + top))) or (some and not one.group):
                changed[one.key] = _without_interval(facts[one.key])
    return changed


def _without_interval(fact: Fact) -> Fact:
    return replace(fact, low=None, high=None, method=None)
