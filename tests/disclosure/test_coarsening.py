"""What is made coarser where numbers together give one away, and how that is told."""

import pytest

from wijkmakers_analysis.disclosure import coarsening, protect
from wijkmakers_analysis.disclosure.account import account_of_changes
from wijkmakers_analysis.disclosure.coarsening import coarsen
from wijkmakers_analysis.errors import DisclosureError

from findings import finding, gate_settings, people, share

SETTINGS = gate_settings()


def shown(findings, **more):
    return {fact.key: fact.shown for fact in protect(findings, SETTINGS, **more).facts}


def walk(name, value, **parts):
    group, within = {"activiteit": name}, {"soort": "wijkwandeling"}
    return people(value, id="attendances", group=group, within=within, **parts)


def member(name, value, sector="onderwijs"):
    group, within = {"organisatie": name}, {"sector": sector}
    return people(value, 1, group=group, within=within)


def test_a_walk_of_one_organisation_does_not_follow_from_the_total():
    told = shown(
        [
            people(46, id="attendances", group={"soort": "wijkwandeling"}),
            walk("W1", 16),
            walk("W2", 20),
            walk("W3", 10, organisations=1),
        ]
    )
    assert told == {
        "attendances{soort=wijkwandeling}": "46",
        "attendances{activiteit=W1}": "16",
        "attendances{activiteit=W2}": "ongeveer 20",
        "attendances{activiteit=W3}": "ongeveer 10",
    }


def test_people_moved_within_their_classes_print_the_same():
    def release(second, third):
        return [
            people(46, id="attendances", group={"soort": "wijkwandeling"}),
            walk("W1", 16),
            walk("W2", second),
            walk("W3", third, organisations=1),
        ]

    made = [protect(release(18 + moved, 12 - moved), SETTINGS) for moved in range(5)]
    assert all(one == made[0] for one in made)
    assert made[0].facts[2].shown == "ongeveer 20"


def test_a_sector_steps_back_for_its_partners():
    told = shown(
        [
            people(22, 3, group={"sector": "onderwijs"}),
            member("Hogeschool", 11),
            member("Mbo", 7),
            member("Kenniskring", 4),
            people(40, 4, group={"sector": "wonen"}),
            *(member(name, 15, "wonen") for name in "ABCD"),
        ]
    )
    assert told["participants{sector=onderwijs}"] == "–"
    assert told["participants{sector=wonen}"] == "40"
    assert told["participants{organisatie=Hogeschool}"] == "ongeveer 10"
    assert told["participants{organisatie=Kenniskring}"] == "1 tot en met 4"


def test_a_lone_small_class_of_returners_takes_company():
    classes = {"0": 93, "1": 30, "2": 20, "3-4": 3, "5+": 12}
    told = shown(
        [
            share(65, 158, id="returners"),
            *(
                people(count, id="returners.visits", group={"score": score})
                for score, count in classes.items()
            ),
        ]
    )
    assert told["returners"] == "41%"
    assert told["returners.visits{score=3-4}"] == "1 tot en met 4"
    assert sum(words.startswith("ongeveer") for words in told.values()) >= 1


def test_undecided_doubles_do_not_follow_from_the_number_of_people():
    bounds = {"low": 211, "value": None, "status": "ondergrens", "people": 213}
    given = [
        finding("participants", organisations=36, **bounds),
        share(209, 213, id="completeness", group={"veld": "dubbelen"}),
        share(195, 213, id="completeness", group={"veld": "leeftijdsgroep"}),
    ]
    total, doubles, ages = protect(given, SETTINGS).facts
    assert (total.shown, doubles.shown, ages.shown) == ("minstens 211", "minstens 98%", "92%")
    for one in (doubles, ages):
        assert (one.n, one.denominator, one.numerator) == (None, None, None)


def test_small_groups_left_out_of_one_figure_do_not_follow_from_another():
    given = [
        share(210, 213, id="completeness", group={"veld": "leeftijdsgroep"}),
        share(65, 210, id="young_talent"),
    ]
    ages, young = protect(given, SETTINGS).facts
    assert ages.n is None or young.denominator is None


