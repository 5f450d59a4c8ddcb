"""Parts, levels and own words that go on."""

from wijkmakers_analysis.document import Blocks, Document, Heading, Paragraph, Run, words
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.outline import parts_of, placed_blocks

from documents import demo_cover, partner_table


def document(*blocks) -> Document:
    return Document(demo_cover(), blocks)


def own(by: str = "") -> Paragraph:
    spoken = (Run(by, "pack"),) if by else ()
    return Paragraph(words("woorden"), "own", spoken, words("In eigen woorden"))


def test_parts_begin_at_headings_of_level_one_and_what_precedes_is_a_part():
    parts = parts_of(document(own(), Heading(words("a")), Heading(words("b"), 2), own()))
    assert [[placed.block.kind for placed in part.blocks] for part in parts] == [
        ["paragraph"], ["heading", "paragraph"],
    ]  # fmt: skip
    assert [part.title for part in parts] == [(), words("a")]
    assert [part.number for part in parts] == [1, 2]


def test_levels_never_skip():
    levels = (2, 1, 3, 3, 2, 3, 1)
    placed = placed_blocks(document(*(Heading(words("a"), level) for level in levels)))
    assert [heading.level for heading in placed] == [1, 1, 2, 3, 2, 3, 1]


def test_nested_blocks_are_numbered_in_reading_order():
    nested = Blocks((own(), Blocks((partner_table(), own()))))
    placed = list(placed_blocks(document(Heading(words("a")), nested)))
    assert [(p.number, p.block.kind) for p in placed] == [
        (1, "heading"), (2, "paragraph"), (3, "table"), (4, "paragraph"),
    ]  # fmt: skip


def test_own_words_go_on_until_somebody_is_named():
    placed = list(placed_blocks(document(own(), own("a"), own(), partner_table(), own())))
    assert [(p.continues, p.continued) for p in placed] == [
        (False, True), (True, False), (False, False), (False, False), (False, False),
    ]  # fmt: skip
    html = render_html(document(own(), own("a"), own("b")))
    assert html.count("In eigen woorden") == 2
