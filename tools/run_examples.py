"""Run the examples of a page of documentation, as written, in a workspace of the example data.

Run it as ``python tools/run_examples.py docs/api_pack.md``. The pages are built with it
(docs/conf.py) and tested with it (tests/test_api_docs.py): an example that gives something else
than the page says is an error.
"""

import contextlib
import doctest
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
_BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages_with_examples() -> list[Path]:
    """Return the pages of docs/ that hold examples, in order of name."""
    pages = sorted((ROOT / "docs").glob("*.md"))
    return [page for page in pages if _BLOCK.search(page.read_text(encoding="utf-8"))]


@contextlib.contextmanager
def example_workspace() -> Iterator[Path]:
    """Work in a temporary copy of this repository's workspace, and step out again."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
        shutil.copytree(ROOT / "notebooks", folder / "notebooks")
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def run_page(page: Path) -> tuple[list[str], dict[str, object]]:
    """Run the examples of a page as one session, in the current folder.

    Returns
    -------
    What differs from the page, and the names that the session leaves.
    """
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    told: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=OPTIONS)
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1))
        test = doctest.DocTestParser().get_doctest(block[1], {}, page.name, str(page), line)
        test.globs = names
        runner.run(test, out=told.append, clear_globs=False)
    return told, names


def main(pages: list[str]) -> int:
    """Run the named pages, or all that have examples; return the exit status."""
    chosen = [Path(page).resolve() for page in pages] or pages_with_examples()
    failed = 0
    with example_workspace():
        for page in chosen:
            told, _ = run_page(page)
            failed += bool(told)
            print(f"{page.name}: " + ("".join(told) or "every example gives what is written"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
