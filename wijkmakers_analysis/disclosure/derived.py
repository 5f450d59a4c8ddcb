"""Ask about numbers that are printed nowhere and follow by taking one from another.

Of 29 visits by 27 people to two workshops, two people came to both. Of 31 people of the course and
46 of workshops who are 75 of learning, two did both. Of 213 people who began in a
year, 211 are those whose first twelve months ended in this period: the other two are a group too.
Of 21 young people up to now and 20 up to last year, one is new. That there is nobody may be told,
like any 0.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.cells import (
    DENOMINATOR,
    MANY,
    NOT_A_FEW,
    NUMERATOR,
    REST,
    VALUE,
    Cell,
    CellAddress,
)
from wijkmakers_analysis.disclosure.policy import FIRST_STEP, PATH
from wijkmakers_analysis.disclosure.relations import Relation
from wijkmakers_analysis.indicators.fact import Finding

# (id, keys of the group) of numbers that count everybody since the first list.
UP_TO_NOW = frozenset({("young_talent_path", ("stap",)), ("returners", ("cohort",))})

# The key of the number of people of the network.
EVERYBODY = "participants"
DIPLOMAS = "diplomas.count"


@dataclass(frozen=True)
class Difference:
    """A number that follows from others: those it is taken from, less the one that is taken.

    Parameters
    ----------
    of
        Addresses of the numbers that are added up.
    taken
        Address of the number that is taken from them.
    """

    of: tuple[CellAddress, ...]
    taken: CellAddress

    @property
    def part(self) -> str:
        """The name of what is left, among the parts of the first number's fact."""
        return f"{self.of[0][2]} minder {self.taken[0]} van {self.taken[1]}"


def with_differences(
    cells: Sequence[Cell], findings: Iterable[Finding]
) -> tuple[list[Cell], list[Relation]]:
    """Return cells with a cell for each difference behind them, and how each follows."""
    every, found = list(cells), []
    # Of a figure that was published before in this period, the number of now is asked about.
    place = {cell.address: at for at, cell in reversed(list(enumerate(cells)))}
    asked = (
        *differences_in(tuple(findings)),
        *_since_earlier_years(cells),
        *_of_the_young(cells),
        *_not_new_then(cells),
    )
    for one in asked:
        if not all(address in place for address in (*one.of, one.taken)):
            continue
        of, taken = [place[address] for address in one.of], place[one.taken]
        if one.taken[0] == EVERYBODY and all(cells[at].low != cells[at].high for at in of):
            # What is left to step back is the total of the network, which does so for nothing.
            continue
        left = sum(_true(cells[at]) for at in of) - _true(cells[taken])
        if left >= 0:
            terms = (*((at, 1) for at in of), (taken, -1), (len(every), -1))
            found.append(Relation(terms))
            # A number of an earlier pack is nobody's to make coarser.
            first = next(cells[at] for at in (*of, taken) if not cells[at].frozen)
            every.append(
                Cell(
                    first.fact,
                    one.part,
                    0,
                    MANY,
                    NOT_A_FEW,
                    truth=left,
                    about=first.about,
                    follows_from=tuple(cells[at].fact for at in (*of, taken)),
                )
            )
    return every, found


def _true(cell: Cell) -> int:
    return cell.low if cell.truth is None else cell.truth


def _since_earlier_years(cells: Sequence[Cell]) -> Iterator[Difference]:
    """Yield who came in since an earlier pack, of numbers that count everybody up to now."""
    now = {cell.address for cell in cells if not cell.frozen and _is_up_to_now(cell)}
    for then in cells:
        if then.frozen and then.low == then.high and _is_up_to_now(then):
            for address in sorted(now):
                key, period, part = address
                if (key, part) == (then.fact[0], then.part) and then.fact[1] < period:
                    yield Difference((address,), then.address)


def _of_the_young(cells: Sequence[Cell]) -> Iterator[Difference]:
    """Yield who of the young people up to now stayed away this year, came again, had no diploma.

    Those with a diploma are held against everybody with one, in this year and in earlier packs.
    """
    first, last = (f"{PATH}{{stap={step}}}" for step in (FIRST_STEP, "diploma"))
    now = {cell.fact[0]: cell for cell in cells if not cell.frozen and cell.part == VALUE}
    then = [cell for cell in cells if cell.frozen and cell.part == VALUE and cell.low == cell.high]
    young = next((cell for cell in cells if _is_share_of_young(cell)), None)
    everybody = now.get(first)
    if young is not None and everybody is not None:
        yield Difference((everybody.address,), young.address)
        for before in then:
            if before.fact[0] == first and before.fact[1] < everybody.fact[1]:
                yield Difference((young.address, before.address), everybody.address)
    finished, total = now.get(last), now.get(DIPLOMAS)
    # An announced number of diplomas does not step back: it is asked about until the step has.
    if finished is not None and total is not None and finished.low == finished.high:
        periods = {cell.fact[1]: cell for cell in then if cell.fact[0] == DIPLOMAS}
        earlier = (cell.address for day, cell in periods.items() if day < total.fact[1])
        yield Difference((total.address, *earlier), finished.address)


