"""However small a programme is, something can be published, and nobody is found in it."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.audit import first_leak
from wijkmakers_analysis.disclosure.system import link
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.settings import Privacy

from programmes import Y22, Y23
from tiny_programmes import invent_tiny_programme

THRESHOLDS = (5, 5, 8, 10)


def publish(seed):
    """Publish two years after each other, audit both, and return the facts of each.

    None of them is refused: where nothing else helps a number is left out, at the last a total.
    """
    programme = invent_tiny_programme(seed)
    threshold = THRESHOLDS[seed % 4]
    settings = replace(programme.settings, privacy=Privacy(threshold=threshold))
    released, earlier = [], ()
    for year in (Y22, Y23):
        findings = [one for one in all_findings(programme, year) if not one.is_office_only]
        facts = protect(findings, settings, earlier).facts
        for part in link(findings, facts, settings, earlier):
            assert first_leak(part, threshold, with_causes=False) is None
        for finding, fact in zip(findings, facts, strict=True):
            assert fact.status != "ok" or finding.people in (None, 0) or finding.people >= threshold
            if fact.key in ("participants", "attendances") and fact.status == "ok":
                assert fact.value == finding.value
        released.append(facts)
        earlier = facts
    return released


@pytest.mark.parametrize("seed", range(4))
def test_a_tiny_programme_is_published_and_holds(seed):
    assert all(len(facts) > 10 for facts in publish(seed))


@pytest.mark.proof
@pytest.mark.parametrize("first", range(4, 104, 25))
def test_many_tiny_programmes_are_published_and_hold(first):
    for seed in range(first, first + 25):
        publish(seed)
