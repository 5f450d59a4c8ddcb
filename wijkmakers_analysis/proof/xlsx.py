"""Read a workbook back, row by row: its numbers as numbers, the numerals of its texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from wijkmakers_analysis.document import Document, plain
from wijkmakers_analysis.export.xlsx_cells import (
    HEADER_ROW,
    Value,
    definition_rows,
    fact_rows,
    fitted,
    own_sheets,
    sheets_of,
    table_rows,
)
from wijkmakers_analysis.proof.pieces import Piece, named_blocks, numerals_in

# The tail of Excel's own sign for an underscore; openpyxl drops it from any text.
_DROPPED = "x005F_"


def pieces_of_xlsx(document: Document) -> list[Piece]:
    """Return what the contents, the head of each sheet and each row must hold."""
    cover = document.cover
    front = (cover.stamp, cover.notice, cover.title, cover.subtitle, cover.period, cover.sender)
    sheets, (top, facts, definitions) = sheets_of(document), own_sheets()
    listed = [text for one in sheets for text in (one.name, plain(one.table.title))]
    contents = _numerals([*map(plain, front), *listed, cover.version])
    pieces = [Piece(top, "de omslag", contents), Piece(f"{facts}!", "de cijfers", ())]
    for number, (fact, row) in enumerate(
        zip(document.published.facts, fact_rows(document), strict=True)
    ):
        pieces.append(Piece(f"{facts}!{number}", f"het cijfer '{fact.key}'", _numerals(row)))
    pieces.append(Piece(f"{definitions}!", "de definities", ()))
    for number, row in enumerate(definition_rows(document)):
        pieces.append(Piece(f"{definitions}!{number}", "de definities", _numerals(row)))
    names = [name for name, _ in named_blocks(document)]
    for sheet in sheets:
        name = f"{names[sheet.number]}, blad '{sheet.name}'"
        headers, rows = table_rows(sheet.table)
        head = (plain(sheet.table.title), plain(sheet.subtitle), plain(sheet.note), *headers)
        pieces.append(Piece(f"{sheet.name}!", name, _numerals(head)))
        pieces += [Piece(f"{sheet.name}!{number}", name, _numerals(row))
                   for number, row in enumerate(rows)]  # fmt: skip
    return pieces


def read_xlsx(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the numerals and numbers of a workbook by row."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    found, (top, *_) = {}, own_sheets()
    for sheet in book.worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        if sheet.title == top:
            found[top] = _numerals([cell for row in rows for cell in row])
            continue
        head, body = rows[: HEADER_ROW + 1], rows[HEADER_ROW + 1 :]
        found[f"{sheet.title}!"] = _numerals([cell for row in head for cell in row])
        found |= {f"{sheet.title}!{number}": _numerals(row) for number, row in enumerate(body)}
    book.close()
    return found


def _numerals(cells: Sequence[Value]) -> tuple[str, ...]:
    return tuple(_each(cells))


def _each(cells: Sequence[Value]) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, str):
            yield from numerals_in([fitted(cell).replace(_DROPPED, "")])
        elif cell is not None:
            yield f"het getal {float(cell):.12g}"
