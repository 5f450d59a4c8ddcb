"""Whatever two years hold, the comparison reads as good Dutch and claims no more than it may."""

import random
import re
from dataclasses import replace
from math import inf, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.document import plain
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.indicators.statistics import (
    error_of_interval,
    newcombe_interval,
    rate_ratio_chance,
    rate_ratio_interval,
    welch_interval,
)
from wijkmakers_analysis.settings import Limits, Settings
from wijkmakers_analysis.tables.comparison import tabulate_comparison, weigh_in_words
from wijkmakers_analysis.text.comparison import describe_comparison, tell_difference
from wijkmakers_analysis.yearpack.comparable import COMPARABLES, MEAN, SHARE
from wijkmakers_analysis.yearpack.comparing import compare_facts
from wijkmakers_analysis.yearpack.over_time import LARGER, UNCOMPARABLE, PackComparedYear

from packs import full_pack
from programmes import YEARS

CASES = 10_000
CAUSES = re.compile(
    r"\b(door(dat)?|dankzij|zorgde|veroorzaak\w*|leidde|vanwege|omdat|daardoor|effect|gevolg)\b"
)
NEVER = re.compile(
    r"nan|inf\b|None|[{}\[\]]|  | [.,;:)]|\.\.|;\.|\(\)|-0\b(?!,)|-0,0\b", re.IGNORECASE
)
FORMS = (
    r"{label} bleef gelijk: {now}\.",
    r"{label} bleef ongeveer gelijk: eerst {was} en nu {now}(; dit verschil {verdict})?\.",
    r"{label} (ging van {was} naar {now}|was {was} en is nu {now})(; dit verschil {verdict})?\.",
    r"{label} ging van {was} naar {now}; per twaalf maanden van \S+ naar \S+"
    r"(; dit verschil {verdict})?\.",
    r"{label} bleef {now}; per twaalf maanden ging het van \S+ naar \S+"
    r"(; dit verschil {verdict})?\.",
    r"{label} was {was} en is nu {now}; per twaalf maanden bleef het gelijk \(\S+\)\.",
    r"{label} is niet te vergelijken\. [A-Z][^.]+\.",
)
SETTINGS = Settings(root=None, name="", data=None, years=YEARS)
NO_NUMBER = ("niet_gemeten", "loopt_nog", "eerste_meetjaar", "noemer_nul", "niet_bereikt")


def random_fact(draw, one):
    """Return a printed fact: a random finding sent through the gate."""
    about = {"id": one.id, "indicator": one.id.split(".")[0], "group": dict(one.group)}
    if one.over:
        about["group"] = {one.over: "1"}
    size = draw.choice((0, 1, 2, 5, 8, 9, 10, 12, 40, 211, 1204, 50_000))
    people = {} if draw.random() < 0.3 else {"people": size, "organisations": min(size, 12)}
    if draw.random() < 0.15:
        finding = Finding(**about, status=draw.choice(NO_NUMBER), reason="Zo is het.", **people)
    elif draw.random() < 0.1:
        finding = Finding(**about, status="ondergrens", low=size, method="grenzen", **people)
    elif one.kind == SHARE or (indicator_of(one.id).unit == "aandeel" and size):
        top = draw.randint(0, size)
        value = top / size if size else None
        status = "ok" if size else "noemer_nul"
        finding = Finding(**about, value=value, unit="aandeel", numerator=top, denominator=size,
                          n=size, status=status, **people)  # fmt: skip
    elif one.kind == MEAN:
        value, half = draw.uniform(-3, 10), draw.choice((0.0, 0.1, 1.0))
        people = {"people": size, "organisations": min(size, 12)}
        finding = Finding(**about, value=value, unit="punten", n=size, low=value - half,
                          high=value + half, method="t", **people)  # fmt: skip
    else:
        finding = Finding(**about, value=size, **people)
    return protect([finding], SETTINGS).facts[0]


def a_year(draw):
    found = [random_fact(draw, one) for one in COMPARABLES]
    return [fact for fact in found if draw.random() > 0.1]


def comparisons(seed):
    draw = random.Random(seed)
    days = draw.choice(((365, 365), (395, 365), (366, 365), (120, 365), (365, 30)))
    holds = draw.choice((True, False))
    was, now = a_year(draw), a_year(draw)
    if draw.random() < 0.2:
        now = was
    return compare_facts(was, now, days, Limits(), lambda *_: holds), holds


@pytest.fixture(scope="module")
def many():
    found, seed = [], 0
    while len(found) < CASES:
        made, holds = comparisons(seed)
        found += [(one, holds) for one in made]
        seed += 1
    return found


def test_sentences_have_one_of_a_few_forms(many):
    for one, _ in many:
        said = plain(tell_difference(one)).replace("\u00a0", " ")
        known = {
            "label": re.escape(one.label),
            "was": re.escape(one.was),
            "now": re.escape(one.now),
            "verdict": "(kan toeval zijn|is groter dan toeval)",
        }
        assert any(re.fullmatch(form.format(**known), said) for form in FORMS), said
        assert not NEVER.search(said), said
        assert not CAUSES.search(said), said
        assert said.count("groter dan toeval") == (one.verdict == LARGER), said


