"""Invent editions of the course, who takes part, and what they answer before and after."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis.example.organisations import Partner
from wijkmakers_analysis.example.people import Person
from wijkmakers_analysis.example.rows import INVENTED, NEWS, Row, completed
from wijkmakers_analysis.schemas.course import (
    APPLIED,
    FINISHED,
    RUNNING,
    STOPPED,
    TRANSFERRED,
    WAITING,
)

QUESTIONS = (
    ("V1", "Ik weet welke krachten er spelen in een wijk.", "zelfbeoordeling", 1, 5),
    ("V2", "Ik kan met bewoners in gesprek gaan over verandering.", "zelfbeoordeling", 1, 5),
    ("V3", "Ik weet bij welke organisaties ik terecht kan.", "zelfbeoordeling", 1, 5),
    ("V4", "Ik durf een lastige vraag op tafel te leggen.", "zelfbeoordeling", 1, 5),
    ("V5", "Hoe graag raadt u Wijkmakers aan bij een collega?", "aanbeveling", 0, 10),
    ("V6", "Gebruikt u wat u leerde in uw werk?", "toepassing", None, None),
)
SELF_ITEMS = ("V1", "V2", "V3", "V4")


@dataclass(frozen=True)
class Edition:
    """An edition and how it went.

    Parameters
    ----------
    statuses
        How many people have each status at its end.
    counted
        What is public of it: how many began, and how many got a diploma.
    """

    cohort: str
    title: str
    start: date
    end: date
    capacity: int
    statuses: Mapping[str, int]
    counted: tuple[int | None, int | None]
    source: str

    @property
    def diploma_day(self) -> date | None:
        """The day of the diplomas; None while it runs."""
        return self.end if FINISHED in self.statuses else None


EDITIONS = (
    Edition("1", "Leergang wijkontwikkeling, editie 1", date(2021, 12, 9), date(2022, 11, 17), 12,
            {FINISHED: 10, STOPPED: 1}, (None, 10),
            completed(f"{NEWS}/eerste-tien-wijkmakers-hebben-diploma-op-zak")),
    Edition("2", "Leergang wijkontwikkeling, editie 2", date(2022, 9, 29), date(2023, 6, 8), 16,
            {FINISHED: 13, STOPPED: 1, TRANSFERRED: 1}, (15, 13),
            f"{NEWS}/dertien-nieuwe-wijkmakers-ronden-de-leergang-af"),
    Edition("3", "Leergang wijkontwikkeling, editie 3", date(2023, 9, 28), date(2024, 6, 6), 16,
            {RUNNING: 15, STOPPED: 1, WAITING: 2, APPLIED: 1}, (None, None), INVENTED),
)  # fmt: skip


def enrol(
    seed: int, people: Sequence[Person], partners: Sequence[Partner], years: int
) -> dict[str, list[tuple[Person, str]]]:
    """Choose the people of each edition and their status; nobody is in two but who transferred.

    Parameters
    ----------
    partners
        Those that were there from the start and stayed send people to the course.
    years
        With one year the second edition is running and there is no third.
    """
    draw = random.Random(f"{seed} course")
    steady = {partner.name for partner in partners if not (partner.since or partner.until)}
    queue = [
        person
        for person in people
        if person.zeal > 1 and person.jobs and all(job[0] in steady for job in person.jobs)
    ] or list(people)
    draw.shuffle(queue)
    enrolled: dict[str, list[tuple[Person, str]]] = {}
    transferred: list[Person] = []
    for edition in EDITIONS[: 2 if years == 1 else 3]:
        statuses = [status for status, count in edition.statuses.items() for _ in range(count)]
        if years == 1 and edition.cohort == "2":
            statuses = [RUNNING] * len(statuses)
        chosen = [*transferred, *queue][: len(statuses)]
        queue = queue[len(chosen) - len(transferred) :]
        pairs = list(zip(chosen, statuses, strict=False))
        enrolled[edition.cohort] = pairs
        transferred = [person for person, status in pairs if status == TRANSFERRED]
    return enrolled


def cohort_rows(enrolled: Mapping[str, Sequence[tuple[Person, str]]]) -> list[Row]:
    """Return the rows of the sheet Edities; published counts stand where the list agrees."""
    rows = []
    for edition in EDITIONS:
        if edition.cohort not in enrolled:
            continue
        full = len(enrolled[edition.cohort]) == sum(edition.statuses.values())
        diplomas = any(status == FINISHED for _, status in enrolled[edition.cohort])
        rows.append(
            {
                "cohort": edition.cohort,
                "cohort_title": edition.title,
                "start_date": edition.start,
                "end_date": edition.end,
                "modules": 10,
                "capacity": edition.capacity,
                "started_count": edition.counted[0] if full else None,
                "diploma_count": edition.counted[1] if full and diplomas else None,
                "source": edition.source if full else INVENTED,
            }
        )
    return rows


def enrolment_rows(enrolled: Mapping[str, Sequence[tuple[Person, str]]]) -> list[Row]:
    """Return the rows of the sheet Inschrijvingen."""
    return [
        {
            "cohort": edition.cohort,
            "person": person.email,
            "organisation": person.works_for(edition.start),
            "status": status,
            "diploma_date": edition.diploma_day if status == FINISHED else None,
            "source": INVENTED,
        }
        for edition in EDITIONS
        for person, status in enrolled.get(edition.cohort, ())
    ]


def members(enrolled: Mapping[str, Sequence[tuple[Person, str]]]) -> dict[str, list[Person]]:
    """Return who comes to the modules of each edition, by the group's name ('L1')."""
    return {
        f"L{cohort}": [person for person, status in pairs if status not in (WAITING, APPLIED)]
        for cohort, pairs in enrolled.items()
    }


