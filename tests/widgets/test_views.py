"""What the analyst sees: pseudonyms and no names, numbers as the office reads them."""

from dataclasses import replace

import pandas as pd
import pytest

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.widgets import indicator_frame, rows_of, select_view
from wijkmakers_analysis.widgets.frames import NUMBERS, say_number, say_value
from wijkmakers_analysis.widgets.headers import header_of
from wijkmakers_analysis.widgets.views import without_names

from programmes import Y22, programme

NAME = "Zwaantje Quibus"


@pytest.fixture(scope="module")
def named():
    """A programme that holds a name wherever a programme can hold one."""
    made = programme(
        activities=[{"activity_id": "A1", "date": "2022-03-01"}],
        attendance=[{"activity_id": "A1", "person_id": "p0123456789abcdef"}],
        organisations=[{"organisation": "De School"}],
        stories=[{"story": "V1", "quote": f"Ik ben {NAME}", "activity_id": "A1"}],
        photos=[{"file_name": "a.jpg", "maker": NAME, "caption": NAME, "alt_text": NAME}],
        contributions=[{"organisation": "De School", "kind": "plek", "explanation": NAME}],
        texts=[{"year": 2022, "place": "voorwoord", "wording": NAME}],
    )
    # As intake gives the name of somebody who agreed to it.
    return replace(made, stories=made.stories.assign(name=NAME))


def holds(frame, text):
    return any(text in str(value) for name in frame for value in frame[name])


def test_what_is_opened_holds_no_name_of_a_person(named):
    opened = without_names(named)
    assert holds(named.stories, NAME)
    assert not holds(opened.stories[["name"]], NAME)
    assert not holds(opened.photos[["maker"]], NAME)


@pytest.mark.parametrize("table", SHEETS)
def test_no_row_that_is_shown_names_a_person(named, table):
    view = select_view(without_names(named), 2022)
    assert not holds(rows_of(view, table), NAME)


def test_figures_do_not_need_the_names(named):
    opened = without_names(named)
    for indicator in CATALOGUE:
        with_names, without = (
            [(one.key, one.value, one.status) for one in indicator.compute(each, Y22)]
            for each in (named, opened)
        )
        assert with_names == without


def test_rows_lie_in_the_period(named):
    early = select_view(named, ("2022-01-01", "2022-02-01"))
    assert len(rows_of(early, "attendance")) == 0
    assert len(rows_of(select_view(named, 2022), "attendance")) == 1


def test_an_unknown_table_names_those_there_are(named):
    with pytest.raises(WrongCall) as caught:
        rows_of(select_view(named, 2022), "mensen")
    assert str(caught.value).startswith("De tabel 'mensen' is er niet; wel: activities, attendance")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"value": 1234}, "1.234"),
        ({"value": 0.42, "unit": "aandeel", "numerator": 42, "denominator": 100}, "42%"),
        ({"value": 0.5, "unit": "aandeel", "numerator": 4, "denominator": 8}, "4 van de 8"),
        ({"status": "noemer_nul", "unit": "aandeel", "denominator": 0}, "er valt niets te delen"),
        ({"status": "niet_gemeten"}, "niet bijgehouden"),
        ({"low": 30, "status": "ondergrens"}, "minstens 30"),
        ({"value": 30, "low": 31, "status": "ondergrens"}, "meer dan 30"),
        ({"low": 30, "high": 41}, "30 tot en met 41"),
        ({"high": 0.25, "unit": "aandeel"}, "hoogstens 25%"),
    ],
)
def test_a_number_is_said_as_the_office_reads_it(parts, said):
    assert say_number(Fact(id="x", indicator="x", **parts)) == said


@pytest.mark.parametrize(
    ("number", "text"), [(3.0, "3"), (23.5, "23,5"), (2.346, "2,35"), (0.0417, "0,042")]
)
def test_a_number_has_no_more_decimals_than_it_needs(number, text):
    assert say_value(number) == text


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("activity_id", "activiteit"),
        ("value", "waarde"),
        ("date_first", "datum (vanaf)"),
        ("x", "x"),
    ],
)
def test_a_column_has_a_dutch_header(name, header):
    assert header_of(name) == header


def test_a_view_of_a_programme_leaves_its_frames_alone(named):
    before = named.stories.copy()
    without_names(named)
    pd.testing.assert_frame_equal(named.stories, before)


@pytest.mark.parametrize("id", [one.id for one in CATALOGUE])
def test_numbers_have_the_same_type_in_every_frame(named, id):
    frame = indicator_frame(select_view(named, 2022), id)
    assert {name: str(frame[name].dtype) for name in NUMBERS} == NUMBERS
