"""Say how the numbers of one release follow from those of an earlier one."""

from collections.abc import Iterator, Sequence

from wijkmakers_analysis.disclosure.cells import VALUE, Cell
from wijkmakers_analysis.disclosure.relations import Lookup, Relation, equal

# (indicator, keys of the group) of numbers that later packs give again.
LASTING = (("diplomas", ("editie",)), ("retention", ("cohort", "jaren")))


def published_again(look: Lookup) -> Iterator[Relation]:
    """Yield that, where a year is published again, a part moved no more than its total did."""
    for at, then in enumerate(look.cells):
        now = look.place.get(then.address) if then.frozen and then.part == VALUE else None
        if now is None or not then.about:
            continue
        total = look.place.get((then.id, then.fact[1], VALUE))
        before = look.frozen.get((then.id, then.fact[1], VALUE))
        if None not in (total, before):
            moved = abs(look.cells[total].low - look.cells[before].low)
            yield Relation(((now, 1), (at, -1)), low=-moved, high=moved)


def given_again(cells: Sequence[Cell]) -> Iterator[Relation]:
    """Yield that a number of an edition or a cohort is the same in each year's pack."""
    now = {(cell.fact[0], cell.part): at for at, cell in enumerate(cells) if not cell.frozen}
    for at, cell in enumerate(cells):
        if cell.frozen and is_lasting(cell):
            yield from equal(at, now.get((cell.fact[0], cell.part)))


def is_lasting(cell: Cell) -> bool:
    """Return whether a number stays the same in later years: of an edition or a cohort."""
    return (cell.indicator, cell.about) in LASTING
