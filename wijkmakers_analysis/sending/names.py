"""Hold each finished file against its name: the partner in the file is the one it is called after.

The name is read back from the cover of the finished file, not from what was meant to be written.
"""

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path

from wijkmakers_analysis.document.text import clean
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.proof.html import VOID
from wijkmakers_analysis.proof.pdf import read_pdf
from wijkmakers_analysis.yearpack import YearPack

# More texts than a cover has; a name may be broken over lines.
FIRST_TEXTS = 30
COVER = "0"


def check_names(files: Mapping[Path, str], pack: YearPack) -> None:
    """Check that each file is the report of the partner whose file name it has.

    Parameters
    ----------
    files
        Finished file -> the partner that its name stands for.
    pack
        The year's pack: its partners, and the period that ends a cover.

    Raises
    ------
    ProofError
        With every file that is another partner's, or does not say whose it is.
    """
    partners = [one.organisation for one in pack.organisations]
    wrong = [
        path.name
        for path, partner in files.items()
        if names_on_cover(path, partners, pack.label) != {partner}
    ]
    if wrong:
        raise ProofError(
            f"In {', '.join(wrong)} staat niet de partner van de bestandsnaam. Verstuur niets; "
            "maak de verslagen opnieuw."
        )


def names_on_cover(path: Path, partners: Iterable[str], label: str) -> set[str]:
    """Return the partners whose names stand on the cover of a file, above the year's label."""
    cover = _tidy(_cover_of(path))
    found = _pattern_of(label).search(cover)
    if not found:
        return set()
    cover, named = cover[: found.start()], set()
    # The longest first: 'De Aa' is not named where 'Wonen in De Aa' is.
    for partner in sorted(partners, key=len, reverse=True):
        cover, times = _pattern_of(partner).subn("\n", cover)
        if times:
            named.add(partner)
    return named


def _pattern_of(partner: str) -> re.Pattern[str]:
    """Return what finds a name; a PDF has a space wherever a letter came from another font.

    A cover begins each name with a capital.
    """
    letters = [letter for letter in _tidy(partner) if not letter.isspace()]
    first, others = letters[:1], [re.escape(letter) for letter in letters[1:]]
    either = [f"(?:{re.escape(letter)}|{re.escape(letter.upper())})" for letter in first]
    return re.compile(r"(?<!\w)" + r"\s*".join([*either, *others]) + r"(?!\w)")


def _cover_of(path: Path) -> str:
    if path.suffix == ".pdf":
        title, *others = islice(read_pdf(path), FIRST_TEXTS)
        # The title of every report; a partner's name that is a word of it is not meant there.
        return " ".join(others) if others else title
    page = _Cover()
    page.feed(path.read_text("utf-8"))
    page.close()
    return " ".join(page.texts)


def _tidy(text: str) -> str:
    return " ".join(clean(text).replace("\u200b", "").replace("\u00ad", "").split())


class _Cover(HTMLParser):
    """The texts on the cover of a page, its title left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_cover = dict(attrs).get("data-block") == COVER or (self._open and self._open[-1][1])
        if tag not in VOID:
            self._open.append((tag, bool(is_cover) and tag != "h1"))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.texts.append(data)
