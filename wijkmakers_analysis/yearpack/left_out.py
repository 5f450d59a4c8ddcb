"""Tell whether a difference between two years stays when any one organisation is left out.

Colleagues come together: where one organisation alone makes a difference, it is no more than that
organisation. The outcome is one bit for each comparison that is larger than chance.
"""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.statistics import newcombe_interval
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.people import NO_ORGANISATION
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.comparable import Comparable

# The tables that hold persons, and the column in which they stand.
PERSON_COLUMNS = {
    "attendance": "person_id",
    "enrolments": "person_id",
    "participants": "person_id",
    "affiliations": "person_id",
    "survey_answers": "respondent_id",
}
# The tables that say where somebody works.
AFFILIATIONS = ("attendance", "enrolments", "affiliations")
# So many organisations, the largest first, are left out by computing anew; of the others only the
# worst that they could do is known, and where that undoes a difference it does not hold.
MOST_COMPUTED = 40

Counts = tuple[int, int]


def difference_that_holds(
    programme: Programme, before: Year, year: Year
) -> Callable[[Comparable, int], bool]:
    """Return the function that says of a figure whether its difference holds.

    It takes the figure and the sign of the earlier share minus this one. Where rows of persons of
    the earlier year are gone, no difference holds.
    """
    is_deleted = bool(programme.deleted_before(year, *PERSON_COLUMNS))
    people_by_organisation: dict[str, set[str]] = {}

    def holds(one: Comparable, sign: int) -> bool:
        if is_deleted:
            return False
        if not people_by_organisation:
            people_by_organisation.update(_people_by_organisation(programme))
        was, now = (_counts(programme, one, which) for which in (before, year))
        if was is None or now is None:
            return False
        # Who has no known organisation counts as one of its own.
        if not _holds_whatever_they_say(was, now, 1, sign):
            return False
        for place, people in enumerate(people_by_organisation.values()):
            if _holds_whatever_they_say(was, now, len(people), sign):
                continue
            if place >= MOST_COMPUTED:
                return False
            without = _without(programme, people)
            then, here = (_counts(without, one, which) for which in (before, year))
            if then is None or here is None or not _has_sign(then, here, sign):
                return False
        return True

    return holds


def _people_by_organisation(programme: Programme) -> dict[str, set[str]]:
    """Return organisation -> everybody who ever came from it, the largest first."""
    pairs = pd.concat(
        [
            getattr(programme, table)[["organisation", "person_id"]].dropna()
            for table in AFFILIATIONS
        ]
    )
    pairs = pairs[~pairs["organisation"].isin(NO_ORGANISATION)].drop_duplicates()
    people = {name: set(rows) for name, rows in pairs.groupby("organisation")["person_id"]}
    return dict(sorted(people.items(), key=lambda item: -len(item[1])))


def _counts(programme: Programme, one: Comparable, year: Year) -> Counts | None:
    """Return numerator and denominator of a figure; None where it does not rest on rows."""
    findings = indicator_of(one.id).compute(programme, year)
    if one.over:
        chosen = [f for f in findings if f.id == one.id and set(f.group) == {one.over}]
        chosen = [f for f in chosen if f.value is not None]
    else:
        chosen = [f for f in findings if f.id == one.id and dict(f.group) == one.group]
    if not chosen or not all(_rests_on_rows(finding) for finding in chosen):
        return None
    return sum(f.numerator or 0 for f in chosen), sum(f.denominator or 0 for f in chosen)


def _rests_on_rows(finding: Finding) -> bool:
    return None not in (finding.numerator, finding.denominator) and bool(finding.rows())


def _holds_whatever_they_say(was: Counts, now: Counts, people: int, sign: int) -> bool:
    """Return whether so few people cannot undo a difference, whichever answers were theirs."""
    (was_in, was_all), (now_in, now_all) = was, now
    if people >= min(was_all, now_all):
        return False
    # Those who made the higher share higher and the lower one lower.
    if sign > 0:
        was_rest = (max(was_in - people, 0), was_all - people)
        now_rest = (min(now_in, now_all - people), now_all - people)
    else:
        was_rest = (min(was_in, was_all - people), was_all - people)
        now_rest = (max(now_in - people, 0), now_all - people)
    return _has_sign(was_rest, now_rest, sign)


def _has_sign(was: Counts, now: Counts, sign: int) -> bool:
    if not was[1] or not now[1]:
        return False
    low, high = newcombe_interval(*was, *now)
    return low > 0 if sign > 0 else high < 0


def _without(programme: Programme, people: set[str]) -> Programme:
    """Return the programme without these people; nothing is changed in place."""
    kept = {}
    for table, column in PERSON_COLUMNS.items():
        frame = getattr(programme, table)
        kept[table] = frame[~frame[column].isin(people)]
    return replace(programme, **kept)
