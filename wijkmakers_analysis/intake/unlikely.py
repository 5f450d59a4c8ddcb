"""Warn of what can be true but seldom is: two jobs at once, and two ids that look like one."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.folding import fold_id, without_zeros
from wijkmakers_analysis.intake.problems import Problem, warning


def overlapping_jobs(affiliations: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Say where somebody begins at an organisation while an earlier one has no end.

    Parameters
    ----------
    affiliations
        The table, with pseudonyms.
    letters
        Excel letters of columns.
    """
    by_person = affiliations.dropna(subset=["person_id", "organisation"])
    is_double = by_person.duplicated("person_id", keep=False)
    problems = []
    for _, jobs in by_person[is_double].groupby("person_id", sort=False):
        ordered = jobs.sort_values("start_date", kind="stable", na_position="first")
        for before, after in pairwise(ordered.to_dict("records")):
            if before["organisation"] == after["organisation"]:
                continue
            if before["end_date"] is pd.NaT and after["end_date"] is pd.NaT:
                problems.append(
                    warning(
                        "deze persoon werkt volgens dit blad bij twee organisaties tegelijk",
                        "Vul bij de eerste organisatie 'tot' in. Is het echt zo, dan is dit goed.",
                        "waarde",
                        *cell_of(after, "organisation", letters),
                    )
                )
    return problems


def alike_ids(activities: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Say where two ids of activities differ by signs or zeros in front only: W1 and W-01.

    Parameters
    ----------
    activities
        The table.
    letters
        Excel letters of columns.
    """
    first: dict[str, dict[str, Any]] = {}
    problems = []
    spellings: dict[str, set[str]] = defaultdict(set)
    for row in activities.to_dict("records"):
        given = row["activity_id"]
        if given is None or fold_id(given) in spellings[key := without_zeros(given)]:
            continue
        spellings[key].add(fold_id(given))
        if first.setdefault(key, row) is not row:
            problems.append(
                warning(
                    f"deze code lijkt op '{first[key]['activity_id']}' van een andere activiteit",
                    "Is het dezelfde activiteit, houd dan één regel; zo niet, kies een code die "
                    "meer verschilt.",
                    "sleutel",
                    *cell_of(row, "activity_id", letters),
                )
            )
    return problems
