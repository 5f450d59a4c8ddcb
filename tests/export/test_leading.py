"""Which blocks stay on one page with what follows them."""

import pytest

from wijkmakers_analysis.document import Bullets, Document, Heading, Paragraph, words
from wijkmakers_analysis.export.leading import NONE, leading_blocks

from documents import chart, demo_cover, partner_table

PART, UNDER = Heading(words("Een deel")), Heading(words("Een stuk"), 2)
ONE, FEW, MANY = (Paragraph(words("x" * letters)) for letters in (70, 200, 400))
MISSING = Paragraph(words("Dit is niet bijgehouden."), "missing")
OWN = Paragraph(words("Een jaar."), "own", (), words("In eigen woorden"))
LIST = Bullets((words("een"), words("twee")))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((PART, ONE, FEW), {2}),
        ((PART, FEW, MANY), set()),
        ((PART, FEW, partner_table()), {2}),
        ((PART, FEW, chart()), {2}),
        ((PART, MANY, partner_table()), set()),
        ((PART, ONE, FEW, partner_table()), {2, 3}),
        ((PART, FEW, LIST, FEW), {2}),
        ((PART, MISSING, MISSING, PART), {2}),
        ((PART, FEW, UNDER, FEW), {2}),
        ((UNDER, FEW, PART, FEW), set()),
        ((PART, OWN, ONE, FEW), set()),
        ((PART, MANY, ONE, partner_table()), set()),
        ((PART, MANY, Paragraph(words("Zo ging dat:")), LIST), {3}),
    ],
)
def test_what_stays_with_what_follows(blocks, expected):
    assert leading_blocks(Document(demo_cover(), blocks)) == expected


def test_nothing_stays_with_a_chart_that_stands_apart():
    document = Document(demo_cover(), (PART, FEW, chart()))
    assert leading_blocks(document, lambda one: NONE) == set()
