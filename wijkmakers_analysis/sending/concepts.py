"""Tell a finished file from a concept, and from one of other figures, by what is in the file."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.sending.witnesses import ENDINGS, OFFICE_ENDINGS, held_in
from wijkmakers_analysis.yearpack.model import HASH_LETTERS

# On the cover, and over each part; in a file of Office also with the notice behind it.
MARK = "CONCEPT"
_MARKED_PAGE = f'class="stamp">{MARK}<'
_MARKED_TEXT = re.compile(rf">{MARK}(?: · [^<]*)?<".encode())
# The end of the name that a draft is made under.
NAME_END = re.compile(r"-concept(?=[-. ]|$)")
# The slides print nothing of the pack's hash.
WITHOUT_HASH = (".pptx",)


def is_concept(path: Path) -> bool:
    """Return whether a finished file says on its pages that it is a concept."""
    if path.suffix == ".pdf":
        from wijkmakers_analysis.proof.pdf_pages import open_pdf

        return all(MARK in written.all_text() for written in open_pdf(path).pages.values())
    if path.suffix in OFFICE_ENDINGS:
        with zipfile.ZipFile(path) as package:
            parts = (name for name in package.namelist() if name.endswith(".xml"))
            return any(_MARKED_TEXT.search(package.read(name)) for name in parts)
    return _MARKED_PAGE in path.read_text("utf-8")


def is_of(path: Path, pack_hash: str) -> bool:
    """Return whether a finished file prints this pack, as far as it says which one."""
    if path.suffix in WITHOUT_HASH:
        return True
    told = pack_hash[:HASH_LETTERS]
    # A page may say it at its head only, where no reader sees it.
    is_page = path.suffix == ".html"
    return told in path.read_text("utf-8") if is_page else bool(held_in(path, {"hash": told}))


def files_of_review(folder: Path, name: str) -> list[Path]:
    """Return the files of a review in every format, with its summary and annex; drafts apart."""
    found = (path for path in folder.glob(f"{name}*") if path.suffix in ENDINGS)
    return sorted(path for path in found if not NAME_END.search(path.name))


def refuse_concepts(files: Iterable[Path]) -> None:
    """Raise ProofError with every file that is a concept: it is no report to send."""
    if wrong := [path.name for path in files if is_concept(path)]:
        verb = "is" if len(wrong) == 1 else "zijn"
        raise ProofError(
            f"{listed(wrong)} {verb} een concept. Er is niets klaargezet en niets vastgelegd. "
            "Haal weg wat een concept is en maak de verslagen opnieuw."
        )
