"""Write a finished file in one move: beside its place first, then over it."""

from pathlib import Path

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.kept import put_whole


def replace_file(path: Path, content: bytes) -> None:
    """Put content at a path; the file that was there stays whole until the new one is.

    Raises
    ------
    ExportError
        Where the folder is absent or the file cannot be written (open in Word, disk full).
    """
    path = Path(path)
    try:
        put_whole(path, content)
    except OSError as error:
        reason = cause_of(error)
        raise ExportError(
            f"{path.name} is niet te schrijven ({reason}). Sluit het bestand als het openstaat, "
            "kijk of er plaats is op de schijf, en probeer het opnieuw."
        ) from None