def test_under_ten_people_nothing_is_a_percentage(many):
    seen = 0
    for one, _ in many:
        for printed in (one.was, one.now):
            of = re.fullmatch(r"\S+ van de (\d+)", printed)
            seen += of is not None
            assert not ("%" in printed and of)
    assert seen > CASES / 50
    draw = random.Random(1)
    for _ in range(2_000):
        fact = random_fact(draw, next(one for one in COMPARABLES if one.id == "young_talent"))
        assert not ("%" in fact.shown and (fact.denominator or 10) < 10), fact.shown


def test_every_verdict_and_every_form_occurs(many):
    assert {one.verdict for one, _ in many} == {
        "groter dan toeval", "kan toeval zijn", "niet getoetst", "niet te vergelijken",
    }  # fmt: skip
    assert {one.change for one, _ in many} == {"", "gelijk", "ongeveer gelijk", "anders"}
    assert any(one.was_in_twelve_months for one, _ in many)


def test_only_what_may_is_called_larger_and_shares_only_where_they_hold(many):
    for one, holds in many:
        if one.verdict == LARGER:
            assert indicator_of(one.key.partition("{")[0]).may_exceed_chance, one
            assert one.method, one
            assert holds or one.method != "newcombe", one
            assert one.was != one.now or one.was_in_twelve_months != one.now_in_twelve_months
        assert bool(one.reason) == (one.verdict == UNCOMPARABLE)
        assert plain(weigh_in_words(one)).strip()
        limits = [limit for limit in (one.low, one.high) if limit is not None]
        assert all(isfinite(limit) for limit in limits)
        assert bool(limits) == one.is_tested
        assert limits == sorted(limits)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_the_whole_part_reads_well(seed):
    found, _ = comparisons(seed)
    with_year = PackComparedYear(year=2021, label="Een jaar", start="2020-10-02", end="2021-10-31")
    pack = replace(full_pack(), comparisons=found, compared_with=with_year)
    for block in (*describe_comparison(pack).flat(), *tabulate_comparison(pack).flat()):
        for text in texts_of(block):
            said = plain(text)
            assert not re.search(r"None|nan|[{}\[\]]|  | [.,;:)]|\.\.", said), said
            assert not CAUSES.search(said), said


def texts_of(block):
    from wijkmakers_analysis.document import texts_in

    return [text for text in texts_in(block) if text]


counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=300, deadline=None)
@given(first=counts, second=counts)
def test_newcombe_as_statsmodels_has_it(first, second):
    low, high = newcombe_interval(*first, *second)
    wanted = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
    assert (low, high) == pytest.approx(wanted, abs=1e-9)
    assert -1 - 1e-9 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1 + 1e-9


@settings(max_examples=200, deadline=None)
@given(
    first=st.integers(0, 300), second=st.integers(0, 300),
    days=st.tuples(st.integers(30, 800), st.integers(30, 800)),
)  # fmt: skip
def test_the_chance_of_two_counts_is_a_chance_and_does_not_depend_on_order(first, second, days):
    chance = rate_ratio_chance(first, days[0], second, days[1])
    if first + second == 0:
        assert chance is None
        return
    assert 0 <= chance <= 1 + 1e-9
    assert chance == pytest.approx(rate_ratio_chance(second, days[1], first, days[0]), abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(first=st.integers(0, 300), second=st.integers(0, 300), length=st.integers(30, 800))
def test_the_limits_of_a_ratio_hold_it(first, second, length):
    found = rate_ratio_interval(first, length, second, 365)
    if first + second == 0:
        assert found is None
        return
    low, high = found
    assert (high is None) == (second == 0)
    ratio = first / length / (second / 365) if second else inf
    assert 0 <= low <= ratio + 1e-9
    assert high is None or ratio <= high + 1e-9


scores = st.lists(st.integers(0, 10), min_size=3, max_size=40).filter(lambda s: len(set(s)) > 1)


@settings(max_examples=100, deadline=None)
@given(first=scores, second=scores)
def test_welch_from_printed_intervals_as_statsmodels_from_scores(first, second):
    both = [DescrStatsW(group) for group in (first, second)]
    wanted = CompareMeans(*both).tconfint_diff(usevar="unequal")
    given_means = []
    for group in both:
        low, high = group.tconfint_mean()
        given_means += [float(group.mean), error_of_interval(low, high, int(group.nobs))]
        given_means += [int(group.nobs)]
    assert welch_interval(*given_means) == pytest.approx(wanted, abs=1e-9)


def test_a_mean_of_one_person_or_without_error_is_not_tested():
    assert welch_interval(1.0, 0.5, 1, 2.0, 0.5, 9) is None
    assert welch_interval(1.0, 0.0, 9, 2.0, 0.0, 9) is None
    assert Fact(id="x", indicator="x").is_number is False
