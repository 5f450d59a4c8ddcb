"""The colour and the mark of a sector: the same in every figure, year and partner report.

Sectors that are known here have a look of their own. Any other takes one of the looks that are
left by its name; where two of one figure would look alike, the later by name takes the next look.
With more sectors than looks they come round again.
"""

from collections.abc import Iterable
from zlib import crc32

from wijkmakers_analysis import style

MARKERS = ("o", "s", "^", "D")
KNOWN = (
    "woningcorporatie", "gemeente", "welzijn", "onderwijs", "zorg", "politie", "ontwikkelaar",
    "advies", "energie", "cultuur", "bewoners",
)  # fmt: skip
Look = tuple[str, str]  # colour and marker
# Both come round together only after twenty.
LOOKS = tuple(
    (style.CATEGORY_COLOURS[place % len(style.CATEGORY_COLOURS)], MARKERS[place % len(MARKERS)])
    for place in range(len(style.CATEGORY_COLOURS) * len(MARKERS))
)


def looks_of(sectors: Iterable[str]) -> dict[str, Look]:
    """Return the colour and marker of each sector of a figure."""
    names = sorted(set(sectors))
    found = {name: KNOWN.index(name.casefold()) for name in names if name.casefold() in KNOWN}
    for name in names:
        if name not in found:
            found[name] = _free(name, set(found.values()))
    return {name: LOOKS[place] for name, place in found.items()}


def _free(name: str, taken: set[int]) -> int:
    """Return the first look from the one by a name on that is not taken; known ones come last."""
    others = len(LOOKS) - len(KNOWN)
    first = crc32(name.casefold().encode()) % others
    order = [len(KNOWN) + (first + step) % others for step in range(others)]
    return next((place for place in (*order, *range(len(KNOWN))) if place not in taken), order[0])
