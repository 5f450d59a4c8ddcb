"""What a partner's report says, for every sort of partner."""

import re
from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Blocks, Bullets, Paragraph, Table, plain
from wijkmakers_analysis.tables.partner import tabulate_contributions
from wijkmakers_analysis.text import partner as text
from wijkmakers_analysis.yearpack.model import PackContribution
from wijkmakers_analysis.yearpack.partner import partner_view

import packs

FULL = packs.full_pack()


def said(blocks):
    found = []
    for block in blocks.flat() if isinstance(blocks, Blocks) else (blocks,):
        if isinstance(block, Paragraph):
            found.append(plain(block.text))
        if isinstance(block, Bullets):
            found += [plain(item) for item in block.items]
        if isinstance(block, Table):
            found += [" | ".join(plain(cell) for cell in row) for row in block.rows]
    return found


def whole_report(whole, name):
    pack = partner_view(whole, name)
    parts = (
        text.tell_membership(pack),
        text.tell_contributions(pack),
        tabulate_contributions(pack),
        text.list_questions(pack),
        text.list_commissions(pack),
        text.tell_people(pack),
        text.list_nearby(pack),
        text.show_network_tiles(pack),
        text.tell_ties(pack),
        text.tell_contact(pack),
        text.tell_protection(),
    )
    return [line for part in parts for line in said(part)]


def changed(pack, name, **values):
    organisations = tuple(
        replace(each, **values) if each.organisation == name else each
        for each in pack.organisations
    )
    return replace(pack, organisations=organisations)


def with_people(pack, name, fact):
    kept = tuple(f for f in pack.facts if dict(f.group) != {"organisatie": name})
    return replace(pack, facts=(*kept, fact))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (41, "Van Noorderthuis deden ongeveer 40 mensen mee aan een of meer activiteiten."),
        (
            3,
            "Van Noorderthuis deden 1 tot en met 4 mensen mee. Bij zo weinig mensen geven we geen "
            "precies getal en geen verdeling, zodat niemand te herkennen is.",
        ),
        (0, "Op de lijsten van de activiteiten staat dit jaar niemand van Noorderthuis."),
    ],
)
def test_people_are_one_figure(number, sentence):
    fact = packs.people("participants", number, organisatie="Noorderthuis")
    assert said(
        text.tell_people(partner_view(with_people(FULL, "Noorderthuis", fact), "Noorderthuis"))
    ) == [sentence]


def test_people_that_nobody_kept():
    assert said(text.tell_people(partner_view(packs.public_pack(), "Noorderthuis"))) == [
        "Hoeveel mensen er meededen, is niet bijgehouden. "
        "Met een lijst per activiteit kan dat volgend jaar wel."
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Noorderthuis is partner van het netwerk."),
        ({"has_joined": True}, "Noorderthuis sloot zich dit jaar aan bij het netwerk. Welkom!"),
        (
            {"has_left": True, "is_partner": False},
            "Noorderthuis was partner van het netwerk en stopte daar dit jaar mee. "
            "Dit verslag gaat over de tijd tot dan. Dank voor alles!",
        ),
    ],
)
def test_membership(values, sentence):
    (told,) = said(
        text.tell_membership(partner_view(changed(FULL, "Noorderthuis", **values), "Noorderthuis"))
    )
    assert told == sentence


def test_a_name_that_opens_a_sentence_has_a_capital():
    whole = changed(FULL, "Noorderthuis", organisation="gemeente Groningen Noord")
    pack = partner_view(whole, "gemeente Groningen Noord")
    assert said(text.tell_membership(pack))[0].startswith("Gemeente Groningen Noord is partner")
    assert said(text.tell_people(pack))[0].endswith(
        "van deze partner meededen, is niet bijgehouden."
    )


def test_contributions_are_named_and_counted():
    assert said(text.tell_contributions(partner_view(FULL, "Noorderthuis"))) == []
    assert said(tabulate_contributions(partner_view(FULL, "Noorderthuis"))) == [
        "Plek | 1",
        "Vraagstuk | 1",
        "Deelnemers | 2",
    ]


