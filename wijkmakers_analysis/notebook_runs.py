"""Run a notebook with checked parameters, and keep the files of a report only where all succeed."""

import ast
import json
import os
import secrets
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

from wijkmakers_analysis import errors
from wijkmakers_analysis.errors import ExportError, RunError, WrongCall

PARAMETERS_TAG = "parameters"
TYPES = {
    "int": (int, "een heel getal"),
    "float": (float, "een getal"),
    "str": (str, "tekst"),
    "bool": (bool, "ja of nee (True of False)"),
    "None": (type(None), "niets (None)"),
}
PACKAGE = Path(__file__).parent


def notebook_path(name: str, root: Path) -> Path:
    """Find a notebook by name: in the workspace, then in the package, then in the repository.

    Parameters
    ----------
    name
        Bare name, with or without .ipynb.
    root
        The workspace.
    """
    if not name or PurePath(name).name != name or "\\" in name:
        raise WrongCall(
            f"'{name}' is geen naam van een notebook. Geef alleen de naam, zoals yearly_review."
        )
    file = f"{name.removesuffix('.ipynb')}.ipynb"
    for folder in (Path(root), PACKAGE, PACKAGE.parent):
        if (folder / "notebooks" / file).is_file():
            return folder / "notebooks" / file
    raise WrongCall(
        f"Het notebook {file} bestaat niet in de map notebooks van de werkruimte en hoort ook "
        "niet bij het programma. Kijk of de naam klopt."
    )


def check_parameters(notebook: Mapping, given: Mapping[str, object]) -> None:
    """Hold given parameters against the cell tagged 'parameters'.

    Parameters
    ----------
    notebook
        The notebook as JSON values.
    given
        Values by name.

    Raises
    ------
    RunError
        Where a name is unknown, a value is of another type, or the cell holds anything besides
        lines like ``year: int = 2022  # het jaar``.
    """
    known = dict(_parameters(notebook))
    for name, value in given.items():
        if name not in known:
            names = ", ".join(known) or "geen enkele"
            raise RunError(f"Het notebook kent geen parameter '{name}'; wel: {names}.")
        if not _fits(value, known[name]):
            expected = " of ".join(TYPES[kind][1] for kind in known[name])
            raise RunError(f"De parameter '{name}' van het notebook verwacht {expected}.")


def run_notebook(path: Path, parameters: Mapping[str, object], cwd: Path) -> dict:
    """Run a notebook in this Python and return it, executed, as JSON values.

    Nothing is written: not the executed notebook, not a history, not a traceback.

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
    with tempfile.TemporaryDirectory() as folder:
        return _execute(path.name, raw, dict(parameters), Path(cwd), Path(folder))


def publish(files: Mapping[str, Callable[[Path], None]], folder: Path) -> None:
    """Write all files of a report, look whether each is whole, then put them in place together.

    Parameters
    ----------
    files
        What writes each file, by its name in the folder.
    folder
        Made where it is absent.

    Raises
    ------
    ExportError
        Where a file was not written or is damaged; the files that were there stay as they were.
    """
    folder = Path(folder)
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = folder / f".nieuw-{secrets.token_hex(4)}"
        stage.mkdir()
    except OSError as error:
        raise ExportError(
            f"De map {folder.name} is niet te maken of te beschrijven "
            f"({error.strerror or type(error).__name__}). Kijk of u er mag schrijven."
        ) from None
    try:
        for name, write in files.items():
            write(stage / name)
            _refuse_damaged(stage / name)
        _move_together(stage, folder, list(files))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def _parameters(notebook: Mapping) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and allowed kinds of every parameter."""
    for cell in notebook.get("cells", ()):
        if PARAMETERS_TAG not in cell.get("metadata", {}).get("tags", ()):
            continue
        source = cell.get("source", "")
        try:
            lines = ast.parse(source if isinstance(source, str) else "".join(source)).body
            for line in lines:
                kinds = tuple(kind.strip() for kind in ast.unparse(line.annotation).split("|"))
                value = ast.literal_eval(line.value)
                if not set(kinds) <= set(TYPES) or not _fits(value, kinds):
                    raise ValueError
                yield line.target.id, kinds
        except (SyntaxError, ValueError, AttributeError, TypeError):
            raise RunError(
                "De cel met parameters van het notebook mag alleen regels hebben als: "
                "year: int = 2022  # het jaar"
            ) from None


