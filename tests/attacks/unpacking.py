"""Open a file to the bottom: every text in it, whatever it is packed, encoded or hidden in."""

import base64
import binascii
import email
import email.policy
import html
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from pypdf import PdfReader
from pypdf.generic import StreamObject

DEEPEST = 6
MIME = "MIME-Version"
_DATA_URI = re.compile(rb"data:([\w.+-]+/[\w.+-]+)?((?:;[\w=.-]+)*),([^\"')\s>]*)")
_LONG_BASE64 = re.compile(rb"(?<![\w+/])[A-Za-z0-9+/]{24,}={0,2}(?![\w+/=])")
_PRINTABLE = re.compile(rb"[ -~]{6,}")
_TAGS = re.compile(r"<[^>]*>")
# What an image or a font may look like inside text; never searched for base64 again.
_PACKED = (b"\x89PNG", b"wOF2", b"\xff\xd8\xff", b"\x00\x01\x00\x00", b"OTTO")


@cache
def unpack(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Return every piece of a file as (where, what): the whole, and all that lies inside it."""
    return tuple(unpack_bytes(path.read_bytes(), path.name))


def unpack_bytes(data: bytes, where: str = "", depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield a piece of data and all that lies inside it, whatever its name says it is."""
    yield where, data
    if depth > DEEPEST:
        raise AssertionError(f"{where}: packed deeper than {DEEPEST} times")
    for name, inner in _inside(data):
        yield from unpack_bytes(inner, f"{where} › {name}", depth + 1)


def _inside(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK\x03\x04"):
        yield from _in_zip(data)
    elif data.startswith(b"%PDF-"):
        yield from _in_pdf(data)
    elif data.startswith(b"\x89PNG"):
        yield from _in_png(data)
    elif data.startswith(b"\x1f\x8b"):
        yield "gzip", zlib.decompress(data, 31)
    elif data.startswith(b"\xff\xd8\xff"):
        yield from _in_jpeg(data)
    elif MIME.encode() + b": 1.0" in data[:4000]:
        yield from _in_mail(data)
    elif not data.startswith(_PACKED):
        yield from _in_text(data)


def _in_mail(data: bytes) -> Iterator[tuple[str, bytes]]:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    yield (
        "kop",
        "\n".join(f"{name}: {value}" for name, value in mail.items() if name != MIME).encode(),
    )
    for part in mail.walk():
        if not part.is_multipart():
            yield part.get_filename() or "tekst", part.get_payload(decode=True)


def _in_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "opmerking", archive.comment
        for entry in archive.infolist():
            yield "naam", entry.filename.encode()
            yield f"{entry.filename} (extra)", entry.comment + entry.extra
            yield entry.filename, archive.read(entry)


def _in_pdf(data: bytes) -> Iterator[tuple[str, bytes]]:
    reader = PdfReader(io.BytesIO(data))
    texts = [page.extract_text() for page in reader.pages]
    whole = [reader.trailer, *map(reader.get_object, range(1, reader.trailer["/Size"]))]
    while whole:
        part = whole.pop()
        if isinstance(part, StreamObject) and part.get("/Subtype") != "/Image":
            yield "stroom", part.get_data()
        if isinstance(part, dict):
            whole += [*part.keys(), *(part.raw_get(key) for key in part)]
        elif isinstance(part, list):
            whole += list.__iter__(part)
        elif isinstance(part, (str, bytes)):
            texts.append(part if isinstance(part, str) else part.decode("latin-1"))
    for name, files in reader.attachments.items():
        texts.append(name)
        yield from ((f"bijlage {name}", one) for one in files)
    yield "teksten", "\n".join(texts).encode("utf-8", "replace")


def _in_png(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    while at < len(data) - 8:
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield kind.decode(), body
            yield from (("gepakt", one) for one in _unzipped(body))
        at += 12 + size
    yield "na het einde", data[at + 12 if at < len(data) else at :]


def _unzipped(body: bytes) -> Iterator[bytes]:
    for start in range(min(len(body), 90)):
        try:
            yield zlib.decompress(body[start:])
        except zlib.error:
            continue
        return


def _in_jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while at + 4 < len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        yield f"deel {data[at + 1]:x}", data[at + 4 : at + 2 + size]
        at += 2 + size


def _in_text(data: bytes) -> Iterator[tuple[str, bytes]]:
    for kind, options, body in _DATA_URI.findall(data):
        body = unquote_to_bytes(body)
        inner = _from_base64(body) if b";base64" in options else body
        if inner:
            yield f"data:{kind.decode()}", inner
    for found in _LONG_BASE64.findall(_DATA_URI.sub(b"", data)):
        inner = _from_base64(found)
        if inner and (inner.startswith((b"PK\x03\x04", b"%PDF-", *_PACKED)) or _is_text(inner)):
            yield "base64", inner
    if data[:1] in (b"{", b"["):
        yield from _in_json(data)


def _in_json(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        whole = json.loads(data)
    except ValueError:
        return
    texts = "\n".join(_texts_of(whole)).encode("utf-8", "replace")
    if texts[:1] not in (b"{", b"["):
        yield "json", texts


def _texts_of(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield name
            yield from _texts_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts_of(value)
    else:
        yield str(part)


def _from_base64(body: bytes) -> bytes:
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4), validate=True)
    except binascii.Error:
        return b""


def _is_text(data: bytes) -> bool:
    try:
        return data.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return False


def readings(data: bytes) -> Iterator[str]:
    """Yield the ways in which a piece of data is read as text: as written, unescaped, untagged."""
    if data.startswith((b"PK\x03\x04", b"%PDF-", *_PACKED)):
        yield "\n".join(one.decode("ascii") for one in _PRINTABLE.findall(data))
        return
    texts = [data.decode("utf-8", "replace")]
    if b"\x00" in data:
        texts += [data.decode(one, "replace") for one in ("utf-16-le", "utf-16-be")]
        texts.append(data[1:].decode("utf-16-le", "replace"))
    for text in texts:
        yield text
        if "<" in text:
            yield _TAGS.sub("", text)
        if "&" in text:
            yield html.unescape(_TAGS.sub("", text))
        if "\\u" in text or "\\x" in text:
            yield re.sub(
                r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))",
                lambda found: chr(int(found[1] or found[2], 16)),
                text,
            )
        if re.search("%[0-9a-fA-F]{2}", text):
            yield unquote_to_bytes(text).decode("utf-8", "replace")
