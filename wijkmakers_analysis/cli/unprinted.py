"""Take the outputs out of a notebook that JupyterLab saves, unless it is a report's.

A report opens the year pack, which holds nobody. What else is run at the office may show rows
about persons: that is seen, and not kept.
"""

from collections.abc import Mapping
from typing import Any

# A notebook that calls one of the first and none of the second keeps what it shows.
OPENS_PACK = ("open_year(", "open_partner_year(")
OPENS_ROWS = (
    "open_workspace", "load_programme", "wijkmakers_analysis.widgets", "wijkmakers_analysis.intake",
    "wijkmakers_analysis.programme", "read_excel", "read_csv",
)  # fmt: skip


def drop_outputs(model: Mapping[str, Any] | None = None, **_: object) -> None:
    """Empty the outputs of a notebook on its way to the disk; JupyterLab's page keeps them.

    Parameters
    ----------
    model
        What the contents manager is about to save; it is changed in place, as Jupyter asks.
    """
    if not model or model.get("type") != "notebook" or not model.get("content"):
        return
    notebook = model["content"]
    cells = [one for one in notebook.get("cells", ()) if one.get("cell_type") == "code"]
    if _is_report(cells):
        return
    for cell in cells:
        cell["outputs"], cell["execution_count"] = [], None
    notebook.get("metadata", {}).pop("widgets", None)


def _is_report(cells: list[dict[str, Any]]) -> bool:
    text = "\n".join(
        cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        for cell in cells
    )
    return any(name in text for name in OPENS_PACK) and not any(name in text for name in OPENS_ROWS)
