"""Photos and logos in a report: pixels with an alt text, a caption and a maker."""

import base64
import html
from dataclasses import dataclass
from typing import ClassVar

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.text import Text, plain
from wijkmakers_analysis.errors import DocumentError

MIME_TYPES = {"/9j/": "image/jpeg", "iVBOR": "image/png"}


@dataclass(frozen=True)
class Picture:
    """One picture.

    Parameters
    ----------
    content
        The JPEG or PNG file in base64.
    width, height
        In pixels, above 0.
    alt
        What is to be seen; never empty.
    caption
        What stands under it: the caption and the maker.
    """

    content: str
    width: int
    height: int
    alt: Text
    caption: Text = ()

    def __post_init__(self) -> None:
        if not plain(self.alt).strip():
            raise DocumentError("Een foto heeft geen alt-tekst. Vul die in het blad Foto's in.")
        if not self.mime_type or min(self.width, self.height) < 1:
            raise DocumentError("Een foto in het verslag is beschadigd. Maak het verslag opnieuw.")

    @property
    def mime_type(self) -> str:
        """'image/jpeg' or 'image/png'; empty where it is neither."""
        kinds = (kind for start, kind in MIME_TYPES.items() if self.content.startswith(start))
        return next(kinds, "")

    @property
    def data(self) -> bytes:
        """The file itself."""
        return base64.b64decode(self.content)

    @property
    def address(self) -> str:
        """The file as an address that a page can show: data:image/jpeg;base64,…"""
        return f"data:{self.mime_type};base64,{self.content}"


@dataclass(frozen=True)
class Photos(Block):
    """One or more photos in a row; with the role 'logos', the logos of who made it possible."""

    kind: ClassVar[str] = "photos"
    pictures: tuple[Picture, ...]
    role: str = "photos"

    def preview(self) -> str:
        return "".join(
            f'<figure><img src="{one.address}" alt="{html.escape(plain(one.alt), quote=True)}" '
            f'height="240"><figcaption>{html.escape(plain(one.caption))}</figcaption></figure>'
            for one in self.pictures
        )


def picture_of(content: bytes, size: tuple[int, int], alt: Text, caption: Text = ()) -> Picture:
    """Return a picture from the bytes of its file and its width and height."""
    return Picture(base64.b64encode(content).decode("ascii"), *size, alt, caption)
