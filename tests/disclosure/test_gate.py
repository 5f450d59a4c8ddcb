"""The gate by example: what a finding prints as, and that no other number survives."""

import pytest

from wijkmakers_analysis.disclosure import as_internal, protect
from wijkmakers_analysis.disclosure.internal import NUMERIC_KEYS
from wijkmakers_analysis.disclosure.shares import print_share
from wijkmakers_analysis.errors import DisclosureError

from findings import finding, gate_settings, people, share

PARTNER = {"organisatie": "Nijestee"}


def fact_of(one, threshold=5, **limits):
    return protect([one], gate_settings(threshold, **limits)).facts[0]


def numbers_of(fact):
    return {name: getattr(fact, name) for name in NUMERIC_KEYS if getattr(fact, name) is not None}


@pytest.mark.parametrize(
    ("count", "organisations", "threshold", "shown", "status"),
    [
        (0, 0, 5, "0", "ok"),
        (1, 1, 5, "1 tot en met 4", "te_klein"),
        (4, 4, 5, "1 tot en met 4", "te_klein"),
        (5, 3, 5, "5", "ok"),
        (7, 7, 8, "1 tot en met 7", "te_klein"),
        (1212, 20, 5, "1.212", "ok"),
        (5, 2, 5, "ongeveer 5", "afgerond"),
        (7, 1, 5, "ongeveer 5", "afgerond"),
        (8, 1, 5, "ongeveer 10", "afgerond"),
        (7, 1, 7, "ongeveer 10", "afgerond"),
        (12, 1, 11, "ongeveer 15", "afgerond"),
        (13, 2, 5, "ongeveer 15", "afgerond"),
    ],
)
def test_count_of_people(count, organisations, threshold, shown, status):
    fact = fact_of(people(count, organisations), threshold)
    assert (fact.shown, fact.status) == (shown, status)


def test_class_carries_its_bounds_and_no_other_number():
    fact = fact_of(people(3, 3, coverage=0.5))
    assert numbers_of(fact) == {"low": 1, "high": 4}
    assert fact.method == "klasse"
    assert fact.reason == "Over minder dan vijf mensen geven we geen precies getal."


def test_people_of_a_partner_are_rounded_also_where_many_organisations_are_claimed():
    fact = fact_of(people(13, 9, group=PARTNER))
    assert (fact.value, fact.shown) == (15, "ongeveer 15")
    assert numbers_of(fact) == {"value": 15}


@pytest.mark.parametrize(
    ("value", "persons", "shown", "status"),
    [
        (12, 3, "van 1 tot en met 4 mensen", "te_klein"),
        (3, 3, "1 tot en met 4", "te_klein"),
        (12, 5, "12", "ok"),
        (0, 0, "0", "ok"),
    ],
)
def test_threshold_is_for_the_persons_behind_attendances(value, persons, shown, status):
    fact = fact_of(people(value, id="attendances", people=persons))
    assert (fact.shown, fact.status) == (shown, status)


def test_no_other_figure_about_a_partners_people_is_printed():
    for one in (
        people(40, 1, id="returners.visits", group=PARTNER),
        share(20, 40, group=PARTNER),
        people(0, 0, id="diplomas.count", group=PARTNER),
    ):
        fact = fact_of(one)
        assert (fact.shown, fact.status, numbers_of(fact)) == ("–", "afgeschermd", {})


@pytest.mark.parametrize("count", [0, 3, 40])
def test_a_sector_of_few_organisations_is_withheld_whatever_its_size(count):
    fact = fact_of(people(count, 2, group={"sector": "onderwijs"}))
    assert (fact.shown, fact.status, numbers_of(fact)) == ("–", "afgeschermd", {})
    assert fact.reason == "Dit gaat over mensen van minder dan drie organisaties."


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown", "status"),
    [
        (106, 212, "50%", "ok"),
        (5, 10, "50%", "ok"),
        (3, 15, "minder dan 5 van de 15", "te_klein"),
        (0, 15, "minder dan 5 van de 15", "te_klein"),
        (13, 15, "meer dan 10 van de 15", "te_klein"),
        (15, 15, "meer dan 10 van de 15", "te_klein"),
        (6, 8, "–", "te_klein"),
        (2, 3, "–", "te_klein"),
        (5, 2000, "minder dan 1%", "ok"),
        (1995, 2000, "meer dan 99%", "ok"),
        (165, 1000, "17%", "ok"),
    ],
)
def test_share_of_people(numerator, denominator, shown, status):
    fact = fact_of(share(numerator, denominator))
    assert (fact.shown, fact.status) == (shown, status)


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [
        (0, 8, "0 van de 8"),
        (8, 8, "8 van de 8"),
        (15, 15, "100%"),
        (6, 8, "een deel van de 8"),
        (3, 15, "1 tot en met 4 van de 15"),
        (13, 15, "11 tot en met 14 van de 15"),
    ],
)
def test_share_whose_edges_may_be_told(numerator, denominator, shown):
    # In an edition that is not linked to other figures: a share by another group.
    one = share(numerator, denominator, id="diplomas")
    assert print_share(one, gate_settings()).shown == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(665, 669, "minstens 99%"), (3, 20, "hoogstens 20%"), (600, 669, "90%"), (20, 20, "100%")],
)
def test_completeness_is_in_percents(numerator, denominator, shown):
    assert fact_of(share(numerator, denominator, id="completeness")).shown == shown


