"""Open a zipped workbook without trusting what it says of its own size."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.markup import parse

MOST_PARTS = 2_000
# Above this a workbook is only read where it is packed no tighter than a long list is.
LARGEST_UNPACKED_BYTES = 200 * 2**20
LARGEST_LIST_BYTES = 4 * 2**30
TIGHTEST_LIST = 100
LONGEST_MATCH = 100
_PIECE_BYTES = 8 * 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1


class Archive:
    """The parts of a zipped workbook, found whatever the case of their names.

    Parameters
    ----------
    content
        The whole file.

    Raises
    ------
    Refused
        Where it is not whole, encrypted, or would unpack into too much.
    """

    def __init__(self, content: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile:
            raise refusals.half() from None
        self._parts = {_folded(part.filename): part for part in self._zip.infolist()}
        self._left = _allowed_bytes(len(content), self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._parts

    def has_ending(self, ending: str) -> bool:
        """Tell whether any part's name ends so."""
        return any(name.endswith(ending) for name in self._parts)

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces; what it unpacks into is counted, whatever it claimed."""
        part = self._parts[_folded(name)]
        with self._zip.open(part) as file:
            while piece := file.read(_PIECE_BYTES):
                self._left -= len(piece)
                if self._left < 0:
                    raise refusals.too_large()
                yield piece

    def read(self, name: str) -> bytes:
        """Return a whole part; only a sheet, which is streamed, may be larger than the limit."""
        pieces, total = [], 0
        for piece in self.stream(name):
            total += len(piece)
            if total > LARGEST_UNPACKED_BYTES:
                raise refusals.too_large()
            pieces.append(piece)
        return b"".join(pieces)

    def holds(self, name: str, pattern: re.Pattern[bytes]) -> bool:
        """Tell whether a part holds a match of at most LONGEST_MATCH bytes."""
        tail = b""
        for piece in self.stream(name):
            if pattern.search(tail + piece):
                return True
            tail = piece[-LONGEST_MATCH:]
        return False

    def parse(self, name: str) -> Element:
        """Return a part as an element."""
        return parse(self.read(name))


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _allowed_bytes(packed: int, parts: list[zipfile.ZipInfo]) -> int:
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise refusals.password()
    if any(part.compress_type not in _METHODS for part in parts):
        raise refusals.damaged()
    allowed = min(LARGEST_LIST_BYTES, TIGHTEST_LIST * packed)
    allowed = max(LARGEST_UNPACKED_BYTES, allowed)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > allowed:
        raise refusals.too_large()
    # Careful reading may stream a sheet a second time.
    return 2 * allowed