def question_rows() -> list[Row]:
    """Return the rows of the sheet Vragen."""
    names = ("item", "wording", "kind", "scale_low", "scale_high")
    return [{**dict(zip(names, row, strict=True)), "source": INVENTED} for row in QUESTIONS]


def answer_rows(
    seed: int, enrolled: Mapping[str, Sequence[tuple[Person, str]]], meeting: str, size: int
) -> list[Row]:
    """Return the rows of the sheet Antwoorden: of each edition, and of one meeting.

    Parameters
    ----------
    meeting
        Code of the activity whose visitors were asked for a recommendation.
    size
        How many of them answered.
    """
    draw = random.Random(f"{seed} survey")
    rows = []
    for cohort, pairs in enrolled.items():
        for at, (_, status) in enumerate(pairs, start=1):
            if status not in (WAITING, APPLIED):
                rows += _answers_of(draw, cohort, f"E{cohort}-{at:02d}", status)
    for at in range(1, size + 1):
        score = str(draw.choice((6, 7, 7, 8, 8, 8, 9, 9, 10)))
        rows.append(_answer({"activity_id": meeting}, f"P-{at:02d}", "na", "V5", score))
    return rows


def _answers_of(draw: random.Random, cohort: str, respondent: str, status: str) -> list[Row]:
    place = {"cohort": cohort}
    before = {item: draw.choice((1, 2, 2, 3, 3, 4)) for item in SELF_ITEMS}
    rows = [_answer(place, respondent, "voor", item, str(before[item])) for item in SELF_ITEMS]
    if status != FINISHED or draw.randrange(12) == 0:
        return rows
    after = {item: min(5, before[item] + draw.choice((-1, 0, 1, 1, 1, 2))) for item in SELF_ITEMS}
    after = {item: max(1, score) for item, score in after.items()}
    rows += [_answer(place, respondent, "na", item, str(after[item])) for item in SELF_ITEMS]
    if cohort == "2":
        then = {item: max(1, before[item] - draw.choice((0, 0, 1))) for item in SELF_ITEMS}
        rows += [_answer(place, respondent, "toen", item, str(then[item])) for item in SELF_ITEMS]
    rows.append(_answer(place, respondent, "na", "V5", str(draw.choice((7, 8, 8, 9, 9, 10)))))
    if draw.randrange(5):
        used = draw.choice(("ja", "ja", "ja", "nee"))
        rows.append(_answer(place, respondent, "later", "V6", used))
    return rows


def _answer(place: Row, respondent: str, moment: str, item: str, score: str) -> Row:
    row = {"respondent": respondent, "moment": moment, "item": item, "score": score}
    return {**place, **row, "source": INVENTED}
