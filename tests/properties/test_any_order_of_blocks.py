"""Blocks in any order and of any height become a PDF: every place that is tried can be laid out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.document import Bullets, Document, Heading, Paragraph, words
from wijkmakers_analysis.export.pdf import render_pdf

from documents import chart, demo_cover, partner_table

LINE = words("In een leergang leren mensen van elkaar, en van de wijk waar zij samen werken. ")
blocks = st.one_of(
    st.integers(1, 3).map(lambda level: Heading(words("Een kop"), level)),
    st.integers(1, 8).map(lambda lines: Paragraph(LINE * lines)),
    st.integers(1, 5).map(lambda lines: Bullets((LINE,) * lines)),
    st.floats(1, 6).map(lambda height: chart(size=(6.7, height))),
    st.integers(1, 40).map(partner_table),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(blocks, min_size=8, max_size=40), st.sampled_from(("report", "annex")))
def test_any_order_of_blocks_becomes_a_pdf(made, form):
    assert render_pdf(Document(demo_cover(form=form), tuple(made))).startswith(b"%PDF")
