"""Turn a document into the data that the templates of a PDF read."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart, Document, Heading, Photos, Picture, Run, plain
from wijkmakers_analysis.export.definitions import (
    HINT,
    MEANING,
    Leads,
    anchor_of,
    definitions_listed,
    leads_of,
)
from wijkmakers_analysis.export.leading import FEW_LINES, NONE, leading_blocks
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.export.svg import isolate
from wijkmakers_analysis.translation import locale_in_use, translated

# What the templates say themselves.
WORDS = {
    "contents": "Inhoud",
    "numbers": "De cijfers bij de figuren",
    "to_numbers": "De cijfers bij deze figuur staan achterin.",
    "meaning": "Uitleg: ",
    "of": " van ",
    "version": "Versie van de cijfers: ",
}
# Millimetres of a drawing that has a place of its own, and of the text, of one column in the annex.
TALL, ROOM, COLUMN, AN_INCH = 50.0, 170.0, 81.0, 25.4
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


def data_of(document: Document, folder: Path) -> dict[str, Any]:
    """Return what the templates read of a document, and put its pictures beside them."""
    blocks, leads = [], leads_of(document)
    room = COLUMN if document.cover.form == "annex" else ROOM
    leading = leading_blocks(document, lambda chart: NONE if _is_tall(chart, room) else FEW_LINES)
    for placed in placed_blocks(document):
        if isinstance(placed.block, Heading):
            raw = _said(placed.block.to_json())
            raw["anchor"] = anchor_of(placed.block.defines) if placed.block.defines else ""
        else:
            raw = _said(placed.block.to_json(), leads.within(placed.chapter))
        raw["leads"] = placed.number in leading
        if isinstance(placed.block, Chart):
            raw["tall"] = _is_tall(placed.block, room)
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
    look = style.look_of(document.cover.accent)
    return {
        "cover": _said(document.cover.to_json()) | front,
        "blocks": blocks,
        "meaning": _meaning(document),
        "words": {name: translated(told) for name, told in WORDS.items()},
        "locale": [*locale_in_use().split("_"), ""][:2],
        "style": {name.lower(): look.of(getattr(style, name)) for name in COLOURS},
        "fonts": list(style.FONT_FAMILY),
    }


def unled_blocks(document: Document) -> list[dict[str, Any]]:
    """Return the blocks with every text as its bare characters."""
    return [
        _said(placed.block.to_json()) | {"number": placed.number, "level": placed.level}
        for placed in placed_blocks(document)
    ]


def _is_tall(chart: Chart, room: float) -> bool:
    width, height = chart.size
    return min(width * AN_INCH, room) * height / width >= TALL


def _put(picture: Picture | None, folder: Path, name: str) -> dict[str, Any] | None:
    """Write a picture beside the template and return what is said of it, with its place."""
    if picture is None:
        return None
    path = folder / f"{name}.{ENDINGS[picture.mime_type]}"
    path.write_bytes(picture.data)
    told = {name: _characters(plain(getattr(picture, name))) for name in ("alt", "caption")}
    return {**told, "path": path.name, "ratio": picture.width / picture.height}


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
    return {"title": translated(MEANING), "hint": translated(HINT), "definitions": definitions}


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
) -> str | list[dict[str, Any]]:
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