def test_share_of_one_or_two_organisations_is_withheld():
    assert fact_of(share(20, 40, organisations=2)).status == "afgeschermd"


def test_an_announced_diploma_stays_exact_and_who_did_not_finish_stays_hidden():
    edition = {"group": {"editie": "1"}}
    given = [
        share(13, 15, id="diplomas", **edition),
        people(13, id="diplomas.count", **edition),
        people(15, id="diplomas.started", **edition),
        people(2, id="diplomas.stopped", **edition),
    ]
    facts = protect(given, gate_settings()).facts
    assert [fact.shown for fact in facts] == [
        "13 van de 14 tot en met 17",
        "13",
        "14 tot en met 17",
        "1 tot en met 4",
    ]
    assert numbers_of(facts[0]) == {"numerator": 13, "low": 0.76, "high": 0.93}


def test_few_diplomas_are_a_class_and_do_not_follow_from_who_stopped():
    edition = {"group": {"editie": "1"}}
    given = [
        share(3, 15, id="diplomas", **edition),
        people(3, id="diplomas.count", **edition),
        people(15, id="diplomas.started", **edition),
        people(12, id="diplomas.stopped", **edition),
    ]
    shown = [fact.shown for fact in protect(given, gate_settings()).facts]
    assert shown == ["1 tot en met 4 van de 15", "1 tot en met 4", "15", "–"]


def index(value, persons, id="cross_sector_meetings", organisations=12, **parts):
    parts = {"unit": "index", "n": persons, **parts}
    return finding(id, value=value, people=persons, organisations=organisations, **parts)


@pytest.mark.parametrize(
    ("given", "shown", "value"),
    [
        (index(0.4251, 200), "43%", 0.43),
        (index(0.4251, 9), "–", None),
        (index(0.4251, 200, organisations=2), "–", None),
        (index(0.61, 30, "event_mix.event"), "61%", 0.61),
        (index(2 / 30, 30, "event_mix.event"), "hoogstens 24%", None),
        (index(0.0, 30, "event_mix.event"), "hoogstens 24%", None),
        (index(8.61, 200, "spread"), "9", 9),
    ],
)
def test_figure_that_is_no_sum(given, shown, value):
    fact = fact_of(given)
    assert (fact.shown, fact.value) == (shown, value)


@pytest.mark.parametrize(
    ("coverage", "n", "printed"),
    [(30 / 31, 30, None), (26 / 31, 26, 26), (1.0, 31, 31), (None, 31, 31)],
)
def test_the_number_behind_a_mix_does_not_tell_of_how_few_something_is_unknown(
    coverage, n, printed
):
    fact = fact_of(index(0.7, 31, "event_mix.event", n=n, coverage=coverage))
    assert (fact.value, fact.n) == (0.7, printed)


def test_ei_comes_from_the_printed_x():
    given = [index(0.4251, 200), index(-0.1498, 200, "cross_sector_meetings.ei")]
    ei = protect(given, gate_settings()).facts[1]
    assert (ei.value, ei.shown) == (-0.14, "-0,14")


def test_ei_is_hidden_where_x_is():
    given = [index(0.4251, 8), index(-0.1498, 8, "cross_sector_meetings.ei")]
    ei = protect(given, gate_settings()).facts[1]
    assert (ei.value, ei.shown, ei.status) == (None, "–", "te_klein")


@pytest.mark.parametrize(
    ("value", "persons", "organisations", "shown"),
    [(12.5, 60, 9, "13"), (12.5, 9, 9, "–"), (12.5, 60, 2, "–"), (3.0, 60, 9, "1 tot en met 4")],
)
def test_group_size(value, persons, organisations, shown):
    one = finding(
        "attendances.group_size_median",
        value=value,
        n=8,
        people=persons,
        organisations=organisations,
    )
    assert fact_of(one).shown == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"value": 9}, "9"),
        ({"value": 1}, "1"),
        ({"status": "niet_gemeten", "reason": "Er is geen lijst."}, "niet bijgehouden"),
        ({"status": "noemer_nul"}, "–"),
        ({"status": "ondergrens", "low": 9}, "minstens 9"),
        (
            {"status": "ondergrens", "low": 0.3, "numerator": 6, "denominator": 20},
            "minstens 6 van de 20",
        ),
        ({"method": "grenzen", "low": 212, "high": 231}, "tussen 212 en 231"),
        ({"method": "grenzen", "low": 212}, "minstens 212"),
        ({"value": 17, "numerator": 17, "denominator": 21}, "17 van de 21"),
        ({"value": 0.8, "unit": "aandeel", "numerator": 8, "denominator": 10}, "80%"),
        ({"value": 0.75, "unit": "aandeel", "numerator": 6, "denominator": 8}, "6 van de 8"),
        ({"value": 0.75, "unit": "index"}, "75%"),
    ],
)
def test_things_print_as_counted(parts, shown):
    fact = fact_of(finding("activities", **parts))
    assert fact.shown == shown
    assert fact.reason == parts.get("reason", "")


