"""The process of a partner's notebook opens no workbook and imports nothing that reads persons."""

import json
import subprocess
import sys

import pytest
from partner_reports import NOTEBOOK

from wijkmakers_analysis.fingerprint import input_signatures
from wijkmakers_analysis.notebook_runs import run_notebook
from wijkmakers_analysis.yearpack import pack_path, write_pack
from wijkmakers_analysis.yearpack.freshness import remember

from builders import workspace
from packs import full_pack

PERSON = "Quorneel Zwibbel"
SHEETS = {
    "Aanwezigheid": [
        ["activiteit", "deelnemer", "organisatie", "aanwezig"],
        ["W1", PERSON, "A", "x"],
    ]
}
# What reads spreadsheets, holds rows about persons, or counts them.
BLIND_TO = (
    "openpyxl", "xlrd", "python_calamine", "pandas",
    "wijkmakers_analysis.intake", "wijkmakers_analysis.programme",
    "wijkmakers_analysis.disclosure.gate", "wijkmakers_analysis.yearpack.making",
)  # fmt: skip
WATCH = """
import os as _os, sys as _sys
_seen = []
def _watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        _seen.append("open " + _os.path.abspath(_os.fsdecode(arguments[0])))
    if event == "import":
        _seen.append("import " + arguments[0])
_sys.addaudithook(_watch)
"""
TELL = """
import json as _json
open({path!r}, "w").write(_json.dumps([_seen, sorted(_sys.modules)]))
"""
IN_A_CHILD = """
import json, sys
cells = json.load(open(sys.argv[1]))
names = {}
for source in cells:
    exec(source, names)
"""


def cell(source):
    return {"cell_type": "code", "id": f"c{abs(hash(source))}", "metadata": {}, "source": source,
            "execution_count": None, "outputs": []}  # fmt: skip


def notebook(*more):
    """Return the notebook of the partner's report, these cells after its parameters."""
    raw = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    raw["cells"][1:1] = [cell(source) for source in more]
    return raw


@pytest.fixture
def settings(tmp_path):
    """A workspace with a list of persons, and a pack that is up to date."""
    made = workspace(tmp_path / "werk", SHEETS)
    write_pack(full_pack(), pack_path(made, 2022))
    remember(made, 2022, input_signatures(made))
    return made


def what_was_wrong(settings, told) -> list[str]:
    seen, modules = json.loads(told.read_text(encoding="utf-8"))
    data = f"open {settings.data.resolve()}"
    opened = [
        one for one in seen if one.startswith(data) or one.endswith((".xlsx", ".xls", ".ods"))
    ]
    imported = [one.removeprefix("import ") for one in seen if one.startswith("import ")]
    assert f"open {pack_path(settings, 2022).resolve()}" in seen
    return opened + [name for name in {*imported, *modules} if _reads_persons(name)]


def _reads_persons(name):
    return any(name == one or name.startswith(f"{one}.") for one in BLIND_TO)


def run_in_a_child(settings, folder, *more):
    told = folder / "gezien.json"
    cells = ["".join(one["source"]) for one in notebook(*more)["cells"] if "outputs" in one]
    listed = folder / "cellen.json"
    listed.write_text(json.dumps([WATCH, *cells, TELL.format(path=str(told))]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD, str(listed)],
        cwd=settings.root, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return what_was_wrong(settings, told)


def test_it_runs_as_it_is_and_opens_the_pack_alone(settings, tmp_path):
    assert run_in_a_child(settings, tmp_path) == []


@pytest.mark.parametrize(
    ("peek", "found"),
    [
        ("open('data/programma.xlsx', 'rb').close()", "programma.xlsx"),
        ("import wijkmakers_analysis.intake", "wijkmakers_analysis.intake"),
    ],
)
def test_a_notebook_that_peeks_is_caught(settings, tmp_path, peek, found):
    wrong = run_in_a_child(settings, tmp_path, peek)
    assert any(found in one for one in wrong)


@pytest.mark.long
def test_its_kernel_is_blind_too_while_another_process_makes_the_pack(settings, tmp_path):
    from yearpack.small_year import sheets

    made = workspace(tmp_path / "leeg", sheets())
    told = tmp_path / "gezien.json"
    raw = notebook(WATCH)
    raw["cells"].append(cell(TELL.format(path=str(told))))
    path = tmp_path / "partner_report.ipynb"
    path.write_text(json.dumps(raw), encoding="utf-8")
    run_notebook(path, {"year": 2022}, cwd=made.root)
    assert what_was_wrong(made, told) == []
