"""List the neighbourhoods for the map of a pack, with how many activities were in each."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Any

from wijkmakers_analysis.indicators.focus import spread_list
from wijkmakers_analysis.indicators.places import WIJK_CODE, wijk_by_place
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.activities import CANCELLED
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.boundaries import Ring, read_boundaries
from wijkmakers_analysis.yearpack.parts import PackPlace
from wijkmakers_analysis.yearpack.rows import records, texts

LOW = "low"


def list_places(programme: Programme, year: Year) -> tuple[PackPlace, ...]:
    """Return the wijken of the municipality, then the office's own names that had activities.

    A wijk has the name that the office uses for it. Activities count once in a wijk, however many
    of its parts they were in. A place whose point is uncertain is left out of the second list.
    """
    reference = records(programme.neighbourhoods)
    wijk_of = wijk_by_place(programme.neighbourhoods)
    units_by_name = _units_by_name(programme, year)
    before = _names_before(programme, year)
    wijken = [row for row in reference if str(row["cbs_code"] or "").startswith(WIJK_CODE)]
    names = {row["name"]: _office_name(row, units_by_name, before) for row in wijken}
    units_by_wijk: dict[str, set[str]] = {}
    for name, units in units_by_name.items():
        units_by_wijk.setdefault(wijk_of.get(name.casefold(), ""), set()).update(units)
    reached = {wijk_of.get(name.casefold(), "") for name in before}
    listed = [
        _place(row, names[row["name"]], len(units_by_wijk.get(row["name"], ())), True, reached)
        for row in wijken
    ]
    for name in sorted(units_by_name):
        row = _row_of(name, reference)
        is_wijk = row is not None and row["name"] in names
        if row is not None and not is_wijk and _is_on_map(row):
            listed.append(_place(row, name, len(units_by_name[name]), False, before))
    return tuple(listed)


def list_outlines(programme: Programme, places: Sequence[PackPlace]) -> dict[str, tuple[Ring, ...]]:
    """Return the borders of the wijken by the name that the office uses; empty without a map."""
    if programme.settings.boundaries is None:
        return {}
    reference = records(programme.neighbourhoods)
    wijken = [row for row in reference if str(row["cbs_code"] or "").startswith(WIJK_CODE)]
    rings = read_boundaries(programme.settings.boundaries, wijken)
    named = zip((place for place in places if place.is_wijk), wijken, strict=True)
    return {place.name: rings[row["cbs_code"]] for place, row in named}


def _units_by_name(programme: Programme, year: Year) -> dict[str, set[str]]:
    units = programme.activities_in(year)
    spread = spread_list(programme, year, units, "neighbourhoods")
    found: dict[str, set[str]] = {}
    for row in records(spread):
        found.setdefault(row["neighbourhoods"], set()).add(row["unit_id"])
    return found


def _names_before(programme: Programme, year: Year) -> Counter[str]:
    """Return how often each name was used by activities that ended before the period."""
    return Counter(
        name
        for row in records(programme.activities)
        if row["status"] != CANCELLED
        and row["last_day"] is not None
        and row["last_day"] < year.start
        for name in texts(row["neighbourhoods"])
    )


def _office_name(
    wijk: Mapping[str, Any], units_by_name: Mapping[str, set[str]], before: Counter[str]
) -> str:
    """Return the name of a wijk, or the alias that the office uses for it most often."""
    used: dict[str, int] = {
        name: len(units_by_name.get(name, ())) + before[name]
        for name in (wijk["name"], *wijk["aliases"])
    }
    return max(used, key=lambda name: used[name])


def _row_of(name: str, reference: list[dict[str, Any]]) -> Mapping[str, Any] | None:
    folded = name.casefold()
    for row in reference:
        if row["name"].casefold() == folded:
            return row
    for row in reference:
        if folded in (alias.casefold() for alias in row["aliases"]):
            return row
    return None


def _is_on_map(row: Mapping[str, Any]) -> bool:
    return row["confidence"] != LOW and None not in (row["latitude"], row["longitude"])


def _place(
    row: Mapping[str, Any], name: str, activities: int, is_wijk: bool, reached: Container[str]
) -> PackPlace:
    return PackPlace(
        name=name,
        is_wijk=is_wijk,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        activities=activities,
        reached_before=(row["name"] if is_wijk else name) in reached,
    )
