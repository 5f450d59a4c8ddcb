"""The rules of the house that can be checked: sizes, names, nothing that betrays a machine."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from statistics import median

import grimp
import pytest

from wijkmakers_analysis.intake import cache
from wijkmakers_analysis.printing import plan
from wijkmakers_analysis.yearpack import freshness

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "wijkmakers_analysis"
TEXT_ENDINGS = {".py", ".md", ".toml", ".txt", ".ipynb", ".yml", ".csv", ".typ", ".j2", ".css", ""}
MODULES = sorted(PACKAGE.rglob("*.py"))


def committed_text_files():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix in TEXT_ENDINGS:
            yield path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_one_noun(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring, "a module opens with one sentence saying what it does"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":"))


def test_modules_are_small():
    sizes = [path.read_text(encoding="utf-8").count("\n") for path in MODULES]
    assert median(sizes) <= 130


def test_no_module_has_a_name_that_says_nothing():
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "helpers", "misc", "common", "base", "tools"}


def test_nothing_is_left_open():
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    for path in MODULES:
        assert not any(word in path.read_text(encoding="utf-8") for word in words), path


def test_no_part_is_excepted_from_the_types():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"] is True
    assert "overrides" not in settings


def test_a_line_that_is_excepted_from_the_types_says_why():
    for path in MODULES:
        lines = path.read_text(encoding="utf-8").splitlines()
        for above, line in zip(["", *lines], lines, strict=False):
            if "type: ignore" in line:
                says_why = re.search(r"# type: ignore\[[a-z-]+\]  # \w", line)
                assert says_why or above.strip().startswith("# "), f"{path.name}: {line.strip()}"


def test_no_file_names_a_registry_or_a_machine():
    hosts = r"pypi\.o" + r"rg|pythonho" + r"sted|registry\.np" + r"mjs|deb\.deb" + r"ian"
    paths = r"/wo" + r"rk/|/ro" + r"ot/|/ho" + r"me/[a-z]+/"
    for path in committed_text_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not re.search(hosts, text), path
        assert not re.search(paths, text), path


def test_constraints_hold_exact_versions_and_no_address():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert len(rows) > 50
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][^\s@/]*", row) for row in rows)


def test_test_modules_have_names_of_their_own():
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))


# What is made of no value: these raise, and write what they are given.
CHANGE_NOTHING = {"errors", "forking", "kept"}
KEPT_RESULTS = {
    "readings of lists": (cache.STAGES, ("intake", "schemas", "settings")),
    "packs": (freshness.STAGES, ("schemas", "intake", "programme", "indicators", "disclosure")),
    "reports": (plan.STAGES, ("document", "export", "figures", "proof", "tables", "text")),
}


@pytest.mark.parametrize("kept", KEPT_RESULTS)
def test_what_is_kept_is_made_anew_with_every_part_of_the_code_that_made_it(kept):
    stages, made_by = KEPT_RESULTS[kept]
    graph = grimp.build_graph("wijkmakers_analysis", exclude_type_checking_imports=True)
    for part in made_by:
        top = f"wijkmakers_analysis.{part}"
        used = {
            one.split(".")[1]
            for module in {top} | graph.find_descendants(top)
            for one in graph.find_modules_directly_imported_by(module)
        }
        assert used - CHANGE_NOTHING <= set(stages), part
