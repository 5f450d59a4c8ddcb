"""Errors planted at known cells are told there and nowhere else, and spoil no other row."""

import random
from collections import Counter
from functools import cache

import pytest

from wijkmakers_analysis.programme import check_workspace
from wijkmakers_analysis.settings import load_settings

from corpus.layouts import all_cases
from corpus.planting import KINDS, plant
from corpus.truth import make_truth
from corpus.verdict import judge

SEED = 2022
FEWEST_ERRORS, FEWEST_KINDS, MOST_FALSE = 300, 25, 0.02
# Every workspace gets the next kinds of the list; those that fit few layouts get every chance.
IN_ONE_WORKSPACE, TURN = 19, 17
RARE = (
    "crosses above nothing",
    "crosses on a free day",
    "total of crosses disguised",
    "csv row too long",
    "quote error",
)
TRUTH = make_truth()
CASES = {name: case for name, case in all_cases(TRUTH).items() if case.is_whole}


@cache
def spoilt(name):
    """Return a spoilt workspace and what is planted in it; kinds take turns over the layouts."""
    place, kinds = list(CASES).index(name), list(KINDS)
    turn = [kinds[(TURN * place + at) % len(kinds)] for at in range(IN_ONE_WORKSPACE)]
    rare = RARE[place % 3 :: 3]
    random.Random(f"{SEED} {name}").shuffle(turn)
    return plant(CASES[name], TRUTH, SEED + place, list(dict.fromkeys([*rare, *turn])))


def test_the_errors_are_as_many_as_was_promised():
    planted = [each for name in CASES for each in spoilt(name)[1]]
    kinds = Counter(each.kind for each in planted)
    assert len(planted) >= FEWEST_ERRORS
    assert len(kinds) >= FEWEST_KINDS
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 2
    places = [(name, each.file, each.sheet, each.cell, each.kind)
              for name in CASES for each in spoilt(name)[1]]  # fmt: skip
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if at % 3 == 0 else pytest.mark.long)
     for at, name in enumerate(CASES)],
)  # fmt: skip
def test_each_planted_error_is_told_at_its_own_cell_and_spoils_nothing_else(name, tmp_path):
    case, planted = spoilt(name)
    clean = check_workspace(load_settings(CASES[name].write(tmp_path / "goed")))
    after = check_workspace(load_settings(case.write(tmp_path / "fout")))
    verdict = judge(name, TRUTH, planted, clean, after)
    assert verdict.missed == [], f"\n{verdict}"
    assert verdict.wrongly_read == [], f"\n{verdict}"
    assert len(verdict.false_alarms) <= MOST_FALSE * verdict.planted_count, f"\n{verdict}"
    text = "\n".join(map(str, after[1])).casefold()
    assert [word for word in TRUTH.canaries() if word in text] == []
    for row in after[0].ledger:
        assert row.rows == row.used + sum(row.skipped.values()), row


def test_the_judge_sees_what_is_missed_told_elsewhere_or_read_wrong(tmp_path):
    case, planted = spoilt("long_list")
    clean = check_workspace(load_settings(CASES["long_list"].write(tmp_path / "goed")))
    after = check_workspace(load_settings(case.write(tmp_path / "fout")))
    assert judge("", TRUTH, planted, clean, (after[0], ())).found.total() == 0
    assert len(judge("", TRUTH, planted, clean, clean).missed) == len(planted)
    verdict = judge("", TRUTH, planted[1:], clean, after)
    assert verdict.false_alarms or verdict.wrongly_read
