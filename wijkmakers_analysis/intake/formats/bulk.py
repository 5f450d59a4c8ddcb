"""Read the tags of a long piece of XML as whole arrays, instead of one after the other."""

import numpy as np
import pandas as pd
import pyarrow as pa

# Bytes behind the piece, so that a word may be read at any of its places.
_PADDING = 64
_WORD = 8
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_ZERO = ord("0")
_ZEROS = np.uint64(0x3030303030303030)
_ABOVE_NINE = np.uint64(0x7676767676767676)
_HIGH_BITS = np.uint64(0x8080808080808080)


class NotPlain(Exception):
    """A sheet is not written as common programs do: it needs the parser."""


class Markup:
    """A piece of XML and where its tags begin.

    Parameters
    ----------
    content
        Bytes of whole elements.

    Raises
    ------
    NotPlain
        Where they hold comments, CDATA or processing instructions.
    """

    def __init__(self, content: bytes):
        self.content = content
        padded = content + bytes(_PADDING)
        self.bytes = np.frombuffer(padded, dtype=np.uint8)
        self._words = np.ndarray((len(padded) - _WORD + 1,), "<u8", padded, strides=(1,))
        self.tags = np.flatnonzero(self.bytes == ord("<"))
        if np.isin(self.bytes[self.tags + 1], (ord("!"), ord("?"))).any():
            raise NotPlain

    def words(self, places: np.ndarray) -> np.ndarray:
        """Return the 8 bytes at each place as one number; see `word`."""
        words: np.ndarray = self._words[places]
        return words

    def has(self, text: bytes, places: np.ndarray) -> np.ndarray:
        """Tell for each place whether a text stands there.

        Parameters
        ----------
        text
            At most 64 bytes.
        places
            Positions within the content.
        """
        found = np.ones(len(places), dtype=bool)
        for begin in range(0, len(text), _WORD):
            part = text[begin : begin + _WORD]
            wanted = int.from_bytes(part, "little")
            here = self._words[places + begin]
            if len(part) < _WORD:
                here = here & np.uint64((1 << 8 * len(part)) - 1)
            found &= here == np.uint64(wanted)
        return found

    def digit_ends(self, begins: np.ndarray, most: int) -> np.ndarray:
        """Return where the digits that begin at some places end.

        Parameters
        ----------
        begins
            Positions of their first digits.
        most
            The most digits to pass.
        """
        ends = begins.copy()
        running = np.arange(len(begins))
        for _ in range(most):
            is_digit = self.bytes[ends[running]] - np.uint8(_ZERO) <= 9  # others wrap around
            running = running if is_digit.all() else running[is_digit]
            ends[running] += 1
        return ends

    def same(self, begins: np.ndarray, lengths: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Tell of each two places whether the same 1 to 8 bytes stand there.

        Parameters
        ----------
        begins, others
            Positions.
        lengths
            How many bytes to compare.
        """
        differing = self._words[begins] ^ self._words[others]
        is_same: np.ndarray = (differing << (np.uint64(64) - _bits(lengths))) == 0
        return is_same

    def whole_numbers(self, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Return the numbers that stretches of digits are; -1 for any other stretch.

        Eight digits at a time: neighbours are joined into pairs, pairs into fours.

        Parameters
        ----------
        begins, ends
            Positions; a stretch of more than 8 bytes gives -1.
        """
        lengths = ends - begins
        is_right = (lengths >= 1) & (lengths <= _WORD)
        shifts = np.uint64(64) - _bits(np.where(is_right, lengths, _WORD))
        words = (self._words[begins] ^ _ZEROS) << shifts
        is_right &= ((words + _ABOVE_NINE | words) & _HIGH_BITS) == 0
        words = (words * np.uint64(10) + (words >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
        words = (words * np.uint64(100) + (words >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
        words = words * np.uint64(10_000) + (words >> np.uint64(32)) & np.uint64(0xFFFFFFFF)
        return np.where(is_right, words.astype(np.int64), -1)

    def kinds(self, begins: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, list[bytes]]:
        """Return for each stretch the number of its text, and the texts; for few different ones.

        Parameters
        ----------
        begins, ends
            Positions; the end is not included.
        """
        numbers, distinct = pd.factorize(self._fingerprints(begins, ends))
        first = np.full(len(distinct), len(numbers))
        np.minimum.at(first, numbers[::-1], np.arange(len(numbers))[::-1])
        return numbers, [self.content[begins[at] : ends[at]] for at in first.tolist()]

    def texts(self, begins: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, pa.Array]:
        """Return for each stretch the number of its text, and the texts; for many different ones.

        Parameters
        ----------
        begins, ends
            Positions in rising order that do not overlap; the end is not included.
        """
        if not len(begins):
            return np.empty(0, dtype=np.int32), pa.array([], pa.binary())
        borders = np.empty(2 * len(begins), dtype=np.int32)
        borders[0::2], borders[1::2] = begins, ends
        stretches = pa.Array.from_buffers(
            pa.binary(),
            len(borders) - 1,
            [None, pa.py_buffer(borders), pa.py_buffer(self.content)],
        )
        encoded = stretches.take(pa.array(np.arange(0, len(borders), 2))).dictionary_encode()
        return encoded.indices.to_numpy(), encoded.dictionary

    def _fingerprints(self, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Return 64 bits for each stretch, the same where the bytes are the same."""
        lengths = ends - begins
        prints = lengths.astype(np.uint64) * _PRIME
        last = self._words[begins]
        short = lengths < _WORD
        if short.any():
            masks = (np.uint64(1) << (lengths[short] * 8).astype(np.uint64)) - np.uint64(1)
            last[short] &= masks
        long = ~short
        last[long] = self._words[ends[long] - _WORD]
        prints = _mixed(prints, last)
        begin, running = 0, np.flatnonzero(lengths > _WORD)
        while len(running):
            prints[running] = _mixed(prints[running], self._words[begins[running] + begin])
            begin += _WORD
            running = running[lengths[running] > begin + _WORD]
        return prints


def check_nesting(opens: np.ndarray, closes: np.ndarray, inside: np.ndarray) -> None:
    """Raise NotPlain unless rows follow each other, and every cell is in one.

    Parameters
    ----------
    opens, closes, inside
        For each tag in order: whether it begins a row, ends one, begins a cell.
    """
    depth = np.cumsum(opens.astype(np.int64) - closes)
    if len(depth) and (
        depth[-1] or depth.min() < 0 or depth.max() > 1 or (depth[inside] != 1).any()
    ):
        raise NotPlain


def word(text: bytes) -> np.uint64:
    """Return 8 bytes as one number."""
    return np.uint64(int.from_bytes(text, "little"))


def _mixed(prints: np.ndarray, words: np.ndarray) -> np.ndarray:
    mixed: np.ndarray = (prints ^ words) * _PRIME
    mixed = mixed ^ (mixed >> _SHIFT)
    return mixed


def _bits(lengths: np.ndarray) -> np.ndarray:
    return (lengths * 8).astype(np.uint64)
