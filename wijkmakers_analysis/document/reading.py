"""Read an executed notebook back into a document."""

from collections.abc import Iterable, Mapping

from wijkmakers_analysis.document.blocks import (
    Block,
    Bullets,
    Chart,
    Cover,
    Heading,
    Paragraph,
    Quote,
    Table,
    Tile,
    Tiles,
)
from wijkmakers_analysis.document.text import Run, Text
from wijkmakers_analysis.errors import DocumentError

_KINDS = {
    kind.kind: kind for kind in (Cover, Heading, Paragraph, Bullets, Tiles, Table, Chart, Quote)
}


def block_from_json(raw: Mapping) -> Block:
    """Build a block from what `to_json` gave."""
    kind = _KINDS.get(raw.get("kind", ""))
    if kind is None:
        raise DocumentError("Een uitvoer van het notebook is van een onbekend soort.")
    values = {name: value for name, value in raw.items() if name != "kind"}
    for name in (
        "title",
        "subtitle",
        "period",
        "sender",
        "notice",
        "stamp",
        "text",
        "by",
        "alt",
        "note",
    ):
        if name in values:
            values[name] = _text(values[name])
    if kind is Bullets:
        values["items"] = tuple(_text(item) for item in values["items"])
    if kind is Tiles:
        values["tiles"] = tuple(
            Tile(**{part: _text(tile[part]) for part in ("value", "label", "note")})
            for tile in values["tiles"]
        )
    if kind is Table:
        values["header"] = tuple(_text(cell) for cell in values["header"])
        values["rows"] = tuple(tuple(_text(cell) for cell in row) for row in values["rows"])
        values["numeric"] = tuple(values["numeric"])
    if kind is Chart:
        values["numbers"] = values["numbers"] and block_from_json(values["numbers"])
        values["size"] = tuple(values["size"])
    return kind(**values)


def _text(raw: Iterable[Mapping]) -> Text:
    return tuple(Run(**run) for run in raw)
