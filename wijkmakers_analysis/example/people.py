"""Invent people: names that nobody bears, where they work and when, and how often they come."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, cycle, islice

from wijkmakers_analysis.example.names import email_of, invented_name
from wijkmakers_analysis.example.organisations import Partner
from wijkmakers_analysis.example.rows import INVENTED, Row
from wijkmakers_analysis.schemas.people import RESIDENT, SELF_EMPLOYED, STUDENT

AGE_BANDS = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+", None)
AGE_WEIGHTS = (2, 9, 11, 10, 7, 1, 4)
# Of every hundred people so many have no organisation; the last is unknown.
WITHOUT_ORGANISATION = ((RESIDENT, 4), (SELF_EMPLOYED, 2), (STUDENT, 2), (None, 2))


@dataclass(frozen=True)
class Person:
    """One invented person.

    Parameters
    ----------
    name, email
        Unique.
    jobs
        (organisation, first day, last day or None), in order of time; empty without one.
    standing
        bewoner, zelfstandig, student, or None where an organisation or nothing is known.
    is_in_register
        Whether the sheet Werkt bij has the jobs.
    zeal
        How readily this person comes, 1 to 9.
    looks_like
        Name of the person for whom this may be another spelling.
    """

    name: str
    email: str
    jobs: tuple[tuple[str, date | None, date | None], ...]
    standing: str | None
    is_in_register: bool
    age_band: str | None
    zeal: int
    looks_like: str = ""

    def works_for(self, day: date) -> str | None:
        """Return the organisation on a day, or who somebody is without one."""
        for organisation, start, end in self.jobs:
            if (start is None or start <= day) and (end is None or day <= end):
                return organisation
        return self.standing

    @property
    def is_young(self) -> bool:
        """Whether the age band lies under 35."""
        return self.age_band in AGE_BANDS[:2]


def invent_people(seed: int, count: int, partners: Sequence[Partner]) -> list[Person]:
    """Invent people and spread them over the partners by size.

    Parameters
    ----------
    seed
        The same seed gives the same people everywhere.
    count
        How many, at least 1.
    partners
        The organisations; each gets one person while there are enough.
    """
    draw = random.Random(f"{seed} people")
    outside = [
        label for label, percent in WITHOUT_ORGANISATION for _ in range(count * percent // 100)
    ]
    employers = _employers(count - len(outside), partners)
    people = []
    for at in range(count):
        partner = employers[at] if at < len(employers) else None
        label = None if partner else outside[at - len(employers)]
        name = invented_name(at)
        band = draw.choices(AGE_BANDS, AGE_WEIGHTS)[0]
        zeal = draw.choice((1, 1, 2, 2, 3, 4, 6, 9))
        hired = date(draw.randrange(2004, 2021), draw.randrange(1, 13), 1)
        people.append(
            Person(
                name=name,
                email=email_of(name),
                jobs=((partner.name, hired, None),) if partner else (),
                standing=label,
                is_in_register=draw.randrange(100) < 93,
                age_band="18-24" if label == STUDENT else band,
                zeal=zeal,
            )
        )
    return _with_changes(draw, people, partners)


def participant_rows(people: Sequence[Person], merged: Sequence[Person]) -> list[Row]:
    """Return the rows of the sheet Deelnemers, without who turned out to be somebody else."""
    return [
        {
            "person": person.name,
            "email": person.email,
            "age_band": person.age_band,
            "is_young_talent": "ja" if person.is_young and person.zeal > 3 else None,
            "is_student": "ja" if person.standing == STUDENT else None,
            "role_since": date(2022, 1 + at % 9, 1) if person.zeal == 9 and at % 4 == 0 else None,
            "source": INVENTED,
        }
        for at, person in enumerate(people)
        if person not in merged
    ]


def affiliation_rows(people: Sequence[Person]) -> list[Row]:
    """Return the rows of the sheet Werkt bij."""
    return [
        {
            "person": person.email,
            "organisation": organisation,
            "start_date": start,
            "end_date": end,
            "source": INVENTED,
        }
        for person in people
        if person.is_in_register
        for organisation, start, end in person.jobs
    ]


def _employers(count: int, partners: Sequence[Partner]) -> list[Partner]:
    """Return the employer of each person, sizes by weight, one each while there are enough."""
    if count <= len(partners):
        return list(partners[:count])
    total = sum(partner.weight for partner in partners)
    spare = count - len(partners)
    spread = max(total - len(partners), 1)
    sizes = [1 + spare * (partner.weight - 1) // spread for partner in partners]
    # What rounding left goes to the larger ones, then round the table.
    larger = [at for at, partner in enumerate(partners) if partner.weight > 3]
    for at in islice(chain(larger, cycle(range(len(partners)))), count - sum(sizes)):
        sizes[at] += 1
    return [partner for partner, size in zip(partners, sizes, strict=True) for _ in range(size)]


def _with_changes(
    draw: random.Random, people: list[Person], partners: Sequence[Partner]
) -> list[Person]:
    """Let one in thirty change jobs, and one trainee have three placements of eight months."""
    staying = [partner for partner in partners if partner.since is None and partner.until is None]
    employed = [at for at, person in enumerate(people) if person.jobs]
    changed = list(people)
    if len(people) < 30 or len(staying) < 3:
        return changed
    for at in draw.sample(employed, len(people) // 30):
        person = people[at]
        old, start, _ = person.jobs[0]
        new = draw.choice([partner.name for partner in staying if partner.name != old])
        last = date(2022, draw.randrange(3, 13), 28)
        first = date(2023, 1, 1) if last.month == 12 else date(2022, last.month + 1, 1)
        jobs = ((old, start, last), (new, first, None))
        changed[at] = replace(person, jobs=jobs, zeal=6, is_in_register=True)
    trainee = employed[-1]
    places = [partner.name for partner in staying[1:4]]
    placements = tuple(
        zip(
            places,
            (date(2021, 11, 1), date(2022, 7, 1), date(2023, 3, 1)),
            (date(2022, 6, 30), date(2023, 2, 28), date(2023, 10, 31)),
            strict=False,
        )
    )
    changed[trainee] = replace(
        people[trainee], jobs=placements, zeal=9, age_band="25-34", is_in_register=True
    )
    return changed
