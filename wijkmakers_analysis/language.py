"""Write numbers, percentages, dates and lists, in plain Dutch or the language in use.

Babel knows the language; the standard library's locale module is banned, because nl_NL is not
installed on most machines and setting it changes the whole process.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from babel.dates import format_date
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from wijkmakers_analysis.translation import locale_in_use, translated

NO_BREAK = "\u00a0"
IN_WORDS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


def number(value: float, decimals: int = 0) -> str:
    """Write a number with Dutch separators: 1.234 or 3,5.

    Parameters
    ----------
    value
        Any finite number.
    decimals
        Exact number of decimals, 0 to 6.

    Examples
    --------
    >>> number(1234), number(3.5, 1)
    ('1.234', '3,5')
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale_in_use())


def separators() -> tuple[str, str]:
    """Return what stands between thousands and what before decimals: '.' and ','."""
    locale = locale_in_use()
    return get_group_symbol(locale), get_decimal_symbol(locale)


def percentage(share: float, decimals: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage: 0.42 becomes '42%'."""
    return number(share * 100, decimals) + "%"


def in_words(value: int) -> str:
    """Write a whole number as a word up to twelve ('twee'), in figures above."""
    return translated(IN_WORDS[value]) if 0 <= value < len(IN_WORDS) else number(value)


def count(value: int, singular: str, plural: str, *, words: bool = False) -> str:
    """Write a number with its noun: '1 deelnemer', '0 deelnemers', 'twee werkplaatsen'."""
    written = in_words(value) if words else number(value)
    return f"{written}{NO_BREAK}{translated(singular if value == 1 else plural)}"


def breakable(text: str) -> str:
    """Return a text with ordinary spaces, as messages have them: a terminal breaks its lines."""
    return text.replace(NO_BREAK, " ")


def day(value: date) -> str:
    """Write a day: '29 september 2022'."""
    return format_date(value, "d MMMM y", locale=locale_in_use())


def day_and_month(value: date) -> str:
    """Write a day without its year: '29 september'."""
    return format_date(value, "d MMMM", locale=locale_in_use())


def month(value: date) -> str:
    """Write a month: 'april 2022'."""
    return format_date(value, "MMMM y", locale=locale_in_use())


def month_alone(value: date) -> str:
    """Write a month without its year: 'april'."""
    return format_date(value, "MMMM", locale=locale_in_use())


def short_month(value: date) -> str:
    """Write a month in three letters: 'apr'."""
    return format_date(value, "MMM", locale=locale_in_use()).rstrip(".")


def rough_day(first: date | None, last: date | None) -> str:
    """Write a date that is known between two days: a day, a month, a year, or 'datum onbekend'."""
    if first is None or last is None:
        return translated("datum onbekend")
    if first == last:
        return day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year:
        if first.month == last.month:
            return month(first)
        if first.month == 1 and last.month == 12:
            return str(first.year)
    if first.year == last.year:
        return _between(month_alone(first), month(last))
    return _between(month(first), month(last))


def period(start: date, end: date) -> str:
    """Write a period: '1 november 2021 tot en met 30 november 2022'."""
    return f"{day(start)} {translated('tot en met')} {day(end)}"


def listed(items: Iterable[str], *, joint: str = "en") -> str:
    """Write items as a list in words: 'leren, doen en ontmoeten'."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {translated(joint)} {parts[-1]}"


def first_upper(text: str) -> str:
    """Write the first letter as a capital and leave the rest."""
    return text[:1].upper() + text[1:]


def _between(first: str, last: str) -> str:
    return translated("tussen {first} en {last}").format(first=first, last=last)
