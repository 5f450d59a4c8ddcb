"""Find in a finished file which stories and photos it holds, by the words that go with them."""

import html
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

OFFICE_ENDINGS = (".docx", ".pptx", ".xlsx")
ENDINGS = (".html", ".pdf", *OFFICE_ENDINGS)
# A quote of fewer letters than this could stand anywhere.
FEWEST_LETTERS = 12
_TAG = re.compile(r"<[^>]*>")
_ALT = re.compile(r"\b(?:alt|aria-label|descr)=\"([^\"]*)\"")
_NO_LETTER = re.compile(r"[\W_]+")
Sought = TypeVar("Sought")


def held_in(path: Path, words: Mapping[Sought, str]) -> tuple[Sought, ...]:
    """Return the ids whose words stand in a finished file, whatever breaks the lines.

    Parameters
    ----------
    words
        A story or photo, by its id or otherwise -> its quote or alt text.
    """
    text = _letters_of(path, path.stat().st_mtime_ns)
    wanted = {id: letters(quote) for id, quote in words.items()}
    return tuple(
        id for id, quote in wanted.items() if len(quote) >= FEWEST_LETTERS and quote in text
    )


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, in one case."""
    return _NO_LETTER.sub("", text.casefold())


@cache
def _letters_of(path: Path, changed: int) -> str:
    """Return the letters of a file; ``changed`` makes a new version of it another one."""
    if path.suffix == ".pdf":
        return letters(_text_of_pdf(path))
    if path.suffix in OFFICE_ENDINGS:
        with zipfile.ZipFile(path) as package:
            parts = (name for name in package.namelist() if name.endswith(".xml"))
            return letters(" ".join(_text_of(package.read(name).decode("utf-8")) for name in parts))
    return letters(_text_of(path.read_text("utf-8")))


def _text_of(markup: str) -> str:
    return html.unescape(" ".join((*_ALT.findall(markup), _TAG.sub("", markup))))


def _text_of_pdf(path: Path) -> str:
    from wijkmakers_analysis.proof.pdf import read_pdf

    return " ".join(read_pdf(path))
