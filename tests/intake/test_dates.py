"""Dutch dates: what is read, and what is refused."""

from datetime import date, datetime

import pytest

from wijkmakers_analysis.intake.dates import (
    EPOCH_1900,
    EPOCH_1904,
    MonthFirst,
    WrongDate,
    parse_day,
    parse_loose,
)

DAY = date(2022, 4, 3)


@pytest.mark.parametrize(
    "given",
    [
        "3-4-2022",
        "03/04/22",
        "03.04.2022",
        "3 - 4 - 2022",
        "3 april 2022",
        "3 APRIL 2022",
        "3 apr. '22",
        "3-apr-22",
        "zondag 3 april 2022",
        "zo 3 apr 2022",
        "2022-04-03",
        "2022-04-03T19:30:00",
        "3-4-2022 19:30",
        "3-4-‘22",
        "3 april 2022, 19:30 u.",
        "2022-04-03T19:30:00+02:00",
        "3 april 2022 19.30 uur",
        datetime(2022, 4, 3, 19, 30),
        DAY,
        44654,
        44654.0,
        "44654",
    ],
)
def test_a_day_is_read(given):
    assert parse_day(given, EPOCH_1900) == DAY


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2022-04", date(2022, 4, 1), date(2022, 4, 30)),
        ("april 2022", date(2022, 4, 1), date(2022, 4, 30)),
        ("feb. '24", date(2024, 2, 1), date(2024, 2, 29)),
        ("mrt 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("4-2022", date(2022, 4, 1), date(2022, 4, 30)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        (2022, date(2022, 1, 1), date(2022, 12, 31)),
        ("3-4-2022", DAY, DAY),
    ],
)
def test_a_loose_date_has_bounds(given, first, last):
    assert parse_loose(given, EPOCH_1900) == (first, last)


def test_a_serial_counts_from_the_epoch_of_its_workbook():
    assert parse_day(44654 - 1462, EPOCH_1904) == DAY


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("31-2-2022", "deze dag bestaat niet"),
        ("3-13-2022", "deze datum kan alleen met de maand voorop bestaan"),
        ("32-13-2022", "deze dag bestaat niet"),
        ("3 smarch 2022", "deze maand is geen Nederlandse maand"),
        ("2022-13", "deze maand bestaat niet"),
        ("3-4-1822", "dit jaar ligt niet tussen 1990 en 2100"),
        ("3-4-1905", "dit jaar ligt niet tussen 1990 en 2100"),
        ("14-7-1905", "van een jaartal is hier een dag gemaakt, ruim honderd jaar geleden"),
        ("1909-07-15", "van een jaartal is hier een dag gemaakt, ruim honderd jaar geleden"),
        ("binnenkort", "dit is geen datum"),
        ("april 2022", "hier hoort een hele dag, zoals 3-4-2022, geen maand of jaar"),
        ("12", "dit is geen datum"),
    ],
)
def test_what_is_no_day_is_refused(given, why):
    with pytest.raises(WrongDate) as refusal:
        parse_day(given, EPOCH_1900)
    assert str(refusal.value) == why


def test_month_first_is_told_apart():
    with pytest.raises(MonthFirst):
        parse_day("03/25/2022", EPOCH_1900)
