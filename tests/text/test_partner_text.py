"""What a partner's report says, for every sort of partner."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Blocks, Bullets, Heading, Paragraph, Table, Tiles, plain
from wijkmakers_analysis.tables.labs import tabulate_questions
from wijkmakers_analysis.tables.partner import tabulate_activities, tabulate_own_changes
from wijkmakers_analysis.text import partner as text
from wijkmakers_analysis.yearpack.over_time import PackComparedYear
from wijkmakers_analysis.yearpack.partner import partner_view
from wijkmakers_analysis.yearpack.partner_comparing import compare_organisations
from wijkmakers_analysis.yearpack.parts import PackContribution, PackText

import packs

FULL = packs.full_pack()
OWN = "Noorderthuis"
BEFORE = PackComparedYear(year=2021, label="Het begin", start="2020-11-01", end="2021-10-31")


def said(blocks):
    found = []
    for block in blocks.flat() if isinstance(blocks, Blocks) else (blocks,):
        if isinstance(block, (Paragraph, Heading)):
            found.append(plain(block.text))
        if isinstance(block, Bullets):
            found += [plain(item) for item in block.items]
        if isinstance(block, Tiles):
            found += [f"{plain(one.value)} {plain(one.label)}" for one in block.tiles]
        if isinstance(block, Table):
            found += [plain(block.title)]
            found += [" | ".join(plain(cell) for cell in row) for row in block.rows]
    return found


def changed(pack, name=OWN, **values):
    organisations = tuple(
        replace(each, **values) if each.organisation == name else each
        for each in pack.organisations
    )
    return replace(pack, organisations=organisations)


def with_facts(pack, *facts):
    new = {fact.key for fact in facts}
    return replace(pack, facts=(*(fact for fact in pack.facts if fact.key not in new), *facts))


def with_people(pack, number, name=OWN):
    return with_facts(pack, packs.people("participants", number, organisatie=name))


def brought(**numbers):
    """Return a pack in which the partner brought just these kinds, and a withheld one as None."""
    names = {kind.replace("_", " "): number for kind, number in numbers.items()}
    facts = [
        packs.fact("contributions", names.get(kind, 0), organisatie=OWN, bijdrage=kind)
        for kind in packs.KINDS_OF_CONTRIBUTION
    ]
    facts = [
        replace(fact, value=None, shown="–", status="afgeschermd")
        if names.get(fact.group["bijdrage"], 0) is None
        else fact
        for fact in facts
    ]
    rows = tuple(
        PackContribution(organisation=OWN, kind=kind, number=number)
        for kind, number in names.items()
        if number
    )
    return with_facts(replace(FULL, contributions=rows), *facts)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (60, "Van Noorderthuis deden ongeveer 60 mensen mee aan een of meer activiteiten."),
        (5, "Van Noorderthuis deden ongeveer 5 mensen mee aan een of meer activiteiten."),
        *(
            (
                few,
                "Van Noorderthuis deden 1 tot en met 4 mensen mee. Bij zo weinig mensen geven we "
                "geen precies getal en geen verdeling, zodat niemand te herkennen is.",
            )
            for few in (1, 2, 4)
        ),
        (0, "Op de lijsten van de activiteiten staat dit jaar niemand van Noorderthuis."),
    ],
)
def test_people_are_one_figure(number, sentence):
    assert said(text.tell_people(partner_view(with_people(FULL, number), OWN))) == [sentence]


def test_people_that_nobody_kept():
    assert said(text.tell_people(partner_view(packs.public_pack(), OWN))) == [
        "Hoeveel mensen er meededen, is niet bijgehouden."
    ]


THANKS = "Dank voor wat er dit jaar kwam: een plek, een vraag uit de praktijk en deelnemers."


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, f"Noorderthuis is partner van het netwerk. {THANKS}"),
        (
            {"has_joined": True},
            f"Noorderthuis sloot zich dit jaar aan bij het netwerk. Welkom! {THANKS}",
        ),
        (
            {"has_left": True, "is_partner": False},
            "Noorderthuis was partner van het netwerk en stopte daar dit jaar mee. "
            f"Dit verslag gaat over de tijd tot dan. Dank voor alles! {THANKS}",
        ),
    ],
)
def test_membership(values, sentence):
    (told,) = said(text.tell_membership(partner_view(changed(FULL, **values), OWN)))
    assert told == sentence


def test_a_name_that_opens_a_sentence_has_a_capital():
    pack = partner_view(
        changed(FULL, organisation="gemeente Groningen Noord"), "gemeente Groningen Noord"
    )
    assert said(text.tell_membership(pack))[0].startswith("Gemeente Groningen Noord is partner")
    assert said(text.offer_paragraph(pack))[0].startswith("Gemeente Groningen Noord was")
    assert said(text.tell_people(pack))[0].endswith(
        "van deze partner meededen, is niet bijgehouden."
    )


@pytest.mark.parametrize(
    ("pack", "tiles"),
    [
        (FULL, ["ongeveer 40 mensen deden mee", "1 keer een plek", "1 vraag uit de praktijk",
                "6 partners ontmoet"]),
        (with_people(brought(uren_of_geld=2), 3),
         ["1 tot en met 4 mensen deden mee", "2 keer uren of geld", "6 partners ontmoet"]),
        (replace(with_people(brought(), 3), ties=()),
         ["1 tot en met 4 mensen deden mee", "30 activiteiten", "248 mensen deden mee"]),
        (replace(with_people(brought(), 0), ties=()),
         ["30 activiteiten", "248 mensen deden mee", "21 partners aan het eind"]),
        (brought(plek=1, opdracht=2, vraagstuk=1),
         ["ongeveer 40 mensen deden mee", "1 keer een plek", "1 vraag uit de praktijk",
          "2 opdrachten", "6 partners ontmoet", "30 activiteiten"]),
    ],
)  # fmt: skip
def test_own_figures_are_tiles_in_full_rows(pack, tiles):
    assert said(text.show_own_tiles(partner_view(pack, OWN))) == tiles


def test_the_network_has_its_tiles_once():
    assert said(text.show_network_tiles(partner_view(FULL, OWN))) == [
        "21 partners aan het eind", "30 activiteiten", "248 mensen deden mee",
    ]  # fmt: skip
    for pack in (with_people(FULL, 3), replace(with_people(brought(), 0), ties=())):
        assert said(text.show_network_tiles(partner_view(pack, OWN))) == []


def test_contributions_are_named_with_how_often():
    assert said(text.tell_contributions(partner_view(FULL, OWN))) == [
        "Noorderthuis bracht in: een plek, een vraag uit de praktijk en 2 keer deelnemers."
    ]


def test_a_contribution_that_was_revised_says_so_without_brackets_in_brackets():
    pack = brought(plek=1)
    facts = [replace(one, shown="1 (herzien, was 0)") if one.value else one for one in pack.facts
             if one.id == "contributions" and one.group.get("organisatie") == OWN]  # fmt: skip
    others = [one for one in pack.facts if one not in facts and one.id != "contributions"]
    view = partner_view(replace(pack, facts=(*others, *facts)), OWN)
    assert said(text.tell_contributions(view)) == [
        "Noorderthuis bracht in: 1 (herzien, was 0) keer een plek."
    ]


def test_no_contributions_is_no_zero():
    assert said(text.tell_contributions(partner_view(brought(), OWN))) == [
        "In de lijst met bijdragen staat dit jaar niets van Noorderthuis. "
        "Klopt dat niet? Laat het weten."
    ]
    unkept = replace(FULL, contributions=(), facts=())
    assert said(text.tell_contributions(partner_view(unkept, OWN))) == [
        "Wat partners inbrachten, is dit jaar niet bijgehouden."
    ]


def test_a_withheld_contribution_is_not_told_from_none():
    (told,) = said(text.tell_contributions(partner_view(brought(deelnemers=None), OWN)))
    assert told == (
        "Een plek, gids, vraag, opdracht of uren van Noorderthuis staan dit jaar niet in de lijst "
        "met bijdragen. Klopt dat niet? Laat het weten."
    )
    (told,) = said(text.tell_contributions(partner_view(brought(deelnemers=None, plek=1), OWN)))
    assert told == "Noorderthuis bracht in: een plek."


@pytest.mark.parametrize(
    ("follow_up", "outcome"),
    [
        ("antwoord", "Er kwam een antwoord."),
        ("proef", "Er is een proef."),
        ("overgenomen", "Het antwoord is overgenomen in het werk."),
        ("geen", "Er is nog geen vervolg."),
        ("", "Wat ermee gebeurde, is niet bijgehouden."),
    ],
)
def test_what_became_of_a_question(follow_up, outcome):
    question = replace(FULL.questions[0], organisation=OWN, follow_up=follow_up)
    pack = partner_view(replace(FULL, questions=(question,)), OWN)
    asked, told = said(text.tell_questions(pack))
    assert asked == question.question
    assert told.startswith(outcome)
    (copied,) = said(text.offer_paragraph(pack))
    assert "Wat ermee gebeurde: wat" not in copied
    assert ("Wat ermee gebeurde" in copied) == bool(follow_up)


def test_of_many_questions_the_last_ones_are_told():
    asked = tuple(replace(FULL.questions[0], question=f"Vraag {n}?") for n in range(9))
    told = said(text.tell_questions(partner_view(replace(FULL, questions=asked), OWN)))
    assert told[::2] == [*(f"Vraag {n}?" for n in (8, 7, 6, 5, 4)),
                         "Van eerder zijn er nog 4 vragen in de lijst."]  # fmt: skip
    (copied,) = said(text.offer_paragraph(partner_view(replace(FULL, questions=asked), OWN)))
    assert [n for n in range(9) if f"Vraag {n}?" in copied] == [7, 8]


def test_no_question_is_a_call_for_one_and_unkept_is_said():
    none = replace(FULL, questions=())
    (told,) = said(text.tell_questions(partner_view(none, OWN)))
    assert told.startswith("In de lijst met vraagstukken staat geen vraag van Noorderthuis.")
    assert said(text.tell_questions(partner_view(replace(none, facts=()), OWN))) == [
        "Welke vragen uit de praktijk er waren, is niet bijgehouden."
    ]


def test_activities_around_are_rows_with_why_they_are_there():
    assert said(tabulate_activities(partner_view(FULL, OWN))) == [
        "Wat er rond Noorderthuis was",
        "Werkplaats Vinkhuizen: vroeg signaleren | 2022-02-01 tot en met 2022-04-12 | Vinkhuizen | "
        "over de eigen vraag",
        "Bijeenkomst bewoners en energie | 2022-02-17 | Selwerd | op eigen verzoek",
    ]


def test_activities_in_the_own_area_need_no_reason():
    near = changed(FULL, "Buurtkracht", working_area=("Lewenborg",))
    near = replace(near, questions=())
    assert said(tabulate_activities(partner_view(near, "Buurtkracht"))) == [
        "Wat er in het werkgebied van Buurtkracht was",
        "Wandeling Lewenborg (wijkwandeling) | 2022-09-16 | Lewenborg",
        "Bijeenkomst scholen en buurt | 2022-10-06 | Lewenborg",
    ]


def test_too_many_activities_keep_what_the_partner_asked_for():
    places = tuple({place for one in FULL.activities for place in one.neighbourhoods})
    for number, most in ((40, 14), (3, 3)):
        pack = with_people(changed(FULL, working_area=places), number)
        (table,) = tabulate_activities(partner_view(pack, OWN)).flat()
        assert len(table.rows) == most
        why = {plain(row[3]) for row in table.rows}
        assert "op eigen verzoek en in het werkgebied" in why
        assert "Niet in deze tabel: nog " in plain(table.note)


@pytest.mark.parametrize(
    ("area", "number", "sentence"),
    [
        (("Ten Boer e.o.",), 40,
         "In Ten Boer e.o., het eigen werkgebied, was dit jaar geen activiteit."),
        ((), 40, "In welke wijken Noorderthuis werkt, staat niet in de lijst. Daarom staan hier "
                 "geen activiteiten uit het eigen werkgebied. Laat het weten, dan kan dat volgend "
                 "jaar wel."),
        ((), 3, None),
        (("Selwerd",), 40, None),
    ],
)  # fmt: skip
def test_what_was_nearby(area, number, sentence):
    pack = with_people(changed(FULL, working_area=area), number)
    assert said(text.tell_nearby(partner_view(pack, OWN))) == ([sentence] if sentence else [])


def test_what_all_got_together_names_no_organisation():
    (told,) = said(text.tell_network_results(partner_view(FULL, OWN)))
    assert told == (
        "In het hele netwerk deden 248 mensen mee, aan 30 activiteiten, in 9 van de 20 wijken. 10 "
        "deelnemers haalden een diploma van de leergang. Van welke organisatie zij zijn, vertellen we niet, om hen te beschermen."
    )
    assert said(text.tell_network_results(partner_view(with_people(FULL, 2), OWN))) == []


@pytest.mark.parametrize(
    ("before", "compared", "sentence"),
    [
        ((), None, ""),
        ((), BEFORE, "Vorig jaar noemden we nog geen van hen."),
        (((OWN, "Buurtkracht"),), BEFORE,
         "Nieuw ten opzichte van het verslag van vorig jaar: Ruimtewerk."),
        (((OWN, "Buurtkracht"), ("Ruimtewerk", OWN)), BEFORE,
         "Al deze partners stonden er vorig jaar ook bij."),
    ],
)  # fmt: skip
def test_ties_tell_who_is_new_in_the_report(before, compared, sentence):
    ties = ((OWN, "Buurtkracht"), ("Buurtkracht", "Atelier Plint"), (OWN, "Ruimtewerk"))
    pack = replace(FULL, ties=ties, ties_before=before, compared_with=compared)
    assert said(text.tell_ties(partner_view(pack, OWN))) == [sentence] * bool(sentence)


def test_without_ties_it_is_said_why():
    (told,) = said(text.tell_ties(partner_view(replace(FULL, ties=()), OWN)))
    assert told.endswith("Dat was dit jaar niet zo.")
    (told,) = said(text.tell_ties(partner_view(packs.public_pack(), OWN)))
    assert told.endswith("weten we niet zonder lijsten van wie er waren.")


def compared(pack, *was):
    return replace(pack, compared_with=BEFORE, comparisons=compare_organisations(was, pack.facts))


def test_last_year_stands_beside_this_one_as_both_print_it():
    was = packs.people("participants", 3, organisatie=OWN)
    gone = packs.fact("contributions", 2, organisatie=OWN, bijdrage="opdracht")
    never = packs.fact("contributions", 0, organisatie=OWN, bijdrage="uren of geld")
    other = packs.people("participants", 30, organisatie="Buurtkracht")
    now = with_facts(
        FULL,
        packs.fact("contributions", 0, organisatie=OWN, bijdrage="opdracht"),
        packs.fact("contributions", 0, organisatie=OWN, bijdrage="uren of geld"),
    )
    view = partner_view(compared(now, was, gone, never, other), OWN)
    assert said(tabulate_own_changes(view)) == [
        "Noorderthuis: dit jaar naast vorig jaar",
        "Mensen die meededen | 1 tot en met 4 | ongeveer 40",
        "Bijdragen: opdracht | 2 | 0",
    ]
    assert said(text.tell_changes(view)) == ["Vergeleken met vorig jaar"]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_few_people_have_no_comparison(number):
    pack = compared(with_people(FULL, number), packs.people("participants", 30, organisatie=OWN))
    view = partner_view(pack, OWN)
    assert said(text.tell_changes(view)) == []
    assert said(tabulate_own_changes(view)) == []


def test_who_joined_this_year_has_nothing_beside_it():
    pack = compared(
        changed(FULL, has_joined=True), packs.people("participants", 9, organisatie=OWN)
    )
    view = partner_view(pack, OWN)
    assert said(text.tell_changes(view))[1:] == [
        "Voor Noorderthuis is dit het eerste jaar, dus er is nog niets om naast te leggen."
    ]
    assert said(tabulate_own_changes(view)) == []


@pytest.mark.parametrize(
    ("number", "people"),
    [(60, "Van onze organisatie deden ongeveer 60 mensen mee."), (3, ""), (0, "")],
)
def test_the_paragraph_to_copy_stands_by_itself(number, people):
    pack = with_people(FULL, number)
    (told,) = said(text.offer_paragraph(partner_view(pack, OWN)))
    assert told == " ".join(
        part
        for part in (
            "Noorderthuis was in de periode van 1 november 2021 tot en met 30 november 2022 partner "
            "van Wijkmakers, het leernetwerk voor wijkvernieuwing in Groningen. We brachten in: een "
            "plek, een vraag uit de praktijk en deelnemers.",
            people,
            "Onze vraag was: ‘Hoe zien we problemen in de wijk eerder?’ Wat ermee gebeurde: er "
            "is een proef. Het netwerk telde 21 partners en hield 30 activiteiten.",
        )
        if part
    )
    left = changed(pack, has_left=True, is_partner=False)
    (told,) = said(text.offer_paragraph(partner_view(left, OWN)))
    assert "in Groningen, en stopte daar in die periode mee." in told


def test_next_dates_are_those_after_the_day_of_the_report():
    ahead = tuple(
        packs.activity(f"N{month}", f"Wandeling {month}", "wijkwandeling", f"2023-0{month}-05",
                       neighbourhoods=("Helpman",))
        for month in range(1, 8)
    )  # fmt: skip
    pack = replace(FULL, upcoming=ahead)
    view = partner_view(pack, OWN)
    told = said(text.list_next_dates(view, "2023-02-06"))
    assert told[0] == "De volgende data"
    assert told[1] == "2023-03-05: Wandeling 3 (Helpman)"
    assert len(told) == 5
    assert (
        len(said(text.list_next_dates(partner_view(with_people(pack, 2), OWN), "2023-02-06"))) == 3
    )
    (none,) = said(text.list_next_dates(view, "2024-01-01"))
    assert none.startswith("Er staan nog geen nieuwe data in de lijst.")


def test_the_contact_is_that_of_the_house_style():
    call = PackText(place="oproep", wording="Loop mee!", speaker_role="gids")
    pack = replace(FULL, texts=(call,), house_style={"contact": "bureau@voorbeeld.nl"})
    asked = "Vragen, ideeën of een verbetering? bureau@voorbeeld.nl."
    assert said(text.tell_contact(partner_view(pack, OWN))) == ["Loop mee!", asked]
    assert said(text.tell_contact(partner_view(with_people(pack, 2), OWN))) == [
        "Loop mee!", asked,
    ]  # fmt: skip


def test_cover_carries_name_day_and_draft():
    cover = text.open_partner_report(
        partner_view(FULL, "noorderthuis"), day="2022-12-01", draft=True
    )
    assert plain(cover.subtitle) == OWN
    assert plain(cover.sender).endswith("1 december 2022")
    assert plain(cover.stamp) == "CONCEPT"
    assert plain(text.open_partner_report(partner_view(FULL, OWN)).stamp) == ""


def test_a_report_and_its_rows_begin_with_a_capital():
    name = "gemeente Noord"
    own = replace(FULL.organisations[0], organisation=name)
    view = partner_view(replace(FULL, organisations=(*FULL.organisations, own)), name)
    assert plain(text.open_partner_report(view).subtitle) == "Gemeente Noord"
    pack = replace(FULL, questions=tuple(replace(q, organisation=name) for q in FULL.questions))
    (table,) = tabulate_questions(pack).flat()
    assert {plain(row[2]) for row in table.rows} == {"Gemeente Noord"}


def test_more_than_three_kinds_of_contributions_have_a_line_each():
    told = text.tell_contributions(
        partner_view(brought(plek=1, opdracht=2, vraagstuk=1, deelnemers=3), OWN)
    )
    assert said(told) == [
        "Noorderthuis bracht in:", "een plek", "een vraag uit de praktijk",
        "3 keer deelnemers", "2 keer een opdracht",
    ]  # fmt: skip
