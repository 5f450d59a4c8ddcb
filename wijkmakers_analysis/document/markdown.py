"""Read a Markdown cell as blocks of fixed words: headings, paragraphs and lists."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.blocks import Bullets, Heading, Paragraph
from wijkmakers_analysis.document.text import Text, words
from wijkmakers_analysis.errors import DocumentError

_DEEPEST_HEADING = 3
_LISTS = ("bullet_list_open", "ordered_list_open")


def blocks_from_markdown(source: str, cell: int) -> list[Block]:
    """Return the blocks of one Markdown cell; emphasis is dropped, comments are passed over.

    Parameters
    ----------
    source
        Markdown (CommonMark).
    cell
        The number of the cell from 1, for messages.

    Raises
    ------
    DocumentError
        Where the cell holds a numeral, or something else than headings, paragraphs and lists.
    """
    tokens = _parser().parse(source)
    blocks: list[Block] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "heading_open":
            level = min(int(token.tag[1:]), _DEEPEST_HEADING)
            blocks.append(Heading(_words(tokens[place + 1], cell), level))
            place += 3
        elif token.type == "paragraph_open":
            text = _words(tokens[place + 1], cell)
            blocks.extend([Paragraph(text)] if text else [])
            place += 3
        elif token.type in _LISTS:
            end = _end_of(tokens, place)
            inside = tokens[place:end]
            blocks.append(Bullets(tuple(_words(t, cell) for t in inside if t.type == "inline")))
            place = end + 1
        elif token.type == "html_block" and _is_comment(token.content):
            place += 1
        else:
            raise DocumentError(
                f"Cel {cell} van het notebook bevat opmaak die een verslag niet kent. "
                "Gebruik alleen koppen, alinea's en lijsten."
            )
    return blocks


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _end_of(tokens: Sequence[Token], start: int) -> int:
    level = tokens[start].level
    return next(
        place
        for place in range(start + 1, len(tokens))
        if tokens[place].level == level and tokens[place].nesting == -1
    )


def _words(inline: Token, cell: int) -> Text:
    text = "".join(_characters(child, cell) for child in inline.children or ()).strip()
    if re.search(r"\d", text):
        raise DocumentError(
            f"Cel {cell} van het notebook bevat een cijfer in de tekst. "
            "Laat getallen en jaartallen uit feiten komen, of schrijf het als woord."
        )
    return words(text) if text else ()


def _characters(token: Token, cell: int) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image" or (token.type == "html_inline" and not _is_comment(token.content)):
        raise DocumentError(
            f"Cel {cell} van het notebook bevat een plaatje of HTML. "
            "Toon een figuur uit wijkmakers_analysis, of schrijf gewone tekst."
        )
    return token.content if token.type in ("text", "code_inline") else ""


def _is_comment(html: str) -> bool:
    return html.lstrip().startswith("<!--")
