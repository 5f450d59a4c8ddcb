"""Pairs of texts one letter apart are found, all of them and no other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.intake import one_letter
from wijkmakers_analysis.intake.doubles import likely_doubles
from wijkmakers_analysis.intake.identities import Identities, Mention
from wijkmakers_analysis.intake.one_letter import is_one_letter, one_letter_apart

texts = st.lists(st.text("abé", max_size=6), unique=True, max_size=30)


def edited(text, letters):
    """Return every text that one letter put in, left out or replaced makes."""
    gone = {text[:at] + text[at + 1 :] for at in range(len(text))}
    put_in = {text[:at] + new + text[at:] for at in range(len(text) + 1) for new in letters}
    other = {text[:at] + new + text[at + 1 :] for at in range(len(text)) for new in letters}
    return gone | put_in | other


@given(texts)
def test_they_are_the_pairs_that_an_edit_of_one_letter_makes(texts):
    expected = [
        (one, other)
        for one, other in combinations(range(len(texts)), 2)
        if texts[other] in edited(texts[one], "abé")
    ]
    assert one_letter_apart(texts) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("bosch", "bos", False),
        ("bosch", "bosc", True),
        ("bos", "bas", True),
        ("bos", "bos", True),
        ("", "b", True),
        ("ab", "ba", False),
    ],
)
def test_one_letter(one, other, expected):
    assert is_one_letter(one, other) == is_one_letter(other, one) == expected


def test_names_alike_are_given_in_order_of_appearance():
    written = [
        ("jan jansen", "Lefier"),
        ("els bos", "Lefier"),
        ("jansen, jan", "Nijestee"),
        ("els bosc", "Lefier"),
        ("jan jansen", ""),
        ("els de bos", "Nijestee"),
        ("a b", ""),
        ("a c", ""),
        ("d12", ""),
        ("d13", ""),
    ]
    identities = Identities()
    mentions = [identities.add(Mention(*each)) for each in written]
    identities.join([mentions[0], mentions[4]])
    found = likely_doubles(identities)
    top = identities.root(mentions[0])
    assert found == [
        (top, mentions[2]),
        (mentions[1], mentions[3]),
        (mentions[1], mentions[5]),
        (mentions[3], mentions[5]),
    ]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_texts_that_are_marked_apart_are_still_compared(monkeypatch, size):
    monkeypatch.setattr(one_letter, "_TEXTS_AT_ONCE", size)
    texts = ["bosch", "visser", "bosh", "vissers", "bos", "x"]
    assert one_letter_apart(texts) == [(0, 2), (1, 3), (2, 4)]
