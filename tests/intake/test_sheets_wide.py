"""Wide presence lists: a row a person and activity, in the order in which the cells are read."""

import pytest

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.headers import Layout
from wijkmakers_analysis.intake.wide import read_wide
from wijkmakers_analysis.schemas.attendance import ABSENT, UNKNOWN
from wijkmakers_analysis.settings.named import BLANKS

from spreadsheets import sheet_of

INDEX = ActivityIndex(ids={"w01": "W01", "w02": "W02"})
LAYOUT = Layout(
    "attendance", 1, {"person": 1}, marks={2: ((1, "W01"),), 3: ((1, "w02"),)}
)  # fmt: skip
ROWS = [
    ["naam", "W01", "w02"],
    ["Jan", "x", "ziek"],
    ["Els", None, 0],
    ["Piet", None, None],
    ["Ans", "misschien", "x"],
]


def read(blank="onbekend", **extra):
    raw = sheet_of("lijst.xlsx", "Kruisjes", ROWS, **extra)
    found = read_wide(raw, LAYOUT, INDEX, blank)
    names = ["row", "cell_column", "person", "activity_id", "presence"]
    return found, found.frame[names].to_numpy().tolist()


def test_a_blank_says_nothing_and_gives_no_row():
    found, rows = read()
    assert rows == [
        [2, "B", "Jan", "W01", "aanwezig"],
        [2, "C", "Jan", "W02", "afgemeld"],
        [3, "C", "Els", "W02", "afwezig"],
        [5, "B", "Ans", "W01", "onbekend"],
        [5, "C", "Ans", "W02", "aanwezig"],
    ]
    assert [(each.cell, each.what) for each in found.problems] == [
        ("B5", "dit is geen bekende aanwezigheid")
    ]
    assert (found.ledger.rows, found.ledger.used) == (4, 3)
    assert found.ledger.skipped == {"geen enkele aanwezigheid ingevuld": 1}


def test_a_blank_is_absence_where_the_office_says_so():
    found, rows = read("afwezig")
    assert rows == [
        [2, "B", "Jan", "W01", "aanwezig"],
        [2, "C", "Jan", "W02", "afgemeld"],
        [3, "B", "Els", "W01", "afwezig"],
        [3, "C", "Els", "W02", "afwezig"],
        [4, "B", "Piet", "W01", "afwezig"],
        [4, "C", "Piet", "W02", "afwezig"],
        [5, "B", "Ans", "W01", "onbekend"],
        [5, "C", "Ans", "W02", "aanwezig"],
    ]
    assert (found.ledger.used, found.ledger.skipped) == (4, {})


@pytest.mark.parametrize(
    ("cells", "is_of_activity"),
    [
        (["x", "o"], True),
        (["x", "nee"], True),
        (["x", "x", "o", "o"], True),
        (["o", "o"], False),
        (["x", "o", "o"], False),
        (["x", "9"], False),
        (["x", "komt later"], False),
        (["x", "x", "x", "komt later"], True),
    ],
)
def test_an_unknown_column_with_crosses_is_an_activity_that_is_mistyped(cells, is_of_activity):
    rows = [
        ["naam", "W01", "W99"],
        *[[f"Jan {place}", "x", cell] for place, cell in enumerate(cells)],
    ]
    raw = sheet_of("lijst.xlsx", "Kruisjes", rows)
    layout = Layout("attendance", 1, {"person": 1}, unknown=(3,), marks={2: ((1, "W01"),)})
    said = [str(each) for each in read_wide(raw, layout, INDEX).problems]
    mistyped = (
        "lijst.xlsx › Kruisjes › C1: boven deze kolom met aanwezigheid staat geen bekende "
        "activiteit. Zet alleen de code of de hele dag (met het jaar) in de kop, zoals in blad Activiteiten."
    )
    assert (said == [mistyped]) is is_of_activity


@pytest.mark.parametrize("blank", ["onbekend", "afwezig"])
def test_a_formula_without_result_is_a_problem_and_no_absence(blank):
    found, rows = read(blank, uncalculated=frozenset({(3, 2)}))
    assert [3, "B"] not in [row[:2] for row in rows]
    assert ("B3", "de formule in deze cel is nooit berekend") in [
        (each.cell, each.what) for each in found.problems
    ]


def test_what_a_blank_can_mean_is_what_settings_allow():
    assert {UNKNOWN, ABSENT} == set(BLANKS)
