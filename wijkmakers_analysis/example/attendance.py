"""Invent who came: groups return to their own meetings, sectors prefer their themes."""

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from wijkmakers_analysis.example.activity import Planned, is_held
from wijkmakers_analysis.example.doubles import possible_doubles
from wijkmakers_analysis.example.organisations import Partner
from wijkmakers_analysis.example.people import Person
from wijkmakers_analysis.example.rows import INVENTED, Row

PREFERENCE = 9
COLLEAGUE_PERCENT = 30
GROUP_PRESENT_PERCENT = 90
NO_SHOW_PERCENT = 14


def invent_attendance(
    seed: int,
    activities: Sequence[Planned],
    people: Sequence[Person],
    partners: Sequence[Partner],
    groups: Mapping[str, Sequence[Person]],
    seats_all: bool = True,
) -> dict[str, list[Row]]:
    """Return the rows of the sheet Aanwezigheid by activity.

    Parameters
    ----------
    seed
        The same seed gives the same lists everywhere.
    groups
        Members of an edition or a lab, by its name.
    seats_all
        Whether who was drawn nowhere is added to a list, so that everybody comes at least once.
    """
    crowd = Crowd(seed, people, partners)
    draw = crowd.draw
    present_by_activity = {}
    for planned in activities:
        if planned.size and is_held(planned):
            members = groups.get(planned.group)
            present_by_activity[planned.activity_id] = (
                crowd.gather(planned)
                if members is None
                else _from_group(draw, members, planned.is_exact, planned.size)
            )
    _part_the_doubles(people, present_by_activity)
    if seats_all:
        _seat_the_unseen(crowd, activities, present_by_activity)
    return {
        planned.activity_id: list_rows(crowd, planned, present_by_activity[planned.activity_id])
        for planned in activities
        if planned.activity_id in present_by_activity
    }


class Crowd:
    """The people and how they are drawn: by zeal, by sector, often with a colleague."""

    def __init__(self, seed: int, people: Sequence[Person], partners: Sequence[Partner]):
        self.draw = random.Random(f"{seed} attendance")
        self.people = people
        self.sector = {partner.name: partner.sector for partner in partners}
        self.bounds = {partner.name: (partner.since, partner.until) for partner in partners}
        self._weights: dict[tuple[tuple[str, ...], bool], list[int]] = {}
        self.colleagues: dict[str | None, list[Person]] = {}
        for person in people:
            self.colleagues.setdefault(person.jobs[-1][0] if person.jobs else None, []).append(
                person
            )

    def is_welcome(self, person: Person, planned: Planned) -> bool:
        """Say whether somebody could be there: the organisation had joined and not left."""
        day = planned.held_on
        organisation = person.works_for(day) or ""
        if planned.is_closed and self.sector.get(organisation) not in planned.sectors:
            return False
        since, until = self.bounds.get(organisation, (None, None))
        return (since is None or since <= day) and (until is None or day <= until)

    def gather(self, planned: Planned) -> list[Person]:
        """Draw the people who came to one activity, at most its size."""
        weights = self._summed_weights(planned.sectors, planned.is_closed)
        chosen: dict[str, Person] = {}
        for _ in range(planned.size * 40 if weights[-1] else 0):
            if len(chosen) >= planned.size:
                break
            person = self.people[bisect_right(weights, self.draw.randrange(weights[-1]))]
            self._add(chosen, person, planned)
            if person.jobs and self.draw.randrange(100) < COLLEAGUE_PERCENT:
                self._add(chosen, self.draw.choice(self.colleagues[person.jobs[-1][0]]), planned)
        return list(chosen.values())

    def _add(self, chosen: dict[str, Person], person: Person, planned: Planned) -> None:
        if len(chosen) < planned.size and self.is_welcome(person, planned):
            chosen[person.email] = person

    def _summed_weights(self, sectors: tuple[str, ...], is_closed: bool) -> list[int]:
        key = (sectors, is_closed)
        if key not in self._weights:
            self._weights[key] = list(
                accumulate(self._weight(person, sectors, is_closed) for person in self.people)
            )
        return self._weights[key]

    def _weight(self, person: Person, sectors: tuple[str, ...], is_closed: bool) -> int:
        fits = any(self.sector.get(job[0]) in sectors for job in person.jobs)
        if is_closed and not fits:
            return 0
        return person.zeal * (PREFERENCE if fits else 2)


