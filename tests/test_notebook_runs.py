"""Running a notebook: parameters are checked, failures are told in words, nothing is left."""

import ast
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

from wijkmakers_analysis.errors import RunError, WrongCall
from wijkmakers_analysis.notebook_runs import (
    check_parameters,
    finding,
    notebook_path,
    run_notebook,
)

PARAMETERS = (
    "year: int = 2022  # het jaar\n"
    'partner: str = ""  # naam van de partner\n'
    "draft: bool = False  # concept op elke bladzijde\n"
    "share: float = 0.5  # deel\n"
    "day: str | None = None  # datum"
)


def cell(source: str, *tags: str) -> dict:
    return {
        "cell_type": "code", "id": f"c{abs(hash(source)) % 10**6}", "metadata": {"tags": [*tags]},
        "source": source, "execution_count": None, "outputs": [],
    }  # fmt: skip


def notebook(*sources: str, parameters: str | None = PARAMETERS) -> dict:
    title = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": ["# Titel"]}
    cells = [title, *([cell(parameters, "parameters")] if parameters else []), *map(cell, sources)]
    spec = {"name": "een_andere_kernel", "display_name": "anders", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": spec}, "cells": cells}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Return an empty folder; temporary files of the run go to its neighbour 'temporary'."""
    (tmp_path / "work").mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "work"


def saved(raw: dict, folder: Path, name: str = "proef.ipynb") -> Path:
    (folder / name).write_text(json.dumps(raw), "utf-8")
    return folder / name


@pytest.mark.parametrize(
    "given",
    [
        {}, {"year": 2023, "partner": "De Haven", "draft": True}, {"share": 1}, {"day": None},
        {"day": "2022-01-01"},
    ],
)  # fmt: skip
def test_parameters_that_fit(given: dict):
    check_parameters(notebook(), given)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"jaar": 2022},
            "Het notebook kent geen parameter 'jaar'; wel: year, partner, draft, share, day.",
        ),
        ({"year": "2022"}, "De parameter 'year' van het notebook verwacht een heel getal."),
        ({"year": True}, "De parameter 'year' van het notebook verwacht een heel getal."),
        ({"year": 2022.0}, "De parameter 'year' van het notebook verwacht een heel getal."),
        ({"partner": 3}, "De parameter 'partner' van het notebook verwacht tekst."),
        ({"draft": 1}, "De parameter 'draft' van het notebook verwacht ja of nee (True of False)."),
        ({"share": "veel"}, "De parameter 'share' van het notebook verwacht een getal."),
        ({"day": 3}, "De parameter 'day' van het notebook verwacht tekst of niets (None)."),
    ],
)
def test_parameters_that_do_not_fit(given: dict, says: str):
    with pytest.raises(RunError) as caught:
        check_parameters(notebook(), given)
    assert str(caught.value) == says


def test_a_notebook_without_parameters_says_so():
    with pytest.raises(RunError, match="'year'; wel: geen enkele"):
        check_parameters(notebook(parameters=None), {"year": 2022})


@pytest.mark.parametrize(
    "source",
    [
        "year = 2022", "year: int", "year: int = 2000 + 22", "year: int = 'x'", "year: Year = 2022",
        "import os", "year: int = 2022\nprint(year)", "year: int = (", "a.b: int = 3",
        "draft: bool = 1", "n: int = True",
    ],
)  # fmt: skip
def test_the_parameters_cell_holds_parameters_only(source: str):
    with pytest.raises(RunError) as caught:
        check_parameters(notebook(parameters=source), {})
    assert str(caught.value) == (
        "De cel met parameters van het notebook mag alleen regels hebben als: "
        "year: int = 2022  # het jaar"
    )


def test_a_run_is_done_by_this_python_and_leaves_nothing(folder: Path, capfd):
    shown = "import os, sys\n(sys.executable, year, draft, partner, os.getcwd())"
    path = saved(notebook(shown), folder)
    before = path.read_bytes()
    given = {"year": 2023, "draft": True, "partner": "{haken} 'en' \"meer\""}
    executed = run_notebook(path, given, folder)
    [output] = executed["cells"][-1]["outputs"]
    expected = (sys.executable, 2023, True, given["partner"], str(folder))
    assert ast.literal_eval(output["data"]["text/plain"]) == expected
    assert type(executed) is dict
    assert json.dumps(executed)
    assert path.read_bytes() == before
    assert os.listdir(folder) == ["proef.ipynb"]
    assert os.listdir(folder.parent / "temporary") == []
    assert capfd.readouterr() == ("", "")


