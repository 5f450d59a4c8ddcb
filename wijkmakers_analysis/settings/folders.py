"""Say which folder a new workspace may be written in, and fill it all at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.kept import move_over


def refuse_filled_folder(folder: Path) -> None:
    """Raise WrongCall where a folder holds something or is a file: nothing is written over."""
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is een bestand, geen map. Noem een nieuwe of lege map.")
    if folder.exists() and any(folder.iterdir()):
        raise WrongCall(
            f"De map {folder} is niet leeg. Er is niets geschreven. Noem een nieuwe of lege map."
        )


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a draft folder beside the target, and move what is in it there when all is done.

    Where anything fails nothing is left behind.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".wijkmakers-", dir=folder.parent) as made:
        yield Path(made)
        folder.mkdir(exist_ok=True)
        for part in sorted(Path(made).iterdir()):
            move_over(part, folder / part.name)
