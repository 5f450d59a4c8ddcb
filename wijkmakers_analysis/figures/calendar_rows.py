"""Arrange the activities of a year for the calendar: a row a kind, dots by month, bars in lanes."""

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import find, series, units

PILLARS = ("leren", "doen", "ontmoeten", "overig")
LONG_KINDS = frozenset({"leergang", "werkplaats", "traineeship"})
MOST_LABELLED = 8


@dataclass(frozen=True)
class Row:
    """One kind of activity.

    Parameters
    ----------
    dots
        Index of a month to the number of activities in it.
    lanes
        What takes several months, such that no two in a lane overlap.
    undated
        Number of activities whose date is known to more than one month.
    """

    kind: str
    pillar: str
    dots: dict[int, int]
    lanes: tuple[tuple[PackActivity, ...], ...]
    undated: int

    @property
    def has_labels(self) -> bool:
        """Whether each bar has room for its title."""
        return sum(len(lane) for lane in self.lanes) <= MOST_LABELLED

    @property
    def lane_height(self) -> float:
        """Height of a lane in points."""
        return 19.0 if self.has_labels else 8.0 if len(self.lanes) <= 20 else 2.5

    def height(self, a_line: int, pitch: float) -> float:
        """Return the height in points with so many dots on a line, so far apart."""
        lines = math.ceil(max(self.dots.values(), default=0) / a_line) * pitch
        beside = math.ceil(self.undated / 5) * 8.0
        dots = max(lines, beside) + 9 if lines or beside else 5
        return max(17.0, self.lane_height * len(self.lanes) + dots)


def is_rough(one: PackActivity) -> bool:
    """Whether the first or last day of what takes months is not known, or it is a series."""
    return one.when.startswith(("tussen", "datum")) or not one.is_counted


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of every month of a period."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(count)]


def place_among(months: Sequence[date], day: date) -> float:
    """Return where a day stands, in months from the first; one outside them stands at the edge."""
    whole = (day.year - months[0].year) * 12 + day.month - months[0].month
    part = (day.day - 1) / monthrange(day.year, day.month)[1]
    return min(max(whole + part, 0), len(months))


def arrange_rows(pack: YearPack) -> list[Row]:
    """Return the rows in the order of the pillars, and of the alphabet within one."""
    months = months_between(pack.start, pack.end)
    place = {month.strftime("%Y-%m"): index for index, month in enumerate(months)}
    long = {one.parent_id for one in pack.activities if one.parent_id}
    long |= {one.id for one in pack.activities if not one.is_counted}
    groups: dict[tuple[int, str], list[PackActivity]] = {}
    for one in (*units(pack), *_open_series(pack)):
        pillar = one.pillar if one.pillar in PILLARS else "overig"
        groups.setdefault((PILLARS.index(pillar), one.kind), []).append(_bounded(pack, one))
    return [
        _row(kind, PILLARS[pillar], groups[pillar, kind], place, long)
        for pillar, kind in sorted(groups)
    ]


def _open_series(pack: YearPack) -> list[PackActivity]:
    """Return the series of which nobody kept how often: a bar says that they were there."""
    kinds = dict.fromkeys(one.kind for one in pack.activities)
    uncounted = [kind for kind in kinds if not _is_counted(pack, kind)]
    end = pack.end.isoformat()
    found = [
        one for kind in uncounted for one in series(pack, kind) if (one.first_day or "") <= end
    ]
    return [
        replace(one, last_day=end) if (one.last_day or "")[:7] <= (one.first_day or "")[:7] else one
        for one in found
    ]


def _is_counted(pack: YearPack, kind: str) -> bool:
    fact = find(pack, "activities", soort=kind)
    return fact is not None and fact.is_number


def _bounded(pack: YearPack, one: PackActivity) -> PackActivity:
    """Return what takes months with an end: that of the period where none is known."""
    if one.kind in LONG_KINDS and one.first_day and not one.last_day:
        return replace(one, last_day=max(pack.end.isoformat(), one.first_day))
    return one


def _row(
    kind: str, pillar: str, units: list[PackActivity], place: dict[str, int], long: set[str]
) -> Row:
    dots: dict[int, int] = {}
    bars: list[PackActivity] = []
    undated = 0
    for one in units:
        first, last = (one.first_day or "")[:7], (one.last_day or "")[:7]
        if first == last and first in place:
            dots[place[first]] = dots.get(place[first], 0) + 1
        elif first and first < last and (kind in LONG_KINDS or one.id in long):
            bars.append(one)
        else:
            undated += 1
    return Row(kind, pillar, dots, _lanes(bars), undated)


def _lanes(bars: Sequence[PackActivity]) -> tuple[tuple[PackActivity, ...], ...]:
    """Give each bar its own lane while there is room for titles, else fill lanes one by one."""
    ordered = sorted(bars, key=lambda one: (one.first_day, one.id))
    if len(ordered) <= MOST_LABELLED:
        return tuple((one,) for one in ordered)
    lanes: list[list[PackActivity]] = []
    for one in ordered:
        begins = one.first_day or ""
        free = next((lane for lane in lanes if (lane[-1].last_day or "") < begins), None)
        if free is None:
            lanes.append([one])
        else:
            free.append(one)
    return tuple(tuple(lane) for lane in lanes)
