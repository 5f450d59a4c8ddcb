"""The cells behind a number: ranges, columns and the fact that was meant."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.cli.cells import ranges_of
from wijkmakers_analysis.cli.source import cells_behind, find_fact, read_key
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.fact import Finding


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [
        ([], []),
        ([3], ["B3"]),
        ([3, 4, 5], ["B3:B5"]),
        ([9, 3, 4, 4, 5], ["B3:B5", "B9"]),
        ([2, 4, 6], ["B2", "B4", "B6"]),
    ],
)
def test_ranges(rows, ranges):
    assert ranges_of("B", rows) == ranges


@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_exactly_the_rows(rows):
    found = set()
    for part in ranges_of("AB", rows):
        first, _, last = part.partition(":")
        found |= set(range(int(first[2:]), int((last or first)[2:]) + 1))
    assert found == rows


@pytest.mark.parametrize(
    ("id", "groups", "expected"),
    [
        ("participants", [], ("participants", {})),
        ("activities{soort=werkplaats}", [], ("activities", {"soort": "werkplaats"})),
        ("activities", ["soort=werkplaats"], ("activities", {"soort": "werkplaats"})),
        (
            "activities{maand=2022-04,pijler=doen}",
            [],
            ("activities", {"maand": "2022-04", "pijler": "doen"}),
        ),
        ("activities{pijler=doen}", ["maand=2022-04"],
         ("activities", {"maand": "2022-04", "pijler": "doen"})),
    ],
)  # fmt: skip
def test_keys(id, groups, expected):
    assert read_key(id, groups) == expected


@pytest.mark.parametrize(
    ("id", "groups", "message"),
    [
        ("a{b", [], "ID: a{b is geen cijfer. Schrijf het als participants of "
                    "activities{soort=leergang}."),
        ("a", ["b"], "b is geen groep. Schrijf SLEUTEL=WAARDE, zoals soort=werkplaats."),
    ],
)  # fmt: skip
def test_wrong_keys(id, groups, message):
    with pytest.raises(WrongCall) as caught:
        read_key(id, groups)
    assert str(caught.value) == message


def test_an_unknown_fact_names_the_nearest():
    facts = [Finding(id="activities", indicator="activities", group={"soort": "werkplaats"})]
    with pytest.raises(WrongCall) as caught:
        find_fact(facts, "activities", {"soort": "werkplaat"})
    assert str(caught.value) == (
        "Het cijfer activities{soort=werkplaat} bestaat niet. Lijkt erop: "
        "activities{soort=werkplaats}. Alle cijfers: wijkmakers feiten"
    )


def test_cells_are_those_of_the_key_column_or_of_the_cross():
    activities = pd.DataFrame(
        {"activity_id": list("abc"), "file": "p.xlsx", "sheet": "Activiteiten", "row": [2, 3, 7]}
    )
    attendance = pd.DataFrame(
        {
            "file": ["w.xlsx", "w.xlsx", "lang.csv"],
            "sheet": ["Lijst", "Lijst", ""],
            "row": [4, 4, 9],
            "cell_column": ["D", "AA", None],
        }
    )
    programme = SimpleNamespace(
        activities=activities,
        attendance=attendance,
        cell_columns={
            ("p.xlsx", "Activiteiten"): {"activity_title": "A", "activity_id": "C"},
            ("lang.csv", ""): {"activity_id": "B"},
        },
    )
    finding = Finding(
        id="x",
        indicator="x",
        rows=lambda: {"activities": activities.index[:2], "attendance": attendance.index},
    )
    assert cells_behind(programme, finding) == {
        ("lang.csv", ""): ["B9"],
        ("p.xlsx", "Activiteiten"): ["C2:C3"],
        ("w.xlsx", "Lijst"): ["D4", "AA4"],
    }
