"""Colours, font and sizes as plain values: the look, apart from the scale.

Contrast of each value against PAPER is tested: at least 4.5 for text and 3 for marks.
"""

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
YOUNG = "#7A2E6B"
MEET = "#0A7768"
DO = "#C9650F"
OTHER = "#8A929E"
PILLAR_COLOURS = {"leren": LEARN, "doen": DO, "ontmoeten": MEET, "overig": OTHER}
PILLAR_TINTS = {"leren": "#D3DEEC", "doen": "#F8E0C9", "ontmoeten": "#CFE7E2", "overig": "#E4E7EB"}
CATEGORY_COLOURS = (LEARN, DO, MEET, YOUNG, OTHER)

FONT_FAMILY = ("Inter", "DejaVu Sans", "Last Resort High-Efficiency")

# The scale: inches for figures, points for type.
FIGURE_WIDTH = 6.7
FONT_SIZE = 9.0
SMALL_FONT_SIZE = 8.0
LINE_WIDTH = 1.2
