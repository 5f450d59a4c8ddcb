"""Whatever the size, the example is a workspace that reads without an error."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.example import Size, write_example
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.settings import load_settings


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    people=st.integers(3, 130),
    organisations=st.integers(2, 30),
    years=st.integers(1, 3),
    rows=st.none() | st.integers(1, 3_000),
)
def test_an_example_of_any_size_is_valid(seed, people, organisations, years, rows):
    with tempfile.TemporaryDirectory() as folder:
        write_example(Path(folder), Size(seed, people, organisations, years, rows))
        reading = read_workspace(load_settings(Path(folder)))
    assert [str(found) for found in reading.problems if found.severity == "fout"] == []
    attendance = reading.tables["attendance"]
    if rows is not None:
        assert len(attendance) == rows
    else:  # everybody came at least once; one of them may be another spelling of somebody
        came = attendance[attendance["presence"] == "aanwezig"]["person_id"].nunique()
        assert came in (people, people - 1)
    assert attendance["source"].str.startswith("verzonnen").all()
    joined = reading.tables["organisations"]
    partners = joined[joined["relation"] == "partner"]
    at_end = partners[partners["start_date"] <= "2022-11-30"]
    assert len(at_end) == organisations
