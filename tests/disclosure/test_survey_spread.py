"""Beside a mean of few answers no interval, effect or chance: together they give all answers."""

import pytest

from wijkmakers_analysis.disclosure import protect

from findings import finding, gate_settings, people, share

GROWTH = "self_assessed_growth"
QUESTION = {"vraag": "V1"}


def growth(counts, mean, **group):
    n = sum(counts)
    common = {"organisations": 12, "group": group, "n": n, "people": n}
    ways = zip(("up", "same", "down"), counts, strict=True)
    return [
        finding(GROWTH, value=mean, unit="punten", low=0.1, high=1.0, method="t", **common),
        *(people(count, count, id=f"{GROWTH}.{way}", n=n, group=group) for way, count in ways),
        finding(f"{GROWTH}.g", value=0.549, unit="index", **common),
        finding(f"{GROWTH}.wilcoxon_p", value=0.0372, unit="index", **common),
    ]


def facts_of(given):
    return {fact.key: fact for fact in protect(given, gate_settings()).facts}


@pytest.mark.parametrize(
    ("counts", "is_told"),
    [((8, 2, 3), False), ((12, 9, 8), False), ((26, 9, 3), False), ((15, 9, 8), True)],
    ids=["hidden directions", "29 pairs", "a hidden direction of 38", "32 pairs"],
)
def test_a_question_has_only_its_mean_where_the_rest_tells_of_a_few(counts, is_told):
    other = growth((10, 10, 12), 0.2, vraag="V2")
    facts = facts_of([*growth(counts, 0.5, **QUESTION), *other])
    mean, g, chance = (facts[f"{GROWTH}{id}{{vraag=V1}}"] for id in ("", ".g", ".wilcoxon_p"))
    assert mean.shown == "0,5"
    assert (mean.low is not None, g.value is not None, chance.value is not None) == (is_told,) * 3
    assert facts[f"{GROWTH}.g{{vraag=V2}}"].value == 0.5


@pytest.mark.parametrize("names", [("V1",), ("V1", "V2", "V3")])
@pytest.mark.parametrize(
    ("counts", "is_told"), [((8, 2, 3), False), ((26, 9, 3), False), ((15, 9, 8), True)]
)
def test_all_questions_together_have_only_their_mean_as_well(names, counts, is_told):
    """Of eight people higher and none lower the chance is 0,01: of six or seven it is not."""
    several = [one for name in names for one in growth(counts, 0.5, vraag=name)]
    facts = facts_of([*growth(counts, 0.5), *several])
    told = [facts[GROWTH].low, facts[f"{GROWTH}.g"].value, facts[f"{GROWTH}.wilcoxon_p"].value]
    assert facts[GROWTH].value == 0.5
    assert [one is not None for one in told] == [is_told] * 3


def test_a_mean_that_tells_of_the_directions_hides_them_all():
    """Twelve people, -2,9 points: nobody can be four steps higher."""
    facts = facts_of(growth((1, 1, 10), -2.9, **QUESTION))
    ways = [facts[f"{GROWTH}.{way}{{vraag=V1}}"].shown for way in ("up", "same", "down")]
    assert ways == ["–"] * 3


def scores(counts, low, high):
    n, common = sum(counts.values()), {"organisations": 9}
    mean = sum(score * count for score, count in counts.items()) / n
    tops = counts.get(9, 0) + counts.get(10, 0)
    return [
        finding("recommendation.mean", value=mean, unit="punten", low=low, high=high, method="t",
                n=n, people=n, **common),
        share(tops, n, id="recommendation.share_9_10"),
        *(
            people(counts.get(score, 0), counts.get(score, 0), id="recommendation.score", n=n,
                   group={"score": str(score)})
            for score in range(11)
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "is_told"),
    [
        ({8: 3, 9: 4, 10: 6}, False),
        ({8: 5, 9: 6, 10: 7}, True),
        ({5: 2, 8: 30, 9: 20, 10: 30}, True),
    ],
    ids=["thirteen with hidden scores", "all scores told", "many, all scores left out"],
)
def test_a_mean_score_has_no_interval_beside_scores_that_are_hidden(counts, is_told):
    mean = facts_of(scores(counts, 8.7, 9.6))["recommendation.mean"]
    assert mean.value is not None
    assert (mean.low is not None) == (mean.high is not None) == is_told
