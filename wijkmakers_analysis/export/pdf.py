"""Write a document as PDF with typst: fixed templates read the document as data.

Nothing of the document is ever put into a template's source. The file is tagged and passes
PDF/UA-1; typst refuses to make it where an alt text is missing.
"""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart, Document, Heading, Photos, Picture, Run, plain
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export.definitions import (
    HINT,
    MEANING,
    Leads,
    anchor_of,
    definitions_listed,
    leads_of,
)
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.export.pdf_placing import Placing, decide_placing
from wijkmakers_analysis.export.svg import isolate
from wijkmakers_analysis.style import look_of

if TYPE_CHECKING:
    from typst import Fonts

# What each tall figure says of the room it has.
ROOM = "<figure-room>"
STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
# The clock of every file, so that the same document always gives the same bytes.
TIMESTAMP = 946684800
COLOURS = ("PAPER", "INK", "SOFT_INK", "HAIRLINE", "TINT", "ACCENT", "ACCENT_TINT")
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
# A word longer than this may be broken anywhere.
LONGEST_WORD = 40
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PIECE = re.compile(r"\d{1,40}|[^\s\d]{1,16}")
ZERO_WIDTH_SPACE = "\u200b"
_TEXTS = {"title", "subtitle", "period", "sender", "notice", "stamp", "text", "by", "mark", "note",
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
        given: dict[str, Any] = {"root": root, "font_paths": own_fonts(str(templates / "fonts"))}

        def lay_out(placing: Placing) -> list[dict[str, Any]]:
            (root / "placing.json").write_text(json.dumps(placing), "utf-8")
            room: list[dict[str, Any]] = json.loads(
                typst.query(root / "main.typ", ROOM, field="value", **given)
            )
            return room

        try:
            decide_placing(_unled(document), lay_out)
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


def _as_data(document: Document, folder: Path) -> dict[str, Any]:
    blocks, leads = [], leads_of(document)
    for placed in placed_blocks(document):
        if isinstance(placed.block, Heading):
            raw = _said(placed.block.to_json())
            raw["anchor"] = anchor_of(placed.block.defines) if placed.block.defines else ""
        else:
            raw = _said(placed.block.to_json(), leads.within(placed.chapter))
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
        "cover": _said(document.cover.to_json()) | front,
        "blocks": blocks,
        "meaning": _meaning(document),
        "style": {name.lower(): look.of(getattr(style, name)) for name in COLOURS},
        "fonts": list(style.FONT_FAMILY),
    }


def _put(picture: Picture | None, folder: Path, name: str) -> dict[str, Any] | None:
    """Write a picture beside the template and return what is said of it, with its place."""
    if picture is None:
        return None
    path = folder / f"{name}.{ENDINGS[picture.mime_type]}"
    path.write_bytes(picture.data)
    told = {name: _characters(plain(getattr(picture, name))) for name in ("alt", "caption")}
    return {**told, "path": path.name, "ratio": picture.width / picture.height}


def _unled(document: Document) -> list[dict[str, Any]]:
    """Return the blocks with every text as its bare characters."""
    return [
        _said(placed.block.to_json()) | {"number": placed.number, "level": placed.level}
        for placed in placed_blocks(document)
    ]


def _meaning(document: Document) -> dict[str, Any]:
    """Return the list of definitions that the numbers lead to."""
    definitions = [
        {
            "anchor": anchor_of(one.indicator),
            "label": _characters(plain(one.label)),
            "explanation": _characters(plain(one.explanation)),
        }
        for one in definitions_listed(document)
    ]
    return {"title": MEANING, "hint": HINT, "definitions": definitions}


def _said(raw: dict[str, Any], leads: Leads | None = None) -> dict[str, Any]:
    """Return the JSON values of a block in which every text is what the template prints.

    Parameters
    ----------
    leads
        Where numbers lead; None where they lead nowhere.
    """
    said = dict(raw)
    for name in _TEXTS.intersection(raw):
        said[name] = _text(raw[name], leads)
    for name in _LISTS_OF_TEXTS.intersection(raw):
        said[name] = [_text(text, leads) for text in raw[name]]
    if "alt" in raw:
        said["alt"] = _text(raw["alt"])
    if "rows" in raw:
        said["rows"] = [[_text(text, leads) for text in row] for row in raw["rows"]]
    if "tiles" in raw:
        said["tiles"] = [_said(tile, leads) for tile in raw["tiles"]]
    if raw.get("numbers"):
        said["numbers"] = _said(raw["numbers"], leads)
    return said


def _text(
    text: Sequence[Mapping[str, Any]], leads: Leads | None = None
) -> str | list[dict[str, str]]:
    """Return the characters of a text; or its pieces, each with its anchor, where some lead."""
    anchors = [leads.anchor(Run(**run)) if leads else "" for run in text]
    if not any(anchors):
        return _characters("".join(run["text"] for run in text))
    return [
        {"text": _characters(run["text"]), "to": anchor}
        for run, anchor in zip(text, anchors, strict=True)
    ]


def _characters(text: str) -> str:
    """Return a text with places to break a very long word."""
    return _LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(_PIECE.findall(word.group())), text)


def _without_paths(reason: str, folder: Path) -> str:
    return re.sub(r"\s+", " ", reason.replace(str(folder), "")).strip(" .")[:300]
