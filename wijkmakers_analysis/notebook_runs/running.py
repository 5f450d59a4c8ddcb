"""Run a notebook with papermill and return it, executed, as JSON values."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wijkmakers_analysis import errors
from wijkmakers_analysis.errors import RunError
from wijkmakers_analysis.notebook_runs.parameters import check_parameters, place_of_parameters


def run_notebook(path: Path, parameters: Mapping[str, object], cwd: Path) -> dict[str, Any]:
    """Run a notebook in this Python and return it, executed, as JSON values.

    Nothing is written: not the executed notebook, not a history, not a traceback. Where
    `waiting_kernel.prepare_kernel` was called before, that warm kernel runs it.

    Parameters
    ----------
    path
        The notebook.
    parameters
        Values by name, as `check_parameters` accepts them.
    cwd
        The folder the notebook runs in.

    Raises
    ------
    RunError
        Where a cell fails. The message names notebook, cell and kind of error; the error's own
        words only where it is one of ours, and never the traceback.
    """
    path = Path(path)
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise RunError(
            f"Het notebook {path.name} is niet te lezen. Open het in JupyterLab om te zien waarom."
        ) from None
    check_parameters(raw, parameters)
    return _execute(path.name, raw, dict(parameters), Path(cwd))


def _execute(
    name: str, raw: dict[str, Any], parameters: dict[str, object], cwd: Path
) -> dict[str, Any]:
    import nbformat
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from wijkmakers_analysis.notebook_runs.engine import ENGINE, register_engine

    register_engine()
    try:
        executed = papermill.execute_notebook(
            nbformat.from_dict(raw),  # type: ignore[no-untyped-call]  # nbformat has no type there
            None,
            parameters,
            engine_name=ENGINE,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=cwd,
        )
    except PapermillExecutionError as failure:
        cell = failure.cell_index + 1 - _injected_before(raw, failure.cell_index, parameters)
        raise RunError(_why(name, cell, failure.ename, failure.evalue)) from None
    except (DeadKernelError, RuntimeError) as failure:
        if isinstance(failure, RuntimeError) and "Kernel died" not in str(failure):
            raise
        raise RunError(
            f"Het notebook {name} is onverwacht gestopt, misschien omdat het geheugen vol was. "
            "Sluit andere programma's en probeer het opnieuw."
        ) from None
    plain: dict[str, Any] = json.loads(json.dumps(executed))
    return plain


def _injected_before(raw: Mapping[str, Any], index: int, parameters: Mapping[str, object]) -> int:
    """Return 1 where papermill put a cell of its own before this place, else 0."""
    if not parameters:
        return 0
    tagged = place_of_parameters(raw)
    return int(index > (-1 if tagged is None else tagged))


def _why(name: str, cell: int, kind: str, words: str) -> str:
    where = f"Het notebook {name} is mislukt in cel {cell} ({kind})"
    ours = getattr(errors, kind, None)
    if isinstance(ours, type) and issubclass(ours, errors.WijkmakersError):
        return f"{where}: {words}"
    return f"{where}. Open het notebook in JupyterLab en voer het daar uit om te zien waarom."
