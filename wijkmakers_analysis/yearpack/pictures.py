"""Keep the photos and logos of a pack beside it, each under the hash of what is in it.

They are no part of the pack's own text, so that a photo whose consent was withdrawn can be thrown
away without touching a frozen pack: what is no longer there is not shown.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.kept import put_whole
from wijkmakers_analysis.yearpack.parts import PackPhoto

ENDING = ".photos"
JPEG, PNG = ".jpg", ".png"


def pictures_folder(pack: Path) -> Path:
    """Return the folder with the pictures of a pack: packs/2022.photos beside packs/2022.json."""
    return pack.with_suffix(ENDING)


def pack_files(pack: Path) -> list[Path]:
    """Return the files that a pack consists of, in a fixed order."""
    return [pack, *sorted(pictures_folder(pack).glob("*"))]


def name_of(content: bytes) -> str:
    """Return the name of a picture: the first half of its SHA-256."""
    ending = JPEG if content.startswith(b"\xff\xd8") else PNG
    return hashlib.sha256(content).hexdigest()[:32] + ending


def read_pictures(photos: tuple[PackPhoto, ...], pack: Path) -> dict[str, bytes]:
    """Return the pictures of a pack that are beside it, by name.

    Raises
    ------
    PackError
        Where one is not what it was when the pack was made.
    """
    found = {}
    folder = pictures_folder(pack)
    for name in dict.fromkeys(photo.picture for photo in photos):
        path = folder / name
        if not path.is_file():
            continue
        content = path.read_bytes()
        if name_of(content) != name:
            raise PackError(
                f"Een foto in {folder.name} is veranderd of beschadigd ({name}). Zet de map terug "
                "uit de reservekopie, of haal dit bestand weg; dan vervalt de foto."
            )
        found[name] = content
    return found


def write_pictures(pictures: Mapping[str, bytes], pack: Path) -> None:
    """Put pictures beside a pack; what is there already stays."""
    folder = pictures_folder(pack)
    for name, content in pictures.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        put_whole(path, content)


def drop_other_pictures(pictures: Mapping[str, bytes], pack: Path) -> None:
    """Throw away what lies beside a pack and is none of its pictures."""
    folder = pictures_folder(pack)
    for path in folder.glob("*"):
        if path.name not in pictures and path.is_file():
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
