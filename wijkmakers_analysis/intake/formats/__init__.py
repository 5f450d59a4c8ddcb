"""Read a file of any format, recognised by its content: its name may lie."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

from defusedxml import DefusedXmlException

from wijkmakers_analysis.intake.delimited import read_delimited
from wijkmakers_analysis.intake.formats import compound, refusals
from wijkmakers_analysis.intake.formats.archive import Archive
from wijkmakers_analysis.intake.formats.office_open import is_office_open, read_office_open
from wijkmakers_analysis.intake.formats.old_excel import read_old_excel
from wijkmakers_analysis.intake.formats.open_document import (
    is_open_document,
    read_open_document,
)
from wijkmakers_analysis.intake.problems import Problem, cannot_open, error
from wijkmakers_analysis.intake.raw import RawSheet

TEXT_ENDINGS = (".csv", ".txt", ".tsv")
LARGEST_FILE_BYTES = 500 * 2**20
_HEAD_BYTES = 64 * 2**10
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BEFORE_97 = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_OTHERS = {
    b"%PDF": "een pdf",
    b"{\\rtf": "een tekstdocument",
    b"\x89PNG": "een plaatje",
    b"\xff\xd8\xff": "een plaatje",
    b"\x1f\x8b": "een ingepakt bestand",
    b"7z\xbc\xaf": "een ingepakt bestand",
    b"Rar!": "een ingepakt bestand",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|div)\b")
_XML = re.compile(r"\s*<\?xml\b")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
# What Windows answers of a file that is kept in the cloud only, and macOS of such a file.
_CLOUD_OF_WINDOWS = range(358, 406)
_CLOUD = (errno.EDEADLK, errno.ETIMEDOUT)
_LOCKED_OF_WINDOWS = (32, 33)


def read_file(path: Path, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Read every sheet of a file as it was last calculated; nothing is raised.

    Parameters
    ----------
    path
        The file.
    name
        Its path relative to the data folder, for addresses.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        read = _reader(head, path.suffix.casefold() in TEXT_ENDINGS)
        if read is None:
            return read_delimited(path, name)
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise refusals.too_large()
        return read(path.read_bytes(), name), []
    except refusals.Refused as refusal:
        return [], [error(refusal.what, refusal.remedy, "bestand", name)]
    except OSError as reason:
        return [], [_closed(reason, name)]


def _reader(head: bytes, is_text: bool) -> Callable[[bytes, str], list[RawSheet]] | None:
    """Return what reads a file that begins so; None for one of delimited text."""
    if head.startswith(_ZIP):
        return _guarded(_read_zipped)
    if head.startswith(compound.MAGIC[:4]):
        return _guarded(read_old_excel)
    if head.startswith(_BEFORE_97):
        raise refusals.other_kind("een werkboek van voor Excel 97")
    for begin, kind in _OTHERS.items():
        if head.startswith(begin):
            raise refusals.other_kind(kind)
    if head and not head.strip(b"\0"):
        raise refusals.not_fetched()
    shown = head.decode("utf-16" if head.startswith(_UTF_16) else "latin-1", "ignore").casefold()
    shown = shown.removeprefix("\ufeff").removeprefix("ï»¿")
    if _WEB_PAGE.match(shown):
        raise refusals.other_kind("een webpagina")
    if _XML.match(shown):
        raise refusals.other_kind("een XML-bestand")
    if is_text:
        return None
    if not head:
        raise refusals.empty()
    if _NO_TEXT.search(shown):
        raise refusals.half()
    return None


def _guarded(
    read: Callable[[bytes, str], list[RawSheet]],
) -> Callable[[bytes, str], list[RawSheet]]:
    """Return a reader that refuses a damaged file, whatever is wrong with it.

    Every offset, count and number in a damaged file may be wrong, so anything may be raised.
    """

    def guarded(content: bytes, name: str) -> list[RawSheet]:
        try:
            return read(content, name)
        except refusals.Refused:
            raise
        except DefusedXmlException:
            raise refusals.declares() from None
        except MemoryError:
            raise refusals.too_large() from None
        except Exception:
            raise refusals.damaged() from None

    return guarded


def _read_zipped(content: bytes, name: str) -> list[RawSheet]:
    archive = Archive(content)
    if archive.has_ending(".iwa") or "index/document.iwa" in archive or "index.zip" in archive:
        raise refusals.apple()
    if is_open_document(archive):
        return read_open_document(archive, name)
    if is_office_open(archive):
        return read_office_open(archive, name)
    raise refusals.zipped()


def _closed(reason: OSError, name: str) -> Problem:
    number = getattr(reason, "winerror", None)
    if number in _CLOUD_OF_WINDOWS or reason.errno in (*_CLOUD, *_CLOUD_OF_WINDOWS):
        return error(
            "het bestand staat alleen in de cloud en is niet opgehaald",
            "Klik er met rechts op, kies 'Altijd behouden op dit apparaat' en wacht tot het er is.",
            "bestand",
            name,
        )
    if number in _LOCKED_OF_WINDOWS or isinstance(reason, PermissionError):
        return error(
            "het bestand is in gebruik, of u mag er niet bij",
            "Sluit het in Excel, kijk of u het zelf kunt openen, en probeer het opnieuw.",
            "bestand",
            name,
        )
    return cannot_open(name)
