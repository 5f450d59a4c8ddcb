"""What stands in two editions is the same, and each finished file is held to its document."""

import re
from dataclasses import replace
from functools import cache

import pytest

from wijkmakers_analysis.document import Document, plain, texts_in
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.proof import prove, prove_facts
from wijkmakers_analysis.text.annex.certainty import tell_coverage, tell_sensitivity
from wijkmakers_analysis.text.annex.indicators import list_indicators
from wijkmakers_analysis.text.annex.limits import tell_limits
from wijkmakers_analysis.text.annex.opening import make_annex_cover, open_annex
from wijkmakers_analysis.text.annex.theory import explain_theory
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.text.summary import make_summary_cover, tell_summary
from wijkmakers_analysis.yearpack.making import define_indicators

from packs import full_pack, public_pack
from reading_aloud import ALWAYS, blocks_of

PACKS = {
    name: replace(pack, definitions=define_indicators())
    for name, pack in (("full", full_pack()), ("public", public_pack()))
}
ANNEX_PARTS = (
    open_annex, explain_theory, tell_coverage, tell_sensitivity, list_indicators, tell_limits,
)  # fmt: skip
EDITIONS = {
    "review": (make_cover, tuple(part for part in ALWAYS if "cover" not in part.__name__)),
    "samenvatting": (make_summary_cover, (tell_summary,)),
    "technische-bijlage": (make_annex_cover, ANNEX_PARTS),
}
BESIDE = [(edition, ending) for edition in list(EDITIONS)[1:] for ending in ("html", "pdf")]


@cache
def document_of(edition, name):
    cover, parts = EDITIONS[edition]
    pack = PACKS[name]
    blocks = (block for part in parts for block in blocks_of(part(pack)))
    return Document(cover(pack), tuple(blocks))


def numbers_of(document):
    return {
        (run.ref, run.text)
        for block in (document.cover, *document.blocks)
        for text in texts_in(block)
        for run in text
        if run.origin == "fact"
    }


@pytest.mark.parametrize("name", PACKS)
def test_a_figure_is_written_alike_in_every_edition(name):
    written = {}
    for edition in EDITIONS:
        for ref, text in numbers_of(document_of(edition, name)):
            assert written.setdefault(ref, text) == text, (edition, ref)
    assert len(written) > 20


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_is_that_of_the_pack(edition, name):
    prove_facts(document_of(edition, name), PACKS[name])


@pytest.mark.parametrize("name", PACKS)
def test_the_covers_name_one_year_and_one_version(name):
    covers = [document_of(edition, name).cover for edition in EDITIONS]
    assert len({plain(cover.title) for cover in covers}) == 1
    assert len({plain(cover.period) for cover in covers}) == 1
    assert len({cover.version for cover in covers}) == 1
    assert len({plain(cover.subtitle) for cover in covers}) == len(covers)
    assert len({cover.file_stem for cover in covers}) == len(covers)


@pytest.mark.parametrize(("edition", "ending"), BESIDE)
@pytest.mark.parametrize("name", PACKS)
def test_a_finished_file_agrees_with_its_document(edition, ending, name, tmp_path):
    document, path = document_of(edition, name), tmp_path / f"verslag.{ending}"
    FORMATS[ending](document, path)
    prove(document, path)


@pytest.mark.parametrize("edition", list(EDITIONS)[1:])
def test_one_changed_digit_is_found(edition, tmp_path):
    document, path = document_of(edition, "full"), tmp_path / "verslag.html"
    FORMATS["html"](document, path)
    body = path.read_text("utf-8").partition("<main")
    changed = re.sub(
        r">([^<\d]*)(\d)", lambda m: f">{m[1]}{(int(m[2]) + 1) % 10}", body[2], count=1
    )
    path.write_text(body[0] + body[1] + changed, "utf-8")
    with pytest.raises(ProofError, match=r"wijkt af van het verslag in blok"):
        prove(document, path)
