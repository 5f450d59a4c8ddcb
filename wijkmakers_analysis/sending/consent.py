"""List the files that hold a story or photo of which consent was withdrawn or has ended."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.intake.pseudonyms import pseudonym, read_secret
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.schemas.stories import PARTNER_SCOPES, REVIEW_SCOPES
from wijkmakers_analysis.sending.drafts import OFFICE
from wijkmakers_analysis.sending.witnesses import ENDINGS, Sought, held_in
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.opening import open_pack
from wijkmakers_analysis.yearpack.register import REVIEW, read_register

PARTNERS = "partners"
MAKE_AGAIN = "Maak dit bestand opnieuw."


@dataclass(frozen=True)
class Piece:
    """A story or photo in its sheet, and what it may be used for.

    Parameters
    ----------
    id
        The id of the story; the pseudonym of the photo's file.
    name
        How a message calls it: by its id or its row, never by its words or the file's name.
    words
        Its quote or alt text.
    scope
        What consent there is for on the day asked about; empty where there is none any more.
    """

    id: str
    name: str
    words: str
    scope: str


def list_files_without_consent(
    settings: Settings, tables: Mapping[str, pd.DataFrame], day: date
) -> tuple[str, ...]:
    """Return a line for each file that may no longer be used as it is: the file, and what is in it.

    Finished files are searched; of what was sent the register knows what it showed. No line quotes
    a story or names anybody.

    Parameters
    ----------
    tables
        The tables of a reading.
    day
        The day on which consent has to hold.
    """
    pieces = (*_stories(tables["stories"], day), *_photos(tables["photos"], settings.root, day))
    finished = _in_finished_files(settings, pieces)
    return (*finished, *_in_register(settings, pieces))


def _in_finished_files(settings: Settings, pieces: Iterable[Piece]) -> Iterator[str]:
    finished = _finished(settings)
    packs = tuple(_packs(settings)) if finished else ()
    words = [(piece, text) for piece in pieces for text in _words_of(piece, packs)]
    for path in finished:
        scopes = PARTNER_SCOPES if path.parent.name == PARTNERS else REVIEW_SCOPES
        ended = {(piece, text): text for piece, text in words if piece.scope not in scopes}
        held = dict.fromkeys(piece for piece, _ in _held(path, ended))
        if held:
            name = path.relative_to(settings.root).as_posix()
            yield f"{name}: {_told(held)} {MAKE_AGAIN}"


def _in_register(settings: Settings, pieces: Iterable[Piece]) -> Iterator[str]:
    for sent in read_register(settings):
        scopes = REVIEW_SCOPES if sent.partner == REVIEW else PARTNER_SCOPES
        shown = {*sent.stories, *sent.photos}
        held = [piece for piece in pieces if piece.id in shown and piece.scope not in scopes]
        if held:
            yield (
                f"{listed(sorted(sent.files))} (verstuurd, {sent.year} versie {sent.version}): "
                f"{_told(held)} Vraag wie het kreeg om het weg te halen."
            )


def _stories(frame: pd.DataFrame, day: date) -> Iterator[Piece]:
    for row in frame.dropna(subset=["story", "quote"]).to_dict("records"):
        yield Piece(row["story"], f"verhaal {row['story']}", row["quote"], _scope(row, day))


def _photos(frame: pd.DataFrame, root: Path, day: date) -> Iterator[Piece]:
    rows = frame.dropna(subset=["file_name", "alt_text"]).to_dict("records")
    secret = read_secret(root) if rows else b""
    for row in rows:
        # The name of the file may be somebody's.
        name = f"de foto van {row['file']} › {row['sheet']}, regel {row['row']}"
        yield Piece(pseudonym(row["file_name"], secret), name, row["alt_text"], _scope(row, day))


def _scope(row: Mapping[str, Any], day: date) -> str:
    has_ended = pd.notna(row["valid_until"]) and row["valid_until"].date() < day
    return "" if has_ended else row["consent"] or ""


def _words_of(piece: Piece, packs: Iterable[YearPack]) -> tuple[str, ...]:
    """Return the words to look for: of the sheet, and of the packs that were made before."""
    found = dict.fromkeys([piece.words])
    for pack in packs:
        found |= {story.quote: None for story in pack.stories if story.story == piece.id}
        found |= {photo.alt: None for photo in pack.photos if photo.photo == piece.id}
    return tuple(found)


def _packs(settings: Settings) -> Iterator[YearPack]:
    for path in sorted((settings.root / "packs").glob("[0-9][0-9][0-9][0-9].json")):
        with suppress(PackError):
            yield open_pack(path)


def _finished(settings: Settings) -> list[Path]:
    """Return the files that can leave the office, in the order of their names."""
    folder = settings.root / "reports"
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    return sorted(path for path in found if OFFICE not in path.relative_to(folder).parts)


def _held(path: Path, words: Mapping[Sought, str]) -> tuple[Sought, ...]:
    if not words:
        return ()
    try:
        return held_in(path, words)
    except Exception:
        # A file that somebody put there and that is none of ours, or is damaged.
        return ()


def _told(pieces: Iterable[Piece]) -> str:
    return f"{listed(sorted(piece.name for piece in pieces))}."
