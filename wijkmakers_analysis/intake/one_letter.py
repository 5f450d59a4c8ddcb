"""Find the pairs among many texts that differ by one letter, without comparing each with each.

Two texts differ by a letter put in or left out where one is the other without some letter, and by
a letter replaced where both are the same without the letter at that place. So every text and
every text without one of its letters gets a mark (a polynomial hash modulo 2**64, of all at once);
texts that share a mark are compared.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

_TEXTS_AT_ONCE = 10_000
_BASE, _SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


def one_letter_apart(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of each pair that differs by one letter put in, left out or replaced.

    Parameters
    ----------
    texts
        All different.
    """
    marks, owners = _all_marks(texts)
    order = np.argsort(marks, kind="stable")
    marks, owners = marks[order], owners[order]
    is_new = np.ones(len(marks), dtype=bool)  # 'aa' without its first or second a is one mark
    is_new[1:] = (marks[1:] != marks[:-1]) | (owners[1:] != owners[:-1])
    marks, owners = marks[is_new], owners[is_new]
    begins = np.flatnonzero(np.concatenate([[True], marks[1:] != marks[:-1]]))
    ends = np.append(begins[1:], len(marks))
    is_shared = ends - begins > 1
    pairs = {
        (min(one, other), max(one, other))
        for begin, end in zip(begins[is_shared].tolist(), ends[is_shared].tolist(), strict=True)
        for one, other in combinations(owners[begin:end].tolist(), 2)
    }
    return sorted(pair for pair in pairs if is_one_letter(texts[pair[0]], texts[pair[1]]))


def is_one_letter(one: str, other: str) -> bool:
    """Tell whether two texts differ by at most one letter put in, left out or replaced."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = short[start:] if len(short) < len(long) else short[start + 1 :]
    return rest == long[start + 1 :]


def _all_marks(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the marks of all texts and whose each is; a part of the texts at a time."""
    marks, owners = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int32)]
    for begin in range(0, len(texts), _TEXTS_AT_ONCE):
        own, owner = _marks(texts[begin : begin + _TEXTS_AT_ONCE])
        marks.append(own)
        owners.append((owner + begin).astype(np.int32))
    return np.concatenate(marks), np.concatenate(owners)


def _marks(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return a mark for each text and for each text without one letter, and whose each is."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    joined = "".join(texts).encode("utf-32-le", errors="surrogatepass")
    letters = np.frombuffer(joined, dtype=np.uint32).astype(np.uint64) * _SPREAD + _BASE
    letters ^= letters >> np.uint64(31)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    owner = np.repeat(np.arange(len(texts)), lengths)
    within = np.arange(len(letters)) - starts[owner]
    powers = np.ones(lengths.max(initial=0) + 1, dtype=np.uint64)
    powers[1:] = np.cumprod(np.full(len(powers) - 1, _BASE))
    own_place = np.concatenate([[np.uint64(0)], np.cumsum(letters * powers[within])])
    one_back = letters * powers[np.maximum(within, 1) - 1]
    one_back = np.concatenate([[np.uint64(0)], np.cumsum(one_back)])
    places = np.arange(len(letters))
    shortened = (own_place[places] - own_place[starts[owner]]) + (
        one_back[ends[owner]] - one_back[places + 1]
    )
    whole = own_place[ends] - own_place[starts]
    return np.concatenate([whole, shortened]), np.concatenate([np.arange(len(texts)), owner])
