"""The names of the package: each is there, and importing the package costs nothing."""

import subprocess
import sys

import pytest

import wijkmakers_analysis
from wijkmakers_analysis.schemas.text_places import PARTS


@pytest.mark.parametrize("name", wijkmakers_analysis.__all__)
def test_every_public_name_is_there(name):
    assert getattr(wijkmakers_analysis, name)


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="has no attribute 'draw_everything'"):
        _ = wijkmakers_analysis.draw_everything


def test_the_names_of_a_report_load_no_table_of_persons():
    code = (
        "import sys, wijkmakers_analysis as w\n"
        "first = set(sys.modules)\n"
        "assert not {'pandas', 'numpy', 'matplotlib', 'openpyxl'} & first\n"
        "for name in w.__all__:\n"
        "    if name.startswith(('describe_', 'tell_', 'tabulate_', 'make_', 'open_year')):\n"
        "        getattr(w, name)\n"
        "assert not {'pandas', 'scipy', 'openpyxl', 'matplotlib'} & set(sys.modules)\n"
        "assert 'wijkmakers_analysis.intake' not in sys.modules\n"
        "assert 'wijkmakers_analysis.programme' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_place_for_own_words_is_a_heading_of_the_review():
    import json
    from pathlib import Path

    notebook = Path(__file__).parent.parent / "notebooks" / "yearly_review.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    headings = [
        line.lstrip("# ").strip()
        for cell in cells
        if cell["cell_type"] == "markdown"
        for line in "".join(cell["source"]).splitlines()
        if line.startswith("#")
    ]
    missing = set(PARTS) - set(headings)
    assert not missing
