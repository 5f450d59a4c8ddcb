"""Set what the lead wrote where it belongs, marked and not audited, and the photos beside it."""

import re

from wijkmakers_analysis.document import Blocks, Paragraph, words
from wijkmakers_analysis.document.sentences import from_pack, together
from wijkmakers_analysis.schemas.text_places import CALL, FOREWORD, OUTLOOK, place_meant
from wijkmakers_analysis.text.photos import show_photos
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackText

# What stands above the lead's own words, by their place.
MARKS = {FOREWORD: "Voorwoord", OUTLOOK: "Vooruitblik", CALL: "Oproep"}
OTHER_MARK = "In eigen woorden"


def tell_foreword(pack: YearPack) -> Blocks:
    """Return the foreword with its photos, and every text whose place is none of this review's."""
    own = _set(
        [text for text in pack.texts if place_meant(text.place) == FOREWORD]
        + [text for text in pack.texts if not place_meant(text.place)]
    )
    return together(own, show_photos(pack, FOREWORD))


def tell_in_own_words(pack: YearPack, place: str) -> Blocks:
    """Return the lead's own words for one place and its photos, or nothing.

    Parameters
    ----------
    place
        One of `schemas.text_places.PARTS`, or OUTLOOK or CALL.
    """
    own = _set([text for text in pack.texts if place_meant(text.place) == place])
    return together(own, show_photos(pack, place))


def _set(texts: list[PackText]) -> Blocks:
    found: list[Paragraph] = []
    for text in texts:
        ref = f"texts.{text.place}"
        pieces = [from_pack(piece, ref) for piece in re.split(r"\n\s*\n", text.wording)]
        pieces = [piece for piece in pieces if piece]
        by = from_pack(text.speaker_role, ref)
        mark = words(MARKS.get(place_meant(text.place) or "", OTHER_MARK))
        found += [Paragraph(piece, role="own", mark=mark) for piece in pieces[:-1]]
        found += [Paragraph(piece, role="own", by=by, mark=mark) for piece in pieces[-1:]]
    return Blocks(tuple(found))
