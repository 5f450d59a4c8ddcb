"""Colours, font and sizes as plain values: the look, apart from the scale.

Contrast of each value against PAPER is tested: at least 4.5 for text and 3 for marks.
"""

PAPER = "#FFFFFF"
INK = "#1B2430"
SOFT_INK = "#4A5563"
HAIRLINE = "#D5DAE1"
TINT = "#F3F5F7"
GREY_MARK = "#808A97"

ACCENT = "#0B6B5D"
ACCENT_TINT = "#E2F0ED"

# One colour a pillar, and for what is none of them; distinct in grey and for colour-blind readers.
LEARN = "#1F4E8C"
DO = "#B8500A"
MEET = "#0B8071"
YOUNG = "#8A3B78"
OTHER = "#6B7280"
PILLAR_COLOURS = {"leren": LEARN, "doen": DO, "ontmoeten": MEET, "overig": OTHER}
CATEGORY_COLOURS = (LEARN, DO, MEET, YOUNG, OTHER)

FONT_FAMILY = ("Inter", "DejaVu Sans", "Last Resort High-Efficiency")

# The scale: inches for figures, points for type.
FIGURE_WIDTH = 6.7
FONT_SIZE = 9.0
SMALL_FONT_SIZE = 8.0
LINE_WIDTH = 1.2