SECRET = "Jan Jansen stond in rij 12"


@pytest.mark.parametrize(
    ("raw", "given", "says"),
    [
        (
            notebook("x = 1", f"raise ValueError({SECRET!r})"),
            {"year": 2023},
            "Het notebook proef.ipynb is mislukt in cel 4 (ValueError). "
            "Open het notebook in JupyterLab en voer het daar uit om te zien waarom.",
        ),
        (
            notebook(
                f"from wijkmakers_analysis.errors import PackError\ngeheim = {SECRET!r}\n"
                "raise PackError('Het pak ontbreekt. Maak het.')",
                parameters=None,
            ),
            {},
            "Het notebook proef.ipynb is mislukt in cel 2 (PackError): "
            "Het pak ontbreekt. Maak het.",
        ),
        (
            notebook("class RunError(Exception): ...", f"1/0  # {SECRET}"),
            {},
            "Het notebook proef.ipynb is mislukt in cel 4 (ZeroDivisionError). "
            "Open het notebook in JupyterLab en voer het daar uit om te zien waarom.",
        ),
        (
            notebook("import os\nos._exit(9)"),
            {},
            "Het notebook proef.ipynb is onverwacht gestopt, misschien omdat het geheugen vol was. "
            "Sluit andere programma's en probeer het opnieuw.",
        ),
    ],
    ids=["other", "ours", "parameters-not-given", "killed"],
)
def test_a_failing_cell_is_told_without_traceback(raw, given, says, folder: Path, capfd):
    with pytest.raises(RunError) as caught:
        run_notebook(saved(raw, folder), given, folder)
    assert str(caught.value) == says
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert os.listdir(folder) == ["proef.ipynb"]
    assert os.listdir(folder.parent / "temporary") == []
    assert SECRET not in "".join(capfd.readouterr())


def test_an_unknown_parameter_stops_before_anything_runs(folder: Path):
    path = saved(notebook("open('gedraaid', 'w').close()"), folder)
    with pytest.raises(RunError, match="kent geen parameter 'partne'"):
        run_notebook(path, {"partne": "De Haven"}, folder)
    assert os.listdir(folder) == ["proef.ipynb"]


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe"])
def test_a_notebook_that_cannot_be_read_is_said(content, tmp_path):
    if content is not None:
        (tmp_path / "x.ipynb").write_bytes(content)
    with pytest.raises(RunError, match=r"Het notebook x\.ipynb is niet te lezen"):
        run_notebook(tmp_path / "x.ipynb", {}, tmp_path)


def test_the_workspace_goes_before_the_package_and_the_repository(tmp_path, monkeypatch):
    work, package = tmp_path / "work", tmp_path / "repository" / "package"
    monkeypatch.setattr(finding, "PACKAGE", package)
    for folder in (package.parent, package, work):
        (folder / "notebooks").mkdir(parents=True)
        (folder / "notebooks" / "a.ipynb").touch()
        assert notebook_path("a", work) == folder / "notebooks" / "a.ipynb"
    assert notebook_path("a.ipynb", work) == work / "notebooks" / "a.ipynb"


@pytest.mark.parametrize("name", ["../a", "a/b", "a\\b", "", "/etc/passwd"])
def test_a_path_is_no_name(name: str, tmp_path):
    with pytest.raises(WrongCall, match="is geen naam van een notebook"):
        notebook_path(name, tmp_path)


def test_an_unknown_notebook_is_said(tmp_path):
    with pytest.raises(WrongCall) as caught:
        notebook_path("bestaat_niet", tmp_path)
    assert str(caught.value) == (
        "Het notebook bestaat_niet.ipynb bestaat niet in de map notebooks van de werkruimte en "
        "hoort ook niet bij het programma. Kijk of de naam klopt."
    )
