"""Where numbers lead: once for all writers, by the names of indicators only."""

import re

import pytest

from wijkmakers_analysis.document import (
    Document,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
    words,
)
from wijkmakers_analysis.export.definitions import (
    anchor_of,
    definitions_listed,
    leading_runs,
    leads_of,
    targets_of,
)
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.indicators.catalogue import CATALOGUE

from documents import chart, demo_cover, demo_document, fact, published


def document(*blocks, listed=True):
    return Document(demo_cover(), blocks, *([published()] if listed else []))


def test_only_what_is_used_is_listed_in_the_order_of_the_handbook():
    both = document(Paragraph(fact("212", "participants") + fact("42", "activities{soort=lab}")))
    assert [one.indicator for one in definitions_listed(both)] == ["activities", "participants"]
    one = document(Paragraph(fact("212", "participants.visits#marge")))
    assert [one.indicator for one in definitions_listed(one)] == ["participants"]
    assert definitions_listed(document(Paragraph(words("niets")))) == []


@pytest.mark.parametrize(
    ("run", "anchor"),
    [
        (Run("42", "fact", "activities"), "definitie_activities"),
        (Run("42", "fact", "activities{naam=a.b#c}"), "definitie_activities"),
        (Run("42", "fact", "share"), ""),
        (Run("42", "pack", "activities"), ""),
    ],
    ids=["whole", "group", "without a definition", "no fact"],
)
def test_a_number_leads_by_the_name_of_its_indicator(run, anchor):
    leads = leads_of(document(Paragraph((run,)), Paragraph(fact("42"))))
    assert leads.anchor(run) == anchor
    if anchor:
        assert leads.explanation(run) == "Zo vaak was er iets."


def test_what_is_said_of_a_picture_and_in_a_heading_leads_nowhere():
    blocks = (
        Heading(fact("1")), Paragraph(fact("2"), by=fact("3")), Quote(fact("4")),
        chart(title=fact("5"), alt=fact("6"), note=fact("7"), numbers=None),
        Table(fact("8"), (words("a"),), ((fact("9"),),)),
    )  # fmt: skip
    led = [text for text, _ in leading_runs(document(*blocks))]
    assert led == ["2", "3", "4", "5", "7", "8", "9"]
    page = render_html(document(*blocks))
    assert re.findall(r'<a class="fact"[^>]*>(\d)</a>', page) == led


def test_a_chapter_takes_the_place_of_the_list_and_its_own_numbers_lead_nowhere():
    blocks = (
        Paragraph(fact("1")),
        Heading(words("Deel")),
        Heading(words("Activiteiten"), 2, defines="activities"), Paragraph(fact("2")),
        Heading(words("Daarbinnen"), 3), Paragraph(fact("3") + fact("4", "participants")),
        Heading(words("Iets anders"), 2), Paragraph(fact("5")),
    )  # fmt: skip
    made = document(*blocks)
    assert list(leading_runs(made)) == [
        ("1", "definitie_activities"), ("4", "definitie_participants"),
        ("5", "definitie_activities"),
    ]  # fmt: skip
    assert targets_of(made) == {
        "definitie_activities": "Activiteiten", "definitie_participants": "Deelnemers",
    }  # fmt: skip
    assert [one.indicator for one in definitions_listed(made)] == ["participants"]


def test_every_anchor_is_one_that_word_takes():
    anchors = {anchor_of(one.id) for one in CATALOGUE}
    assert len(anchors) == len(CATALOGUE)
    assert all(re.fullmatch(r"[a-z_0-9]{1,40}", anchor) for anchor in anchors)


def test_a_document_without_definitions_has_neither_list_nor_link():
    page = render_html(document(Paragraph(fact("42")), listed=False))
    assert "definitie_" not in page
    assert "Wat de cijfers betekenen" not in page


def test_a_link_in_a_page_says_what_it_is_and_keeps_the_words_around_it():
    page = render_html(demo_document(1))
    assert (
        'Er waren <a class="fact" role="doc-glossref" href="#definitie_activities">'
        "42 activiteiten</a>." in page
    )
    (listed,) = re.findall(r'<dl class="definitions".*?</dl>', page, re.DOTALL)
    assert re.findall(r'id="([^"]*)"><dt>([^<]*)</dt>', listed) == [
        (anchor_of(one.indicator), plain(one.label))
        for one in definitions_listed(demo_document(1))
    ]  # fmt: skip
