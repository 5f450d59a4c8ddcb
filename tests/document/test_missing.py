"""A part without data says in a draft what would fill it, and to nobody else."""

import json

import pytest

from wijkmakers_analysis.document import Cover, Paragraph, plain, read_document, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.remedies import remedies_in
from wijkmakers_analysis.indicators.fact import Fact

ADVICE = "Zet in blad Verhalen een verhaal bij 'tekst'."
SHOWN = "Er zijn geen verhalen."


def told(block, *, stamp: str = "") -> str:
    cover = Cover(title=words("Verslag"), stamp=words(stamp) if stamp else ())
    outputs = [json.loads(json.dumps(one._repr_mimebundle_())) for one in (cover, block)]
    cells = [
        {"cell_type": "code", "outputs": [{"output_type": "execute_result", "data": data}]}
        for data in outputs
    ]
    (read,) = read_document({"nbformat": 4, "cells": cells}).blocks
    assert isinstance(read, Paragraph)
    assert (read.role, read.remedy) == ("missing", ())
    return plain(read.text)


def test_a_draft_says_what_would_fill_a_part_and_a_report_does_not():
    block = missing(words(SHOWN), remedy=ADVICE)
    assert told(block, stamp="CONCEPT") == f"{SHOWN} Alleen in dit concept: {ADVICE}"
    assert told(block) == SHOWN
    assert list(remedies_in(block)) == [ADVICE]
    assert ADVICE not in block._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(
    ("status", "is_told"),
    [("niet_gemeten", True), ("te_klein", False), ("afgeschermd", False), ("loopt_nog", False)],
)
def test_what_no_sheet_would_fill_has_no_advice(status, is_told):
    fact = Fact(id="stories", indicator="stories", shown="–", status=status)
    block = missing(words(SHOWN), remedy=ADVICE, of=fact)
    assert list(remedies_in(block)) == ([ADVICE] if is_told else [])


def test_without_words_there_is_nothing():
    assert missing((), remedy=ADVICE).blocks == ()
