"""Pack files into a zip whose bytes are the same on every machine.

The parts are stored, not compressed: compressors differ between versions and systems (zlib,
zlib-ng), so that the same workbook would give other bytes elsewhere.
"""

import io
import zipfile
from collections.abc import Iterable

# How XlsxWriter is to make a workbook that is packed here: no text becomes a formula or a link.
PLAIN_TEXTS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of named parts, in the order given."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts:
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            part.create_system = _UNIX
            archive.writestr(part, content)
    return packed.getvalue()


def repack(workbook: bytes) -> bytes:
    """Return the same workbook, packed in bytes that no machine or version changes."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as given:
        return pack((name, given.read(name)) for name in given.namelist())