def test_contributions_of_one_kind_are_a_sentence():
    one = PackContribution(organisation="Noorderthuis", kind="uren of geld", number=1)
    fact = packs.fact("contributions", 1, organisatie="Noorderthuis", bijdrage=one.kind)
    pack = partner_view(replace(FULL, contributions=(one,), facts=(fact,)), "Noorderthuis")
    assert said(text.tell_contributions(pack)) == ["Noorderthuis bracht in: uren of geld."]
    assert said(tabulate_contributions(pack)) == []


def test_no_contributions_is_no_zero():
    bare = replace(FULL, contributions=())
    (told,) = said(text.tell_contributions(partner_view(bare, "Noorderthuis")))
    assert told.startswith("In de lijst met bijdragen staat dit jaar niets van Noorderthuis.")
    unkept = replace(bare, facts=())
    assert said(text.tell_contributions(partner_view(unkept, "Noorderthuis"))) == [
        "Wat partners inbrachten, is dit jaar niet bijgehouden."
    ]
    assert said(tabulate_contributions(partner_view(unkept, "Noorderthuis"))) == []


@pytest.mark.parametrize(
    ("follow_up", "outcome"),
    [
        ("antwoord", "Er kwam een antwoord."),
        ("proef", "Er loopt of liep een proef."),
        ("overgenomen", "Het antwoord is overgenomen in het werk."),
        ("geen", "Er is nog geen vervolg."),
        ("", "Wat ermee gebeurde, is niet bijgehouden."),
    ],
)
def test_what_became_of_a_question(follow_up, outcome):
    question = replace(FULL.questions[0], organisation="Noorderthuis", follow_up=follow_up)
    _, item = said(
        text.list_questions(partner_view(replace(FULL, questions=(question,)), "Noorderthuis"))
    )
    assert item.startswith(question.question)
    assert item.endswith(outcome)


def test_activities_in_the_own_area_are_listed():
    pack = changed(FULL, "Noorderthuis", working_area=("Selwerd",))
    lines = said(text.list_nearby(partner_view(pack, "Noorderthuis")))
    assert lines[0] == "In het eigen werkgebied, Selwerd, was er dit jaar:"
    assert [line.split(" (")[0] for line in lines[1:]] == [
        "Bijeenkomst bewoners en energie",
        "Wandeling Selwerd",
    ]
    assert said(text.list_nearby(partner_view(FULL, "Noorderthuis"))) == []
    far = changed(FULL, "Noorderthuis", working_area=("Ten Boer e.o.",))
    assert said(text.list_nearby(partner_view(far, "Noorderthuis"))) == [
        "In Ten Boer e.o., het eigen werkgebied, was dit jaar geen activiteit."
    ]


def test_ties_name_only_what_the_pack_may_draw():
    pack = replace(FULL, ties=(("Noorderthuis", "Buurtkracht"), ("Buurtkracht", "Ruimtewerk")))
    (told,) = said(text.tell_ties(partner_view(pack, "Noorderthuis")))
    assert "van Buurtkracht." in told
    assert "Ruimtewerk" not in told
    (told,) = said(text.tell_ties(partner_view(replace(pack, ties=()), "Noorderthuis")))
    assert told.endswith("Dat was dit jaar niet zo.")


def test_cover_carries_name_day_and_draft():
    cover = text.open_partner_report(
        partner_view(FULL, "noorderthuis"), day="2022-12-01", draft=True
    )
    assert plain(cover.subtitle) == "Noorderthuis"
    assert plain(cover.sender).endswith("1 december 2022")
    assert plain(cover.stamp) == "CONCEPT"
    assert plain(text.open_partner_report(partner_view(FULL, "Noorderthuis")).stamp) == ""


@pytest.mark.parametrize("make", [packs.full_pack, packs.public_pack])
def test_every_partner_gets_a_complete_report_without_another_ones_people(make):
    pack = make()
    partners = [each.organisation for each in pack.organisations if each.is_partner]
    assert partners
    for name in partners:
        lines = whole_report(pack, name)
        assert len(lines) >= 6
        people = [line for line in lines if re.search(r"\bdeden\b.*\bmensen\b.* mee", line)]
        assert len(people) <= 1
        assert not re.search(r"%|None|nan|\{", " ".join(lines))
