"""Read an executed notebook back into a document."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wijkmakers_analysis.document.addressing import address_in
from wijkmakers_analysis.document.block import MIME_TYPE, Block
from wijkmakers_analysis.document.blocks import (
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
from wijkmakers_analysis.document.editions import REVIEW, Edition, edition_of, is_on_slides
from wijkmakers_analysis.document.markdown import blocks_from_markdown
from wijkmakers_analysis.document.pictures import Photos, Picture
from wijkmakers_analysis.document.published import Definition, PublishedFact, PublishedFacts
from wijkmakers_analysis.document.remedies import with_remedy
from wijkmakers_analysis.document.text import Run, Text
from wijkmakers_analysis.document.whole import Document
from wijkmakers_analysis.errors import DocumentError

_KINDS = {
    kind.kind: kind
    for kind in (
        Cover,
        Heading,
        Paragraph,
        Bullets,
        Tiles,
        Table,
        Chart,
        Photos,
        Quote,
        PublishedFacts,
    )
}
_TEXTS_OF_A_FACT = ("label", "group", "shown", "status", "reason")
_TEXTS = ("title", "subtitle", "period", "sender", "notice", "stamp", "text", "by", "mark", "alt",
          "note", "remedy")  # fmt: skip


def read_document(notebook: Mapping[str, Any], edition: Edition = REVIEW) -> Document:
    """Build the document that an executed notebook carries.

    Parameters
    ----------
    notebook
        The notebook as JSON values, format 4. Only Markdown cells and outputs under MIME_TYPE
        are read; sources of code cells never appear.
    edition
        Which of the documents in it; only the cells of that edition are read.

    Raises
    ------
    DocumentError
        Where an output is none of our blocks, Markdown holds a numeral, or the first block is no
        cover. The message names the cell, counted from 1.
    """
    blocks: list[Block] = []
    shown: list[Block] = []
    for number, cell in enumerate(_cells(notebook), start=1):
        if edition_of(cell) != edition:
            continue
        if cell.get("cell_type") == "markdown":
            blocks.extend(blocks_from_markdown(_joined(cell.get("source", "")), number))
        elif cell.get("cell_type") == "code":
            outputs = cell.get("outputs", ())
            made = [block for one in outputs for block in _blocks_from_output(one, number)]
            blocks += made
            if is_on_slides(cell):
                shown += [block for block in made if isinstance(block, (Chart, Table))]
    if not blocks or not isinstance(blocks[0], Cover):
        raise DocumentError(
            "Het notebook begint niet met een omslag. Laat de eerste cel die iets toont "
            "de omslag (Cover) tonen."
        )
    if any(isinstance(block, Cover) for block in blocks[1:]):
        raise DocumentError("Het notebook heeft meer dan één omslag (Cover). Laat er één staan.")
    lists = [block for block in blocks if isinstance(block, PublishedFacts)]
    if len(lists) > 1:
        raise DocumentError("Het notebook somt de cijfers meer dan één keer op. Laat er één staan.")
    others = [block for block in blocks[1:] if not isinstance(block, PublishedFacts)]
    places = (n for n, block in enumerate(others, start=1) if any(block is one for one in shown))
    told = tuple(with_remedy(block, is_draft=bool(blocks[0].stamp)) for block in others)
    published = lists[0] if lists else PublishedFacts()
    document: Document = address_in(
        Document(blocks[0], told, published, tuple(places)), blocks[0].address
    )
    return document


def block_from_json(raw: Mapping[str, Any]) -> Block:
    """Build a block from what `to_json` gave.

    Raises
    ------
    DocumentError
        Where it is of an unknown kind or its parts do not fit that kind.
    """
    kind = _KINDS.get(raw.get("kind", ""))
    if kind is None:
        raise DocumentError("Een uitvoer van het notebook is van een onbekend soort.")
    try:
        return kind(**_values(kind, raw))
    except (TypeError, KeyError, AttributeError, ValueError):
        raise DocumentError(
            f"Een uitvoer van het notebook (soort {kind.kind}) is beschadigd. "
            "Voer het notebook opnieuw uit."
        ) from None


def _values(kind: type[Block], raw: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in raw.items() if name != "kind"}
    values |= {name: _text(values[name]) for name in _TEXTS if name in values}
    if kind is Bullets:
        values["items"] = tuple(_text(item) for item in values["items"])
    if kind is Tiles:
        values["tiles"] = tuple(
            Tile(**{part: _text(tile[part]) for part in ("value", "label", "note")})
            for tile in values["tiles"]
        )
    if kind is Photos:
        values["pictures"] = tuple(_picture(one) for one in values["pictures"])
    if kind is Cover:
        values |= {name: _picture(values[name]) for name in ("logo", "photo") if values.get(name)}
    if kind is Table:
        values["header"] = tuple(_text(cell) for cell in values["header"])
        values["rows"] = tuple(tuple(_text(cell) for cell in row) for row in values["rows"])
        values["numeric"] = tuple(values["numeric"])
    if kind is PublishedFacts:
        values["facts"] = tuple(
            PublishedFact(**fact | {name: _text(fact[name]) for name in _TEXTS_OF_A_FACT})
            for fact in values["facts"]
        )
        values["definitions"] = tuple(
            Definition(one["indicator"], _text(one["label"]), _text(one["explanation"]))
            for one in values["definitions"]
        )
    if kind is Chart:
        values["numbers"] = block_from_json(values["numbers"]) if values["numbers"] else None
        values["size"] = tuple(values["size"])
    return values


def _picture(raw: Mapping[str, Any]) -> Picture:
    return Picture(**dict(raw) | {name: _text(raw[name]) for name in ("alt", "caption")})


def _cells(notebook: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    cells = notebook.get("cells")
    if not isinstance(cells, list) or notebook.get("nbformat") != 4:
        raise DocumentError(
            "Dit is geen notebook van versie 4. Open het in JupyterLab en sla het opnieuw op."
        )
    return cells


def _blocks_from_output(output: Mapping[str, Any], number: int) -> Iterator[Block]:
    kind = output.get("output_type")
    if kind == "error":
        raise DocumentError(
            f"Cel {number} van het notebook is mislukt. Herstel de oorzaak en voer het opnieuw uit."
        )
    if kind == "stream":
        raise DocumentError(
            f"Cel {number} van het notebook schrijft losse tekst (print of een waarschuwing). "
            "Een verslag toont alleen blokken; haal dat weg."
        )
    carried = output.get("data", {}).get(MIME_TYPE)
    if carried is None:
        raise DocumentError(
            f"Cel {number} van het notebook toont iets wat geen blok van een verslag is "
            "(een los plaatje, een tabel van pandas of een waarde). "
            "Toon een figuur, tabel of tekst uit wijkmakers_analysis."
        )
    for raw in carried if isinstance(carried, list) else [carried]:
        yield block_from_json(raw)


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _text(raw: Iterable[Mapping[str, Any]]) -> Text:
    return tuple(Run(**run) for run in raw)
