"""Put the dispatch list and the drafts of the mails in the office's own folder, all or nothing."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.kept import move_over
from wijkmakers_analysis.settings import Settings

# The folder of a year that never leaves the office, and in it that of what is not recorded yet.
OFFICE = "kantoor"
TRY_OUT = "proef"
MAILS = "mails"


def folder_of(settings: Settings, year: int, version: str = "") -> Path:
    """Return where list and drafts of a version lie; without one, those of a try-out."""
    return settings.reports(year) / OFFICE / (f"versie-{version}" if version else TRY_OUT)


def replace_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a folder with exactly these files beside the old one, and put it in its place.

    Parameters
    ----------
    files
        Path within the folder, with /, to content.

    Raises
    ------
    ExportError
        Where the old folder cannot be replaced; it stays as it was.
    """
    stage = folder.with_name(f".nieuw-{secrets.token_hex(4)}")
    old = folder.with_name(f".oud-{secrets.token_hex(4)}")
    try:
        for name, content in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if folder.exists():
            move_over(folder, old)
        move_over(stage, folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            move_over(old, folder)
        raise ExportError(
            f"De map {folder.name} met de verzendlijst is niet te schrijven "
            f"({cause_of(error)}). Sluit wat eruit openstaat en probeer het "
            "opnieuw."
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def remove_folder(folder: Path) -> None:
    """Take a folder of drafts away, so that no mail with an older report can be sent."""
    if folder.exists():
        gone = folder.with_name(f".oud-{secrets.token_hex(4)}")
        try:
            move_over(folder, gone)
        except OSError as error:
            raise ExportError(
                f"De map {folder.name} met oude mails is niet weg te halen "
                f"({cause_of(error)}). Sluit wat eruit openstaat en probeer "
                "het opnieuw."
            ) from None
        shutil.rmtree(gone, ignore_errors=True)
    parent = folder.parent
    if parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
