"""Colours, font and sizes as plain values: the look, apart from the scale.

Contrast of each value against PAPER is tested: at least 4.5 for text and 3 for marks. What the
office may choose is its main colour: `look_of` gives the look with that colour as a frozen value,
which whoever draws or writes is handed; the values here never change.
"""

from dataclasses import dataclass, fields
from functools import cache

from wijkmakers_analysis.colour import lightness, mixed, nearest_readable, with_lightness

PAPER = "#FFFFFF"
INK = "#1B2430"
SOFT_INK = "#4A5563"
HAIRLINE = "#D5DAE1"
TINT = "#F3F5F7"
NOT_KEPT = "#DDE1E7"
GREY_MARK = "#808A97"

ACCENT = "#0B6B5D"
ACCENT_TINT = "#E2F0ED"

# One colour a pillar, and for what is none of them: marks, not text. From dark to light in steps
# that hold in grey, so that a copier and a colour-blind reader keep them apart.
LEARN = "#123766"
YOUNG = "#86203C"
MEET = "#0A7768"
DO = "#C9650F"
OTHER = "#8A929E"
PILLAR_COLOURS = {"leren": LEARN, "doen": DO, "ontmoeten": MEET, "overig": OTHER}
PILLAR_TINTS = {"leren": "#D3DEEC", "doen": "#F8E0C9", "ontmoeten": "#CFE7E2", "overig": "#E4E7EB"}
CATEGORY_COLOURS = (LEARN, DO, MEET, YOUNG, OTHER)

# Steps from little to much in a table of cells, all of the main colour's hue.
FEW_STEPS = (PAPER, ACCENT_TINT, "#BBDDD6", "#8FC4BA")
MANY_STEPS = (TINT, "#D9E9E6", "#B3D3CD", "#7FB4AB", "#2C8173", "#0B5A4E")
RAMP = frozenset((*FEW_STEPS[2:], *MANY_STEPS[1:]))

FONT_FAMILY = ("Inter", "DejaVu Sans", "Last Resort High-Efficiency")

# The scale: inches for figures, points for type.
FIGURE_WIDTH = 6.7
FONT_SIZE = 9.0
SMALL_FONT_SIZE = 8.0
LINE_WIDTH = 1.2

# A dark screen: the page, and the sheet of a figure; DARK_INK is the lightness of words in OKLab.
DARK_PAPER, DARK_SHEET, DARK_INK = "#14191F", "#1C232B", 0.945
# Soft words, also where they stand on a coloured area.
DARK_SOFT_INK = "#BDC6D0"


@dataclass(frozen=True)
class Look:
    """The colours that follow from the main colour of the house.

    Parameters
    ----------
    accent
        The main colour: words and marks on paper.
    accent_tint
        The same as a ground for words.
    reached, reached_before
        The same as the fill of an area on the map.
    dark_accent, dark_tint, dark_cover
        The same on a dark screen: words, their ground, and the cover.
    """

    accent: str = ACCENT
    accent_tint: str = ACCENT_TINT
    reached: str = "#A9D3CB"
    reached_before: str = "#D8EAE6"
    dark_accent: str = "#6FCDBC"
    dark_tint: str = "#17332F"
    dark_cover: str = "#0A4A41"

    def of(self, colour: str) -> str:
        """Return what this look has for a colour of our own; any other colour stays."""
        own = {getattr(HOUSE, part.name): part.name for part in fields(self)}
        if colour in own:
            return str(getattr(self, own[colour]))
        if colour in RAMP and self.accent != ACCENT:
            return with_lightness(self.accent, lightness(colour))
        return colour


HOUSE = Look()


@cache
def look_of(colour: str) -> Look:
    """Return the look with a main colour; empty is the program's own.

    A colour that cannot be read on paper gives way to the nearest in lightness that can.
    """
    if not colour or colour.upper() == ACCENT:
        return HOUSE
    accent = nearest_readable(colour, PAPER)
    return Look(
        accent=accent,
        accent_tint=mixed(accent, PAPER, 0.11),
        reached=with_lightness(accent, 0.85),
        reached_before=with_lightness(accent, 0.93),
        dark_accent=nearest_readable(with_lightness(accent, 0.78), DARK_PAPER),
        dark_tint=mixed(accent, DARK_PAPER, 0.28),
        dark_cover=with_lightness(accent, min(lightness(accent), 0.38)),
    )


@cache
def on_dark(colour: str) -> str:
    """Return a colour of a figure as it is on a dark screen: lightness turned around, hue kept.

    What differs in lightness on paper differs as much here, so that words stay readable on what
    they stand on and categories stay apart in grey.
    """
    if colour.upper() == PAPER:
        return DARK_SHEET
    if colour.upper() == SOFT_INK:
        return DARK_SOFT_INK
    share, sheet = (1 - lightness(colour)) / (1 - lightness(INK)), lightness(DARK_SHEET)
    return with_lightness(colour, min(sheet + share * (DARK_INK - sheet), 1.0))
