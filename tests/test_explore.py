"""The exploration notebook and what it calls: for the office, small, stored without outputs."""

import json
from pathlib import Path

import pytest

from wijkmakers_analysis import widgets
from wijkmakers_analysis.document import plain
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import GROUP_KEYS

import builders

ROOT = Path(__file__).parents[1]
NOTEBOOK = json.loads((ROOT / "notebooks" / "explore.ipynb").read_text(encoding="utf-8"))
ACTIVITIES = [
    ("activiteit", "titel", "soort", "datum"),
    ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10"),
    ("B02", "Bijeenkomst over groen", "bijeenkomst", "2022-05-12"),
    ("W01", "Wandeling Selwerd", "wijkwandeling", "2022-06-17"),
]


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    settings = builders.workspace(tmp_path_factory.mktemp("verken"), {"Activiteiten": ACTIVITIES})
    return widgets.open_workspace(settings.root)


def sources(kind):
    return ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == kind]


def test_it_says_for_whom_it_is():
    assert "**Alleen voor kantoor.**" in sources("markdown")[0]


def test_it_is_stored_without_outputs():
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)


def test_a_line_loads_the_programme_and_three_indicators_are_shown():
    code = "\n".join(sources("code"))
    assert "\nprogramme = open_workspace()" in code
    assert code.count("indicator_frame(programme,") == 3
    assert code.count("draw_indicator(programme,") == 3


def test_a_frame_has_a_row_a_number_and_a_column_a_group(programme):
    frame = widgets.indicator_frame(programme, "activities", 2022)
    keys = [name for name in frame if name in GROUP_KEYS]
    assert not frame.duplicated(["id", *keys]).any()
    by_kind = frame[frame["soort"].notna() & frame["maand"].isna()].set_index("soort")["value"]
    assert by_kind.to_dict() == {"bijeenkomst": 2, "wijkwandeling": 1}


def test_a_frame_by_one_key_has_its_values_and_no_empty_columns(programme):
    frame = widgets.indicator_frame(programme, "activities", 2022, by="soort")
    assert frame.set_index("soort")["value"].to_dict() == {"bijeenkomst": 2, "wijkwandeling": 1}
    assert set(frame["id"]) == {"activities"}
    assert frame.notna().any().all()
    assert "maand" not in frame


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda one: one.id)
def test_each_indicator_is_a_frame_in_one_line_and_has_its_definition(programme, indicator):
    frame = widgets.indicator_frame(programme, indicator.id, 2022)
    # Without focal points there is nothing to count.
    assert len(frame) or indicator.id == "focal_points"
    assert (frame["value"].notna() | frame["low"].notna() | frame["reason"].ne("")).all()
    assert "Counted unit" in widgets.define(indicator.id).data
    assert indicator.compute.__doc__.startswith(indicator.definition.split(".")[0].strip())


def test_a_drawing_says_its_numbers_and_for_whom_it_is(programme):
    chart = widgets.draw_indicator(programme, "activities", 2022)
    assert plain(chart.alt) == "Staven. bijeenkomst: 2, wijkwandeling: 1."
    assert plain(chart.note) == "Alleen voor kantoor: niet afgerond en niet afgeschermd."
    assert "wijkwandeling" in chart.svg


def test_a_drawing_by_an_unknown_key_names_the_known_ones(programme):
    with pytest.raises(WrongCall) as caught:
        widgets.draw_indicator(programme, "activities", 2022, by="kleur")
    assert str(caught.value).startswith("activities is niet verdeeld naar 'kleur'; wel naar: ")
    assert "soort" in str(caught.value)


def test_a_definition_is_shown_with_its_label():
    assert widgets.define("participants").data.startswith("**Deelnemers**: ")


def test_a_choice_draws_anew(programme, monkeypatch):
    drawn = []
    monkeypatch.setattr(widgets, "display", drawn.append)
    box = widgets.choose(programme, "activities", by=("soort", "pijler"))
    years, keys = box.children[0].children
    assert (years.options, keys.options) == ((2022, 2023), ("soort", "pijler"))
    keys.value = "pijler"
    years.value = 2023
    assert [plain(chart.subtitle) for chart in drawn] == [
        "2022, naar soort",
        "2022, naar pijler",
        "2023, naar pijler",
    ]


@pytest.mark.long
def test_it_runs_on_the_example(tmp_path):
    from wijkmakers_analysis.notebook_runs import run_notebook

    executed = run_notebook(ROOT / "notebooks" / "explore.ipynb", {"year": 2022}, ROOT)
    outputs = [output for cell in executed["cells"] for output in cell.get("outputs", ())]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" in kinds
    assert sum("text/html" in output.get("data", {}) for output in outputs) >= 6
