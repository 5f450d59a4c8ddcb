"""Text is cleaned once, in the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.document import Run, clean, plain, words
from wijkmakers_analysis.errors import DocumentError


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Wijk & buurt <b> 👩‍👩‍👧 漢字", "Wijk & buurt <b> 👩‍👩‍👧 漢字"),
        ("a\x00b\x1fc\x7fd\x85e", "abcde"),
        ("regel\r\nvolgende\tkolom\n", "regel\nvolgende\tkolom\n"),
        ("\ufeff\u202eomgekeerd\u202c \u2066los\u2069 \u200ecijfer", "omgekeerd los cijfer"),
        ("half \ud83d teken", "half  teken"),
        ("e\u0301", "é"),
        ("€ 400 en € veel", "€\u00a0400 en € veel"),
        ("\uf0b7 punt uit Word", "• punt uit Word"),
        ("logo \ue000 en \U000f1234", "logo \ufffd en \ufffd"),
        ("\ufffe\uffff\ufdd0\U0001ffff", ""),
    ],
)
def test_clean(given_text: str, kept: str):
    assert clean(given_text) == Run(given_text).text == kept


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str):
    assert clean(clean(text)) == clean(text)


def test_fixed_words_hold_no_numeral():
    assert plain(words("twee wijken")) == "twee wijken"
    with pytest.raises(DocumentError, match="Een vaste zin bevat een cijfer"):
        words("2 wijken")


def test_an_unknown_origin_is_refused():
    with pytest.raises(DocumentError, match="De herkomst 'gerucht' bestaat niet"):
        Run("x", "gerucht")
