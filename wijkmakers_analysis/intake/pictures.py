"""Find and open the pictures that the sheets Foto's and Huisstijl name: downscaled, and bare.

A picture is drawn anew, so that nothing stays of what a camera adds: place, moment, maker, a
smaller copy. What cannot be used is said with what to do; no message names the file, which may be
somebody's name.
"""

import io
import struct
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

# Longest side in pixels: a photo over the width of a page at 230 dots an inch, and a logo.
LONGEST_PHOTO, LONGEST_LOGO = 1600, 900
MOST_BYTES, MOST_PIXELS, MOST_TIMES_AS_LONG = 60_000_000, 120_000_000, 20
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
# How a phone's HEIC file begins, after its length.
HEIC_BRANDS = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", b"ftypavif")
HEIC_ENDINGS = (".heic", ".heif", ".avif")
# What Pillow raises on files that are cut off, changed or no picture.
DAMAGE = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError,
          ArithmeticError, AttributeError, MemoryError, struct.error,
          RuntimeError)  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A picture as a report can hold it.

    Parameters
    ----------
    content
        The bytes of the file: JPEG for a photo, PNG for a logo.
    width, height
        In pixels.
    """

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Flaw:
    """Why a picture cannot be used, without a closing point, and what to do, as a sentence."""

    what: str
    remedy: str


MISSING = Flaw(
    "dit bestand staat niet in de datamap",
    "Zet het in dezelfde map als dit werkboek, of verbeter de naam.",
)
TWICE = Flaw(
    "bestanden met deze naam staan op meer plekken in de datamap",
    "Zet de goede in dezelfde map als dit werkboek, of haal de andere weg.",
)
HEIC = Flaw(
    "dit is een foto van een telefoon in het soort HEIC, en dat kan het programma niet lezen",
    "Open de foto, sla hem op als .jpg en vul die naam hier in.",
)
HUGE = Flaw(
    "dit bestand is te groot om te lezen",
    "Verklein de foto, bijvoorbeeld in Foto's of Paint, en sla hem op als .jpg.",
)
NO_PICTURE = Flaw(
    "dit bestand is beschadigd, of het is geen foto",
    "Sla het opnieuw op als .jpg of .png, en kijk of het daarna te openen is.",
)
EMPTY = Flaw(
    "dit bestand is leeg, of het staat alleen in OneDrive",
    "Wacht tot OneDrive het heeft opgehaald, of zet het bestand er opnieuw neer.",
)
NARROW = Flaw(
    "deze foto is veel te smal of te laag om te laten zien",
    "Kies een andere foto, of snijd hem bij.",
)


def read_photo(data: Path, workbook: str, name: str) -> Picture | Flaw:
    """Return a photo as JPEG without anything but what is to be seen, or why there is none.

    Parameters
    ----------
    data
        The data folder.
    workbook
        Path of the workbook that names it, relative to the data folder, with /.
    name
        As it stands in the cell.
    """
    return _read(data, workbook, name, LONGEST_PHOTO, False)


def read_logo(data: Path, workbook: str, name: str) -> Picture | Flaw:
    """Return a logo as PNG, what is see-through included, or why there is none."""
    return _read(data, workbook, name, LONGEST_LOGO, True)


def _read(data: Path, workbook: str, name: str, longest: int, is_logo: bool) -> Picture | Flaw:
    path = _find(data, workbook, name)
    if isinstance(path, Flaw):
        return path
    try:
        stat = path.stat()
        return _open(path, stat.st_size, stat.st_mtime_ns, longest, is_logo)
    except OSError:
        return EMPTY


def _find(data: Path, workbook: str, name: str) -> Path | Flaw:
    wanted = PurePosixPath(name.strip().replace("\\", "/"))
    if wanted.is_absolute() or ".." in wanted.parts or ":" in name or not wanted.name:
        return MISSING
    beside = (data / workbook).parent.joinpath(*wanted.parts)
    if beside.is_file():
        return beside
    same = [path for path in sorted(data.rglob("*")) if _is_called(path, data, wanted)]
    if len(same) > 1:
        return TWICE
    return same[0] if same else MISSING


def _is_called(path: Path, data: Path, wanted: PurePosixPath) -> bool:
    parts = tuple(part.casefold() for part in path.relative_to(data).parts)
    ends = tuple(part.casefold() for part in wanted.parts)
    return parts[-len(ends) :] == ends and path.is_file()


# A photo is looked at when its problems are told and again for the pack of each year.
@cache
def _open(path: Path, size: int, moment: int, longest: int, is_logo: bool) -> Picture | Flaw:
    if not size:
        return EMPTY
    if size > MOST_BYTES:
        return HUGE
    with path.open("rb") as file:
        begins = file.read(16)[4:]
    if begins.startswith(HEIC_BRANDS) or path.suffix.casefold() in HEIC_ENDINGS:
        return HEIC
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as opened:
                wide, high = opened.size
                if wide * high > MOST_PIXELS:
                    return HUGE
                if max(wide, high) > MOST_TIMES_AS_LONG * min(wide, high):
                    return NARROW
                opened.draft("RGB", (2 * longest, 2 * longest))
                return _drawn_anew(opened, longest, is_logo)
    except Image.DecompressionBombError:
        return HUGE
    except DAMAGE:
        return NO_PICTURE


def _drawn_anew(opened: "Image.Image", longest: int, is_logo: bool) -> Picture:
    """Return the pixels in a new file: upright, in sRGB, a photo without what is see-through."""
    from PIL import Image, ImageOps

    upright = _in_usual_colours(ImageOps.exif_transpose(opened))
    layered = upright.convert("RGBA")
    layered.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3)
    clean = Image.new("RGBA" if is_logo else "RGB", layered.size, "#FFFFFF00")
    clean.paste(layered, mask=None if is_logo else layered.getchannel("A"))
    saved = io.BytesIO()
    if is_logo:
        clean.save(saved, "PNG", optimize=True)
    else:
        clean.save(saved, "JPEG", quality=QUALITY, optimize=True)
    return Picture(saved.getvalue(), *clean.size)


def _in_usual_colours(opened: "Image.Image") -> "Image.Image":
    """Return a picture in sRGB where it says how its colours are meant."""
    profile = opened.info.get("icc_profile")
    if not profile or opened.mode not in ("RGB", "CMYK", "L"):
        return opened
    from PIL import ImageCms

    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(opened, meant, usual, outputMode="RGB")
        return opened if changed is None else changed
    except (ImageCms.PyCMSError, OSError, ValueError):
        return opened
