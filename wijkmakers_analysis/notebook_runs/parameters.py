"""Hold the parameters of a run against the cell of the notebook that names them."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from wijkmakers_analysis.errors import RunError

PARAMETERS_TAG = "parameters"
TYPES = {
    "int": (int, "een heel getal"),
    "float": (float, "een getal"),
    "str": (str, "tekst"),
    "bool": (bool, "ja of nee (True of False)"),
    "None": (type(None), "niets (None)"),
}


def check_parameters(notebook: Mapping[str, Any], given: Mapping[str, object]) -> None:
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


def place_of_parameters(notebook: Mapping[str, Any]) -> int | None:
    """Return the index of the cell tagged 'parameters', or None."""
    for place, cell in enumerate(notebook.get("cells", ())):
        if PARAMETERS_TAG in cell.get("metadata", {}).get("tags", ()):
            return place
    return None


def _parameters(notebook: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and allowed kinds of every parameter."""
    for cell in notebook.get("cells", ()):
        if PARAMETERS_TAG not in cell.get("metadata", {}).get("tags", ()):
            continue
        source = cell.get("source", "")
        try:
            lines = ast.parse(source if isinstance(source, str) else "".join(source)).body
            for line in lines:
                if not isinstance(line, ast.AnnAssign):
                    raise ValueError
                if not isinstance(line.target, ast.Name) or line.value is None:
                    raise ValueError
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
