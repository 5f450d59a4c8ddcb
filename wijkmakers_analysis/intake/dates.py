"""Understand Dutch dates: a day, a month or a year, never the month before the day."""

import calendar
import re
from datetime import date, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1990, 2100
# Day 0 of serial dates on Windows and on old Macs. A program that takes 2022 for a serial date
# writes 14-7-1905, or 15-7-1909: the day so many days after one of these.
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_MONTH_BY_NAME = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "mrt": 3,
    "sept": 9,
}
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,?\s+"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
_TIME = rf"(?:,?[t\s]+(?:om\s+)?{_CLOCK}(?:\s*uur|\s*u\.?|z|[+-]\d{{2}}:?\d{{2}})?)?"
_NUMERIC = re.compile(
    rf"(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*['’‘]?(\d{{4}}|\d{{2}}){_TIME}"
)
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}")
_WORDS = re.compile(rf"(\d{{1,2}})[\s-]+([a-z]+)\.?[\s-]+['’‘]?(\d{{4}}|\d{{2}}){_TIME}")
_MONTH_WORDS = re.compile(r"([a-z]+)\.?[\s-]+['’]?(\d{4}|\d{2})")
_MONTH_ISO = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


class WrongDate(ValueError):
    """A cell is no date that may be read; the message says why, without quoting it."""


class NoWholeDay(WrongDate):
    """A cell is a month or a year where only a day will do."""


class YearAsDay(WrongDate):
    """A spreadsheet program made a day of the number of a year: 2022 became 14-7-1905."""


class MonthFirst(WrongDate):
    """A cell only makes sense with the month before the day."""


def parse_day(value: object, epoch: date) -> date:
    """Return the day that a cell means.

    Parameters
    ----------
    value
        A date, a serial number or a text.
    epoch
        The day that is 0 in serial dates.

    Raises
    ------
    WrongDate
        As `parse_loose` does, and where the cell is a whole month or year.
    """
    first, last = parse_loose(value, epoch)
    if first != last:
        raise NoWholeDay("hier hoort een hele dag, zoals 3-4-2022, geen maand of jaar")
    return first


def parse_loose(value: object, epoch: date) -> tuple[date, date]:
    """Return the first and last day that a cell can mean: equal for a day, else a month or year.

    Raises
    ------
    WrongDate
        Where it is no date, or none that can be taken for certain.
    """
    if isinstance(value, datetime):
        return _one_day(value.date())
    if isinstance(value, date):
        return _one_day(value)
    if isinstance(value, (int, float)):
        text = str(int(value)) if float(value).is_integer() else str(value)
    else:
        text = re.sub(r"\s+", " ", str(value).casefold().replace("\u00a0", " ")).strip()
    if _SERIAL.fullmatch(text):
        return _one_day(epoch + timedelta(days=int(text[:5])))
    return _parse_text(re.sub(f"^{_WEEKDAY}", "", text))


def is_day(text: str, epoch: date) -> bool:
    """Tell whether a text is a date with its day."""
    try:
        first, last = parse_loose(text, epoch)
    except WrongDate:
        return False
    return first == last


def _parse_text(text: str) -> tuple[date, date]:
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _one_day(_day(year, month, day))
    if found := _NUMERIC.fullmatch(text):
        return _one_day(_day(_full_year(found[3]), int(found[2]), int(found[1])))
    if found := _WORDS.fullmatch(text):
        return _one_day(_day(_full_year(found[3]), _month(found[2]), int(found[1])))
    if found := _MONTH_ISO.fullmatch(text):
        return _whole_month(int(found[1]), int(found[2]))
    if found := _MONTH_NUMERIC.fullmatch(text):
        return _whole_month(int(found[2]), int(found[1]))
    if found := _MONTH_WORDS.fullmatch(text):
        return _whole_month(_full_year(found[2]), _month(found[1]))
    if _YEAR.fullmatch(text):
        year = _checked_year(int(text))
        return date(year, 1, 1), date(year, 12, 31)
    raise WrongDate("dit is geen datum")


def _one_day(day: date) -> tuple[date, date]:
    if any(FIRST_YEAR <= (day - zero).days <= LAST_YEAR for zero in (EPOCH_1900, EPOCH_1904)):
        raise YearAsDay("van een jaartal is hier een dag gemaakt, ruim honderd jaar geleden")
    _checked_year(day.year)
    return day, day


def _day(year: int, month: int, day: int) -> date:
    if month > 12 and day <= 12:
        _checked_year(year)
        raise MonthFirst("deze datum kan alleen met de maand voorop bestaan")
    try:
        return date(year, month, day)
    except ValueError:
        _checked_year(year)
        raise WrongDate("deze dag bestaat niet") from None


def _whole_month(year: int, month: int) -> tuple[date, date]:
    _checked_year(year)
    if not 1 <= month <= 12:
        raise WrongDate("deze maand bestaat niet")
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _month(name: str) -> int:
    if name not in _MONTH_BY_NAME:
        raise WrongDate("deze maand is geen Nederlandse maand")
    return _MONTH_BY_NAME[name]


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)


def _checked_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongDate(f"dit jaar ligt niet tussen {FIRST_YEAR} en {LAST_YEAR}")
    return year
