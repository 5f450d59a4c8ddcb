"""No label touches another in any figure of an invented programme, from 3 people to 5,000."""

import pytest

from wijkmakers_analysis import figures
from wijkmakers_analysis.document import Chart
from wijkmakers_analysis.example import Size, write_example
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import make_pack

from touching_texts import overlapping_texts

SIZES = (  # people, organisations
    (3, 2),
    (12, 4),
    pytest.param(60, 9, marks=pytest.mark.long),
    pytest.param(300, 40, marks=pytest.mark.long),
    pytest.param(1200, 60, marks=pytest.mark.proof),
    pytest.param(5000, 120, marks=pytest.mark.proof),
)


@pytest.mark.parametrize(("people", "organisations"), SIZES)
def test_no_label_touches_another(tmp_path, people, organisations):
    write_example(tmp_path, Size(people, people, organisations, years=1))
    pack = make_pack(load_programme(load_settings(tmp_path)), 2022)
    drawn = {name: getattr(figures, name)(pack) for name in figures.__all__}
    charts = {name: one for name, one in drawn.items() if isinstance(one, Chart)}
    assert charts
    assert {name: overlapping_texts(one.svg) for name, one in charts.items()} == {
        name: [] for name in charts
    }
    assert all(one.size[1] < 11.2 for one in charts.values())
