"""Say how numbers of different people follow from one another, from kind to partner."""

from collections.abc import Iterator

from wijkmakers_analysis.disclosure.cells import DENOMINATOR, MANY, REST
from wijkmakers_analysis.disclosure.relations import (
    Lookup,
    Relation,
    at_most,
    covers,
    equal,
    grouped,
)


def relations_of_people(look: Lookup) -> Iterator[Relation]:
    """Yield that groups cover a whole, that a part is at most its whole, and who are everybody."""
    total = look.one("participants")
    everybody = everybody_in(look)
    for key in ("soort", "pijler"):
        yield from covers(look.counted(look.many("participants", key)), look.at(total))
    yield from _pillars(look)
    for kind in look.many("participants", "soort"):
        came = look.at(look.one("attendances", soort=kind.group["soort"]))
        yield from at_most(look.at(kind), came)
        activities = grouped(look.many("attendances", "activiteit"), "soort")
        for activity in activities.get(kind.group["soort"], ()):
            yield from at_most(look.at(activity), look.at(kind))
    yield from at_most(look.at(total), look.at(look.one("attendances")))
    partners = look.many("participants", "organisatie")
    by_sector = grouped(partners, "sector")
    sectors = look.many("participants", "sector")
    for sector in sectors:
        own = by_sector.get(sector.group["sector"], ())
        yield from covers(look.places(own) or (), look.at(sector))
    for one in (*sectors, *partners):
        yield from at_most(look.at(one), everybody)
    for partner in partners:
        fixed = {"organisatie": partner.group["organisatie"]}
        for cell in look.many("participants", "soort", **fixed):
            yield from at_most(look.at(cell), look.at(partner))
            yield from at_most(
                look.at(cell),
                look.at(look.one("attendances", soort=cell.group["soort"], **fixed)),
            )
    if total is not None and total.status == "ok":
        yield from equal(look.at(total), everybody)
    yield from _undecided(look, look.at(total), everybody)


def _pillars(look: Lookup) -> Iterator[Relation]:
    """Yield that kinds which lie in one pillar are part of it, and cover it where they are all."""
    kinds = look.many("participants", "soort")
    by_pillar = grouped(kinds, "pijler")
    for pillar in look.many("participants", "pijler"):
        own = by_pillar.get(pillar.group["pijler"], ())
        for kind in own:
            yield from at_most(look.at(kind), look.at(pillar))
        elsewhere = [one for one in kinds if "pijler" not in one.within]
        yield from covers(look.places([*own, *elsewhere]) or (), look.at(pillar))


def everybody_in(look: Lookup) -> int | None:
    """Return the place of the number of different people on the lists of the period."""
    for field in ("dubbelen", "leeftijdsgroep"):
        at = look.at(look.one("completeness", veld=field), DENOMINATOR)
        if at is not None:
            return at
    return None


def _undecided(look: Lookup, total: int | None, everybody: int | None) -> Iterator[Relation]:
    """Of the people in undecided pairs the lower bound leaves out at least one."""
    in_pairs = look.at(look.one("completeness", veld="dubbelen"), REST)
    if in_pairs is not None and total is not None and everybody is not None:
        yield Relation(((in_pairs, 1), (everybody, -1), (total, 1)), low=1, high=MANY)