def list_rows(crowd: Crowd, planned: Planned, present: Sequence[Person]) -> list[Row]:
    """Return the list of one activity: who came, who had put their name down and did not."""
    draw = crowd.draw
    rows = [_row(planned, person, "ja", registered=draw.randrange(8) > 0) for person in present]
    seen = {person.email for person in present}
    for _ in range(0 if planned.group else planned.size * NO_SHOW_PERCENT // 100):
        person = draw.choice(crowd.people)
        is_new = person.email not in seen and person.zeal > 1
        if is_new and crowd.is_welcome(person, planned):
            seen.add(person.email)
            rows.append(_row(planned, person, draw.choice(("nee", "afgemeld")), registered=True))
    for role in planned.extra_roles:
        person = draw.choice(crowd.people)
        is_new = person.email not in seen and person.zeal > 1
        if person.jobs and is_new and crowd.is_welcome(person, planned):
            seen.add(person.email)
            rows.append({**_row(planned, person, "ja", registered=True), "role": role})
    return rows


def cut(rows_by_activity: Mapping[str, list[Row]], most: int) -> dict[str, list[Row]]:
    """Keep the first rows only, so that all lists together hold `most`."""
    kept, left = {}, most
    for activity_id, rows in rows_by_activity.items():
        if left > 0:
            kept[activity_id] = rows[:left]
            left -= len(rows)
    return kept


def deal(
    draw: random.Random, people: Sequence[Person], activities: Iterable[Planned]
) -> Iterator[Row]:
    """Yield rows for any number of activities, dealing people out like cards.

    Everybody is dealt once before anybody is dealt twice, so that all are seen as soon as there
    are as many rows as people.
    """
    deck: list[Person] = []
    for planned in activities:
        dealt: dict[str, Person] = {}
        while len(dealt) < min(planned.size, len(people)):
            if not deck:
                deck = list(people)
                draw.shuffle(deck)
            person = deck.pop()
            dealt[person.email] = person
        for person in dealt.values():
            yield _row(planned, person, "ja", registered=True)


def _from_group(
    draw: random.Random, members: Sequence[Person], is_exact: bool, size: int
) -> list[Person]:
    if is_exact:
        return list(members[:size])
    present = [person for person in members if draw.randrange(100) < GROUP_PRESENT_PERCENT]
    return present[:size] or list(members[:1])


def _part_the_doubles(
    people: Sequence[Person], present_by_activity: dict[str, list[Person]]
) -> None:
    """Take out who may be the same as somebody else on the list: nobody comes twice."""
    for right, wrong in possible_doubles(people):
        for activity_id, present in present_by_activity.items():
            if right in present and wrong in present:
                present_by_activity[activity_id] = [one for one in present if one is not wrong]


def _seat_the_unseen(
    crowd: Crowd, activities: Sequence[Planned], present_by_activity: dict[str, list[Person]]
) -> None:
    seen = {person.email for people in present_by_activity.values() for person in people}
    open_lists = [
        planned
        for planned in activities
        if planned.activity_id in present_by_activity
        and not (planned.group or planned.is_exact or planned.is_closed)
    ]
    alike: dict[str, Person] = {}
    for right, wrong in possible_doubles(crowd.people):
        alike |= {right.email: wrong, wrong.email: right}
    for person in crowd.people:
        if person.email in seen:
            continue
        other = alike.get(person.email)
        fitting = [
            present_by_activity[planned.activity_id]
            for planned in open_lists
            if crowd.is_welcome(person, planned)
            and (other is None or other not in present_by_activity[planned.activity_id])
        ]
        if fitting:
            crowd.draw.choice(fitting).append(person)


def _row(planned: Planned, person: Person, presence: str, *, registered: bool) -> Row:
    day = planned.held_on
    return {
        "activity_id": planned.activity_id,
        "person": person.email,
        "organisation": person.works_for(day),
        "is_registered": "ja" if registered else None,
        "presence": presence,
        "source": INVENTED,
    }
