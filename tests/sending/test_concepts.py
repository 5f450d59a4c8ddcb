"""A concept is told from a report by what is in the file, in each format."""

from dataclasses import replace

import pytest
from machine_english import reversed_words, write_translation

from wijkmakers_analysis.document.text import words
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.sending.concepts import MARK, files_of_review, is_concept, is_of, marks_of

import builders
from documents import demo_document

HASH = "0123456789abcdef"


def write(path, **cover):
    made = demo_document(version=f"0.1.0 {HASH[:12]}", **cover)
    FORMATS[path.suffix[1:]](made, path)
    return path


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "pptx", "xlsx"])
@pytest.mark.parametrize("has_notice", [True, False])
def test_a_concept_says_so_in_the_file_and_a_report_does_not(ending, has_notice, tmp_path):
    notice = {} if has_notice else {"notice": ()}
    assert is_concept(write(tmp_path / f"concept.{ending}", **notice))
    assert not is_concept(write(tmp_path / f"verslag.{ending}", stamp=(), **notice))


@pytest.mark.parametrize("ending", ["html", "pdf", "docx"])
def test_a_concept_is_told_in_the_language_of_the_workspace_too(ending, tmp_path):
    settings = replace(builders.workspace(tmp_path, {}), language="en")
    write_translation(tmp_path / "words" / "en.po")
    path = write(tmp_path / f"concept.{ending}", stamp=words(reversed_words(MARK)))
    assert not is_concept(path)
    assert is_concept(path, marks_of(settings))


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "pptx", "xlsx"])
def test_a_file_says_which_pack_it_prints_and_the_slides_do_not(ending, tmp_path):
    path = write(tmp_path / f"verslag.{ending}", stamp=())
    assert is_of(path, HASH)
    assert is_of(path, "f" * 16) == (ending == "pptx")


def test_the_files_of_a_review_are_told_from_those_of_a_draft_by_name(tmp_path):
    mine = [
        "jaaroverzicht-2022 (nieuw).docx", "jaaroverzicht-2022-samenvatting.pdf",
        "jaaroverzicht-2022.html",
    ]  # fmt: skip
    drafts = [
        "jaaroverzicht-2022-concept.pdf", "jaaroverzicht-2022-concept (nieuw).docx",
        "jaaroverzicht-2022-concept-samenvatting.pdf",
    ]  # fmt: skip
    for name in (*mine, *drafts, "jaaroverzicht-2022.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    assert [path.name for path in files_of_review(tmp_path, "jaaroverzicht-2022")] == mine
