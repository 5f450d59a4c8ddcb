"""Look for canaries in what was unpacked, in every spelling that a reader could turn back."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable

from attacks.unpacking import readings

# What may stand between the letters of a word without anybody seeing it.
_BETWEEN = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_MARKS = re.compile("[\u0300-\u036f]")
SHORTEST = 6


def folded(text: str) -> str:
    """Return a text as it is compared: one case, no marks, and nothing between the letters."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _BETWEEN.sub("", text).casefold()


def spellings(word: str) -> dict[str, str]:
    """Return how a word may be written so that it can be found or guessed again, by its spelling.

    Hashes are plain ones: what a guesser with a list of addresses would make.
    """
    given = [word, word.lower(), word.upper(), word.strip()]
    found = {folded(word): "as written", folded(word)[::-1]: "backwards"}
    for one in dict.fromkeys(given):
        raw = one.encode()
        for name in ("md5", "sha1", "sha256"):
            digest = hashlib.new(name, raw)
            # A pseudonym is often no more than the beginning of a hash.
            found[digest.hexdigest()[:16]] = name
            found[folded(base64.b64encode(digest.digest()).decode()[:20])] = f"{name} base64"
        found[raw.hex()] = "hex"
        for shift in range(3):
            # base64 of a word differs by where it begins; the middle is what does not.
            packed = base64.b64encode(b"\0" * shift + raw).decode()
            middle = packed[(0, 2, 3)[shift] : -4]
            if len(middle) >= SHORTEST:
                found[folded(middle)] = "base64"
    return found


class Search:
    """A search for many words at once; made once, asked often."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = {word for word in words if len(folded(word)) >= SHORTEST}
        self.named = {
            spelling: (word, how)
            for word in sorted(self.words)
            for spelling, how in spellings(word).items()
        }
        self._starts = {spelling[:SHORTEST] for spelling in self.named}
        self._by_start: dict[str, list[str]] = {}
        for spelling in self.named:
            self._by_start.setdefault(spelling[:SHORTEST], []).append(spelling)

    def in_text(self, text: str) -> set[tuple[str, str]]:
        """Return (word, spelling) of each word that a text holds."""
        whole = folded(text)
        shingles = {whole[at : at + SHORTEST] for at in range(len(whole) - SHORTEST + 1)}
        return {
            self.named[spelling]
            for start in shingles & self._starts
            for spelling in self._by_start[start]
            if spelling in whole
        }

    def in_pieces(self, pieces: Iterable[tuple[str, bytes]]) -> dict[str, set[tuple[str, str]]]:
        """Return by place what was found in unpacked pieces: names of places, and contents."""
        found: dict[str, set[tuple[str, str]]] = {}
        for where, data in pieces:
            texts = [where, *readings(data)]
            hits = set().union(*map(self.in_text, texts))
            if hits:
                found[where] = hits
        return found
