"""No heading stands alone and no page is left a third empty in the reports of 3 to 5,000 people."""

import pytest
from pdf_flow import empty_foots, headings_alone

from wijkmakers_analysis.cli import main
from wijkmakers_analysis.document.editions import ANNEX
from wijkmakers_analysis.example import Size, write_example

SIZES = (  # people, organisations
    pytest.param(3, 2, marks=pytest.mark.long),
    pytest.param(30, 8, marks=pytest.mark.long),
    pytest.param(300, 40, marks=pytest.mark.long),
    pytest.param(1200, 60, marks=pytest.mark.proof),
    pytest.param(5000, 120, marks=pytest.mark.proof),
)


MOST_EMPTY = 1 / 3


@pytest.mark.parametrize(("people", "organisations"), SIZES)
def test_no_heading_stands_alone_and_no_page_is_half_empty(tmp_path, people, organisations):
    write_example(tmp_path, Size(people, people, organisations))
    for year in ("2022", "2023"):
        assert main(["review", str(tmp_path), "--year", year]) == 0
    reports = sorted(tmp_path.glob("reports/*/*.pdf"))
    assert len(reports) == 6
    alone = {
        path.name: headings_alone(path, has_columns=ANNEX.tag in path.name) for path in reports
    }
    assert {name: found for name, found in alone.items() if found} == {}
    empty = {path.name: _emptiest(path) for path in reports}
    assert {name: found for name, found in empty.items() if found} == {}


def _emptiest(path):
    return {page: share for page, share in empty_foots(path).items() if share > MOST_EMPTY}
