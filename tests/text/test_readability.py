"""The review, its summary and the partner reports read easily, and use no word of our trade."""

import re
from pathlib import Path

import pytest

from wijkmakers_analysis.document import EDITIONS, Bullets, Paragraph, read_document
from wijkmakers_analysis.document.editions import ANNEX
from wijkmakers_analysis.document.text import Run, words

from dutch_readability import Part, count_syllables, count_words, parts_of, split_sentences
from notebook_cells import run_partner_report, run_review
from packs import empty_pack, full_pack, public_pack

PACKS = {"full": full_pack, "public": public_pack, "empty": empty_pack}
PARTNERS = ("Noorderthuis", "Gemeente Groningen", "Atelier Plint", "Politie Groningen")
# Words of our trade may stand in the annex, in the list of figures of the workbook, and in what
# passed into a pack.
NOT_TOLD = r"/(annex|indicators|disclosure|schemas|yearpack)/|text/published\.py"
CATALOGUE = Path(__file__).parents[2] / "wijkmakers_analysis/templates/words/wijkmakers.pot"
MOST_WORDS, MOST_ON_AVERAGE = 20, 12
# Plain language begins at 60 on the scale of Flesch and Douma; a part of few sentences swings.
LEAST_EASE, LEAST_EASE_OF_A_PART, ENOUGH_SENTENCES = 65, 55, 4
# What an analyst says and a programme lead does not; part of a word is enough.
OUR_TRADE = (
    "aggregat", "betrouwbaarheid", "coëfficiënt", "correlati", "dataset", "deductie",
    "entiteit", "evaluati", "facilite", "gewogen", "gini", "hypothes", "implement", "indicator",
    "interventie", "jaccard", "kwartiel", "mediaan", "methodiek", "metric", "monitor", "noemer",
    "odds", "outcome", "output", "p-waarde", "parameter", "participati", "percentiel", "permutati",
    "populatie", "pseudoniem", "query", "record", "regressie", "respons", "significan",
    "stakeholder", "standaardafwijking", "standaardfout", "statistisch", "steekproef", "suppress",
    "threshold", "validat", "variabel", "variantie",
)  # fmt: skip


@pytest.fixture(scope="module")
def documents():
    """Every document that goes out, without the annex."""
    found = {}
    for name, make in PACKS.items():
        review = run_review(make())
        for edition in EDITIONS:
            if edition != ANNEX:
                found[f"{name} {edition.tag}".strip()] = read_document(review, edition)
    pack = full_pack()
    found |= {one: read_document(run_partner_report(pack, one)) for one in PARTNERS}
    return found


@pytest.fixture(scope="module")
def catalogue():
    """Every fixed sentence with its places filled, also what no example reaches -> where it is."""
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        held = {one.id: [where for where, _ in one.locations] for one in read_po(file) if one.id}
    return {filled(text): places for text, places in held.items()}


@pytest.fixture(scope="module")
def sentences_that_go_out(catalogue):
    """Those that stand not only where words of our trade may stand."""
    return [
        text for text, places in catalogue.items()
        if not all(re.search(NOT_TOLD, where) for where in places)
    ]  # fmt: skip


def filled(text) -> str:
    chosen = re.sub(r"\{\w+:([^|{}]*)[^{}]*\}", r"\1", text)
    return re.sub(r"\{\w+\}", "Naam", chosen)


def whole(document) -> Part:
    return Part("alles", tuple(one for part in parts_of(document) for one in part.sentences))


def trade_words_in(texts) -> dict[str, str]:
    return {word: text for text in texts for word in OUR_TRADE if word in text.casefold()}


def test_the_documents_read_easily(documents):
    for name, document in documents.items():
        told = whole(document)
        assert len(told.sentences) > 5, name
        assert told.reading_ease >= LEAST_EASE, (name, round(told.reading_ease))
        assert told.mean_length <= MOST_ON_AVERAGE, (name, told.mean_length)


def test_each_part_reads_easily(documents):
    parts = [(name, part) for name, one in documents.items() for part in parts_of(one)]
    counted = [(name, part) for name, part in parts if len(part.sentences) >= ENOUGH_SENTENCES]
    hard = {
        f"{name}: {part.title}": round(part.reading_ease)
        for name, part in counted
        if part.reading_ease < LEAST_EASE_OF_A_PART
    }
    assert len(counted) > 20
    assert not hard


def test_no_sentence_is_long(documents, catalogue):
    told = {one for document in documents.values() for one in whole(document).sentences}
    told |= {one for text in catalogue for one in split_sentences((Run(text, "fact"),))}
    assert len(told) > 900
    assert not sorted(one for one in told if count_words(one) > MOST_WORDS)


def test_no_word_of_our_trade_is_in_what_goes_out(documents, sentences_that_go_out):
    told = [one for document in documents.values() for one in whole(document).sentences]
    assert not trade_words_in((*told, *sentences_that_go_out))


@pytest.mark.parametrize(
    ("word", "count"),
    [("wijk", 1), ("wandeling", 3), ("organisaties", 5), ("initiatief", 5), ("ideeën", 3),
     ("bijeenkomst", 3), ("meeuw", 1), ("partnerorganisatie", 7), ("geïnteresseerd", 5),
     ("oudejaarsavond", 5), ("248", 1), ("één", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word, count):
    assert count_syllables(word) == count


def test_sentences_are_split_where_they_end():
    text = (*words("Er kwam een proef. Dat was in "), Run("de wijk St. Jan", "pack"), Run("."))
    assert list(split_sentences(text)) == ["Er kwam een proef.", "Dat was in Naam."]


def test_a_hard_text_fails():
    hard = (
        "De representativiteit van de geaggregeerde responspercentages is onvoldoende gewaarborgd."
    )
    assert Part("x", (hard,)).reading_ease < LEAST_EASE_OF_A_PART
    assert trade_words_in([hard]) == {"respons": hard}


def test_what_the_lead_wrote_is_not_measured():
    from wijkmakers_analysis.document import Cover, Document

    cover = Cover(title=words("Proef"))
    own = Paragraph(words("Dit schreef de programmaleider."), role="own")
    ours = Bullets((words("Dit schreven wij."),))
    assert [part.sentences for part in parts_of(Document(cover, (own, ours)))] == [
        ("Dit schreven wij.",)
    ]
