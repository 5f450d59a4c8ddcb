"""Whatever becomes of the facts, every part of the review stays good Dutch."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.document import Paragraph, Table, plain, texts_in
from wijkmakers_analysis.yearpack.printed import printed_words

import packs
from reading_aloud import PARTS, blocks_of, lines_of

REASON = "Daarvan is geen lijst."


def without_number(status, shown="–"):
    return lambda fact: replace(
        fact, value=None, low=None, high=None, status=status, shown=shown, reason=REASON
    )


def with_number(value, shown, status="ok", **other):
    return lambda fact: replace(fact, value=value, shown=shown, status=status, **other)


VARIATIONS = {
    "as it was": lambda fact: fact,
    "absent": lambda fact: None,
    "zero": with_number(0, "0"),
    "one": with_number(1, "1"),
    "many": with_number(1204, "1.204"),
    "percentage": with_number(0.42, "42%", unit="aandeel"),
    "nearly none": with_number(0.0, "minder dan 1%", unit="aandeel"),
    "counts": with_number(0.75, "6 van de 8", unit="aandeel", numerator=6, denominator=8),
    "class": with_number(None, "1 tot en met 4", "te_klein", low=1, high=4, method="klasse"),
    "bounds": with_number(None, "tussen 212 en 231", low=212, high=231, method="grenzen"),
    "rounded": with_number(15, "ongeveer 15", "afgerond"),
    "at least": with_number(None, "minstens 30", "ondergrens", low=30, reason=REASON),
    "more than": with_number(30, "meer dan 30", "ondergrens", low=31, reason=REASON),
    "not kept": without_number("niet_gemeten", "niet bijgehouden"),
    **{
        status: without_number(status)
        for status in (
            "te_klein", "noemer_nul", "loopt_nog", "eerste_meetjaar", "niet_bereikt", "afgeschermd"
        )
    },
}  # fmt: skip
PACKS = {"full": packs.full_pack(), "public": packs.public_pack(), "empty": packs.empty_pack()}
BAD = {
    "two spaces": r" {2}",
    "a space before a mark": r" [.,;:?!)]",
    "two marks": r"[,;:]\.|\.\.|,,",
    "something of Python": r"None|\bnan\b|[{}\[\]]",
    "empty brackets": r"\(\s*\)|‘\s*’",
}


def varied(pack, choices):
    names = list(VARIATIONS)
    facts = (VARIATIONS[names[choice % len(names)]](fact)
             for fact, choice in zip(pack.facts, choices, strict=False))  # fmt: skip
    return replace(pack, facts=tuple(fact for fact in facts if fact is not None))


def hold_to_rules(pack):
    shown = printed_words(pack)
    for part in PARTS:
        result = part(pack)
        for block in blocks_of(result):
            for run in (run for text in texts_in(block) for run in text):
                assert run.origin != "fact" or run.text == shown[run.ref], part
                assert run.origin != "words" or not re.search(r"\d", run.text), part
            if isinstance(block, Table):
                assert all(plain(cell).strip() for row in block.rows for cell in row), part
            if isinstance(block, Paragraph):
                said = plain(block.text)
                assert said[0].isupper(), (part, said)
                assert said[-1] in ".?!:", (part, said)
        for line in lines_of(result):
            for name, pattern in BAD.items():
                assert not re.search(pattern, line), (part.__name__, name, line)
            for opening, closing in ("()", "‘’"):
                assert line.count(opening) == line.count(closing), (part.__name__, line)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("name", PACKS)
def test_every_fact_in_one_status(name, variation):
    pack = PACKS[name]
    place = list(VARIATIONS).index(variation)
    hold_to_rules(varied(pack, [place] * len(pack.facts)))


@settings(max_examples=60, deadline=None)
@given(seed=st.randoms(use_true_random=False), name=st.sampled_from(sorted(PACKS)))
def test_any_mix_of_statuses(seed, name):
    pack = PACKS[name]
    hold_to_rules(varied(pack, [seed.randrange(len(VARIATIONS)) for _ in pack.facts]))
