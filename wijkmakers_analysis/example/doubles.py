"""Names that look like somebody else's, for the office to decide on."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date

from wijkmakers_analysis.example.names import email_of
from wijkmakers_analysis.example.people import Person
from wijkmakers_analysis.example.rows import INVENTED, Row


def possible_doubles(people: Sequence[Person]) -> list[tuple[Person, Person]]:
    """Return the pairs that were made to look alike, the written-wrong one last."""
    by_name = {person.name: person for person in people}
    return [
        (by_name[right], person)
        for person in people
        if (right := person.looks_like) and right in by_name
    ]


def with_doubles(people: Sequence[Person]) -> list[Person]:
    """Return the people with three names that look like a colleague's: turned, van, one letter."""
    changed = list(people)
    if len(people) < 100:
        return changed
    spellings: tuple[Callable[[str, str], str], ...] = (
        lambda first, last: f"{last} {first}",
        lambda first, last: f"{first} van {last}",
        lambda first, last: f"{first} {last[:-1]}",
    )
    pairs = _colleagues(people)
    for at, spell in enumerate(spellings[: len(pairs)]):
        right, wrong = pairs[at * len(pairs) // min(len(pairs), len(spellings))]
        name = spell(*people[right].name.split(" ", 1))
        changed[wrong] = replace(
            people[wrong],
            name=name,
            email=email_of(name),
            jobs=people[right].jobs,
            zeal=1,
            looks_like=people[right].name,
            is_in_register=False,
            age_band=None,
        )
        changed[right] = replace(people[right], zeal=1)
    return changed


def merged_people(people: Sequence[Person]) -> list[Person]:
    """Return the one whom the office found to be the same as somebody else."""
    return [wrong for _, wrong in possible_doubles(people)[:1]]


def double_rows(people: Sequence[Person], seen: Container[str]) -> list[Row]:
    """Return the rows of the sheet Dubbelen: one decision, the rest is left to be decided.

    Parameters
    ----------
    seen
        The e-mail addresses in the lists: nobody decides on a name that is nowhere.
    """
    return [
        {
            "person_1": right.email,
            "person_2": wrong.email,
            "is_same": "ja",
            "date": date(2022, 12, 5),
            "decided_by": "programmaleider",
            "source": INVENTED,
        }
        for right, wrong in possible_doubles(people)[:1]
        if wrong.email in seen
    ]


def _colleagues(people: Sequence[Person]) -> list[tuple[int, int]]:
    """Return the places of pairs with one employer, the same; nobody is in two pairs."""
    pairs, at = [], 0
    while at + 1 < len(people):
        one, other = people[at], people[at + 1]
        is_pair = len(one.jobs) == len(other.jobs) == 1 and one.jobs[0][0] == other.jobs[0][0]
        if is_pair:
            pairs.append((at, at + 1))
        at += 2 if is_pair else 1
    return pairs
