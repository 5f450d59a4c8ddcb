"""Run the cells of a report's notebook in this process, on a pack at hand."""

import ast
import json
from pathlib import Path

import pytest

from wijkmakers_analysis import yearpack
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.partner import partner_view

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def run_review(pack: YearPack, **parameters) -> dict:
    """Return the executed yearly review: the review, its summary and its annex."""
    return _run("yearly_review", pack, {"date": "2022-12-31", **parameters})


def run_partner_report(pack: YearPack, partner: str, **parameters) -> dict:
    """Return the executed report of one partner."""
    return _run("partner_report", pack, {"partner": partner, "date": "2022-12-15", **parameters})


def _run(name: str, pack: YearPack, parameters: dict) -> dict:
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    names: dict = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yearpack, "open_year", lambda *_, **__: pack, raising=False)
        view = lambda _, partner, *__: partner_view(pack, partner)  # noqa: E731
        patch.setattr(yearpack, "open_partner_year", view, raising=False)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = _outputs("".join(cell["source"]), names)
                if "parameters" in cell["metadata"].get("tags", []):
                    names |= parameters
    return notebook


def _outputs(source: str, names: dict) -> list[dict]:
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cel>", "exec"), names)
    if last is None:
        return []
    shown = eval(compile(ast.Expression(last.value), "<cel>", "eval"), names)
    bundle = {} if shown is None else shown._repr_mimebundle_()
    return [{"output_type": "execute_result", "data": bundle}] if bundle else []
