"""Strip outputs and counts from notebooks, so that no number or person is committed with one.

Run it as ``python tools/strip_outputs.py notebooks/*.ipynb``. It says which it stripped and then
exits with 1, so that a commit stops until they are added again.
"""

import json
import sys
from pathlib import Path


def strip_outputs(path: Path) -> bool:
    """Write a notebook without outputs where it has any; return whether it had."""
    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    had_any = any(cell["outputs"] or cell["execution_count"] is not None for cell in code)
    if had_any:
        for cell in code:
            cell |= {"outputs": [], "execution_count": None}
        stripped = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        path.write_text(stripped, encoding="utf-8", newline="\n")
    return had_any


def main(names: list[str]) -> int:
    """Strip the named notebooks; return 1 where any held an output."""
    stripped = [name for name in names if strip_outputs(Path(name))]
    for name in stripped:
        print(f"{name}: outputs stripped")
    return 1 if stripped else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
