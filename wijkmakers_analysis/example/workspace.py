"""Write a complete invented workspace of any size."""

import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.example import (
    contributions,
    course,
    doubles,
    organisations,
    people,
    stories,
    texts,
)
from wijkmakers_analysis.example.activity import Planned
from wijkmakers_analysis.example.attendance import cut, deal, invent_attendance
from wijkmakers_analysis.example.books import Programme, write_books
from wijkmakers_analysis.example.extra import PER_YEAR, USUAL_SIZE, periods, plan_extra
from wijkmakers_analysis.example.first_year import plan_first_year
from wijkmakers_analysis.example.second_year import plan_second_year
from wijkmakers_analysis.settings import FILE_NAME, Year
from wijkmakers_analysis.settings.folders import refuse_filled_folder

MARK = "# Verzonnen voorbeeld, geschreven met: wijkmakers voorbeeld"
# Above so many people the lists of the known activities do not seat everybody.
FEW_PEOPLE = 500
LAB_SIZES = {"WP1": 12, "WP3": 13, "WP4": 12, "WP5": 11}


@dataclass(frozen=True)
class Size:
    """How large an example is; the defaults give data/example.

    Parameters
    ----------
    seed
        The same seed and sizes give the same bytes on every machine.
    people
        How many people, from 3.
    organisations
        How many partners at the end of the first year, from 2.
    years
        How many years, from 1.
    rows
        How many rows of attendance, exactly; None leaves it to the activities.
    """

    seed: int = 2021
    people: int = 300
    organisations: int = 21
    years: int = 2
    rows: int | None = None


def write_example(folder: Path, size: Size = Size()) -> list[Path]:
    """Write an invented workspace: wijkmakers.toml, a README and the workbooks in data/.

    Parameters
    ----------
    folder
        A new or empty folder; what somebody practised in is never written over.

    Returns
    -------
    The files written.

    Raises
    ------
    WrongCall
        A size is too small, or the folder holds something.
    """
    folder = Path(folder)
    _refuse_small(size)
    refuse_filled_folder(folder)
    with tempfile.TemporaryDirectory() as made:
        write_data(Path(made), size)
        data = folder / "data"
        data.mkdir(parents=True)
        names = sorted(path.name for path in Path(made).iterdir())
        for name in names:
            shutil.copyfile(Path(made) / name, data / name)
    (folder / "README.md").write_text(_readme(names), encoding="utf-8", newline="\n")
    (folder / FILE_NAME).write_text(_settings(periods(size.years)), encoding="utf-8", newline="\n")
    return [*(data / name for name in names), folder / "README.md", folder / FILE_NAME]


def write_data(folder: Path, size: Size = Size()) -> None:
    """Write the workbooks only, as data/example holds them."""
    write_books(folder, invent_programme(size))


def invent_programme(size: Size) -> Programme:
    """Invent everything that the workbooks hold."""
    partners = organisations.invent_partners(size.seed, size.organisations, size.years)
    persons = doubles.with_doubles(people.invent_people(size.seed, size.people, partners))
    enrolled = course.enrol(size.seed, persons, partners, size.years)
    known = {row["organisation"] for row in organisations.organisation_rows(partners)}
    script = [*plan_first_year(), *(plan_second_year() if size.years > 1 else ())]
    planned = [_without_strangers(one, known) for one in script]
    groups = {**course.members(enrolled), **_lab_groups(size.seed, persons)}
    lists = invent_attendance(size.seed, planned, persons, partners, groups, _seats_all(size))
    base = sum(len(rows) for rows in lists.values())
    wanted = _wanted_rows(size, base)
    spans = periods(size.years)
    extra = list(plan_extra(size.seed, spans, max(0, wanted - base), size.people))
    deck = random.Random(f"{size.seed} deck")
    merged = doubles.merged_people(persons)
    once = [person for person in persons if person not in merged]
    return Programme(
        years=size.years,
        activities=[*planned, *extra],
        lists=cut(lists, wanted),
        extra_rows=islice(deal(deck, once, extra), max(0, wanted - base)),
        people=persons,
        partners=partners,
        enrolled=enrolled,
        answers=course.answer_rows(size.seed, enrolled, "A18", min(22, size.people)),
        questions=contributions.question_rows(known, planned),
        contributions=contributions.contribution_rows(known, planned),
        stories=stories.story_rows(planned),
        focal_points=texts.focal_point_rows(size.years),
    )


def _without_strangers(planned: Planned, known: set[str]) -> Planned:
    """Leave out a commissioner that a smaller example does not have."""
    if planned.row.get("commissioner") in (None, *known):
        return planned
    row = {name: value for name, value in planned.row.items() if name != "commissioner"}
    return Planned(**{**vars(planned), "row": row})


def _lab_groups(seed: int, persons: Sequence[people.Person]) -> dict[str, list[people.Person]]:
    draw = random.Random(f"{seed} labs")
    keen = [person for person in persons if person.zeal > 1] or list(persons)
    # Who joined later or left cannot be told here; a lab asks people of the founders' size.
    steady = {partner.name for partner in organisations.FOUNDERS[:15]}
    keen = [one for one in keen if all(job[0] in steady for job in one.jobs)] or keen
    return {name: draw.sample(keen, min(size, len(keen))) for name, size in LAB_SIZES.items()}


def _seats_all(size: Size) -> bool:
    return size.people <= FEW_PEOPLE


def _wanted_rows(size: Size, base: int) -> int:
    if size.rows is not None:
        return size.rows
    later = max(0, size.years - 2) * PER_YEAR * min(USUAL_SIZE, size.people)
    return base + later + (0 if _seats_all(size) else 4 * size.people)


def _refuse_small(size: Size) -> None:
    for name, lowest in (("people", 3), ("organisations", 2), ("years", 1), ("rows", 1)):
        value = getattr(size, name)
        if value is not None and value < lowest:
            raise WrongCall(
                f"Bij --{name} staat {value}; het kleinste voorbeeld heeft er {lowest}. "
                f"Noem {lowest} of meer."
            )


def _readme(names: Sequence[str]) -> str:
    lines = [
        "# Verzonnen voorbeeld",
        "",
        "De mensen, de aanwezigheid en de meeste organisaties in deze werkruimte zijn verzonnen.",
        "Maak het jaaroverzicht met: `wijkmakers jaaroverzicht --year 2022`",
        "",
        *(f"- data/{name}" for name in names),
    ]
    return "\n".join(lines) + "\n"


def _settings(spans: Sequence[Year]) -> str:
    lines = [MARK, 'name = "Wijkmakers"', 'data = "data"']
    for span in spans:
        lines += [
            "",
            f"[years.{span.number}]",
            f'label = "{span.label}"',
            f"start = {span.start}",
            f"end = {span.end}",
        ]
    return "\n".join(lines) + "\n"
