"""A near spelling is suggested; a code that differs by zeros in front comes first."""

import pytest

from wijkmakers_analysis.intake.folding import nearest, without_zeros


@pytest.mark.parametrize(
    ("text", "known", "suggested"),
    [
        ("W1", ["WS1", "W01", "W10"], "W01"),
        ("w-1", ["WS1", "W01"], "W01"),
        ("W001", ["W1", "W2"], "W1"),
        ("W1", ["WS1"], "WS1"),
        ("Beyum", ["Beijum", "Selwerd"], "Beijum"),
        ("zaal", ["plek"], None),
    ],
)
def test_the_nearest(text, known, suggested):
    assert nearest(text, known) == suggested


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("W1", "W-01", True), ("W1", "W11", False), ("W1.2", "W12", False), ("-", "–", False)],
)
def test_zeros_in_front_do_not_matter(one, other, is_same):
    assert (without_zeros(one) == without_zeros(other)) is is_same
