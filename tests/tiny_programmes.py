"""Invent programmes so small that nearly every number is about a few people, from a seed."""

import numpy as np

from wijkmakers_analysis.programme import Programme

from programmes import programme

KINDS = ("wijkwandeling", "workshop", "bijeenkomst", "werkplaats")
SECTORS = ("welzijn", "onderwijs", "wonen")
AGES = ("25-34", "35-54", "55+", None)
DAYS = ("2022-02-03", "2022-04-07", "2022-06-02", "2022-09-01", "2022-11-03")
BEFORE, AFTER = ("2020-10-01", "2021-03-04"), ("2023-02-02", "2023-05-04")


def invent_tiny_programme(seed: int) -> Programme:
    """Return a programme of 1 to 9 people of 1 to 4 organisations, with what goes with it.

    A third has an edition of the course, a third a survey, a third has years before or after.
    """
    random = np.random.default_rng(seed)
    people = [f"p{number}" for number in range(int(random.integers(1, 10)))]
    names = [f"Partner {letter}" for letter in "ABCD"[: int(random.integers(1, 5))]]
    places = [*names, *names, "bewoner", None]
    works_at = {person: places[int(random.integers(len(places)))] for person in people}
    days = list(DAYS[: int(random.integers(1, 6))])
    if random.random() < 1 / 3:
        days += [*BEFORE, *AFTER]
    kinds = [str(random.choice(KINDS)) for _ in days]
    activities = [
        {"activity_id": f"A{at}", "kind": kind, "date": day, "neighbourhoods": ("Oosterpoort",)}
        for at, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]
    eager = random.uniform(0.2, 1.0)
    attendance = [
        {"activity_id": one["activity_id"], "person_id": person, "organisation": works_at[person]}
        for one in activities
        for person in people
        if random.random() < eager
    ]
    tables = {
        "activities": activities,
        "attendance": attendance,
        "organisations": [
            {"organisation": name, "sector": SECTORS[int(random.integers(len(SECTORS)))]}
            for name in names
        ],
        "participants": [
            {"person_id": person, "age_band": AGES[int(random.integers(len(AGES)))]}
            for person in people
        ],
        "contributions": [
            {"organisation": name, "kind": "deelnemers", "date": days[0]}
            for name in names
            if random.random() < 0.5
        ],
    }
    if random.random() < 1 / 3:
        tables |= _course(random, people, works_at)
    if random.random() < 1 / 3:
        tables |= _survey(random, people)
    return programme(**tables)


def _course(random: np.random.Generator, people: list[str], works_at: dict) -> dict:
    """Return an edition that ended, runs or is still to end, with who is in it."""
    end = str(random.choice(["2022-06-30", "2023-03-01"]))
    statuses = ["afgerond", "afgerond", "gestopt"] if end < "2022-12" else ["bezig", "gestopt"]
    return {
        "cohorts": [{"cohort": "1", "start_date": "2022-02-01", "end_date": end}],
        "enrolments": [
            {
                "cohort": "1",
                "person_id": person,
                "organisation": works_at[person],
                "status": str(random.choice(statuses)),
            }
            for person in people
            if random.random() < 0.8
        ],
    }


def _survey(random: np.random.Generator, people: list[str]) -> dict:
    """Return answers after a workshop of the period: how warmly it is recommended."""
    return {
        "survey_questions": [{"item": "Q1", "kind": "aanbeveling"}],
        "survey_answers": [
            {
                "activity_id": "A0",
                "respondent_id": person,
                "moment": "na",
                "item": "Q1",
                "score": str(int(random.integers(6, 11))),
            }
            for person in people
            if random.random() < 0.8
        ],
    }
