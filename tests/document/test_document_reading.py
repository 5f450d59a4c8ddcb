"""Reading a notebook back: what is kept, what is refused, and with which words."""

import json

import pytest

from wijkmakers_analysis.document import (
    MIME_TYPE,
    Block,
    Blocks,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Tile,
    Tiles,
    block_from_json,
    plain,
    read_document,
    texts_in,
    words,
)
from wijkmakers_analysis.errors import DocumentError

from documents import chart, demo_cover, demo_document, fact, partner_table, published

COVER = demo_cover()


def markdown(*lines: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": [f"{line}\n" for line in lines]}


def code(*outputs: dict, source: str = "geheim = 'bron van de cel'") -> dict:
    return {
        "cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source,
        "execution_count": 1, "outputs": list(outputs),
    }  # fmt: skip


def shows(block: Block, kind: str = "display_data") -> dict:
    return {"output_type": kind, "metadata": {}, "data": block._repr_mimebundle_()}


def notebook(*cells: dict) -> dict:
    raw = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
    return json.loads(json.dumps(raw))


def test_every_kind_of_block_comes_back_equal():
    document = demo_document(2)
    shown = (document.cover, *document.blocks, document.published)
    cells = [code(shows(block)) for block in shown]
    assert read_document(notebook(*cells)) == document


def test_the_list_of_facts_is_no_block_of_the_page():
    cells = [code(shows(COVER)), code(shows(published())), code(shows(Paragraph(words("na"))))]
    read = read_document(notebook(*cells))
    assert [block.kind for block in read.blocks] == ["paragraph"]
    assert read.published == published()
    with pytest.raises(DocumentError) as caught:
        read_document(notebook(*cells, code(shows(published()))))
    assert str(caught.value) == (
        "Het notebook somt de cijfers meer dan één keer op. Laat er één staan."
    )


def test_a_fact_knows_its_definition():
    for key in ("activities", "activities{soort=lab}", "activities.of_people{m=2}"):
        assert published().definition_of(key).indicator == "activities"
    assert published().definition_of("share") is None


def test_blocks_come_back_flat_and_in_order():
    several = Blocks((Heading(words("Een")), Blocks((partner_table(), chart()))))
    read = read_document(notebook(code(shows(COVER)), code(shows(several, "execute_result"))))
    assert [block.kind for block in read.blocks] == ["heading", "table", "chart"]


def test_markdown_is_read_as_fixed_words_and_sources_never_appear():
    read = read_document(
        notebook(
            code(shows(COVER), source="geheim = 1"),
            markdown("# Leren & doen", "", "Een *mooie* **zin** met", "`code` en [een link](x).",
                     "", "## Lijst", "", "- eerste", "- tweede", "  - genest", "", "#### Diep"),
            markdown("<!-- alleen voor de schrijver, ook 2022 -->"),
            {"cell_type": "raw", "metadata": {}, "source": "rauw 2022"},
        )
    )  # fmt: skip
    assert read == Document(
        COVER,
        (
            Heading(words("Leren & doen"), 1),
            Paragraph(words("Een mooie zin met code en een link.")),
            Heading(words("Lijst"), 2),
            Bullets((words("eerste"), words("tweede"), words("genest"))),
            Heading(words("Diep"), 3),
        ),
    )


SAYS_NUMERAL = (
    "Cel 2 van het notebook bevat een cijfer in de tekst. "
    "Laat getallen en jaartallen uit feiten komen, of schrijf het als woord."
)
SAYS_NO_BLOCK = (
    "Cel 2 van het notebook toont iets wat geen blok van een verslag is "
    "(een los plaatje, een tabel van pandas of een waarde). "
    "Toon een figuur, tabel of tekst uit wijkmakers_analysis."
)
SAYS_MARKUP = (
    "Cel 2 van het notebook bevat opmaak die een verslag niet kent. "
    "Gebruik alleen koppen, alinea's en lijsten."
)
SAYS_PICTURE = (
    "Cel 2 van het notebook bevat een plaatje of HTML. "
    "Toon een figuur uit wijkmakers_analysis, of schrijf gewone tekst."
)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (markdown("In 2022 was het druk."), SAYS_NUMERAL),
        (markdown("# Deel ٣"), SAYS_NUMERAL),
        (markdown("- twee", "- **3**"), SAYS_NUMERAL),
        (markdown("    code"), SAYS_MARKUP),
        (markdown("> citaat"), SAYS_MARKUP),
        (markdown("<div>html</div>"), SAYS_MARKUP),
        (markdown("een <b>vet</b> woord"), SAYS_PICTURE),
        (markdown("![alt](foto.png)"), SAYS_PICTURE),
        (code({"output_type": "display_data", "data": {"image/png": "aaa"}}), SAYS_NO_BLOCK),
        (
            code({"output_type": "execute_result", "data": {"text/html": "<table>", "text/plain": ""}}),
            SAYS_NO_BLOCK,
        ),
        (
            code({"output_type": "stream", "name": "stdout", "text": "Jan Jansen"}),
            "Cel 2 van het notebook schrijft losse tekst (print of een waarschuwing). "
            "Een verslag toont alleen blokken; haal dat weg.",
        ),
        (
            code({"output_type": "error", "ename": "E", "evalue": "Jan", "traceback": ["Jan"]}),
            "Cel 2 van het notebook is mislukt. "
            "Herstel de oorzaak en voer het opnieuw uit.",
        ),
        (
            code(shows(COVER)),
            "Het notebook heeft meer dan één omslag (Cover). Laat er één staan.",
        ),
        (
            code({"output_type": "display_data", "data": {MIME_TYPE: [{"kind": "kaart"}]}}),
            "Een uitvoer van het notebook is van een onbekend soort.",
        ),
        (
            code({"output_type": "display_data", "data": {MIME_TYPE: [{"kind": "table"}]}}),
            "Een uitvoer van het notebook (soort table) is beschadigd. "
            "Voer het notebook opnieuw uit.",
        ),
        (
            code({"output_type": "display_data", "data": {MIME_TYPE: [{"kind": "heading", "text": [{"text": "a"}], "x": 1}]}}),
            "Een uitvoer van het notebook (soort heading) is beschadigd. "
            "Voer het notebook opnieuw uit.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_its_cell(cell: dict, says: str):
    with pytest.raises(DocumentError) as caught:
        read_document(notebook(code(shows(COVER)), cell))
    assert str(caught.value) == says


@pytest.mark.parametrize(
    "cells", [[], [markdown("# Eerst een kop")], [code(shows(partner_table()))]]
)
def test_the_first_block_is_a_cover(cells: list[dict]):
    with pytest.raises(DocumentError, match="begint niet met een omslag"):
        read_document(notebook(*cells))


@pytest.mark.parametrize("raw", [{}, {"nbformat": 3, "cells": []}, {"nbformat": 4, "cells": "x"}])
def test_what_is_no_notebook_is_refused(raw: dict):
    with pytest.raises(DocumentError, match="geen notebook van versie 4"):
        read_document(raw)


@pytest.mark.parametrize("block", [COVER, *demo_document(1).blocks], ids=lambda block: block.kind)
def test_a_block_survives_json(block: Block):
    assert block_from_json(json.loads(json.dumps(block.to_json()))) == block


def test_texts_are_named_in_reading_order():
    tiles = Tiles((Tile(fact("3"), words("dingen"), (Run("noot", "pack"),)),))
    assert [plain(text) for text in texts_in(tiles)] == ["3", "dingen", "noot"]
    assert [plain(text) for text in texts_in(chart(numbers=None))][-1].endswith("32")
    assert [plain(t) for t in texts_in(Blocks((Heading(words("a")), Bullets((words("b"),)))))] == [
        "a", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Heading(()), "Een kop is leeg. Geef hem woorden, of laat hem weg."),
        (
            lambda: demo_cover(title=words(" ")),
            "De omslag van een verslag heeft geen titel. Geef er een.",
        ),
        (
            lambda: chart(alt=words(" ")),
            "Een figuur heeft geen alt-tekst. Geef draw_ een beschrijving.",
        ),
    ],
)
def test_what_a_reader_cannot_do_without_is_asked_for(make, says: str):
    with pytest.raises(DocumentError) as caught:
        make()
    assert str(caught.value) == says
