"""What one partner's report may see: nothing about the people of another."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.yearpack import partner_view
from wijkmakers_analysis.yearpack.partner_comparing import compare_organisations

from packs import empty_pack, full_pack, people, public_pack

PACK = full_pack()


def test_no_figure_of_another_partner_is_left():
    view = partner_view(PACK, "Noorderthuis")
    named = {fact.group["organisatie"] for fact in view.facts if "organisatie" in fact.group}
    assert named == {"Noorderthuis"}
    assert {fact.group.get("opdrachtgever", "Noorderthuis") for fact in view.facts} == {
        "Noorderthuis"
    }
    assert not any("activiteit" in fact.group for fact in view.facts)
    assert view.fact("participants", organisatie="Noorderthuis").shown == "ongeveer 40"
    assert view.fact("participants").shown == "248"


def test_only_its_own_rows_are_left():
    view = partner_view(PACK, " noorderthuis ")
    assert view.organisation == "Noorderthuis"
    assert [one.organisation for one in view.organisations] == ["Noorderthuis"]
    assert {one.organisation for one in view.contributions} == {"Noorderthuis"}
    assert {one.organisation for one in view.questions} == {"Noorderthuis"}
    assert view.ties
    assert all("Noorderthuis" in pair for pair in view.ties)


def test_activities_it_asked_for_or_that_worked_on_its_question():
    view = partner_view(PACK, "Noorderthuis")
    assert {one.id for one in view.activities} == {"B2", "P1"}


def test_stories_need_consent_for_partners():
    assert partner_view(PACK, "Noorderthuis").stories == ()


def test_its_hash_covers_what_it_may_show_and_nothing_else():
    own = partner_view(PACK, "Noorderthuis")
    other = next(fact for fact in PACK.facts if fact.group.get("organisatie") == "GGZ Noorderlicht")
    without = replace(PACK, facts=tuple(fact for fact in PACK.facts if fact != other))
    assert partner_view(without, "Noorderthuis").hash == own.hash
    assert partner_view(without, "GGZ Noorderlicht").hash != own.hash
    assert own.hash != PACK.hash


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "Noordertuis",
            "'Noordertuis' is geen partner in 2022. Bedoelt u Noorderthuis of GGZ Noorderlicht?",
        ),
        ("LEF", "'LEF' is geen partner in 2022. Wel partner: "),
    ],
)
def test_unknown_partner_names_near_ones(given, message):
    with pytest.raises(WrongCall) as caught:
        partner_view(PACK, given)
    assert str(caught.value).startswith(message)


def test_the_partners_are_named_in_the_order_of_the_alphabet():
    first, *others = [one for one in PACK.organisations if one.is_partner][:3]
    small = replace(first, organisation="gemeente Groningen")
    pack = replace(PACK, organisations=(small, *others))
    names = sorted(("gemeente Groningen", *(one.organisation for one in others)), key=str.casefold)
    assert names[-1] != "gemeente Groningen"
    with pytest.raises(WrongCall) as caught:
        partner_view(pack, "LEF")
    assert str(caught.value).endswith(f"Wel partner: {names[0]}, {names[1]} en {names[2]}.")


def test_no_name_is_the_first_partner_by_name():
    names = [one.organisation for one in PACK.organisations if one.is_partner]
    assert partner_view(PACK, "").organisation == min(names, key=str.casefold) == "Atelier Plint"
    assert partner_view(PACK, "  ").organisation == "Atelier Plint"


def test_a_year_without_partners_says_where_to_put_them():
    with pytest.raises(WrongCall) as caught:
        partner_view(empty_pack(), "")
    assert str(caught.value) == (
        "In 2022 staat geen enkele partner met naam in het blad Organisaties. "
        "Zet daar de partners in."
    )


def test_who_it_met_is_a_name_and_a_sector_alone():
    view = partner_view(replace(PACK, ties_before=PACK.ties[:3]), "Noorderthuis")
    named = {name for pair in view.ties for name in pair} - {"Noorderthuis"}
    assert {one.organisation for one in view.met} == named
    assert [one.sector for one in view.met] == sorted(one.sector for one in view.met)
    assert {(one.relation, one.working_area, one.has_joined) for one in view.met} == {
        ("", (), False)
    }
    assert all("Noorderthuis" in pair for pair in view.ties_before)


def test_last_year_of_another_partner_is_not_there():
    was = [people("participants", 30, organisatie=name) for name in ("Noorderthuis", "Buurtkracht")]
    pack = replace(PACK, comparisons=compare_organisations(was, PACK.facts))
    assert len(pack.comparisons) == 2
    (own,) = partner_view(pack, "Noorderthuis").comparisons
    assert (own.was, own.now, own.change) == ("ongeveer 30", "ongeveer 40", "anders")


@pytest.mark.parametrize(("number", "is_short"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_report_is_short_for_one_to_four_people(number, is_short):
    kept = tuple(one for one in PACK.facts if dict(one.group) != {"organisatie": "Noorderthuis"})
    fact = people("participants", number, organisatie="Noorderthuis")
    view = partner_view(replace(PACK, facts=(*kept, fact)), "Noorderthuis")
    assert view.has_few_people is is_short


def test_without_lists_no_report_is_short():
    assert not partner_view(public_pack(), "Noorderthuis").has_few_people
