"""Equal problems in one column are told as one, with the cells as ranges."""

import pytest

from wijkmakers_analysis.cli.check import together
from wijkmakers_analysis.intake import Problem


def problem(cell, what="dit is geen datum", file="a.xlsx"):
    return Problem("fout", file, "Blad", cell, what, "Verbeter de cel.", "waarde")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["C2"], ["C2"]),
        (["C2", "C5", "C6", "C7"], ["C2 en C5–C7"]),
        (["C2", "D2", "AC2", "D3"], ["C2", "D2–D3", "AC2"]),
        (["C2", "C4", "C6", "C7", "C9", "C11"], ["C2, C4, C6–C7, C9 en C11"]),
        (
            ["C2", "C4", "C6", "C8", "C10", "C12"],
            ["C2, C4, C6, C8, C10 en nog 1 cel"],
        ),
        (
            ["C2", "C4", "C6", "C8", *(f"C{row}" for row in range(10, 20)), "C30", "C40", "C41"],
            ["C2, C4, C6, C8, C10–C19 en nog 3 cellen"],
        ),
        (["", ""], [""]),
    ],
)
def test_cells_are_written_as_ranges(cells, told):
    assert [each.cell for each in together(map(problem, cells))] == told


def test_only_equal_problems_go_together_and_the_first_gives_the_place():
    given = [
        problem("C2"),
        problem("C3", what="deze dag bestaat niet"),
        problem("C4"),
        problem("C4", file="b.xlsx"),
    ]
    assert [(each.file, each.cell, each.what) for each in together(given)] == [
        ("a.xlsx", "C2 en C4", "dit is geen datum"),
        ("a.xlsx", "C3", "deze dag bestaat niet"),
        ("b.xlsx", "C4", "dit is geen datum"),
    ]
