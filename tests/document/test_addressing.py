"""Fixed sentences say u or je, as the house does; what somebody wrote stays."""

import re
from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Document, Paragraph, Run, plain, words
from wijkmakers_analysis.document.addressing import address_in, addressed

from documents import demo_cover, demo_document


@pytest.mark.parametrize(
    ("formal", "familiar"),
    [
        ("Bij elk cijfer leest u:", "Bij elk cijfer lees je:"),
        ("Hoe u deze bijlage leest", "Hoe je deze bijlage leest"),
        ("Hebt u een vraag? Kijk in uw map.", "Heb je een vraag? Kijk in je map."),
        ("U vindt meer in het uur daarna.", "Je vindt meer in het uur daarna."),
        ("Waar u het aan ziet", "Waar je het aan ziet"),
    ],
)
def test_a_sentence_is_turned(formal, familiar):
    assert addressed(formal, "je") == familiar
    assert addressed(formal, "u") == formal


def test_only_fixed_words_are_turned():
    text = (*words("Ziet u dit? "), Run("Dank u wel", "pack", "stories.V1"))
    document = Document(demo_cover(address="je"), (Paragraph(text),))
    turned = address_in(document, document.cover.address)
    assert plain(turned.blocks[0].text) == "Zie je dit? Dank u wel"
    assert turned.cover == document.cover


def test_a_formal_document_is_the_same():
    document = demo_document(2)
    assert address_in(document, "u") is document
    assert address_in(document, "je") == replace(document), "it has no word to turn"


def test_no_fixed_sentence_keeps_a_u_when_the_house_says_je():
    from wijkmakers_analysis.export.pptx import SOURCE_OF_TELLING

    assert not re.search(r"\bu\b", addressed(SOURCE_OF_TELLING, "je"))
