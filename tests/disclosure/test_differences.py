"""What moved by a few people in a correction that is shown prints the same, up or down."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.differences import reason_of

from findings import finding, gate_settings, people, share

SETTINGS = gate_settings()
WORKSHOP, LAB = {"soort": "workshop"}, {"soort": "lab"}


def version(everybody, *, workshop=46, lab=60, visits=(80, 90), new=80, **more):
    return [
        people(everybody),
        people(workshop, group=WORKSHOP),
        people(lab, group=LAB),
        people(sum(visits), id="attendances"),
        people(visits[0], id="attendances", group=WORKSHOP),
        people(visits[1], id="attendances", group=LAB),
        share(new, everybody),
        *more.get("beside", ()),
    ]


def correct(before, *after):
    """Return what each version prints, in the words of the last one."""
    sent = protect(before, SETTINGS).facts
    earlier = sent
    for one in after:
        now = protect(one, SETTINGS, earlier, sent)
        sent, earlier = now.facts, (*earlier, *now.facts)
    return {fact.key: fact for fact in now.facts}


def test_who_was_removed_among_six_that_were_added_is_not_seen():
    """Six who came to the lab, and one less at the workshop, whose visits she all made."""
    now = correct(version(211), version(216, workshop=45, lab=66, visits=(79, 96)))
    assert now["participants"].shown == "216"
    assert now["participants{soort=lab}"].shown == "66"
    assert now["participants{soort=workshop}"].shown == "42 tot en met 50"
    assert now["participants{soort=workshop}"].reason == (
        "Dit getal verschilt met minder dan vijf mensen van een vorige versie."
    )
    assert now["attendances{soort=workshop}"].value is None


@pytest.mark.parametrize("moved", [-4, -3, -2, -1, 1, 2, 3, 4])
def test_up_and_down_print_the_same(moved):
    now = correct(version(211), version(231, workshop=46 + moved))
    assert now["participants{soort=workshop}"].shown == "42 tot en met 50"


@pytest.mark.parametrize(("workshop", "shown"), [(46, "46"), (51, "51"), (41, "41"), (45, None)])
def test_what_did_not_move_or_moved_by_five_is_exact(workshop, shown):
    told = correct(version(211), version(231, workshop=workshop))["participants{soort=workshop}"]
    assert told.shown == shown or (shown is None and told.value is None)


def test_a_third_version_does_not_tell_it_after_all():
    """The second prints a class around 46: a third with 45 is one away from the first."""
    second = version(216, workshop=45, lab=66, visits=(79, 96))
    third = version(226, workshop=45, lab=76, visits=(79, 106))
    now = correct(version(211), second, third)
    assert now["participants"].shown == "226"
    assert now["participants{soort=workshop}"].value is None


def test_visits_of_one_person_are_left_out():
    """One person less, with ten visits, among twenty people more elsewhere."""
    now = correct(version(211), version(230, workshop=45, lab=80, visits=(70, 110)))
    told = now["attendances{soort=workshop}"]
    assert (told.value, told.low, told.reason) == (None, None, reason_of(5))
    assert now["attendances{soort=lab}"].value in (110, None)


@pytest.mark.parametrize(("new", "shown"), [(82, "38%"), (84, "–"), (95, "44%")])
def test_a_share_that_moved_a_little_has_no_counts(new, shown):
    now = correct(version(211), version(216, lab=66, new=new))["new_faces"]
    assert now.shown == shown
    assert (now.numerator is None) == (new < 95)


@pytest.mark.parametrize(("low", "high"), [(216, None), (208, None), (213, 230)])
def test_a_lower_bound_stays_true_and_tells_no_direction(low, high):
    def release(low, high, lab):
        method = {"method": "grenzen"}
        if high is None:
            one = finding("participants", value=low, low=low, status="ondergrens", people=low,
                          organisations=12, **method)  # fmt: skip
        else:
            one = finding(
                "participants", low=low, high=high, people=low, organisations=12, **method
            )
        return [one, people(lab, group=LAB), people(30, group=WORKSHOP)]

    now = correct(release(212, high, 60), release(low, high, 70))
    assert now["participants{soort=lab}"].shown == "70"
    told = now["participants"]
    assert told.shown == ("minstens 208" if high is None else "tussen 208 en 234")
    assert told.low <= low


def test_an_exact_figure_that_becomes_a_class_is_wider_than_that():
    now = correct(version(211, workshop=6), version(231, workshop=4))
    assert now["participants{soort=workshop}"].shown == "2 tot en met 10"


def test_all_visits_together_and_middles_of_groups_are_as_they_are_now():
    """A middle is no number of people; where it tells of a hidden group it is left out already."""

    def release(everybody, middle, visits):
        common = {"people": 60, "organisations": 12}
        one = finding("attendances.group_size_median", value=middle, **common)
        return [people(everybody), people(visits, everybody, id="attendances"), one]

    now = correct(release(211, 14.0, 600), release(218, 15.0, 606))
    assert [now[key].shown for key in ("attendances", "attendances.group_size_median")] == [
        "606", "15",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("came", "mix", "shown"), [(31, 0.79, "–"), (31, 0.784, "78%"), (38, 0.79, "79%")]
)
def test_the_mix_of_an_activity_does_not_tell_that_one_was_not_there(came, mix, shown):
    def release(everybody, came, mix):
        group = {"activiteit": "W1"}
        common = {"people": came, "organisations": 9, "n": came, "unit": "index"}
        one = finding("event_mix.event", group, value=mix, **common)
        return [people(everybody), people(came, id="attendances", group=group), one]

    now = correct(release(211, 32, 0.78), release(218, came, mix))
    assert now["event_mix.event{activiteit=W1}"].shown == shown
