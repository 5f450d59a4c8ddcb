"""A notebook is prose, one cell of literals, and short cells that only call the package."""

import ast
import json
import re
from pathlib import Path

import pytest

import wijkmakers_analysis

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MOST_LINES = 8
PACKAGE = "wijkmakers_analysis"
# What a cell may hold at its top level: an import of ours, a name for a result, a call.
STATEMENTS = (ast.ImportFrom, ast.Assign, ast.Expr)
NEVER = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If,
    ast.IfExp, ast.Try, ast.With, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
    ast.BinOp, ast.Compare, ast.Import, ast.NamedExpr,
)  # fmt: skip


def cells_of(path, kind):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def source_of(cell):
    return "".join(cell["source"])


def is_parameters(cell):
    return "parameters" in cell["metadata"].get("tags", [])


def calling_cells(path):
    return [cell for cell in cells_of(path, "code") if not is_parameters(cell)]


def test_there_are_notebooks():
    assert {"yearly_review", "partner_report"} <= {path.stem for path in NOTEBOOKS}


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@every_notebook
def test_no_output_is_stored(path):
    for cell in cells_of(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@every_notebook
def test_one_cell_of_parameters_holds_literals_with_a_type_and_an_explanation(path):
    (cell,) = (cell for cell in cells_of(path, "code") if is_parameters(cell))
    assert is_parameters(cells_of(path, "code")[0])
    assert cell["source"]
    for line in source_of(cell).splitlines():
        assert re.fullmatch(r"\w+: [\w| ]+ = .+  # .+", line), line
        (statement,) = ast.parse(line).body
        ast.literal_eval(statement.value)


@every_notebook
def test_a_cell_is_short_and_only_calls(path):
    for cell in calling_cells(path):
        source = source_of(cell)
        assert len(source.splitlines()) <= MOST_LINES, source
        tree = ast.parse(source)
        assert all(isinstance(statement, STATEMENTS) for statement in tree.body), source
        assert not any(isinstance(node, NEVER) for node in ast.walk(tree)), source


@every_notebook
def test_a_cell_imports_from_this_package_only(path):
    for cell in calling_cells(path):
        for node in ast.walk(ast.parse(source_of(cell))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                assert node.module.split(".")[0] == PACKAGE


@every_notebook
def test_fixed_sentences_hold_no_numerals(path):
    for cell in cells_of(path, "markdown"):
        assert not re.search(r"\d", source_of(cell)), source_of(cell)


@every_notebook
def test_what_a_cell_uses_was_imported_or_named_before(path):
    known = set()
    for cell in cells_of(path, "code"):
        tree = ast.parse(source_of(cell))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                known |= {alias.asname or alias.name for alias in node.names}
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                known.add(node.id)
        used = {node.id for node in ast.walk(tree)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}  # fmt: skip
        assert used <= known | {"int", "str", "bool", "float", "None"}, source_of(cell)


def test_the_review_imports_public_names_only():
    for cell in calling_cells(FOLDER / "yearly_review.ipynb"):
        for node in ast.walk(ast.parse(source_of(cell))):
            if isinstance(node, ast.ImportFrom):
                assert {alias.name for alias in node.names} <= set(wijkmakers_analysis.__all__)


def test_the_review_has_its_parts_in_the_order_of_the_story():
    headings = [
        line.removeprefix("# ")
        for cell in cells_of(FOLDER / "yearly_review.ipynb", "markdown")
        if not cell["metadata"].get("tags")
        for line in source_of(cell).splitlines()
        if line.startswith("# ")
    ]
    assert headings == [
        "In één oogopslag",
        "Leren, doen en ontmoeten",
        "Wie deden er mee?",
        "Versterking van het netwerk",
        "Jong talent",
        "Wat het opleverde",
        "Verhalen",
        "Vergelijking met vorig jaar",
        "Speerpunten voor komend jaar",
        "Over de cijfers",
    ]
