"""Read the moments in an export, of which only the day matters and the order of it is unknown.

Exports write moments in the language of whoever downloaded them: 3/4/2022 is 3 April to one and
4 March to another. A moment is therefore the set of days that it can mean; what it is tied to
decides between them, or says that it cannot.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from wijkmakers_analysis.intake.dates import FIRST_YEAR, LAST_YEAR

Days = frozenset[date]
# Months by their first letters, of Dutch, English, German and French exports.
_MONTHS = {
    "jan": 1, "feb": 2, "fev": 2, "fév": 2, "mar": 3, "maa": 3, "mrt": 3, "mär": 3, "apr": 4,
    "avr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8,
    "aoû": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12, "déc": 12,
}  # fmt: skip
# What follows a day: '5:58:31 PM', 'à 17:58', 'om 17.58 uur', '18:03 Uhr', 'T16:03:00Z'.
_CLOCK = (
    r"(?P<clock>[,t\s]*(?:om|um|à|at|a las)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?"
    r"\s*(?:[ap]\.?\s?m\.?|uur|uhr|h)?\s*(?:[a-z]{1,5})?(?:\s*[+-]\d{1,2}:?\d{0,2})?)?"
)
_SHAPES = tuple(
    re.compile(shape + _CLOCK)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<one>\d{1,2})[-/](?P<other>\d{1,2})[-/](?P<year>\d{4}|\d{2})",
        # No language writes the month first with points.
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})\.?[\s-](?P<name>[^\W\d_]{3,})\.?[\s-](?P<year>\d{4}|\d{2})",
        r"(?P<name>[^\W\d_]{3,})\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})",
    )
)


def days_of(value: object) -> Days:
    """Return the days that a cell can mean; none where it is no day at all.

    Parameters
    ----------
    value
        A raw cell; a cell that is a date already means one day.
    """
    if isinstance(value, datetime):
        return frozenset({value.date()})
    if isinstance(value, date):
        return frozenset({value})
    found = _match(value)
    if found is None:
        return frozenset()
    parts = found.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if parts.get("one"):
        one, other = int(parts["one"]), int(parts["other"])
        pairs = {(one, other), (other, one)}
    elif parts.get("name"):
        pairs = {(_month(parts["name"]), int(parts["day"]))}
    else:
        pairs = {(int(parts["month"]), int(parts["day"]))}
    return frozenset(day for pair in pairs if (day := _day(year, *pair)) is not None)


def is_moment(value: object) -> bool:
    """Tell whether a cell is a day with a time of day."""
    if isinstance(value, datetime):
        return value.time() != time()  # a day in a workbook is a moment at midnight
    found = _match(value)
    return found is not None and bool(found["clock"]) and bool(days_of(value))


def shared_days(values: Iterable[object]) -> Days:
    """Return the days that all moments of one meeting can mean: 25/3 also settles 3/4.

    A meeting can pass midnight and a cell can be no moment at all, so that a moment which leaves
    no day over is passed by.
    """
    left: Days = frozenset()
    for value in values:
        days = days_of(value)
        left = (left & days or left) if left else days
    return left


def is_one_day(values: Iterable[object], days: Days) -> bool:
    """Tell whether every moment can be on one of these days, or just past midnight."""
    near = (
        days | {day + timedelta(days=1) for day in days} | {day - timedelta(days=1) for day in days}
    )
    return all(not found or found & near for found in map(days_of, values))


def minute_of(value: object) -> int | None:
    """Return the minute of the day of a moment, 0 to 1439; None where it has none."""
    if isinstance(value, datetime):
        return value.hour * 60 + value.minute
    found = _match(value)
    told = (found["clock"] or "") if found else ""
    clock = re.search(r"(\d{1,2})[:.h](\d{2})", told)
    if clock is None:
        return None
    hour = int(clock[1])
    half = re.search(r"([ap])\.?\s?m", told)
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return (hour * 60 + int(clock[2])) % 1440


def _match(value: object) -> re.Match[str] | None:
    if not isinstance(value, str) or len(value) > 60:
        return None
    text = " ".join(value.casefold().split())
    return next((found for shape in _SHAPES if (found := shape.fullmatch(text))), None)


def _month(name: str) -> int:
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3]) or 0


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
