"""File names of partner reports are plain and all different."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.cli.partners import file_stems


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Nijestee", "nijestee"),
        ("Wonen aan de A", "wonen-aan-de-a"),
        ("Café Ünal & Zn.", "cafe-unal-zn"),
        ("../../etc", "etc"),
        ("漢字", "partner"),
    ],
)
def test_stems(name, stem):
    assert file_stems([name]) == {name: stem}


def test_the_same_letters_get_a_number():
    names = ["De Buurt", "De-Buurt", "de buurt"]
    assert list(file_stems(names).values()) == ["de-buurt", "de-buurt-2", "de-buurt-3"]


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_stems_are_safe_and_different(names):
    stems = list(file_stems(names).values())
    assert len(set(stems)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}", stem) for stem in stems)
