"""Read the texts of an old workbook, which may break off in the middle of a record."""

import struct

from wijkmakers_analysis.intake.formats import refusals

_WIDE, _FAR_EAST, _RICH = 0x01, 0x04, 0x08


class Records:
    """The bytes of one record and of those that continue it.

    Parameters
    ----------
    parts
        The record and its continuations, in order.
    """

    def __init__(self, parts: list[bytes]):
        self._parts = parts
        self._part, self._at = 0, 0

    def numbers(self, layout: str) -> tuple[int, ...]:
        """Return numbers, laid out as `struct` names it."""
        return struct.unpack(layout, self._bytes(struct.calcsize(layout)))

    def text(self, length_bytes: int = 2) -> str:
        """Return a text with its runs of formatting and its pronunciation passed over."""
        (length,) = self.numbers("<H" if length_bytes == 2 else "<B")
        (flags,) = self.numbers("<B")
        runs = self.numbers("<H")[0] if flags & _RICH else 0
        extra = self.numbers("<I")[0] if flags & _FAR_EAST else 0
        said = self._letters(length, flags)
        self._bytes(4 * runs + extra)
        return said

    def _letters(self, length: int, flags: int) -> str:
        """Return letters; where a record ends among them the next begins with new flags."""
        said = []
        while length:
            if self._at >= len(self._parts[self._part]):
                self._next()
                (flags,) = self.numbers("<B")
            size = 2 if flags & _WIDE else 1
            here = min(length, (len(self._parts[self._part]) - self._at) // size)
            if not here:
                raise refusals.damaged()
            content = self._bytes(here * size)
            said.append(content.decode("utf-16-le" if size == 2 else "latin-1"))
            length -= here
        return "".join(said)

    def _bytes(self, count: int) -> bytes:
        found = []
        while count:
            part = self._parts[self._part]
            piece = part[self._at : self._at + count]
            if not piece:
                self._next()
                continue
            found.append(piece)
            self._at += len(piece)
            count -= len(piece)
        return b"".join(found)

    def _next(self) -> None:
        self._part, self._at = self._part + 1, 0
        if self._part >= len(self._parts):
            raise refusals.damaged()
