"""One notebook carries several documents; each cell belongs to one of them by its tag."""

import json
from pathlib import Path

import pytest

from wijkmakers_analysis.document import (
    ANNEX,
    BESIDE,
    EDITIONS,
    REVIEW,
    SUMMARY,
    Blocks,
    Cover,
    Heading,
    Paragraph,
    Table,
    editions_in,
    plain,
    read_document,
    words,
)
from wijkmakers_analysis.document.editions import is_on_slides
from wijkmakers_analysis.errors import DocumentError

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def shows(block, *tags):
    output = {"output_type": "execute_result", "data": block._repr_mimebundle_()}
    return {
        "cell_type": "code",
        "source": "",
        "outputs": [output],
        "metadata": {"tags": list(tags)},
    }


def notebook(*cells):
    return json.loads(json.dumps({"nbformat": 4, "cells": cells}))


def titled(title, *tags):
    return shows(Cover(words(title)), *tags)


def heading(text, *tags):
    return {"cell_type": "markdown", "source": f"# {text}", "metadata": {"tags": list(tags)}}


WHOLE = notebook(
    titled("Jaar"),
    heading("Verhalen"),
    titled("Samenvatting", SUMMARY.tag),
    shows(Paragraph(words("Kort.")), SUMMARY.tag, "iets anders"),
    titled("Bijlage", ANNEX.tag),
    heading("Definities", ANNEX.tag),
)


@pytest.mark.parametrize(
    ("edition", "title", "kind", "text"),
    [
        (REVIEW, "Jaar", Heading, "Verhalen"),
        (SUMMARY, "Samenvatting", Paragraph, "Kort."),
        (ANNEX, "Bijlage", Heading, "Definities"),
    ],
)
def test_each_edition_has_its_own_cover_and_cells(edition, title, kind, text):
    document = read_document(WHOLE, edition)
    assert plain(document.cover.title) == title
    (block,) = document.blocks
    assert isinstance(block, kind)
    assert plain(block.text) == text


def test_a_tag_marks_the_figures_and_tables_for_slides():
    told, table = Paragraph(words("Kort.")), Table(words("T"), (words("a"),), ((words("b"),),))
    cells = (shows(told), shows(table), shows(Blocks((told, table)), "dia"), shows(told, "dia"))
    document = read_document(notebook(titled("Jaar"), *cells))
    assert document.on_slides == (4,)
    assert document.blocks[3] == table


def test_the_yearly_review_marks_six_figures_and_tables_for_slides():
    cells = json.loads((NOTEBOOKS / "yearly_review.ipynb").read_text("utf-8"))["cells"]
    assert ["".join(cell["source"]) for cell in cells if is_on_slides(cell)] == [
        "draw_calendar(pack)", "draw_neighbourhoods(pack)", "draw_reach(pack)",
        "draw_sector_meetings(pack)", "tabulate_comparison(pack)", "draw_focal_points(pack)",
    ]  # fmt: skip


def test_a_notebook_says_which_editions_it_has():
    assert editions_in(WHOLE) == EDITIONS
    assert editions_in(notebook(titled("Jaar"))) == (REVIEW,)


def test_an_edition_without_a_cover_is_refused():
    with pytest.raises(DocumentError, match="begint niet met een omslag"):
        read_document(notebook(titled("Jaar")), ANNEX)


def test_what_fails_in_another_edition_does_not_stop_this_one():
    failed = {"cell_type": "code", "source": "", "metadata": {"tags": [ANNEX.tag]},
              "outputs": [{"output_type": "error"}]}  # fmt: skip
    broken = notebook(titled("Jaar"), titled("Bijlage", ANNEX.tag), failed)
    assert read_document(broken).blocks == ()
    with pytest.raises(DocumentError, match="Cel 3 van het notebook is mislukt"):
        read_document(broken, ANNEX)


def test_the_review_has_them_all():
    review = json.loads((NOTEBOOKS / "yearly_review.ipynb").read_text("utf-8"))
    assert editions_in(review) == EDITIONS
    assert all(edition.formats == ("html", "pdf") for edition in BESIDE)
