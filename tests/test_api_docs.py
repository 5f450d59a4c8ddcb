"""What the pages of the public API say is what happens, and every public name is on a page."""

import doctest
import importlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

import wijkmakers_analysis
from wijkmakers_analysis import widgets

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
API = (DOCS / "api.md").read_text(encoding="utf-8")
# A call of a notebook is named by what it gives; the pages tell these words, not each name.
CALLS = ("describe_", "draw_", "explain_", "list_", "make_", "tabulate_", "tell_", "open_annex")


def runner_of_examples():
    spec = importlib.util.spec_from_file_location("run_examples", ROOT / "tools/run_examples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = runner_of_examples()


def names_under(heading):
    return re.findall(r"^\| `(\w+)`", API.split(heading)[1].split("\n## ")[0], re.M)


def test_each_public_name_of_exploring_is_in_the_table_once():
    assert sorted(names_under("## Explore, at the office")) == sorted(widgets.__all__)


def test_each_other_public_name_is_in_the_table_or_is_a_call_of_a_notebook():
    told = names_under("## What may leave")
    others = [name for name in wijkmakers_analysis.__all__ if not name.startswith(CALLS)]
    assert sorted(told) == sorted(others)
    assert all(f"`{call}`" in API or call == "open_annex" for call in CALLS)


@pytest.mark.parametrize("name", widgets.__all__)
def test_what_is_public_for_exploring_has_a_docstring(name):
    assert getattr(widgets, name).__doc__


@pytest.mark.parametrize("name", wijkmakers_analysis.__all__)
def test_what_is_public_has_a_docstring_that_opens_with_one_sentence(name):
    opening = getattr(wijkmakers_analysis, name).__doc__.split("\n\n")[0]
    assert opening.rstrip().endswith((".", ":"))


def test_the_pages_show_each_name_of_exploring_that_shows_a_number():
    page = (DOCS / "api_explore.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"widgets\.(\w+)\(", page))
    assert {"open_workspace", "select_view", "indicator_frame", "groupings_of"} <= shown
    assert {"draw_indicator", "draw_bars", "after_disclosure", "save_for_excel"} <= shown


def test_every_page_stands_in_the_contents():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^(\w+)$", index, re.M))
    assert {page.stem for page in DOCS.glob("*.md")} - {"index"} <= listed | {"handleiding"}


@pytest.fixture(scope="module")
def example():
    with EXAMPLES.example_workspace() as folder:
        yield folder


@pytest.mark.long
@pytest.mark.parametrize("page", EXAMPLES.pages_with_examples(), ids=lambda page: page.stem)
def test_every_example_gives_what_the_page_says(example, page):
    told, _ = EXAMPLES.run_page(page)
    assert not told, "".join(told)


def test_an_example_that_gives_something_else_is_told(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A\n\n```pycon\n>>> one = 1\n>>> one + 1\n3\n\n```\n", encoding="utf-8")
    told, names = EXAMPLES.run_page(page)
    assert "Expected:\n    3\nGot:\n    2" in "".join(told)
    assert names["one"] == 1


@pytest.mark.long
def test_the_pages_are_built_without_a_warning_and_fetch_nothing(tmp_path):
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", tmp_path / "trees", DOCS, tmp_path / "pages"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    written = [path.read_text(encoding="utf-8") for path in (tmp_path / "pages").rglob("*.html")]
    assert len(written) > 8
    for text in written:
        assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=\"(https?:)?//", text)


def modules_with_examples():
    package = ROOT / "wijkmakers_analysis"
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted(package.rglob("*.py"))
        if "\n    >>> " in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples_in_docstrings_hold(name):
    result = doctest.testmod(importlib.import_module(name), optionflags=EXAMPLES.OPTIONS)
    assert result.attempted
    assert not result.failed


def test_there_are_examples_in_docstrings():
    assert modules_with_examples()
