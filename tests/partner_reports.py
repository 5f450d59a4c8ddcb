"""Make the document of a partner's report from a pack, by the cells of the real notebook."""

import ast
import json
from pathlib import Path

from wijkmakers_analysis import yearpack
from wijkmakers_analysis.document import Document, read_document
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.partner import partner_view

NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "partner_report.ipynb"
DAY = "2022-12-15"


def document_of(pack: YearPack, partner: str, monkeypatch, **parameters) -> Document:
    """Run every cell in this process on a pack at hand, and read the document back."""
    view = lambda year, name, *where: partner_view(pack, name)  # noqa: E731
    monkeypatch.setattr(yearpack, "open_partner_year", view)
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            is_parameters = "parameters" in cell["metadata"].get("tags", [])
            shown = _run("".join(cell["source"]), names)
            cell["outputs"] = [] if is_parameters or shown is None else [_output(shown)]
            if is_parameters:
                names |= {"partner": partner, "date": DAY, "file_stem": "proef", **parameters}
    return read_document(notebook)


def said(document: Document) -> str:
    """Return every text of the document, a line each."""
    return "\n".join(_lines(document.to_json()))


def _run(source: str, names: dict) -> object:
    """Run a cell and return what its last line shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cel>", "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<cel>", "eval"), names)


def _output(shown) -> dict:
    return {"output_type": "execute_result", "data": shown._repr_mimebundle_()}


def _lines(value: object):
    if isinstance(value, dict):
        for one in value.values():
            yield from _lines(one)
    elif isinstance(value, list | tuple):
        if value and all(isinstance(one, dict) and "origin" in one for one in value):
            yield "".join(one["text"] for one in value)
        else:
            for one in value:
                yield from _lines(one)
