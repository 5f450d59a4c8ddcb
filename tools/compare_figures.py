"""Make one page with every figure of the reports as it was and as it is now.

    python tools/compare_figures.py HEAD .                # a revision and the folder as it is
    python tools/compare_figures.py v0.1.0 HEAD -o page.html
    python tools/compare_figures.py old-drawings new-drawings

Each side is a git revision, a folder with the package, or a folder with drawings. A revision is
unpacked in a temporary folder and draws its own example with its own code. The page is one file
that fetches nothing: changed figures first, side by side, then the names of the others.
"""

import argparse
import base64
import html
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "wijkmakers_analysis"
# Runs in the interpreter of one side, on the package and the example of that side.
DRAW = """
import sys
from importlib import import_module
from pathlib import Path
import wijkmakers_analysis as wijkmakers
from wijkmakers_analysis.document import Blocks, Chart, plain
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import make_pack
from wijkmakers_analysis.yearpack.partner import partner_view

PARTNER_FIGURES = (
    ("partner_calendar", "draw_own_year"),
    ("partner_network", "draw_partners_met"),
)
source, target = Path(sys.argv[1]), Path(sys.argv[2])
programme = load_programme(load_settings(source))
for year in programme.settings.years:
    pack = make_pack(programme, year)
    calls = [
        (f"{year}-{name.removeprefix('draw_')}", getattr(wijkmakers, name), pack)
        for name in wijkmakers.__all__
        if name.startswith("draw_")
    ]
    for number, one in enumerate(one for one in pack.organisations if one.relation == "partner"):
        view = partner_view(pack, one.organisation)
        for module, draw in PARTNER_FIGURES:
            home = import_module(f"wijkmakers_analysis.figures.{module}")
            stem = f"{year}-partner-{number + 1}-{module.removeprefix('partner_')}"
            calls.append((stem, getattr(home, draw), view))
    for stem, draw, of in calls:
        drawn = draw(of)
        parts = drawn.flat() if isinstance(drawn, Blocks) else (drawn,)
        for place, one in enumerate(part for part in parts if isinstance(part, Chart)):
            path = target / f"{stem}-{place + 1}"
            path.with_suffix(".svg").write_text(one.svg, encoding="utf-8")
            path.with_suffix(".txt").write_text(plain(one.alt), encoding="utf-8")
"""
EXPLANATION = (
    "Every figure of the review and of the partner reports of the example, in each of its years; "
    "under it stands its alternative text. A figure has changed where its drawing or that text is "
    "not the same to the letter."
)
STYLE = """
body{font:15px/1.5 Inter,'Segoe UI',Helvetica,Arial,sans-serif;color:#1b2430;margin:2rem}
table{border-collapse:collapse;table-layout:fixed;width:100%}td{vertical-align:top;padding:.5rem}
th{text-align:left;padding:0 .5rem;font-weight:600}
img{max-width:100%;background:#fff;border:1px solid #d9dee4}td p{font-size:.85em;color:#4a5563}
h2{margin:2rem 0 .3rem;font-size:1.1rem}
"""


def draw_side(side: str, folder: Path) -> Path:
    """Return the folder that holds the drawings of one side; they are drawn where needed."""
    given = Path(side)
    if given.is_dir() and list(given.glob("*.svg")):
        return given
    source = given.resolve() if (given / PACKAGE).is_dir() else _unpacked(side, folder / "source")
    drawings = folder / "drawings"
    drawings.mkdir(parents=True)
    environment = os.environ | {"PYTHONPATH": str(source)}
    command = [sys.executable, "-c", DRAW, str(source), str(drawings)]
    subprocess.run(command, check=True, env=environment, cwd=folder)
    return drawings


def compare_page(before: Path, after: Path, names: tuple[str, str]) -> tuple[str, list[str]]:
    """Return the page, and the names of the figures that are not the same on both sides.

    Parameters
    ----------
    before, after
        Folders with NAME.svg, and NAME.txt with the alternative text.
    names
        What the two sides are called.
    """
    stems = sorted({path.stem for folder in (before, after) for path in folder.glob("*.svg")})
    changed = [one for one in stems if _drawing(before, one) != _drawing(after, one)]
    labels = zip(("Before", "After"), names, strict=True)
    heads = "".join(f"<th>{label}: {html.escape(name)}</th>" for label, name in labels)
    parts = [
        f"<h2>{html.escape(one)}</h2><table><tr>{heads}</tr>"
        f"<tr>{_cell(before, one)}{_cell(after, one)}</tr></table>"
        for one in changed
    ]
    same = ", ".join(html.escape(one) for one in stems if one not in changed) or "none"
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures before and after'
        f"</title><style>{STYLE}</style><h1>Figures before and after</h1>"
        f"<p>{EXPLANATION}</p><p>{len(changed)} of {len(stems)} figures changed.</p>"
        f"{''.join(parts)}"
        f"<h2>The same on both sides</h2><p>{same}</p></html>\n"
    )
    return page, changed


def _unpacked(revision: str, folder: Path) -> Path:
    command = ["git", "archive", "--format=tar", revision]
    packed = subprocess.run(command, cwd=ROOT, capture_output=True)
    if packed.returncode:
        raise SystemExit(f"{revision} is no revision and no folder with drawings or the package")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _drawing(folder: Path, stem: str) -> tuple[str, ...] | None:
    paths = [folder / f"{stem}{ending}" for ending in (".svg", ".txt")]
    found = tuple(path.read_text(encoding="utf-8") for path in paths if path.exists())
    return found or None


def _cell(folder: Path, stem: str) -> str:
    found = _drawing(folder, stem)
    if found is None:
        return "<td>not drawn</td>"
    alt = html.escape("".join(found[1:]), quote=True)
    data = base64.b64encode(found[0].encode()).decode()
    return f'<td><img src="data:image/svg+xml;base64,{data}" alt="{alt}"><p>{alt}</p></td>'


def main(words: list[str]) -> int:
    """Write the page and say what changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("-o", "--output", type=Path, default=Path("figures.html"))
    asked = parser.parse_args(words)
    # Before the drawing, which takes minutes.
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        sides = []
        for label in ("before", "after"):
            folder = Path(name) / label
            folder.mkdir()
            sides.append(draw_side(getattr(asked, label), folder))
        page, changed = compare_page(*sides, (asked.before, asked.after))
    asked.output.write_text(page, encoding="utf-8", newline="\n")
    print(f"{asked.output}: {len(changed)} figures changed" + "".join(f"\n  {x}" for x in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
