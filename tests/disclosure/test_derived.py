"""Numbers that follow by taking one printed number from another are hidden like any other."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.disclosure import protect

from findings import gate_settings, people, share
from networks import count_network, invent_network

SETTINGS = gate_settings()
WORKSHOP = {"soort": "workshop"}
LAST_YEAR = "2020-11-01/2021-10-31"


def workshops(persons, *visits, total=200):
    """Return a kind with its people and the visits of each activity, in a larger programme."""
    given = [
        people(total),
        people(sum(visits) + 300, id="attendances"),
        people(persons, group=WORKSHOP),
        people(sum(visits), id="attendances", group=WORKSHOP),
        people(120, group={"soort": "wijkwandeling"}),
        people(300, id="attendances", group={"soort": "wijkwandeling"}),
    ]
    return given + [
        people(count, id="attendances", group={"activiteit": f"S{at}"}, within=WORKSHOP)
        for at, count in enumerate(visits)
    ]


def printed(persons, *visits):
    return {fact.key: fact for fact in protect(workshops(persons, *visits), SETTINGS).facts}


@pytest.mark.parametrize(
    ("persons", "is_told"), [(29, True), (28, False), (27, False), (25, False), (24, True)]
)
def test_of_a_few_who_came_twice_the_number_is_not_told(persons, is_told):
    facts = printed(persons, 14, 15)
    assert (facts["participants{soort=workshop}"].value == persons) == is_told
    assert facts["attendances{soort=workshop}"].value == 29
    assert facts["participants"].value == 200


@pytest.mark.parametrize(
    ("persons", "visits"), [(28, (14, 15)), (27, (14, 15)), (25, (14, 15)), (26, (9, 20))]
)
def test_it_is_the_class_that_leaves_any_small_number_of_repeats(persons, visits):
    """Of 29 visits by "25 tot en met 28" people one to four were a second visit."""
    fact = printed(persons, *visits)["participants{soort=workshop}"]
    assert (fact.shown, fact.status, fact.method) == ("25 tot en met 28", "afgerond", "klasse")
    assert (fact.value, fact.low, fact.high) == (None, 25, 28)


@pytest.mark.parametrize(
    ("persons", "shown"), [(6, "–"), (7, "5 tot en met 7"), (12, "9 tot en met 12")]
)
def test_a_class_that_the_threshold_cuts_off_is_left_out(persons, shown):
    """Whoever sees "5 tot en met 6" of seven visits knows that one or two were a second one."""
    visits = (3, persons - 2)
    assert printed(persons, *visits)["participants{soort=workshop}"].shown == shown


def test_of_one_activity_nobody_can_come_twice():
    assert printed(29, 29)["participants{soort=workshop}"].value == 29


@pytest.mark.parametrize("seed", range(20))
def test_on_networks_no_kind_tells_of_a_few_who_came_again(seed):
    facts = {one.key: one for one in protect(count_network(invent_network(seed)), SETTINGS).facts}
    for key, fact in facts.items():
        if key.startswith("participants{soort=") and fact.status == "ok":
            visits = facts[f"attendances{key.removeprefix('participants')}"]
            again = (visits.value or 0) - fact.value
            assert visits.value is None or again == 0 or again >= 5


def pillar(persons, *kinds):
    """Return a pillar of kinds of one activity each, in a larger programme."""
    given = [
        people(200),
        people(900, id="attendances"),
        people(persons, group={"pijler": "leren"}),
        people(120, group={"soort": "wijkwandeling"}, within={"pijler": "ontmoeten"}),
        people(900 - sum(kinds), id="attendances", group={"soort": "wijkwandeling"}),
    ]
    for at, count in enumerate(kinds):
        group = {"soort": f"K{at}"}
        given.append(people(count, group=group, within={"pijler": "leren"}))
        given.append(people(count, id="attendances", group=group))
    return {fact.key: fact.shown for fact in protect(given, SETTINGS).facts}


@pytest.mark.parametrize(
    ("persons", "shown"),
    [(77, "77"), (76, "73 tot en met 76"), (73, "73 tot en met 76"), (72, "72")],
)
def test_of_a_few_who_did_two_sorts_of_a_pillar_the_number_is_not_told(persons, shown):
    """Of 31 people of the course and 46 of workshops who are 75 of learning, two did both."""
    facts = pillar(persons, 31, 46)
    assert facts["participants{pijler=leren}"] == shown
    assert (facts["participants{soort=K0}"], facts["participants{soort=K1}"]) == ("31", "46")


def test_a_total_stays_true_where_a_few_of_all_did_two_sorts():
    """Then a sort of activity is told as a class: the total of the network is not changed."""
    given = [people(75), people(31, group={"soort": "leergang"})]
    given += [people(46, group={"soort": "workshop"})]
    facts = [fact.shown for fact in protect(given, SETTINGS).facts]
    assert facts == ["75", "31", "45 tot en met 48"]


def cohorts(total, cohort, earlier=()):
    """Return who came back, of this period and of the group that began in 2022."""
    given = [
        share(*total, id="returners"),
        share(*cohort, id="returners", group={"cohort": "2022"}),
    ]
    return protect(given, SETTINGS, earlier).facts


@pytest.mark.parametrize(
    ("cohort", "is_told"), [((160, 213), True), ((162, 215), False), ((168, 226), True)]
)
def test_the_few_who_began_a_year_before_this_period_are_no_group_of_their_own(cohort, is_told):
    """Of 215, 213 ended their twelve months in this period: what two others did would be told."""
    total, of_cohort = cohorts((160, 213), cohort)
    assert (None not in (total.numerator, of_cohort.numerator)) == is_told


@pytest.mark.parametrize(
    ("cohort", "told"),
    [
        ((160, 213), (160, 213)),
        ((167, 220), (167, 220)),
        ((165, 218), (165, 218)),
        ((162, 218), (None, None)),
        ((160, 215), (None, None)),
        ((165, 219), (165, 219)),
        ((164, 219), (None, None)),
    ],
)
def test_a_group_of_last_year_does_not_tell_of_the_few_who_are_new_in_it(cohort, told):
    """Of the group of 2021 213 had their twelve months last year and 215 now: two are new."""
    of_2021 = {"id": "returners", "group": {"cohort": "2021"}}
    earlier = protect([share(160, 213, period=LAST_YEAR, **of_2021)], SETTINGS).facts
    assert (earlier[0].numerator, earlier[0].denominator) == (160, 213)
    (fact,) = protect([share(*cohort, **of_2021)], SETTINGS, earlier).facts
    assert (fact.numerator, fact.denominator) == told


def path(first, *others, n=None, **parts):
    names = ("eerste bezoek", "drie activiteiten", "leergang")
    return [
        people(count, id="young_talent_path", group={"stap": name}, n=n or first, **parts)
        for name, count in zip(names, (first, *others), strict=False)
    ]


@pytest.mark.parametrize(
    ("first", "course", "is_told"),
    [
        (20, 10, (True, True)),
        (21, 10, (False, True)),
        (26, 12, (True, False)),
        (26, 15, (True,) * 2),
    ],
)
def test_young_people_of_last_year_do_not_tell_of_a_few_new_ones(first, course, is_told):
    earlier = protect(path(30, 20, 10, period=LAST_YEAR), SETTINGS).facts
    facts = protect(path(first, 20, course), SETTINGS, earlier).facts
    assert (facts[0].status == "ok", facts[2].status == "ok") == is_told
    if not is_told[0]:
        assert {fact.n for fact in facts[1:]} == {None}


def test_of_a_year_that_is_published_again_the_number_of_now_is_asked_about():
    """Of 21 up to now and 20 up to last year one is new, also where 30 was sent before."""
    sent = protect(path(30, 20, 10), SETTINGS).facts
    earlier = protect(path(20, 15, 10, period=LAST_YEAR), SETTINGS).facts
    facts = protect(path(21, 20, 10), SETTINGS, (*earlier, *sent)).facts
    assert facts[0].status != "ok"


def test_the_class_of_a_step_does_not_tell_the_step_before_it_that_is_left_out():
    """Of eight who began the course, "1 tot en met 8" got a diploma: last year's were six."""
    earlier = protect(path(40, 30, 6, period=LAST_YEAR), SETTINGS).facts
    given = [
        *path(60, 45, 8),
        people(5, id="young_talent_path", group={"stap": "diploma"}, n=60),
    ]
    facts = protect(given, SETTINGS, earlier).facts
    assert facts[2].shown in ("–", "ongeveer 10")
    assert facts[3].shown == "–"


