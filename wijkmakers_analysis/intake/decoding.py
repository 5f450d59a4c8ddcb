"""Turn the bytes of a text file into UTF-8, whichever of the four encodings it has."""

import codecs
from collections import deque
from collections.abc import Iterator

from wijkmakers_analysis.intake.problems import Problem, error, warning

_UTF8_MARK = b"\xef\xbb\xbf"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
# A text in UTF-16 has a zero in nearly every pair of bytes; this much of it is looked at.
_SAMPLE_BYTES = 4_000
_MOST_PAIRS, _FEW_PAIRS = 0.5, 0.05
_PIECE_BYTES = 2**20


def as_utf8(content: bytes, name: str) -> tuple[bytes | None, list[Problem]]:
    """Return a file in UTF-8 without a byte order mark, or None, and what is off.

    Parameters
    ----------
    content
        The whole file.
    name
        Its path relative to the data folder, for addresses.
    """
    encoding = "utf-16" if content.startswith(_BYTE_ORDER_MARKS) else _unmarked_utf16(content)
    try:
        if encoding:
            return _recoded(content, encoding), []
        if not content.isascii():
            deque(_pieces(content, "utf-8"), maxlen=0)
        return content.removeprefix(_UTF8_MARK), []
    except UnicodeDecodeError:
        if encoding:
            return None, [_undecodable(name)]
    try:
        recoded = _recoded(content, "cp1252")
    except UnicodeDecodeError:
        return None, [_undecodable(name)]
    return recoded, [
        warning(
            "het bestand is geen UTF-8 en is gelezen als Windows-1252",
            "Kijk of namen met é, ë of ï goed staan, en sla het op als 'CSV UTF-8'.",
            "bestand",
            name,
        )
    ]


def _recoded(content: bytes, encoding: str) -> bytes:
    return b"".join([piece.encode("utf-8") for piece in _pieces(content, encoding)])


def _pieces(content: bytes, encoding: str) -> Iterator[str]:
    """Give a text piece by piece, so that it is never held twice; raises UnicodeDecodeError."""
    view, decoder = memoryview(content), codecs.getincrementaldecoder(encoding)()
    for begin in range(0, len(content), _PIECE_BYTES):
        yield decoder.decode(view[begin : begin + _PIECE_BYTES])
    yield decoder.decode(b"", final=True)


def _unmarked_utf16(content: bytes) -> str | None:
    """Return the encoding of a text in UTF-16 that does not say so itself, or None."""
    sample = content[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if not pairs:
        return None
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second >= _MOST_PAIRS and first <= _FEW_PAIRS:
        return "utf-16-le"
    if first >= _MOST_PAIRS and second <= _FEW_PAIRS:
        return "utf-16-be"
    return None


def _undecodable(name: str) -> Problem:
    return error(
        "de tekens in dit bestand zijn niet te lezen",
        "Open het in Excel en sla het op als 'CSV UTF-8' of als .xlsx.",
        "bestand",
        name,
    )
