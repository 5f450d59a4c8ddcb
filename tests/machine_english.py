"""A translation that a machine makes: every word of every sentence reversed, every place kept.

It stands for any other language: no sentence of it is Dutch, and all of them are there.
"""

import re
from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from wijkmakers_analysis.retelling import KEYS
from wijkmakers_analysis.translation import SLOT

_WORD = re.compile(r"[^\W\d_]+")


def reversed_words(text: str) -> str:
    """Return a sentence with the letters of each word in reverse, its places as they are."""
    said, end = "", 0
    for slot in SLOT.finditer(text):
        name, forms = slot.groups()
        said += _reversed(text[end : slot.start()])
        said += f"{{{name}}}" if forms is None else f"{{{name}:{_reversed(forms)}}}"
        end = slot.end()
    return said + _reversed(text[end:])


def write_translation(
    path: Path, language: str = "en_GB", say: Callable[[str], str] = reversed_words
) -> None:
    """Write a translation as a translator's program does, from the catalogue of the package."""
    with KEYS.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            message.string = say(str(message.id))
    catalogue.fuzzy = False
    catalogue.locale = language
    catalogue.last_translator = "Vera Taal <vera@voorbeeld.example>"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


def _reversed(text: str) -> str:
    return _WORD.sub(lambda word: word[0][::-1], text)
