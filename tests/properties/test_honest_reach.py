"""The true number of people lies between the bounds, whatever the office failed to write down."""

from dataclasses import dataclass, replace
from random import Random

import pytest

from wijkmakers_analysis.indicators.participants import count_participants

from programmes import Y22, found, programme, visits

RUNS, AT_A_TIME = 1000, 125
SEEDED = range(16)


@dataclass(frozen=True)
class Truth:
    """What really happened, and what the office wrote of it.

    `present` is activity -> true people; `written` is activity -> names on its list, or None
    where there is no list; `counted` is activity -> heads counted, or None. `name_of` gives the
    names that a person goes by; `pairs` are the names that look alike, the same person or not.
    """

    present: dict
    written: dict
    counted: dict
    names_of: dict
    pairs: frozenset

    @property
    def people(self):
        return len(set().union(*self.present.values()))


def happen(seed):
    """Return one true year: doubles, unnamed visitors, missing lists, lookalikes."""
    dice = Random(seed)
    people = range(dice.randint(1, 40))
    names_of = {p: [f"p{p}"] + ([f"p{p}bis"] if dice.random() < 0.2 else []) for p in people}
    present, written, counted = {}, {}, {}
    for activity in range(dice.randint(1, 8)):
        came = {p for p in people if dice.random() < dice.choice((0.1, 0.5, 0.9))}
        present[activity] = came
        kind = dice.random()
        is_whole = kind < 0.6  # else visitors are missing on the list, and then heads are counted
        listed = {p for p in came if is_whole or dice.random() < 0.5}
        has_list, has_count = kind < 0.85, not is_whole or dice.random() < 0.2
        if kind > 0.95:
            has_list, has_count = False, False
        written[activity] = sorted(dice.choice(names_of[p]) for p in listed) if has_list else None
        counted[activity] = len(came) if has_count else None
    used = sorted({name for names in written.values() for name in names or ()})
    same = {
        tuple(sorted(names))
        for names in names_of.values()
        if len(names) > 1 and {*names} <= {*used}
    }
    lookalikes = {
        tuple(sorted(dice.sample(used, 2))) for _ in range(dice.randint(0, 3)) if len(used) > 1
    }
    return Truth(present, written, counted, names_of, frozenset(same | lookalikes))


def bounds_of(truth, merged=None):
    """Return the lowest and highest number of people that the indicator gives."""
    merged = merged or {}
    activities = [
        {"activity_id": f"A{activity}", "date": "2022-03-03", "visitors": truth.counted[activity]}
        for activity in truth.present
    ]
    attendance = [
        row
        for activity, names in truth.written.items()
        for row in visits(f"A{activity}", *sorted({merged.get(n, n) for n in names or ()}))
    ]
    kept = programme(activities=activities, attendance=attendance, doubles=sorted(truth.pairs))
    one = found(count_participants(kept, Y22), "participants")
    if one.status == "niet_gemeten":
        return 0, float("inf")
    if one.value is not None and one.status == "ok":
        return one.value, one.value
    return one.low, float("inf") if one.high is None else one.high


def decide(truth, pair):
    """Return the truth after the office decided one pair as it really is, and the merged names."""
    is_same = any({*pair} <= {*names} for names in truth.names_of.values())
    rest = truth.pairs - {pair}
    if not is_same:
        return replace(truth, pairs=rest), {}
    kept, gone = pair
    renamed = {tuple(sorted(kept if n == gone else n for n in other)) for other in rest}
    pairs = frozenset(other for other in renamed if other[0] != other[1])
    return replace(truth, pairs=pairs), {gone: kept}


def check(seed):
    truth = happen(seed)
    low, high = bounds_of(truth)
    assert low <= truth.people <= high, seed
    for pair in sorted(truth.pairs):
        decided, merged = decide(truth, pair)
        narrow_low, narrow_high = bounds_of(decided, merged)
        assert low <= narrow_low <= truth.people <= narrow_high <= high, (seed, pair)


@pytest.mark.parametrize("seed", SEEDED)
def test_the_true_number_lies_inside_and_a_decision_never_widens(seed):
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, RUNS, AT_A_TIME))
def test_it_does_in_every_one_of_a_thousand_runs(first):
    for seed in range(first, first + AT_A_TIME):
        check(seed)


def test_the_runs_hold_what_they_should():
    truths = [happen(seed) for seed in range(200)]
    assert sum(len(truth.pairs) > 0 for truth in truths) > 50
    assert sum(None in truth.written.values() for truth in truths) > 50
    tops = [bounds_of(truth)[1] for truth in truths[:15]]
    assert 0 < sum(top == float("inf") for top in tops) < 15
