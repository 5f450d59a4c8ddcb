"""Own figures and tables: a tidy frame in, a figure of the house out; a table without a network."""

import re

import pandas as pd
import pytest

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.widgets import draw_bars, show_table
from wijkmakers_analysis.widgets.bars import Bar, draw_rows
from wijkmakers_analysis.widgets.sortable import MOST_ROWS, bundle_html, table_html

from touching_texts import overlapping_texts

MONTHS = pd.DataFrame({"maand": ["mei", "juni"], "deelnames": [1234, 5.5]})


def test_a_tidy_frame_is_a_figure():
    before = MONTHS.copy()
    chart = draw_bars(MONTHS, "deelnames", title="Per maand")
    assert plain(chart.title) == "Per maand"
    assert plain(chart.alt) == "Balken. mei: 1.234; juni: 5,5."
    assert ">juni</text>" in chart.svg
    assert plain(chart.note).startswith("Alleen voor kantoor")
    pd.testing.assert_frame_equal(MONTHS, before)


@pytest.mark.parametrize(
    ("frame", "value", "message"),
    [
        (MONTHS, "mensen", "De kolom 'mensen' is er niet; wel: maand en deelnames."),
        (MONTHS, "maand", "De kolom 'maand' heeft geen getallen. Kies met value een andere."),
        (MONTHS.iloc[:0], "deelnames", "Hier is niets te tekenen: de tabel heeft geen rijen."),
    ],
)
def test_what_cannot_be_drawn_is_said(frame, value, message):
    with pytest.raises(WrongCall) as caught:
        draw_bars(frame, value)
    assert str(caught.value) == message


def test_a_long_frame_is_drawn_in_part_and_says_so():
    frame = pd.DataFrame({"naam": [f"n{number}" for number in range(50)], "value": range(50)})
    chart = draw_bars(frame)
    assert plain(chart.note).endswith("De eerste 40 van 50 rijen; de rest staat in de tabel.")
    assert ">n39</text>" in chart.svg
    assert ">n40</text>" not in chart.svg


@pytest.mark.parametrize(
    "bars",
    [
        [Bar("a", "1", 1.0), Bar("b", "-2", -2.0)],
        [Bar("een heel lang woord " * 5, "minstens een heel groot getal " * 5, None, 3.0)],
        [Bar("a", "niets"), Bar("b", "nul", 0.0)],
        [Bar("a", "5", 5.0, 1.0, 9.0), Bar("b", "3 tot en met 6", None, 3.0, 6.0)],
    ],
)
def test_words_stay_on_the_sheet_and_apart(bars):
    svg, _ = draw_rows(bars)
    assert overlapping_texts(svg) == []


def test_a_table_fetches_nothing():
    shown = show_table(MONTHS)._repr_html_()
    script = bundle_html()
    assert len(script) > 500_000
    assert shown.startswith(script)
    assert not re.search(r"""(?:src|import)\s*=?\s*["'(]https?://""", shown)


def test_a_table_is_dutch_and_its_cells_are_no_html():
    frame = pd.DataFrame({"soort": ["<b>vet</b>"], "value": [1234.5], "is_series": [True]})
    table = table_html(frame, "Een <i>bijschrift</i>")
    assert "Zoeken:" in table
    assert "<b>vet" not in table
    assert "<i>" not in table
    for text in ("waarde", "1.234,5", "ja"):
        assert text in table


def test_a_missing_number_is_an_empty_cell():
    table = table_html(pd.DataFrame({"value": [None, 2.0]}))
    assert 'NaN\\", \\"___' not in table.replace('\\"\\", ', "")


def test_a_table_of_very_many_rows_shows_the_first_and_says_so():
    frame = pd.DataFrame({"n": range(MOST_ROWS + 1)})
    assert f"De eerste {MOST_ROWS} van {MOST_ROWS + 1} rijen" in table_html(frame)
