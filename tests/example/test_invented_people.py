"""Invented people: no two alike, one employer at a time, spread by size."""

from collections import Counter
from datetime import date

import pytest

from wijkmakers_analysis.example.doubles import possible_doubles, with_doubles
from wijkmakers_analysis.example.names import email_of, invented_name
from wijkmakers_analysis.example.organisations import invent_partners
from wijkmakers_analysis.example.people import invent_people


def test_a_hundred_thousand_names_differ():
    names = [invented_name(at) for at in range(100_000)]
    assert len(set(names)) == 100_000
    assert len({email_of(name) for name in names}) == 100_000


@pytest.mark.parametrize("count", [3, 20, 21, 300, 2_000])
def test_everybody_is_there_and_large_partners_have_more_people(count):
    partners = invent_partners(1, 21, 2)
    people = invent_people(1, count, partners)
    staff = Counter(person.jobs[0][0] for person in people if person.jobs)
    assert len({person.email for person in people}) == count
    if count >= 300:
        assert max(staff, key=staff.get) == partners[0].name
        assert len(staff) == len(partners)


def test_sizes_of_partners_run_from_one_to_some_sixty():
    people = invent_people(2021, 300, invent_partners(2021, 21, 2))
    staff = Counter(person.jobs[-1][0] for person in people if person.jobs)
    assert min(staff.values()) == 1
    assert 50 <= max(staff.values()) <= 65


def test_nobody_has_two_employers_on_one_day():
    people = with_doubles(invent_people(2021, 300, invent_partners(2021, 21, 2)))
    moved = [person for person in people if len(person.jobs) > 1]
    assert {len(person.jobs) for person in moved} == {2, 3}
    for person in moved:
        for early, late in zip(person.jobs, person.jobs[1:], strict=False):
            assert early[2] < late[1]
            assert person.works_for(early[2]) == early[0]
            assert person.works_for(late[1]) == late[0]
    standings = {person.works_for(date(2022, 1, 1)) for person in people if not person.jobs}
    assert standings == {"bewoner", "zelfstandig", "student", None}


def test_three_names_look_like_a_colleague():
    people = with_doubles(invent_people(2021, 300, invent_partners(2021, 21, 2)))
    pairs = possible_doubles(people)
    assert len(pairs) == 3
    assert all(right.jobs[0][0] == wrong.jobs[0][0] for right, wrong in pairs)
    assert len({person.email for person in people}) == 300


def test_five_thousand_partners_differ():
    assert len({partner.name for partner in invent_partners(1, 5_000, 2)}) == 5_002
