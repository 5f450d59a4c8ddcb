"""The own exploration notebook survives an upgrade; what JupyterLab saves holds no rows."""

import json
import shutil

import pytest

from wijkmakers_analysis.cli import own_notebook as module
from wijkmakers_analysis.cli.own_notebook import (
    offer_newer_notebook,
    own_notebook,
    trust_notebooks,
)
from wijkmakers_analysis.cli.unprinted import drop_outputs

SHIPPED = module.notebook_path("explore", module.PACKAGE)


def notebook_of(*sources):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 3}
    shown = {"output_type": "stream", "name": "stdout", "text": "p0123456789abcdef"}
    cells = [{**cell, "id": f"c{at}", "source": text, "outputs": [dict(shown)]}
             for at, text in enumerate(sources)]  # fmt: skip
    return {"cells": cells, "metadata": {"widgets": {}}, "nbformat": 4, "nbformat_minor": 5}


def edit(path, text="# van mij"):
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][0]["source"] = text
    path.write_text(json.dumps(notebook), "utf-8")
    return path.read_bytes()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A shipped notebook that may be renewed."""
    path = tmp_path / "pakket" / "explore.ipynb"
    path.parent.mkdir()
    shutil.copyfile(SHIPPED, path)
    monkeypatch.setattr(module, "notebook_path", lambda name, root: path)
    return path


@pytest.fixture
def root(tmp_path):
    (tmp_path / "map").mkdir()
    return tmp_path / "map"


def notebooks_in(root):
    return sorted(one.name for one in (root / "notebooks").iterdir())


def test_a_workspace_gets_its_own(root, shipped):
    assert own_notebook(root).read_bytes() == shipped.read_bytes()
    assert offer_newer_notebook(root) is None


def test_what_somebody_changed_stays_and_nothing_is_offered_before_there_is_a_newer_one(
    root, shipped
):
    mine = edit(own_notebook(root))
    assert offer_newer_notebook(root) is None
    assert own_notebook(root).read_bytes() == mine
    assert notebooks_in(root) == ["explore.ipynb"]


def test_a_newer_one_lies_beside_it_once(root, shipped):
    mine = edit(own_notebook(root))
    edit(shipped, "# nieuwer")
    beside = offer_newer_notebook(root)
    assert beside.name == "explore (nieuw).ipynb"
    assert beside.read_bytes() == shipped.read_bytes()
    assert own_notebook(root).read_bytes() == mine
    beside.unlink()
    assert offer_newer_notebook(root) is None


def test_a_newer_one_never_lies_over_an_earlier_offer(root, shipped):
    edit(own_notebook(root))
    for number, name in ((1, "explore (nieuw).ipynb"), (2, "explore (nieuw 2).ipynb")):
        edit(shipped, f"# versie {number}")
        assert offer_newer_notebook(root).name == name
    assert len(notebooks_in(root)) == 3


def test_what_jupyterlab_adds_is_no_change(root, shipped):
    path = own_notebook(root)
    notebook = json.loads(path.read_text("utf-8"))
    notebook["metadata"]["language_info"]["version"] = "3.13.1"
    path.write_text(json.dumps(notebook), "utf-8")
    assert offer_newer_notebook(root) is None


def test_notebooks_without_outputs_are_trusted(root, shipped, tmp_path, monkeypatch):
    from nbformat import read
    from nbformat.sign import NotebookNotary

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    own = own_notebook(root)
    printed = own.with_name("met uitkomsten.ipynb")
    printed.write_text(json.dumps(notebook_of("1 + 1")), "utf-8")
    own.with_name("stuk.ipynb").write_text("geen notebook", "utf-8")
    trust_notebooks(root)
    notary = NotebookNotary()
    try:
        assert notary.check_signature(read(own, as_version=4))
        assert not notary.check_signature(read(printed, as_version=4))
    finally:
        notary.store.close()


@pytest.mark.parametrize(
    "sources",
    [
        ("from wijkmakers_analysis.widgets import open_workspace", "open_workspace()"),
        ("from wijkmakers_analysis import open_year, open_workspace", "open_year(2022)"),
        ("import pandas as pd\npd.read_excel('Deelnemers.xlsx')",),
        ("1 + 1",),
        (["from wijkmakers_analysis.widgets ", "import explore"],),
    ],
)
def test_what_may_show_rows_is_saved_without_outputs(sources):
    notebook = notebook_of(*sources)
    drop_outputs(model={"type": "notebook", "content": notebook}, path="x.ipynb")
    assert "p0123456789abcdef" not in json.dumps(notebook)
    assert all(cell["execution_count"] is None for cell in notebook["cells"])
    assert "widgets" not in notebook["metadata"]


@pytest.mark.parametrize("name", ["yearly_review", "partner_report"])
def test_a_report_keeps_what_it_shows(name):
    path = module.PACKAGE.parent / "notebooks" / f"{name}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "12"}]
    before = json.dumps(notebook)
    drop_outputs(model={"type": "notebook", "content": notebook})
    assert json.dumps(notebook) == before


@pytest.mark.parametrize(
    "model", [None, {}, {"type": "file", "content": "tekst"}, {"type": "notebook"}]
)
def test_other_files_are_left_alone(model):
    before = json.dumps(model)
    drop_outputs(model=model)
    assert json.dumps(model) == before