@pytest.mark.parametrize("quartile", ["q1", "q3"])
def test_group_sizes_do_not_tell_the_size_of_a_small_group(quartile):
    group = {"soort": "wijkwandeling"}
    size = finding(
        f"attendances.group_size_{quartile}", group, value=16.0, people=33, organisations=9, n=3
    )
    walks = [walk("W1", 16), walk("W2", 20), walk("W3", 10, organisations=1)]
    told = shown([people(46, id="attendances", group={"soort": "wijkwandeling"}), size, *walks])
    assert told[size.key] == "–"


def test_a_middle_that_does_not_depend_on_the_small_group_stays():
    one = finding(
        "attendances.group_size_median",
        {"soort": "wijkwandeling"},
        value=20.0,
        people=90,
        organisations=9,
    )
    walks = [walk(f"W{number}", 20) for number in range(6)] + [walk("W9", 10, organisations=1)]
    total = people(130, id="attendances", group={"soort": "wijkwandeling"})
    assert shown([total, one, *walks])[one.key] == "20"


def test_the_account_says_what_was_made_coarser_and_why():
    given = [
        people(46, id="attendances", group={"soort": "wijkwandeling"}),
        walk("W1", 16),
        walk("W2", 20),
        walk("W3", 10, organisations=1),
    ]
    assert protect(given, SETTINGS).account[-1] == (
        "Zodat uit geen enkel cijfer een klein getal volgt, is extra afgerond op vijf: "
        "1 cijfer in 'deelnames (per activiteit)'."
    )


def test_nothing_is_told_where_nothing_changed():
    given = [people(46)]
    facts, changes = coarsen(given, list(protect(given, SETTINGS).facts), SETTINGS)
    assert not changes
    assert account_of_changes(changes) == ()
    assert facts[0].shown == "46"


def test_nothing_is_published_where_a_leak_cannot_be_closed():
    given = [
        people(25, id="attendances"),
        people(22, id="attendances", group={"soort": "workshop"}),
        people(3, id="attendances", group={"soort": "wijkwandeling"}),
    ]
    facts = protect(given, SETTINGS).facts
    # The kind that is large enough is left out; with an earlier pack that gave it, it is too late.
    assert [fact.shown for fact in facts] == ["25", "–", "1 tot en met 4"]


def test_what_earlier_packs_give_away_together_is_not_charged_to_this_one():
    group = {"editie": "2"}
    given = [
        people(15, id="diplomas.started", group=group),
        share(13, 15, id="diplomas", group=group),
        people(13, id="diplomas.count", group=group),
    ]
    earlier = [fact for at in (0, 2) for fact in protect([given[at]], SETTINGS).facts]
    assert protect(given, SETTINGS, earlier).facts[0].shown == "15"


def test_a_refusal_is_an_error_that_stops_the_run(monkeypatch):
    monkeypatch.setattr(coarsening, "can_be_coarser", lambda cell, fact: False)
    given = [
        people(60, id="attendances", group={"soort": "wijkwandeling"}),
        walk("W1", 20),
        walk("W2", 37),
        walk("W3", 3),
    ]
    with pytest.raises(DisclosureError) as refused:
        protect(given, SETTINGS)
    assert str(refused.value) == (
        "Er is niets gepubliceerd. Uit de tabel 'deelnames (per activiteit)' en de tabel "
        "'deelnames (per soort)' samen volgt een getal over enkele mensen. Verhoog de drempel in "
        "wijkmakers.toml, of vraag de beheerder van het programma om een van de twee weg te laten."
    )


def test_of_a_handful_of_people_the_cut_is_left_out_before_the_totals():
    given = [
        people(6),
        people(2, group={"soort": "wijkwandeling"}),
        people(5, group={"soort": "workshop"}),
        people(7, id="attendances"),
        people(2, id="attendances", group={"soort": "wijkwandeling"}),
        people(5, id="attendances", group={"soort": "workshop"}),
    ]
    told = shown(given)
    assert (told.pop("participants"), told.pop("attendances")) == ("6", "7")
    assert set(told.values()) == {"–", "1 tot en met 4"}
