"""Write a document as PDF with typst: fixed templates read the document as data.

Nothing of the document is ever put into a template's source. The file is tagged and passes
PDF/UA-1; typst refuses to make it where an alt text is missing.
"""

import json
import re
import tempfile
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wijkmakers_analysis.document import Document
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.pdf_data import data_of, unled_blocks
from wijkmakers_analysis.export.pdf_placing import decide_placing
from wijkmakers_analysis.export.pdf_shrinking import Placing

if TYPE_CHECKING:
    from typst import Fonts

# What the pages say while the places of figures are tried.
ROOM = "<figure-room>"
TRYING = {"trying": True}
STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
# The clock of every file, so that the same document always gives the same bytes.
TIMESTAMP = 946684800


def write_pdf(document: Document, path: Path) -> None:
    """Write the document as PDF; the file that was there stays where this fails."""
    replace_file(path, render_pdf(document))


def render_pdf(document: Document) -> bytes:
    """Return the document as a PDF file; the same document always gives the same bytes.

    Raises
    ------
    ExportError
        Where typst refuses the document.
    """
    import typst

    with (
        as_file(files("wijkmakers_analysis") / "templates") as templates,
        tempfile.TemporaryDirectory() as folder,
    ):
        root = Path(folder)
        for part in sorted((templates / "report").glob("*.typ")):
            (root / part.name).write_bytes(part.read_bytes())
        data = data_of(document, root)
        (root / "report.json").write_text(json.dumps(data), "utf-8")
        given: dict[str, Any] = {"root": root, "font_paths": own_fonts(str(templates / "fonts"))}

        @cache
        def laid_out(placed: str) -> list[dict[str, Any]]:
            (root / "placing.json").write_text(placed, "utf-8")
            room: list[dict[str, Any]] = json.loads(
                typst.query(root / "main.typ", ROOM, field="value", **given)
            )
            return room

        def lay_out(placing: Placing) -> list[dict[str, Any]]:
            return laid_out(json.dumps(placing | TRYING, sort_keys=True))

        try:
            placing = decide_placing(unled_blocks(document), lay_out)
            (root / "placing.json").write_text(json.dumps(placing), "utf-8")
            made: bytes = typst.compile(
                root / "main.typ",
                format="pdf",
                pdf_standards=list(STANDARDS),
                timestamp=TIMESTAMP,
                **given,
            )
            return made
        except RuntimeError as error:
            reason = getattr(error, "message", "") or type(error).__name__
            raise ExportError(
                f"De PDF is niet te maken: {_without_paths(reason, root)}. "
                "Meld dit met de HTML-versie van het verslag erbij."
            ) from None


@cache
def own_fonts(own: str) -> "Fonts":
    """Return Inter and the fonts of matplotlib for what Inter lacks; none of this computer."""
    import typst

    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ExportError("Matplotlib is er niet. Installeer het programma opnieuw.")
    matplotlib = Path(found.origin).parent
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[own, str(matplotlib / "mpl-data" / "fonts" / "ttf")],
    )


def _without_paths(reason: str, folder: Path) -> str:
    return re.sub(r"\s+", " ", reason.replace(str(folder), "")).strip(" .")[:300]
