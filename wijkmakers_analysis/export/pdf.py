"""Write a document as PDF with typst: fixed templates read the document as data.

Nothing of the document is ever put into a template's source. The file is tagged and passes
PDF/UA-1; typst refuses to make it where an alt text is missing.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart, Document, Photos, Picture, Text
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.export.pdf_placing import Placing, decide_placing
from wijkmakers_analysis.export.svg import isolate
from wijkmakers_analysis.style import look_of

# What each tall figure says of the room it has.
ROOM = "<figure-room>"
STANDARDS = ["ua-1", "a-2a"]
# The clock of every file, so that the same document always gives the same bytes.
TIMESTAMP = 946684800
COLOURS = ("PAPER", "INK", "SOFT_INK", "HAIRLINE", "TINT", "ACCENT", "ACCENT_TINT")
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
# A word longer than this may be broken anywhere.
LONGEST_WORD = 40
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PIECE = re.compile(r"\d{1,40}|[^\s\d]{1,16}")
ZERO_WIDTH_SPACE = "\u200b"
_TEXTS = {"title", "subtitle", "period", "sender", "notice", "stamp", "text", "by", "alt", "note",
          "value", "label", "caption"}  # fmt: skip
_PLACE = ("number", "level", "continues", "continued")
_LISTS_OF_TEXTS = {"header", "items"}


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
        data = _as_data(document, root)
        (root / "report.json").write_text(json.dumps(data), "utf-8")
        given = {"root": root, "font_paths": own_fonts(str(templates / "fonts"))}

        def lay_out(placing: Placing) -> list[dict]:
            (root / "placing.json").write_text(json.dumps(placing), "utf-8")
            return json.loads(typst.query(root / "main.typ", ROOM, field="value", **given))

        try:
            decide_placing(data["blocks"], lay_out)
            return typst.compile(
                root / "main.typ",
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=TIMESTAMP,
                **given,
            )
        except RuntimeError as error:
            reason = getattr(error, "message", "") or type(error).__name__
            raise ExportError(
                f"De PDF is niet te maken: {_without_paths(reason, root)}. "
                "Meld dit met de HTML-versie van het verslag erbij."
            ) from None


@cache
def own_fonts(own: str):
    """Return Inter and the fonts of matplotlib for what Inter lacks; none of this computer."""
    import typst

    matplotlib = Path(find_spec("matplotlib").origin).parent
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[own, str(matplotlib / "mpl-data" / "fonts" / "ttf")],
    )


def _as_data(document: Document, folder: Path) -> dict:
    blocks = []
    for placed in placed_blocks(document):
        raw = _bare(placed.block.to_json())
        if isinstance(placed.block, Chart):
            raw["svg"] = f"drawing-{placed.number}.svg"
            (folder / raw["svg"]).write_text(
                isolate(placed.block.svg, f"f{placed.number}-"), "utf-8"
            )
        if isinstance(placed.block, Photos):
            pictures = enumerate(placed.block.pictures)
            raw["pictures"] = [
                _put(one, folder, f"photo-{placed.number}-{number}") for number, one in pictures
            ]
        place = {name: getattr(placed, name) for name in _PLACE}
        blocks.append(raw | place)
    front = {name: _put(getattr(document.cover, name), folder, name) for name in ("logo", "photo")}
    look = look_of(document.cover.accent)
    return {
        "cover": _bare(document.cover.to_json()) | front,
        "blocks": blocks,
        "style": {name.lower(): look.of(getattr(style, name)) for name in COLOURS},
        "fonts": list(style.FONT_FAMILY),
    }


def _put(picture: Picture | None, folder: Path, name: str) -> dict | None:
    """Write a picture beside the template and return what is said of it, with its place."""
    if picture is None:
        return None
    path = folder / f"{name}.{ENDINGS[picture.mime_type]}"
    path.write_bytes(picture.data)
    told = {"alt": _characters_of(picture.alt), "caption": _characters_of(picture.caption)}
    return {**told, "path": path.name, "ratio": picture.width / picture.height}


def _characters_of(text: Text) -> str:
    return _characters([{"text": run.text} for run in text])


def _bare(raw: dict) -> dict:
    """Return the JSON values of a block in which every text is its bare characters."""
    bare = dict(raw)
    for name in _TEXTS.intersection(raw):
        bare[name] = _characters(raw[name])
    for name in _LISTS_OF_TEXTS.intersection(raw):
        bare[name] = [_characters(text) for text in raw[name]]
    if "rows" in raw:
        bare["rows"] = [[_characters(text) for text in row] for row in raw["rows"]]
    if "tiles" in raw:
        bare["tiles"] = [_bare(tile) for tile in raw["tiles"]]
    if raw.get("numbers"):
        bare["numbers"] = _bare(raw["numbers"])
    return bare


def _characters(text: Iterable[Mapping]) -> str:
    """Return the characters of a text, with places to break a very long word."""
    return _LONG_WORD.sub(
        lambda word: ZERO_WIDTH_SPACE.join(_PIECE.findall(word.group())),
        "".join(run["text"] for run in text),
    )


def _without_paths(reason: str, folder: Path) -> str:
    return re.sub(r"\s+", " ", reason.replace(str(folder), "")).strip(" .")[:300]
