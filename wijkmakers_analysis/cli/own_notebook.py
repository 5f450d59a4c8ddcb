"""Give a workspace its own exploration notebook; a newer one is laid beside it, never over it."""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

from wijkmakers_analysis.notebook_runs.finding import PACKAGE, notebook_path

NOTEBOOK = "explore"
# Which shipped notebook this workspace got or was offered last.
RECORD = Path(".wijkmakers") / "explore-notebook"


def own_notebook(root: Path) -> Path:
    """Return the workspace's own exploration notebook; put one there where there is none."""
    own = root / "notebooks" / f"{NOTEBOOK}.ipynb"
    if not own.is_file():
        shipped = notebook_path(NOTEBOOK, PACKAGE)
        own.parent.mkdir(exist_ok=True)
        shutil.copyfile(shipped, own)
        _remember(root, shipped)
    return own


def offer_newer_notebook(root: Path) -> Path | None:
    """Lay the shipped notebook beside the own one, once for each version of it.

    Returns
    -------
    Where it lies, or None where there is nothing new: the own one says the same, or this one was
    offered before, also where it was thrown away since.
    """
    shipped, own = notebook_path(NOTEBOOK, PACKAGE), own_notebook(root)
    if _cells_of(own) == _cells_of(shipped):
        _remember(root, shipped)
        return None
    if _record(root) == _mark(shipped):
        return None
    beside, number = own.with_name(f"{NOTEBOOK} (nieuw).ipynb"), 2
    while beside.exists():
        beside, number = own.with_name(f"{NOTEBOOK} (nieuw {number}).ipynb"), number + 1
    shutil.copyfile(shipped, beside)
    _remember(root, shipped)
    return beside


def trust_notebooks(root: Path) -> None:
    """Tell JupyterLab that notebooks without outputs can be trusted, so that it does not warn.

    There is nothing in them that could act before somebody runs a cell.
    """
    from nbformat import NO_CONVERT, ValidationError, read
    from nbformat.sign import NotebookNotary

    notary = NotebookNotary()  # type: ignore[no-untyped-call]  # nbformat has few types
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        with suppress(OSError, ValueError, KeyError, AttributeError, ValidationError):
            notebook = read(path, as_version=NO_CONVERT)  # type: ignore[no-untyped-call]  # likewise
            if not any(cell.get("outputs") for cell in notebook["cells"]):
                notary.sign(notebook)  # type: ignore[no-untyped-call]  # likewise
    notary.store.close()


def _cells_of(path: Path) -> list[tuple[str, str]] | None:
    """Return what the cells say, without what JupyterLab adds; None where it is no notebook."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [(one["cell_type"], "".join(one["source"])) for one in cells]
    except (ValueError, KeyError, TypeError):
        return None


def _mark(path: Path) -> str:
    return hashlib.sha256(json.dumps(_cells_of(path)).encode()).hexdigest()


def _record(root: Path) -> str:
    path = root / RECORD
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _remember(root: Path, shipped: Path) -> None:
    if _record(root) != _mark(shipped):
        (root / RECORD).parent.mkdir(exist_ok=True)
        (root / RECORD).write_text(f"{_mark(shipped)}\n", encoding="utf-8")
