"""Set what the lead wrote where it belongs; it is marked as such and not audited."""

import re

from wijkmakers_analysis.document import Blocks, Paragraph
from wijkmakers_analysis.document.sentences import from_pack
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.model import PackText

FOREWORD, OUTLOOK, CALL = "voorwoord", "vooruitblik", "oproep"
# The parts and chapters that a text can stand at the head of, as their headings say them.
PARTS = (
    "In één oogopslag",
    "Leren, doen en ontmoeten",
    "De leergang",
    "Werkplaatsen",
    "Wijkwandelingen",
    "Bijeenkomsten en workshops",
    "Festival en partnerbijeenkomst",
    "Wie deden er mee?",
    "Versterking van het netwerk",
    "Jong talent",
    "Wat het opleverde",
    "Verhalen",
    "Vergelijking met vorig jaar",
    "Speerpunten voor komend jaar",
    "Over de cijfers",
)


def tell_foreword(pack: YearPack) -> Blocks:
    """Return the foreword, and every text whose place is none of this review's."""
    return _set(
        [text for text in pack.texts if _home(text.place) == FOREWORD]
        + [text for text in pack.texts if not _home(text.place)]
    )


def tell_in_own_words(pack: YearPack, place: str) -> Blocks:
    """Return the lead's own words for one place, or nothing.

    Parameters
    ----------
    place
        One of PARTS, or OUTLOOK or CALL.
    """
    return _set([text for text in pack.texts if _home(text.place) == place])


def _home(written: str) -> str:
    """Return the place that is meant: by its whole name, or by a piece of one name only."""
    places = (FOREWORD, OUTLOOK, CALL, *PARTS)
    whole = [place for place in places if _folded(place) == _folded(written)]
    piece = [place for place in places if _folded(written) and _folded(written) in _folded(place)]
    if whole:
        return whole[0]
    return piece[0] if len(piece) == 1 else ""


def _set(texts: list[PackText]) -> Blocks:
    found: list[Paragraph] = []
    for text in texts:
        ref = f"texts.{text.place}"
        pieces = [from_pack(piece, ref) for piece in re.split(r"\n\s*\n", text.wording)]
        pieces = [piece for piece in pieces if piece]
        by = from_pack(text.speaker_role, ref)
        found += [Paragraph(piece, role="own") for piece in pieces[:-1]]
        found += [Paragraph(piece, role="own", by=by) for piece in pieces[-1:]]
    return Blocks(tuple(found))


def _folded(place: str) -> str:
    return "".join(letter for letter in place.casefold() if letter.isalnum())
