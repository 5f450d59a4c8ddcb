"""The palette holds for every eye and on a dark screen, and a main colour is made readable."""

from itertools import combinations

import pytest
from colour_vision import MATRICES, apart

from wijkmakers_analysis import style
from wijkmakers_analysis.colour import (
    contrast,
    lightness,
    nearest_readable,
    read_colour,
    with_lightness,
)

MARKS = ("GREY_MARK", "LEARN", "DO", "MEET", "YOUNG", "OTHER", "ACCENT")
HOUSES = ("#FFD500", "#E30613", "#00AEEF", "#FFFFFF", "#000000", "#7F7F7F", "#123766", "#B4E600")


@pytest.mark.parametrize("vision", ["usual", "protanopia", "deuteranopia", "tritanopia"])
def test_categories_differ_for_every_eye(vision):
    """Two colours that are 2 apart can be told from each other side by side; 7 also in a figure."""
    pairs = combinations(style.CATEGORY_COLOURS, 2)
    assert min(apart(one, other, vision) for one, other in pairs) >= 7


def test_without_cones_only_lightness_is_seen():
    assert apart("#FF0000", "#00FF00", "usual") > apart("#FF0000", "#00FF00", "deuteranopia")
    assert all(abs(sum(row) - 1) < 0.001 for matrix in MATRICES.values() for row in matrix)


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_can_be_seen_in_the_dark(name):
    assert contrast(style.on_dark(getattr(style, name)), style.DARK_SHEET) >= 3


@pytest.mark.parametrize("name", ["INK", "SOFT_INK", "ACCENT"])
def test_text_can_be_read_in_the_dark(name):
    assert contrast(style.on_dark(getattr(style, name)), style.DARK_SHEET) >= 4.5


@pytest.mark.parametrize("colour", HOUSES)
def test_the_look_of_any_main_colour_can_be_read(colour):
    look = style.look_of(colour)
    assert contrast(look.accent, style.PAPER) >= 4.5
    assert contrast(look.dark_accent, style.DARK_PAPER) >= 4.5
    assert contrast(style.PAPER, look.dark_cover) >= 4.5
    assert contrast(style.INK, look.accent_tint) >= 4.5
    assert contrast(look.accent, look.accent_tint) >= 3
    assert contrast(style.INK, look.reached) >= 4.5


@pytest.mark.parametrize("colour", HOUSES)
def test_a_colour_that_fails_gives_way_to_the_nearest(colour):
    found = nearest_readable(colour, style.PAPER)
    assert contrast(found, style.PAPER) >= 4.5
    nearer = with_lightness(colour, (lightness(found) * 0.97 + lightness(colour) * 0.03))
    assert found == colour or contrast(nearer, style.PAPER) < 4.6


def test_without_a_main_colour_the_look_is_our_own():
    assert style.look_of("") == style.look_of("#0b6b5d") == style.HOUSE
    assert style.look_of("#E30613").of(style.ACCENT) == "#E30613"
    assert style.look_of("#E30613").of(style.LEARN) == style.LEARN


@pytest.mark.parametrize(
    ("written", "read"),
    [("#0b6b5d", "#0B6B5D"), ("0B6B5D", "#0B6B5D"), ("#fd0", "#FFDD00"), ("groen", ""), ("", "")],
)
def test_a_colour_is_read_as_people_write_it(written, read):
    assert read_colour(written) == read
