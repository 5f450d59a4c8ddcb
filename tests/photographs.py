"""Pictures for tests: plain ones, ones with a camera's data, and ones that are none."""

import io
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = (53.2193, 6.5682)
SECRETS = (b"Exif", b"Zwibbelcam", b"Quorneel", b"GPS", b"adobe", b"Photoshop", b"ICC_PROFILE")


def jpeg(size=(640, 426), colour="#88AACC", **more) -> bytes:
    """Return a JPEG."""
    saved = io.BytesIO()
    Image.new("RGB", size, colour).save(saved, "JPEG", **more)
    return saved.getvalue()


def from_a_phone(size=(640, 426)) -> bytes:
    """Return a JPEG that says where, when and by whom, that lies on its side, and its remark."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "Zwibbelcam", "Quorneel Zwibbel", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 13.0, 9.0), 3: "E", 4: (6.0, 34.0, 5.0)})
    return jpeg(size, exif=exif, comment=b"Quorneel Zwibbel", xmp=b"<x>adobe Quorneel</x>")


def png(size=(300, 120), **text: str) -> bytes:
    """Return a PNG that is see-through at its left, with texts in it."""
    image = Image.new("RGBA", size, "#0055AAFF")
    image.paste("#00000000", (0, 0, size[0] // 2, size[1]))
    told = PngInfo()
    for name, value in text.items():
        told.add_text(name, value)
    saved = io.BytesIO()
    image.save(saved, "PNG", pnginfo=told)
    return saved.getvalue()


def bomb() -> bytes:
    """Return a PNG that says it has ten thousand million pixels."""
    content = bytearray(png())
    content[16:24] = (100_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)
