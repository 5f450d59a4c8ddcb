"""An attacker with a computer: reads what is printed, and works out every number that is not.

Nothing of the gate is used: ranges come from the words that a reader sees, relations from what
everybody knows about counting, and whole-number programs give what is left of each number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl
from scipy.optimize import Bounds, LinearConstraint, milp

THRESHOLD, STEP, MANY = 5, 5, 10_000
COUNTS = {
    "participants", "attendances", "diplomas.count", "diplomas.started", "diplomas.stopped",
    "returners.visits",
}  # fmt: skip
HEADER, NOT_KEPT = "Sleutel", "niet bijgehouden"
_NUMBER = r"(\d[\d.]*)"
_SHAPES = (
    (re.compile(rf"{_NUMBER} tot en met {_NUMBER}$"), lambda low, high: (low, high)),
    (re.compile(rf"tussen {_NUMBER} en {_NUMBER}$"), lambda low, high: (low, high)),
    (re.compile(rf"ongeveer {_NUMBER}$"), lambda near: (max(near - 2, THRESHOLD), near + 2)),
    (re.compile(rf"minstens {_NUMBER}$"), lambda low: (low, MANY)),
    (re.compile(rf"meer dan {_NUMBER}$"), lambda low: (low + 1, MANY)),
    (re.compile(rf"hoogstens {_NUMBER}$"), lambda high: (0, high)),
    (re.compile(rf"{_NUMBER}$"), lambda exact: (exact, exact)),
)


@dataclass(frozen=True)
class Printed:
    """One number as a finished file gives it."""

    key: str
    shown: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: float | None = None

    @property
    def id(self) -> str:
        """The id of the fact."""
        return self.key.partition("{")[0]

    @property
    def group(self) -> dict[str, str]:
        """What the number is about."""
        inside = self.key.partition("{")[2].rstrip("}")
        return (
            dict(one.split("=", 1) for one in re.split(",(?=[a-z_]+=)", inside)) if inside else {}
        )


def read_list(path: Path) -> dict[str, Printed]:
    """Return the numbers in the list of facts of a finished workbook, by key."""
    book = openpyxl.load_workbook(path)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    book.close()
    start = next(at for at, row in enumerate(rows) if HEADER in row)
    header = rows[start]
    place = {name: header.index(name) for name in header if name}
    found = {}
    for row in rows[start + 1 :]:
        if len(row) < len(header) or not row[place[HEADER]]:
            break
        key = row[place[HEADER]]
        numbers = (
            row[place[name]]
            for name in ("Getal", "Minstens", "Hoogstens", "Aantal waarop het rust")
        )
        found[key] = Printed(key, str(row[place["Zoals vermeld"]]), *numbers)
    return found


def range_in_words(shown: str) -> tuple[int, int]:
    """Return the range that printed words leave to a number."""
    for shape, span in _SHAPES:
        found = shape.fullmatch(shown)
        if found:
            return span(*(int(one.replace(".", "")) for one in found.groups()))
    return 0, MANY


@dataclass(frozen=True)
class Sum:
    """What everybody knows of some numbers: low <= factors × numbers <= high."""

    terms: tuple[tuple[str, int], ...]
    low: int
    high: int
    name: str = ""


def relations(printed: Mapping[str, Printed], kind_of: Mapping[str, str]) -> Iterator[Sum]:
    """Yield how the printed numbers hang together.

    Parameters
    ----------
    kind_of
        The kind of each activity, as the calendar in the review gives it.
    """
    by = defaultdict(list)
    for one in printed.values():
        # Of what was not kept nothing is in a total either.
        if one.id in COUNTS and one.shown != NOT_KEPT:
            by[one.id, tuple(sorted(one.group))].append(one)
    visits, people = "attendances", "participants"
    if visits in printed:
        yield _adds_up(by[visits, ("soort",)], visits, "deelnames per soort")
    for kind in by[visits, ("soort",)]:
        own = [
            one
            for one in by[visits, ("activiteit",)]
            if kind_of.get(one.group["activiteit"]) == kind.group["soort"]
        ]
        if own:
            yield _adds_up(own, kind.key, f"deelnames van {kind.group['soort']} per activiteit")
        near = f"{people}{{soort={kind.group['soort']}}}"
        if near in printed:
            yield Sum(((kind.key, 1), (near, -1)), 0, MANY, "wie kwam, kwam minstens eens")
    if people in printed:
        for key in ("soort", "pijler", "organisatie", "sector"):
            yield from _parts_of_people(by[people, (key,)], people)
        often = by["returners.visits", ("score",)]
        if len(often) > 2:
            yield _adds_up(often, people, "mensen naar hoe vaak zij kwamen")
    for edition in by["diplomas.started", ("editie",)]:
        group = f"{{editie={edition.group['editie']}}}"
        parts = [printed.get(f"diplomas.{name}{group}") for name in ("count", "stopped")]
        if all(parts):
            yield _adds_up(parts, edition.key, "de leergang")


def _adds_up(parts: Iterable[Printed], whole: str, name: str) -> Sum:
    return Sum((*((one.key, 1) for one in parts), (whole, -1)), 0, 0, name)


def _parts_of_people(parts: list[Printed], whole: str) -> Iterator[Sum]:
    """Yield that nobody is more than all, and that all are not more than the sum of the parts."""
    for one in parts:
        yield Sum(((whole, 1), (one.key, -1)), 0, MANY)
    if parts and "soort" in parts[0].group:
        terms = (*((one.key, 1) for one in parts), (whole, -1))
        yield Sum(terms, 0, MANY, "mensen per soort")


def what_follows(
    printed: Mapping[str, Printed],
    kind_of: Mapping[str, str],
    known: Mapping[str, int] | None = None,
) -> dict[str, tuple[int, int]]:
    """Return the hidden numbers of which less is left than is printed, with what is left.

    Parameters
    ----------
    known
        What this reader knows besides: the own row.
    """
    sums = list(relations(printed, kind_of))
    names = sorted({name for one in sums for name, _ in one.terms})
    place = {name: at for at, name in enumerate(names)}
    spans = {name: range_in_words(printed[name].shown) for name in names}
    spans |= {name: (one, one) for name, one in (known or {}).items() if name in place}
    matrix = np.zeros((len(sums), len(names)))
    for at, one in enumerate(sums):
        for name, factor in one.terms:
            matrix[at, place[name]] += factor
    limits = LinearConstraint(matrix, [one.low for one in sums], [one.high for one in sums])
    ends = np.array([spans[name] for name in names], dtype=float)
    found = {}
    for name, (low, high) in spans.items():
        if low == high:
            continue
        left = tuple(_extreme(limits, ends, place[name], sign) for sign in (1, -1))
        if (high < MANY and left != (low, high)) or (
            high >= MANY and left[0] == left[1] and 0 < left[0] < THRESHOLD
        ):
            found[name] = left
    return found


def _extreme(limits, ends, at: int, sign: int) -> int:
    goal = np.zeros(len(ends))
    goal[at] = sign
    solved = milp(goal, constraints=limits, bounds=Bounds(*ends.T), integrality=np.ones(len(ends)))
    assert solved.success, "what is printed contradicts itself"
    return round(solved.x[at])


def what_follows_of_one_partner_each(
    printed: Mapping[str, Printed], sector_of: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """Return what is left of partners for who reckons that nobody is of two of them.

    Then the partners of a sector add up to it. A sector in which that cannot be tells nothing.
    """
    found = {}
    for key, whole in printed.items():
        if not key.startswith("participants{sector="):
            continue
        names = [name for name, sector in sector_of.items() if sector == whole.group["sector"]]
        spans = {
            one: range_in_words(printed[one].shown)
            for name in names
            if (one := f"participants{{organisatie={name}}}") in printed
        }
        least, most = range_in_words(whole.shown)
        lowest, highest = (sum(span[at] for span in spans.values()) for at in (0, 1))
        if len(spans) < len(names) or lowest > most or highest < least:
            continue
        for one, (low, high) in spans.items():
            left = max(low, least - (highest - high)), min(high, most - (lowest - low))
            if left != (low, high):
                found[one] = left
    return found


def lone_hidden(printed: Mapping[str, Printed], kind_of: Mapping[str, str]) -> list[str]:
    """Return the sums of which one number alone is hidden."""
    found = []
    for one in relations(printed, kind_of):
        hidden = [
            name for name, _ in one.terms if len(set(range_in_words(printed[name].shown))) > 1
        ]
        if one.low == one.high == 0 and len(hidden) == 1:
            found.append(one.name)
    return found