def _is_share_of_young(cell: Cell) -> bool:
    return not cell.frozen and (cell.fact[0], cell.part) == ("young_talent", NUMERATOR)


def _not_new_then(cells: Sequence[Cell]) -> Iterator[Difference]:
    """Yield who was not new in an earlier year: everybody then, less the group that began then.

    That pack may have hidden the group for the sake of those few; this one gives it once more. A
    group has the number of its year, which is that in which its period ends.
    """
    groups = {
        cell.fact[0]: cell
        for cell in cells
        if cell.indicator == "retention" and cell.part == DENOMINATOR and not cell.is_old
    }
    for then in cells:
        if then.frozen and then.fact[0] == EVERYBODY and then.low == then.high:
            number = then.fact[1].rpartition("/")[2][:4]
            now = groups.get(f"retention{{cohort={number},jaren=0}}")
            if now is not None and not now.frozen:
                yield Difference((then.address,), now.address)


def _is_up_to_now(cell: Cell) -> bool:
    return (cell.id, cell.about) in UP_TO_NOW and cell.part in (VALUE, NUMERATOR, DENOMINATOR)


def differences_in(findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield what a reader can take from one another."""
    yield from _repeats(findings)
    yield from _overlaps(findings)
    yield from _stayed_away(findings)
    yield from _began_before(findings)


def _repeats(findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield the visits of a kind of several activities that were not somebody's first."""
    activities = Counter(
        one.within.get("soort")
        for one in findings
        if one.id == "attendances" and set(one.group) == {"activiteit"}
    )
    visits = {
        one.group["soort"]: _at(one, VALUE)
        for one in findings
        if one.id == "attendances" and set(one.group) == {"soort"} and _is_counted(one)
    }
    for one in findings:
        if one.id == "participants" and set(one.group) == {"soort"} and _is_counted(one):
            kind = one.group["soort"]
            if kind in visits and activities[kind] > 1:
                yield Difference((visits[kind],), _at(one, VALUE))


def _overlaps(findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield, of a pillar and of all, the kinds that were not somebody's first; of a pillar visits.

    All visits less all people are totals of the network, which step back for nothing.
    """
    kinds = {
        name: {
            one.group["soort"]: one
            for one in findings
            if one.id == name and set(one.group) == {"soort"}
        }
        for name in ("participants", "attendances")
    }
    for whole in findings:
        if whole.id != "participants" or set(whole.group) - {"pijler"} or not _is_counted(whole):
            continue
        names = [
            kind
            for kind, one in kinds["participants"].items()
            if not whole.group or one.within.get("pijler", "") in ("", whole.group["pijler"])
        ]
        for name, of_kind in kinds.items():
            if name == "attendances" and not whole.group:
                continue
            own = [of_kind.get(kind) for kind in names]
            parts = [_at(one, VALUE) for one in own if one is not None and _is_counted(one)]
            if len(parts) == len(names) > 1:
                yield Difference(tuple(parts), _at(whole, VALUE))


def _stayed_away(findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield the rows of lists, less those of people who came."""
    rows = {
        one.group["veld"]: one
        for one in findings
        if one.id == "completeness" and set(one.group) == {"veld"} and one.denominator
    }
    if "aanwezig" in rows and "organisatie" in rows:
        listed, came = (_at(rows[name], DENOMINATOR) for name in ("aanwezig", "organisatie"))
        yield Difference((listed,), came)


def _began_before(findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield of all groups who ended their first twelve months those who did before this period."""
    shares = [one for one in findings if one.id == "returners" and one.numerator is not None]
    total = next((one for one in shares if not one.group), None)
    cohorts = [one for one in shares if set(one.group) == {"cohort"}]
    if total is not None and cohorts:
        for part in (DENOMINATOR, NUMERATOR, REST):
            yield Difference(tuple(_at(one, part) for one in cohorts), _at(total, part))


def _is_counted(one: Finding) -> bool:
    return one.status == "ok" and one.value is not None


def _at(one: Finding, part: str) -> CellAddress:
    return one.key, one.period, part
