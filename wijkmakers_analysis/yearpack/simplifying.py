"""Leave out corners of borders that change little, the same ones on both sides of a border.

The rings are cut where three borders meet; each piece is simplified once (Douglas and Peucker
1973).
"""

import math
from collections.abc import Mapping, Sequence

Corner = tuple[int, int]
Rings = Mapping[str, Sequence[Sequence[Corner]]]


def simplify(rings: Rings, tolerance: float) -> dict[str, list[list[Corner]]]:
    """Return the rings with fewer corners; one of which no surface is left falls away.

    Parameters
    ----------
    rings
        By code; neighbours share corners exactly, and no ring repeats its first one at its end.
    tolerance
        How far a corner that is left out may lie from the border that stays, in the same unit.
    """
    beside: dict[Corner, set[Corner]] = {}
    for ring in (ring for several in rings.values() for ring in several):
        for place, corner in enumerate(ring):
            beside.setdefault(corner, set()).update(
                (ring[place - 1], ring[(place + 1) % len(ring)])
            )
    meeting = {corner for corner, others in beside.items() if len(others) != 2}
    made = {}
    for code, several in rings.items():
        simpler = (_simpler(ring, meeting, tolerance) for ring in several)
        made[code] = [ring for ring in simpler if len(ring) > 2]
    return made


def _simpler(ring: Sequence[Corner], meeting: set[Corner], tolerance: float) -> list[Corner]:
    cuts = [place for place, corner in enumerate(ring) if corner in meeting]
    if len(cuts) < 2:
        # An island: cut at its lowest corner and at the one farthest from there.
        first = min(range(len(ring)), key=ring.__getitem__) if not cuts else cuts[0]
        far = max(range(len(ring)), key=lambda place: (math.dist(ring[place], ring[first]), place))
        cuts = sorted({first, far})
    kept: list[Corner] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        piece = [ring[place % len(ring)] for place in range(start, end + 1)]
        is_turned = piece[0] > piece[-1]
        thinned = _thinned(piece[::-1] if is_turned else piece, tolerance)
        kept += (thinned[::-1] if is_turned else thinned)[:-1]
    return kept


def _thinned(piece: list[Corner], tolerance: float) -> list[Corner]:
    kept = {0, len(piece) - 1}
    waiting = [(0, len(piece) - 1)]
    while waiting:
        start, end = waiting.pop()
        far = max(
            range(start + 1, end),
            key=lambda place: _distance(piece[place], piece[start], piece[end]),
            default=None,
        )
        if far is not None and _distance(piece[far], piece[start], piece[end]) > tolerance:
            kept.add(far)
            waiting += [(start, far), (far, end)]
    return [piece[place] for place in sorted(kept)]


def _distance(corner: Corner, start: Corner, end: Corner) -> float:
    """Return how far a corner lies from the line between two others."""
    length = math.dist(start, end)
    if not length:
        return math.dist(corner, start)
    (x, y), (x0, y0), (x1, y1) = corner, start, end
    share = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2))
    return math.dist(corner, (x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
