"""The look holds in print, in grey, and for every name."""

from itertools import combinations, pairwise

import pytest

from wijkmakers_analysis import style
from wijkmakers_analysis.document import plain
from wijkmakers_analysis.figures import draw_calendar
from wijkmakers_analysis.figures.canvas import drawing
from wijkmakers_analysis.figures.lettering import (
    ELLIPSIS,
    shortened,
    text_width,
    wrapped,
)

from packs import full_pack
from touching_texts import overlapping_texts

TEXTS = ("INK", "SOFT_INK", "ACCENT")
MARKS = ("GREY_MARK", "LEARN", "DO", "MEET", "YOUNG", "OTHER", "ACCENT")


def luminance(colour):
    """Return the relative luminance of WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour):
    """Return L* of CIE 1976."""
    return 116 * luminance(colour) ** (1 / 3) - 16


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("paper", ["PAPER", "TINT"])
def test_text_can_be_read(name, paper):
    assert contrast(getattr(style, name), getattr(style, paper)) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_can_be_seen(name):
    assert contrast(getattr(style, name), style.PAPER) >= 3


def test_categories_differ_in_grey():
    shades = sorted(lightness(colour) for colour in style.CATEGORY_COLOURS)
    assert min(b - a for a, b in pairwise(shades)) >= 6


def test_every_pillar_has_a_colour_and_a_tint():
    assert style.PILLAR_COLOURS.keys() == style.PILLAR_TINTS.keys()
    assert all(contrast(style.INK, tint) >= 4.5 for tint in style.PILLAR_TINTS.values())


def test_a_name_with_dollars_is_no_mathematics():
    with drawing(40) as canvas:
        canvas.text(10, 20, "Huur van $a$ tot $b^2$ & meer")
        assert "Huur van $a$ tot $b^2$ &amp; meer" in canvas.svg()


def test_an_unknown_script_is_drawn_without_a_warning():
    with drawing(40) as canvas:
        canvas.text(10, 20, "Café 東京 ☃")
        assert "東京" in canvas.svg()


def test_a_text_is_shortened_to_fit():
    long = "Stichting voor wonen en welzijn in de noordelijke wijken van de stad"
    short = shortened(long, 120)
    assert short.endswith(ELLIPSIS)
    assert text_width(short) <= 120
    assert shortened("Kort", 120) == "Kort"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Vinden en binden van jong talent", ["Vinden en binden", "van jong talent"]),
        ("Kort", ["Kort"]),
        ("", []),
    ],
)
def test_a_text_is_wrapped_between_words(text, lines):
    assert wrapped(text, 80, 2) == lines


def test_texts_that_touch_are_found():
    with drawing(40, 100) as canvas:
        canvas.text(10, 20, "een")
        canvas.text(14, 22, "twee")
        canvas.text(90, 20, "drie valt eraf")
        found = overlapping_texts(canvas.svg())
    assert found == [("drie valt eraf", ""), ("een", "twee")]


def test_the_look_leaves_no_trace():
    import matplotlib

    before = dict(matplotlib.rcParams)
    assert plain(draw_calendar(full_pack()).title)
    assert dict(matplotlib.rcParams) == before


def test_categories_are_all_different():
    assert all(a != b for a, b in combinations(style.CATEGORY_COLOURS, 2))
