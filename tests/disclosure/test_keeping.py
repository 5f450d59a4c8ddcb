"""A correction about fewer than five people prints figures about people as they were sent."""

import pytest

from wijkmakers_analysis.disclosure import coarsening, protect

from findings import finding, gate_settings, people, share

SETTINGS = gate_settings()


def version(everybody, *, workshop=46, ages=195, activities=12, **more):
    found = [
        people(everybody),
        people(workshop, group={"soort": "workshop"}),
        people(workshop + 9, id="attendances", group={"soort": "workshop"}),
        share(65, ages, id="young_talent"),
        finding("ties.count", value=20, numerator=20, denominator=40, n=40),
        finding("activities", value=activities),
    ]
    return [*found, *more.get("beside", ())]


def shown(protected):
    return {fact.key: fact.shown for fact in protected.facts}


def correct(before, after):
    sent = protect(before, SETTINGS).facts
    return sent, protect(after, SETTINGS, sent, sent)


def test_one_person_removed_changes_nothing_about_people():
    after = version(210, workshop=45, ages=194, activities=13)
    sent, now = correct(version(211), after)
    was, told = {fact.key: fact.shown for fact in sent}, shown(now)
    assert told.pop("activities") == "13"
    assert was.pop("activities") == "12"
    assert told == was
    assert now.is_as_sent
    assert "minder dan vijf mensen" in now.account[-1]


@pytest.mark.parametrize(("moved", "words"), [(4, "211"), (5, "216"), (-4, "211"), (-5, "206")])
def test_from_five_people_on_the_figures_are_corrected(moved, words):
    _, now = correct(version(211), version(211 + moved))
    assert shown(now)["participants"] == words
    assert now.is_as_sent == (abs(moved) < 5)


def test_what_did_not_change_is_printed_as_it_was_without_a_word():
    sent, now = correct(version(211), version(211))
    assert now.facts == sent
    assert not any("vorige versie" in one for one in now.account)


def test_small_corrections_add_up_to_one_that_is_shown():
    sent = protect(version(211), SETTINGS).facts
    for everybody in (209, 207, 206):
        now = protect(version(everybody), SETTINGS, sent, sent)
        assert shown(now)["participants"] == ("211" if everybody > 206 else "206")
        sent = now.facts


def test_answers_are_corrected_beside_lists_that_are_kept():
    before = [*version(211), share(20, 60, id="used_at_work.response")]
    after = [*version(210), share(40, 60, id="used_at_work.response")]
    _, now = correct(before, after)
    assert shown(now)["participants"] == "211"
    assert shown(now)["used_at_work.response"] == "67%"


def test_a_figure_that_is_gone_or_new_by_one_person_says_nothing():
    lab = people(3, group={"soort": "lab"})
    walk = people(2, group={"soort": "wijkwandeling"})
    _, now = correct(version(211, beside=[lab]), version(210, beside=[walk]))
    told = shown(now)
    assert told["participants{soort=lab}"] == "1 tot en met 4"
    assert told["participants{soort=wijkwandeling}"] == "–"


def test_a_mark_of_people_brought_stays_where_a_partner_drops_below_five():
    def release(own):
        mark = finding("contributions", {"organisatie": "A", "bijdrage": "deelnemers"}, value=2)
        member = people(own, 1, group={"organisatie": "A"})
        return version(211 + own, beside=[member, mark])

    _, now = correct(release(5), release(4))
    assert shown(now)["participants{organisatie=A}"] == "ongeveer 5"
    assert shown(now)["contributions{bijdrage=deelnemers,organisatie=A}"] == "2"


def test_a_correction_is_never_refused(monkeypatch):
    sent = protect(version(211), SETTINGS).facts

    def refuse(*given):
        raise coarsening.DisclosureError("Er is niets gepubliceerd.")

    monkeypatch.setattr("wijkmakers_analysis.disclosure.gate.coarsen", refuse)
    now = protect(version(180, activities=13), SETTINGS, sent, sent)
    assert shown(now)["participants"] == "211"
    assert shown(now)["activities"] == "13"


def test_a_figure_that_was_left_out_says_nothing_of_how_much_moved():
    own = share(20, 40, organisations=1)
    _, now = correct(version(211, beside=[own]), version(210, beside=[own]))
    assert shown(now)["participants"] == "211"


def test_many_attendances_and_ties_of_one_person_are_no_five_people():
    def release(everybody, visits, ties):
        rows = share(visits - 9, visits, id="completeness", group={"veld": "organisatie"})
        pairs = finding("ties.count", {"m": "1"}, value=ties, numerator=ties, denominator=90, n=90)
        kind = people(visits, id="attendances", group={"soort": "leergang"})
        return version(everybody, beside=[rows, pairs, kind])

    _, now = correct(release(211, 171, 60), release(210, 161, 48))
    told = shown(now)
    assert told["attendances{soort=leergang}"] == "171"
    assert told["ties.count{m=1}"] == "60 van de 90"
    assert told["participants"] == "211"
