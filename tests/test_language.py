"""Numbers, dates and lists in plain Dutch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis import language

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (1234, 0, "1.234"),
        (1234.56, 1, "1.234,6"),
        (-0.5, 2, "-0,50"),
        (10**6, 0, "1.000.000"),
    ],
)
def test_number(value, decimals, written):
    assert language.number(value, decimals) == written


@pytest.mark.parametrize(("share", "written"), [(0, "0%"), (0.424, "42%"), (1, "100%")])
def test_percentage(share, written):
    assert language.percentage(share) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, f"0{NB}mensen"), (1, f"1{NB}mens"), (2, f"2{NB}mensen"), (1200, f"1.200{NB}mensen")],
)
def test_count(value, written):
    assert language.count(value, "mens", "mensen") == written


def test_count_in_words():
    assert language.count(2, "werkplaats", "werkplaatsen", words=True) == f"twee{NB}werkplaatsen"
    assert language.count(13, "werkplaats", "werkplaatsen", words=True) == f"13{NB}werkplaatsen"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (None, None, "datum onbekend"),
        (date(2022, 9, 29), date(2022, 9, 29), "29 september 2022"),
        (date(2022, 4, 1), date(2022, 4, 30), "april 2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 6, 1), date(2022, 9, 30), "tussen juni en september 2022"),
        (date(2021, 11, 1), date(2022, 11, 25), "tussen november 2021 en november 2022"),
    ],
)
def test_rough_day(first, last, written):
    assert language.rough_day(first, last) == written


def test_period():
    written = language.period(date(2021, 11, 1), date(2022, 11, 30))
    assert written == "1 november 2021 tot en met 30 november 2022"


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], ""),
        (["leren"], "leren"),
        (["leren", "doen"], "leren en doen"),
        (["a", "b", "c"], "a, b en c"),
    ],
)
def test_listed(items, written):
    assert language.listed(items) == written


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_number_reads_back(value):
    assert int(language.number(value).replace(".", "")) == value


@given(st.integers(min_value=0, max_value=10**6))
def test_only_one_is_singular(value):
    assert language.count(value, "mens", "mensen").endswith(f"{NB}mens") == (value == 1)
