"""Look whether a written file is whole and of its kind."""

import zipfile
from pathlib import Path

from wijkmakers_analysis.errors import ExportError


def refuse_damaged(path: Path) -> None:
    """Raise ExportError where a file is absent, empty or plainly not of its kind."""
    if not is_whole(path):
        raise ExportError(
            f"{path.name} is niet goed geschreven; de vorige bestanden zijn gebleven. "
            "Kijk of er plaats is op de schijf en probeer het opnieuw."
        )


def is_whole(path: Path) -> bool:
    """Return whether a file begins and ends as its kind should; a PDF is read by its proof."""
    content = path.read_bytes() if path.is_file() else b""
    match path.suffix.lower():
        case ".pdf":
            return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
        case ".html":
            return content.rstrip().endswith(b"</html>")
        case ".docx" | ".pptx" | ".xlsx":
            if not zipfile.is_zipfile(path):
                return False
            with zipfile.ZipFile(path) as container:
                return container.testzip() is None
        case _:
            return bool(content)