@pytest.mark.parametrize("id", ["neighbourhoods", "active_partners"])
def test_some_shares_are_never_percentages(id):
    one = finding(id, unit="aandeel", value=17 / 21, n=21, numerator=17, denominator=21)
    assert fact_of(one).shown == "17 van de 21"


@pytest.mark.parametrize(
    ("active", "partners", "shown"),
    [(3, 6, "3 van de 6"), (2, 3, "–"), (0, 3, "–"), (0, 1, "–"), (1, 2, "–")],
)
def test_no_sector_names_a_partner_without_activity(active, partners, shown):
    one = finding(
        "active_partners",
        {"sector": "welzijn"},
        value=active,
        numerator=active,
        denominator=partners,
    )
    assert fact_of(one).shown == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"low": 212, "high": 231, "people": 231}, "tussen 212 en 231"),
        ({"low": 212, "people": 212}, "minstens 212"),
        ({"low": 3, "high": 8, "people": 8}, "tussen 1 en 10"),
        ({"low": 1, "high": 3, "people": 3}, "1 tot en met 4"),
        ({"low": 13, "high": 21, "people": 13, "organisations": 1}, "tussen 10 en 25"),
    ],
)
def test_bounds_of_people(parts, shown):
    one = finding("participants", **{"method": "grenzen", "organisations": 20, **parts})
    assert fact_of(one).shown == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"value": 30, "low": 31}, "meer dan 30"),
        ({"low": 30}, "minstens 30"),
        ({"low": 0}, "–"),
        ({"low": 3, "people": 3}, "minstens 1"),
        ({"value": 30, "low": 31, "organisations": 1}, "minstens 30"),
    ],
)
def test_lower_bound_of_visitors(parts, shown):
    parts = {"people": 31, "organisations": 31, **parts}
    assert fact_of(finding("attendances", status="ondergrens", **parts)).shown == shown


def test_pairs_of_partners_are_things_though_people_stand_behind_them():
    one = finding(
        "ties", {"m": "2"}, unit="aandeel", value=54 / 210, numerator=54, denominator=210,
        people=300, organisations=21, n=210,
    )  # fmt: skip
    assert (fact_of(one).shown, fact_of(one).value) == ("26%", 0.26)


def test_running_edition_gives_no_number_of_starters_in_its_share():
    one = finding("diplomas", {"editie": "2"}, status="loopt_nog", denominator=3, n=3)
    assert (fact_of(one).shown, numbers_of(fact_of(one))) == ("–", {})


def test_undefined_figure_about_people_keeps_its_reason_and_no_number():
    one = finding(
        "new_faces",
        unit="aandeel",
        status="eerste_meetjaar",
        reason="Dit is het eerste jaar.",
        people=212,
        n=212,
        denominator=212,
        organisations=20,
    )
    fact = fact_of(one)
    assert (fact.shown, fact.reason, numbers_of(fact)) == ("–", "Dit is het eerste jaar.", {})


@pytest.mark.parametrize(
    ("coverage", "printed"), [(0.9, None), (0.5, 0.5), (1.0, 1.0), (0.8765, 0.88)]
)
def test_coverage_hides_a_few_people_without_the_field(coverage, printed):
    persons = 200 if coverage == 0.8765 else 20
    assert fact_of(people(persons, coverage=coverage)).coverage == printed


def test_two_findings_with_one_address_are_refused():
    with pytest.raises(DisclosureError) as caught:
        protect([people(8), people(9)], gate_settings())
    assert str(caught.value) == (
        "Het cijfer participants is twee keer berekend. "
        "Meld dit aan de beheerder van het programma."
    )


def test_office_gets_unrounded_numbers_beside_the_printed_words():
    given = [people(3, 3), people(13, 1, group=PARTNER)]
    inside = as_internal(given, protect(given, gate_settings()))
    assert [(fact.value, fact.n, fact.shown) for fact in inside] == [
        (3, 3, "1 tot en met 4"),
        (13, 13, "ongeveer 15"),
    ]
    assert not hasattr(inside[0], "people")
