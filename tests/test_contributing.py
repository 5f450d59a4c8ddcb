"""What a next developer is told holds: stages, commands, hooks, citation, licence."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = ROOT / "wijkmakers_analysis"
# A module over so many lines says what could leave; one that shrank has some room before it may not.
MANY_LINES, FEW_LINES = 150, 120


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stages():
    layers = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[name.strip() for name in layer.split("|")] for layer in layers]


def told_stages():
    table = CONTRIBUTING.split("## Where does my line go?")[1].split("Some lines")[0]
    return re.findall(r"^\| .+ \| `(\w+)` \|$", table, re.M)


def test_where_a_line_goes_names_each_stage_once_in_the_order_of_the_imports():
    told = told_stages()
    assert len(told) == len(set(told))
    place = {name: number for number, layer in enumerate(stages()) for name in layer}
    assert set(told) == set(place), "give each stage of pyproject.toml its row in CONTRIBUTING.md"
    assert [place[name] for name in told] == sorted(place.values())


def lines_by_module():
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in PACKAGE.rglob("*.py")
    }


def test_each_long_module_says_what_could_leave():
    page = (ROOT / "docs" / "modules.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([\w/]+\.py)` \| .{10,} \|$", page, re.M)
    lines = lines_by_module()
    long = {name for name, count in lines.items() if count > MANY_LINES}
    assert told == sorted(set(told))
    assert not long - set(told), "give each its row in docs/modules.md: what could leave?"
    assert not [name for name in told if lines.get(name, 0) < FEW_LINES]


def test_every_command_that_is_told_exists_and_every_target_is_told():
    told = set(re.findall(r"^\| `make ([\w-]+)`", CONTRIBUTING, re.M))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))
    assert told <= targets
    assert targets - told <= {"review"}
    phony = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.M)[1].split())
    assert phony == targets


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:\w+/)+\w+\.\w+)`", CONTRIBUTING))))
def test_every_file_that_is_named_is_there(name):
    stands_for_any = re.search(r"[A-Z]{4,}", name)
    path = re.sub(r"[A-Z]{4,}.*", "", name) if stands_for_any else name
    assert (ROOT / path).exists() or (PACKAGE / path).exists(), name


def test_every_hook_calls_what_is_here_and_fetches_nothing():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    for repo in config["repos"]:
        assert repo["repo"] == "local"
        for hook in repo["hooks"]:
            assert hook["language"] == "system"
            assert {"id", "name", "entry"} <= set(hook)
            for word in hook["entry"].split():
                assert not word.startswith("tools/") or (ROOT / word).is_file()


def notebook_with(outputs, count):
    cell = {"cell_type": "code", "source": ["1 + 1"], "metadata": {}}
    cell |= {"outputs": outputs, "execution_count": count}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.parametrize(
    ("outputs", "count", "status"),
    [([], None, 0), ([], 3, 1), ([{"output_type": "stream", "text": "Jan"}], None, 1)],
)
def test_the_hook_strips_outputs_and_stops_the_commit(tmp_path, capsys, outputs, count, status):
    path = tmp_path / "notebook.ipynb"
    path.write_text(json.dumps(notebook_with(outputs, count)), encoding="utf-8")
    assert tool("strip_outputs").main([str(path)]) == status
    assert json.loads(path.read_text(encoding="utf-8")) == notebook_with([], None)
    assert "Jan" not in capsys.readouterr().out


def test_stripping_writes_a_notebook_as_it_is_kept(tmp_path):
    kept = ROOT / "notebooks" / "partner_report.ipynb"
    raw = json.loads(kept.read_text(encoding="utf-8"))
    for cell in raw["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 1
    path = tmp_path / kept.name
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert tool("strip_outputs").strip_outputs(path)
    assert path.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_the_citation_is_whole_and_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert citation["version"] == PYPROJECT["project"]["version"]
    assert citation["license"] == PYPROJECT["project"]["license"]
    assert all("name" in one or "family-names" in one for one in citation["authors"])


def test_the_licence_is_there():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License")
    assert "WITHOUT WARRANTY OF ANY KIND" in text


@pytest.fixture
def two_sides(tmp_path):
    sides = [tmp_path / "before", tmp_path / "after"]
    drawings = ({"reach-1": "<svg>1</svg>"}, {"reach-1": "<svg>2</svg>", "walks-1": "<svg>3</svg>"})
    for side, drawn in zip(sides, drawings, strict=True):
        side.mkdir()
        for stem, svg in {"same-1": "<svg/>", **drawn}.items():
            (side / f"{stem}.svg").write_text(svg, encoding="utf-8")
            (side / f"{stem}.txt").write_text('Staven: "A" & <B>.', encoding="utf-8")
    return sides


def test_the_page_of_figures_shows_what_changed_and_names_what_did_not(two_sides):
    page, changed = tool("compare_figures").compare_page(*two_sides, ("v1", "<now>"))
    assert changed == ["reach-1", "walks-1"]
    assert page.count("<img ") == 3
    assert "not drawn" in page
    assert "2 of 3 figures changed." in page
    assert "<p>same-1</p>" in page
    assert "Staven: &quot;A&quot; &amp; &lt;B&gt;." in page
    assert "&lt;now&gt;" in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_two_folders_with_drawings_are_compared_as_they_are(two_sides, tmp_path, capsys):
    page = tmp_path / "reports" / "page.html"
    words = [*map(str, two_sides), "-o", str(page)]
    assert tool("compare_figures").main(words) == 0
    assert "2 figures changed" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_side_that_is_nothing_is_refused(two_sides, tmp_path):
    with pytest.raises(SystemExit, match="is no revision and no folder"):
        tool("compare_figures").main(["no-such-revision", str(two_sides[0])])
