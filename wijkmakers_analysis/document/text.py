"""Text whose every piece says where it comes from."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wijkmakers_analysis.errors import DocumentError
from wijkmakers_analysis.translation import translated

ORIGINS = ("words", "fact", "pack", "setting", "structure", "axis")
# Control characters, surrogates, marks that turn the direction of text, and code points that are
# no characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
# Characters that mean something in one font only; Word writes its bullet so.
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_WORD_BULLET = "\uf0b7"


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
    """Take out what cannot be printed, show what no font has as \ufffd, compose accents (NFC)."""
    text = _UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace(_WORD_BULLET, "•"))
    text = unicodedata.normalize("NFC", _PRIVATE.sub("\ufffd", text))
    return re.sub(r"€ (?=\d)", "€\u00a0", text)


def words(text: str) -> Text:
    """Return fixed words as text, in the language in use; a numeral in them is refused."""
    return as_they_stand(translated(text))


def as_they_stand(text: str) -> Text:
    """Return fixed words that are in the language in use already; a numeral is refused."""
    if re.search(r"\d", text):
        raise DocumentError("Een vaste zin bevat een cijfer. Haal het uit een feit of het pak.")
    return (Run(text),)


def merged(text: Iterable[Run]) -> Text:
    """Return a text in which fixed words that follow each other are one run."""
    runs: list[Run] = []
    for run in text:
        if runs and run.origin == runs[-1].origin == "words":
            runs[-1] = Run(runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def setting(text: str) -> Text:
    """Return a text that comes from an option, a day or whoever explores."""
    return (Run(text, "setting"),)


def plain(text: Iterable[Run]) -> str:
    """Return the bare characters of a text."""
    return "".join(run.text for run in text)
