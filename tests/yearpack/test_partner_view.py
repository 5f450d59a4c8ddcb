"""What one partner's report may see: nothing about the people of another."""

import pytest

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.yearpack import partner_view

from packs import full_pack

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


def test_it_carries_the_hash_of_the_whole_pack():
    assert partner_view(PACK, "Noorderthuis").hash == PACK.hash


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
