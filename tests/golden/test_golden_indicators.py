"""The printed facts of the example stay what they are, unless somebody says so in the diff."""

import difflib
import importlib.util
from pathlib import Path

import pytest

from wijkmakers_analysis.indicators.fact import Fact

ROOT = Path(__file__).parents[2]
YEARS = (2022, 2023)
MOST_LINES = 40


def writer_of_golden():
    spec = importlib.util.spec_from_file_location("write_golden", ROOT / "tools/write_golden.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITER = writer_of_golden()


@pytest.fixture(scope="module")
def printed():
    return WRITER.printed_facts()


@pytest.mark.long
@pytest.mark.parametrize("year", YEARS)
def test_no_figure_moves_unseen(printed, year):
    path = WRITER.golden_path(year)
    kept = path.read_text(encoding="utf-8").splitlines()
    now = WRITER.golden_text(printed[year]).splitlines()
    changes = [line for line in difflib.unified_diff(kept, now, "kept", "now", lineterm="", n=0)]
    assert not changes, (
        f"Figures of {year} changed:\n"
        + "\n".join(changes[:MOST_LINES])
        + f"\n({len(changes)} lines in all.) If that is meant: run `make golden`, look at the "
        'difference, and say what changed and why under "Changed figures" in CHANGELOG.md.'
    )


def test_a_line_is_a_fact_with_its_group():
    facts = [
        Fact(id="activities", indicator="activities", shown="27"),
        Fact(
            id="participants",
            indicator="participants",
            group={"pijler": "doen", "maand": "2022-03"},
            shown="minder\xa0dan 5, of geen",
            status="te_klein",
        ),
    ]
    assert WRITER.golden_text(facts) == (
        "id,group,shown,status\n"
        "activities,,27,ok\n"
        'participants,pijler=doen;maand=2022-03,"minder dan 5, of geen",te_klein\n'
    )


@pytest.mark.parametrize("year", YEARS)
def test_what_is_kept_is_whole_and_holds_each_fact_once(year):
    lines = WRITER.golden_path(year).read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(WRITER.HEADER)
    assert len(lines) > 400
    assert len(lines) == len(set(lines))


def test_the_changelog_has_the_place_that_the_message_names():
    assert "### Changed figures" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
