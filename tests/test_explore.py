"""The exploration notebook and what it calls: for the office, small, stored without outputs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wijkmakers_analysis import widgets
from wijkmakers_analysis.document import plain
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import GROUP_KEYS
from wijkmakers_analysis.widgets.definitions import PARTS

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


@pytest.fixture(scope="module")
def view(programme):
    return widgets.select_view(programme, 2022)


def sources(kind):
    return ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == kind]


def test_it_says_for_whom_it_is():
    assert "**Alleen voor kantoor.**" in sources("markdown")[0]


def test_it_is_stored_without_outputs():
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)


def test_it_leads_through_every_name_there_is():
    code = "\n".join(sources("code"))
    assert "\nprogramme = open_workspace()" in code
    for name in set(widgets.__all__) - {"View", "groupings_of"}:
        assert f"{name}(" in code, name


def test_a_frame_has_a_row_a_number_and_a_column_a_group(view):
    frame = widgets.indicator_frame(view, "activities")
    keys = [name for name in frame if name in GROUP_KEYS]
    assert not frame.duplicated(["id", *keys]).any()
    by_kind = frame[frame["soort"].notna() & frame["maand"].isna()].set_index("soort")["value"]
    assert by_kind.to_dict() == {"bijeenkomst": 2, "wijkwandeling": 1}


def test_a_frame_by_one_key_has_its_values_and_no_empty_columns(view):
    frame = widgets.indicator_frame(view, "activities", by="soort")
    assert frame.set_index("soort")["value"].to_dict() == {"bijeenkomst": 2, "wijkwandeling": 1}
    assert set(frame["id"]) == {"activities"}
    assert frame.notna().any().all()
    assert "maand" not in frame


def test_a_frame_by_two_keys_has_both(view):
    frame = widgets.indicator_frame(view, "activities", by="soort, maand")
    rows = frame[frame["value"] > 0].set_index(["soort", "maand"])["value"].to_dict()
    assert rows[("wijkwandeling", "juni 2022")] == 1


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda one: one.id)
def test_each_indicator_is_a_frame_in_one_line_and_has_its_definition(view, indicator):
    frame = widgets.indicator_frame(view, indicator.id)
    # Without focal points there is nothing to count.
    assert len(frame) or indicator.id == "focal_points"
    assert (frame["value"].notna() | frame["low"].notna() | frame["reason"].ne("")).all()
    shown = widgets.define(indicator.id)._repr_html_()
    assert indicator.label.split("'")[0] in shown
    said = {part: getattr(indicator, part) for part in PARTS if getattr(indicator, part)}
    assert all(PARTS[part] in shown for part in said)
    # The Dutch stands first; the English can be folded out.
    assert shown.index("<details>") > max((shown.index(PARTS[part]) for part in said), default=0)
    in_terminal = repr(widgets.define(indicator.id))
    assert in_terminal.startswith(f"{indicator.label} ({indicator.id})\n{indicator.explanation}\n")
    assert all(f"{PARTS[part]}: {text}" in in_terminal for part, text in said.items())


def test_all_indicators_are_listed():
    listed = widgets.list_indicators()
    assert list(listed["id"]) == [one.id for one in CATALOGUE]
    assert {"jaaroverzicht", "bijlage"} <= set(listed["staat in"])


def test_a_drawing_says_its_numbers_and_for_whom_it_is(view):
    chart = widgets.draw_indicator(view, "activities", "soort")
    assert plain(chart.title) == "Activiteiten, per soort"
    assert plain(chart.subtitle) == "Periode: 1 november 2021 tot en met 30 november 2022."
    assert plain(chart.alt) == "Balken. bijeenkomst: 2; wijkwandeling: 1."
    assert plain(chart.note) == "Alleen voor kantoor: niet afgerond en niet afgeschermd."
    assert "wijkwandeling" in chart.svg


def test_a_drawing_of_two_days_and_a_kind_says_both(programme):
    view = widgets.select_view(programme, ("2022-03-01", "2022-05-31"), kind="bijeenkomst")
    chart = widgets.draw_indicator(view, "activities", "soort")
    assert plain(chart.subtitle) == (
        "Periode: 1 maart 2022 tot en met 31 mei 2022. "
        "Alleen activiteiten van de soort 'bijeenkomst', met hun delen."
    )
    assert plain(chart.alt) == "Balken. bijeenkomst: 2."


@pytest.mark.parametrize(
    ("period", "message"),
    [
        (("2022-05-31", "2022-03-01"), "De laatste dag ligt voor de eerste. Draai ze om."),
        (("31-05-2022", "x"), "Een dag schrijft u als 2022-11-30: jaar, maand, dag."),
    ],
)
def test_a_period_that_is_none_is_refused(programme, period, message):
    with pytest.raises(WrongCall) as caught:
        widgets.select_view(programme, period)
    assert str(caught.value) == message


def test_a_frame_by_an_unknown_key_names_the_known_ones(view):
    with pytest.raises(WrongCall) as caught:
        widgets.draw_indicator(view, "activities", by="kleur")
    assert str(caught.value).startswith("activities is niet verdeeld naar 'kleur'; wel naar: ")
    assert "soort" in str(caught.value)


@pytest.mark.long
def test_it_runs_on_the_example():
    from wijkmakers_analysis.notebook_runs import run_notebook

    executed = run_notebook(ROOT / "notebooks" / "explore.ipynb", {"year": 2022}, ROOT)
    outputs = [output for cell in executed["cells"] for output in cell.get("outputs", ())]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" in kinds
    assert sum("text/html" in output.get("data", {}) for output in outputs) >= 8


@pytest.mark.long
@pytest.mark.parametrize("name", ["explore", "yearly_review", "partner_report"])
@pytest.mark.parametrize("runner", ["papermill", "nbconvert"])
def test_each_notebook_runs_without_our_commands(name, runner, tmp_path):
    notebook = ROOT / "notebooks" / f"{name}.ipynb"
    words = {
        "papermill": ["papermill", notebook, tmp_path / f"{name}.ipynb", "--no-progress-bar"],
        "nbconvert": [
            *("jupyter", "nbconvert", "--execute", "--to", "notebook"),
            *("--output-dir", tmp_path, notebook),
        ],
    }[runner]
    done = subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=notebook.parent,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    executed = json.loads((tmp_path / f"{name}.ipynb").read_text("utf-8"))
    outputs = [output for cell in executed["cells"] for output in cell.get("outputs", ())]
    assert outputs
    assert not [one for one in outputs if one["output_type"] in ("error", "stream")]
