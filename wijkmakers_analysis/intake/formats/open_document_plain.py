"""Read an .ods file as every common program writes it, in pieces of whole rows."""

import re
from collections.abc import Iterator

from wijkmakers_analysis.intake.formats.bulk import NotPlain
from wijkmakers_analysis.intake.formats.markup import attributes_in, parse
from wijkmakers_analysis.intake.formats.open_document_block import read_block
from wijkmakers_analysis.intake.formats.open_document_cells import named
from wijkmakers_analysis.intake.formats.open_document_sheet import Sheets

_SPACES = tuple(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'.encode()
    for prefix in ("office", "table", "text")
)
_ROOT = re.compile(rb"<office:document-content[^>]*>")
_BODY = re.compile(rb"<office:body>\s*<office:spreadsheet[^>]*>")
_TABLE = re.compile(rb"<table:table ([^<>]*)>")
_TABLE_END, _ROW_END = b"</table:table>", b"</table:table-row>"
_COLUMN = re.compile(rb"<table:table-column( [^<>]*?)?/?>")
_ODD = (b"<!", b"<table:dde-link", b"<table:tracked-changes", b"<table:table-row")
_LONGEST_HEAD = 16 * 2**20


def read_plain(pieces: Iterator[bytes], sheets: Sheets) -> None:
    """Read every sheet; NotPlain where anything else shows.

    Parameters
    ----------
    pieces
        The part with the content, unpacked.
    sheets
        Where they go.
    """
    root, rest = _read_head(pieces, sheets)
    while True:
        match, rest = _next_table(pieces, rest)
        if match is None:
            break
        sheet = sheets.begin(attributes_in(b" " + match[1]))
        rest, is_begun = rest[match.end() :], False
        while True:
            end = rest.find(_TABLE_END)
            cut = end if end >= 0 else rest.rfind(_ROW_END) + len(_ROW_END)
            if end >= 0 or cut >= len(_ROW_END):
                block, rest = rest[:cut], rest[cut:]
                if not is_begun:
                    for columns in _COLUMN.findall(block.partition(b"<table:table-row")[0]):
                        sheet.add_columns(attributes_in(columns))
                    is_begun = True
                read_block(block, root, sheet)
            if end >= 0:
                rest = rest[len(_TABLE_END) :]
                break
            piece = next(pieces, b"")
            if not piece:
                raise NotPlain
            rest += piece
        sheets.end(sheet)
    parse(root + b"<office:body><office:spreadsheet>" + rest)


def _read_head(pieces: Iterator[bytes], sheets: Sheets) -> tuple[bytes, bytes]:
    """Take in the styles; return the start tag of the part and what follows them."""
    begun = b""
    for piece in pieces:
        begun += piece
        if body := _BODY.search(begun):
            break
        if len(begun) > _LONGEST_HEAD:
            raise NotPlain
    else:
        raise NotPlain
    head, root = begun[: body.start()], _ROOT.search(begun)
    if root is None or not all(space in root[0] for space in _SPACES) or b"<!" in head:
        raise NotPlain
    if b"encoding=" in head and b'encoding="UTF-8"' not in head:
        raise NotPlain
    for group in parse(head + b"</office:document-content>"):
        if named(group.tag) == "office:automatic-styles":
            sheets.styles.take(group)
    return root[0], begun[body.end() :]


def _next_table(pieces: Iterator[bytes], rest: bytes) -> tuple[re.Match[bytes] | None, bytes]:
    """Return where the next sheet begins, None after the last, and the bytes it lies in."""
    while True:
        match = _TABLE.search(rest)
        before = rest[: match.start()] if match else rest
        if any(mark in before for mark in _ODD):
            raise NotPlain
        if match and match[1].endswith(b"/"):
            raise NotPlain
        if match:
            return match, rest
        piece = next(pieces, b"")
        if not piece:
            return None, rest
        rest += piece
