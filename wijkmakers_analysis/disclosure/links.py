"""Say how the numbers behind the facts follow from one another: sums, parts, equal numbers.

What does not hold of the numbers themselves (two definitions that differ in a detail) is left out
by whoever builds the system.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from wijkmakers_analysis.disclosure.cells import (
    DENOMINATOR,
    DRAWN,
    MANY,
    NUMERATOR,
    REST,
    VALUE,
    WHOLE,
    Cell,
    N,
)
from wijkmakers_analysis.disclosure.people import everybody_in, relations_of_people
from wijkmakers_analysis.disclosure.policy import DIRECTIONS
from wijkmakers_analysis.disclosure.relations import (
    Lookup,
    Relation,
    at_most,
    equal,
    grouped,
    total_of,
)
from wijkmakers_analysis.disclosure.releases import given_again, published_again
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.schemas.organisations import PEOPLE_BROUGHT


def relations_of(
    cells: Sequence[Cell], findings: Iterable[Finding], facts: Iterable[Fact]
) -> list[Relation]:
    """Return every relation between the cells of one year and those of earlier packs."""
    look = Lookup(cells, findings, facts)
    found = [
        *_shares(look),
        *_attendances(look),
        *relations_of_people(look),
        *_years_of_visitors(look),
        *_returners(look),
        *_course(look),
        *_surveys(look),
        *_young_talent(look),
        *_active_partners(look),
        *_contributions(look),
        *_drawn(look),
        *published_again(look),
        *given_again(cells),
    ]
    return [one for one in found if one.terms]


def _shares(look: Lookup) -> Iterator[Relation]:
    for (key, period, part), whole in look.place.items():
        if part == DENOMINATOR:
            numerator, rest = look.place[key, period, NUMERATOR], look.place[key, period, REST]
            yield total_of((numerator, rest), whole)
            fact = look.facts[key, period]
            if fact.value is not None and fact.numerator is None:
                yield from _rounds_to(fact.value, numerator, whole)
            elif fact.method == "klasse" and fact.denominator is None and fact.low is not None:
                yield _at_least_share(fact.low, numerator, whole)


def _rounds_to(share: float, numerator: int, whole: int) -> Iterator[Relation]:
    """Say that a share of two numbers prints as this one, in whole percents."""
    percents = round(share * 100)
    terms = ((whole, 2 * percents + 1), (numerator, -200))
    yield Relation(terms, low=0, high=MANY, is_told=True)
    yield _at_least_share(share, numerator, whole)


def _at_least_share(share: float, numerator: int, whole: int) -> Relation:
    terms = ((numerator, 200), (whole, 1 - 2 * round(share * 100)))
    return Relation(terms, low=0, high=MANY, is_told=True)


def _attendances(look: Lookup) -> Iterator[Relation]:
    kinds = [one for one in look.many("attendances", "soort") if look.at(one) is not None]
    activities = [one for one in look.many("attendances", "activiteit") if look.at(one) is not None]
    total = look.at(look.one("attendances"))
    if total is not None and kinds:
        yield total_of(look.counted(kinds), total)
    by_kind = grouped(activities, "soort")
    for kind in kinds:
        of_kind, whole = by_kind.get(kind.group["soort"], ()), look.at(kind)
        if of_kind and whole is not None:
            yield total_of(look.counted(of_kind), whole)
    if total is not None and activities:
        yield total_of(look.counted(activities), total)
    for activity in activities:
        mixed = look.one("event_mix.event", activiteit=activity.group["activiteit"])
        yield from at_most(look.at(mixed, N), look.at(activity))
        yield from equal(look.at(mixed, N), look.at(activity))
    yield from _attendances_by_partner(look, kinds)


def _attendances_by_partner(look: Lookup, kinds: Iterable[Finding]) -> Iterator[Relation]:
    """Whoever came of a partner is part of the kind; what is left came from elsewhere."""
    for kind in kinds:
        fixed = {"soort": kind.group["soort"]}
        parts, whole = look.places(look.many("attendances", "organisatie", **fixed)), look.at(kind)
        if parts and whole is not None:
            yield Relation(total_of(parts, whole).terms, low=-MANY, high=0)
            yield total_of(parts, whole)
    for own in look.many("attendances", "organisatie"):
        fixed = {"organisatie": own.group["organisatie"]}
        parts, whole = look.places(look.many("attendances", "soort", **fixed)), look.at(own)
        if parts and whole is not None:
            yield total_of(parts, whole)
            people = look.at(look.one("participants", **fixed))
            yield from at_most(people, whole)


def _years_of_visitors(look: Lookup) -> Iterator[Relation]:
    everybody = everybody_in(look)
    ages = look.one("completeness", veld="leeftijdsgroep")
    new = look.one("new_faces")
    yield from equal(everybody, look.at(ages, DENOMINATOR))
    yield from equal(everybody, look.at(new, DENOMINATOR))
    yield from equal(look.at(ages, NUMERATOR), look.at(look.one("young_talent"), DENOMINATOR))
    young = look.one("young_talent")
    known = look.at(young, DENOMINATOR)
    if young is not None and known is not None and everybody is not None:
        coverage = look.facts[young.key, young.period].coverage
        if coverage is not None:
            yield from _rounds_to(coverage, known, everybody)
    retained = look.many("retention", "cohort", "jaren")
    cohorts: dict[str, list[Finding]] = defaultdict(list)
    for one in retained:
        cohorts[one.group["cohort"]].append(one)
    returned, began = [], None
    for cells in cohorts.values():
        cells.sort(key=lambda one: int(one.group["jaren"]))
        for one in cells[1:]:
            yield from equal(look.at(cells[0], DENOMINATOR), look.at(one, DENOMINATOR))
        if len(cells) == 1 and cells[0].group["jaren"] == "0":
            began = look.at(cells[0], DENOMINATOR)
        elif cells[-1].denominator:
            returned.append(look.at(cells[-1], NUMERATOR))
    yield from equal(began, look.at(new, NUMERATOR))
    everybody = look.at(new, DENOMINATOR) if everybody is None else everybody
    before = [place for place in returned if place is not None]
    if cohorts and everybody is not None and len(before) == len(returned):
        # Whoever came and is of no earlier group is new, also where no group of this year is told.
        for first in (began, look.at(new, NUMERATOR)):
            if first is not None:
                yield total_of([*before, first], everybody)


def _returners(look: Lookup) -> Iterator[Relation]:
    share = look.one("returners")
    classes = look.many("returners.visits", "score")
    parts, whole = look.places(classes), look.at(share, DENOMINATOR)
    if not parts or whole is None:
        return
    yield total_of(parts, whole)
    for one, place in zip(classes, parts, strict=True):
        if one.group["score"] == "0":
            yield from equal(place, look.at(share, REST))


def _course(look: Lookup) -> Iterator[Relation]:
    closed = []
    for share in look.many("diplomas", "editie"):
        edition = {"editie": share.group["editie"]}
        count, started, stopped = (
            look.one(f"diplomas.{name}", **edition) for name in ("count", "started", "stopped")
        )
        yield from equal(look.at(share, NUMERATOR), look.at(count))
        yield from equal(look.at(share, DENOMINATOR), look.at(started))
        yield from at_most(look.at(stopped), look.at(share, REST))
        yield from equal(look.at(stopped), look.at(share, REST))
        if (place := look.at(count)) is not None:
            closed.append(place)
    total = look.at(look.one("diplomas.count"))
    if closed and total is not None:
        yield total_of(closed, total)


def _surveys(look: Lookup) -> Iterator[Relation]:
    ways = [look.by_id[id] for id in DIRECTIONS]
    for up in ways[0]:
        same = [next((o for o in way if o.group == up.group), None) for way in ways]
        parts = look.places(same)
        pairs = look.at(look.one("self_assessed_growth", **up.group), N)
        if parts and pairs is not None:
            yield total_of(parts, pairs)
    for way in DIRECTIONS:
        parts = look.places(look.many(way, "editie"))
        total = look.at(look.one(way))
        if parts and total is not None:
            yield total_of(parts, total)
    answered = look.one("used_at_work")
    response = look.one("used_at_work.response")
    later = look.one("completeness", veld="respons later")
    yield from equal(look.at(answered, DENOMINATOR), look.at(response, NUMERATOR))
    for part in (NUMERATOR, DENOMINATOR):
        yield from equal(look.at(response, part), look.at(later, part))
    scores = look.places(look.many("recommendation.score", "score"))
    top = look.at(look.one("recommendation.share_9_10"), DENOMINATOR)
    if scores and top is not None:
        yield total_of(scores, top)


def _young_talent(look: Lookup) -> Iterator[Relation]:
    steps = look.many("young_talent_path", "stap")
    for step in steps[1:]:
        # Beside each step stands the number of young people, which is that of the first step.
        yield from equal(look.at(steps[0]), look.at(step, N))
    last: Finding | None = None
    for step in steps:
        if look.facts[step.key, step.period].method == "klasse":
            # The class of a step ends at the last step before it that was no class.
            yield from equal(look.at(last), look.at(step, WHOLE))
        else:
            last = step
    for before, after in pairwise(steps):
        yield from at_most(look.at(after), look.at(before))


def _active_partners(look: Lookup) -> Iterator[Relation]:
    sectors = look.places(look.many("active_partners", "sector"))
    total = look.at(look.one("active_partners"))
    if sectors and total is not None:
        yield total_of(sectors, total)


def _contributions(look: Lookup) -> Iterator[Relation]:
    kinds = look.places(look.many("contributions", "bijdrage"))
    total = look.at(look.one("contributions"))
    if kinds and total is not None:
        yield total_of(kinds, total)
    brought = look.at(look.one("contributions", bijdrage=PEOPLE_BROUGHT))
    marks = look.places(look.many("contributions", "organisatie", bijdrage=PEOPLE_BROUGHT))
    if marks and brought is not None:
        yield total_of(marks, brought)


def _drawn(look: Lookup) -> Iterator[Relation]:
    for (key, period, part), place in look.place.items():
        if part == DRAWN:
            yield from equal(place, look.place[key, period, VALUE])
