"""Tell from what the office keeps whether somebody is young."""

import re

import pandas as pd

from wijkmakers_analysis.programme import Programme

_UNDER = re.compile(r"jonger|onder|tot\b|<")
_OVER = re.compile(r"ouder|boven|vanaf|\+|>")


def young_people(programme: Programme) -> set[str]:
    """Return who is young talent: so marked, a student, or of an age group below the limit."""
    people = programme.participants
    limit = programme.settings.limits.young_until_age
    bands = people["age_band"].dropna().unique()
    is_young = people["age_band"].isin([band for band in bands if is_below(band, limit)])
    for mark in ("is_young_talent", "is_student"):
        is_young |= people[mark].eq(True).fillna(False).astype(bool)
    return set(people.loc[is_young, "person_id"].dropna())


def is_below(band: object, limit: int) -> bool | None:
    """Return whether an age group lies wholly below a limit, or None where it may not.

    Parameters
    ----------
    band
        As the office writes it: '25-34', 'jonger dan 25', '65+', '41'; or missing.
    limit
        An age in years.
    """
    if pd.isna(band):
        return None
    text = str(band).casefold()
    ages = [int(age) for age in re.findall(r"\d+", text)]
    if not ages:
        return None
    low, high = min(ages), max(ages)
    if len(ages) == 1 and _OVER.search(text):
        return False if low >= limit else None
    if len(ages) == 1 and _UNDER.search(text):
        return True if high <= limit else None
    return True if high < limit else False if low >= limit else None