def _fits(value: object, kinds: tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return "bool" in kinds
    types = tuple(TYPES[kind][0] for kind in kinds)
    return isinstance(value, types) or (isinstance(value, int) and "float" in kinds)


def _execute(name: str, raw: dict, parameters: dict, cwd: Path, folder: Path) -> dict:
    import nbformat
    import papermill
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    class ThisPython(KernelSpecManager):
        """Knows one kernel: the Python that runs now, with a profile of its own."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            quiet = {"IPYTHONDIR": str(folder), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            argv += ["--log-level=CRITICAL"]
            return KernelSpec(argv=argv, display_name="Python", language="python", env=quiet)

    class Kernel(AsyncKernelManager):
        """Starts that kernel, its connection file in the temporary folder."""

        def _kernel_spec_manager_default(self) -> KernelSpecManager:
            return ThisPython()

        def _connection_file_default(self) -> str:
            return str(folder / f"kernel-{secrets.token_hex(8)}.json")

    try:
        executed = papermill.execute_notebook(
            nbformat.from_dict(raw),
            None,
            parameters,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=cwd,
            kernel_manager_class=Kernel,
        )
    except PapermillExecutionError as failure:
        cell = failure.cell_index + 1 - _injected_before(raw, failure.cell_index, parameters)
        raise RunError(_why(name, cell, failure.ename, failure.evalue)) from None
    except DeadKernelError:
        raise RunError(
            f"Het notebook {name} is onverwacht gestopt, misschien omdat het geheugen vol was. "
            "Sluit andere programma's en probeer het opnieuw."
        ) from None
    return json.loads(json.dumps(executed))


def _injected_before(raw: Mapping, index: int, parameters: Mapping) -> int:
    """Return 1 where papermill put a cell of its own before this place, else 0."""
    if not parameters:
        return 0
    tagged = [
        place
        for place, cell in enumerate(raw["cells"])
        if PARAMETERS_TAG in cell.get("metadata", {}).get("tags", ())
    ]
    return int(index > (tagged[0] if tagged else -1))


def _why(name: str, cell: int, kind: str, words: str) -> str:
    where = f"Het notebook {name} is mislukt in cel {cell} ({kind})"
    ours = getattr(errors, kind, None)
    if isinstance(ours, type) and issubclass(ours, errors.WijkmakersError):
        return f"{where}: {words}"
    return f"{where}. Open het notebook in JupyterLab en voer het daar uit om te zien waarom."


def _refuse_damaged(path: Path) -> None:
    """Raise ExportError where a file is absent, empty or plainly not of its kind."""
    content = path.read_bytes() if path.is_file() else b""
    match path.suffix.lower():
        case ".pdf":
            is_whole = content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
        case ".html":
            is_whole = content.rstrip().endswith(b"</html>")
        case ".docx" | ".pptx" | ".xlsx":
            is_whole = zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
        case _:
            is_whole = bool(content)
    if not is_whole:
        raise ExportError(
            f"{path.name} is niet goed geschreven; de vorige bestanden zijn gebleven. "
            "Probeer het opnieuw."
        )


def _move_together(stage: Path, folder: Path, names: list[str]) -> None:
    """Move all files into place; where one cannot be moved, put the old ones back."""
    kept = stage / "oud"
    kept.mkdir()
    moved: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                os.replace(folder / name, kept / name)
            moved.append(name)
            os.replace(stage / name, folder / name)
    except OSError as error:
        for name in moved:
            (folder / name).unlink(missing_ok=True)
            if (kept / name).exists():
                os.replace(kept / name, folder / name)
        raise ExportError(
            f"{name} is niet te vervangen ({error.strerror or type(error).__name__}). "
            "Sluit het bestand als het openstaat en probeer het opnieuw."
        ) from None
