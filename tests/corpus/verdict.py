"""Judge what intake said of planted errors: found, missed, told elsewhere, or a false alarm."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from corpus.judging import person_of_pseudonym
from corpus.planting import ANY, Planted
from corpus.truth import Truth


@dataclass
class Verdict:
    """How the planted errors of one or many workspaces were told."""

    found: Counter = field(default_factory=Counter)
    missed: list[tuple[str, Planted]] = field(default_factory=list)
    false_alarms: list[tuple[str, object]] = field(default_factory=list)
    wrongly_read: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Verdict") -> None:
        """Take the verdict on another workspace in."""
        self.found += other.found
        self.missed += other.missed
        self.false_alarms += other.false_alarms
        self.wrongly_read += other.wrongly_read

    @property
    def planted_count(self) -> int:
        """How many errors were planted."""
        return self.found.total() + len(self.missed)

    def __str__(self) -> str:
        elsewhere = Counter(
            planted.kind for case, planted in self.missed if self._is_told(case, planted)
        )
        missed = Counter(planted.kind for _, planted in self.missed) - elsewhere
        kinds = sorted({*self.found, *missed, *elsewhere})
        lines = [f"{'kind':36}{'found':>6}{'missed':>7}{'wrong':>6}"]
        lines += [
            f"{kind:36}{self.found[kind]:6}{missed[kind]:7}{elsewhere[kind]:6}" for kind in kinds
        ]
        lines += [
            f"missed in {case}: {each.kind} at {each.file} › {each.sheet} › {each.cell}"
            for case, each in self.missed
        ]
        lines += [f"false alarm in {case}: {problem}" for case, problem in self.false_alarms]
        lines += [f"read wrong in {case}: {what}" for case, what in self.wrongly_read]
        return "\n".join(lines)

    def _is_told(self, case: str, planted: Planted) -> bool:
        """Tell whether a false alarm of the same file says what a missed error should have."""
        return any(
            name == case
            and problem.file == planted.file
            and planted.says in str(problem).casefold()
            for name, problem in self.false_alarms
        )


def judge(
    name: str,
    truth: Truth,
    planted: list[Planted],
    clean: tuple[object, Iterable],
    spoilt: tuple[object, Iterable],
) -> Verdict:
    """Judge one workspace.

    Parameters
    ----------
    name
        Of its layout.
    planted
        What was planted.
    clean, spoilt
        The reading and the problems of the workspace without and with the errors.
    """
    before = {_address(problem) for problem in clean[1]}
    problems = [problem for problem in spoilt[1] if _address(problem) not in before]
    verdict = Verdict()
    told = set()
    for each in planted:
        by = [problem for problem in problems if each.is_told_by(problem)]
        if by:
            verdict.found[each.kind] += 1
        else:
            verdict.missed.append((name, each))
        told |= set(by)
    own = {(each.file, each.sheet, each.cell) for each in planted}
    for problem in problems:
        at_own = (problem.file, problem.sheet, problem.cell) in own
        if problem not in told and not at_own and not any(p.explains(problem) for p in planted):
            verdict.false_alarms.append((name, problem))
    wrong = _wrongly_read(truth, planted, clean[0], spoilt[0])
    verdict.wrongly_read += [(name, what) for what in wrong]
    return verdict


def _address(problem) -> tuple:
    return problem.file, problem.sheet, problem.cell, problem.what


def _wrongly_read(truth: Truth, planted: list[Planted], clean, spoilt) -> list[str]:
    """Say which rows differ from those of the clean workspace though nothing was planted there."""
    touched: dict[tuple, set[str]] = defaultdict(set)
    for each in planted:
        for place, columns in each.touched.items():
            touched[place] |= columns
    people = person_of_pseudonym(truth, clean)
    changed = {number for each in planted for number in each.people}
    loose = {pseudonym for pseudonym, number in people.items() if number in changed}
    wrong = []
    for table in truth.tables:
        one, other = _by_address(clean.tables[table]), _by_address(spoilt.tables[table])
        for place in {*one, *other}:
            free = touched[(*place[:2], 0)] | touched[place[:3]]
            if ANY in free:
                continue
            if place not in one or place not in other:
                wrong.append(f"{table} {place} is {'new' if place in other else 'gone'}")
                continue
            names = [
                name for name in one[place]
                if not _is_free(name, one[place][name], free, loose)
                and _plain(one[place][name]) != _plain(other[place][name])
            ]  # fmt: skip
            if names:
                wrong.append(f"{table} {place}: {', '.join(names)}")
    return sorted(wrong)


def _is_free(name: str, value: object, free: set[str], loose: set[str]) -> bool:
    own = {name, name.removesuffix("_id"), name.removesuffix("_first"), name.removesuffix("_last")}
    return bool(own & free) or value in loose or name.removesuffix("_is_bound") in free


def _by_address(frame: pd.DataFrame) -> dict[tuple, dict]:
    """Return (file, sheet, row, cross) -> row."""
    return {
        (row["file"], row["sheet"], row["row"], row.get("cell_column")): row
        for row in frame.to_dict("records")
    }


def _plain(value: object) -> object:
    return None if value is pd.NaT or value is pd.NA or value != value else value
