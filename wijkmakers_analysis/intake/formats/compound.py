"""Open a compound file, the container of old workbooks and of those with a password."""

import struct

from wijkmakers_analysis.intake.formats import refusals

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY_BYTES, _SMALL_SECTOR_BYTES, _HEADER_BYTES = 128, 64, 512
_STREAM, _ROOT = 2, 5
_FIRST_SECTORS = 109


class Compound:
    """The streams of a compound file.

    Parameters
    ----------
    content
        The whole file.

    Raises
    ------
    Refused
        Where the file ends before what it lists.
    """

    def __init__(self, content: bytes):
        if len(content) < _HEADER_BYTES:
            raise refusals.half()
        self._content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise refusals.damaged()
        self._sector_bytes = 1 << shift
        first_directory, _, self._smallest, first_small, _, first_more, _ = struct.unpack_from(
            "<7I", content, 48
        )
        self._table = self._sector_table(first_more)
        self._entries = self._directory(first_directory)
        self._small_table = self._numbers(self._chain(first_small, self._table))
        root = next((each for each in self._entries.values() if each[0] == _ROOT), None)
        self._small = b"" if root is None else self._chained(root[1])

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return one stream."""
        _, first, size = self._entries[name]
        if size >= self._smallest:
            return self._chained(first)[:size]
        pieces = (
            self._small[place * _SMALL_SECTOR_BYTES : (place + 1) * _SMALL_SECTOR_BYTES]
            for place in self._chain(first, self._small_table)
        )
        return b"".join(pieces)[:size]

    def _sector_table(self, first_more: int) -> list[int]:
        places = list(struct.unpack_from(f"<{_FIRST_SECTORS}I", self._content, 76))
        seen = set()
        while first_more < _LAST_SECTOR:
            if first_more in seen:
                raise refusals.damaged()
            seen.add(first_more)
            *more, first_more = self._numbers([first_more])
            places += more
        return self._numbers([place for place in places if place < _LAST_SECTOR])

    def _directory(self, first: int) -> dict[str, tuple[int, int, int]]:
        """Return name to (kind, first sector, size)."""
        listed = self._chained(first)
        entries: dict[str, tuple[int, int, int]] = {}
        for at in range(0, len(listed) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            entry = listed[at : at + _ENTRY_BYTES]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind in (_STREAM, _ROOT):
                name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                entries.setdefault(name, (kind, start, size))
        return entries

    def _chained(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first, self._table)))

    def _chain(self, first: int, table: list[int]) -> list[int]:
        chain, seen = [], set()
        while first < _LAST_SECTOR:
            if first in seen or first >= len(table):
                raise refusals.half()
            seen.add(first)
            chain.append(first)
            first = table[first]
        return chain

    def _numbers(self, places: list[int]) -> list[int]:
        content = b"".join(map(self._sector, places))
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _sector(self, place: int) -> bytes:
        begin = (place + 1) * self._sector_bytes
        sector = self._content[begin : begin + self._sector_bytes]
        if not sector:
            raise refusals.half()
        return sector
