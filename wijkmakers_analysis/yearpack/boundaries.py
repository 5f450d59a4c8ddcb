"""Read the borders of the wijken from a map of CBS (GeoJSON), made coarse enough for a small page.

A border that two wijken share is simplified once, so that they keep the same one without a gap;
coarser and coarser, until few enough corners are left. Coordinates of the Rijksdriehoek are turned
into degrees by the polynomials of Schreutelkamp and Strang van Hees (2001), to within a metre.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.yearpack.simplifying import Corner, simplify

Ring = tuple[tuple[float, float], ...]
MOST_CORNERS = 3000
FINEST = 5  # metres
TOLERANCES = (10, 20, 30, 45, 60, 80, 110, 150, 200, 300, 500)  # metres
METRES_A_DEGREE = 111_320
# Larger than any degree: the file is in metres of the Rijksdriehoek.
LARGEST_DEGREE = 400
CODES = ("wijkcode", "wk_code", "buurtcode", "bu_code")
NAMES = ("wijknaam", "wk_naam")
WATER = ("water", "h2o")
_LATITUDE = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033),
    (1, 1, -0.00012),
)  # fmt: skip
_LONGITUDE = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
    (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
    (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip


def read_boundaries(path: Path, wijken: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Ring, ...]]:
    """Return the rings of each wijk, as (longitude, latitude), by its code.

    Parameters
    ----------
    path
        A GeoJSON file of wijken or buurten, in degrees or in metres of the Rijksdriehoek.
    wijken
        Rows with ``name``, ``aliases`` and ``cbs_code``.

    Raises
    ------
    SettingsError
        Where the file cannot be read, or lacks a wijk.
    """
    wijken = list(wijken)
    code_of = {name.casefold(): row["cbs_code"] for row in wijken
               for name in (row["name"], *row["aliases"])}  # fmt: skip
    known = {row["cbs_code"] for row in wijken}
    found: dict[str, list[Ring]] = {}
    for feature in _features(path):
        code = _code_of(feature.get("properties") or {}, known, code_of)
        if code:
            found.setdefault(code, []).extend(_rings(feature.get("geometry") or {}, path))
    missing = [row["name"] for row in wijken if not found.get(row["cbs_code"])]
    if missing:
        raise SettingsError(
            f"In {path.name}, dat in wijkmakers.toml bij [map] staat, ontbreekt deze wijk: "
            f"{missing[0]}. Gebruik de wijk- en buurtkaart van CBS met alle wijken van de "
            "gemeente, of haal de regel weg."
        )
    return _coarse(found)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of a point of the Rijksdriehoek, in metres."""
    east, north = (x - 155_000) / 100_000, (y - 463_000) / 100_000

    def sum_of(terms: Iterable[tuple[int, int, float]]) -> float:
        return sum(factor * east**p * north**q for p, q, factor in terms) / 3600

    return 5.38720621 + sum_of(_LONGITUDE), 52.15517440 + sum_of(_LATITUDE)


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        features: list[dict[str, Any]] = raw["features"]
        if not all(isinstance(one, dict) for one in features):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(
            f"{path.name}, dat in wijkmakers.toml bij [map] staat, is niet te lezen als kaart. "
            "Sla de wijk- en buurtkaart op als GeoJSON, of haal de regel weg."
        ) from None
    return features


def _code_of(properties: Mapping[str, Any], known: set[str], code_of: Mapping[str, str]) -> str:
    """Return the code of the wijk that a feature is, or is a part of; empty where it is neither."""
    told = {str(name).casefold(): str(value or "").strip() for name, value in properties.items()}
    if told.get("water", "").casefold() in ("ja", *WATER):
        return ""
    for name in CODES:
        code = told.get(name, "")
        wijk = code if code in known else f"WK{code[2:8]}" if code.startswith("BU") else ""
        if wijk in known:
            return wijk
    named = (code_of.get(told.get(name, "").casefold(), "") for name in NAMES)
    return next((code for code in named if code), "")


def _rings(geometry: Mapping[str, Any], path: Path) -> Iterator[Ring]:
    """Yield the outlines, without holes, in degrees."""
    shapes = geometry.get("coordinates") or []
    for shape in [shapes] if geometry.get("type") == "Polygon" else shapes:
        try:
            points = [(float(point[0]), float(point[1])) for point in shape[0]]
        except (TypeError, ValueError, IndexError):
            raise SettingsError(
                f"Een grens in {path.name} is geen vlak. Sla de kaart opnieuw op als GeoJSON."
            ) from None
        is_metres = any(abs(side) > LARGEST_DEGREE for point in points for side in point)
        yield tuple(to_degrees(*point) if is_metres else point for point in points)


def _coarse(rings: Mapping[str, list[Ring]]) -> dict[str, tuple[Ring, ...]]:
    """Return the rings with as few corners as fit, in degrees."""
    high = FINEST / METRES_A_DEGREE
    wide = high / math.cos(math.radians(53.2))
    whole = {
        code: [_on_grid(one, wide, high) for one in several] for code, several in rings.items()
    }
    for metres in TOLERANCES:
        simpler = simplify({code: [ring for ring in several if ring]
                            for code, several in whole.items()}, metres / FINEST)  # fmt: skip
        if sum(len(ring) for several in simpler.values() for ring in several) <= MOST_CORNERS:
            break
    return {
        code: tuple(
            tuple((round(x * wide, 5), round(y * high, 5)) for x, y in ring) for ring in several
        )
        for code, several in simpler.items()
    }


def _on_grid(ring: Ring, wide: float, high: float) -> list[Corner]:
    """Move the corners of a ring to a fine grid, so that neighbours share them exactly."""
    corners: list[Corner] = []
    for longitude, latitude in ring:
        corner = round(longitude / wide), round(latitude / high)
        if not corners or corner != corners[-1]:
            corners.append(corner)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return corners if len(corners) > 2 else []
