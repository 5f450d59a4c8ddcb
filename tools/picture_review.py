"""Make docs/pictures/review-page.png: a real page of the review, as the README shows it.

Run it as ``python tools/picture_review.py``. It makes the review of the example in a temporary
workspace and turns the page with the calendar into a picture; poppler's pdftoppm does the turning.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "review-page.png"
YEAR = "2022"
# Words that stand on the page to show, besides in the contents.
ON_THE_PAGE = ("Leren, doen en ontmoeten", "De leergang")
DOTS_PER_INCH = "80"


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
        tool = [sys.executable, "-m", "wijkmakers_analysis"]
        subprocess.run([*tool, "review", folder, "--year", YEAR, "--format", "pdf"], check=True)
        (path,) = (folder / "reports").rglob("*.pdf")
        page = str(_page_to_show(path))
        target = folder / "page"
        chosen = ["-f", page, "-l", page, "-r", DOTS_PER_INCH, "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *chosen, path, target], check=True)
        shutil.copy(target.with_suffix(".png"), PICTURE)


def _page_to_show(path: Path) -> int:
    """Return the number of the first page, from 1, that holds all the words."""
    for number, page in enumerate(PdfReader(path).pages, start=1):
        if all(words in page.extract_text() for words in ON_THE_PAGE):
            return number
    raise SystemExit("no page of the review holds the words to show")


if __name__ == "__main__":
    main()
