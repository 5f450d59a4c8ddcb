"""Change hidden values of a programme within their printed classes: one more here, one fewer there.

What a change may move is judged here, from the raw findings and the policy's words alone. Nothing
of the gate is asked: a gate that prints too much would else excuse itself.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unittest.mock import patch

import pandas as pd

from wijkmakers_analysis.indicators.catalogue import CATALOGUE, all_findings
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.yearpack import YearPack, making

from builders import attendance_in

THRESHOLD, ORGANISATIONS, STEP, FEW = 5, 3, 5, 10
MET = 2
BY_PARTNER = {"participants", "attendances"}
DAYS_A_MONTH = 365.25 / 12
# These have an index as their unit and are printed with decimals.
EFFECTS = {"self_assessed_growth.g", "self_assessed_growth.wilcoxon_p", "completeness"}
# What a change moves most often is looked at first.
TOUCHY = ("participants", "spread", "ties", "time_to_return", "cross_sector_meetings")
# Counts that say nothing of a person by themselves.
THINGS = {"active_partners", "ties", "ties.count", "ties.none"}


@dataclass(frozen=True)
class Changed:
    """A programme in which hidden values moved, with its findings and what was done to it."""

    programme: Programme
    findings: list[Finding]
    what: str
    rows: tuple[tuple[int, str], ...] = ()


def class_of(count: float) -> object:
    """Return the class in which the policy prints a count of people of one organisation."""
    if count == 0:
        return 0
    return "few" if count < THRESHOLD else int(STEP * ((count + STEP / 2) // STEP))


def told(finding: Finding) -> object:
    """Return all that a reader may learn from a finding by the policy, whatever the gate prints.

    What is not a count is compared as strictly as can be: the change is refused sooner than not.
    """
    group = finding.group
    if "bijdrage" in group and "organisatie" in group:
        return finding.status, finding.value
    if finding.people is None or finding.id in THINGS:
        return _all_numbers(finding)
    if "organisatie" in group:
        return class_of(finding.value or 0) if finding.id in BY_PARTNER else None
    is_partner_level = (finding.organisations or 0) < ORGANISATIONS
    if is_partner_level and ("sector" in group or "sector_met" in group):
        return "withheld"
    if finding.unit == "aantal" and finding.numerator is None and finding.value is not None:
        return _told_of_count(finding, is_partner_level)
    if finding.id == "cross_sector_meetings.ei":
        return None  # follows from two numbers that are printed
    if _is_no_sum(finding):
        is_withheld = finding.people < FEW or is_partner_level
        return "withheld" if is_withheld else _told_coarsely(finding)
    return _all_numbers(finding), is_partner_level


def _told_of_count(finding: Finding, is_partner_level: bool) -> object:
    count, persons = finding.value, finding.people
    n = finding.n if finding.n is None or finding.n >= THRESHOLD else "few"
    rest = finding.status, finding.low, finding.high, finding.coverage
    if count == 0:
        return 0
    if count < THRESHOLD:
        return "few"
    if persons < THRESHOLD:
        return "of few"
    if is_partner_level:
        return class_of(count)
    return count, n, rest


def _is_no_sum(finding: Finding) -> bool:
    if finding.value is None or finding.id in EFFECTS:
        return False
    is_share_of_none = finding.unit == "aandeel" and finding.denominator is None
    return finding.unit in ("index", "dagen") or is_share_of_none


def _told_coarsely(finding: Finding) -> tuple:
    """Return a figure that is no sum in whole percents, whole organisations or whole months."""
    unit = 1.0 if finding.id == "spread" else DAYS_A_MONTH if finding.unit == "dagen" else 0.01
    numbers = (finding.value, finding.low, finding.high)
    coarse = (None if one is None else int(one / unit + 0.5 + 1e-9) for one in numbers)
    n = None if finding.id == "time_to_return.survival" else finding.n
    return (finding.status, n, *coarse)


def _all_numbers(finding: Finding) -> tuple:
    numbers = (finding.value, finding.low, finding.high, finding.n)
    shares = (finding.numerator, finding.denominator, finding.coverage)
    return (finding.status, finding.people, *numbers, *shares)


def all_told(programme: Programme, findings: list[Finding], year: int) -> dict:
    """Return what a reader may learn of a year: of each finding, and which ties have a name."""
    found = {(one.key, one.period): told(one) for one in findings if not one.is_office_only}
    size = {
        one.group["organisatie"]: one.value or 0
        for one in findings
        if one.id == "participants" and set(one.group) == {"organisatie"}
    }
    ties = list_ties(programme, programme.settings.year(year), MET)
    pairs = zip(ties["organisation"], ties["organisation_met"], strict=True)
    found["ties by name"] = {
        pair for pair in pairs if all(size.get(one, 0) >= THRESHOLD for one in pair)
    }
    return found


def hidden_of(findings: list[Finding]) -> dict:
    """Return the raw numbers of the findings: a change must move some of them."""
    return {(one.key, one.period): (one.value, one.people, one.n) for one in findings}


def search(
    programme: Programme, year: int, seed: int, *, rows: frozenset[int] | None = None
) -> Iterator[Changed | None]:
    """Yield a change that moves hidden numbers and nothing printed, or None where one was refused.

    Parameters
    ----------
    rows
        Labels of attendance that may be changed; None is any.
    """
    draw = random.Random(seed)
    base = all_findings(programme, programme.settings.year(year))
    wanted, raw = all_told(programme, base, year), hidden_of(base)
    for tried in _proposals(programme, year, draw, rows):
        findings = _findings_if_same(tried.programme, year, wanted)
        same = bool(findings) and all_told(tried.programme, findings, year) == wanted
        moved = hidden_of(findings) != raw
        yield replace(tried, findings=findings) if same and moved else None


def _findings_if_same(programme: Programme, year: int, wanted: dict) -> list[Finding]:
    """Return all findings, or nothing where the first few already tell something else."""
    found = {}
    order = sorted(CATALOGUE, key=lambda one: one.id not in TOUCHY)
    for indicator in order:
        found[indicator.id] = indicator.compute(programme, programme.settings.year(year))
        if any(_is_moved(one, wanted) for one in found[indicator.id]):
            return []
    return [one for indicator in CATALOGUE for one in found[indicator.id]]


def _is_moved(finding: Finding, wanted: dict) -> bool:
    key = finding.key, finding.period
    return not finding.is_office_only and told(finding) != wanted.get(key, "not there")


def _proposals(programme, year, draw, rows) -> Iterator[Changed]:
    """Yield changed programmes, of three kinds in turn; all stay within one sector.

    A visit becomes that of a person of another partner who came once less; two people of two
    partners change places at two activities; a person works for another partner.
    """
    facts = _Facts(programme, year, rows)
    kinds = [list(propose(facts)) for propose in (_hand_over, _change_places, _move)]
    for proposals in kinds:
        draw.shuffle(proposals)
    while any(kinds):
        for proposals in kinds:
            if proposals:
                yield _with_rows(programme, *proposals.pop())


class _Facts:
    """What is asked of people and visits over and over."""

    def __init__(self, programme: Programme, year: int, rows: frozenset[int] | None) -> None:
        came = attendance_in(programme, programme.settings.year(year))
        self.visits = [one for one in came.itertuples() if one.organisation and one.sector]
        self.number = Counter(came["person_id"])
        self.rows = rows
        self.seen, self.kinds, self.of, self.visits_of = {}, {}, {}, {}
        for one in self.visits:
            self.seen.setdefault(one.person_id, set()).add(one.activity_id)
            self.kinds.setdefault(one.person_id, Counter())[one.kind] += 1
            self.of[one.person_id] = one
            self.visits_of.setdefault(one.person_id, []).append(one)
        self.alike = _traits(programme)
        self.free = [one for one in self.visits if rows is None or one.Index in rows]
        jobs = Counter(programme.affiliations["person_id"])
        partners = {
            name: {visit.organisation for visit in visits}
            for name, visits in self.visits_of.items()
        }
        # In a sheet a person is of an organisation on a day: of these, of the same on each.
        self.steady = {name for name in partners if len(partners[name]) == 1 and jobs[name] < 2}

    def are_near(self, one, other) -> bool:
        """Return whether two visits are of two partners of one sector."""
        return one.sector == other.sector and one.organisation != other.organisation

    def may_take_over(self, name: str) -> bool:
        """Return whether a person can be written on a row of somebody else and count as before."""
        return self.rows is None or name in self.steady


def _hand_over(facts: _Facts) -> Iterator[tuple]:
    for one in facts.free:
        for name, other in facts.of.items():
            if (
                facts.are_near(one, other)
                and facts.number[name] == facts.number[one.person_id] - 1
                and one.activity_id not in facts.seen[name]
                and facts.kinds[name][one.kind]
                and facts.kinds[one.person_id][one.kind] > 1
                and facts.alike[name] == facts.alike[one.person_id]
                and facts.may_take_over(name)
            ):
                yield ([(one.Index, other)], "een bezoek van een ander")


def _change_places(facts: _Facts) -> Iterator[tuple]:
    for one in facts.free:
        for other in facts.free:
            if (
                one.person_id < other.person_id
                and facts.are_near(one, other)
                and one.kind == other.kind
                and one.activity_id not in facts.seen[other.person_id]
                and other.activity_id not in facts.seen[one.person_id]
                and facts.may_take_over(one.person_id)
                and facts.may_take_over(other.person_id)
            ):
                yield ([(one.Index, other), (other.Index, one)], "twee mensen ruilen")


def _move(facts: _Facts) -> Iterator[tuple]:
    if facts.rows is not None:
        return
    for name, one in facts.of.items():
        own = {visit.organisation for visit in facts.visits_of[name]}
        goals = {other.organisation: other for other in facts.of.values()}
        for goal, other in goals.items():
            if len(own) == 1 and facts.are_near(one, other) and goal not in own:
                as_other = one._replace(organisation=goal)
                places = [(visit.Index, as_other) for visit in facts.visits_of[name]]
                yield (places, "een mens bij een andere partner")


def _with_rows(programme: Programme, places: list[tuple], what: str) -> Changed:
    table = programme.attendance.copy()
    for at, other in places:
        for column in ("person_id", "organisation", "sector"):
            table.loc[at, column] = getattr(other, column)
    rows = tuple((at, other.person_id) for at, other in places)
    return Changed(replace(programme, attendance=table), [], what, rows)


def _traits(programme: Programme) -> dict:
    columns = ["age_band", "is_young_talent", "is_student", "role_since"]
    known = {
        row[0]: tuple(None if pd.isna(cell) else cell for cell in row[1:])
        for row in programme.participants[["person_id", *columns]].itertuples(index=False)
    }
    enrolled = programme.enrolments.groupby("person_id")["cohort"].agg(tuple).to_dict()
    people = set(programme.attendance["person_id"]) | set(known)
    return {one: (known.get(one), enrolled.get(one)) for one in people}


def pack_of(programme: Programme, findings: list[Finding], year: int) -> YearPack:
    """Return the pack of findings that are there already."""
    with patch.object(making, "all_findings", return_value=findings):
        return making.make_pack(programme, year)
