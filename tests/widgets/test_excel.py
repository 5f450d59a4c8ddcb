"""A copy for Excel: in intern, marked, numbers as numbers, never a formula."""

import pandas as pd
import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.widgets import save_for_excel

import builders

PERSON = "p0123456789abcdef"
FIGURES = pd.DataFrame(
    {
        "soort": ["=1+1", "https://voorbeeld.nl"],
        "value": pd.array([12, None], dtype="Int64"),
        "day": pd.to_datetime(["2022-03-01", None]),
        "is_series": [True, False],
        "wijken": [("Selwerd", "Beijum"), ()],
    }
)


@pytest.fixture
def root(tmp_path):
    return builders.workspace(tmp_path, {}).root


def cells_of(saved):
    workbook = load_workbook(saved.path)
    rows = [[cell.value for cell in row] for row in workbook.active.iter_rows()]
    kinds = [[cell.data_type for cell in row] for row in workbook.active.iter_rows()]
    workbook.close()
    return rows, kinds


def test_it_is_marked_in_its_name_and_its_first_row(root):
    saved = save_for_excel(FIGURES, "deelnames/soort", caption="Periode: 2022.", folder=root)
    assert str(saved) == "intern/INTERN deelnames soort.xlsx"
    rows, _ = cells_of(saved)
    assert rows[0][0].startswith("ALLEEN VOOR KANTOOR.")
    assert rows[1][0] == "Periode: 2022."
    assert rows[3] == ["soort", "waarde", "dag", "reeks", "wijken"]


def test_numbers_are_numbers_and_nothing_is_a_formula_or_a_link(root):
    rows, kinds = cells_of(save_for_excel(FIGURES, "cijfers", folder=root))
    assert rows[4][0] == "=1+1"
    assert kinds[4] == ["s", "n", "d", "s", "s"]
    assert rows[4][1] == 12
    assert rows[4][3:] == ["ja", "Selwerd; Beijum"]
    assert rows[5][1:3] == [None, None]


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"person_id": [PERSON]}),
        pd.DataFrame({"anders genoemd": [None, PERSON]}),
        pd.DataFrame({"keren": [3]}, index=pd.Index([PERSON], name="wie")),
    ],
)
def test_rows_about_persons_have_a_mark_of_their_own(root, frame):
    saved = save_for_excel(frame, "aanwezig", folder=root)
    assert saved.path.name == "INTERN personen aanwezig.xlsx"
    assert "Rijen over personen" in cells_of(saved)[0][0][0]


def test_a_file_that_is_there_stays(root):
    first = save_for_excel(FIGURES, "cijfers", folder=root)
    before = first.path.read_bytes()
    second = save_for_excel(FIGURES.head(1), "cijfers", folder=root)
    assert second.path.name == "INTERN cijfers (2).xlsx"
    assert first.path.read_bytes() == before
    assert sorted(one.name for one in (root / "intern").iterdir()) == [
        "INTERN cijfers (2).xlsx",
        "INTERN cijfers.xlsx",
    ]


@pytest.mark.parametrize("name", ["../buiten", "C:\\x", "", "a" * 300, "con\x00"])
def test_no_name_leads_out_of_the_folder(root, name):
    saved = save_for_excel(FIGURES, name, folder=root)
    assert saved.path.parent == root / "intern"
    assert saved.path.is_file()