def young(first, this_year, *, before=None, known=200):
    """Return the young people up to now, and the share of them this year."""
    steps = [people(first, id="young_talent_path", group={"stap": "eerste bezoek"}, n=first)]
    earlier = ()
    if before is not None:
        was = replace(steps[0], value=before, people=before, n=before, period=LAST_YEAR)
        earlier = protect([was], SETTINGS).facts
    given = [*steps, share(this_year, known, id="young_talent")]
    return protect(given, SETTINGS, earlier).facts


@pytest.mark.parametrize(
    ("first", "this_year", "before", "is_told"),
    [
        (88, 74, 65, True),
        (88, 88, 60, True),
        (88, 86, 60, False),
        (88, 84, 60, False),
        (88, 83, 60, True),
        # Of 65 of last year 23 are new now, so that 26 of this year leave three who came again.
        (88, 26, 65, False),
        (88, 23, 65, True),
        (88, 28, 65, True),
    ],
)
def test_few_young_people_who_stayed_away_or_came_again_are_not_told(
    first, this_year, before, is_told
):
    path, of_year = young(first, this_year, before=before)
    assert (path.status == "ok" and of_year.numerator is not None) == is_told


@pytest.mark.parametrize(
    ("young", "everybody", "earlier", "is_told"),
    [(7, 23, 0, True), (11, 13, 0, False), (13, 13, 0, True), (8, 13, 0, True), (20, 13, 10, False),
     (15, 13, 10, True)],
)  # fmt: skip
def test_few_with_a_diploma_who_are_not_young_are_not_told(young, everybody, earlier, is_told):
    """The names of a diploma list are read out: of thirteen two who are not young are known."""
    given = [
        *path(60, 40, 30),
        people(young, id="young_talent_path", group={"stap": "diploma"}, n=60),
        people(everybody, id="diplomas.count"),
    ]
    was = [people(earlier, id="diplomas.count", period=LAST_YEAR)] if earlier else []
    facts = protect(given, SETTINGS, protect(was, SETTINGS).facts).facts
    assert (facts[3].status == "ok") == is_told
    assert facts[4].value == everybody


