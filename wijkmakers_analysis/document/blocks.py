"""The blocks of a report: plain values that show themselves in a notebook."""

import html
from dataclasses import dataclass
from typing import Any, ClassVar

from wijkmakers_analysis.document.block import MIME_TYPE, Block
from wijkmakers_analysis.document.pictures import Picture
from wijkmakers_analysis.document.text import Text, clean, plain
from wijkmakers_analysis.errors import DocumentError


@dataclass(frozen=True)
class Cover(Block):
    """The first block of every report: who, what, when, and what stands on each page.

    Parameters
    ----------
    title, subtitle, period, sender
        Lines of the cover.
    notice
        A band on every page ('aanwezigheid verzonnen'), or empty.
    stamp
        A mark on every page ('CONCEPT'), or empty.
    file_stem
        The name of the finished files without ending.
    version
        Version and hash of the pack, printed at the end.
    form
        'report'; 'page' for what stands on one sheet; 'annex' where no part is an overview.
    accent
        The main colour of the house, from which each writer makes its look; empty is our own.
    address
        How fixed sentences address the reader: 'u' or 'je'.
    logo, photo
        The logo of the house, and the photo of the cover; None where there is none.
    """

    kind: ClassVar[str] = "cover"
    title: Text
    subtitle: Text = ()
    period: Text = ()
    sender: Text = ()
    notice: Text = ()
    stamp: Text = ()
    file_stem: str = "verslag"
    version: str = ""
    form: str = "report"
    accent: str = ""
    address: str = "u"
    logo: Picture | None = None
    photo: Picture | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", clean(self.version))
        if not plain(self.title).strip():
            raise DocumentError("De omslag van een verslag heeft geen titel. Geef er een.")

    def preview(self) -> str:
        return f"<h1>{_html(self.title)}</h1><p>{_html(self.subtitle)}<br>{_html(self.period)}</p>"


@dataclass(frozen=True)
class Heading(Block):
    """A heading of level 1 (a part) to 3.

    ``defines`` names the indicator whose definition stands below it, so that its numbers elsewhere
    lead here.
    """

    kind: ClassVar[str] = "heading"
    text: Text
    level: int = 1
    defines: str = ""

    def __post_init__(self) -> None:
        if not plain(self.text).strip():
            raise DocumentError("Een kop is leeg. Geef hem woorden, of laat hem weg.")

    def preview(self) -> str:
        return f"<h{self.level + 1}>{_html(self.text)}</h{self.level + 1}>"


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph.

    ``role`` is 'plain', 'lead' (opens a part), 'own' (in the lead's own words), 'missing' (says
    what is not there), 'offered' (to copy) or 'note' (small print). ``mark`` says above somebody's
    own words what they are, such as 'Voorwoord'. ``remedy`` says to the office what would fill a
    part; a document has it in its text where it is a draft, and nowhere else.
    """

    kind: ClassVar[str] = "paragraph"
    text: Text
    role: str = "plain"
    by: Text = ()
    mark: Text = ()
    remedy: Text = ()

    def preview(self) -> str:
        return f"<p>{_html(self.text)}</p>"


@dataclass(frozen=True)
class Bullets(Block):
    """A list of short texts."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Text, ...]

    def preview(self) -> str:
        return "<ul>" + "".join(f"<li>{_html(item)}</li>" for item in self.items) + "</ul>"


@dataclass(frozen=True)
class Tile:
    """One key figure: its value, what it counts and a short note."""

    value: Text
    label: Text
    note: Text = ()


@dataclass(frozen=True)
class Tiles(Block):
    """Two to six key figures side by side."""

    kind: ClassVar[str] = "tiles"
    tiles: tuple[Tile, ...]

    def preview(self) -> str:
        cells = (f"<td><b>{_html(t.value)}</b><br>{_html(t.label)}</td>" for t in self.tiles)
        return f"<table><tr>{''.join(cells)}</tr></table>"


@dataclass(frozen=True)
class Table(Block):
    """A table with a header row and, in the first column, row headers.

    Parameters
    ----------
    title
        The conclusion or what the table is.
    header
        One text a column.
    rows
        Each as many texts as the header.
    numeric
        Indexes of columns that are set to the right.
    note
        Source, n, and what is missing.
    """

    kind: ClassVar[str] = "table"
    title: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: tuple[int, ...] = ()
    note: Text = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise DocumentError("Een rij van een tabel is langer of korter dan de kop.")

    def preview(self) -> str:
        sides = ["right" if place in self.numeric else "left" for place in range(len(self.header))]
        head = "".join(
            f"<th scope='col' style='text-align:{side}'>{_html(cell)}</th>"
            for cell, side in zip(self.header, sides, strict=True)
        )
        body = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:{side}'>{_html(cell)}</td>"
                for cell, side in zip(row, sides, strict=True)
            )
            + "</tr>"
            for row in self.rows
        )
        caption = f"<caption style='text-align:left'>{_html(self.title)}</caption>"
        return f"<table>{caption}<tr>{head}</tr>{body}</table>"


@dataclass(frozen=True)
class Chart(Block):
    """A drawn figure with its alt text and its numbers.

    Parameters
    ----------
    title
        The conclusion.
    subtitle
        What is measured, in which unit.
    svg
        The drawing, with text as text; ids are made unique by the writer.
    alt
        What the drawing shows, from the same facts; never empty.
    numbers
        The table behind the drawing, or None where a table stands beside it anyway.
    note
        Source and n.
    size
        Width and height in inches.
    """

    kind: ClassVar[str] = "chart"
    title: Text
    subtitle: Text
    svg: str
    alt: Text
    numbers: Table | None
    note: Text = ()
    size: tuple[float, float] = (6.7, 3.0)

    def __post_init__(self) -> None:
        if not plain(self.alt).strip():
            raise DocumentError("Een figuur heeft geen alt-tekst. Geef draw_ een beschrijving.")

    def to_json(self) -> dict[str, Any]:
        return {**super().to_json(), "numbers": self.numbers and self.numbers.to_json()}

    def preview(self) -> str:
        alt = html.escape(plain(self.alt), quote=True)
        return (
            f"<figure role='img' aria-label=\"{alt}\" style='margin:0;width:{self.size[0]}in'>"
            f"<b>{_html(self.title)}</b><br>{_html(self.subtitle)}{self.svg}"
            f"<figcaption>{_html(self.note)}</figcaption></figure>"
        )


@dataclass(frozen=True)
class Quote(Block):
    """Somebody's words, with consent."""

    kind: ClassVar[str] = "quote"
    text: Text
    by: Text = ()

    def preview(self) -> str:
        return f"<blockquote>{_html(self.text)}<br>{_html(self.by)}</blockquote>"


@dataclass(frozen=True)
class Blocks(Block):
    """Several blocks that one call gives, in reading order."""

    kind: ClassVar[str] = "blocks"
    blocks: tuple[Block, ...]

    def preview(self) -> str:
        return "".join(block.preview() for block in self.blocks)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            MIME_TYPE: [block.to_json() for block in self.flat()],
            "text/html": self.preview(),
            "text/plain": f"<{len(self.blocks)} blocks>",
        }

    def flat(self) -> tuple[Block, ...]:
        """Return the blocks without nesting."""
        inner = (b.flat() if isinstance(b, Blocks) else (b,) for b in self.blocks)
        return tuple(block for group in inner for block in group)


def _html(text: Text) -> str:
    return html.escape(plain(text))
