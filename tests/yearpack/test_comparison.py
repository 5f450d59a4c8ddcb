"""This year beside the year before: from printed numbers, and never more than they can carry."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.statistics import newcombe_interval
from wijkmakers_analysis.indicators.young_talent import share_of_young_talent
from wijkmakers_analysis.settings import Limits
from wijkmakers_analysis.yearpack import left_out, make_pack, pack_from_json, weighing
from wijkmakers_analysis.yearpack.comparable import COMPARABLES
from wijkmakers_analysis.yearpack.comparing import compare_facts
from wijkmakers_analysis.yearpack.left_out import difference_that_holds

from packs import full_pack
from programmes import Y22, Y23, programme, visits

CASE = Path(__file__).parents[1] / "reference" / "R06_newcombe_difference.json"
SAME, LONGER_FIRST = (365, 366), (395, 365)


def always(comparable, sign):
    return True


def fact(id, value, shown=None, **other):
    return Fact(id=id, indicator=id.split(".")[0], value=value, shown=shown or str(value), **other)


def share(id, numerator, denominator, **other):
    value = round(numerator / denominator, 2)
    common = {"unit": "aandeel", "n": denominator}
    return fact(id, value, f"{value:.0%}", numerator=numerator, denominator=denominator,
                **common, **other)  # fmt: skip


def mean(id, value, low, high, n, **other):
    return fact(id, value, unit="punten", n=n, low=low, high=high, method="t", **other)


def compared(was, now, days=SAME, holds=always):
    (found,) = compare_facts([was], [now], days, Limits(), holds)
    return found


def test_differences_as_newcombe_published_them():
    """R06, through the function that the review calls."""
    case = json.loads(CASE.read_text(encoding="utf-8"))
    published = case["published"][0]
    for row, (low, high) in zip(case["input"]["rows"][1:], published["value"], strict=True):
        first, all_first, second, all_second = map(int, row[:4])
        assert weighing.newcombe_interval is newcombe_interval
        found = newcombe_interval(first, all_first, second, all_second)
        assert found == pytest.approx((low, high), abs=published["tol"])


@pytest.mark.parametrize(
    ("was", "now", "verdict"),
    [
        (share("young_talent", 48, 80), share("young_talent", 56, 70), "groter dan toeval"),
        (share("young_talent", 40, 80), share("young_talent", 38, 70), "kan toeval zijn"),
        (fact("activities", 20), fact("activities", 40), "groter dan toeval"),
        (fact("activities", 27), fact("activities", 29), "kan toeval zijn"),
        (fact("activities", 0), fact("activities", 6), "groter dan toeval"),
        (fact("contributions", 10), fact("contributions", 90), "niet getoetst"),
        (fact("spread", 4), fact("spread", 40), "niet getoetst"),
        (mean("recommendation.mean", 7.7, 7.3, 8.1, 40),
         mean("recommendation.mean", 9.2, 9.0, 9.4, 40), "groter dan toeval"),
        (mean("recommendation.mean", 8.0, 7.0, 9.0, 12),
         mean("recommendation.mean", 8.4, 7.5, 9.3, 12), "kan toeval zijn"),
    ],
)  # fmt: skip
def test_verdicts(was, now, verdict):
    assert compared(was, now).verdict == verdict


def test_the_limits_are_those_of_this_year_minus_the_year_before():
    found = compared(share("young_talent", 48, 80), share("young_talent", 56, 70))
    assert (found.low, found.high) == (0.05, 0.33)
    found = compared(mean("recommendation.mean", 7.7, 7.3, 8.1, 40),
                     mean("recommendation.mean", 9.2, 9.0, 9.4, 40))  # fmt: skip
    assert 0 < found.low < 1.5 < found.high
    found = compared(fact("activities", 27), fact("activities", 29))
    assert found.low < 29 / 27 < found.high
    none_before = compared(fact("activities", 0), fact("activities", 9))
    assert none_before.low > 1
    assert none_before.high is None


def test_one_organisation_decides_a_share_and_nothing_else():
    was, now = share("young_talent", 20, 80), share("young_talent", 56, 70)
    assert compared(was, now, holds=lambda comparable, sign: False).verdict == "kan toeval zijn"
    asked = []
    compared(was, now, holds=lambda comparable, sign: asked.append(sign) or True)
    compared(now, was, holds=lambda comparable, sign: asked.append(sign) or True)
    assert asked == [-1, 1]
    never = compared(fact("activities", 20), fact("activities", 60), holds=None)
    assert never.verdict == "groter dan toeval"


def test_counts_of_unequal_periods_stand_per_twelve_months():
    found = compared(fact("activities", 27), fact("activities", 25), LONGER_FIRST)
    assert (found.was_in_twelve_months, found.now_in_twelve_months) == ("25", "25")
    assert found.change == "gelijk"
    people = compared(fact("participants", 231), fact("participants", 300), LONGER_FIRST)
    assert (people.verdict, people.reason) == ("niet te vergelijken", "Perioden verschillen.")
    assert compared(fact("participants", 231), fact("participants", 300)).verdict == "niet getoetst"
    partners = compared(fact("partners", 21), fact("partners", 30), LONGER_FIRST)
    assert partners.verdict == "niet getoetst"


def test_a_count_of_a_few_months_is_not_blown_up_to_a_year():
    found = compared(fact("activities", 9), fact("activities", 25), (120, 365))
    assert (found.verdict, found.method) == ("niet te vergelijken", "")
    assert found.reason == "Een periode is te kort."


def test_what_is_no_plain_number_is_not_compared():
    at_least = fact("participants", None, "minstens 211", low=211, status="ondergrens")
    few = fact("participants", None, "1 tot en met 4", low=1, high=4, status="te_klein",
               method="klasse")  # fmt: skip
    for was in (at_least, few):
        assert compared(was, fact("participants", 30)).reason == "Geen precies getal."
    first_year = share("new_faces", 1, 2)
    first_year = replace(first_year, value=None, shown="–", status="eerste_meetjaar")
    later = share("new_faces", 86, 237)
    assert compared(first_year, later).reason == "Vorig jaar was dit nog niet te meten."
    assert compare_facts([first_year], [first_year], SAME, Limits()) == ()


def test_a_share_without_printed_numerator_is_not_tested():
    hidden = fact("young_talent", 0.04, "4%", unit="aandeel", denominator=100)
    assert compared(hidden, share("young_talent", 56, 70)).method == ""


def test_editions_are_summed_before_dividing():
    was = [share("diplomas", 9, 15, group={"editie": "1"})]
    now = [share("diplomas", 12, 16, group={"editie": name}) for name in ("2", "3")]
    (found,) = compare_facts(was, now, SAME, Limits())
    assert (found.was, found.now, found.method) == ("60%", "75%", "newcombe")


def test_a_revised_figure_is_compared_by_its_new_value():
    found = compared(fact("partners", 20, "20 (herzien, was 21)"), fact("partners", 22))
    assert (found.was, found.now) == ("20", "22")


def test_every_figure_that_may_exceed_chance_is_known_and_only_those_are_tested():
    from wijkmakers_analysis.indicators.catalogue import CATALOGUE

    may = {one.id for one in CATALOGUE if one.may_exceed_chance}
    assert may <= {one.id.split(".")[0] for one in COMPARABLES}
    untested = [one for one in COMPARABLES if one.id.split(".")[0] not in may]
    for one in untested:
        both = [share(one.id, n, 400, group=one.group) for n in (40, 360)]
        for found in compare_facts(both[:1], both[1:], SAME, Limits(), always):
            assert found.method == "", one.id


def with_ages(young_by_organisation):
    """Two years; each organisation sends people, young or not, in the second year."""
    people, attendance = [], []
    for place, (young, old) in enumerate(young_by_organisation):
        for year, activity in ((0, "A"), (1, "B")):
            for number in range(young + old):
                person = f"p{place}-{year}-{number}"
                is_young = number < (young if year else 0) or number % 10 == 9
                people.append({"person_id": person, "age_band": "18-24" if is_young else "45-54"})
                attendance += visits(activity, person, organisation=f"Org {place}")
    dates = (("A", "2022-04-01"), ("B", "2023-04-01"))
    return programme(
        activities=[{"activity_id": name, "date": day} for name, day in dates],
        participants=people,
        attendance=attendance,
        organisations=[
            {"organisation": f"Org {place}"} for place in range(len(young_by_organisation))
        ],
    )


def young_of(programme):
    """Return the comparison of young talent, as if every share was printed with its counts."""
    both = []
    for year in (Y22, Y23):
        (found,) = share_of_young_talent(programme, year)
        both.append(share("young_talent", found.numerator, found.denominator))
    holds = difference_that_holds(programme, Y22, Y23)
    return compared(*both, holds=holds)


def test_a_difference_of_one_organisation_is_not_larger_than_chance():
    spread = young_of(with_ages([(12, 12)] * 4))
    assert spread.verdict == "groter dan toeval"
    one_alone = young_of(with_ages([(48, 8), (2, 18), (2, 18), (2, 18)]))
    assert one_alone.method == "newcombe"
    assert one_alone.verdict == "kan toeval zijn"


def test_of_very_many_organisations_the_small_ones_count_by_the_worst_they_could_do(monkeypatch):
    young = next(one for one in COMPARABLES if one.id == "young_talent")
    whole = with_ages([(12, 12)] * 4)
    monkeypatch.setattr(left_out, "MOST_COMPUTED", 0)
    assert not difference_that_holds(whole, Y22, Y23)(young, -1)
    many = with_ages([(60, 60)] * 4 + [(2, 2)] * 30)
    monkeypatch.setattr(left_out, "MOST_COMPUTED", 4)
    assert difference_that_holds(many, Y22, Y23)(young, -1)


def test_nothing_is_larger_where_the_rows_of_last_year_are_gone():
    whole = with_ages([(12, 12)] * 4)
    gone = replace(whole, deleted={"attendance": (Y22,)})
    holds = difference_that_holds(gone, Y22, Y23)
    young = next(one for one in COMPARABLES if one.id == "young_talent")
    assert not holds(young, -1)
    assert difference_that_holds(whole, Y22, Y23)(young, -1)


def test_the_pack_holds_the_comparisons_in_its_hash_and_the_first_year_has_none():
    whole = with_ages([(12, 12)] * 4)
    pack = make_pack(whole, 2023)
    assert pack.compared_with.days == 395
    assert pack.compared_with.hash == ""
    assert {one.key for one in pack.comparisons} >= {"activities", "participants"}
    back = pack_from_json(pack.to_json())
    assert (back.comparisons, back.compared_with) == (pack.comparisons, pack.compared_with)
    assert (back.hash, back.to_json()) == (pack.hash, pack.to_json())
    other = (replace(pack.comparisons[0], verdict="groter dan toeval"), *pack.comparisons[1:])
    assert replace(pack, comparisons=other).hash != pack.hash
    first = make_pack(whole, 2022)
    assert (first.comparisons, first.compared_with) == ((), None)


def test_an_earlier_pack_is_compared_by_what_it_prints():
    frozen = replace(
        full_pack(), facts=(fact("activities", 3),), start=date(2021, 11, 1), closed_on="2023-01-01"
    )
    pack = make_pack(with_ages([(12, 12)] * 4), 2023, frozen)
    assert pack.compared_with.hash == frozen.hash
    activities = next(one for one in pack.comparisons if one.key == "activities")
    assert (activities.was, activities.now) == ("3", "1")


def test_an_old_pack_without_comparisons_still_opens():
    raw = json.loads(full_pack().to_json())
    for name in ("comparisons", "compared_with", "closed_on", "had_rows", "revisions", "versions"):
        del raw[name]
    assert pack_from_json(json.dumps(raw)) == full_pack()
