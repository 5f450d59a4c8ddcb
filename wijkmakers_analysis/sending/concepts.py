"""Tell a finished file from a concept, and from one of other figures, by what is in the file."""

import re
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.sending.witnesses import ENDINGS, OFFICE_ENDINGS, held_in
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.settings.spoken import catalogue_of
from wijkmakers_analysis.yearpack.model import HASH_LETTERS

# On the cover, and over each part; in a file of Office also with the notice behind it.
MARK = "CONCEPT"
# The end of the name that a draft is made under.
NAME_END = re.compile(r"-concept(?=[-. ]|$)")
# The slides print nothing of the pack's hash.
WITHOUT_HASH = (".pptx",)


def marks_of(settings: Settings) -> tuple[str, ...]:
    """Return what a concept says on its pages: in Dutch, and in the language of a workspace."""
    return tuple({MARK, catalogue_of(settings).gettext(MARK)})


def is_concept(path: Path, marks: Iterable[str] = (MARK,)) -> bool:
    """Return whether a finished file says on its pages, by one of the marks, that it is one."""
    return any(_is_marked(path, mark) for mark in marks)


def _is_marked(path: Path, mark: str) -> bool:
    if path.suffix == ".pdf":
        from wijkmakers_analysis.proof.pdf_pages import open_pdf

        return all(mark in written.all_text() for written in open_pdf(path).pages.values())
    if path.suffix in OFFICE_ENDINGS:
        marked = re.compile(rf">{re.escape(escape(mark))}(?: · [^<]*)?<".encode())
        with zipfile.ZipFile(path) as package:
            parts = (name for name in package.namelist() if name.endswith(".xml"))
            return any(marked.search(package.read(name)) for name in parts)
    return f'class="stamp">{escape(mark)}<' in path.read_text("utf-8")


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


def refuse_concepts(files: Iterable[Path], marks: Iterable[str] = (MARK,)) -> None:
    """Raise ProofError with every file that is a concept: it is no report to send."""
    if wrong := [path.name for path in files if is_concept(path, marks)]:
        verb = "is" if len(wrong) == 1 else "zijn"
        raise ProofError(
            f"{listed(wrong)} {verb} een concept. Er is niets klaargezet en niets vastgelegd. "
            "Haal weg wat een concept is en maak de verslagen opnieuw."
        )
