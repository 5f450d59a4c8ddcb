"""Make of the lines of a meeting or ticket list one line a person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from wijkmakers_analysis.intake.exports.export import NO_PERSON
from wijkmakers_analysis.intake.folding import fold_person, is_email
from wijkmakers_analysis.schemas.attendance import PRESENT


@dataclass(frozen=True)
class Attendee:
    """One line of an export: somebody who was there, or had a ticket."""

    row: int
    name: str
    email: str
    presence: str = PRESENT
    is_organiser: bool = False


def email_in(text: str) -> str:
    """Return a text that is an e-mail address, else nothing."""
    return text if is_email(text) else ""


def with_person(
    lines: list[Attendee], skipped: Counter[str]
) -> tuple[list[Attendee], Counter[str]]:
    """Leave lines out that name nobody, and count them."""
    kept = [line for line in lines if line.name or line.email]
    skipped[NO_PERSON] += len(lines) - len(kept)
    return kept, skipped


def one_a_person(lines: list[Attendee], *, is_ticket: bool) -> list[Attendee]:
    """Return a line a person: the first, with what any of their lines says.

    Who has an e-mail address on one line and none on another of the same name is one person.
    An address under several names on tickets is that of who bought them: there the name counts.
    """
    names_by_email, emails_by_name = defaultdict(set), defaultdict(set)
    for line in lines:
        if line.email and line.name:
            names_by_email[fold_person(line.email)].add(fold_person(line.name))
    if is_ticket:
        lines = [
            replace(line, email="")
            if line.name and len(names_by_email[fold_person(line.email)]) > 1
            else line
            for line in lines
        ]
    for line in lines:
        if line.email and line.name:
            emails_by_name[fold_person(line.name)].add(fold_person(line.email))
    people: dict[str, list[Attendee]] = defaultdict(list)
    for line in lines:
        key = fold_person(line.email)
        own = emails_by_name[fold_person(line.name)]
        if not key:
            key = next(iter(own)) if len(own) == 1 else fold_person(line.name)
        people[key].append(line)
    return [_merged(each) for each in people.values()]


def _merged(lines: list[Attendee]) -> Attendee:
    presences = [line.presence for line in lines]
    return replace(
        lines[0],
        email=next((line.email for line in lines if line.email), ""),
        presence=PRESENT if PRESENT in presences else presences[0],
        is_organiser=any(line.is_organiser for line in lines),
    )