@pytest.mark.parametrize(
    ("came", "is_told"), [(670, True), (698, False), (695, False), (699, True)]
)
def test_a_few_on_a_list_who_did_not_come_are_not_told(came, is_told):
    """Whoever knows of a colleague who stayed away would know that it was the only one."""
    given = [
        share(known, rows, id="completeness", group={"veld": field}, people=240, n=rows)
        for field, known, rows in (("aanwezig", 699, 699), ("organisatie", came - 9, came))
    ]
    facts = protect(given, SETTINGS).facts
    assert (None not in {fact.denominator for fact in facts}) == is_told
    assert [fact.shown for fact in facts] == ["100%", "99%"]


@pytest.mark.parametrize(
    ("everybody", "began", "is_told"), [(89, 86, False), (89, 89, True), (89, 80, True)]
)
def test_a_later_pack_does_not_tell_who_was_not_new_in_an_earlier_year(everybody, began, is_told):
    """Of 89 people three had come before: that year hid how many began, the next may not tell."""
    group = {"cohort": "2021", "jaren": "0"}
    was = [
        people(everybody, period=LAST_YEAR),
        share(began, everybody, period=LAST_YEAR),
        share(began, began, id="retention", group=group, period=LAST_YEAR),
    ]
    earlier = protect(was, SETTINGS).facts
    assert (earlier[2].denominator == began) == is_told
    now = [
        share(began, began, id="retention", group=group),
        share(50, began, id="retention", group={"cohort": "2021", "jaren": "1"}),
    ]
    facts = protect(now, SETTINGS, earlier).facts
    assert [fact.denominator == began for fact in facts] == [is_told] * 2
    assert facts[0].shown == "100%"
