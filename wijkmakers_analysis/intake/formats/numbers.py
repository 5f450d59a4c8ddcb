"""Turn a stored number into what its cell shows: a number, a day, a time, a month or a duration."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

NUMBER, DAY, DURATION, MONTH, YEAR = "getal", "dag", "duur", "maand", "jaar"
# What a program shows that cannot show a number as a date, or has no number to show.
NO_DATE, NO_NUMBER = "#WAARDE!", "#GETAL!"
# What a number format holds besides its letters: languages, quoted and escaped text.
_FORMAT_NOISE = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|;.*", re.DOTALL)
_LARGEST_EXACT = 2**53


def kind_of_format(code: str) -> str:
    """Return what a number format shows.

    Parameters
    ----------
    code
        As Excel stores it, such as ``mmm-yy``.
    """
    if not is_date_format(code):
        return NUMBER
    if is_timedelta_format(code):
        return DURATION
    shown = set(_FORMAT_NOISE.sub("", code).casefold()) & set("dmjyhs")
    if shown in ({"m", "y"}, {"m", "j"}):
        return MONTH
    return YEAR if shown in ({"y"}, {"j"}) else DAY


def kind_of_builtin(number: int) -> str:
    """Return what a format of Excel's own shows."""
    return kind_of_format(BUILTIN_FORMATS.get(number, "General"))


def number_of(text: str) -> int | float | str:
    """Return a stored number: a whole one is an int, as every format stores 12 its own way."""
    if not any(sign in text for sign in ".eE"):
        return int(text)
    return whole(float(text))


def whole(value: float) -> int | float | str:
    """Return a float as an int where it is one; what is no number is an error cell."""
    if value != value or value in (float("inf"), float("-inf")):
        return NO_NUMBER
    return int(value) if value.is_integer() and abs(value) < _LARGEST_EXACT else value


def shown_as(serial: float | str, kind: str, epoch: date) -> object:
    """Return what a cell shows whose number is a serial date.

    Excel stores 'april 2022' as 1 April with a format that shows month and year only: that is
    turned back into the month, or the year, that was typed.

    Parameters
    ----------
    serial
        Days since the epoch.
    kind
        What its number format shows.
    epoch
        The day that is 0.
    """
    if kind == NUMBER or isinstance(serial, str):
        return serial
    try:
        if kind == DURATION:
            return duration(from_excel(serial, timedelta=True))
        start = datetime(epoch.year, epoch.month, epoch.day)
        return rough(from_excel(serial, start), kind)
    except (OverflowError, ValueError):
        return NO_DATE


def rough(moment: object, kind: str) -> object:
    """Return the month or year of a first day that shows no more than that."""
    if not isinstance(moment, datetime) or moment.day != 1 or moment.time() != time():
        return moment
    if kind == MONTH:
        return f"{moment:%Y-%m}"
    if kind == YEAR and moment.month == 1:
        return f"{moment:%Y}"
    return moment


def duration(length: timedelta) -> time | str:
    """Return a duration as a time of day, or as text from 24 hours on."""
    if timedelta() <= length < timedelta(days=1):
        return (datetime.min + length).time()
    sign, length = ("-", -length) if length < timedelta() else ("", length)
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}"
