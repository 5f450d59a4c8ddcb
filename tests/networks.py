"""Invent networks of partners and people from a seed, and count what the indicators count of them.

Everything follows from who came where: so every relation between the numbers is a true one.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from wijkmakers_analysis.disclosure.bounds import solve
from wijkmakers_analysis.indicators.fact import Finding

from findings import PERIOD, finding

KINDS = ("bijeenkomst", "wijkwandeling", "werkplaats", "workshop")


@dataclass(frozen=True)
class Network:
    """Visits as rows of (activity, person), and where each person and activity belongs."""

    seed: int
    organisation_of: dict[int, str]
    sector_of: dict[str, str]
    kind_of: dict[str, str]
    visits: tuple[tuple[str, int], ...]
    before: frozenset[int]
    starters: tuple[int, ...]
    diplomas: frozenset[int]


def invent_network(seed: int, least: int = 5, most: int = 40) -> Network:
    """Return a network of 5 to 40 partners with 3 to 60 people each, some in several editions."""
    random = np.random.default_rng(seed)
    count = int(random.integers(least, most + 1))
    partners = [f"Partner {number:02d}" for number in range(count)]
    sectors = [f"sector {number}" for number in range(max(1, count // 4))]
    sector_of = {name: sectors[int(random.integers(len(sectors)))] for name in partners}
    organisation_of: dict[int, str] = {}
    for name in partners:
        size = int(np.clip(random.lognormal(2.2, 0.9), 3, 60))
        for _ in range(size):
            organisation_of[len(organisation_of)] = name
    for _ in range(int(random.integers(0, 2) * random.integers(1, 15))):
        organisation_of[len(organisation_of)] = ""
    kind_of = {
        f"A{kind}{number}": name
        for kind, name in enumerate(KINDS)
        for number in range(int(random.integers(1, 10)))
    }
    people = np.array(sorted(organisation_of))
    zeal = random.beta(0.8, 3.0, len(people))
    visits = []
    for activity in kind_of:
        reach = random.uniform(0.05, 0.6)
        came = people[random.random(len(people)) < zeal * reach]
        visits += [(activity, int(person)) for person in came]
    chosen = random.permutation(people)[: int(random.integers(6, 26))]
    starters = tuple(int(person) for person in chosen)
    quit_count = int(random.integers(0, 6))
    return Network(
        seed,
        organisation_of,
        sector_of,
        kind_of,
        tuple(visits),
        frozenset(int(person) for person in people[random.random(len(people)) < 0.4]),
        starters,
        frozenset(starters[quit_count:]),
    )


def count_network(network: Network) -> list[Finding]:
    """Return the findings of a network, as the indicators would give them."""
    people = {person for _, person in network.visits}
    found = [
        _people("participants", {}, people, network),
        _visits("attendances", {}, network.visits, network),
    ]
    by_kind = _by(network.visits, lambda visit: network.kind_of[visit[0]])
    for kind in KINDS:
        own = by_kind.get(kind, [])
        found.append(_people("participants", {"soort": kind}, {p for _, p in own}, network))
        found.append(_visits("attendances", {"soort": kind}, own, network))
    by_activity = _by(network.visits, lambda visit: visit[0])
    for activity, kind in network.kind_of.items():
        own = by_activity.get(activity, [])
        group, within = {"activiteit": activity}, {"soort": kind}
        found.append(_visits("attendances", group, own, network, within=within))
    found += _of_partners(network)
    found += _of_years(network, people)
    return found + _of_course(network)


def _of_partners(network: Network) -> list[Finding]:
    by_partner = _by(network.visits, lambda visit: network.organisation_of[visit[1]])
    found, active = [], Counter()
    for sector in sorted(set(network.sector_of.values())):
        names = [name for name, own in network.sector_of.items() if own == sector]
        came = {p for name in names for _, p in by_partner.get(name, [])}
        active[sector] = sum(bool(by_partner.get(name)) for name in names)
        found.append(_people("participants", {"sector": sector}, came, network))
        found.append(_active({"sector": sector}, active[sector], len(names)))
    found.append(_active({}, active.total(), len(network.sector_of)))
    for name, sector in network.sector_of.items():
        own, group = by_partner.get(name, []), {"organisatie": name}
        came, within = {person for _, person in own}, {"sector": sector}
        found.append(_people("participants", group, came, network, within=within))
        for kind in KINDS:
            chosen = [visit for visit in own if network.kind_of[visit[0]] == kind]
            found.append(_visits("attendances", {**group, "soort": kind}, chosen, network))
    return found


def _of_years(network: Network, people: set[int]) -> list[Finding]:
    new = people - network.before
    known = {person for person in people if (person * 7 + network.seed) % 11}
    often = Counter(person for _, person in network.visits)
    classes = {"0": (1, 1), "1": (2, 2), "2": (3, 3), "3-4": (4, 5), "5+": (6, 999)}
    back = {person for person in people if often[person] > 1}
    found = [
        _share("new_faces", {}, new, people, network),
        _share("completeness", {"veld": "leeftijdsgroep"}, known, people, network),
        _share("young_talent", {}, {p for p in known if p % 3 == 0}, known, network),
        _share("returners", {}, back, people, network),
    ]
    for score, (least, most) in classes.items():
        chosen = {person for person in people if least <= often[person] <= most}
        found.append(_people("returners.visits", {"score": score}, chosen, network))
    return found


def _of_course(network: Network) -> list[Finding]:
    starters, done = set(network.starters), set(network.diplomas)
    group = {"editie": "1"}
    return [
        _people("diplomas.count", {}, done, network),
        _share("diplomas", group, done, starters, network),
        _people("diplomas.count", group, done, network),
        _people("diplomas.started", group, starters, network),
        _people("diplomas.stopped", group, starters - done, network),
    ]


def _organisations(people: set[int], network: Network) -> int:
    return len({network.organisation_of[person] or person for person in people})


def _people(id: str, group: dict, people: set[int], network: Network, **more) -> Finding:
    behind = {"people": len(people), "organisations": _organisations(people, network)}
    return finding(id, group, value=len(people), **behind, **more)


def _visits(id: str, group: dict, visits, network: Network, **more) -> Finding:
    people = {person for _, person in visits}
    behind = {"people": len(people), "organisations": _organisations(people, network)}
    return finding(id, group, value=len(visits), **behind, **more)


def _share(id: str, group: dict, part: set[int], whole: set[int], network: Network) -> Finding:
    both = {"numerator": len(part), "denominator": len(whole), "n": len(whole)}
    if not whole:
        return finding(id, group, unit="aandeel", status="noemer_nul", people=0, organisations=0)
    behind = {"people": len(whole), "organisations": _organisations(whole, network)}
    value = len(part) / len(whole)
    return finding(id, group, unit="aandeel", value=value, **both, **behind)


def _active(group: dict, active: int, partners: int) -> Finding:
    both = {"numerator": active, "denominator": partners, "n": partners}
    return finding("active_partners", group, value=active, **both)


def _by(visits, key) -> dict[str, list]:
    grouped = defaultdict(list)
    for visit in visits:
        grouped[key(visit)].append(visit)
    return grouped


__all__ = ["KINDS", "PERIOD", "Network", "count_network", "invent_network"]


def range_of(part, at: int, known=None) -> tuple[int, int]:
    """Return the lowest and highest value that a cell can have, exactly, by whole numbers."""
    ranges = part.ranges | (known or {})
    low, high = (solve(ranges, part.relations, at, sign)[at] for sign in (1, -1))
    return low, high
