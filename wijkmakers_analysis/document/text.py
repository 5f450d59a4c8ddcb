"""Text whose every piece says where it comes from."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wijkmakers_analysis.errors import DocumentError

ORIGINS = ("words", "fact", "pack", "setting", "structure", "axis")
# Control characters, surrogates and marks that turn the direction of text.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True)
class Run:
    """A piece of text with its origin.

    Parameters
    ----------
    text
        What the reader sees; cleaned here, once.
    origin
        One of ORIGINS.
    ref
        The key of the fact, or the place in the pack or settings.
    """

    text: str
    origin: str = "words"
    ref: str = ""

    def __post_init__(self) -> None:
        if self.origin not in ORIGINS:
            raise DocumentError(f"De herkomst '{self.origin}' bestaat niet.")
        object.__setattr__(self, "text", clean(self.text))


Text = tuple[Run, ...]


def clean(text: str) -> str:
    """Take out what cannot be printed and compose accents (NFC)."""
    text = _UNPRINTABLE.sub("", str(text).replace("\r\n", "\n"))
    return re.sub(r"€ (?=\d)", "€\u00a0", unicodedata.normalize("NFC", text))


def words(text: str) -> Text:
    """Return fixed words as text; a numeral in them is refused."""
    if re.search(r"\d", text):
        raise DocumentError("Een vaste zin bevat een cijfer. Haal het uit een feit of het pak.")
    return (Run(text),)


def plain(text: Iterable[Run]) -> str:
    """Return the bare characters of a text."""
    return "".join(run.text for run in text)
