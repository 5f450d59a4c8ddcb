"""Say which folder a new workspace may be written in."""

from pathlib import Path

from wijkmakers_analysis.errors import WrongCall


def refuse_filled_folder(folder: Path) -> None:
    """Raise WrongCall where a folder holds something or is a file: nothing is written over."""
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is een bestand, geen map. Noem een nieuwe of lege map.")
    if folder.exists() and any(folder.iterdir()):
        raise WrongCall(
            f"De map {folder} is niet leeg. Er is niets geschreven. Noem een nieuwe of lege map."
        )
